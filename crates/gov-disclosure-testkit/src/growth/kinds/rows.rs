//! Tables of the form: rows, columns, headers.

use super::{APPLICANTS, DISCLOSURE, Kind, REMEDIES, REQUESTS, ROW, TITLE, cells, header, kind, numbered, page, requests};

/// The kinds.
pub static KINDS: &[Kind] = &[
    kind("html: rows of a table", "html", |n| {
        let row = format!("<tr><td>{ROW}</td>{}</tr>", cells(&["1", "", "0", "0", "0", "0", "1"]));
        page(&format!("<table>{}{}</table>", header(), row.repeat(n)))
    }),
    kind("html: tables of two rows", "html", |n| {
        page(
            &format!("<table>{}<tr><td>{ROW}</td><td>1</td><td>1</td></tr></table>", "<tr><td>申请</td><td>自然人</td><td>总计</td></tr>")
                .repeat(n),
        )
    }),
    kind("html: tables of one row", "html", |n| page(&"<table><tr><td>重复申请<td>1</table>".repeat(n))),
    kind("html: rows that the form does not have", "html", |n| {
        page(&format!("<table>{}{}</table>", header(), format!("<tr>{}</tr>", cells(&["甲乙丙丁项", "1", "2"])).repeat(n)))
    }),
    kind("html: header cells of one row", "html", |n| page(&format!("<table><tr>{}</tr></table>", cells(&["自然人"]).repeat(n)))),
    kind("html: header rows", "html", |n| page(&format!("<table>{}</table>", header().repeat(n)))),
    kind("html: rows whose labels end in other columns", "html", |n| {
        let row = |i: usize| format!("<tr><td colspan={}>{ROW}</td>{}</tr>", 1 + i % 200, cells(&["1", "2"]));
        page(&format!("<table>{}{}{}</table>", header(), "<tr>".to_owned() + &cells(&["其"]).repeat(200) + "</tr>", numbered(n, row)))
    }),
    kind("html: cells beyond the widest table", "html", |n| {
        page(&format!(
            "<table>{}</table>",
            format!("<tr>{}{}", "<td colspan=1000>".repeat(5), "<td>法人".repeat(120)).repeat(n.div_ceil(120))
        ))
    }),
    kind("html: cells over several rows", "html", |n| {
        page(&format!("<table>{}{}</table>", header(), format!("<tr><td>{ROW}</td><td rowspan=9>1</td></tr>").repeat(n)))
    }),
    kind("html: spans of a thousand columns", "html", |n| page(&format!("<table>{}</table>", "<tr><td colspan=1000>1".repeat(n)))),
    kind("html: cells of many lines", "html", |n| page(&format!("<table><tr><td>自然人<td>{}</table>", "1<br>".repeat(n)))),
    kind("html: stacked rows", "html", |n| {
        let lines = |text: &str| format!("<td>{}</td>", [text; 5].join("<br>"));
        page(&format!("<table>{}{}</table>", header(), format!("<tr>{}{}</tr>", lines(ROW), lines("1").repeat(7)).repeat(n)))
    }),
    kind("html: one row of many stacked rows", "html", |n| {
        let lines = |text: &str| format!("<td>{}</td>", vec![text; n].join("<br>"));
        page(&format!("<table>{}<tr>{}{}</tr></table>", header(), lines(ROW), lines("1").repeat(7)))
    }),
    kind("text: lost rows", "txt", |n| requests(&(APPLICANTS.join("\n") + &format!("\n{ROW}\n1\n2\n").repeat(n)))),
    kind("text: lost rows without repeats", "txt", |n| {
        requests(&(APPLICANTS.join("\n") + "\n" + &numbered(n, |i| format!("{ROW}（{i}）\n{}\n", i * 7 + 1))))
    }),
    kind("text: short lines after an open row", "txt", |n| requests(&format!("1.信访举报投诉类申请\n1\n{}", "甲乙\n".repeat(n)))),
    kind("text: blank lines after an open row", "txt", |n| requests(&format!("1.信访举报投诉类申请\n{}1\n", "\u{A0}\n".repeat(n)))),
    kind("text: rows before Table IV", "txt", |n| {
        requests(&format!("{}{REMEDIES}行政复议\n{}", "2.重复申请\n1\n".repeat(n), "1\n".repeat(n * 2)))
    }),
    kind("text: values after a table", "txt", |n| {
        let header = "结果维持\n结果纠正\n其他结果\n尚未审结\n总计\n";
        format!("{TITLE}{REMEDIES}{header}{}", "5\n".repeat(n)).into_bytes()
    }),
    kind("text: rows aligned by spaces", "txt", |n| {
        requests(&format!("{}     2.重复申请                    1     2     3     4     5     6    7\n", "").repeat(n))
    }),
    kind("text: rows between pipes", "txt", |n| {
        format!("{TITLE}{DISCLOSURE}| 信息内容 | 本年制发件数 | 上年数 | 现行有效件数 |\n{}", "| 规章 | 1 | 2 | 3 |\n".repeat(n))
            .into_bytes()
    }),
    kind("text: one row between pipes", "txt", |n| format!("{TITLE}{DISCLOSURE}{}\n", "| 规章 ".repeat(n)).into_bytes()),
    kind("text: rows between tabs", "txt", |n| {
        requests(&format!("{}\n{}", APPLICANTS.join("\t"), format!("{ROW}\t1\t0\t0\t0\t0\t0\t1\n").repeat(n)))
    }),
    kind("text: rows between commas", "txt", |n| {
        format!("{TITLE}{REQUESTS}{}\n{}", APPLICANTS.join(","), format!("\"{ROW}\",1,0,0,0,0,0,1\n").repeat(n)).into_bytes()
    }),
    kind("text: rows as lists", "txt", |n| requests(&format!("[\"{ROW}\", 1, 0, 0, 0, 0, 0, 1],\n").repeat(n))),
    kind("text: rows as records", "txt", |n| {
        requests(&format!("{{{}}}\n", APPLICANTS.map(|name| format!("\"{name}\": 1")).join(", ")).repeat(n))
    }),
    kind("text: one list of many rows", "txt", |n| requests(&format!("[\n{}]\n", format!("  [\"{ROW}\", 1, null],\n").repeat(n)))),
    kind("text: lists that nothing closes", "txt", |n| requests(&"[\"规章\",\n1,\n1,\n".repeat(n))),
    kind("text: brackets within brackets", "txt", |n| requests(&"[[[[[\n".repeat(n))),
    kind("text: lines of a string", "txt", |n| requests(&format!("{{\"body\": \"{}\"}}\n", format!("{ROW}\\n1\\n").repeat(n)))),
    kind("text: one cell per line, closed by pipes", "txt", |n| requests(&"自然人|\n1|\n||\n".repeat(n))),
    kind("text: starts of labels in a row", "txt", |n| requests(&("自然 ".repeat(n) + "\n"))),
    kind("text: starts of labels on lines", "txt", |n| requests(&"其\n".repeat(n))),
    kind("text: labels like those of the form", "txt", |n| requests(&"本年新收致政府信息公开申情数量\n".repeat(n))),
    kind("text: labels of a header", "txt", |n| requests(&(APPLICANTS.join("\n") + "\n").repeat(n))),
    kind("text: headers with a row", "txt", |n| requests(&format!("{}\n{ROW} 1 0 0 0 0 0 1\n", APPLICANTS.join(" ")).repeat(n))),
    kind("text: numbers separated by spaces", "txt", |n| requests(&format!("{ROW}\n{}", "1 234 5\n".repeat(n)))),
    kind("text: a row of many numbers", "txt", |n| requests(&format!("{ROW} {}\n", "1 ".repeat(n)))),
    kind("text: page marks", "txt", |n| requests(&"1\n- 2 -\n\u{C}".repeat(n))),
    kind("html: cells that hold a table each", "html", |n| {
        page(&format!("<table><tr>{}</table>", "<td><table><tr><td>自然人<td>1</table>".repeat(n)))
    }),
    kind("html: tables within tables", "html", |n| {
        page(&format!("{}1{}", "<table><tr><td>".repeat(20), "</table>".repeat(20)).repeat(n.div_ceil(20)))
    }),
    kind("html: rows of a text that is laid out", "html", |n| {
        page(&format!("<pre>{}</pre>", "     2.重复申请                    1     2     3     4     5     6    7\n".repeat(n)))
    }),
    kind("html: cells over all rows below", "html", |n| page(&format!("<table>{}</table>", "<tr><td rowspan=65534>1".repeat(n)))),
    kind("text: rows whose digits run together", "txt", |n| {
        requests(&format!("{}\n{}", APPLICANTS.join("\n"), format!("{ROW}{}\n", "123456789".repeat(5)).repeat(n)))
    }),
    kind("text: rows in frames", "txt", |n| requests(&"┌────┬────┐\n│自然人│1│\n├────┼────┤\n".repeat(n))),
    kind("text: rows between lines of signs", "txt", |n| requests(&"+------+-----+\n| 自然人 | 1 |\n+------+-----+\n".repeat(n))),
    kind("markdown: tables", "md", |n| {
        format!("{TITLE}\n{DISCLOSURE}\n{}", "| 信息内容 | 本年制发件数 |\n|---|---|\n| 规章 | 1 |\n\n".repeat(n)).into_bytes()
    }),
];
