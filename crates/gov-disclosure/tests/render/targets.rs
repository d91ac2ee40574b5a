//! What each target is made of.

use std::io::{Cursor, Read};

use gov_disclosure::{Edition, Field, Report, Target, parse, render, render_tables};

use super::figures;

fn text(report: &Report, target: Target) -> String {
    String::from_utf8(render(report, target).unwrap()).unwrap()
}

/// A part of an office file.
fn part(bytes: &[u8], path: &str) -> String {
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut text = String::new();
    zip.by_name(path).unwrap().read_to_string(&mut text).unwrap();
    text
}

fn report(json: &str) -> Report {
    Report::from_json(json).unwrap()
}

fn example(name: &str) -> Report {
    let path = format!("{}/../../examples/reports/{name}", env!("CARGO_MANIFEST_DIR"));
    parse(&std::fs::read(path).unwrap(), &Default::default()).unwrap()
}

#[test]
fn the_same_report_gives_the_same_bytes() {
    let report = figures::any(Edition::Y2021, 1, 9);
    for target in Target::ALL {
        assert_eq!(render(&report, *target).unwrap(), render(&report, *target).unwrap(), "{target:?}");
    }
}

#[test]
fn prose_headings_and_signature_read_back() {
    let report = example("html-clean.html");
    for target in Target::ALL {
        let back = parse(&render(&report, *target).unwrap(), &Default::default()).unwrap();
        assert_eq!((&back.meta.title, &back.meta.agency, back.meta.year), (&report.meta.title, &report.meta.agency, report.meta.year));
        assert_eq!(back.meta.signed, report.meta.signed, "{target:?}");
        let sections = |report: &Report| -> Vec<(u8, String)> {
            report.sections.iter().map(|section| (section.number, section.heading.clone())).collect()
        };
        assert_eq!(sections(&back), sections(&report), "{target:?}");
        let prose = |report: &Report| report.sections.iter().map(|section| section.text.replace(' ', "")).collect::<Vec<_>>();
        assert_eq!(prose(&back), prose(&report), "{target:?}");
    }
}

#[test]
fn the_prose_is_printed_as_the_file_has_it() {
    let written = "按照《关于做好年度报告的通知》（国办发〔2021〕30号）要求，本局主动公开信息１２条；电话：0846-5573120，时间9:30-11:00。";
    let traditional = "本局進一步規範資訊公開，網址https://a.example/?a=1,2。";
    let page = format!(
        "<h1>青岫市林业局2023年政府信息公开工作年度报告</h1><p>一、总体情况</p><p>{written}</p><p>{traditional}</p><p>五、存在的主要问题及改进情况</p><p>無。</p>"
    );
    let report = parse(page.as_bytes(), &Default::default()).unwrap();
    assert_eq!(report.sections[0].text, format!("{written}\n{traditional}"));
    assert_eq!(report.sections[1].text, "無。");
    for target in [Target::Html, Target::Text] {
        let printed = text(&report, target);
        assert!(printed.contains(written) && printed.contains(traditional), "{printed}");
    }
    for target in Target::ALL {
        let back = parse(&render(&report, *target).unwrap(), &Default::default()).unwrap();
        assert_eq!(back.sections[0].text, report.sections[0].text, "{target:?}");
    }
    let rules: Vec<String> = gov_disclosure::check(report).diagnostics.into_iter().map(|found| found.rule.to_string()).collect();
    assert!(rules.contains(&"X523".to_owned()), "無 is nothing: {rules:?}");
}

#[test]
fn html_is_accessible_and_holds_no_script() {
    let page = text(&example("html-clean.html"), Target::Html);
    assert!(page.starts_with("<!DOCTYPE html>\n<html lang=\"zh-CN\">"));
    assert_eq!(page.matches("<caption>").count(), 3);
    assert_eq!((page.matches("<table").count(), page.matches("<thead>").count()), (3, 2));
    assert!(page.contains("<th scope=\"col\" colspan=\"5\">法人或其他组织</th>"));
    assert!(page.contains("<th scope=\"row\" rowspan=\"8\">（三）不予公开</th>"));
    assert!(!page.contains("<script") && !page.contains("http"));
    assert!(page.contains("@media print") && page.contains("color-scheme: light dark"));
}

#[test]
fn nothing_of_a_report_becomes_markup() {
    let mut report = figures::any(Edition::Y2021, 2, 1_000_000);
    report.meta.title = Some("<script>alert(1)</script>&\u{1}".to_owned());
    let page = text(&report, Target::Html);
    assert_eq!(page.matches("&lt;script&gt;alert(1)&lt;/script&gt;&amp;").count(), 2);
    assert!(!page.contains("<script") && !page.contains('\u{1}'));
    let word = part(&render(&report, Target::Docx).unwrap(), "word/document.xml");
    assert!(word.contains("&lt;script&gt;") && !word.contains('\u{1}'));
}

#[test]
fn tables_alone_tell_states_apart() {
    let html = render_tables(&report(
        r#"{"year": 2023, "disclosure.rules.issued": null, "disclosure.rules.repealed": "/", "disclosure.rules.in_force": 3}"#,
    ));
    for cell in [
        "<td data-field=\"disclosure.rules.issued\" data-state=\"blank\"></td>",
        "<td data-field=\"disclosure.rules.repealed\" data-state=\"placeholder\">/</td>",
        "<td data-field=\"disclosure.rules.in_force\" data-state=\"reported\">3</td>",
        "<td data-field=\"disclosure.normative_documents.issued\" data-state=\"absent\"></td>",
    ] {
        assert!(html.contains(cell), "{cell}\n{html}");
    }
    assert!(html.starts_with("<table") && !html.contains("<style"));
}

#[test]
fn an_amount_has_the_unit_that_the_form_does_not_print_and_no_other() {
    let fee = Field::from_id("disclosure.fees.amount").unwrap();
    let mut known = report(r#"{"year": 2023, "disclosure.fees.amount": 62.785}"#);
    assert!(render_tables(&known).contains(">62.785</td>"));
    known.cells.get_mut(fee).unwrap().unit = None;
    assert!(render_tables(&known).contains(">62.785（单位不明）</td>"));
    let bought = report(r#"{"year": 2020, "disclosure.procurement.amount": "25.1万元"}"#);
    assert!(render_tables(&bought).contains(">251000元</td>"));
}

#[test]
fn sums_are_formulas_with_their_values_where_they_hold() {
    let applicants = ["natural_person", "enterprise", "research", "public_interest", "legal_service", "other_org"];
    let row = |row: &str, total: u32| {
        let cells = applicants.iter().map(|column| format!("\"requests.{row}.{column}\": 2, ")).collect::<String>();
        format!("{cells}\"requests.{row}.total\": {total}")
    };
    let flat = report(&format!("{{\"year\": 2023, {}, {}}}", row("received", 12), row("carried_in", 13)));
    let sheet = part(&render(&flat, Target::Xlsx).unwrap(), "xl/worksheets/sheet3.xml");
    assert!(sheet.contains("<c r=\"J5\" s=\"6\"><f>SUM(D5:I5)</f><v>12</v></c>"), "{sheet}");
    assert!(sheet.contains("<c r=\"J6\" s=\"6\"><v>13</v></c>"), "a formula would change what the report says: {sheet}");

    let whole = part(&render(&example("html-clean.html"), Target::Xlsx).unwrap(), "xl/worksheets/sheet3.xml");
    // The rows of the sheet: heading, three of headers, two of requests, 21 outcomes.
    assert!(whole.contains("<f>SUM(D7:D27)</f><v>1457</v>"));
    assert_eq!(whole.matches("<f>").count(), 25 + 6);
    let remedies = part(&render(&example("html-clean.html"), Target::Xlsx).unwrap(), "xl/worksheets/sheet4.xml");
    assert!(remedies.contains("<f>SUM(F5:I5)</f><v>54</v>"));
}

#[test]
fn numbers_longer_than_a_spreadsheet_holds_stay_whole_as_text() {
    let long = report(r#"{"year": 2023, "requests.received.total": 9007199254740991}"#);
    let bytes = render(&long, Target::Xlsx).unwrap();
    assert!(part(&bytes, "xl/worksheets/sheet3.xml").contains("<t xml:space=\"preserve\">9007199254740991</t>"));
}

#[test]
fn word_merges_cells_repeats_heads_and_names_chinese_fonts() {
    let bytes = render(&example("html-clean.html"), Target::Docx).unwrap();
    let document = part(&bytes, "word/document.xml");
    assert_eq!(document.matches("<w:tblHeader/>").count(), 6);
    assert_eq!(document.matches("<w:cantSplit/>").count(), 14 + 28 + 4);
    assert!(document.contains("<w:gridSpan w:val=\"3\"/><w:vMerge w:val=\"restart\"/>"));
    // The corner covers 2 rows more, 自然人 and 总计 one, the results 21, the groups 7, 2, 4 and 2; Table IV's headers 5.
    assert_eq!(document.matches("<w:vMerge/>").count(), 2 + 1 + 1 + 21 + 7 + 2 + 4 + 2 + 5);
    assert!(part(&bytes, "word/styles.xml").contains("w:eastAsia=\"仿宋\""));
    // Each page has its number.
    assert!(document.contains("<w:footerReference w:type=\"default\" r:id=\"rId2\"/>"));
    let relations = part(&bytes, "word/_rels/document.xml.rels");
    assert!(relations.contains("Id=\"rId2\"") && relations.contains("relationships/footer\" Target=\"footer1.xml\""));
    assert!(part(&bytes, "[Content_Types].xml").contains("PartName=\"/word/footer1.xml\""));
    assert!(part(&bytes, "word/footer1.xml").contains("<w:instrText xml:space=\"preserve\"> PAGE </w:instrText>"));
}

#[test]
fn a_report_without_title_gets_one_and_a_date_its_signature() {
    let mut plain = report(r#"{"year": 2023, "agency": "云溪市林业局", "disclosure.rules.issued": 0}"#);
    plain.meta.signed = "2024-01-09".parse().ok();
    let page = text(&plain, Target::Text);
    assert!(page.starts_with("云溪市林业局2023年政府信息公开工作年度报告\n"));
    assert!(page.ends_with("\n云溪市林业局\n2024年1月9日\n"), "{page}");
}

#[test]
fn values_of_the_other_edition_are_named_and_left_out() {
    let mixed = report(r#"{"year": 2023, "disclosure.rules.issued": 1, "disclosure.rules.made": 4}"#);
    assert_eq!(mixed.unprinted(), [Field::from_id("disclosure.rules.made").unwrap()]);
    assert!(!render_tables(&mixed).contains("rules.made"));
}

#[test]
fn a_report_from_before_the_form_is_its_prose() {
    let old = "青岫市林业局2015年政府信息公开工作年度报告\n一、总体情况\n2015年，主动公开信息62条。\n二、主动公开政府信息情况\n\
        主动公开政府信息62条，其中文件12条。\n三、依申请公开政府信息情况\n未收到申请。\n";
    let old = parse(old.as_bytes(), &Default::default()).unwrap();
    assert_eq!((old.meta.year, old.cells.len()), (Some(2015), 0));
    let page = text(&old, Target::Html);
    assert!(page.contains("<p>2015年，主动公开信息62条。</p>") && !page.contains("<table"));
}
