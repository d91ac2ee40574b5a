//! Tables of 2008 to 2018 whose headers or rows do not show plainly which column a value is in.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[path = "old_columns/fujian.rs"]
mod fujian;

use fujian::FUJIAN;
use gov_disclosure::{Report, State, Statistic, Value, check, parse};

/// Rows of the national table: id, label, unit, last year's value and this year's.
const ROWS: [(&str, &str, &str, &str, &str); 7] = [
    ("stat2014.disclosed", "（一）主动公开政府信息数", "条", "318", "452"),
    ("stat2014.disclosed.normative_documents", "其中：主动公开规范性文件数", "条", "21", "34"),
    ("stat2014.normative_documents.made", "制发规范性文件总数", "件", "25", "39"),
    ("stat2014.disclosed.gazette", "1.政府公报公开政府信息数", "条", "14", "16"),
    ("stat2014.disclosed.website", "2.政府网站公开政府信息数", "条", "299", "447"),
    ("stat2014.disclosed.weibo", "3.政务微博公开政府信息数", "条", "68", "73"),
    ("stat2014.disclosed.wechat", "4.政务微信公开政府信息数", "条", "45", "51"),
];

type Rows<'r> = [(&'r str, &'r str, &'r str, &'r str, &'r str)];

const TITLE: &str = "云泉县档案局2017年政府信息公开工作年度报告";

fn read(text: &str) -> Report {
    check(parse(text.as_bytes(), &Default::default()).unwrap_or_else(|error| panic!("{error}: {text}")))
}

/// A page with rows of headers as they are marked up, and a table.
fn page(heads: &str, rows: &Rows<'_>) -> String {
    let row = |(_, label, unit, a, b): &(&str, &str, &str, &str, &str)| {
        format!("<tr><td>{label}</td><td>{unit}</td><td>{a}</td><td>{b}</td></tr>")
    };
    let rows: String = rows.iter().map(row).collect();
    format!("<html><body><p>{TITLE}</p><table>{heads}{rows}</table></body></html>")
}

/// The same in text.
fn text(heads: &str, between: &str, rows: &Rows<'_>) -> String {
    let rows: Vec<String> = rows.iter().map(|(_, label, unit, a, b)| [*label, unit, a, b].join(between)).collect();
    format!("{TITLE}\n{}\n{}\n", heads.replace('|', between), rows.join("\n"))
}

fn row(cells: &[&str]) -> String {
    let cells: String = cells.iter().map(|cell| format!("<td>{cell}</td>")).collect();
    format!("<tr>{cells}</tr>")
}

fn value(report: &Report, id: &str) -> (State, Option<String>) {
    let figure = report.statistics.cells.get(Statistic::from_id(id).unwrap()).unwrap_or_else(|| panic!("no {id}"));
    (figure.state, figure.value.map(|value| value.to_string()))
}

fn is(report: &Report, id: &str, expected: &str) {
    assert_eq!(value(report, id), (State::Reported, Some(expected.to_owned())), "{id}");
}

/// Checks that a cell is lost, that a finding names it, and what it may be.
fn is_lost(report: &Report, id: &str, candidates: &[&str]) {
    let statistic = Statistic::from_id(id).unwrap();
    assert_eq!(value(report, id).0, State::Lost, "{id}");
    assert!(report.is_statistic_flagged(statistic), "{id} is lost without a word");
    let own = report.statistics.cells.get(statistic).unwrap().candidates.clone().unwrap_or_default();
    let own: Vec<String> = own.into_iter().flatten().map(|value: Value| value.to_string()).collect();
    assert_eq!(own, candidates, "{id}");
}

#[test]
fn a_header_above_several_columns_gives_way_to_those_below_it() {
    let fujian = [
        "<tr><td rowspan=2>指标名称</td><td rowspan=2>计量单位</td><td colspan=2>数值</td></tr><tr><td>2017年度</td><td>历年累计</td></tr>",
        "<tr><td>指标名称</td><td>计量单位</td><td colspan=2>统计数</td></tr><tr><td></td><td></td><td>本年度</td><td>累计</td></tr>",
        "<tr><td>指标名称</td><td>计量单位</td><td>数量</td><td>数量</td></tr>\
         <tr><td>指标名称</td><td>计量单位</td><td>本年</td><td>历年累计</td></tr>",
    ];
    for heads in fujian {
        let report = read(&page(heads, &FUJIAN));
        for (id, .., year, all) in FUJIAN {
            is(&report, &format!("fujian.{id}.year"), year);
            is(&report, &format!("fujian.{id}.cumulated"), all);
        }
    }
    // The year is above the columns.
    let heads = "<tr><td rowspan=2>统计指标</td><td rowspan=2>单位</td><td>2016年</td><td>2017年</td></tr>\
                 <tr><td>2016年</td><td>2017年</td></tr>";
    let report = read(&page(heads, &ROWS));
    ROWS.iter().for_each(|(id, .., own)| is(&report, id, own));
}

#[test]
fn a_header_above_several_columns_without_any_below_is_that_of_none() {
    for heads in [
        "<tr><td>统计指标</td><td>单位</td><td colspan=2>统计数</td></tr>",
        "<tr><td>统计指标</td><td>单位</td><td>统计数</td><td>数量</td></tr>",
        "<tr><td>统计指标</td><td>单位</td><td>数量</td><td>合计</td></tr>",
    ] {
        let report = read(&page(heads, &ROWS));
        ROWS.iter().for_each(|(id, _, _, a, b)| is_lost(&report, id, &[a, b]));
    }
    let report = read(&text("统计指标|单位|数量|合计", " ", &ROWS));
    ROWS.iter().for_each(|(id, _, _, a, b)| is_lost(&report, id, &[a, b]));
}

#[test]
fn of_two_headers_for_one_column_that_of_the_report_is_read() {
    for (first, second) in [("2016年", "2017年"), ("2016年度", "2017年度"), ("2016年度", "本年度"), ("2015年", "数量"), ("2016", "2017")]
    {
        let heads = row(&["统计指标", "单位", first, second]);
        for copy in [page(&heads, &ROWS), text(&format!("统计指标|单位|{first}|{second}"), "\t", &ROWS)] {
            let report = read(&copy);
            ROWS.iter().for_each(|(id, .., own)| is(&report, id, own));
            assert!(report.diagnostics.iter().all(|own| own.rule.as_str() != "M401"), "{first} {second}");
        }
    }
    // None of the report's year: which is meant is not known.
    let report = read(&page(&row(&["统计指标", "单位", "2015年", "2016年"]), &ROWS));
    ROWS.iter().for_each(|(id, _, _, a, b)| is_lost(&report, id, &[a, b]));
}

#[test]
fn a_misspelt_header_loses_its_column_alone() {
    for head in ["年历累计", "历年累汁", "历史"] {
        let heads = row(&["指标名称", "计量单位", "2017年度", head]);
        for copy in [page(&heads, &FUJIAN), text(&format!("指标名称|计量单位|2017年度|{head}"), "\t", &FUJIAN)] {
            let report = read(&copy);
            for (id, .., year, all) in FUJIAN {
                is(&report, &format!("fujian.{id}.year"), year);
                is_lost(&report, &format!("fujian.{id}.cumulated"), &[all]);
            }
        }
    }
    // A column of last year's values beside those of the form is none of them.
    let heads = row(&["指标名称", "计量单位", "上年度", "本年度"]);
    let report = read(&page(&heads, &FUJIAN));
    FUJIAN.iter().for_each(|(id, .., own)| is(&report, &format!("fujian.{id}.year"), own));
}

#[test]
fn tables_beside_each_other_are_read_each_for_itself() {
    let cells = |(_, label, unit, _, own): (&str, &'static str, &'static str, &str, &'static str)| [label, unit, own];
    let both: String = ROWS[..4].iter().enumerate().fold(String::new(), |out, (at, left)| {
        let right = ROWS.get(at + 4).map_or(["", "", ""], |right| cells(*right));
        out + &row(&[cells(*left), right].concat())
    });
    for heads in [["统计指标", "单位", "统计数"], ["指标", "计量单位", "数量"]] {
        let heads = row(&[heads, heads].concat());
        let report = read(&format!("<html><body><p>{TITLE}</p><table>{heads}{both}</table></body></html>"));
        ROWS.iter().for_each(|(id, .., own)| is(&report, id, own));
    }
}

#[test]
fn a_row_that_lacks_a_cell_or_has_one_too_many_is_lost() {
    let heads = ["指标名称", "计量单位", "2017年度", "历年累计"];
    // The unit is gone, a value is gone, a cell is put in.
    let rows: [&[&str]; 4] = [
        &["2.网上申请数", "5", "12"],
        &["2.网上申请数", "条", "12"],
        &["2.网上申请数", "条", "5", "7", "12"],
        &["2.网上申请数", "", "条", "5", "12"],
    ];
    for own in rows {
        for is_text in [false, true] {
            let line = |cells: &[&str]| if is_text { format!("{}\n", cells.join("\t")) } else { row(cells) };
            let rest: String = FUJIAN
                .iter()
                .map(|(id, label, unit, a, b)| if *id == "requests.received.online" { line(own) } else { line(&[label, unit, a, b]) })
                .collect();
            let table = format!("{}{rest}", line(&heads));
            let report = read(&if is_text {
                format!("{TITLE}\n{table}")
            } else {
                format!("<html><body><p>{TITLE}</p><table>{table}</table></body></html>")
            });
            for (id, .., year, all) in FUJIAN.iter().filter(|own| own.0 != "requests.received.online") {
                is(&report, &format!("fujian.{id}.year"), year);
                is(&report, &format!("fujian.{id}.cumulated"), all);
            }
            for column in ["year", "cumulated"] {
                let id = format!("fujian.requests.received.online.{column}");
                assert!(matches!(value(&report, &id).0, State::Lost), "{own:?}: {id}");
                assert!(report.is_statistic_flagged(Statistic::from_id(&id).unwrap()), "{own:?}: {id}");
            }
        }
    }
}

#[test]
fn a_table_goes_on_in_the_next_without_headers() {
    let cells = |(_, label, unit, _, own): &(&'static str, &'static str, &'static str, &str, &'static str)| row(&[label, unit, own]);
    for at in [3, 5, 6] {
        let [first, second]: [String; 2] = [&ROWS[..at], &ROWS[at..]].map(|rows| rows.iter().map(cells).collect());
        let heads = row(&["统计指标", "单位", "统计数"]);
        let report =
            read(&format!("<html><body><p>{TITLE}</p><table>{heads}{first}</table><p>— 5 —</p><table>{second}</table></body></html>"));
        ROWS.iter().for_each(|(id, .., own)| is(&report, id, own));
    }
}

#[test]
fn a_table_without_a_column_of_units_is_known_by_its_labels() {
    let cells = |(_, label, _, _, own): &(&'static str, &'static str, &str, &str, &'static str)| row(&[label, own]);
    let rows: String = ROWS.iter().map(cells).collect();
    let report = read(&format!("<html><body><p>{TITLE}</p><table>{}{rows}</table></body></html>", row(&["统计指标", "统计数"])));
    ROWS.iter().for_each(|(id, .., own)| is(&report, id, own));
}

#[test]
fn of_two_tables_of_one_form_that_of_the_year_is_read() {
    let table = |caption: &str, this: bool| {
        let rows: Vec<String> =
            ROWS.iter().map(|(_, label, unit, last, own)| [*label, unit, if this { own } else { last }].join(" ")).collect();
        let cells: String = ROWS.iter().map(|(_, label, unit, last, own)| row(&[label, unit, if this { own } else { last }])).collect();
        let page = format!("<p>{caption}</p><table>{}{cells}</table>", row(&["统计指标", "单位", "统计数"]));
        [format!("{caption}\n统计指标 单位 统计数\n{}\n", rows.join("\n")), page]
    };
    let copies = |first: [String; 2], second: [String; 2]| {
        [format!("{TITLE}\n{}{}", first[0], second[0]), format!("<html><body><p>{TITLE}</p>{}{}</body></html>", first[1], second[1])]
    };
    for (last, own) in [
        ("政府信息公开情况统计表（2016年度）", "政府信息公开情况统计表（2017年度）"),
        ("附表2：2016年政府信息公开情况统计表", "附表1：2017年政府信息公开情况统计表"),
        ("2016年度统计表", "统计表"),
        ("统计表", "2017年度统计表"),
    ] {
        for copy in [copies(table(last, false), table(own, true)), copies(table(own, true), table(last, false))].concat() {
            let report = read(&copy);
            ROWS.iter().for_each(|(id, .., own)| is(&report, id, own));
        }
    }
    // Nothing says which is meant.
    for copy in copies(table("统计表", false), table("统计表", true)) {
        let report = read(&copy);
        ROWS.iter().for_each(|(id, _, _, last, own)| is_lost(&report, id, &[last, own]));
    }
    // The same table twice is no doubt.
    for copy in copies(table("统计表", true), table("统计表", true)) {
        let report = read(&copy);
        ROWS.iter().for_each(|(id, .., own)| is(&report, id, own));
        assert!(ROWS.iter().all(|(id, ..)| !report.is_statistic_flagged(Statistic::from_id(id).unwrap())));
    }
    // The only table is last year's.
    for copy in table("政府信息公开情况统计表（2016年度）", false).map(|own| format!("{TITLE}\n{own}")) {
        assert!(read(&copy).diagnostics.iter().any(|own| own.rule.as_str() == "M401"));
    }
}

#[test]
fn an_unknown_header_among_digits_that_run_together_is_a_column_of_its_own() {
    let rows: String = FUJIAN.iter().map(|(_, label, unit, year, all)| format!("{label}{unit}{year}{all}")).collect();
    for heads in ["指标名称计量单位2017年度历累计", "指标名称计量单位本年度历史累计", "指标名称计量单位历年累计"]
    {
        let report = read(&format!("{TITLE}\n{heads}{rows}\n"));
        for (id, ..) in FUJIAN {
            is_lost(&report, &format!("fujian.{id}.cumulated"), &[]);
            is_lost(&report, &format!("fujian.{id}.year"), &[]);
        }
    }
    let rows: String = FUJIAN.iter().map(|(_, label, unit, year, all)| format!("{label}{unit}3{year}{all}")).collect();
    let report = read(&format!("{TITLE}\n指标名称计量单位上年度本年度历年累计{rows}\n"));
    for (id, ..) in FUJIAN {
        for column in ["year", "cumulated"] {
            let id = format!("fujian.{id}.{column}");
            assert_eq!(value(&report, &id).0, State::Lost, "{id}");
            assert!(report.is_statistic_flagged(Statistic::from_id(&id).unwrap()), "{id}");
        }
    }
}

#[test]
fn a_header_does_not_take_the_first_words_of_a_label() {
    for label in ["年度经费投入", "年末在编人员", "数量统计报送次数"] {
        let copy = format!("{TITLE}\n指标 单位 2017年 2016年\n{label} 万元 6 9\n发放手册份数 份 10 8\n公开栏更新 次 32 52\n");
        let report = read(&copy);
        let first = report.statistics.rows.first().unwrap();
        assert_eq!((first.label.as_str(), first.values.len()), (label, 2), "{label}");
    }
}

#[test]
fn labels_above_their_values_give_no_value_to_another_row() {
    let line = |(_, label, unit, _, own): &(&str, &str, &str, &str, &str)| format!("{label} {unit} {own}\n");
    for at in 0..ROWS.len() - 1 {
        // Two labels, then two lines of values.
        let two = &ROWS[at..at + 2];
        let stacked = format!("{}\n{}\n{} {}\n{} {}\n", two[0].1, two[1].1, two[0].2, two[0].4, two[1].2, two[1].4);
        let before: String = ROWS[..at].iter().map(line).collect();
        let after: String = ROWS[at + 2..].iter().map(line).collect();
        let report = read(&format!("{TITLE}\n统计指标 单位 统计数\n{before}{stacked}{after}"));
        for (number, (id, .., own)) in ROWS.iter().enumerate() {
            let (state, value) = value(&report, id);
            if number == at || number == at + 1 {
                assert_ne!(state, State::Reported, "{at}: {id} is {value:?}");
                assert!(report.is_statistic_flagged(Statistic::from_id(id).unwrap()), "{at}: {id}");
            } else {
                is(&report, id, own);
            }
        }
    }
    // Each line of values is above its label.
    for first in ["", "—— ——\n一、主动公开情况\n"] {
        let lines: String = ROWS.iter().map(|(_, label, unit, _, own)| format!("{unit} {own}\n{label}\n")).collect();
        let report = read(&format!("{TITLE}\n统计指标 单位 统计数\n{first}{lines}"));
        for (id, .., own) in ROWS {
            let figure = report.statistics.cells.get(Statistic::from_id(id).unwrap());
            assert!(figure.is_none_or(|figure| figure.state != State::Reported), "{first:?}: {id} is {figure:?}, not {own}");
        }
    }
}

#[test]
fn a_label_with_another_word_is_another_label() {
    for (label, word, id) in [
        ("1.政府公报公开政府信息数", "1.政府公告公开政府信息数", "stat2014.disclosed.gazette"),
        ("1.政府公报公开政府信息数", "1.政府简报公开政府信息数", "stat2014.disclosed.gazette"),
        ("2.政府网站公开政府信息数", "2.政府网点公开政府信息数", "stat2014.disclosed.website"),
    ] {
        let heads = row(&["统计指标", "单位", "2016年", "2017年"]);
        let report = read(&page(&heads, &ROWS).replace(label, word));
        assert!(report.is_statistic_flagged(Statistic::from_id(id).unwrap()), "{word}");
    }
}

#[test]
fn an_amount_with_a_word_for_its_size_is_that_amount() {
    let amounts = [("3万", "3", "万元"), ("1.2万元", "1.2", "万元"), ("2亿", "200000000", "元"), ("3亿元", "300000000", "元")];
    for (raw, expected, unit) in amounts {
        let heads = "统计指标 单位 统计数";
        let lines: Vec<String> = ROWS.iter().map(|(_, label, unit, _, own)| format!("{label} {unit} {own}")).collect();
        let text = format!("{TITLE}\n{heads}\n{}\n七、依申请公开信息收取的费用 万元 {raw}\n六、举报投诉数量 件 4\n", lines.join("\n"));
        let cells: String = ROWS.iter().map(|(_, label, unit, _, own)| row(&[label, unit, own])).collect();
        let fees = row(&["七、依申请公开信息收取的费用", "万元", raw]);
        let page = format!("<p>{TITLE}</p><table>{}{cells}{fees}</table>", row(&["统计指标", "单位", "统计数"]));
        for copy in [text, page] {
            let report = read(&copy);
            is(&report, "stat2014.fees", expected);
            let fees = report.statistics.cells.get(Statistic::from_id("stat2014.fees").unwrap()).unwrap();
            assert_eq!(fees.unit.as_deref(), Some(unit), "{raw}");
        }
    }
}

#[test]
fn a_label_that_goes_on_below_its_values_is_whole() {
    for width in [6, 9, 11] {
        for is_numbered in [false, true] {
            let lines: String = ROWS
                .iter()
                .enumerate()
                .map(|(at, (_, label, unit, _, own))| {
                    let chars: Vec<char> = label.chars().collect();
                    let mut parts = chars.chunks(width).map(|part| part.iter().collect::<String>());
                    let number = if is_numbered { format!("{}   ", at + 1) } else { String::new() };
                    let first = format!("{number}{}   {unit}   {own}\n", parts.next().unwrap());
                    parts.fold(first, |out, part| out + "    " + &part + "\n")
                })
                .collect();
            let heads = if is_numbered { "序号   统计指标   单位   统计数" } else { "统计指标   单位   统计数" };
            let report = read(&format!("{TITLE}\n{heads}\n{lines}"));
            for (id, .., own) in ROWS {
                let figure = report.statistics.cells.get(Statistic::from_id(id).unwrap());
                let figure = figure.unwrap_or_else(|| panic!("{width} {is_numbered}: no {id}"));
                assert_eq!(figure.value.map(|value| value.to_string()).as_deref(), Some(own), "{width} {is_numbered}: {id}");
            }
        }
    }
}

#[test]
fn an_amount_in_a_unit_of_things_is_flagged() {
    let lines: Vec<String> = ROWS.iter().map(|(_, label, unit, _, own)| format!("{label} {unit} {own}")).collect();
    let table = |fees: &str, unit: &str| {
        let rest = format!("七、依申请公开信息收取的费用 {fees} 3\n（一）政府信息公开工作专门机构数 {unit} 4");
        read(&format!("{TITLE}\n统计指标 单位 统计数\n{}\n{rest}\n", lines.join("\n")))
    };
    let is_flagged = |report: &Report, id: &str| report.is_statistic_flagged(Statistic::from_id(id).unwrap());
    let report = table("件", "元");
    assert!(is_flagged(&report, "stat2014.fees") && is_flagged(&report, "stat2014.agencies"));
    let report = table("元", "个");
    assert!(!is_flagged(&report, "stat2014.fees") && !is_flagged(&report, "stat2014.agencies"));
}
