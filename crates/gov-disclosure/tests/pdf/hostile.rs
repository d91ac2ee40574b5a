//! Broken and hostile files: a clear answer, no panic, bounded work.

use gov_disclosure::Edition;

use super::code;
use gov_disclosure_testkit::sheet::{Figures, Sheet};
use gov_disclosure_testkit::write::pdf::draw::{self, of_objects};
use gov_disclosure_testkit::write::pdf::typeset::Style;

use super::pages;

const CATALOG: &str = "<< /Type /Catalog /Pages 2 0 R >>";

fn one_page(resources: &str, content: &str, rest: &[String]) -> Vec<u8> {
    let mut objects = vec![
        CATALOG.to_owned(),
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_owned(),
        format!("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << {resources} >> /Contents 4 0 R >>"),
        format!("<< /Length {} >>\nstream\n{content}\nendstream", content.len()),
    ];
    objects.extend_from_slice(rest);
    of_objects(&objects)
}

#[test]
fn references_in_a_circle_end() {
    // Pages that are their own parents, fonts that are their own descendants, forms that draw themselves.
    let circle = of_objects(&[CATALOG.to_owned(), "<< /Type /Pages /Kids [2 0 R 2 0 R 3 0 R] >>".to_owned(), "3 0 R".to_owned()]);
    assert!(["needs-ocr", "malformed"].contains(&code(&circle)));
    let font = "<< /Type /Font /Subtype /Type0 /Encoding 5 0 R /DescendantFonts [5 0 R] /ToUnicode 5 0 R >>".to_owned();
    assert_eq!(code(&one_page("/Font << /F 5 0 R >>", "BT /F 10 Tf (1) Tj ET", &[font])), "needs-ocr");
    let form = "/X Do /X Do ".repeat(100);
    let form = format!(
        "<< /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X 5 0 R >> >> /Length {} >>\nstream\n{form}\nendstream",
        form.len()
    );
    assert_eq!(code(&one_page("/XObject << /X 5 0 R >>", "/X Do", &[form])), "needs-ocr");
}

/// Each page takes a thousand bytes, however little it says.
#[test]
fn pages_of_nothing_are_bounded() {
    let kids = "<<>>".repeat(1_000_000);
    let file = of_objects(&[CATALOG.to_owned(), format!("<< /Type /Pages /Count 1 /Kids [{kids}] >>")]);
    assert_eq!(code(&file), "limit-exceeded");
}

#[test]
fn dictionaries_that_never_close_are_refused() {
    let file = "%PDF-1.4\n1 0 obj\n".to_owned() + &"<</A ".repeat(100_000);
    assert_eq!(code(file.as_bytes()), "limit-exceeded");
}

#[test]
fn forms_that_double_each_other_are_bounded() {
    let forms: Vec<String> = (0..10)
        .map(|i| {
            let content = "/X Do\n".repeat(60);
            let next = 6 + i;
            format!(
                "<< /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X {next} 0 R >> >> /Length {} >>\nstream\n{content}\nendstream",
                content.len()
            )
        })
        .collect();
    assert_eq!(code(&one_page("/XObject << /X 5 0 R >>", "/X Do", &forms)), "limit-exceeded");
}

#[test]
fn fonts_that_list_every_width_are_refused() {
    let fonts = [
        "<< /Type /Font /Subtype /Type0 /BaseFont /S /Encoding /Identity-H /DescendantFonts [6 0 R] >>".to_owned(),
        "<< /Type /Font /Subtype /CIDFontType0 /BaseFont /S /W [0 4294967294 500] >>".to_owned(),
    ];
    assert_eq!(code(&one_page("/Font << /F 5 0 R >>", "BT /F 10 Tf (1) Tj ET", &fonts)), "limit-exceeded");
}

#[test]
fn endless_content_is_refused() {
    assert_eq!(code(&one_page("", &"q ".repeat(10_000_000), &[])), "limit-exceeded");
    let lines: String = (0..3000).map(|i| format!("{i} 0 m {i} 900 l S 0 {i} m 900 {i} l S\n", i = f64::from(i) * 5.0)).collect();
    assert_eq!(code(&one_page("", &lines, &[])), "limit-exceeded");
}

#[test]
fn lines_that_touch_nothing_are_many_tables_of_none() {
    let lines: String = (0..300_000).map(|i| format!("0 {0} m 90 {0} l S\n", i * 5)).collect();
    assert_eq!(code(&one_page("", &lines, &[])), "needs-ocr");
}

#[test]
fn pictures_without_an_end_are_looked_at_once() {
    assert_eq!(code(&one_page("", &"BI /W 1 /H 1 ID ".repeat(400_000), &[])), "needs-ocr");
    assert_eq!(code(&one_page("", &"BI ".repeat(1_000_000), &[])), "needs-ocr");
    assert_eq!(code(&one_page("", &"BI /W 1 ID EI EI".repeat(200_000), &[])), "needs-ocr");
    assert_eq!(code(&one_page("", &("BI /W 1 ID ".to_owned() + &"EI\u{80}".repeat(200_000)), &[])), "needs-ocr");
}

#[test]
fn fonts_share_the_maps_that_they_name() {
    let pages = |count: usize| {
        let names: String = (0..count).map(|i| format!("/F{i} {} 0 R", 5 + i)).collect();
        let content: String = (0..count).map(|i| format!("BT /F{i} 9 Tf <B2E2> Tj ET ")).collect();
        let font = "<< /Type /Font /Subtype /Type0 /BaseFont /S /Encoding /GBK-EUC-H /DescendantFonts [<< /Type /Font \
            /Subtype /CIDFontType0 /BaseFont /S /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> >>] >>";
        one_page(&format!("/Font << {names} >>"), &content, &vec![font.to_owned(); count])
    };
    let few = allocation_counter::measure(|| assert_eq!(code(&pages(10)), "not-a-report"));
    let more = allocation_counter::measure(|| assert_eq!(code(&pages(110)), "not-a-report"));
    let each = (more.bytes_max - few.bytes_max) / 100;
    assert!(each < 60_000, "{each} bytes a font");
}

#[test]
fn the_dictionary_of_a_stream_is_looked_for_once() {
    let whole = draw::file(&pages(&Sheet::new(Edition::Y2021, Figures::Full, 3), Style::PLAIN), 0);
    let with = |stream: &str, count: usize| [whole.as_slice(), stream.repeat(count).as_bytes()].concat();
    assert_eq!(code(&with("<<>>stream\nendstream\n", 100_000)), "a report");
    // Any of these may have the dictionary that comes before all of them.
    let far = "9 0 obj <</A 1>>".to_owned() + &" stream endstream".repeat(3800);
    assert_eq!(code(&with(&far, 20)), "limit-exceeded");
}

/// A dictionary that an operator names is read anew at every use.
#[test]
fn wide_dictionaries_that_are_used_often_are_paid_for() {
    let entries = |value: &str| (0..60_000).map(|i| format!("/A{i} {value} ")).collect::<String>();
    let (numbers, colours) = (entries("1"), entries("/DeviceRGB"));
    let uses = |what: &str| what.repeat(60_000);
    let state = format!("/ExtGState << /G << {numbers} /ca 1 >> >>");
    assert_eq!(code(&one_page(&state, &uses("/G gs "), &[])), "limit-exceeded");
    assert_eq!(code(&one_page("/ExtGState << /G 5 0 R >>", &uses("/G gs "), &[format!("<< {numbers} >>")])), "limit-exceeded");
    let font = format!("/Font << /F << /Type /Font {numbers} >> >>");
    assert_eq!(code(&one_page(&font, &uses("/F 9 Tf "), &[])), "limit-exceeded");
    let form = "<< /Subtype /Form /BBox [0 0 9 9] /Resources << /ColorSpace 6 0 R >> /Length 2 >>\nstream\nq \nendstream".to_owned();
    assert_eq!(code(&one_page("/XObject << /X 5 0 R >>", &uses("/X Do "), &[form, format!("<< {colours} >>")])), "limit-exceeded");
    // One use of it is no more than what it is long.
    assert_eq!(code(&one_page(&state, "/G gs", &[])), "needs-ocr");
}

#[test]
fn files_that_end_early_give_an_answer() {
    let whole = draw::file(&pages(&Sheet::new(Edition::Y2021, Figures::Full, 3), Style::PLAIN), 0);
    let known = ["a report", "malformed", "needs-ocr", "not-a-report"];
    for parts in 0..40 {
        let cut = whole.len() * parts / 40;
        let answer = code(&whole[..cut.max(5)]);
        assert!(known.contains(&answer), "{cut}: {answer}");
    }
}

#[test]
fn a_password_is_said() {
    let encryption = "<< /Filter /Standard /V 2 /R 3 /Length 128 /P -44 /O <00112233445566778899AABBCCDDEEFF00112233445566778899AABBCCDDEEFF> \
        /U <FFEEDDCCBBAA99887766554433221100FFEEDDCCBBAA99887766554433221100> >>";
    let file = one_page("", "", &[encryption.to_owned()]);
    let file = String::from_utf8(file).unwrap().replace("/Root 1 0 R", "/Root 1 0 R /Encrypt 5 0 R /ID [<00112233> <00112233>]");
    assert_eq!(code(file.as_bytes()), "encrypted");
}

/// 400 pages and a dictionary of 9000 fonts that they share, in a list of objects of a file that opens without a password.
#[test]
fn what_pages_share_is_paid_for_in_an_encrypted_list_too() {
    assert_eq!(code(include_bytes!("encrypted-shared-fonts.pdf")), "limit-exceeded");
}
