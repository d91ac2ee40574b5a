//! Rows that are lines of a label and its values, with the unit in the label, after the value or nowhere.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use gov_disclosure::{Report, State, Statistic, check, parse};

/// Rows of the national table: id, label, unit, value.
const ROWS: [(&str, &str, &str, &str); 9] = [
    ("stat2014.disclosed", "（一）主动公开政府信息数（不同渠道和方式公开相同信息计1条）", "条", "1452"),
    ("stat2014.disclosed.normative_documents", "其中：主动公开规范性文件数", "条", "34"),
    ("stat2014.normative_documents.made", "制发规范性文件总数", "件", "39"),
    ("stat2014.disclosed.gazette", "1.政府公报公开政府信息数", "条", "0"),
    ("stat2014.disclosed.website", "2.政府网站公开政府信息数", "条", "447"),
    ("stat2014.disclosed.weibo", "3.政务微博公开政府信息数", "条", "73"),
    ("stat2014.disclosed.wechat", "4.政务微信公开政府信息数", "条", "58"),
    ("stat2014.requests.received", "（一）收到申请数", "件", "37"),
    ("stat2014.requests.received.in_person", "1.当面申请数", "件", "11"),
];

fn report(ending: &str, table: &str) -> Report {
    let title = "云泉县档案局2014年政府信息公开工作年度报告";
    let text = match ending {
        "html" => format!("<h1>{title}</h1><p>各项指标如下。</p><table>{table}</table>"),
        _ => format!("{title}\n\n各项指标如下。\n\n{table}"),
    };
    check(parse(text.as_bytes(), &Default::default()).unwrap_or_else(|error| panic!("{error}: {text}")))
}

/// The rows of the national table, each written by its place, label, unit and value.
fn rows(write: impl Fn(usize, &str, &str, &str) -> String) -> String {
    ROWS.iter().enumerate().map(|(at, (_, label, unit, value))| write(at, label, unit, value)).collect()
}

fn reported(report: &Report, id: &str) -> Option<String> {
    let figure = report.statistics.cells.get(Statistic::from_id(id).unwrap())?;
    (figure.state == State::Reported).then(|| figure.value.unwrap().to_string())
}

fn is_read(report: &Report) {
    for (id, _, _, value) in ROWS {
        assert_eq!(reported(report, id).as_deref(), Some(value), "{id}");
    }
}

/// That no value is reported, and that it is said of the table or of its cells.
fn is_lost(report: &Report) {
    for (id, ..) in ROWS {
        assert_eq!(reported(report, id), None, "{id}");
    }
    assert!(report.diagnostics.iter().any(|found| ["S302", "R005"].iter().any(|rule| found.rule == *rule)), "{:?}", report.diagnostics);
}

#[test]
fn a_unit_is_in_the_label_after_the_value_or_nowhere() {
    for (heads, write) in [
        ("指标名称 统计数\n", (|_, l, u, v| format!("{l}（{u}） {v}\n")) as fn(usize, &str, &str, &str) -> String),
        ("统计指标  数量\n", |_, l, u, v| format!("{l}（单位：{u}）  {v}\n")),
        ("统计指标  数量\n", |_, l, _, v| format!("{l}  {v}\n")),
        ("统计指标 数量 单位\n", |_, l, u, v| format!("{l} {v} {u}\n")),
        ("统计指标 统计数\n", |_, l, u, v| format!("{l} {v}{u}\n")),
        ("", |_, l, u, v| format!("{l}：{v}{u}\n")),
        ("", |_, l, u, v| format!("{l}\n{u}\n{v}\n")),
        ("统计指标 序号 单位 统计数\n", |at, l, u, v| format!("{l} {} {u} {v}\n", at + 1)),
        ("序号 统计指标 数量\n", |at, l, u, v| format!("{} {l}（{u}） {v}\n", at + 1)),
    ] {
        is_read(&report("txt", &format!("{heads}{}", rows(write))));
    }
}

#[test]
fn columns_of_cells_say_where_the_unit_is() {
    is_read(&report("md", &format!("| 指标名称 | 统计数 |\n|---|---|\n{}", rows(|_, l, u, v| format!("| {l}（{u}） | {v} |\n")))));
    is_read(&report("md", &format!("| 统计指标 | 数量 | 单位 |\n|---|---|---|\n{}", rows(|_, l, u, v| format!("| {l} | {v} | {u} |\n")))));
    is_read(&report("html", &format!("<tr><th>指标名称<th>统计数{}", rows(|_, l, u, v| format!("<tr><td>{l}/{u}<td>{v}")))));
    is_read(&report("html", &rows(|_, l, u, v| format!("<tr><td>{l}<td>{v}{u}"))));
    is_read(&report("csv", &format!("统计指标,单位,统计数\n{}", rows(|_, l, u, v| format!("{l},{u},{v}\n")))));
}

#[test]
fn values_of_columns_that_nobody_names_are_lost() {
    // Last year's value before or after the year's own, in every row or in some.
    is_lost(&report("txt", &rows(|_, l, _, v| format!("{l} 5 {v}\n"))));
    is_lost(&report("txt", &rows(|at, l, _, v| if at % 2 == 0 { format!("{l} {v}\n") } else { format!("{l} {v} 8\n") })));
    is_lost(&report(
        "html",
        &rows(|at, l, _, v| if at == 3 { format!("<tr><td>{l}<td><td>{v}") } else { format!("<tr><td>{l}<td>{v}<td>6") }),
    ));
    is_lost(&report("txt", &format!("事项 上年数\n{}", rows(|_, l, _, v| format!("{l} {v}\n")))));
}

#[test]
fn a_header_of_another_year_is_said() {
    let report = report("html", &format!("<tr><td>事项<td>2013年{}", rows(|_, l, _, v| format!("<tr><td>{l}<td>{v}"))));
    assert!(report.diagnostics.iter().any(|found| found.rule == "M401"), "{:?}", report.diagnostics);
}

#[test]
fn values_above_their_labels_are_not_those_of_the_labels_above() {
    is_lost(&report("txt", &rows(|_, l, u, v| format!("{v}\n{u}\n{l}\n"))));
    is_lost(&report("txt", &format!("统计指标 数量\n{}", rows(|_, l, _, v| format!("{v}\n{l}\n")))));
}

#[test]
fn a_label_without_a_value_takes_none_from_the_next() {
    let report =
        report("txt", &format!("统计指标 数量\n{}", rows(|at, l, _, v| if at == 7 { format!("{l}\n") } else { format!("{l} {v}\n") })));
    assert_eq!(reported(&report, "stat2014.requests.received"), None);
    assert_eq!(reported(&report, "stat2014.requests.received.in_person").as_deref(), Some("11"));
    assert!(report.is_statistic_flagged(Statistic::from_id("stat2014.requests.received").unwrap()));
}

#[test]
fn what_goes_on_behind_a_value_is_no_part_of_it() {
    let text = rows(|at, l, u, v| if at == 7 { format!("{l} {v}{u}（其中网上20件）\n") } else { format!("{l} {v}{u}\n") });
    let report = report("txt", &text);
    assert_eq!(reported(&report, "stat2014.requests.received"), None);
    assert!(report.is_statistic_flagged(Statistic::from_id("stat2014.requests.received").unwrap()));
    assert_eq!(reported(&report, "stat2014.disclosed").as_deref(), Some("1452"));
}

#[test]
fn labels_go_on_over_lines() {
    let text = rows(|_, l, u, v| {
        let middle = l.char_indices().nth(l.chars().count() / 2).unwrap().0;
        format!("{}\n{} {v} {u}\n", &l[..middle], &l[middle..])
    });
    is_read(&report("txt", &format!("统计指标 数量 单位\n{text}")));
}
