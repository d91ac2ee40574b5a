//! Numbers of the prose against the tables.

use crate::{report, verdicts};

/// Table III: 14 received, 2 carried in, 3 granted, 1 partly, 4 denied, 5 not held, 1 repeated, 14 handled, 2 carried out.
const TABLE: &str = "<table><tr><td colspan=3>（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）</td><td>自然人</td>\
    <td>商业企业</td><td>科研机构</td><td>社会公益组织</td><td>法律服务机构</td><td>其他</td><td>总计</td></tr>";

fn table() -> String {
    let rows = [
        ("一、本年新收政府信息公开申请数量", [12, 2]),
        ("二、上年结转政府信息公开申请数量", [2, 0]),
        ("（一）予以公开", [3, 0]),
        ("（二）部分公开", [1, 0]),
        ("1.属于国家秘密", [1, 0]),
        ("4.保护第三方合法权益", [3, 0]),
        ("1.本机关不掌握相关政府信息", [4, 1]),
        ("2.重复申请", [0, 1]),
        ("（七）总计", [12, 2]),
        ("四、结转下年度继续办理", [2, 0]),
    ];
    let row = |(label, [person, firm]): (&str, [i64; 2])| {
        let total = person + firm;
        format!(
            "<tr><td colspan=3>{label}</td><td>{person}</td><td>{firm}</td><td>0</td><td>0</td><td>0</td><td>0</td><td>{total}</td></tr>"
        )
    };
    format!(
        "<table><tr><td>第二十条第（六）项</td></tr><tr><td>信息内容</td><td>本年处理决定数量</td></tr><tr><td>行政处罚</td><td>57</td></tr>\
         <tr><td>行政强制</td><td>0</td></tr></table>{TABLE}{}</table>",
        rows.map(row).concat()
    )
}

fn differing(prose: &str) -> Vec<String> {
    let report = report(prose, &table());
    let own = report.diagnostics.iter().filter(|d| d.rule == "X501");
    own.map(|d| format!("{:?} {:?}", d.actual, d.expected)).collect()
}

#[test]
fn numbers_that_equal_the_table() {
    for prose in [
        "全年收到政府信息公开申请14件。",
        "全年收到政府信息公开申请16件（含上年结转2件）。",
        "全年收到政府信息公开申请14件，上年结转2件，结转下年度2件。",
        "全年办结政府信息公开申请14件，其中予以公开3件，部分公开1件。",
        "收到政府信息公开申请14件，其中自然人12件，法人或其他组织2件。",
        "全年收到政府信息公开申请十四件。",
        "全年收到政府信息公开申请10余件。",
        "全年作出行政处罚57件，未实施行政强制。",
        "全年收到14件政府信息公开申请，其中3件予以公开，1件部分公开。",
        "政府信息公开申请中予以公开及部分公开4件。",
        "政府信息公开申请转下一年办理2件。",
        "政府信息公开申请结转2024年办理2件，2022年结转2件。",
        "收到和结转下年度的政府信息公开申请分别为14件、2件。",
    ] {
        assert_eq!(differing(prose), [""; 0], "{prose}");
    }
}

#[test]
fn numbers_that_differ_from_the_table() {
    for (prose, expected) in [
        ("全年收到政府信息公开申请15件。", "Some(15) Some(14)"),
        ("全年未收到政府信息公开申请。", "Some(0) Some(14)"),
        ("上年结转政府信息公开申请3件。", "Some(3) Some(2)"),
        ("政府信息公开申请结转下年度3件。", "Some(3) Some(2)"),
        ("收到政府信息公开申请14件，其中自然人13件，法人或其他组织1件。", "Some(13) Some(12)"),
        ("全年收到15件政府信息公开申请。", "Some(15) Some(14)"),
        ("政府信息公开申请转下一年办理3件。", "Some(3) Some(2)"),
        ("政府信息公开申请结转2024年办理3件。", "Some(3) Some(2)"),
        ("全年作出行政处罚决定75件。", "Some(75) Some(57)"),
        ("本年度未作出行政处罚。", "Some(0) Some(57)"),
    ] {
        assert!(differing(prose).iter().any(|found| found == expected), "{prose}: {:?}", differing(prose));
    }
}

/// What sounds like the table and speaks of something else.
#[test]
fn numbers_of_other_things_are_not_compared() {
    for prose in [
        "不予公开信息数105条。",
        "产生公文88件，其中认定为依申请公开的30件，不予公开的41件，主动公开的17件。",
        "公开行政处罚信息320条。",
        "2022年收到政府信息公开申请33件。",
        "收到申请较上年增加5件。",
        "通过网络收到政府信息公开申请9件。",
        "办理12345便民服务热线等问题384件。",
        "协助市政府办公室办理依申请公开事项7件。",
        "办理行政复议案件21件，行政诉讼案件4件。",
        "未收到行政许可申请。",
        "收到许可申请200件，全部办结。",
        "没有应公开而不予公开的信息。",
        "受理行政许可申请1320件，办结1318件；收到政府信息公开申请14件。",
        "发布行政复议决定书38份，行政诉讼判决书19份；收到政府信息公开申请14件。",
        "因具体行政行为被提起行政诉讼25起，其中1起已撤诉；收到政府信息公开申请14件。",
        "截至2023年底累计收到政府信息公开申请2178件。",
        "下属事业单位未收到政府信息公开申请。",
        "收到政府信息公开申请14件，延期答复3件。",
        "未发生政府信息公开申请超期未答复的情况。",
        "无上年结转，政府信息公开申请共计14件。",
        "发布配套制度规章3件。",
    ] {
        assert_eq!(differing(prose), [""; 0], "{prose}");
    }
}

#[test]
fn a_cell_that_is_not_read_makes_nothing_wrong() {
    // Table IV is not in the file.
    let report = report("因政府信息公开被申请行政复议3件。", &table());
    assert_eq!(verdicts(&report, "X501"), ["3件: not_assessable", "未收取信息处理费: not_applicable"]);
}
