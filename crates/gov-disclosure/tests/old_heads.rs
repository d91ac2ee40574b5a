//! Headers in running text that are broken, run together or parted by white space, and columns that hold no counts.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[path = "old_columns/fujian.rs"]
mod fujian;

use fujian::FUJIAN;
use gov_disclosure::{Report, State, Statistic, check, parse};

/// Rows of the national table: id, label, unit, value.
const ROWS: [(&str, &str, &str, &str); 7] = [
    ("stat2014.disclosed", "（一）主动公开政府信息数", "条", "452"),
    ("stat2014.disclosed.normative_documents", "其中：主动公开规范性文件数", "条", "34"),
    ("stat2014.normative_documents.made", "制发规范性文件总数", "件", "39"),
    ("stat2014.disclosed.gazette", "1.政府公报公开政府信息数", "条", "16"),
    ("stat2014.disclosed.website", "2.政府网站公开政府信息数", "条", "447"),
    ("stat2014.disclosed.weibo", "3.政务微博公开政府信息数", "条", "73"),
    ("stat2014.disclosed.wechat", "4.政务微信公开政府信息数", "条", "58"),
];

const TITLE: &str = "云泉县档案局2014年政府信息公开工作年度报告";

fn read(heads: &str, rows: &str) -> Report {
    let text = format!("{TITLE}\n{heads}{rows}");
    check(parse(text.as_bytes(), &Default::default()).unwrap_or_else(|error| panic!("{error}: {text}")))
}

/// The rows of the national table, each written by its place, label, unit and value.
fn rows(write: impl Fn(usize, &str, &str, &str) -> String) -> String {
    ROWS.iter().enumerate().map(|(at, (_, label, unit, value))| write(at, label, unit, value)).collect()
}

fn is(report: &Report, id: &str, expected: &str) {
    let figure = report.statistics.cells.get(Statistic::from_id(id).unwrap()).unwrap_or_else(|| panic!("no {id}"));
    let value = figure.value.map(|value| value.to_string());
    assert_eq!((figure.state, value.as_deref()), (State::Reported, Some(expected)), "{id}");
}

fn is_doubted(report: &Report, id: &str) {
    let own = Statistic::from_id(id).unwrap();
    let figure = report.statistics.cells.get(own).unwrap_or_else(|| panic!("no {id}"));
    assert_ne!(figure.state, State::Reported, "{id}");
    assert!(report.is_statistic_flagged(own), "{id} is lost without a word");
}

fn candidates(report: &Report, id: &str) -> Vec<String> {
    let figure = report.statistics.cells.get(Statistic::from_id(id).unwrap()).unwrap();
    figure.candidates.iter().flatten().flatten().map(|value| value.to_string()).collect()
}

#[test]
fn a_header_on_the_lines_above_and_below_the_others_is_in_the_place_that_the_totals_show() {
    let line = |label: &str, unit: &str, a: &str, b: &str| format!("{label}   {unit}   {a}   {b}\n");
    let year_first: String = FUJIAN.iter().map(|(_, label, unit, year, all)| line(label, unit, year, all)).collect();
    let total_first: String = FUJIAN.iter().map(|(_, label, unit, year, all)| line(label, unit, all, year)).collect();
    for heads in [
        "            2014\n指标名称  计量单位  历年累计\n         年\n",
        "            2014\n指标名称  计量单位  历年累计\n         年度\n",
        "            历年\n指标名称  计量单位  2014年度\n         累计\n",
    ] {
        for rows in [&year_first, &total_first] {
            let report = read(heads, rows);
            for (id, _, _, year, all) in FUJIAN {
                is(&report, &format!("fujian.{id}.year"), year);
                is(&report, &format!("fujian.{id}.cumulated"), all);
            }
        }
    }
    // The first year of a series: both columns are alike, and nothing shows which is which.
    let alike: String = FUJIAN.iter().map(|(_, label, unit, year, _)| line(label, unit, year, year)).collect();
    let report = read("            2014\n指标名称  计量单位  历年累计\n         年\n", &alike);
    for (id, _, _, year, _) in FUJIAN {
        for column in ["year", "cumulated"] {
            let id = format!("fujian.{id}.{column}");
            is_doubted(&report, &id);
            assert_eq!(candidates(&report, &id), [year], "{id}");
        }
    }
    // The year is on the line of the others.
    let report = read("指标名称  计量单位  2014  历年累计\n         年度\n", &year_first);
    FUJIAN.iter().for_each(|(id, _, _, year, _)| is(&report, &format!("fujian.{id}.year"), year));
}

#[test]
fn a_header_whose_characters_white_space_parts_is_one() {
    let line = |(_, label, unit, year, all): &(&str, &str, &str, &str, &str)| format!("{label} {unit} {year} {all}\n");
    let lines: String = FUJIAN.iter().map(line).collect();
    for heads in ["2014 年 历年累计", "2014 年度 历 年 累 计", "本 年 度 累 计", "年度 累计", "2014 年\n历年 累计"]
    {
        let report = read(&format!("指标名称 计量单位 {heads}\n"), &lines);
        for (id, _, _, year, all) in FUJIAN {
            is(&report, &format!("fujian.{id}.year"), year);
            is(&report, &format!("fujian.{id}.cumulated"), all);
        }
    }
    for head in ["2014 年", "统 计 数", "数 量"] {
        let report =
            read(&format!("统计指标\n\n计量单位 {head}\n"), &rows(|_, label, unit, value| format!("{label}\n\n{unit}\n\n{value}\n")));
        ROWS.iter().for_each(|(id, .., value)| is(&report, id, value));
    }
}

#[test]
fn shares_and_differences_are_values_of_no_other_column_or_row() {
    for head in ["占比\n", "比上年增长\n", "所占比例（%）\n", ""] {
        for between in ["\n", " "] {
            let heads = format!("统计指标{between}单位{between}统计数{}{head}", if head.is_empty() { "\n" } else { between });
            let lines = rows(|at, label, unit, value| [label, unit, value, &format!("{}.5%\n", at * 13)].join(between));
            let report = read(&heads, &lines);
            ROWS.iter().for_each(|(id, .., value)| is(&report, id, value));
        }
    }
    let signs = ["+3", "-12", "+0", "-1", "8", "-20", "+5"];
    let lines = rows(|at, label, unit, value| format!("{label}\n{unit}\n{value}\n{}\n", signs[at]));
    let report = read("统计指标\n单位\n统计数\n比上年增减\n", &lines);
    ROWS.iter().for_each(|(id, .., value)| is(&report, id, value));
    for heads in ["统计指标单位统计数占比", "统计指标单位统计数同比", "统计指标单位统计数"] {
        let report = read(heads, &rows(|at, label, unit, value| format!("{label}{unit}{value}{}.5%", at * 13)));
        ROWS.iter().for_each(|(id, ..)| is_doubted(&report, id));
    }
}

#[test]
fn an_empty_column_of_remarks_takes_no_value() {
    let report = read("统计指标\n单位\n统计数\n备注\n", &rows(|_, label, unit, value| format!("{label}\n{unit}\n{value}\n")));
    ROWS.iter().for_each(|(id, .., value)| is(&report, id, value));
    // A number in it may be the value of a row that has none.
    let lines = rows(|at, label, unit, value| format!("{label}\n{unit}\n{value}\n{}", if at == 2 { "7\n" } else { "" }));
    let report = read("统计指标\n单位\n统计数\n备注\n", &lines);
    for (at, (id, .., value)) in ROWS.iter().enumerate() {
        if at == 2 { is(&report, id, value) } else { is_doubted(&report, id) }
    }
}

#[test]
fn headers_in_other_words_that_run_together_may_be_those_of_several_columns() {
    for heads in ["本级下级合计", "市本级区县级乡镇级合计", "县直部门乡镇街道总计\n", "机关事业单位\n"] {
        let report = read(&format!("统计指标单位{heads}"), &rows(|at, label, unit, value| format!("{label}{unit}{value}{at}")));
        ROWS.iter().for_each(|(id, ..)| is_doubted(&report, id));
    }
    // White space shows that it is one.
    let report = read("统计指标单位局机关\n", &rows(|_, label, unit, value| format!("{label} {unit} {value}\n")));
    ROWS.iter().take(6).for_each(|(id, .., value)| is(&report, id, value));
}

#[test]
fn values_below_labels_without_any_are_doubted_where_a_copy_prints_labels_first() {
    let meetings = [("meetings", "（一）召开政府信息公开工作会议或专题会议数", "次"), ("trainings", "（二）举办各类培训班数", "次")];
    let last = "（三）接受培训人员数\n人次\n284\n";
    let stacked: String = meetings.iter().map(|(_, label, unit)| format!("{label}\n{unit}\n")).collect();
    let line = |label: &str, unit: &str, value: &str| format!("{label}\n{unit}\n{value}\n");
    let first = rows(|at, label, unit, value| match at {
        4 | 5 => format!("{label}\n{unit}\n"),
        6 => format!("{label}\n{unit}\n447\n73\n58\n"),
        _ => line(label, unit, value),
    });
    let report = read("统计指标\n单位\n统计数\n", &format!("{first}{stacked}{last}"));
    ROWS.iter().take(4).for_each(|(id, .., value)| is(&report, id, value));
    ROWS.iter().skip(4).for_each(|(id, ..)| is_doubted(&report, id));
    assert_eq!(candidates(&report, "stat2014.disclosed.wechat"), ["58", "73", "447"]);
    ["meetings", "trainings", "trainings.people"].iter().for_each(|id| is_doubted(&report, &format!("stat2014.{id}")));
    // A cell that is blank leaves the next row its value.
    let first = rows(|at, label, unit, value| if at == 4 { format!("{label}\n{unit}\n") } else { line(label, unit, value) });
    let report = read("统计指标\n单位\n统计数\n", &first);
    is(&report, "stat2014.disclosed.weibo", "73");
}

#[test]
fn running_numbers_that_touch_the_values_are_no_digits_of_them() {
    let touched = rows(|at, label, unit, value| format!("{}{label}{unit}{value}", at + 2));
    let bare = rows(|at, label, unit, value| format!("{}{}{unit}{value}", at + 1, label.trim_start_matches("（一）")));
    let first = rows(|at, label, unit, value| format!("{}{label}{unit}{value}", at + 1));
    for (heads, rows) in [("统计数1一、主动公开情况", touched), ("本年度", first), ("统计数", bare)] {
        let report = read(&format!("统计指标单位{heads}"), &rows);
        ROWS.iter().take(6).for_each(|(id, ..)| is_doubted(&report, id));
    }
}
