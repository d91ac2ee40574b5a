//! Where the numbers of the prose are in a page: at themselves, whatever markup is around them.

use gov_disclosure::Location;

use crate::report_of;

/// The bytes of the page at which its claims are.
fn places(prose: &str) -> Vec<String> {
    let page = crate::page(prose, "");
    let at = |location: &Location| match location {
        Location::Text { byte: [start, end], line, column } => {
            let head = &page[..*start as usize];
            let own = head.rsplit('\n').next().unwrap_or("").chars().count() as u32 + 1;
            assert_eq!((*line, *column), (head.matches('\n').count() as u32 + 1, own));
            page[*start as usize..*end as usize].to_owned()
        }
        other => panic!("{other}"),
    };
    let report = report_of(&page);
    let own = report.claims.iter().filter(|claim| claim.section == Some(1));
    own.map(|claim| at(claim.location.as_ref().unwrap())).collect()
}

/// Markdown with parts in HTML: a cell's place is its own, tags and references before it on its line or not.
#[test]
fn a_cell_of_a_table_of_pipes_stands_at_itself() {
    let page = "<p>禾渡县教育局2023年政府信息公开工作年度报告</p>\n<p>二、主动公开政府信息情况</p>\n\n| 第二十条第（五）项 | |\n|---|---|\n\
        | 信息内容 | 本年处理决定数量 |\n| <b>行政许可</b>&nbsp; | <b>581</b> |\n\n";
    let report = report_of(page);
    let cell = report.cell(gov_disclosure::Field::from_id("disclosure.licensing.decisions").unwrap()).unwrap();
    let Some(Location::Text { byte: [start, end], line: 7, .. }) = cell.location else { panic!("{:?}", cell.location) };
    assert_eq!(&page[start as usize..end as usize], "581");
}

#[test]
fn a_number_stands_at_itself() {
    for (prose, expected) in [
        ("主动公开信息12件，其中政策3件。", vec!["12件", "3件"]),
        ("主动公开信息&nbsp;12件，其中&ldquo;政策&rdquo;3件。", vec!["12件", "3件"]),
        ("主动公开<span>信息</span><b>12</b>件，其中政策3件。", vec!["12</b>件", "3件"]),
        ("全年工作有序。<br>主动公开信息12件，<br/>其中政策3件。", vec!["12件", "3件"]),
        ("主动公开\n  信息\n\t12件，其中  政策3件。", vec!["12件", "3件"]),
        ("主动公开信息1&#50;件，其中政策&#51;件。", vec!["1&#50;件", "&#51;件"]),
        ("公開資訊１２件，&emsp;其中政策３件。", vec!["１２件", "３件"]),
        (
            "</p><table><tr><td>一</td><td>二</td></tr><tr><td colspan=2>主动公开&amp;信息<i>12</i>件。<br>收到来信3件。</td></tr></table><p>",
            vec!["12</i>件", "3件"],
        ),
    ] {
        assert_eq!(places(prose), expected, "{prose}");
    }
}
