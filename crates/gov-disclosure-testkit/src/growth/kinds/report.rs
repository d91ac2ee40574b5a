//! What is around the tables: sections, copies, titles, contact, prose, and the old forms.

use super::{DISCLOSURE, Kind, OVERVIEW, REQUESTS, ROW, TITLE, cells, kind, numbered, page, prose, report, requests};

/// The kinds.
pub static KINDS: &[Kind] = &[
    kind("text: headings", "txt", |n| format!("{TITLE}{}", format!("{OVERVIEW}工作有序。\n{DISCLOSURE}").repeat(n)).into_bytes()),
    kind("text: headings with nothing after them", "txt", |n| {
        format!("{TITLE}{}", format!("{OVERVIEW}{DISCLOSURE}{REQUESTS}").repeat(n)).into_bytes()
    }),
    kind("text: reports", "txt", |n| report().repeat(n).into_bytes()),
    kind("text: reports on one line", "txt", |n| report().replace('\n', "").repeat(n).into_bytes()),
    kind("text: titles on one line", "txt", |n| {
        (report().replace('\n', "") + &format!("。沙原县水利局{}", TITLE.trim()).repeat(n)).into_bytes()
    }),
    kind("text: titles", "txt", |n| TITLE.repeat(n).into_bytes()),
    kind("text: titles of other agencies", "txt", |n| {
        (numbered(n, |i| format!("沙原县第{i}统计局2022年政府信息公开工作年度报告\n")) + &report()).into_bytes()
    }),
    kind("text: a title that does not end", "txt", |n| format!("{}{}", "沙原县统计局".repeat(n), report()).into_bytes()),
    kind("text: lines of a page after the report", "txt", |n| {
        (report() + &"打印 关闭窗口\n上一篇：通知\n版权所有\n".repeat(n)).into_bytes()
    }),
    kind("text: dates", "txt", |n| (report() + &"2023年1月9日\n".repeat(n)).into_bytes()),
    kind("text: contact values", "txt", |n| {
        prose(&"联系电话：0912-3456789，地址：沙原县北街1号，邮编：719000，电子邮箱：a@b.cn。\n".repeat(n))
    }),
    kind("text: contact words in one line", "txt", |n| prose(&"联系电话地址邮编：".repeat(n))),
    kind("html: rows of a page's properties", "html", |n| {
        let row = format!("<table><tr>{}</tr></table>", cells(&["发布机构", "沙原县统计局"]).repeat(n));
        format!("<meta charset=\"utf-8\">{row}<h1>{TITLE}</h1>{OVERVIEW}").into_bytes()
    }),
    kind("html: links", "html", |n| page(&"<li><a href=\"/a/b.html\">一、总体情况</a></li>".repeat(n))),
    kind("text: claims", "txt", |n| prose(&"2022年收到申请5件，其中自然人3件，企业2件。".repeat(n))),
    kind("text: claims on lines", "txt", |n| prose(&"2022年收到申请5件，其中自然人3件，企业2件。\n".repeat(n))),
    kind("text: a list that does not end", "txt", |n| prose(&format!("收到申请5件，其中{}。", "自然人3件、".repeat(n)))),
    kind("text: numbers of one sentence", "txt", |n| prose(&format!("收到{}件", "3件和".repeat(n)))),
    kind("text: words of a sentence", "txt", |n| prose(&"公开政府信息".repeat(n))),
    kind("text: words for zero", "txt", |n| prose(&"未收到申请，未发生行政复议，未收取费用，".repeat(n))),
    kind("text: years", "txt", |n| prose(&"2021年2020年".repeat(n))),
    kind("text: a report on one line", "txt", |n| {
        format!("{TITLE}{REQUESTS}{}\n", format!("自然人商业企业科研机构社会公益组织法律服务机构其他总计{ROW}1000001").repeat(n))
            .into_bytes()
    }),
    kind("text: one line of labels", "txt", |n| requests(&format!("{}结果维持\n", "自然人企业科研机构".repeat(n)))),
    kind("text: digits on one line", "txt", |n| requests(&format!("{ROW}科研机构{}\n", "12345678".repeat(n)))),
    kind("text: old statistics", "txt", |n| {
        let rows = "一、主动公开情况\n（一）主动公开政府信息数\n条\n5\n1.主动公开规范性文件数\n条\n2\n".repeat(n);
        format!("沙原县统计局2016年政府信息公开工作年度报告\n一、概述\n统计指标\n单位\n统计数\n{rows}").into_bytes()
    }),
    kind("html: old statistics", "html", |n| {
        let row = format!("<tr>{}</tr>", cells(&["主动公开政府信息数", "条", "5"]));
        let head = format!("<tr>{}</tr>", cells(&["统计指标", "单位", "统计数"]));
        format!("<meta charset=utf-8><h1>沙原县统计局2016年政府信息公开工作年度报告</h1><table>{head}{}</table>", row.repeat(n))
            .into_bytes()
    }),
    kind("text: headers of old statistics", "txt", |n| {
        format!("沙原县统计局2016年政府信息公开工作年度报告\n一、概述\n{}", "指标单位统计数".repeat(n)).into_bytes()
    }),
    kind("text: reports of several agencies", "txt", |n| numbered(n, |i| report().replace("沙原县", &format!("沙原县第{i}"))).into_bytes()),
    kind("text: signatures with dates", "txt", |n| (report() + &"沙原县统计局\n2023年1月9日\n".repeat(n)).into_bytes()),
    kind("text: lines of publication before the title", "txt", |n| {
        ("发布机构：沙原县统计局\n发布日期：2023-01-09\n".repeat(n) + &report()).into_bytes()
    }),
    kind("text: lines of a table of contents", "txt", |n| {
        format!("{TITLE}目录\n{}{}", "一、总体情况..........1\n".repeat(n), report()).into_bytes()
    }),
    kind("text: lists within lists", "txt", |n| prose(&format!("收到申请5件{}。", "，其中自然人3件".repeat(n)))),
    kind("text: shares of a list", "txt", |n| prose(&"收到申请5件，自然人占60%、企业占40%，".repeat(n))),
    kind("text: changes against the year before", "txt", |n| prose(&"2022年收到5件，比2021年增加3件，同比增长5.5%，".repeat(n))),
    kind("text: numbers in words", "txt", |n| prose(&"收到申请一百二十三件，".repeat(n))),
    kind("text: a number that does not end", "txt", |n| prose(&format!("收到申请{}件。", "1,234,".repeat(n)))),
    kind("text: brackets that do not close", "txt", |n| prose(&format!("{}收到申请5件", "（".repeat(n)))),
    kind("text: old statistics without units", "txt", |n| {
        let rows = "（一）收到申请数 9\n其中网上申请\n1.当面申请数：5件\n".repeat(n);
        format!("沙原县统计局2016年政府信息公开工作年度报告\n一、概述\n指标名称 数量\n{rows}").into_bytes()
    }),
    kind("text: values below labels of old statistics", "txt", |n| {
        let rows = "（一）收到申请数 件\n9\n1.当面申请数 件\n5\n".repeat(n);
        format!("沙原县统计局2016年政府信息公开工作年度报告\n一、概述\n指标名称 单位\n2016年度\n{rows}").into_bytes()
    }),
    kind("text: headers that break over lines", "txt", |n| {
        requests(&"商业 科研 社会公 法律服 其 总计\n企业 机构 益组织 务机构 他\n".repeat(n))
    }),
    kind("text: headers of tuples", "txt", |n| {
        requests(&"| ('申请', '自然人') | ('申请', '企业') | ('申请', '总计') |\n| 一、新收 | 1 | 2 |\n".repeat(n))
    }),
    kind("text: old statistics on one line", "txt", |n| {
        let rows = "一、主动公开情况（一）主动公开政府信息数条5其中：1.主动公开规范性文件数条2".repeat(n);
        format!("沙原县统计局2016年政府信息公开工作年度报告\n一、概述\n统计指标单位统计数{rows}\n").into_bytes()
    }),
    kind("text: facts of old reports", "txt", |n| {
        let facts = "主动公开政府信息5条，依申请公开3件，收取费用0元，".repeat(n);
        format!("沙原县统计局2014年政府信息公开工作年度报告\n一、概述\n{facts}\n二、主动公开政府信息情况\n").into_bytes()
    }),
];
