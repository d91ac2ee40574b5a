//! Who reports on what, and where a report starts and ends: each test is named for a kind of opening or page.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use gov_disclosure::{Field, Report, State, parse};

const LICENSING: &str = "<table><tr><td>第二十条第（五）项</td></tr><tr><td>信息内容</td><td>本年处理决定数量</td></tr>\
    <tr><td>行政许可</td><td>314</td></tr></table>";

fn report(input: &str) -> Report {
    parse(input.as_bytes(), &Default::default()).unwrap_or_else(|error| panic!("{error}\n{input}"))
}

fn rules(report: &Report) -> Vec<&str> {
    report.diagnostics.iter().map(|diagnostic| diagnostic.rule.as_str()).collect()
}

/// The text of a section.
fn section(report: &Report, number: u8) -> &str {
    report.sections.iter().find(|section| section.number == number).map_or("", |section| &section.text)
}

fn numbers(report: &Report) -> Vec<u8> {
    report.sections.iter().map(|section| section.number).collect()
}

fn licensing(report: &Report) -> (Option<i64>, State) {
    let cell = report.cell(Field::from_id("disclosure.licensing.decisions").unwrap()).unwrap();
    (cell.value.and_then(|value| value.as_count()), cell.state)
}

/// A page with `around` it: `before` the report, `after` its last sentence.
fn page(before: &str, after: &str) -> String {
    format!(
        "<html><head><title>枫溪县水利局2023年政府信息公开工作年度报告</title></head><body>{before}\
         <h1>枫溪县水利局2023年政府信息公开工作年度报告</h1><p>一、总体情况</p><p>（一）机构职能</p><p>本局按要求推进公开。</p>\
         <p>二、主动公开政府信息情况</p>{LICENSING}<p>六、其他需要报告的事项</p><p>本年度没有收取信息处理费。</p>{after}</body></html>"
    )
}

#[test]
fn a_report_ends_where_the_page_goes_on() {
    for after in [
        "<p>枫溪县水利局</p><p>2024年1月16日</p><div>附件下载</div><div>友情链接</div><a href='#'>枫溪县行政服务中心</a>",
        "<p>枫溪县水利局</p><p>2024年1月16日</p><p>本站热线</p><p>青禾市政务服务中心</p>",
        "<div><a href='a.htm'>青禾市财政局</a></div><div><a href='b.htm'>青禾市审计局</a></div>",
        "<p>上一条：青禾市林业局2023年政府信息公开工作年度报告</p><p>【打印】【关闭】</p><p>国家税务总局青禾市税务局</p>",
        "<p>[ 打印本页 ]</p><p>相关阅读</p><ul><li><a href='c.htm'>山洪预警</a></li></ul><p>枫溪县融媒体中心</p>",
        "<p>网站标识码：3300000001</p><p>青禾市大数据局</p>",
    ] {
        let report = report(&page("", after));
        let signature = if after.contains("16日") { "\n枫溪县水利局\n2024年1月16日" } else { "" };
        assert_eq!(section(&report, 6), format!("本年度没有收取信息处理费。{signature}"), "{after}");
        assert!(!rules(&report).contains(&"M404"), "{after}");
        assert_eq!(report.meta.signed.is_some(), after.contains("16日"), "{after}");
        assert_eq!(licensing(&report), (Some(314), State::Reported), "{after}");
    }
}

#[test]
fn lists_that_quote_the_sections_are_no_copy() {
    let titles = ["一、总体情况", "二、主动公开政府信息情况", "六、其他需要报告的事项"];
    let links: String = titles.iter().map(|title| format!("<li><a href='#s'>{title}</a></li>")).collect();
    let items: String = titles.iter().map(|title| format!("<li>{title}</li>")).collect();
    let themes = "<li>一、总体情况</li><li>（一）机构职能</li><li>二、主动公开政府信息情况</li><li>六、其他需要报告的事项</li>";
    let contents = "<p>目录</p><p>一、总体情况……1</p><p>二、主动公开政府信息情况……2</p><p>六、其他需要报告的事项……7</p>";
    for list in [&format!("<ul>{links}</ul>"), &format!("<ul>{items}</ul>"), &format!("<ul>{themes}</ul>"), contents] {
        for page in [page(list, ""), page("", list), page(&format!("<p>栏目</p>{list}<p>首页</p>"), "")] {
            let report = report(&page);
            assert_eq!(numbers(&report), [1, 2, 6], "{page}");
            assert_eq!(section(&report, 1), "(一)机构职能\n本局按要求推进公开。", "{page}");
            assert_eq!(licensing(&report), (Some(314), State::Reported), "{page}");
            for rule in ["R011", "S102", "S103"] {
                assert!(!rules(&report).contains(&rule), "{rule} {page}");
            }
            assert_eq!(report.source.copies, 1, "{page}");
        }
    }
}
