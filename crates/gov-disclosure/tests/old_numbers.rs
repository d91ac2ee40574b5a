//! Tables of 2008 to 2018 in running text with numbers that are no values: running numbers, codes, dates, numbers of pages and of labels.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use gov_disclosure::{Report, State, Statistic, Value, check, parse};

const TITLE: &str = "松林县水利局2016年政府信息公开工作年度报告";

/// Rows: id, label, unit, the year and all years.
const ROWS: [(&str, &str, &str, &str, &str); 15] = [
    ("disclosed", "主动公开文件数", "条", "268", "1937"),
    ("disclosed.website", "其中：1.政府网站公开数", "条", "251", "1840"),
    ("disclosed.gazette", "2.政府公报公开数", "条", "17", "97"),
    ("requests.received", "受理依申请公开信息总数", "条", "16", "52"),
    ("requests.received.in_person", "其中：1.当面申请数", "条", "5", "21"),
    ("requests.received.online", "2.网上申请数", "条", "8", "19"),
    ("requests.received.letter_fax", "3.信函、传真申请数", "条", "3", "12"),
    ("requests.answered", "对申请的答复总数", "条", "15", "50"),
    ("requests.granted", "其中：1.同意公开答复数", "条", "9", "33"),
    ("requests.partly_granted", "2.同意部分公开答复数", "条", "2", "6"),
    ("requests.denied", "3.不予公开答复数", "条", "3", "7"),
    ("requests.other_answer", "4.其他类型答复数", "条", "1", "4"),
    ("appeals", "接受行政申诉、举报数", "件", "2", "5"),
    ("reconsiderations", "行政复议数", "件", "1", "3"),
    ("litigations", "行政诉讼数", "件", "4", "9"),
];

/// A row as it is printed: running number, label, unit, code and values.
struct Row {
    id: &'static str,
    label: String,
    unit: &'static str,
    values: [String; 2],
}

fn rows() -> Vec<Row> {
    ROWS.iter()
        .map(|&(id, label, unit, year, all)| Row { id, label: label.to_owned(), unit, values: [year.to_owned(), all.to_owned()] })
        .collect()
}

fn read(text: &str) -> Report {
    check(parse(text.as_bytes(), &Default::default()).unwrap_or_else(|error| panic!("{error}")))
}

/// Checks that each value that is reported is printed, and that all others are said to be lost; gives how many are reported.
fn right(report: &Report, rows: &[Row], case: &str) -> usize {
    let mut count = 0;
    for (row, (column, at)) in rows.iter().flat_map(|row| [("year", 0), ("cumulated", 1)].map(|own| (row, own))) {
        let id = Statistic::from_id(&format!("fujian.{}.{column}", row.id)).unwrap();
        let Some(figure) = report.statistics.cells.get(id) else {
            assert!(report.statistics.cells.iter().next().is_none(), "{case}: {id:?} has no cell");
            continue;
        };
        let own = row.values[at].as_str();
        let value = figure.value.and_then(Value::as_count).map(|value| value.to_string());
        match figure.state {
            State::Reported => {
                assert_eq!(value.as_deref(), Some(own), "{case}: {}", id.id());
                count += 1;
            }
            State::Blank | State::Placeholder => assert!(matches!(own, "" | "无"), "{case}: {}", id.id()),
            _ => assert!(figure.derived.is_some() || report.is_statistic_flagged(id), "{case}: {} is lost without a word", id.id()),
        }
        if let Some(derived) = &figure.derived {
            assert_eq!(derived.value.to_string(), own, "{case}: {} is proved", id.id());
        }
        if let Some(candidates) = figure.candidates.as_ref().filter(|own| !own.is_empty()) {
            let is_own = |value: &Option<Value>| value.map_or(own.is_empty(), |value| value.to_string() == own);
            assert!(candidates.iter().any(is_own), "{case}: {} is none of {candidates:?}", id.id());
        }
    }
    count
}

/// A document with a table: what is between cells and lines, and the cells of a line before the label, after the unit and at the end.
fn text(between: &str, lines: &str, heads: &[&str], rows: &[Row], cells: impl Fn(usize, &Row) -> Vec<String>, end: &str) -> String {
    let own = rows.iter().enumerate().map(|(at, row)| cells(at, row).into_iter().filter(|cell| !cell.is_empty()).collect::<Vec<_>>());
    let own: Vec<String> = own.map(|cells| cells.join(between)).collect();
    format!("{TITLE}\n{}{lines}{}{end}", heads.join(between), own.join(lines))
}

fn plain(_: usize, row: &Row) -> Vec<String> {
    vec![row.label.clone(), row.unit.to_owned(), row.values[0].clone(), row.values[1].clone()]
}

const PLAIN: [&str; 4] = ["指标名称", "计量单位", "2016年度", "历年累计"];

#[test]
fn a_number_after_the_table_is_no_value_of_its_last_row() {
    let after = ["\n2017年3月8日\n", "\n12\n", "\n15:30\n", "\n2017-03-08\n", "\n15人填报\n", "\n0591-87654321\n", "\n15 人填报\n"];
    for end in after {
        let whole = text(" ", "\n", &PLAIN, &rows(), plain, end);
        assert_eq!(right(&read(&whole), &rows(), end), 30, "{end:?}");
        for gone in 0..2 {
            let mut rows = rows();
            rows[14].values[gone].clear();
            let report = read(&text(" ", "\n", &PLAIN, &rows, plain, end));
            assert_eq!(right(&report, &rows, end), 28, "{end:?}");
        }
        right(&read(&text("", "", &PLAIN, &rows(), plain, end)), &rows(), end);
    }
}

#[test]
fn the_number_of_a_page_within_a_table_is_no_value() {
    for at in 0..14 {
        for gone in [None, Some(0), Some(1)] {
            let mut rows = rows();
            if let Some(gone) = gone {
                rows[at].values[gone].clear();
            }
            let lines: Vec<String> =
                rows.iter().enumerate().map(|(at, row)| plain(at, row).join(" ").trim_end().replace("  ", " ")).collect();
            let copy = format!("{TITLE}\n{}\n{}\n7\n{}\n", PLAIN.join(" "), lines[..=at].join("\n"), lines[at + 1..].join("\n"));
            let count = right(&read(&copy), &rows, &format!("page after {at}, {gone:?}"));
            assert_eq!(count, if gone.is_some() { 28 } else { 30 }, "page after {at}, {gone:?}");
        }
    }
}

#[test]
fn running_numbers_and_codes_are_no_values() {
    for head in ["序号", "代码", "行次", "编号"] {
        for number in [|at: usize| (at + 1).to_string(), |at: usize| format!("{:02}", at + 1), |at: usize| (at + 101).to_string()] {
            for (between, lines) in [(" ", "\n"), (" ", " "), ("\n", "\n"), ("", "\n"), ("", "")] {
                for (blank, of) in [(None, 0), (Some(2), 0), (Some(6), 1), (Some(14), 0)] {
                    let mut rows = rows();
                    if let Some(at) = blank {
                        rows[at].values[of].clear();
                    }
                    let case = format!("{head} {} {between:?} {lines:?} {blank:?}", number(0));
                    let before = |at: usize, row: &Row| [vec![number(at)], plain(at, row)].concat();
                    let behind = |at: usize, row: &Row| {
                        vec![row.label.clone(), row.unit.to_owned(), number(at), row.values[0].clone(), row.values[1].clone()]
                    };
                    let last = |at: usize, row: &Row| [plain(at, row), vec![number(at)]].concat();
                    let [name, unit, year, all] = PLAIN;
                    let first = right(&read(&text(between, lines, &[head, name, unit, year, all], &rows, before, "\n")), &rows, &case);
                    let second = right(&read(&text(between, lines, &[name, unit, head, year, all], &rows, behind, "\n")), &rows, &case);
                    let third = right(&read(&text(between, lines, &[name, unit, year, all, head], &rows, last, "\n")), &rows, &case);
                    if !between.is_empty() {
                        let whole = if blank.is_some() { 28 } else { 30 };
                        assert_eq!([first, second, third], [whole; 3], "{case}");
                    }
                }
            }
        }
    }
}

#[test]
fn a_running_number_that_is_lost_or_out_of_order_is_no_value_of_another_row() {
    for (between, lines) in [(" ", "\n"), (" ", " "), ("\n", "\n")] {
        for at in 1..14 {
            for kind in 0..3 {
                let mut rows = rows();
                rows[at - 1].values[1].clear();
                let mut numbers: Vec<String> = (1..=rows.len()).map(|number| number.to_string()).collect();
                match kind {
                    0 => numbers[at].clear(),
                    1 => numbers.swap(at, at + 1),
                    _ => numbers[at..].iter_mut().for_each(String::clear),
                }
                let cells = |at: usize, row: &Row| [vec![numbers[at].clone()], plain(at, row)].concat();
                let [name, unit, year, all] = PLAIN;
                let copy = text(between, lines, &["序号", name, unit, year, all], &rows, cells, "\n");
                right(&read(&copy), &rows, &format!("{between:?} {lines:?} {at} {kind}"));
            }
        }
    }
}

#[test]
fn the_number_of_a_label_is_no_digit_of_the_value_before() {
    for (sign, blank) in [("", false), (" ", false), ("", true), (" ", true)] {
        for (between, lines) in [(" ", "\n"), ("\n", "\n"), ("", "\n"), ("", "")] {
            let mut rows = rows();
            rows.iter_mut().for_each(|row| row.label = row.label.replace('.', sign));
            // Where nothing parts digits a blank cell leaves no trace.
            if blank && !between.is_empty() {
                rows[4].values[0].clear();
                rows[5].values[0].clear();
            }
            right(&read(&text(between, lines, &PLAIN, &rows, plain, "\n")), &rows, &format!("{sign:?} {blank} {between:?} {lines:?}"));
        }
    }
}

#[test]
fn a_word_for_none_stands_for_a_value() {
    let mut rows = rows();
    rows[4].values[0] = "无".to_owned();
    assert_eq!(right(&read(&text(" ", "\n", &PLAIN, &rows, plain, "\n")), &rows, "无"), 29);
}

#[test]
fn the_rest_of_a_number_that_is_apart_is_no_running_number() {
    for (between, lines) in [(" ", "\n"), (" ", " "), ("\n", "\n")] {
        for at in [4, rows().len() - 1] {
            for rest in ["9", "1", "40"] {
                let mut rows = rows();
                rows[at].values[1] = format!("101 {rest}");
                let cells = |at: usize, row: &Row| [vec![(at + 1).to_string()], plain(at, row)].concat();
                let [name, unit, year, all] = PLAIN;
                let copy = text(between, lines, &["序号", name, unit, year, all], &rows, cells, "\n");
                right(&read(&copy), &rows, &format!("{between:?} {lines:?} {at} {rest}"));
                right(
                    &read(&text(between, lines, &PLAIN, &rows, plain, "\n")),
                    &rows,
                    &format!("{between:?} {lines:?} {at} {rest}, no numbers"),
                );
            }
        }
    }
}
