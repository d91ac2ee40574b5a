//! Files that hold several reports: each is read for itself, and nothing of one is under the name of another.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use gov_disclosure::{Field, FilePart, Report, parse, parse_all};
use gov_disclosure_testkit::write::package;

fn all(text: &str) -> Vec<Report> {
    parse_all(text.as_bytes(), &Default::default()).unwrap_or_else(|error| panic!("{error}: {text}"))
}

fn agency(report: &Report) -> &str {
    report.meta.agency.as_deref().unwrap_or("")
}

fn licensing(report: &Report) -> Option<i64> {
    report.cell(Field::from_id("disclosure.licensing.decisions").unwrap())?.value?.as_count()
}

fn received(report: &Report) -> Option<i64> {
    report.cell(Field::from_id("requests.received.total").unwrap())?.value?.as_count()
}

fn says(report: &Report, rule: &str) -> bool {
    report.diagnostics.iter().any(|found| found.rule == rule)
}

fn is_empty(report: &Report) -> bool {
    report.cells.iter().all(|(_, cell)| cell.value.is_none())
}

/// The sections of a short report with one value.
fn sections(year: u16, licensing: u32) -> String {
    format!(
        "一、总体情况\n{year}年，我们按时公开应当公开的内容。\n二、主动公开政府信息情况\n第二十条第（五）项\n信息内容 本年处理决定数量\n\
         行政许可 {licensing}\n三、收到和处理政府信息公开申请情况\n六、其他需要报告的事项\n无。\n"
    )
}

/// A short report as an office writes it, with a telephone number of its own and its signature.
fn short(agency: &str, year: u16, licensing: u32) -> String {
    format!(
        "{agency}{year}年政府信息公开工作年度报告\n如有疑问，请联系{agency}办公室（电话：0793-6620{licensing}）。\n{}{agency}\n{}年1月9日\n",
        sections(year, licensing),
        year + 1
    )
}

/// Asserts what was read: agency and value of each.
fn assert_reports(text: &str, expected: &[(&str, Option<i64>)]) -> Vec<Report> {
    let found = all(text);
    let facts: Vec<_> = found.iter().map(|report| (agency(report), licensing(report))).collect();
    assert_eq!(facts, expected, "{text}");
    for (report, number) in found.iter().zip(1..) {
        let part = FilePart { number, of: expected.len() as u32 };
        assert_eq!(report.source.part, (expected.len() > 1).then_some(part), "{text}");
        assert!(!says(report, "R026"), "{text} {:?}", report.diagnostics);
    }
    let first = parse(text.as_bytes(), &Default::default()).unwrap();
    assert_eq!((agency(&first), licensing(&first)), expected[0], "{text}");
    assert_eq!(says(&first, "R026"), expected.len() > 1, "{text}");
    found
}

#[test]
fn each_has_its_own_values_contact_and_signature() {
    let offices = [("枫溪县水利局", 2023, 311), ("枫溪县林业局", 2023, 422), ("枫溪县林业局", 2022, 533)];
    let text: String = offices.iter().map(|&(agency, year, value)| short(agency, year, value)).collect();
    let found = assert_reports(&text, &offices.map(|(agency, _, value)| (agency, Some(i64::from(value)))));
    for (report, (_, year, value)) in found.iter().zip(offices) {
        assert_eq!(report.meta.year, Some(year));
        assert_eq!(report.meta.contact.phone, Some(format!("0793-6620{value}")));
        assert_eq!(report.meta.signed.map(|date| date.to_string()), Some(format!("{}-01-09", year + 1)));
    }
    let first = parse(text.as_bytes(), &Default::default()).unwrap();
    let message = &first.diagnostics.iter().find(|found| found.rule == "R026").unwrap().message.zh;
    assert!(message.contains("枫溪县林业局2023年") && message.contains("枫溪县林业局2022年"), "{message}");
}

#[test]
fn a_first_report_that_is_cut_takes_nothing_from_the_next() {
    let start = "枫溪县林业局2023年政府信息公开工作年度报告\n一、总体情况\n2023年，县林业局公开信息71条。\n";
    let text = format!("{start}{}", short("枫溪县水利局", 2023, 422));
    let found = assert_reports(&text, &[("枫溪县林业局", None), ("枫溪县水利局", Some(422))]);
    assert!(is_empty(&found[0]) && found[0].meta.signed.is_none() && found[0].meta.contact.phone.is_none());
    // Cut in the middle: the next begins with the section that the first had begun.
    let second = "枫溪县水利局2023年政府信息公开工作年度报告\n二、主动公开政府信息情况\n第二十条第（五）项\n信息内容 本年处理决定数量\n行政许可 96\n\
                  三、收到和处理政府信息公开申请情况\n";
    let text = format!("{start}二、主动公开政府信息情况\n{second}");
    assert_reports(&text, &[("枫溪县林业局", None), ("枫溪县水利局", Some(96))]);
}

#[test]
fn a_second_report_that_is_cut_gives_nothing_to_the_first() {
    // The first has no signature and no contact of its own.
    let first = format!("枫溪县林业局2023年政府信息公开工作年度报告\n{}", sections(2023, 311));
    let opening = "枫溪县水利局2023年政府信息公开工作年度报告\n本报告根据《中华人民共和国政府信息公开条例》的规定编制，数据统计期限为2023年1月1日至\
                   12月31日。联系人：枫溪县水利局办公室（电话：0793-6620017）。\n";
    for rest in ["", "一、总体情况\n2023年，县水利局公开信息12条。\n枫溪县水利局\n2024年1月18日\n"] {
        let found = assert_reports(&format!("{first}{opening}{rest}"), &[("枫溪县林业局", Some(311)), ("枫溪县水利局", None)]);
        assert_eq!((found[0].meta.contact.phone.as_deref(), found[0].meta.signed), (None, None));
        assert_eq!(found[1].meta.contact.phone.as_deref(), Some("0793-6620017"));
    }
}

#[test]
fn a_damaged_title_parts_two_reports_too() {
    let words = ["工作年度bao告", "工作年度報吿", "工作niandubaogao", "年度报"].map(|end| format!("政府信息公开{end}"));
    let words = words.into_iter().chain(["政府信息公工作年度报告", "政府倍息公kai工作年度报告"].map(str::to_owned));
    for words in words {
        for (second, year) in [("枫溪县林业局", 2023), ("枫溪县水利局", 2022)] {
            let next = short(second, year, 422).replacen("政府信息公开工作年度报告", &words, 1);
            // What the first lacks, the second has.
            for first in [short("枫溪县水利局", 2023, 311), short("枫溪县水利局", 2023, 311).replace("行政许可 311\n", "")]
            {
                let own = first.contains("行政许可").then_some(311);
                let found = assert_reports(&format!("{first}{next}"), &[("枫溪县水利局", own), (second, Some(422))]);
                assert_eq!(found[1].meta.year, Some(year), "{words}");
            }
        }
    }
    // The name has pinyin too, of the first report or of the second.
    let romanised = |text: String| text.replace('业', "ye").replacen("年度报告", "年度bao告", 1);
    let (a, b) = (short("枫溪县水利局", 2023, 311), short("枫溪县林业局", 2021, 422));
    for text in [format!("{a}{}", romanised(b.clone())), format!("{}{a}", romanised(b))] {
        let found = all(&text);
        let values: Vec<_> = found.iter().map(|report| (report.meta.year, licensing(report))).collect();
        assert!(
            values.len() == 2 && values.contains(&(Some(2023), Some(311))) && values.contains(&(Some(2021), Some(422))),
            "{values:?} {text}"
        );
    }
    // The title is as the file writes it.
    let text = format!("{}{}", short("枫溪县水利局", 2023, 311), short("枫溪县林业局", 2023, 422).replacen("年度报告", "年度bao告", 1));
    assert_eq!(all(&text)[1].meta.title.as_deref(), Some("枫溪县林业局2023年政府信息公开工作年度bao告"));
}

#[test]
fn two_copies_of_one_report_stay_one() {
    let one = short("枫溪县水利局", 2023, 311);
    let shorter = one.replace("枫溪县水利局2023年政府", "县水利局2023年政府");
    let untitled = one.split_once('\n').unwrap().1.to_owned();
    let summary = "枫溪县水利局2023年政府信息公开工作年度报告\n一、总体情况\n2023年公开信息12条。\n三、收到和处理政府信息公开申请情况\n\
                   六、其他需要报告的事项\n无。\n";
    for text in [one.repeat(2), format!("{one}{shorter}"), format!("{one}{untitled}"), format!("{summary}{one}")] {
        let found = assert_reports(&text, &[("枫溪县水利局", Some(311))]);
        assert_eq!(found[0].source.copies, 2, "{text}");
    }
}

#[test]
fn names_that_hold_one_another_are_two_agencies() {
    for (a, b) in [
        ("禾渡县", "禾渡县教育局"),
        ("云岘市公安局", "云岘市公安局青岫分局"),
        ("禾渡县人民政府", "禾渡县人民政府办公室"),
        ("石桥镇人民政府", "禾渡县石桥镇财政所"),
    ] {
        assert_reports(&format!("{}{}", short(a, 2023, 311), short(b, 2023, 422)), &[(a, Some(311)), (b, Some(422))]);
    }
}

#[test]
fn titles_in_other_places_and_words() {
    let body = |value| sections(2024, value);
    for (title_a, title_b) in [
        ("一、枫溪县水利局2024年政府信息公开工作年度报告", "二、枫溪县林业局2024年政府信息公开工作年度报告"),
        ("附件1：枫溪县水利局2024年政府信息公开年度报告", "附件2：枫溪县林业局2024年政府信息公开年度报告"),
        ("附件1\n枫溪县水利局2024年政府信息公开工作年度报告", "附件2\n枫溪县林业局2024年政府信息公开工作年度报告"),
        ("枫溪县水利局\n2024年政府信息公开工作年度报告", "枫溪县林业局\n2024年政府信息公开工作年度报告"),
        ("政府信息公开工作年度报告\n（2024年度）\n枫溪县水利局", "政府信息公开工作年度报告\n（2024年度）\n枫溪县林业局"),
        ("楓溪縣水利局2024年政府信息公開工作年度報告", "楓溪縣林業局2024年政府信息公開工作年度報告"),
        ("2024年枫溪县水利局政府信息公开年报", "2024年枫溪县林业局政府信息公开年报"),
    ] {
        let text = format!("{title_a}\n{}{title_b}\n{}", body(311), body(422));
        assert_reports(&text, &[("枫溪县水利局", Some(311)), ("枫溪县林业局", Some(422))]);
    }
}

#[test]
fn a_report_without_a_title_is_known_by_its_signature() {
    let signed = |agency: &str, value| format!("2023年政府信息公开工作年度报告\n{}{agency}\n2024年1月9日\n", sections(2023, value));
    let text = format!("{}{}", signed("枫溪县水利局", 311), signed("枫溪县林业局", 422));
    assert_reports(&text, &[("枫溪县水利局", Some(311)), ("枫溪县林业局", Some(422))]);
}

#[test]
fn lists_of_titles_are_no_reports() {
    let one = short("枫溪县水利局", 2023, 311);
    let list = "枫溪县林业局2023年政府信息公开工作年度报告\n枫溪县财政局2023年政府信息公开工作年度报告\n枫溪县水利局2022年政府信息公开工作年度报告\n";
    let dated = list.replace("报告\n", "报告\n2024-01-19\n");
    let contents = list.replace("报告\n", "报告………12\n");
    let summaries = list.replace("报告\n", "报告\n根据条例，本局编制了年度报告，全文如下。\n");
    for list in [list, &dated, &contents, &summaries] {
        for text in [
            format!("{list}{one}"),
            format!("{one}{list}"),
            format!("{one}相关阅读\n{list}"),
            format!("相关报告\n{list}{one}网站地图\n{list}"),
            one.replace("三、收到", &format!("{list}三、收到")),
        ] {
            let found = all(&text);
            assert_eq!((found.len(), agency(&found[0]), licensing(&found[0])), (1, "枫溪县水利局", Some(311)), "{text}");
            assert_eq!(found[0].source.part, None);
        }
    }
}

#[test]
fn titles_that_a_report_quotes_do_not_part_it() {
    let one = short("枫溪县水利局", 2023, 311);
    for quoted in [
        "参见《枫溪县人民政府2023年政府信息公开工作年度报告》。\n",
        "《枫溪县人民政府2023年政府信息公开工作年度报告》\n",
        "上一篇：枫溪县水利局2022年政府信息公开工作年度报告\n",
        "枫溪县水利局2022年政府信息公开工作年度报告\n",
        "枫溪县水利局2023年政府信息公开工作年度报告\n",
    ] {
        for place in ["三、收到", "六、其他", "无。"] {
            let text = one.replace(place, &format!("{quoted}{place}"));
            assert_reports(&text, &[("枫溪县水利局", Some(311))]);
        }
    }
    // Below the title of another agency the sections go on: whose they are is to be looked at.
    let text = one.replace("二、主动", "枫溪县人民政府2023年政府信息公开工作年度报告\n二、主动");
    let found = all(&text);
    assert_eq!((found.len(), says(&found[0], "R026")), (1, true));
}

#[test]
fn an_annex_is_no_report_of_its_own_and_gives_nothing() {
    let superior = "附件：枫溪市人民政府2023年政府信息公开工作年度报告\n";
    let text = format!("{}{superior}{}", short("枫溪县水利局", 2023, 311), sections(2023, 977));
    let found = all(&text);
    assert_eq!((found.len(), agency(&found[0]), licensing(&found[0])), (1, "枫溪县水利局", Some(311)));
    assert!(says(&found[0], "R026") && !says(&found[0], "R012") && found[0].source.copies == 1);
}

#[test]
fn pages_saved_together() {
    let page = |agency: &str, value: u32| {
        format!(
            "<html><head><title>{agency}2023年政府信息公开工作年度报告</title></head><body><div>首页 &gt; 政府信息公开 &gt; 年报</div>\
             <p>发布机构：{agency}</p><p>发布日期：2024-01-{value}</p><h1>{agency}2023年政府信息公开工作年度报告</h1><p>一、总体情况</p>\
             <p>本局按时公开。</p><p>二、主动公开政府信息情况</p><table><tr><td>第二十条第（五）项</td></tr><tr><td>信息内容</td>\
             <td>本年处理决定数量</td></tr><tr><td>行政许可</td><td>{value}</td></tr></table><p>三、收到和处理政府信息公开申请情况</p>\
             <p>六、其他需要报告的事项</p><p>无。</p></body></html>"
        )
    };
    let text = format!("{}{}", page("枫溪县水利局", 11), page("枫溪县林业局", 22));
    let found = assert_reports(&text, &[("枫溪县水利局", Some(11)), ("枫溪县林业局", Some(22))]);
    let published: Vec<_> = found.iter().map(|report| report.meta.published).collect();
    assert_eq!(published, ["2024-01-11".parse().ok(), "2024-01-22".parse().ok()]);
}

#[test]
fn tables_without_headings_below_a_title_each() {
    let table = |agency: &str, value: u32| {
        format!(
            "<p>{agency}2023年政府信息公开工作年度报告</p><table><tr><td>第二十条第（一）项</td></tr><tr><td>信息内容</td><td>本年制发件数</td>\
             <td>本年废止件数</td><td>现行有效件数</td></tr><tr><td>规章</td><td>0</td><td>0</td><td>0</td></tr>\
             <tr><td>第二十条第（五）项</td></tr><tr><td>信息内容</td><td>本年处理决定数量</td></tr><tr><td>行政许可</td><td>{value}</td></tr></table>"
        )
    };
    let text = format!("{}{}", table("枫溪县水利局", 11), table("枫溪县林业局", 22));
    assert_reports(&text, &[("枫溪县水利局", Some(11)), ("枫溪县林业局", Some(22))]);
}

#[test]
fn titles_in_rows_of_one_table() {
    let rows = |agency: &str, value: u32| {
        format!(
            "<tr><td colspan=2>{agency}2023年政府信息公开工作年度报告</td></tr><tr><td colspan=2>二、主动公开政府信息情况</td></tr>\
             <tr><td colspan=2>第二十条第（五）项</td></tr><tr><td>信息内容</td><td>本年处理决定数量</td></tr>\
             <tr><td>行政许可</td><td>{value}</td></tr><tr><td colspan=2>三、收到和处理政府信息公开申请情况</td></tr>"
        )
    };
    let text = format!("<table>{}{}</table>", rows("枫溪县水利局", 11), rows("枫溪县林业局", 22));
    assert_reports(&text, &[("枫溪县水利局", Some(11)), ("枫溪县林业局", Some(22))]);
}

#[test]
fn forty_reports_and_more_than_are_read() {
    let names: Vec<String> =
        (0..300u32).map(|at| format!("{}{}镇人民政府", ['柏', '柳', '枫'][at as usize / 100], numeral(at % 100))).collect();
    let text = |count: usize| -> String { names.iter().zip(100..).take(count).map(|(name, value)| short(name, 2023, value)).collect() };
    let expected: Vec<_> = names.iter().zip(100..).take(40).map(|(name, value)| (name.as_str(), Some(value))).collect();
    assert_reports(&text(40), &expected);
    let found = all(&text(300));
    assert_eq!((found.len(), found[255].source.part), (256, Some(FilePart { number: 256, of: 300 })));
    assert!(says(&found[0], "R026") && !says(&found[1], "R026"));
    assert_eq!(received(&found[0]), None);
}

fn numeral(number: u32) -> String {
    const DIGITS: [&str; 10] = ["甲", "乙", "丙", "丁", "戊", "己", "庚", "辛", "壬", "癸"];
    format!("{}{}", DIGITS[number as usize / 10], DIGITS[number as usize % 10])
}

#[test]
fn no_report_that_others_published_is_parted() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    for folder in ["examples/reports", "../shared/reports", "../shared/reports-real/files", "../shared/reports-2008-2018"] {
        let Ok(entries) = std::fs::read_dir(root.join(folder)) else { continue };
        for path in entries.map(|entry| entry.unwrap().path()).filter(|path| path.is_file()) {
            let Ok(reports) = parse_all(&std::fs::read(&path).unwrap(), &Default::default()) else { continue };
            assert_eq!((reports.len(), says(&reports[0], "R026")), (1, false), "{}", path.display());
        }
    }
}

#[test]
fn reports_on_one_line_are_read_one_by_one() {
    let report = |agency: &str, value: u32, between: &str| {
        let lines = [
            format!("{agency}2023年政府信息公开工作年度报告"),
            "一、总体情况".to_owned(),
            format!("2023年，{agency}按时公开应当公开的内容，依申请公开工作平稳有序，答复文书进一步规范。"),
            "二、主动公开政府信息情况".to_owned(),
            "第二十条第（一）项".to_owned(),
            "信息内容本年制发件数本年废止件数现行有效件数"
                .replace("本年", &format!("{between}本年"))
                .replace("现行", &format!("{between}现行")),
            ["规章", "7", "1", "9"].join(if between.is_empty() { " " } else { between }),
            "第二十条第（五）项".to_owned(),
            format!("信息内容{between}本年处理决定数量"),
            format!("行政许可{between}{value}"),
            "三、收到和处理政府信息公开申请情况".to_owned(),
            "六、其他需要报告的事项".to_owned(),
            "无其他需要报告的事项。".to_owned(),
            agency.to_owned(),
            "2024年1月9日".to_owned(),
        ];
        lines.join(between)
    };
    for between in [" ", ""] {
        let text = [("枫溪县水利局", 311), ("枫溪县林业局", 422), ("枫溪县石桥镇人民政府", 533)]
            .map(|(agency, value)| report(agency, value, between))
            .join(between);
        let found = assert_reports(&text, &[("枫溪县水利局", Some(311)), ("枫溪县林业局", Some(422)), ("枫溪县石桥镇人民政府", Some(533))]);
        assert!(found.iter().all(|report| report.meta.signed == "2024-01-09".parse().ok() && report.source.copies == 1), "{text}");
        // One report, printed twice.
        let twice = [report("枫溪县水利局", 311, between), report("枫溪县水利局", 311, between)].join(between);
        assert_eq!(assert_reports(&twice, &[("枫溪县水利局", Some(311))])[0].source.copies, 2);
    }
}

/// A workbook of these sheets, each with the rows of its cells.
fn workbook(sheets: &[(&str, Vec<Vec<&str>>)]) -> Vec<u8> {
    let cell = |(column, text): (usize, &&str), row: usize| {
        format!("<c r='{}{row}' t='inlineStr'><is><t>{text}</t></is></c>", char::from(b'A' + column as u8))
    };
    let row = |(at, cells): (usize, &Vec<&str>)| {
        format!("<row r='{at}'>{}</row>", cells.iter().enumerate().map(|own| cell(own, at)).collect::<String>())
    };
    let data = |rows: &Vec<Vec<&str>>| format!("<sheetData>{}</sheetData>", (1..).zip(rows).map(row).collect::<String>());
    let sheets: Vec<(&str, String)> = sheets.iter().map(|(name, rows)| (*name, data(rows))).collect();
    package::xlsx(&sheets.iter().map(|(name, data)| (*name, data.as_str())).collect::<Vec<_>>(), &[])
}

/// Table II and the header of Table III on a sheet, below these rows.
fn sheet<'a>(above: &[Vec<&'a str>], value: &'a str) -> Vec<Vec<&'a str>> {
    let table = [
        vec!["第二十条第（五）项"],
        vec!["信息内容", "本年处理决定数量"],
        vec!["行政许可", value],
        vec!["第二十条第（六）项"],
        vec!["信息内容", "本年处理决定数量"],
        vec!["行政处罚", "8"],
    ];
    let heading = vec!["二、主动公开政府信息情况"];
    above.iter().cloned().chain([heading]).chain(table).collect()
}

fn of_workbook(sheets: &[(&str, Vec<Vec<&str>>)]) -> Vec<(Option<String>, Option<u16>, Option<i64>)> {
    let found = parse_all(&workbook(sheets), &Default::default()).unwrap();
    found.iter().map(|report| (report.meta.agency.clone(), report.meta.year, licensing(report))).collect()
}

#[test]
fn a_sheet_for_each_office() {
    let office = |name: &str, value| (Some(name.to_owned()), Some(2023), Some(value));
    let title = vec!["2023年政府信息公开工作年度报告"];
    // The name of the sheet where the sheet names no agency, and what the sheet names where it does.
    for (first, second) in [("水利局", "林业局"), ("1.水利局", "2.林业局"), ("水利局 ", "枫溪县林业局")] {
        let sheets = [(first, sheet(std::slice::from_ref(&title), "311")), (second, sheet(std::slice::from_ref(&title), "422"))];
        let second = second.trim_start_matches(|c: char| c.is_ascii() && c != '枫');
        assert_eq!(of_workbook(&sheets), [office("水利局", 311), office(second, 422)]);
        let first = parse(&workbook(&sheets), &Default::default()).unwrap();
        assert!(says(&first, "R026"), "{:?}", first.diagnostics);
    }
    let titled = |name| vec![name];
    let sheets = [
        ("Sheet1", sheet(&[titled("枫溪县水利局2023年政府信息公开工作年度报告")], "311")),
        ("Sheet2", sheet(&[titled("枫溪县林业局2023年政府信息公开工作年度报告")], "422")),
    ];
    assert_eq!(of_workbook(&sheets), [office("枫溪县水利局", 311), office("枫溪县林业局", 422)]);
    // The sum of all is on a sheet of its own, before or after them.
    let all = ("汇总", sheet(&[vec!["2023年政府信息公开工作年度报告"]], "733"));
    let (a, b) = (("水利局", sheet(std::slice::from_ref(&title), "311")), ("林业局", sheet(&[title], "422")));
    let sum = (None, Some(2023), Some(733));
    assert_eq!(of_workbook(&[all.clone(), a.clone(), b.clone()]), [sum.clone(), office("水利局", 311), office("林业局", 422)]);
    assert_eq!(of_workbook(&[a, b, all]), [office("水利局", 311), office("林业局", 422), sum]);
}

#[test]
fn a_sheet_for_each_year_and_a_report_over_several_sheets() {
    let year = |year| (Some("枫溪县水利局".to_owned()), Some(year), Some(i64::from(year)));
    let title = vec!["枫溪县水利局政府信息公开工作年度报告"];
    let sheets = [("2023年", sheet(std::slice::from_ref(&title), "2023")), ("2022年", sheet(&[title], "2022"))];
    assert_eq!(of_workbook(&sheets), [year(2023), year(2022)]);
    // A sheet for each section, whatever the sheets are called.
    let title = vec!["枫溪县水利局2023年政府信息公开工作年度报告"];
    let behind = vec![vec!["六、其他需要报告的事项"], vec!["本年度未收取信息处理费。"]];
    for names in [["封面", "主动公开", "其他"], ["Sheet1", "Sheet2", "Sheet3"], ["办公室", "水利局", "表3"]] {
        let sheets = [(names[0], vec![title.clone()]), (names[1], sheet(&[], "311")), (names[2], behind.clone())];
        assert_eq!(of_workbook(&sheets), [(Some("枫溪县水利局".to_owned()), Some(2023), Some(311))], "{names:?}");
    }
}

#[test]
fn pages_saved_as_one_whose_own_titles_name_the_agency() {
    let page = |agency: &str, value: u32| {
        format!(
            "<html><head><title>{agency}2023年政府信息公开工作年度报告_枫溪县人民政府</title></head><body><h1>政府信息公开工作年度报告</h1>\
             <p>一、总体情况</p><p>本局按时公开。</p><p>二、主动公开政府信息情况</p><table><tr><td>第二十条第（五）项</td></tr><tr><td>信息内容\
             </td><td>本年处理决定数量</td></tr><tr><td>行政许可</td><td>{value}</td></tr></table><p>六、其他需要报告的事项</p><p>无。</p></body></html>"
        )
    };
    let text = format!("{}{}", page("枫溪县水利局", 11), page("枫溪县林业局", 22));
    let found = assert_reports(&text, &[("枫溪县水利局", Some(11)), ("枫溪县林业局", Some(22))]);
    assert!(found.iter().all(|report| report.meta.year == Some(2023)));
    // A picture's title is no page's.
    let one = page("枫溪县水利局", 11).replace("<p>本局", "<svg><title>枫溪县林业局</title></svg><p>本局");
    assert_reports(&one, &[("枫溪县水利局", Some(11))]);
}
