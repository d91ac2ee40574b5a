//! Kinds of sentences that real reports hold, each with wordings and figures of our own.

use crate::{report, report_of, verdicts};

/// Table III of a report: 9 received, 5 granted, 1 partly, 1 not held, 2 repeated, 9 handled, with more rows where a test
/// needs them.
fn requests(rows: &[(&str, i64)]) -> String {
    let head = "<tr><td colspan=3>（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）</td><td>自然人</td><td>商业企业</td>\
        <td>科研机构</td><td>社会公益组织</td><td>法律服务机构</td><td>其他</td><td>总计</td></tr>";
    let row = |(label, value): &(&str, i64)| {
        format!("<tr><td colspan=3>{label}</td><td>{value}</td>{}<td>{value}</td></tr>", "<td>0</td>".repeat(5))
    };
    format!("<table>{head}{}</table>", rows.iter().map(row).collect::<String>())
}

const HANDLED: [(&str, i64); 8] = [
    ("一、本年新收政府信息公开申请数量", 9),
    ("二、上年结转政府信息公开申请数量", 0),
    ("（一）予以公开", 5),
    ("（二）部分公开", 1),
    ("1.本机关不掌握相关政府信息", 1),
    ("2.没有现成信息需要另行制作", 0),
    ("3.补正后申请内容仍不明确", 0),
    ("（七）总计", 9),
];

/// What the rules say above info, as `rule actual expected`.
fn loud(prose: &str, table: &str) -> Vec<String> {
    let report = report(prose, table);
    let loud = report.diagnostics.iter().filter(|d| d.rule.starts_with('X') && d.severity > gov_disclosure::Severity::Info);
    let number = |value: Option<i64>| value.map_or("-".to_owned(), |value| value.to_string());
    loud.map(|d| format!("{} {} {}", d.rule, number(d.actual), number(d.expected))).collect()
}

/// The claims of section one, as `raw label`.
fn claims(prose: &str) -> Vec<String> {
    let report = report(prose, "");
    report.claims.iter().filter(|claim| claim.section == Some(1)).map(|claim| claim.raw.clone()).collect()
}

/// What the claims of section one are called, where they have a subject.
fn subjects(prose: &str) -> Vec<String> {
    let report = report(prose, "");
    let own = report.claims.iter().filter(|claim| claim.section == Some(1));
    own.filter_map(|claim| Some(format!("{} {}", claim.raw, claim.subject.as_deref()?))).collect()
}

fn parts_of(prose: &str, total: &str) -> Vec<String> {
    let report = report(prose, "");
    let at = report.claims.iter().position(|claim| claim.raw == total).unwrap_or_else(|| panic!("{total} is not read"));
    report.claims.iter().filter(|claim| claim.of == Some(at as u32)).map(|claim| claim.raw.clone()).collect()
}

#[test]
fn severed_words_are_partly_granted() {
    let table = requests(&HANDLED);
    for prose in [
        "全年共收到政府信息公开申请9件，其中同意公开5件，区分处理后公开1件，无法提供1件。",
        "本年办结政府信息公开申请9件：予以公开5件，区分处理1件。",
        "政府信息公开申请答复情况：“予以公开”5件，“区分处理后部分公开”1件。",
        "9件政府信息公开申请中，作区分处理后公开的1件。",
    ] {
        assert_eq!(loud(prose, &table), [""; 0], "{prose}");
    }
    assert_eq!(loud("收到政府信息公开申请9件，其中予以公开5件，区分处理后公开2件。", &table), ["X501 2 1"]);
}

#[test]
fn parts_that_mean_the_same_cell_are_added() {
    let table = requests(&HANDLED);
    for prose in [
        "全年回应依申请公开5条（属于已主动公开答复数2条，同意公开答复数3条），另有部分公开1条。",
        "办理政府信息公开申请9件，其中已主动公开1件，同意公开4件，部分公开1件。",
        "收到政府信息公开申请9件，其中属于已主动公开范围的2件、予以公开的3件、部分公开1件。",
    ] {
        assert_eq!(loud(prose, &table), [""; 0], "{prose}");
    }
    assert_eq!(loud("收到政府信息公开申请9件，其中已主动公开2件，同意公开4件。", &table), ["X501 4 5"]);
}

#[test]
fn a_share_of_two_classes() {
    for (prose, verdict) in [
        ("共制发信息300条，其中，主动公开信息90条、依申请公开180条、不予公开30条，主动公开及依申请公开信息占比达90.00%。", "90.00%: pass"),
        ("共印发公文80件，其中主动公开40件，依申请公开20件，不予公开20件，主动公开和依申请公开的公文占75%。", "75%: pass"),
    ] {
        let report = report(prose, "");
        assert!(verdicts(&report, "X512").iter().any(|own| own == verdict), "{prose}: {:?}", verdicts(&report, "X512"));
        assert_eq!(loud(prose, ""), [""; 0], "{prose}");
    }
}

#[test]
fn later_counts_that_are_shares_of_the_first_part() {
    for prose in [
        "进驻事项共有80项，其中行政许可50项，实现“一趟不用跑”的有40项，占比80.0%；实现“全程网办”的有30项，占比60.0%；即办件有20项，占比40.0%。",
        "在省网发布事项45项，其中许可事项40项，可网上办的30项，占比75%；可自助办的20项，占比50%。",
        "事项共有60项，其中行政许可40项，实现即办的有30项，实现全程网办的有20项。",
    ] {
        assert_eq!(loud(prose, ""), [""; 0], "{prose}");
    }
}

#[test]
fn channels_side_by_side() {
    for prose in [
        "2023年局网站发布信息400条；微博、微信分别发布信息150条和350条。",
        "局网站发布信息400条，微博、微信分别发布信息150条和350条。",
        "门户网站发布动态210条；抖音号、视频号分别推送短视频130条、120条。",
    ] {
        assert_eq!(loud(prose, ""), [""; 0], "{prose}");
    }
    assert_eq!(loud("共发布信息400条，微博、微信分别发布信息150条和350条。", ""), ["X511 400 500"]);
}

#[test]
fn a_number_before_a_change_is_not_the_present_one() {
    let items = "<table><tr><td>第二十条第（五）项</td></tr><tr><td>信息内容</td><td>上一年项目数量</td><td>本年增/减</td><td>处理决定数量</td></tr>\
        <tr><td>行政许可</td><td>9</td><td>5</td><td>7</td></tr></table>";
    let page = |prose: &str| {
        let page = crate::page(prose, items).replace("2023", "2020");
        let report = report_of(&page);
        report.diagnostics.iter().filter(|d| d.rule == "X501").map(|d| format!("{:?} {:?}", d.actual, d.expected)).collect::<Vec<_>>()
    };
    for prose in
        ["行政许可事项由原来的32项精简合并为14项。", "行政许可事项从32项减少到14项。", "行政许可由32项压减至14项，公共服务由9项精简为2项。"]
    {
        assert_eq!(page(prose), [""; 0], "{prose}");
    }
    assert_eq!(page("行政许可事项由原来的32项精简为12项。"), ["Some(12) Some(14)"]);
}

#[test]
fn a_list_ends_where_another_unit_follows_a_semicolon() {
    assert_eq!(
        loud("全年主动公开政府信息60条，其中政策文件类6条，财政信息4条，环境保护15条，其他类25条；办理依申请公开7件。", ""),
        ["X511 60 50"]
    );
    assert_eq!(loud("公开信息40条，其中动态20条，通知10条，其他5条；接待来访8人次。", ""), ["X511 40 35"]);
    assert_eq!(loud("公开信息35条，其中动态20条，通知10条，其他5条；接待来访8人次。", ""), [""; 0]);
}

#[test]
fn a_comma_before_the_bracket() {
    assert_eq!(
        loud("今年，共公布信息200条，(其中机构职能类信息40条，规划计划类信息60条，其他信息80条)主要通过网站公开。", ""),
        ["X511 200 180"]
    );
    assert_eq!(loud("公布信息180条，（其中机构40条，规划60条，其他80条）。", ""), [""; 0]);
}

#[test]
fn a_total_sentences_before_its_list() {
    let prose =
        "主动公开政府信息210条。历年累计主动公开政府信息1800条。类别主要涉及公告、规划、其他。其中公告类50条，规划类60条，其他类90条。";
    assert_eq!(loud(prose, ""), ["X511 210 200"]);
    assert_eq!(loud(&prose.replace("210", "200"), ""), [""; 0]);
    assert_eq!(parts_of(&prose.replace("210", "200"), "200条"), ["50条", "60条", "90条"]);
}

#[test]
fn the_three_classes_are_all() {
    let prose = "2023年制作、获取政府信息总数600条，其中主动公开政府信息240条，依申请公开信息数180条，不予公开信息数120条。\
        主动公开的政府信息占44.4%。";
    assert_eq!(loud(prose, ""), ["X511 600 540"]);
    assert!(verdicts(&report(prose, ""), "X512").contains(&"44.4%: pass".to_owned()));
    assert_eq!(loud(&prose.replace("600", "540"), ""), [""; 0]);
}

#[test]
fn a_list_without_a_word_that_ends_with_the_rest() {
    assert_eq!(loud("2023年，主动公开政府信息150条，人事信息30条，规划类信息45条，其他应主动公开的政府信息60条。", ""), ["X511 150 135"]);
    assert_eq!(loud("2023年，主动公开政府信息135条，人事信息30条，规划类信息45条，其他应主动公开的政府信息60条。", ""), [""; 0]);
    // A class among others is no whole.
    assert_eq!(
        loud("通过门户网站主动公开政策，文件类信息6条，民政类信息70条，卫生类信息80条，安全类信息4条，其他应公开的信息3条。", ""),
        [""; 0]
    );
    // The rest of something else.
    assert_eq!(loud("主动公开政府信息150条，召开会议3次，举办培训2次，其他活动1次。", ""), [""; 0]);
}

#[test]
fn what_could_not_be_provided() {
    let table = requests(&HANDLED);
    for (prose, expected) in [
        ("2023年共受理申请9件，予以公开5件，部分公开1件，因无法提供相关信息答复3件。", vec!["X501 3 1"]),
        ("2023年共受理申请9件，予以公开5件，部分公开1件，因无法提供相关信息答复1件。", vec![]),
        ("办理政府信息公开申请9件，其中无法提供2件。", vec!["X501 2 1"]),
    ] {
        assert_eq!(loud(prose, &table), expected, "{prose}");
    }
}

#[test]
fn no_complaint_is_no_item() {
    for prose in [
        "主动公开政府信息71条。全年未收到关于政府信息公开的投诉，未出现因政府信息公开引发的舆情事件，未收取政府信息公开费用。",
        "主动公开政府信息71条，未发生因政府信息公开引起的举报。",
        "主动公开政府信息71条。没有收到涉及信息公开的投诉举报。",
    ] {
        let items = subjects(prose).into_iter().filter(|own| own.ends_with("text.disclosed_items_total")).collect::<Vec<_>>();
        assert_eq!(items, ["71条 text.disclosed_items_total"], "{prose}");
    }
}

#[test]
fn a_withdrawn_review_is_not_corrected() {
    for prose in [
        "2023年，信息公开行政复议案件5件，维持3件，撤销复议申请2件。",
        "政府信息公开行政复议5件，其中维持3件，申请人撤销行政复议2件。",
        "政府信息公开行政诉讼3件，其中维持1件，原告撤诉2件。",
    ] {
        assert!(subjects(prose).iter().all(|own| !own.contains("corrected")), "{prose}: {:?}", subjects(prose));
    }
    assert!(subjects("政府信息公开行政复议5件，其中维持3件，纠正2件。").contains(&"2件 remedies.reconsideration.corrected".to_owned()));
}

#[test]
fn what_is_no_claim() {
    for (prose, expected) in [
        ("严格按照《中华人民共和国政府信息公开条例》二十条规定，主动公开信息1820条。", vec!["1820条"]),
        ("对照《政府信息公开条例》19条要求，主动公开信息82条。", vec!["82条"]),
        ("本报告由总体情况等6个部分组成，一式三份，主动公开信息82条。", vec!["82条"]),
        ("来访请到行政中心3楼306，主动公开信息82条。", vec!["82条"]),
        ("会议于9:30召开，14:56本报告提交审议，主动公开信息82条。", vec!["82条"]),
        ("主动公开信息82条，全省排名前10位。", vec!["82条"]),
        ("主动公开信息82条，共收到来信1", vec!["82条"]),
    ] {
        assert_eq!(claims(prose), expected, "{prose}");
    }
}

#[test]
fn numbers_without_a_unit_and_round_words() {
    let prose = "门户网站发布各类信息6220条，其中政府文件32条，办公厅文件57政府会议信息31、新闻发布会信息48，财政信息77重点领域信息520。\
        公众号阅读量达到4553762。接待群众咨询近千人次，发放宣传物料近万份，走访企业上百家。";
    assert_eq!(claims(prose), ["6220条", "32条", "57", "31", "48", "77", "520", "4553762", "近千人次", "近万份", "上百家"],);
}

#[test]
fn shares_are_held_against_every_base_of_the_sentence() {
    let prose = "2023年，共收到政府信息公开申请2092件。其中，通过官方网站提交的1724件，占比82.4%；通过信函提交的342件，占比16.3%；\
        当面提交26件，占比1.2%。公民个人提出申请2060件，占比98.5%；法人或其他组织提出申请32件，占比1.5%。";
    let shares = verdicts(&report(prose, ""), "X512");
    assert_eq!(shares, ["82.4%: pass", "16.3%: pass", "1.2%: pass", "98.5%: pass", "1.5%: pass"]);
}

#[test]
fn like_numbers_of_one_paragraph_are_side_by_side() {
    for prose in [
        "全年共办理政府公开信箱事务30件，办理市长公开信箱信访事项12件、局长公开电话信访事项7件，办理群工系统信访事项98件。",
        "办理县长信箱来信20件，办理局长信箱来信9件、政务信箱来信8件，办理网络信箱来信7件。",
    ] {
        assert_eq!(verdicts(&report(prose, ""), "X511").iter().filter(|own| own.ends_with("fail")).count(), 0, "{prose}");
    }
}

#[test]
fn other_scopes_and_times_are_not_the_reports_own() {
    let table = requests(&HANDLED);
    for prose in [
        "区政府办代表区政府受理政府信息公开申请17件，均已答复。",
        "全系统收到政府信息公开申请31件。",
        "局本级收到政府信息公开申请4件。",
        "近3年共收到政府信息公开申请40件。",
        "近三年来收到政府信息公开申请40件。",
        "截至2023年底，累计收到政府信息公开申请88件。",
        "历年累计收到政府信息公开申请88件。",
        "自《条例》施行以来，共收到政府信息公开申请88件。",
    ] {
        assert_eq!(loud(prose, &table), [""; 0], "{prose}");
    }
    assert_eq!(loud("截至2023年12月31日，全年累计收到政府信息公开申请11件。", &table), ["X501 11 9"]);
}

#[test]
fn outcomes_after_what_was_received_and_carried_in() {
    let table = requests(&[
        ("一、本年新收政府信息公开申请数量", 217),
        ("二、上年结转政府信息公开申请数量", 4),
        ("（一）予以公开", 138),
        ("（二）部分公开", 18),
        ("（七）总计", 208),
        ("四、结转下年度继续办理", 13),
    ]);
    let prose = "2023年新收政府信息公开申请数量217件，上年结转政府信息公开申请数量4件。其中，予以公开138件，部分公开18件，\
        无法提供20件，不予处理10件，其他处理22件，结转下年度继续办理13件。";
    assert_eq!(loud(prose, &table), [""; 0]);
    let wrong = prose.replace("138件", "183件");
    assert!(loud(&wrong, &table).contains(&"X501 183 138".to_owned()), "{:?}", loud(&wrong, &table));
}

#[test]
fn a_list_is_of_the_total_in_its_unit() {
    let prose = "全年共举办162场新闻发布活动，负责同志出席发布会共计31人次。其中，专题发布会累计举行128场。2023年，通过公众号共发布信息211条；\
        在各级主要新闻媒体共播发新闻信息236条。";
    assert_eq!(parts_of(prose, "162场"), ["128场"]);
    let report = report(prose, "");
    let role = |raw: &str| report.claims.iter().find(|claim| claim.raw == raw).map(|claim| claim.role);
    assert_eq!(role("211条"), Some(gov_disclosure::Role::Count));
    assert_eq!(role("236条"), Some(gov_disclosure::Role::Count));
}

#[test]
fn own_documents_are_sorted_by_the_words_for_requests() {
    let table = requests(&HANDLED);
    for prose in [
        "收到申请后及时答复，全年作为依申请公开信息40条，不予公开信息25条。",
        "依申请公开信息63条，不予以公开信息32条。",
        "印发公文120件，其中主动公开文件60件，依申请公开文件40件，不予公开文件20件。",
    ] {
        assert_eq!(loud(prose, &table), [""; 0], "{prose}");
    }
}

#[test]
fn unpaid_fees_are_not_contradicted_by_none_collected() {
    let mut rows = HANDLED.to_vec();
    rows.insert(7, ("2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请", 2));
    let table = requests(&rows);
    let fees = |fee: &str| {
        let page = crate::page("全年工作有序。", &table).replace("未收取信息处理费。", fee);
        report_of(&page).diagnostics.iter().filter(|d| d.rule == "X522").count()
    };
    for fee in ["2023年，无收取信息处理费情况。", "本年度未收取信息处理费。", "没有产生信息处理费。", "收取信息处理费0元。"]
    {
        assert_eq!(fees(fee), 0, "{fee}");
    }
    for fee in ["本年度未发出信息处理费收费通知。", "无信息处理费收费情况。", "共发出信息处理费缴费通知0件。"]
    {
        assert_eq!(fees(fee), 1, "{fee}");
    }
}
