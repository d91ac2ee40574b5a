//! Reports on 2008 to 2018 in the habits of many places: their sections, what their sentences state, and tables in several parts.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use gov_disclosure::{Outcome, Report, Scope, Severity, State, Statistic, Value, check, parse};

fn read(text: &str) -> Report {
    check(parse(text.as_bytes(), &Default::default()).unwrap_or_else(|error| panic!("{error}")))
}

fn headings(report: &Report) -> Vec<&str> {
    report.sections.iter().map(|section| section.heading.as_str()).collect()
}

#[test]
fn sections_that_name_no_topic_of_the_regulation_are_sections_where_their_number_is_the_next() {
    for own in [
        ["一、概述", "二、组织领导和制度建设情况", "三、主动公开政府信息情况", "四、信息公开申请办理情况"],
        ["一、总体情况", "二、政府信息公开情况", "三、依申请公开情况", "四、保密审查及监督检查情况"],
        ["一、工作概况", "二、围绕中心工作,推进政务公开的情况", "三、依申请公开情况", "四、下一步工作计划"],
    ] {
        let text: String = own.iter().map(|heading| format!("{heading}\n我镇按规定做好这项工作。\n")).collect();
        assert_eq!(headings(&read(&format!("禾渡县石桥镇2013年政府信息公开工作年度报告\n{text}"))), own);
    }
}

#[test]
fn sections_of_a_report_on_one_line_are_parted() {
    for (marks, last) in
        [(" ", "五、因政府信息公开申请行政复议、提起行政诉讼的情况"), ("  ", "五、复议和诉讼情况"), (" ", "五、咨询处理情况")]
    {
        let own = [
            "一、概述",
            "二、主动公开政府信息的情况",
            "三、依申请公开政府信息和不予公开政府信息的情况",
            "四、政府信息公开的收费及减免情况",
            last,
        ];
        let text = own.map(|heading| format!("{heading}{marks}2012年度，我街道按照有关规定办理，各项工作平稳有序地开展。{marks}")).concat();
        let title = "现公布禾渡县望江街道办事处2012年政府信息公开工作年度报告。";
        assert_eq!(headings(&read(&format!("{title}{marks}{text}"))), own);
    }
}

/// The heading of a section, a sentence, a number as it is written, and what it states.
const FACTS: &[(&str, &str, &str, Option<&str>)] = &[
    // Channels of what was disclosed are no totals.
    ("二、主动公开情况", "其他方式公开政府信息17条。", "17条", None),
    ("二、主动公开情况", "全年通过宣传车、微信公众号、公开栏等方式公开信息905条。", "905条", None),
    ("二、主动公开情况", "主动公开政府信息88条，其中主动公开规范性文件2条。", "2条", None),
    ("二、主动公开情况", "网上公开信息21条。", "21条", None),
    // Channels named before the words of all are those of the total.
    ("二、主动公开情况", "我局通过门户网站、简报、宣传栏等各类载体主动公开政府信息46条。", "46条", Some("text.disclosed")),
    ("二、主动公开情况", "利用政府网站和公告栏等形式主动公开信息112条。", "112条", Some("text.disclosed")),
    // A number within a name, and averages.
    ("一、概述", "宣传解读“便民服务20条”等政策。", "20条", None),
    ("六、咨询情况", "信息公开窗口日均接待咨询群众9人次。", "9人次", None),
    ("六、咨询情况", "平均每天接受群众咨询12人次。", "12人次", None),
    // Requests among the agency's own documents.
    ("一、概述", "共获取政府信息618条，其中主动公开31条，不予公开583条；受理政府信息公开申请4条。", "4条", Some("text.requests")),
    ("三、依申请公开情况", "我局接到13项政府信息公开申请。", "13项", Some("text.requests")),
    (
        "三、依申请公开情况",
        "（一）受理申请情况。受理公开申请2条。\n（二）办理情况。答复2条，同意公开1条，不予公开1条。",
        "答复2条",
        Some("text.answered"),
    ),
    ("三、依申请公开情况", "申请已按期办结，其中属于已主动公开范围9件，同意公开16件。", "9件", Some("text.already_public")),
    ("三、依申请公开情况", "申请已按期办结，其中属于已主动公开范围9件，同意公开16件。", "16件", Some("text.granted")),
    // The heading says on what the reviews are.
    ("四、复议诉讼情况", "2016年，行政复议3件，行政诉讼1件。", "3件", Some("text.reviews")),
    ("五、行政复议和行政诉讼情况", "行政复议0件，行政诉讼2件，举报投诉0件。", "2件", Some("text.suits")),
    ("一、概述", "法制科全年办理行政复议37件。", "37件", None),
    // A heading that runs into a sentence is none of its words.
    (
        "二、主动公开情况",
        "（一）主动公开政府信息的数量2016年制作、获取政府信息总数74条，其中主动公开政府信息61条，作为依申请公开信息数5条，不予公开信息数8条。",
        "74条",
        Some("text.made_total"),
    ),
    (
        "二、主动公开情况",
        "（一）主动公开政府信息的数量2016年制作、获取政府信息总数74条，其中主动公开政府信息61条，作为依申请公开信息数5条，不予公开信息数8条。",
        "5条",
        Some("text.on_request_kind"),
    ),
    ("二、主动公开情况", "（二）主动公开的内容2016年产生政府信息92条，其中主动公开80条，不予公开12条。", "92条", Some("text.made_total")),
    ("三、依申请公开情况", "（一）申请情况2016年收到政府信息公开申请6件。", "6件", Some("text.requests")),
    // Ways in which something is disclosed, and points of a document.
    ("二、主动公开情况", "本局主动公开政府信息主要通过4条途径。", "4条", None),
    ("二、主动公开情况", "主动公开政府信息的5条渠道保持畅通。", "5条", None),
    ("二、主动公开情况", "就主动公开信息提出7条意见。", "7条", None),
    // What some agencies disclosed is not what all did.
    ("二、主动公开情况", "主动公开的政府信息，县直各单位主动公开政府信息410条，各乡镇主动公开政府信息230条。", "410条", None),
    ("二、主动公开情况", "主动公开的政府信息，县直各单位主动公开政府信息410条，各乡镇主动公开政府信息230条。", "230条", None),
    ("二、主动公开情况", "市直各部门主动公开政府信息86条。", "86条", None),
    ("二、主动公开情况", "全县各乡镇、县直各部门共主动公开政府信息640条。", "640条", Some("text.disclosed")),
    // Electronic texts and policies are a kind of what was disclosed.
    ("二、主动公开情况", "全文电子化的主动公开信息数共12条。", "12条", None),
    ("二、主动公开情况", "主动公开政府信息50条，其中全文电子化的主动公开信息48条。", "48条", None),
    ("二、主动公开情况", "共主动公开政策性文件31份。", "31份", None),
    // Other things are received and closed too.
    ("四、审批事项及处理情况", "今年共受理审批事项93件，办结90件。", "93件", None),
    ("四、审批事项及处理情况", "今年共受理审批事项93件，办结90件。", "90件", None),
    ("四、审批事项及处理情况", "减免税款金额3200元。", "3200元", None),
    // What is counted comes after the number.
    ("一、概述", "专门配备了1名专职工作人员，负责信息公开。", "1名", Some("text.staff_full")),
    ("一、概述", "明确了2名兼职工作人员，责任到人。", "2名", Some("text.staff_part")),
    ("一、概述", "全年共召开4场新闻发布会。", "4场", Some("text.press")),
    ("一、概述", "确定3名分管领导负责。", "3名", None),
    ("一、概述", "本项工作由5名全职工作人员和2名兼职工作人员承办。", "5名", Some("text.staff_full")),
    ("一、概述", "本项工作由5名全职工作人员和2名兼职工作人员承办。", "2名", Some("text.staff_part")),
    ("一、概述", "举行宣传活动及3场新闻发布会。", "3场", Some("text.press")),
    ("一、概述", "设立了1个专门的信息公开申请受理点和4个电子查阅室。", "4个", None),
    ("一、概述", "从事信息公开工作的人员有84人，其中专职人员8人、兼职人员76人。", "8人", Some("text.staff_full")),
    ("一、概述", "从事信息公开工作的人员有84人，其中专职人员8人、兼职人员76人。", "76人", Some("text.staff_part")),
    ("二、主动公开情况", "主动公开政府信息90条，其中政务微博公开政府信息60条，政务微信公开政府信息30条。", "60条", Some("text.weibo")),
    ("二、主动公开情况", "主动公开政府信息90条，其中政务微博公开政府信息60条，政务微信公开政府信息30条。", "30条", Some("text.wechat")),
    ("六、支出情况", "（二）信息公开事务支出情况2016年用于设立公开栏等产生的费用1万元。", "1万元", Some("text.spending")),
    // Each of several ways is none of the total.
    ("二、主动公开情况", "本年度通过电子屏主动公开政府信息51条，通过广播、报纸等媒体发布形式主动公开政府信息307条。", "307条", None),
    ("二、主动公开情况", "我局通过微博、微信等方式主动公开信息66条；另通过公告栏、手册等形式主动公开政府信息14条。", "14条", None),
    // Money is no request.
    ("三、依申请公开情况", "我街道共收到申请3件，均按时办结。依申请公开收费为0。", "0", Some("text.fee")),
    ("三、依申请公开情况", "全年受理申请4件。依申请公开费用0元。", "0元", Some("text.fee")),
    // The channel is where, and 累计 means that it is all.
    ("二、主动公开情况", "我局依托县政府门户网站累计主动公开政府信息903条。", "903条", Some("text.disclosed")),
];

#[test]
fn a_number_of_another_year_is_not_compared() {
    for (text, scope) in [
        ("2015年度主动公开政府信息54条", Scope::Other),
        ("2014年度，我局主动公开政府信息54条", Scope::Other),
        ("2016年度主动公开政府信息54条", Scope::Year),
        ("2016年度累计主动公开政府信息54条", Scope::Year),
        ("截至2016年12月31日，在县政府门户网站累计主动公开政府信息54条", Scope::Cumulated),
    ] {
        let report = read(&format!("禾渡县文化局2016年政府信息公开工作年度报告\n二、主动公开情况\n{text}。\n"));
        let claim = report.claims.iter().find(|claim| claim.raw == "54条").unwrap();
        assert_eq!((claim.subject.as_deref(), claim.scope), (Some("text.disclosed"), Some(scope)), "{text}");
    }
}

#[test]
fn numbers_of_headings_that_run_on_count_nothing() {
    for text in [
        "（三）主动公开政府信息的主要形式1.门户网站在首页开设专栏。2.公告栏及时更新。",
        "（一）着力加强公开解读回应工作1、围绕建设法治政府推进公开。",
        "（二）公开政府信息的途径3.微信公众号定期推送。",
    ] {
        let report = read(&format!("禾渡县文化局2016年政府信息公开工作年度报告\n二、主动公开情况\n{text}\n"));
        assert!(report.claims.iter().all(|claim| claim.subject.is_none()), "{text}: {:?}", report.claims);
    }
}

#[test]
fn sections_of_a_report_on_one_line_have_their_whole_headings() {
    let text = "工作由办公室承办，制度健全，运行平稳，没有发生差错。";
    for own in [
        ["一、年度政府信息公开工作概述", "二、政府信息主动公开情况", "三、依申请公开政府信息情况", "七、需要说明的事项与附表"],
        ["一、信息公开工作概述", "二、主动公开情况", "三、政府信息依申请公开工作情况", "六、政府信息公开情况统计表"],
        ["一、概述", "二、主动公开政府信息情况", "三、依申请公开情况", "七、需要说明的事项和附表"],
    ] {
        let [first, second, third, last] = own;
        let body = format!("{first} {text}{text} {second} {text}{text} {third} {text}2015年没有收到申请。 ");
        let table = "指标名称单位数量主动公开信息数条20正式受理政府信息公开申请数件0其中：1．在办件02．办结件0行政复议数件0";
        let report = read(&format!("禾渡县财政局2015年政府信息公开工作年度报告 {body}禾渡县财政局 {last}{table}"));
        assert_eq!(headings(&report), own);
    }
}

#[test]
fn numbers_of_the_items_of_a_list_are_no_parts() {
    for text in [
        "主动公开政府信息2419条，其中1.组织机构2条；2.规范性文件19条；3.动态类信息200条；4.其他信息2198条。",
        "主动公开政府信息50条，包括1、机构职能类20条；2、业务工作类30条。",
        "主动公开政府信息31条，其中1.财务类11条，2.人事类20条。",
    ] {
        let report = read(&format!("禾渡县规划局2015年政府信息公开工作年度报告\n二、主动公开情况\n2015年{text}\n"));
        assert!(report.claims.iter().all(|claim| claim.unit.is_some()), "{text}: {:?}", report.claims);
        assert!(report.verdicts.iter().any(|own| own.rule == "X511" && own.verdict == Outcome::Pass), "{text}: {:?}", report.verdicts);
    }
}

#[test]
fn channels_of_the_national_table_may_be_more_than_the_total() {
    for (text, wrong) in [
        ("主动公开政府信息800条，其中政府公报公开2条，政府网站公开690条，政务微博公开120条，政务微信公开85条。", 0),
        ("主动公开政府信息500条。其中，网站公开430条、微信公众号公开95条、其他方式公开20条。", 0),
        ("主动公开政府信息1600条，其中，政府网站公开1540条，政务微信公开310条。", 0),
        // Kinds of information are no channels, nor are channels of what was sent out in all.
        ("主动公开政府信息500条。其中，业务类430条、人事类95条、其他类20条。", 1),
        ("网站、微博、微信共发布各类信息483条，其中网站319条，微信251条，微博148条。", 1),
    ] {
        let report = read(&format!("禾渡县财政局2016年政府信息公开工作年度报告\n二、主动公开情况\n2016年全县{text}\n"));
        let found: Vec<&str> = report.diagnostics.iter().filter(|found| found.rule == "X511").map(|found| &*found.message.en).collect();
        assert_eq!(found.len(), wrong, "{text}: {found:?}");
    }
}

#[test]
fn what_sentences_of_many_places_state() {
    for &(heading, sentence, number, subject) in FACTS {
        let report = read(&format!("禾渡县文化局2016年政府信息公开工作年度报告\n{heading}\n{sentence}\n"));
        let own = number.trim_start_matches(|c: char| !c.is_ascii_digit());
        let head = number.strip_suffix(own).unwrap();
        let claim = report.claims.iter().rev().find(|claim| claim.raw == own && claim.label.ends_with(head));
        let claim = claim.unwrap_or_else(|| panic!("no claim {number} in {sentence}"));
        assert_eq!(claim.subject.as_deref(), subject, "{number} in {sentence}");
    }
}

#[test]
fn no_fee_says_nothing_of_requests_and_no_review_is_zero_reviews() {
    let zeros = |sentence: &str| -> Vec<String> {
        let report = read(&format!("禾渡县教育局2017年政府信息公开工作年度报告\n四、收费、复议和诉讼情况\n{sentence}\n"));
        let zero = report.claims.iter().filter(|claim| claim.value == Some(Value::Count(0)));
        zero.filter_map(|claim| claim.subject.clone()).collect()
    };
    assert!(zeros("因此未发生依申请公开信息收费和费用减免情况。").is_empty());
    assert!(zeros("2017年没有依申请公开收费。").is_empty());
    assert_eq!(zeros("2017年我局没有复议、行政诉讼及申诉。"), ["text.reviews_and_suits"]);
}

#[test]
fn parts_behind_a_running_total_are_its_parts() {
    for (text, shares) in [
        ("累计主动公开政府信息65条。其中，网上公开信息20条，所占比例为30%，公开栏公开45条，所占比例75%。", 1),
        ("累计主动公开政府信息80条。其中，网站公开60条，所占比例为75%，公告栏公开20条，所占比例25%。", 0),
        ("累计主动公开政府信息40条。其中，网站公开30条，占75%，展板公开10条，占52%。", 1),
    ] {
        let report = read(&format!("禾渡县石桥乡2010年政府信息公开工作年度报告\n一、主动公开情况\n截至2010年底，全乡{text}\n"));
        let total = report.claims.iter().find(|claim| claim.subject.as_deref() == Some("text.disclosed")).unwrap();
        assert_eq!(total.scope, Some(Scope::Cumulated));
        let wrong = report.diagnostics.iter().filter(|found| found.rule == "X512" && found.severity == Severity::Warning);
        assert_eq!(wrong.count(), shares, "{text}");
    }
}

#[test]
fn a_number_and_nothing_beside_it_is_no_total() {
    let report = read(
        "禾渡县文化局2017年政府信息公开工作年度报告\n二、主动公开情况\n新闻发布会公开信息12条，新闻媒体公开信息12条，政府公报公开信息0条。\n",
    );
    assert!(report.claims.iter().all(|claim| claim.of.is_none()));
}

#[test]
fn each_way_in_which_a_total_is_sorted_is_judged() {
    for (text, wrong) in [
        (
            "主动公开政府信息2543条，其中区直部门1687条，占66%；乡镇856条，占34%。按类别分，政策法规类702条，机构职能类385条，业务工作类991条，其他类563条。",
            1,
        ),
        ("主动公开政府信息640条，其中局机关410条，下属单位230条。按公开内容分，概况类20条，政策类170条，业务类400条，其他类50条。", 0),
        ("主动公开政府信息75条，其中网站公开60条，公告栏公开15条。从内容看，财务类30条，人事类12条，其他类43条。", 1),
        ("主动公开政府信息90条，其中网站公开50条，公报公开50条。按类别分，财务类40条，人事类20条，其他类30条。", 1),
    ] {
        let report = read(&format!("禾渡县财政局2014年政府信息公开工作年度报告\n二、主动公开情况\n2014年{text}\n"));
        let found: Vec<&str> = report.diagnostics.iter().filter(|found| found.rule == "X511").map(|found| &*found.message.en).collect();
        assert_eq!(found.len(), wrong, "{text}: {found:?}");
    }
}

fn count(report: &Report, id: &str) -> Option<i64> {
    let cell = report.statistics.cells.get(Statistic::from_id(id).unwrap())?;
    (cell.state == State::Reported).then(|| cell.value.and_then(Value::as_count)).flatten()
}

/// A table: its heading, the headers of its columns, and rows of label, unit and values.
type List = (&'static str, &'static [&'static str], &'static [(&'static str, &'static str, &'static [i64])]);

/// The lists that yearly reports print as several tables, some of which have one column and some two.
const PARTS: &[List] = &[
    (
        "（一）主动公开情况统计",
        &["2011年度", "历年累计"],
        &[
            ("主动公开信息数", "条", &[43, 98]),
            ("其中：全文电子化的主动公开信息数", "条", &[41, 90]),
            ("新增的规范性文件数", "条", &[2, 7]),
        ],
    ),
    (
        "（二）依申请公开情况统计",
        &["2011年度", "历年累计"],
        &[
            ("本年度申请总数", "条", &[3, 8]),
            ("其中：1．当面申请数", "条", &[1, 4]),
            ("2．传真申请数", "条", &[0, 0]),
            ("3．电子邮件申请数", "条", &[0, 1]),
            ("4．网上申请数", "条", &[2, 3]),
            ("5．信函申请数", "条", &[0, 0]),
            ("6．其它形式申请数", "条", &[0, 0]),
            ("对申请的答复总数", "条", &[3, 8]),
            ("其中：1．同意公开答复数", "条", &[2, 6]),
            ("2．同意部分公开答复数", "条", &[1, 1]),
            ("3．否决公开答复总数", "条", &[0, 1]),
        ],
    ),
    (
        "（三）咨询情况统计",
        &["2011年度"],
        &[
            ("提供服务类信息数", "条", &[24]),
            ("网上咨询数", "人次", &[5]),
            ("现场接待人数", "人次", &[97]),
            ("咨询电话接听数", "人次", &[30]),
        ],
    ),
    ("（四）复议、诉讼情况统计", &["2011年度"], &[("行政复议数", "件", &[1]), ("行政诉讼数", "件", &[0]), ("行政申诉数", "件", &[0])]),
    (
        "（五）政府支出与收费情况统计",
        &["2011年度"],
        &[
            ("收取费用总数", "元", &[60]),
            ("政府信息公开指定专职人员总数", "人", &[3]),
            ("其中：1．全职人员数", "人", &[1]),
            ("2．兼职人员数", "人", &[2]),
        ],
    ),
];

fn holds_the_parts(report: &Report, layout: &str) {
    assert_eq!(report.form.statistics.as_deref(), Some("shanghai2007"), "{layout}");
    for (id, value) in [
        ("shanghai.disclosed.year", 43),
        ("shanghai.disclosed.cumulated", 98),
        ("shanghai.requests.received.online.cumulated", 3),
        ("shanghai.requests.denied.cumulated", 1),
        ("shanghai.enquiries.in_person.year", 97),
        ("shanghai.reconsiderations.year", 1),
        ("shanghai.staff.part_time.year", 2),
    ] {
        assert_eq!(count(report, id), Some(value), "{layout}: {id}");
    }
    assert_eq!(count(report, "shanghai.reconsiderations.cumulated"), None);
    let worse: Vec<&str> = report.diagnostics.iter().filter(|d| d.severity > Severity::Info).map(|d| d.message.en.as_ref()).collect();
    assert!(worse.is_empty(), "{layout}: {worse:?}");
}

#[test]
fn tables_in_parts_with_one_column_and_two_are_one_table() {
    let title = "禾渡县石桥乡人民政府2011年政府信息公开年报\n";
    let text = |between: &str, end: &str| -> String {
        let mut out = format!("{title}附表{end}");
        for (name, heads, rows) in PARTS {
            out += &format!("{name}{end}指 标{between}单位{between}{}{end}", heads.join(between));
            for (label, unit, values) in *rows {
                let values: Vec<String> = values.iter().map(i64::to_string).collect();
                out += &format!("{label}{between}{unit}{between}{}{end}", values.join(between));
            }
        }
        out
    };
    holds_the_parts(&read(&text(" ", "\n")), "one row per line");
    // A line end shows that the last number is whole.
    holds_the_parts(&read(&(text(" ", " ") + "\n")), "one line");
    let mut page = format!("<h1>{title}</h1>");
    for (name, heads, rows) in PARTS {
        let cells = |row: &[String]| row.iter().map(|cell| format!("<td>{cell}</td>")).collect::<String>();
        let head: Vec<String> = ["指 标", "单位"].iter().chain(*heads).map(|head| (*head).to_owned()).collect();
        page += &format!("<p>{name}</p><table border=1><tr>{}</tr>", cells(&head));
        for (label, unit, values) in *rows {
            let row: Vec<String> = [*label, *unit].iter().map(|text| (*text).to_owned()).chain(values.iter().map(i64::to_string)).collect();
            page += &format!("<tr>{}</tr>", cells(&row));
        }
        page += "</table>";
    }
    holds_the_parts(&read(&page), "a page");
}

#[test]
fn an_old_outline_without_a_year_is_asked_for_no_table_of_today() {
    for text in [
        "政府信息公开工作年度报告\n本报告根据《中华人民共和国政府信息公开条例》要求编制。\n一、概述\n本区开展了工作。\n二、主动公开政府信息情况\n公开信息592条。\n\
         三、依申请公开情况\n收到申请5件。\n四、收费及减免情况\n没有收费。\n五、行政复议和诉讼情况\n没有发生。\n六、存在的主要问题及改进措施\n仍有不足。\n",
        "本局政府信息公开年度报告\n根据《条例》要求，特向社会公布本局政府信息公开年度报告。\n一、主动公开情况\n公开信息12条。\n二、依申请公开情况\n未收到申请。\n\
         三、收费和减免情况\n未收费。\n四、复议和诉讼情况\n未发生。\n五、存在的不足及改进措施\n仍有不足。\n",
    ] {
        let report = read(text);
        assert!(report.meta.year.is_none(), "{:?}", report.meta.year);
        assert!(!report.diagnostics.iter().any(|own| own.rule == "S201"), "{:?}", report.diagnostics);
    }
}

#[test]
fn a_page_that_was_posted_again_years_later_is_not_said_to_be_late() {
    let severity = |date: &str| {
        let report = read(&format!("发布时间：{date}\n禾渡县石桥镇2012年政府信息公开工作年度报告\n一、概述\n工作平稳开展。\n"));
        report.diagnostics.iter().find(|found| found.rule == "M403").map(|found| found.severity)
    };
    assert_eq!(severity("2013-03-29"), None);
    assert_eq!(severity("2013-04-20"), Some(Severity::Warning));
    assert_eq!(severity("2017-12-07"), Some(Severity::Info));
}

#[test]
fn the_agency_stands_before_a_year_whose_word_is_broken() {
    for title in [
        "青石镇人民政府2018度政府信息公开工作年度报告",
        "青石镇人民政府2018年度政府信息公开工作年度报告",
        "2018度青石镇人民政府政府信息公开工作年度报告",
    ] {
        assert_eq!(read(&format!("{title}\n一、概述\n工作平稳开展。\n")).meta.agency.as_deref(), Some("青石镇人民政府"), "{title}");
    }
}
