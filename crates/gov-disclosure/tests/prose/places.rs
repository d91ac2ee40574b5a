//! Where the numbers of the prose stand in a page: at themselves, whatever markup is around them.

use gov_disclosure::Location;

use crate::report_of;

/// The bytes of the page at which its claims stand.
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
