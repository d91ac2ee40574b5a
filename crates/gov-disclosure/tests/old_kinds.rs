//! Old tables whose values stand in other places than those of the form, or beside what is no value: read right, or doubted.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use gov_disclosure::{Report, State, Statistic, check, parse};

/// Rows of the national table: id, label, value.
const NATIONAL: [(&str, &str, &str); 8] = [
    ("requests.received", "（一）收到申请数", "47"),
    ("requests.received.in_person", "1.当面申请数", "15"),
    ("requests.received.fax", "2.传真申请数", "9"),
    ("requests.received.online", "3.网络申请数", "13"),
    ("requests.received.letter", "4.信函申请数", "10"),
    ("requests.closed", "（二）申请办结数", "46"),
    ("requests.closed.in_time", "1.按时办结数", "39"),
    ("requests.closed.extended", "2.延期办结数", "7"),
];

/// Rows of a provincial table: id, label, the year's value and the running total.
const PROVINCIAL: [(&str, &str, &str, &str); 8] = [
    ("disclosed", "主动公开文件数", "21", "131"),
    ("disclosed.website", "其中：1.政府网站公开数", "10", "120"),
    ("disclosed.gazette", "2.政府公报公开数", "11", "11"),
    ("requests.received", "受理依申请公开信息总数", "3", "40"),
    ("requests.received.in_person", "其中：1.当面申请数", "2", "30"),
    ("requests.received.online", "2.网上申请数", "1", "10"),
    ("requests.answered", "对申请的答复总数", "3", "38"),
    ("reconsiderations", "行政复议数", "1", "2"),
];

fn report(table: &str) -> Report {
    let title = "禾渡县水务局2015年政府信息公开工作年度报告";
    let text = if table.contains('<') {
        format!("<h1>{title}</h1>{table}</table>")
    } else {
        format!("{title}\n一、概述\n本局公开各项信息。\n{table}")
    };
    check(parse(text.as_bytes(), &Default::default()).unwrap_or_else(|error| panic!("{error}: {text}")))
}

fn national(heads: &str, row: impl Fn(usize, &str, &str) -> String) -> Report {
    let rows: String = NATIONAL.iter().enumerate().map(|(at, (_, label, value))| row(at, label, value)).collect();
    report(&format!("{heads}{rows}"))
}

fn provincial(heads: &str, row: impl Fn(usize, &str, &str, &str) -> String) -> Report {
    let rows: String = PROVINCIAL.iter().enumerate().map(|(at, (_, label, year, all))| row(at, label, year, all)).collect();
    report(&format!("{heads}{rows}"))
}

fn value(report: &Report, id: &str) -> (State, Option<String>) {
    let figure = report.statistics.cells.get(Statistic::from_id(id).unwrap()).unwrap_or_else(|| panic!("no {id}"));
    (figure.state, figure.value.map(|value| value.to_string()))
}

fn is_flagged(report: &Report, id: &str) -> bool {
    report.is_statistic_flagged(Statistic::from_id(id).unwrap())
}

fn all_read(report: &Report) {
    for (id, _, own) in NATIONAL {
        assert_eq!(value(report, &format!("stat2014.{id}")), (State::Reported, Some(own.to_owned())), "{id}");
    }
}

fn all_provincial_read(report: &Report) {
    for (id, _, year, all) in PROVINCIAL {
        for (column, own) in [("year", year), ("cumulated", all)] {
            assert_eq!(value(report, &format!("fujian.{id}.{column}")), (State::Reported, Some(own.to_owned())), "{id}.{column}");
        }
    }
}

#[test]
fn what_touches_digits_doubts_them() {
    let heads = "统计指标 单位 统计数\n";
    for written in ["1O", "1l", "4/7", "4-7", "4+3=7", "4e7", "4千", "47.", "47、", "47）"] {
        let report = national(heads, |at, label, own| format!("{label} 件 {}\n", if at == 0 { written } else { own }));
        let id = "stat2014.requests.received";
        assert_ne!(value(&report, id).0, State::Reported, "{written}");
        assert!(is_flagged(&report, id), "{written}");
        assert_eq!(value(&report, "stat2014.requests.closed").1.as_deref(), Some("46"), "{written}");
    }
    all_read(&national(heads, |_, label, own| format!("{label} 件 {own}\n")));
}

#[test]
fn rows_that_a_page_break_took_are_missing_with_a_warning() {
    let row = |label: &str, value: &str| format!("<tr><td>{label}<td>件<td>{value}");
    let heads = "<tr><td>统计指标<td>单位<td>统计数";
    let part = |range: std::ops::Range<usize>| -> String { NATIONAL[range].iter().map(|(_, label, value)| row(label, value)).collect() };
    // Rows 3 and 4 are gone between two pages, and the last row after them.
    let report = report(&format!("<table>{heads}{}</table><p>- 4 -</p><table>{heads}{}</table>", part(0..3), part(5..7)));
    for id in ["stat2014.requests.received.online", "stat2014.requests.received.letter", "stat2014.requests.closed.extended"] {
        assert_eq!(value(&report, id).0, State::Absent, "{id}");
        assert!(is_flagged(&report, id), "{id}");
    }
}

#[test]
fn numbers_of_a_column_on_another_page_are_said_to_have_no_cell() {
    let rows: String = PROVINCIAL.iter().map(|(_, label, year, _)| format!("{label} 条 {year}\n")).collect();
    let all: String = PROVINCIAL.iter().map(|(.., all)| format!("{all}\n")).collect();
    let report = report(&format!("指标名称 计量单位 2015年度\n{rows}历年累计\n{all}"));
    assert_eq!(value(&report, "fujian.disclosed.year"), (State::Reported, Some("21".to_owned())));
    let unmapped = report.diagnostics.iter().filter(|found| found.rule == "R007").count();
    assert_eq!(unmapped, PROVINCIAL.len());
}

#[test]
fn columns_of_codes_stand_anywhere() {
    let row = |at: usize, l: &str, a: &str, b: &str| format!("<tr><td>{l}<td>{:02}<td>条<td>{a}<td>{b}", at + 1);
    all_provincial_read(&provincial("<table><tr><td>指标名称<td>代码<td>计量单位<td>2015年度<td>历年累计", row));
    all_provincial_read(&provincial("指标名称 代码 计量单位 2015年度 历年累计\n", |at, l, a, b| {
        format!("{l} {:02} 条 {a} {b}\n", at + 1)
    }));
    let row = |at: usize, l: &str, a: &str, b: &str| format!("<tr><td>{l}<td>条<td>{}<td>{a}<td>{b}", at + 1);
    all_provincial_read(&provincial("<table><tr><td>指标名称<td>计量单位<td><td>2015年度<td>历年累计", row));
    // A row without a value has no number of its own to lend.
    let report = national("统计指标\t单位\t统计数\t行次\n", |at, label, own| match at {
        0 => format!("{label}\t件\t{}\n", at + 1),
        _ => format!("{label}\t件\t{own}\t{}\n", at + 1),
    });
    assert_ne!(value(&report, "stat2014.requests.received").0, State::Reported);
    assert!(is_flagged(&report, "stat2014.requests.received"));
    assert_eq!(value(&report, "stat2014.requests.closed").1.as_deref(), Some("46"));
}

#[test]
fn the_number_of_a_label_is_no_code_of_the_row_before() {
    let report = national("统计指标 单位 统计数 行次 ", |_, label, own| format!("{label} 件 {own} "));
    for (id, ..) in NATIONAL {
        let id = format!("stat2014.{id}");
        assert!(value(&report, &id).0 != State::Reported && is_flagged(&report, &id), "{id}");
    }
}

#[test]
fn numbers_without_a_sign_are_no_digits_of_the_values_before() {
    let report = national("统计指标单位统计数", |at, label, own| {
        format!("{}{}件{own}", [2, 3, 4, 5, 6, 7, 8, 9][at], label.trim_start_matches(|c: char| !is_word(c)))
    });
    for (id, ..) in NATIONAL.iter().take(7) {
        let id = format!("stat2014.{id}");
        assert!(value(&report, &id).0 != State::Reported && is_flagged(&report, &id), "{id}");
    }
}

/// Whether a character is Chinese, and no numeral of a label.
fn is_word(c: char) -> bool {
    ('\u{4E00}'..='\u{9FFF}').contains(&c) && !"一二".contains(c)
}

#[test]
fn rows_below_the_header_of_another_group_are_doubted() {
    let rows = [("行政诉讼数量", "6"), ("（一）维持具体行政行为数", "4"), ("（二）被依法纠错数", "1"), ("（三）其他情形数", "1")];
    let before = "<tr><td>（一）收到申请数<td>件<td>47<tr><td>1.当面申请数<td>件<td>15<tr><td>2.传真申请数<td>件<td>9";
    let rows: String = rows.iter().map(|(label, value)| format!("<tr><td>{label}<td>件<td>{value}")).collect();
    let report = report(&format!("<table><tr><td>统计指标<td>单位<td>统计数{before}{rows}</table>"));
    assert!(is_flagged(&report, "stat2014.reconsiderations.upheld"));
}

#[test]
fn headers_stand_on_several_lines() {
    all_read(&national("单\n统计指标 统计数\n位\n", |_, label, own| format!("{label} 件 {own}\n")));
    all_provincial_read(&provincial("指标名称 计量单位\n2015年度\n历年累计\n", |_, label, a, b| {
        format!("{label} 条\n{a}\n{b}\n")
    }));
    // A value on the line below is lost: whose the other is, nothing says.
    let report = provincial("指标名称 计量单位\n2015年度\n历年累计\n", |at, label, a, b| match at {
        2 => format!("{label} 条\n{b}\n"),
        _ => format!("{label} 条\n{a}\n{b}\n"),
    });
    assert!(is_flagged(&report, "fujian.disclosed.gazette.year"));
    assert_ne!(value(&report, "fujian.disclosed.gazette.year").0, State::Reported);
}

/// The rows of a table that no form has: label and value.
fn others(report: &Report) -> Vec<(String, State, Option<String>)> {
    let rows = report.statistics.rows.iter();
    rows.map(|row| (row.label.clone(), row.values[0].cell.state, row.values[0].cell.value.map(|value| value.to_string()))).collect()
}

#[test]
fn rows_of_no_form_keep_their_labels_and_values() {
    let rows = [
        ("主动公开信息数", "26"),
        ("正式受理申请数", "9"),
        ("其中：1．在办", "2"),
        ("2．办结", "7"),
        ("公开查询点数", "3"),
        ("信息咨询数", "25"),
    ];
    let whole: Vec<_> = ["主动公开信息数", "正式受理申请数", "在办", "办结", "公开查询点数", "信息咨询数"]
        .into_iter()
        .zip(rows)
        .map(|(label, (_, value))| (label.to_owned(), State::Reported, Some(value.to_owned())))
        .collect();
    // Commas below a title, and a table that goes on without its header on the next page.
    let commas: String = rows.iter().map(|(label, value)| format!("{label},件,{value}\n")).collect();
    assert_eq!(others(&report(&format!("信息公开情况\n指标名称,单位,数量\n{commas}"))), whole);
    let cells =
        |rows: &[(&str, &str)]| -> String { rows.iter().map(|(label, value)| format!("<tr><td>{label}<td>件<td>{value}")).collect() };
    let parts = format!("<table><tr><td>指标名称<td>单位<td>数量{}</table><table>{}</table>", cells(&rows[..3]), cells(&rows[3..]));
    assert_eq!(others(&report(&parts)), whole);
    // A label that is broken over lines, or has swallowed a value, is nobody's.
    let broken = "指标名称 单位 数量\n主动公开信息数 件 26\n正式受理申 件 9\n请数\n公开查询点数 个 3\n";
    let own = others(&report(broken));
    assert_eq!(own.iter().filter(|(_, state, _)| *state == State::Reported).count(), 1, "{own:?}");
    let swallowed = "指标名称 单位 数量\n主动公开信息数 件 26\n正式受理申请数9公开查询点数 个 3\n信息咨询数 件 25\n";
    let own = others(&report(swallowed));
    assert!(own.iter().all(|(_, state, _)| *state == State::Lost), "{own:?}");
}
