//! The same form on pages of every kind gives the same cells.

use gov_disclosure::{Edition, Field, Location};

use gov_disclosure_testkit::sheet::{Figures, Sheet};
use gov_disclosure_testkit::write::pdf::draw::{self, Encoding, Page};
use gov_disclosure_testkit::write::pdf::typeset::Style;

use super::pages;
use super::{differences, parsed};

fn sheets() -> [Sheet; 2] {
    [Sheet::new(Edition::Y2019, Figures::Full, 5), Sheet::new(Edition::Y2021, Figures::Full, 6)]
}

/// Every cell is read, and right.
fn whole(style: Style) {
    for sheet in sheets() {
        let report = parsed(&draw::file(&pages(&sheet, style), 0));
        assert_eq!(differences(&report, &sheet), (vec![], vec![]), "{style:?}");
    }
}

#[test]
fn every_encoding_without_a_map_to_unicode_is_read() {
    for encoding in Encoding::ALL {
        whole(Style { encoding, ..Style::PLAIN });
    }
}

#[test]
fn tables_go_on_wherever_a_page_ends() {
    for bottom in [250, 330, 400, 470, 540, 610, 680, 750] {
        for repeats_head in [false, true] {
            whole(Style { bottom: f64::from(bottom), repeats_head, ..Style::PLAIN });
        }
    }
}

#[test]
fn narrow_columns_and_numbers_in_pieces_are_read() {
    whole(Style { split: true, ..Style::PLAIN });
    // The labels of a column as wide as one character are one below the other.
    whole(Style { label: 22.0, ..Style::PLAIN });
    whole(Style { label: 60.0, split: true, bottom: 500.0, ..Style::PLAIN });
}

#[test]
fn empty_cells_stay_empty() {
    for edition in [Edition::Y2019, Edition::Y2021] {
        for figures in [Figures::OnlyTotals, Figures::NoTotals, Figures::ZerosBlank] {
            let sheet = Sheet::new(edition, figures, 9);
            for bottom in [400.0, 790.0] {
                let report = parsed(&draw::file(&pages(&sheet, Style { bottom, ..Style::PLAIN }), 0));
                assert_eq!(differences(&report, &sheet), (vec![], vec![]));
            }
        }
    }
}

#[test]
fn turned_pages_are_turned_back() {
    let [_, sheet] = sheets();
    for rotation in [90, 180, 270] {
        let report = parsed(&draw::file(&pages(&sheet, Style::PLAIN), rotation));
        assert_eq!(differences(&report, &sheet), (vec![], vec![]), "{rotation}");
    }
}

#[test]
fn a_cell_stands_on_its_page_in_its_box() {
    let [_, sheet] = sheets();
    let report = parsed(&draw::file(&pages(&sheet, Style::PLAIN), 0));
    let first = Field::from_id("disclosure.rules.issued").unwrap();
    let location = report.cell(first).unwrap().location.clone().unwrap();
    let Location::Page { page, bounds: [left, top, right, bottom] } = location else { panic!("{location}") };
    let text = sheet.value(first).unwrap();
    assert_eq!(page, 1);
    assert!(right - left <= draw::width(&text) as u32 + 2 && bottom - top <= draw::SIZE as u32 + 2, "{location}");
    let last = report.cell(Field::from_id("remedies.litigation_direct.total").unwrap()).unwrap();
    assert!(matches!(last.location, Some(Location::Page { page: 2, .. })), "{:?}", last.location);
}

#[test]
fn tables_without_lines_are_read_or_flagged() {
    for sheet in sheets() {
        for label in [60.0, 120.0, 240.0] {
            for bottom in [500.0, 790.0] {
                let report = parsed(&draw::file(&pages(&sheet, Style { ruled: false, label, bottom, ..Style::PLAIN }), 0));
                let (_, wrong) = differences(&report, &sheet);
                assert_eq!(wrong, [""; 0], "{label} {bottom}");
            }
        }
    }
}

#[test]
fn page_numbers_and_watermarks_are_no_values() {
    let [_, sheet] = sheets();
    let mut all = pages(&sheet, Style { bottom: 500.0, ..Style::PLAIN });
    for (i, page) in all.iter_mut().enumerate() {
        page.text(290.0, 820.0, &(i + 1).to_string());
        page.text(250.0, 30.0, "云溪市林业局年度报告");
        // 样本 across the page, aslant.
        page.raw("q 0.7 0.7 -0.7 0.7 200 300 cm BT /F 60 Tf 0 0 Td <68377B2C4E00> Tj ET Q");
    }
    let report = parsed(&draw::file(&all, 0));
    assert_eq!(differences(&report, &sheet), (vec![], vec![]));
    assert_eq!(report.meta.title.as_deref(), Some("云溪市林业局2023年政府信息公开工作年度报告"));
}

#[test]
fn a_number_at_the_edge_of_a_page_is_a_page_number_only_where_it_counts() {
    let page = |number: &str| {
        let mut page = Page::new(Encoding::UniGbUtf16);
        for (y, line) in [(60.0, "云溪市林业局2023年政府信息公开工作年度报告"), (90.0, "二、主动公开政府信息情况")]
        {
            page.text(40.0, y, line);
        }
        page.text(40.0, 700.0, "第二十条第（五）项");
        page.text(40.0, 720.0, "信息内容");
        page.text(240.0, 720.0, "本年处理决定数量");
        page.text(40.0, 800.0, "行政许可");
        page.text(40.0, 815.0, number);
        draw::file(&[page], 0)
    };
    let licensing = |number| parsed(&page(number)).cell(Field::from_id("disclosure.licensing.decisions").unwrap()).unwrap().value;
    assert_eq!(licensing("581").and_then(|value| value.as_count()), Some(581));
    assert_eq!(licensing("1"), None);
}

/// One row of a table with five columns, its values at these places.
fn row(draw: impl Fn(&mut Page)) -> Vec<u8> {
    let mut page = Page::new(Encoding::UniGbUtf16);
    page.text(40.0, 60.0, "云溪市林业局2023年政府信息公开工作年度报告");
    page.text(40.0, 80.0, "二、主动公开政府信息情况");
    for y in [100.0, 120.0, 140.0, 160.0] {
        page.line((40.0, y), (480.0, y));
    }
    page.line((40.0, 100.0), (40.0, 160.0));
    page.line((480.0, 100.0), (480.0, 160.0));
    for x in [160.0, 260.0, 360.0] {
        page.line((x, 120.0), (x, 160.0));
    }
    page.text(200.0, 114.0, "第二十条第（一）项");
    for (x, text) in [(60.0, "信息内容"), (165.0, "本年制发件数"), (265.0, "本年废止件数"), (365.0, "现行有效件数")] {
        page.text(x, 134.0, text);
    }
    page.text(60.0, 154.0, "规章");
    draw(&mut page);
    draw::file(&[page], 0)
}

fn rules(bytes: &[u8]) -> Vec<Option<u64>> {
    let report = parsed(bytes);
    let value = |column| report.cell(Field::from_id(&format!("disclosure.rules.{column}")).unwrap()).unwrap().value;
    ["issued", "repealed", "in_force"].map(|column| value(column).and_then(|value| value.as_count()).map(|count| count as u64)).to_vec()
}

#[test]
fn a_number_that_is_wider_than_its_cell_is_one_number() {
    // 1234567 starts in the first cell, near its right side, and runs into the second.
    assert_eq!(rules(&row(|page| page.text(235.0, 154.0, "1234567"))), [Some(1_234_567), None, None]);
    // Two numbers on the two sides of a line are two.
    assert_eq!(
        rules(&row(|page| [(240.0, "12"), (264.0, "34"), (365.0, "5")].iter().for_each(|(x, text)| page.text(*x, 154.0, text)))),
        [Some(12), Some(34), Some(5)]
    );
}

/// What a broken download lacks is missing from the file: the agency is not blamed for it.
#[test]
fn a_file_that_is_cut_off_says_so() {
    let [_, sheet] = sheets();
    let whole = draw::file(&pages(&sheet, Style::PLAIN), 0);
    let mut read = 0;
    for percent in [20, 40, 60, 80, 90, 95, 98] {
        match gov_disclosure::parse(&whole[..whole.len() * percent / 100], &Default::default()) {
            Ok(report) => {
                read += 1;
                let rules: Vec<&str> = report.diagnostics.iter().map(|found| found.rule.as_str()).collect();
                assert!(rules.contains(&"R006"), "{percent} %: {rules:?}");
                assert!(!rules.iter().any(|rule| ["S101", "S201", "S202"].contains(rule)), "{percent} %: {rules:?}");
            }
            Err(error) => assert_eq!(error.kind(), gov_disclosure::ErrorKind::Malformed, "{percent} %: {error}"),
        }
    }
    assert!(read > 0, "the last of these have pages");
    let with_more = [whole.as_slice(), b"\r\n<!-- served -->\r\n"].concat();
    let report = gov_disclosure::parse(&with_more, &Default::default()).unwrap();
    assert!(report.diagnostics.iter().all(|found| found.rule != "R006"));
}

#[test]
fn an_office_file_that_is_cut_off_is_no_archive() {
    let [_, sheet] = sheets();
    let report = parsed(&draw::file(&pages(&sheet, Style::PLAIN), 0));
    let book = gov_disclosure::render(&report, gov_disclosure::Target::Xlsx).unwrap();
    for part in [10, 3, 2] {
        let error = gov_disclosure::parse(&book[..book.len() / part], &Default::default()).unwrap_err();
        assert_eq!(error.kind(), gov_disclosure::ErrorKind::Malformed, "{error}");
    }
}

/// Encrypted with AES of 256 bits, and open without a password, its pages in a list of objects.
#[test]
fn an_encrypted_file_without_a_password_is_read() {
    let report = parsed(include_bytes!("encrypted-lists.pdf"));
    let licensing = report.cell(Field::from_id("disclosure.licensing.decisions").unwrap()).unwrap();
    assert_eq!((report.meta.agency.as_deref(), report.meta.year), (Some("青岫市林业局"), Some(2023)));
    assert_eq!(licensing.raw.as_deref(), Some("581"));
}
