//! What recognised content costs grows with it and no faster: rows, headers, tables, headings, lists and whole files,
//! repeated n, 2n and 4n times.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use allocation_counter::measure;
use gov_disclosure::{ParseOptions, parse};

const TITLE: &str = "沙原县统计局2022年政府信息公开工作年度报告\n";
const REQUESTS: &str = "三、收到和处理政府信息公开申请情况\n";
const APPLICANTS: [&str; 7] = ["自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计"];

fn lines(parts: &[&str]) -> String {
    parts.iter().map(|part| format!("{part}\n")).collect()
}

fn page(body: &str) -> String {
    format!("<meta charset=\"utf-8\"><h1>{TITLE}</h1><h2>{REQUESTS}</h2>{body}")
}

fn header() -> String {
    APPLICANTS.iter().map(|label| format!("<td>{label}</td>")).collect()
}

/// What is repeated, by name, as a file that holds it `n` times.
type Content = fn(usize) -> String;

const CONTENTS: [(&str, Content); 14] = [
    ("rows of a grid", |n| {
        let row = "<tr><td>一、本年新收政府信息公开申请数量</td><td>1</td><td></td><td>0</td><td>0</td><td>0</td><td>0</td><td>1</td></tr>";
        page(&format!("<table><tr><td>申请</td>{}</tr>{}</table>", header(), row.repeat(n)))
    }),
    ("small tables", |n| {
        let table = "<table><tr><td>申请</td><td>自然人</td><td>总计</td></tr><tr><td>一、本年新收政府信息公开申请数量</td><td>1</td><td>1</td></tr></table>";
        page(&table.repeat(n))
    }),
    ("rows that the form does not have", |n| {
        page(&format!("<table><tr><td>申请</td>{}</tr>{}</table>", header(), "<tr><td>甲乙丙丁项</td><td>1</td><td>2</td></tr>".repeat(n)))
    }),
    ("lost rows of a list", |n| format!("{TITLE}{REQUESTS}{}{}", lines(&APPLICANTS), "一、本年新收政府信息公开申请数量\n1\n2\n".repeat(n))),
    ("lost rows of a file without repeats", |n| {
        let row = |i: usize| format!("一、本年新收政府信息公开申请数量（{i}）\n{}\n", i * 7 + 1);
        format!("{TITLE}{REQUESTS}{}{}", lines(&APPLICANTS), (0..n).map(row).collect::<String>())
    }),
    ("columns that the form does not have", |n| {
        let table = "二、主动公开政府信息情况\n| 信息内容 | 本年制发件数 | 上年数 | 去年数 | 现行有效件数 |\n";
        format!("{TITLE}{table}{}", "| 规章 | 1 | 2 | 3 | 4 |\n".repeat(n))
    }),
    ("values after a table", |n| {
        let header = "四、政府信息公开行政复议、行政诉讼情况\n结果维持\n结果纠正\n其他结果\n尚未审结\n总计\n";
        format!("{TITLE}{header}{}", "5\n".repeat(n))
    }),
    ("starts of labels in a row", |n| format!("{TITLE}{REQUESTS}{}\n", "自然 ".repeat(n))),
    ("starts of labels on lines", |n| format!("{TITLE}{REQUESTS}{}", "其\n".repeat(n))),
    ("headers", |n| {
        let table = format!("{}\n一、本年新收政府信息公开申请数量 1 0 0 0 0 0 1\n", APPLICANTS.join(" "));
        format!("{TITLE}{REQUESTS}{}", table.repeat(n))
    }),
    ("headers that break over lines", |n| {
        format!("{TITLE}{REQUESTS}{}", "商业 科研 社会公 法律服 其 总计\n企业 机构 益组织 务机构 他\n".repeat(n))
    }),
    ("lines of old tables", |n| {
        let rows = "（一）收到申请数 9\n1.当面申请数：5件\n2.传真申请数\n4\n".repeat(n);
        format!("沙原县统计局2016年政府信息公开工作年度报告\n一、概述\n指标名称 数量\n{rows}")
    }),
    ("headings", |n| format!("{TITLE}{}", "一、总体情况\n工作有序。\n二、主动公开政府信息情况\n".repeat(n))),
    ("claims", |n| {
        let claims = "2022年收到申请5件，其中自然人3件，企业2件。".repeat(n);
        format!("{TITLE}一、总体情况\n{claims}\n二、主动公开政府信息情况\n")
    }),
];

/// Smallest count: a fixed part of the cost, such as tables built once, weighs little beside it.
const SMALLEST: usize = 400;

#[test]
fn recognised_content_costs_what_it_is_long() {
    // Tables that are built once are built before anything is counted.
    parse(page("").as_bytes(), &ParseOptions::new()).unwrap();
    let mut wrong = Vec::new();
    for (name, content) in CONTENTS {
        let cost = |n: usize| {
            let file = content(n);
            measure(|| drop(parse(file.as_bytes(), &ParseOptions::new()))).bytes_total
        };
        let costs = [cost(SMALLEST), cost(2 * SMALLEST), cost(4 * SMALLEST)];
        // Twice as much may cost twice as much, and the growth of a list a little more.
        if costs[2] * 10 > costs[1] * 26 || costs[1] * 10 > costs[0] * 26 {
            wrong.push(format!("{name}: {costs:?} bytes"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
