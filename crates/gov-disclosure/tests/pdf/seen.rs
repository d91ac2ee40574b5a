//! What a reader of a page sees in a cell, and what not: marks of notes, struck, hidden and painted over text, form
//! fields, pictures.

use gov_disclosure::{Cell, Field, Report, Severity, State};
use gov_disclosure_testkit::write::pdf::draw::{Encoding, Page, of_objects};

use super::parsed;

/// A page with a table of one figure, the number of licensing decisions, whose cell is 320 to 460 wide and 140 to 165
/// high, measured from the top; `draw` fills it. `annotations` and `resources` are those of the page.
pub fn with_resources(draw: impl Fn(&mut Page), annotations: &str, resources: &str, objects: &[String]) -> Report {
    with_catalog("", draw, annotations, resources, objects)
}

/// The same, with further entries of the document's catalog.
fn with_catalog(catalog: &str, draw: impl Fn(&mut Page), annotations: &str, resources: &str, objects: &[String]) -> Report {
    let mut page = Page::new(Encoding::UniGbUtf16);
    page.text(40.0, 60.0, "青岫市林业局2023年政府信息公开工作年度报告");
    page.text(40.0, 80.0, "二、主动公开政府信息情况");
    for y in [90.0, 115.0, 140.0, 165.0] {
        page.line((40.0, y), (460.0, y));
    }
    for x in [40.0, 460.0] {
        page.line((x, 90.0), (x, 165.0));
    }
    page.line((320.0, 115.0), (320.0, 165.0));
    page.text(180.0, 106.0, "第二十条第（五）项");
    page.text(50.0, 131.0, "信息内容");
    page.text(330.0, 131.0, "本年处理决定数量");
    page.text(50.0, 156.0, "行政许可");
    draw(&mut page);
    let content = page.content();
    let mut all = vec![
        format!("<< /Type /Catalog /Pages 2 0 R {catalog} >>"),
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_owned(),
        format!(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F 5 0 R >> {resources} >> /Contents 4 0 R /Annots [{annotations}] >>"
        ),
        format!("<< /Length {} >>\nstream\n{content}\nendstream", content.len()),
        "<< /Type /Font /Subtype /Type0 /BaseFont /SimSun /Encoding /UniGB-UTF16-H /DescendantFonts [6 0 R] >>".to_owned(),
        "<< /Type /Font /Subtype /CIDFontType0 /BaseFont /SimSun /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 4 >> \
         /DW 1000 /W [1 95 500 814 939 500] >>"
            .to_owned(),
    ];
    all.extend_from_slice(objects);
    parsed(&of_objects(&all))
}

pub fn with(draw: impl Fn(&mut Page)) -> Report {
    with_resources(draw, "", "", &[])
}

fn field() -> Field {
    Field::from_id("disclosure.licensing.decisions").unwrap()
}

pub fn cell(report: &Report) -> &Cell {
    report.cell(field()).unwrap()
}

/// Whether a warning of a rule names the cell.
pub fn says(report: &Report, rule: &str) -> bool {
    report.diagnostics.iter().any(|d| d.rule == rule && d.severity > Severity::Info && d.fields.contains(&field()))
}

#[track_caller]
pub fn reads(report: &Report, value: u64, rule: Option<&str>) {
    assert_eq!(cell(report).value.and_then(|value| value.as_count()).map(|count| count as u64), Some(value), "{:?}", cell(report));
    for known in ["R023", "R024", "R025"] {
        assert_eq!(says(report, known), rule == Some(known), "{known}: {:?}", report.diagnostics);
    }
}

/// Text of any size; digits are half as wide as high.
pub fn small(page: &mut Page, x: f64, y: f64, size: f64, text: &str) {
    let hex: String = text.encode_utf16().map(|unit| format!("{unit:04X}")).collect();
    page.raw(&format!("BT /F {size} Tf {x} {} Td <{hex}> Tj ET", 842.0 - y));
}

/// A rectangle, from the top.
pub fn filled(page: &mut Page, colour: &str, [left, top, right, bottom]: [f64; 4]) {
    page.raw(&format!("q {colour} {left} {} {} {} re f Q", 842.0 - bottom, right - left, bottom - top));
}

#[test]
fn a_small_raised_digit_is_a_mark() {
    let report = with(|page| {
        page.text(380.0, 156.0, "477");
        small(page, 395.0, 152.0, 6.0, "1");
    });
    reads(&report, 477, None);
    assert_eq!(cell(&report).raw.as_deref(), Some("477¹"));
}

#[test]
fn marks_are_seen_however_they_are_raised() {
    // By the rise of the text, with brackets.
    reads(&with(|page| page.raw("BT /F 10 Tf 380 686 Td <003400370037> Tj /F 6.5 Tf 3.3 Ts <005B0031005D> Tj ET")), 477, None);
    // Lowered.
    reads(
        &with(|page| {
            page.text(380.0, 156.0, "477");
            small(page, 395.0, 158.0, 6.0, "2");
        }),
        477,
        None,
    );
    // In front of the number.
    reads(
        &with(|page| {
            page.text(380.0, 156.0, "477");
            small(page, 376.5, 152.0, 6.0, "*1");
        }),
        477,
        None,
    );
    // By a matrix.
    reads(&with(|page| page.raw("BT /F 10 Tf 380 686 Td <003400370037> Tj /F 1 Tf 6 0 0 6 395 690 Tm <0033> Tj ET")), 477, None);
    // Smaller digits on the same line are digits.
    reads(
        &with(|page| {
            page.text(380.0, 156.0, "47");
            small(page, 390.0, 156.0, 7.0, "7");
        }),
        477,
        None,
    );
}

/// As LibreOffice and reportlab write them: a little below the line, or as large as the number.
#[test]
fn marks_of_other_programs_are_marks() {
    let lowered = with(|page| {
        page.text(380.0, 156.0, "477");
        small(page, 395.0, 157.0, 5.8, "2");
    });
    reads(&lowered, 477, None);
    let lifted = with(|page| {
        page.text(380.0, 156.0, "47");
        small(page, 390.0, 152.2, 10.0, "2");
    });
    reads(&lifted, 47, None);
    // A digit that is a hair higher than its neighbours is one of them.
    let uneven = with(|page| {
        page.text(380.0, 156.0, "47");
        small(page, 390.0, 155.2, 10.0, "7");
    });
    reads(&uneven, 477, None);
}

#[test]
fn a_line_across_digits_strikes_them_out() {
    let report = with(|page| {
        page.text(360.0, 156.0, "8");
        page.line((359.0, 152.4), (366.0, 152.4));
        page.text(380.0, 156.0, "477");
    });
    reads(&report, 477, Some("R023"));
}

#[test]
fn strikes_are_seen_however_they_are_drawn() {
    // A thin filled rectangle, right before the number.
    let thin = with(|page| {
        page.text(375.0, 156.0, "8477");
        filled(page, "0 g", [375.0, 152.0, 380.0, 152.7]);
    });
    reads(&thin, 477, Some("R023"));
    // Two lines.
    let double = with(|page| {
        page.text(350.0, 156.0, "998");
        page.line((349.5, 151.5), (365.5, 151.5));
        page.line((349.5, 153.0), (365.5, 153.0));
        page.text(380.0, 156.0, "477");
    });
    reads(&double, 477, Some("R023"));
    // An annotation that strikes out.
    let marked = with_resources(
        |page| {
            page.text(350.0, 156.0, "998");
            page.text(380.0, 156.0, "477");
        },
        "<< /Subtype /StrikeOut /Rect [350 685 365 695] /QuadPoints [350 695 365 695 350 685 365 685] >>",
        "",
        &[],
    );
    reads(&marked, 477, Some("R023"));
    // All that there is.
    let all = with(|page| {
        page.text(380.0, 156.0, "477");
        page.line((379.0, 152.4), (396.0, 152.4));
    });
    assert_eq!(cell(&all).state, State::Lost);
    assert!(says(&all, "R023"));
    // A line below is none.
    let below = with(|page| {
        page.text(380.0, 156.0, "477");
        page.line((379.0, 157.5), (396.0, 157.5));
    });
    reads(&below, 477, None);
}

#[test]
fn text_that_is_painted_over_is_not_there() {
    let report = with(|page| {
        page.text(380.0, 156.0, "998");
        filled(page, "1 g", [379.0, 146.0, 397.0, 158.0]);
        page.text(380.0, 156.0, "477");
    });
    reads(&report, 477, Some("R024"));
}

#[test]
fn what_hides_is_opaque_and_later() {
    // In colour, by a path of lines, within a clip that is larger.
    let path = with(|page| {
        page.text(382.0, 156.0, "998");
        page.raw("q 320 652 140 50 re W n 0.9 1 1 rg 379 684 m 400 684 l 400 698 l 379 698 l h f Q");
        page.text(380.0, 156.0, "477");
    });
    reads(&path, 477, Some("R024"));
    // An annotation that is filled.
    let square = "<< /Subtype /Form /BBox [0 0 20 14] /Length 22 >>\nstream\n1 1 1 rg 0 0 20 14 re f\nendstream".to_owned();
    let annotated = with_resources(
        |page| {
            page.text(350.0, 156.0, "998");
            page.text(380.0, 156.0, "477");
        },
        "<< /Subtype /Square /Rect [348 684 368 698] /AP << /N 7 0 R >> >>",
        "",
        &[square],
    );
    reads(&annotated, 477, Some("R024"));
    // Rectangles that are closed once more, as viewers draw those that are filled and have a frame.
    for square in [
        "1 w 1 1 1 RG 1 1 1 rg 379 684 21 14 re b",
        "1 g 379 684 21 14 re h f",
        "1 g 1 G 379 684 21 14 re h B",
        "1 1 1 rg 379 684 21 14 re b*",
    ] {
        let drawing = format!("<< /Subtype /Form /BBox [378 683 401 699] /Length {} >>\nstream\n{square}\nendstream", square.len());
        let covered = with_resources(
            |page| page.text(380.0, 156.0, "477"),
            "<< /Subtype /Square /Rect [378 683 401 699] /IC [1 1 1] /AP << /N 7 0 R >> >>",
            "",
            &[drawing],
        );
        assert!(cell(&covered).value.is_none() && says(&covered, "R024"), "{square}: {:?}", cell(&covered));
    }
    // One that is only drawn around it.
    let framed = with(|page| {
        page.text(380.0, 156.0, "477");
        page.raw("q 1 0 0 RG 376 682 30 18 re s Q");
    });
    reads(&framed, 477, None);
    // The ground of a cell comes before its text.
    let ground = with(|page| {
        filled(page, "0.8 g", [320.0, 140.0, 460.0, 165.0]);
        page.text(380.0, 156.0, "477");
    });
    reads(&ground, 477, None);
    // A highlight that lets text through, and a frame of two rectangles.
    let through = with_resources(
        |page| {
            page.text(380.0, 156.0, "477");
            page.raw("q /G gs 1 1 0 rg 378 684 20 14 re f Q q 0 g 330 680 100 20 re 331 681 98 18 re f* Q");
        },
        "",
        "/ExtGState << /G << /BM /Multiply >> >>",
        &[],
    );
    reads(&through, 477, None);
}

#[test]
fn text_of_no_colour_and_no_ink_is_not_there() {
    let hidden = |operators: &str| {
        with_resources(
            |page| {
                page.text(380.0, 156.0, "477");
                page.raw(operators);
            },
            "",
            "/ExtGState << /G << /ca 0 >> >>",
            &[],
        )
    };
    let digit = "BT /F 10 Tf 395 686 Td <0039> Tj ET";
    for before in [
        "3 Tr",
        "7 Tr",
        "1 g",
        "1 1 1 rg",
        "0 0 0 0 k",
        "/DeviceRGB cs 1 1 1 sc",
        "/G gs",
        "300 600 90 100 re W n",
        "q 0 0 10 10 re W n Q 330 681 20 20 re W* n",
    ] {
        reads(&hidden(&format!("q {before} {digit} Q")), 477, Some("R024"));
    }
    // Without height or without width.
    reads(&hidden("BT /F 10 Tf 1 Tz 396 686 Td <0039> Tj ET"), 477, Some("R024"));
    for size in ["0.2", "1"] {
        reads(&hidden(&format!("BT /F {size} Tf 396 686 Td <0039> Tj ET")), 477, Some("R024"));
    }
    // In the colour of the ground that it is on, and beside that.
    let ground = "q 1 0.75 0 rg 330 680 40 20 re f BT /F 10 Tf 340 686 Td <0039> Tj ET Q";
    reads(&hidden(ground), 477, Some("R024"));
    let beside = with(|page| page.raw("q 0.1 0.2 0.4 rg 330 680 20 20 re f BT /F 10 Tf 380 686 Td <003400370037> Tj ET Q"));
    reads(&beside, 477, None);
}

/// A round patch over digits, a mask, digits on each other and digits upside down.
#[test]
fn text_that_is_perhaps_not_seen_is_said() {
    let round = "q 1 g 385 690 m 385 693 387.5 695.5 390.5 695.5 c 393.5 695.5 396 693 396 690 c \
                 396 687 393.5 684.5 390.5 684.5 c 387.5 684.5 385 687 385 690 c f Q";
    reads(
        &with(|page| {
            page.text(380.0, 156.0, "4771");
            page.raw(round);
        }),
        4771,
        Some("R025"),
    );
    let before = with(|page| {
        page.raw(round);
        page.text(380.0, 156.0, "477");
    });
    reads(&before, 477, None);
    let masked = with_resources(
        |page| page.raw("q /G gs BT /F 10 Tf 380 686 Td <003400370037> Tj ET Q"),
        "",
        "/ExtGState << /G << /SMask << /S /Luminosity /G 7 0 R >> >> >>",
        &["<< /Subtype /Form /BBox [0 0 595 842] /Length 0 >>\nstream\n\nendstream".to_owned()],
    );
    reads(&masked, 477, Some("R025"));
    let turned = with(|page| page.raw("q BT /F 10 Tf -1 0 0 -1 396 692 Tm <003400370037> Tj ET Q"));
    assert!(says(&turned, "R025"));
    let over = with(|page| {
        page.text(380.0, 156.0, "477");
        page.text(380.0, 156.0, "629");
    });
    assert!(says(&over, "R025"));
    let bold = with(|page| {
        page.text(380.0, 156.0, "477");
        page.text(380.3, 156.0, "477");
    });
    reads(&bold, 477, None);
}

/// A table that is wider than the page.
#[test]
fn a_number_that_goes_on_beyond_the_page_is_said() {
    let cropped =
        |right: u32, x: f64, text: &str| with_resources(|page| page.text(x, 156.0, text), &format!("] /CropBox [0 0 {right} 842"), "", &[]);
    reads(&cropped(456, 445.0, "477"), 47, Some("R025"));
    reads(&cropped(451, 445.0, "477"), 4, Some("R025"));
    reads(&cropped(456, 440.0, "477"), 477, None);
    reads(&cropped(456, 440.0, "477　附注"), 477, None);
    reads(&with(|page| page.text(445.0, 156.0, "477")), 477, None);
}

#[test]
fn text_of_a_layer_that_is_off_is_not_there() {
    let digit = "BT /F 10 Tf 395 686 Td <0039> Tj ET";
    let group = || "<< /Type /OCG /Name (a) >>".to_owned();
    let read = |state: &str, properties: &str, content: &str, objects: &[String]| {
        let catalog = format!("/OCProperties << /OCGs [7 0 R 8 0 R] /D << {state} >> >>");
        let draw = |page: &mut Page| {
            page.text(380.0, 156.0, "477");
            page.raw(content);
        };
        with_catalog(&catalog, draw, "", &format!("/Properties << {properties} >> /XObject << /x 9 0 R >>"), objects)
    };
    let marked = format!("/OC /oc BDC /Span BMC EMC {digit} 1 g 378 684 m 400 690 l S EMC");
    let groups = [group(), group()];
    for (state, properties) in [
        ("/OFF [7 0 R]", "/oc 7 0 R"),
        ("/BaseState /OFF /ON [8 0 R]", "/oc 7 0 R"),
        ("/OFF [7 0 R]", "/oc << /Type /OCMD /OCGs 7 0 R >>"),
        ("/OFF [7 0 R]", "/oc << /Type /OCMD /OCGs [7 0 R 8 0 R] /P /AllOn >>"),
        ("/OFF [7 0 R 8 0 R]", "/oc << /Type /OCMD /OCGs [7 0 R 8 0 R] >>"),
    ] {
        reads(&read(state, properties, &marked, &groups), 477, Some("R024"));
    }
    let shown = format!("/OC /oc BDC {digit} EMC");
    for (state, properties) in [
        ("/OFF [8 0 R]", "/oc 7 0 R"),
        ("/BaseState /OFF /ON [7 0 R]", "/oc 7 0 R"),
        ("/OFF [7 0 R]", "/oc << /Type /OCMD /OCGs [7 0 R 8 0 R] >>"),
    ] {
        reads(&read(state, properties, &shown, &groups), 4779, None);
    }
    // A form that is of a layer as a whole, and what comes after it.
    let content = "BT /F 10 Tf 395 686 Td <0039> Tj ET";
    let form = format!(
        "<< /Subtype /Form /OC 7 0 R /BBox [0 0 595 842] /Resources << /Font << /F 5 0 R >> >> /Length {} >>\nstream\n{content}\nendstream",
        content.len()
    );
    reads(&read("/OFF [7 0 R]", "", "/x Do", &[group(), group(), form.clone()]), 477, Some("R024"));
    reads(&read("/OFF [8 0 R]", "", "/x Do", &[group(), group(), form]), 4779, None);
}

#[test]
fn layers_may_depend_on_conditions() {
    let digit = "/OC /oc BDC BT /F 10 Tf 395 686 Td <0039> Tj ET EMC";
    let read = |state: &str, condition: &str| {
        let catalog = format!("/OCProperties << /OCGs [7 0 R 8 0 R] /D << {state} >> >>");
        let draw = |page: &mut Page| {
            page.text(380.0, 156.0, "477");
            page.raw(digit);
        };
        let properties = format!("/Properties << /oc << /Type /OCMD {condition} >> >>");
        let group = || "<< /Type /OCG /Name (a) >>".to_owned();
        with_catalog(&catalog, draw, "", &properties, &[group(), group()])
    };
    for (state, condition) in [
        ("", "/VE [/Not 7 0 R]"),
        ("/OFF [7 0 R]", "/VE [/And 7 0 R 8 0 R]"),
        ("/OFF [7 0 R]", "/VE [/Or 7 0 R [/Not 8 0 R]]"),
        ("/OFF [7 0 R]", "/VE [/Or 7 0 R] /OCGs [8 0 R]"),
        ("", "/OCGs [7 0 R 8 0 R] /P /AllOff"),
    ] {
        reads(&read(state, condition), 477, Some("R024"));
    }
    for (state, condition) in
        [("", "/VE [/And 7 0 R 8 0 R]"), ("/OFF [7 0 R]", "/VE [/Not 7 0 R]"), ("/OFF [7 0 R]", "/VE [/Or 7 0 R 8 0 R]")]
    {
        reads(&read(state, condition), 4779, None);
    }
}

/// Over the label and the number, and on; the lines of a table are between its rows.
#[test]
fn a_line_through_a_row_strikes_it_out_perhaps() {
    let struck = |from: f64, to: f64, y: f64| {
        with(|page| {
            page.text(380.0, 156.0, "477");
            page.line((from, y), (to, y));
        })
    };
    for (from, to) in [(48.0, 452.0), (330.0, 398.0), (378.0, 455.0)] {
        assert!(says(&struck(from, to, 152.5), "R025") || says(&struck(from, to, 152.5), "R023"), "{from} {to}");
    }
    reads(&struck(48.0, 452.0, 158.5), 477, None);
    reads(&struck(48.0, 370.0, 152.5), 477, None);
}

#[test]
fn letters_in_the_colour_of_a_path_that_is_closed_twice_are_not_seen() {
    let shaded = |path: &str| {
        with(|page| {
            page.raw(&format!("0.85 g 378 684 m 420 684 l 420 696 l 378 696 l 378 684 l h {path}"));
            page.raw("0.85 g BT /F 10 Tf 380 686 Td <0038> Tj 0 g <003400370037> Tj ET");
        })
    };
    for path in ["f*", "f", "h f"] {
        reads(&shaded(path), 477, Some("R024"));
    }
}

#[test]
fn notes_that_viewers_draw_themselves_are_said() {
    for annotation in [
        "<< /Subtype /Line /Rect [378 684 398 696] /L [379 690 397 690] /C [1 0 0] >>",
        "<< /Subtype /Square /Rect [378 684 398 696] /IC [1 1 1] >>",
        "<< /Subtype /Ink /Rect [378 684 398 696] /InkList [[379 690 397 690]] >>",
    ] {
        reads(&with_resources(|page| page.text(380.0, 156.0, "477"), annotation, "", &[]), 477, Some("R025"));
    }
    let frame = "<< /Subtype /Square /Rect [330 680 450 700] /C [1 0 0] >>";
    reads(&with_resources(|page| page.text(380.0, 156.0, "477"), frame, "", &[]), 477, None);
}

#[test]
fn white_text_on_a_dark_ground_is_text() {
    let white = "q 1 g BT /F 10 Tf 380 686 Td <003400370037> Tj ET Q";
    for ground in ["0 0 0.5 rg 320 677 140 25 re f", "0.2 g 330 680 m 450 680 l 450 700 l 340 701 l h f"] {
        reads(&with(|page| page.raw(&format!("q {ground} Q {white}"))), 477, None);
    }
    let report = with(|page| page.raw(&format!("q 1 g 320 677 140 25 re f Q {white}")));
    assert_eq!(cell(&report).state, State::Blank);
    assert!(says(&report, "R024"));
    // A clip that holds the number, and one that is over before it.
    for clip in ["q 375 680 40 20 re W n", "q 0 0 5 5 re W n Q q"] {
        reads(&with(|page| page.raw(&format!("{clip} BT /F 10 Tf 380 686 Td <003400370037> Tj ET Q"))), 477, None);
    }
}

/// A drawing of 477 in 100 by 20.
fn appearance() -> String {
    let content = "BT /F 10 Tf 30 6 Td <003400370037> Tj ET";
    format!(
        "<< /Subtype /Form /BBox [0 0 100 20] /Resources << /Font << /F 5 0 R >> >> /Length {} >>\nstream\n{content}\nendstream",
        content.len()
    )
}

#[test]
fn the_value_of_a_form_field_is_what_it_shows() {
    let report = with_resources(
        |_| {},
        "<< /Subtype /Widget /FT /Tx /T (a) /V (477) /Rect [330 680 430 700] /AP << /N 7 0 R >> >>",
        "",
        &[appearance()],
    );
    reads(&report, 477, None);
}

#[test]
fn fields_and_notes_show_what_viewers_draw() {
    // Drawn larger than it is, in a note of free text, and without a drawing.
    for annotation in [
        "<< /Subtype /Widget /FT /Ch /V (477) /Rect [340 682 390 692] /AP << /N 7 0 R >> >>",
        "<< /Subtype /FreeText /Rect [330 680 430 700] /AP << /N 7 0 R >> >>",
        "<< /Subtype /Widget /FT /Tx /V (477) /Rect [330 680 430 700] >>",
        "<< /Subtype /Widget /FT /Tx /V <FEFF003400370037> /Rect [330 680 430 700] >>",
        "<< /Subtype /Widget /Parent << /FT /Tx /V (477) >> /Rect [330 680 430 700] >>",
    ] {
        reads(&with_resources(|_| {}, annotation, "", &[appearance()]), 477, None);
    }
    // A drawing of nothing but its ground, with lines around it that are none of the table.
    let ground = "1 g 0 0 100 20 re f 0 G 0 0 100 20 re S 0 0 m 100 0 l S /Tx BMC EMC".to_owned();
    let empty = format!("<< /Subtype /Form /BBox [0 0 100 20] /Length {} >>\nstream\n{ground}\nendstream", ground.len());
    let field = "<< /Subtype /Widget /FT /Ch /V <FEFF003400370037> /Rect [322 678 458 700] /AP << /N 7 0 R >> >>";
    reads(&with_resources(|_| {}, field, "", &[empty]), 477, None);
    // Hidden fields and links show nothing.
    for nothing in [
        "<< /Subtype /Widget /FT /Tx /F 2 /V (477) /Rect [330 680 430 700] /AP << /N 7 0 R >> >>",
        "<< /Subtype /Link /Rect [330 680 430 700] >>",
        "<< /Subtype /Widget /FT /Btn /AS /Off /Rect [330 680 345 695] >>",
    ] {
        assert_eq!(cell(&with_resources(|_| {}, nothing, "", &[appearance()])).state, State::Blank, "{nothing}");
    }
}

#[test]
fn a_cell_that_shows_no_text_is_not_blank() {
    let lost = |report: &Report| {
        assert_eq!(cell(report).state, State::Lost, "{:?}", cell(report));
        assert!(says(report, "R025"), "{:?}", report.diagnostics);
    };
    // A picture, a number drawn as curves, a slanted line, a check box.
    lost(&with(|page| page.raw("q 40 0 0 15 350 682 cm BI /W 1 /H 1 /BPC 8 /CS /G ID \u{1} EI Q")));
    lost(&with(|page| page.raw("0 g 380 690 m 380 696 388 696 388 690 c 388 684 380 684 380 690 c f")));
    lost(&with(|page| page.raw("380 684 m 395 698 l S")));
    lost(&with_resources(|_| {}, "<< /Subtype /Widget /FT /Btn /AS /Yes /Rect [330 680 345 695] >>", "", &[]));
    // The ground of the cell, whatever its shape, shows nothing.
    let ground = "0.9 g 322 679 m 458 679 l 459 679 459 680 459 681 c 459 699 l 459 700 458 700 457 700 c 322 700 l h f";
    assert_eq!(cell(&with(|page| page.raw(ground))).state, State::Blank);
    assert_eq!(cell(&with(|_| {})).state, State::Blank);
}
