//! Empty cells in sums: as zero where that holds, proved where they are the only unknown, never a silent zero.
//!
//! The figures are those of a city office's report for 2019: 805 requests, totals of the outcome rows empty over
//! written applicants, and empty applicants that the columns prove to be zero.

use gov_disclosure::{Edition, Field, Outcome, Report, State, TableId, check, parse};

/// Label, natural persons, enterprises, research, public interest, legal service, others, total.
const ROWS: &[(&str, [&str; 7])] = &[
    ("一、本年新收政府信息公开申请数量", ["763", "37", "2", "0", "2", "1", "805"]),
    ("二、上年结转政府信息公开申请数量", ["23", "2", "0", "0", "0", "0", "25"]),
    ("三、本年度办理结果（一）予以公开", ["258", "12", "1", "", "1", "", ""]),
    ("（二）部分公开", ["101", "4", "", "", "", "", ""]),
    ("（三）不予公开1.属于国家秘密", ["3", "", "", "", "", "", ""]),
    ("2.其他法律行政法规禁止公开", ["", "", "", "", "", "", ""]),
    ("3.危及“三安全一稳定”", ["", "", "", "", "", "", ""]),
    ("4.保护第三方合法权益", ["8", "3", "", "", "", "", ""]),
    ("5.属于三类内部事务信息", ["31", "2", "", "", "", "", ""]),
    ("6.属于四类过程性信息", ["40", "", "1", "", "", "", ""]),
    ("7.属于行政执法案卷", ["6", "", "", "", "", "", ""]),
    ("8.属于行政查询事项", ["2", "", "", "", "", "", ""]),
    ("（四）无法提供1.本机关不掌握相关政府信息", ["213", "9", "", "", "1", "1", ""]),
    ("2.没有现成信息需要另行制作", ["17", "1", "", "", "", "", ""]),
    ("3.补正后申请内容仍不明确", ["29", "", "", "", "", "", ""]),
    ("（五）不予处理1.信访举报投诉类申请", ["24", "", "", "", "", "", ""]),
    ("2.重复申请", ["11", "3", "", "", "", "", ""]),
    ("3.要求提供公开出版物", ["", "", "", "", "", "", ""]),
    ("4.无正当理由大量反复申请", ["", "", "", "", "", "", ""]),
    ("5.要求行政机关确认或重新出具已获取信息", ["5", "", "", "", "", "", ""]),
    ("（六）其他处理", ["19", "2", "", "", "", "", ""]),
    ("（七）总计", ["767", "36", "2", "0", "2", "1", "808"]),
    ("四、结转下年度继续办理", ["19", "3", "0", "0", "0", "0", "22"]),
];

fn read() -> Report {
    let head = "<tr><td>（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）</td><td>自然人</td><td>商业企业</td>\
        <td>科研机构</td><td>社会公益组织</td><td>法律服务机构</td><td>其他</td><td>总计</td></tr>";
    let row =
        |(label, cells): &(&str, [&str; 7])| format!("<tr><td>{label}</td>{}</tr>", cells.map(|cell| format!("<td>{cell}</td>")).concat());
    let page = format!(
        "<h1>临沅市人民政府办公室2019年政府信息公开工作年度报告</h1><h2>三、收到和处理政府信息公开申请情况</h2><table>{head}{}</table>",
        ROWS.iter().map(row).collect::<String>()
    );
    check(parse(page.as_bytes(), &Default::default()).unwrap())
}

fn at(row: &str, column: &str) -> Field {
    Field::at(TableId::Requests, row, column).unwrap()
}

#[test]
fn empty_totals_over_written_applicants_are_derived_and_stay_empty() {
    let report = read();
    assert_eq!(report.form.requests, Some(Edition::Y2019));
    for (row, total) in [
        ("granted", 272),
        ("partly_granted", 105),
        ("denied.third_party_rights", 11),
        ("unavailable.not_held", 224),
        ("other_handling", 21),
    ] {
        let cell = report.cell(at(row, "total")).unwrap();
        assert_eq!((cell.state, cell.value), (State::Blank, None), "{row}: blank is not zero");
        let derived = cell.derived.as_ref().unwrap_or_else(|| panic!("{row} stays open"));
        assert_eq!(derived.value.as_count(), Some(total), "{row}");
        assert!(derived.rules.iter().any(|rule| rule == "A403"), "{row}: {:?}", derived.rules);
    }
}

#[test]
fn empty_applicants_are_nil_because_their_column_leaves_nothing() {
    let report = read();
    let cell = report.cell(at("denied.prohibited_by_law", "natural_person")).unwrap();
    assert_eq!((cell.state, cell.value), (State::Blank, None));
    let derived = cell.derived.as_ref().unwrap();
    assert_eq!((derived.value.as_count(), derived.rules.join(" ").as_str()), (Some(0), "A402"));
    assert!(derived.inputs.contains(&at("handled_total", "natural_person")));
}

#[test]
fn a_sum_says_whether_its_blanks_may_be_nil() {
    let report = read();
    let outcome = |rule: &str, field: Field| {
        let own = report.verdicts.iter().find(|v| v.rule == rule && v.fields.contains(&field) && v.claim.is_none());
        own.map(|verdict| verdict.verdict)
    };
    assert_eq!(outcome("A402", at("granted", "natural_person")), Some(Outcome::PassWithBlankAsNil));
    assert_eq!(outcome("A403", at("granted", "natural_person")), Some(Outcome::NotAssessable), "the total cannot be nil");
    assert_eq!(outcome("A403", at("received", "total")), Some(Outcome::Pass));
    let warned = report.diagnostics.iter().find(|d| d.rule == "V304" && d.fields.contains(&at("granted", "total")) && d.fields.len() < 10);
    assert!(warned.is_some(), "blanks that cannot all be nil are said");
    assert!(report.diagnostics.iter().all(|d| !d.rule.starts_with('A')), "nothing written is wrong");
}
