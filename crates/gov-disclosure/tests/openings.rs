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
            assert_eq!(section(&report, 1), "（一）机构职能\n本局按要求推进公开。", "{page}");
            assert_eq!(licensing(&report), (Some(314), State::Reported), "{page}");
            for rule in ["R011", "S102", "S103"] {
                assert!(!rules(&report).contains(&rule), "{rule} {page}");
            }
            assert_eq!(report.source.copies, 1, "{page}");
        }
    }
}

/// A date as it is written in ISO 8601, for comparison with literals.
fn iso(date: Option<gov_disclosure::Date>) -> Option<&'static str> {
    date.map(|date| &*date.to_string().leak())
}

/// What is read of who reports on what.
fn who(report: &Report) -> (Option<&str>, Option<u16>, Option<&str>, Option<&str>) {
    let meta = &report.meta;
    (meta.agency.as_deref(), meta.year, iso(meta.published), iso(meta.signed))
}

const OVERVIEW: &str = "一、总体情况\n本局按要求推进公开。\n二、主动公开政府信息情况\n";

#[test]
fn agencies_where_openings_name_them() {
    for (opening, agency, year) in [
        ("枫溪县水利局2023年政府信息\n公开工作年度报告\n", "枫溪县水利局", 2023),
        ("枫溪县人民政府2022年政府信息公开工作\n年度报告\n", "枫溪县人民政府", 2022),
        ("附件1 枫溪县水利局2023年政府信息公开工作年度报告\n", "枫溪县水利局", 2023),
        ("枫溪县水利局二O二三年政府信息公开工作年度报告\n", "枫溪县水利局", 2023),
        ("枫溪县水利局二0二三年政府信息公开工作年度报告\n", "枫溪县水利局", 2023),
        ("枫溪省民政厅关于2021年政府信息公开工作的年度报告\n省政府办公厅：\n", "枫溪省民政厅", 2021),
        ("(图解)枫溪市公安局河东分局2021年政府信息公开工作年度报告\n", "枫溪市公安局河东分局", 2021),
        ("根据条例规定，现公布枫溪县司法局2021年政府信息公开工作年度报告。\n", "枫溪县司法局", 2021),
        (
            "本年度报告由国家税务总局枫溪市河东区税务局编制。统计期限自2021年1月1日起至2021年12月31日止。\n",
            "国家税务总局枫溪市河东区税务局",
            2021,
        ),
        (
            "标题: 枫溪县水利局2023年政府信息公开工作年度报告\n本地目录: zw/202401/41_青禾县林业局2023年政府信息公开工作年度报告\n",
            "枫溪县水利局",
            2023,
        ),
        (
            "政府信息公开工作年度报告\n枫溪高新区管委会（江北工业园管委会）\n2024年1月9日\n2023年，本区推进公开。\n",
            "枫溪高新区管委会（江北工业园管委会）",
            2023,
        ),
        ("# **枫溪县水利局2023年政府信息公开工作年度报告**\n", "枫溪县水利局", 2023),
    ] {
        let report = report(&format!("{opening}{OVERVIEW}"));
        let (found, found_year, ..) = who(&report);
        assert_eq!((found, found_year), (Some(agency), Some(year)), "{opening}");
        assert!(rules(&report).iter().all(|rule| !rule.starts_with("M40")), "{opening} {:?}", rules(&report));
    }
}

#[test]
fn a_brand_or_an_address_is_no_agency() {
    for brand in ["某赢体育app官网:水利局", "乐鸟棋牌官网下载", "www.example.cn水利局"] {
        let report = report(&format!("{brand}2023年政府信息公开工作年度报告\n{OVERVIEW}"));
        assert_eq!(report.meta.agency, None, "{brand}");
        assert!(rules(&report).contains(&"M405"), "{brand}");
    }
}

#[test]
fn days_of_publication_and_signature() {
    let title = "枫溪县水利局2023年政府信息公开工作年度报告\n";
    for (lines, published) in [
        ("| 索 引 号 | K1/2024-02 | 发布日期 | 2024-01-19 20:34 |\n| 发布机构 | 枫溪县水利局 | 文 号 | |\n", "2024-01-19"),
        ("发布时间：2024-01-19来源：枫溪县水利局\n", "2024-01-19"),
        ("2024-01-19 09:12 来源: 枫溪县水利局 浏览次数: 12\n", "2024-01-19"),
        ("· 2024-01-19 09:12\n", "2024-01-19"),
        ("【公开日期：2024年1月19日】\n", "2024-01-19"),
    ] {
        let report = report(&format!("{title}{lines}{OVERVIEW}"));
        assert_eq!(who(&report).2, Some(published), "{lines}");
    }
    for signature in [
        "枫溪县水利局\n二O二四年一月九日",
        "枫溪县水利局\n二〇二四年元月九日",
        "枫溪县水利局 2024.1.9",
        "枫溪县水利局\n（2024年1月9日）",
        "2024年1月9日\n枫溪县水利局",
    ] {
        let report = report(&format!("{title}{OVERVIEW}六、其他需要报告的事项\n无。\n{signature}\n"));
        assert_eq!(who(&report).3, Some("2024-01-09"), "{signature}");
    }
}

#[test]
fn years_and_periods_that_do_not_go_together_are_said() {
    for (opening, rule, year) in [
        ("枫溪县水利局编制了2022年政府信息公开年度报告。统计期限自2021年1月1日起至2021年12月31日止。", "M401", 2022),
        ("统计期限自2023年1月1日起至2023年12月32日止。", "M402", 2023),
        ("统计期限自2023年12月31日起至2023年1月1日止。", "M402", 2023),
        ("枫溪县水利局2023年政府信息公开工作年度报告\n编制完成2024年度政府信息公开工作年度报告。", "M401", 2023),
    ] {
        let report = report(&format!(
            "{opening}\n一、总体情况\n{year}年，本局按《条例》推进公开。\n二、主动公开政府信息情况\n三、收到和处理政府信息公开申请情况\n"
        ));
        assert_eq!(report.meta.year, Some(year), "{opening}");
        assert!(rules(&report).contains(&rule), "{opening} {:?}", rules(&report));
    }
    let aside =
        report(&format!("枫溪县水利局2023年政府信息公开工作年度报告\n统计期限自2023年1月1日（含）起至2023年12月31日止。\n{OVERVIEW}"));
    assert_eq!(aside.meta.period.as_ref().map(|period| period.end.to_string()).as_deref(), Some("2023-12-31"));
}

#[test]
fn sections_as_people_number_them() {
    for headings in [
        ["1.总体情况", "2.主动公开政府信息情况"],
        ["第一部分 总体情况", "第二部分 主动公开政府信息情况"],
        ["## **一、总体情况**", "## **二、主动公开政府信息情况**"],
        ["一、总体情况\n======", "二、主动公开政府信息情况\n------"],
        ["（一）总体情况", "（二）主动公开政府信息情况"],
    ] {
        let report =
            report(&format!("枫溪县水利局2023年政府信息公开工作年度报告\n{}\n本局按要求推进公开。\n{}\n", headings[0], headings[1]));
        assert_eq!(numbers(&report), [1, 2], "{headings:?}");
        assert_eq!(section(&report, 1), "本局按要求推进公开。", "{headings:?}");
    }
}

#[test]
fn markdown_that_keeps_a_table_as_html_and_escapes_signs() {
    let report = report(&format!(
        "枫溪县水利局2023年政府信息公开工作年度报告\n======\n\n请与枫溪县水利局办公室联系（电话：0577\\-6120033，邮箱：fx\\_sl@example.cn）。\n\n\
         二、主动公开政府信息情况\n------\n\n{LICENSING}\n\n六、其他需要报告的事项\n------\n\n本年度没有收取信息处理费。\n"
    ));
    assert_eq!(who(&report), (Some("枫溪县水利局"), Some(2023), None, None));
    assert_eq!(report.meta.title.as_deref(), Some("枫溪县水利局2023年政府信息公开工作年度报告"));
    let contact = &report.meta.contact;
    assert_eq!(contact.office.as_deref(), Some("枫溪县水利局办公室"));
    assert_eq!((contact.phone.as_deref(), contact.email.as_deref()), (Some("0577-6120033"), Some("fx_sl@example.cn")));
    assert_eq!(licensing(&report), (Some(314), State::Reported));
    assert_eq!((numbers(&report), section(&report, 6)), (vec![2, 6], "本年度没有收取信息处理费。"));
}

#[test]
fn cut_openings_are_reports() {
    for opening in [
        "本报告根据《中华人民共和国政府信息公开条例》编制，现公布枫溪县水利局2023年政府信息公开工作年度报告。统计期限自2023年1月1日起至2023年12月31日止。\n一、总体情况\n本局推进公开。\n",
        "一、总体情况\n2023年，我镇根据《中华人民共和国政府信息公开条例》和年度报告格式推进政府信息公开。\n五、存在的主要问题及改进情况\n力度不够。\n",
        "枫溪县水利局2023年政府信息公开工作年度报告\n2023年，本局认真贯彻《中华人民共和国政府信息公开条例》，推进政府信息公开。\n",
        // What the text calls itself.
        "本年报根据《中华人民共和国政府信息公开条例》编制，由枫溪镇人民政府编制的2023年度政府信息公开年度报告。\n一、概述\n截至年底，工作运行正常。\n",
        "2023年，枫溪县水利局推进公开。现将2023年度政府信息公开工作报告如下：\n一、总体情况\n本局主动公开信息12条。\n",
        "枫溪县水利局2023年政府信息公开工作年度报告是根据《条例》的要求编制而成。\n（一）主动公开\n2023年公开信息12条。\n",
        "根据《中华人民共和国政府信息公开条例》要求，现公布枫溪县水利局2023年度政府信息公开工作年度报告。\n一、总体情况\n本局推进公开。\n",
        "根据《条例》要求，枫溪县水利局编制了政府信息公开工作2023年度报告。报告中所列数据统计期限自2023年1月1日至2023年12月31日。 一、总体情况 2023年，本局推进公开。\n",
        "一、总体情况\n2023年，本局推进公开。\n主动公开方面：公开信息12条。\n依申请公开方面：未收到申请。\n政府信息管理方面：严格审核。\n",
        // The same on one line, without headings.
        "现发布《枫溪镇2023年政府信息公开工作年度报告》。本报告由总体情况、主动公开政府信息情况等六部分组成。报告中所列数据统计期限为2023年1月1日到12月31日。 一、总体情况 2023年，我镇推进公开。\n",
        // A page that is full breaks sentences over its lines.
        "文档内容\n本报告是根据《中华人民共和国政府信息公开条\n例》要求，由枫溪县水利局编制的2023年度政府信\n息公开工作年度报告。\n本报告中所列数据的统计期限自2023年1月1日起，至\n2023年12月31日止。\n",
        // The parts of section one, by their names.
        "一、总体情况\n2023年，本街道推进公开。\n（一）主动公开。公开信息12条。\n（二）依申请公开。未收到申请。\n（三）政府信息管理。严格审核。\n",
        // By the period of the law, or by what its parts tell of the year.
        "2023年，枫溪市民宗局根据《中华人民共和国政府信息公开条例》推进公开。本报告中所列数据统计期限为2023年1月1日至2023年12月31日。\n一、总体情况\n全年共发布信息60条。\n",
        "一、总体情况\n2023年，枫溪市交通运输局认真贯彻执行《中华人民共和国政府信息公开条例》，加强平台建设。\n二、主动公开政府信息情况\n",
        "一、总体情况\n根据《中华人民共和国政府信息公开条例》和《关于做好2023年度政府信息公开工作年度报告的通知》要求，2023年度公布信息20条。\n（一）加强组织领导。\n",
        "一、政府信息公开工作总体情况\n2023年，枫溪市财政局认真贯彻《中华人民共和国政府信息公开条例》，提升公开水平。\n（一）强化基础建设。完善机制。\n",
        // By the Regulation, before the first section.
        "2023年，枫溪市卫生健康委员会深入贯彻落实《中华人民共和国政府信息公开条例》和有关部署，全面推进政务公开。\n一、总体情况\n2023年，市卫生健康委高度重视。\n",
        "政务微信\n智能问答\n2023年，枫溪市城市管理局严格按照《中华人民共和国政府信息公开条例》要求，持续深化政府信息公开工作。现将全年工作情况报告如下：\n一、总体情况\n2023年，我局推进公开。\n",
        "枫溪区民政局2023年认真执行《中华人民共和国政府信息公开条例》，不断规范信息公开工作，现报告如下。\n一、总体情况\n（一）主动公开。公开信息12条。\n",
        // The outline of reports up to 2018.
        "我镇2023年公开信息16条。\n三、政府信息依申请公开情况\n2023年没有申请。\n四、政府信息公开的收费及减免情况\n没有收费。\n五、因政府信息公开申请行政复议、诉讼情况\n未发生。\n六、存在问题及改进措施\n2023年的工作还有差距。\n",
    ] {
        assert_eq!(report(opening).meta.year, Some(2023), "{opening}");
    }
}

#[test]
fn a_refusal_says_what_the_file_is() {
    for (text, said) in [
        ("枫溪县政府信息公开指南\n本机关依据条例公开信息。\n", "a guide"),
        (
            "关于做好2023年政府信息公开工作年度报告编制工作的通知\n各单位：\n一、总体情况\n二、主动公开政府信息情况\n三、收到和处理政府信息公开申请情况\n",
            "a notice",
        ),
        ("枫溪县水利局2023年上半年政府信息公开工作情况报告\n一、总体情况\n本局推进公开。\n", "a half-year"),
        ("2006年政府信息公开工作二月份工作情况\n2006年2月份，新增目录305条，收到政府信息公开申请53件。\n", "monthly"),
        ("枫溪县2023年法治政府建设年度报告\n本县推进依法行政。\n", "law-based"),
        ("枫溪县水利局2023年政府信息公开工作年度报告\n", "the title"),
        ("今天天气很好。\n", "no part"),
        ("政府信息公开年度工作报告范文\n本报告是根据《条例》要求编制。\n一、概述\n公开信息若干条。\n", "a sample"),
        (
            "枫溪市人民政府办公室关于做好2009年度政府信息公开工作年度报告有关事项的通知\n四、政府信息公开的收费及减免情况（2009年度及历年累计数量）\n五、因政府信息公开申请行政复议、提起行政诉讼的情况\n六、存在的主要问题及改进情况\n",
            "a notice",
        ),
        (
            "《枫溪镇2023年政府信息公开工作年度报告》已向社会公开，现就年报内容进行如下解读。\n一、编制背景\n《中华人民共和国政府信息公开条例》规定了年度报告。\n二、统计期限\n统计期限从2023年1月1日到2023年12月31日止。\n",
            "an explanation",
        ),
        ("近日，枫溪县水利局发布2023年政府信息公开工作年度报告。报告显示，全年公开信息12条。\n", "no part"),
        ("2023年，枫溪县深入贯彻《优化营商环境条例》，推进政务服务。\n一、总体情况\n全年工作有序。\n", "one section"),
        ("根据2023年度绩效管理要求，现将工作情况报告如下。\n一、总体情况\n46项任务全部完成。\n二、主要做法\n推动扩容。\n", "one section"),
    ] {
        let error = parse(text.as_bytes(), &Default::default()).unwrap_err();
        assert_eq!(error.code(), "not-a-report", "{text}");
        assert!(error.message().en.contains(said), "{text}: {}", error.message().en);
    }
}

#[test]
fn a_school_reports_by_its_own_rules() {
    for opening in [
        "枫溪师范学院\n2022-2023学年度信息公开工作报告\n本报告中所列数据的统计期限自2022年9月1日起至2023年8月31日止。\n一、概述\n本学年公开信息12条。\n",
        "枫溪县人民医院2023年信息公开工作年度报告\n一、总体情况\n本院公开信息12条。\n",
        "按照《高等学校信息公开办法》的要求，我院编制本报告。本报告中所列数据的统计期限为2022年9月1日至2023年8月31日。\n一、概述\n我院重视信息公开工作。\n（一）信息公开意识增强。\n",
    ] {
        let report = report(opening);
        let found = rules(&report);
        assert!(found.contains(&"S302"), "{opening}");
        assert!(found.iter().all(|rule| !rule.starts_with("M40") && (!rule.starts_with('S') || *rule == "S302")), "{opening} {found:?}");
    }
}

#[test]
fn the_agency_comes_with_where_it_was_found_and_how_sure_that_is() {
    let body = "一、总体情况\n主动公开政府信息12条。\n六、其他需要报告的事项\n未收取信息处理费。\n";
    for (opening, closing, places, confidence) in [
        ("枫溪县水利局2023年政府信息公开工作年度报告\n", "枫溪县水利局\n2024年1月9日\n", &["title", "signature"][..], "high"),
        ("枫溪县水利局2023年政府信息公开工作年度报告\n", "枫溪县财政局\n2024年1月9日\n", &["title"], "low"),
        ("2023年政府信息公开工作年度报告\n枫溪县水利局\n", "", &["below_title"], "medium"),
        ("现公布枫溪县水利局2023年政府信息公开工作年度报告。统计期限自2023年1月1日起至2023年12月31日止。\n", "", &["opening"], "medium"),
        ("2023年政府信息公开工作年度报告\n发布机构：枫溪县水利局\n", "", &["page"], "low"),
    ] {
        let report = report(&format!("{opening}{body}{closing}"));
        let evidence = serde_json::to_value(&report.meta.agency_evidence).unwrap();
        let expected = serde_json::json!({ "found_in": places, "confidence": confidence });
        assert_eq!((report.meta.agency.as_deref(), evidence), (Some("枫溪县水利局"), expected), "{opening}");
    }
}

#[test]
fn a_body_that_is_only_asked_for_the_report_is_no_agency() {
    for (office, agency) in [
        ("县政务服务和大数据管理局办公室", None),
        ("区政务公开中心", None),
        ("枫溪县政务服务和大数据管理局办公室", Some("枫溪县政务服务和大数据管理局")),
    ] {
        let report = report(&format!(
            "为做好2023年度政府信息公开工作年度报告发布工作，编制本报告。统计期限自2023年1月1日起至2023年12月31日止。如有疑问，请联系{office}，电话：0791-20230077。\n{OVERVIEW}"
        ));
        assert_eq!(report.meta.agency.as_deref(), agency, "{office}");
    }
}

/// A page with `<meta>` tags as government sites print them, and `body` for its text.
fn tagged(tags: &[(&str, &str)], body: &str) -> Report {
    let tags: String = tags.iter().map(|(name, content)| format!("<meta name=\"{name}\" content=\"{content}\" />")).collect();
    report(&format!(
        "<html><head>{tags}</head><body>{body}<p>一、总体情况</p><p>主动公开政府信息12条。</p><p>二、主动公开政府信息情况</p>{LICENSING}</body></html>"
    ))
}

const TITLE: &str = "枫溪县水利局2023年政府信息公开工作年度报告";

#[test]
fn the_tags_of_a_page_give_what_its_text_does_not() {
    let own = tagged(
        &[("SiteName", "枫溪县人民政府"), ("ArticleTitle", TITLE), ("PubDate", "2024-01-19 10:23"), ("ContentSource", "县水利局")],
        "",
    );
    assert_eq!(own.meta.title.as_deref(), Some(TITLE));
    assert_eq!(who(&own), (Some("枫溪县水利局"), Some(2023), Some("2024-01-19"), None));
    let places = serde_json::to_value(&own.meta.agency_evidence).unwrap();
    assert_eq!(places, serde_json::json!({ "found_in": ["metadata"], "confidence": "low" }));
    assert!(!rules(&own).contains(&"M404"));
    // Names in any case; whose article it is where its title names nobody; whose site it is, unless that is a government's.
    let opening = "<p>统计期限自2023年1月1日起至2023年12月31日止。</p>";
    for (name, content, agency) in [
        ("contentsource", "枫溪县水利局", Some("枫溪县水利局")),
        ("ContentSource", "本网", None),
        ("SiteName", "枫溪市林业局网站", Some("枫溪市林业局")),
        ("SiteName", "枫溪县人民政府", None),
        ("ArticleTitle", "2023年政府信息公开工作年度报告", None),
        ("ArticleTitle", "某赢体育app官网:水利局2023年政府信息公开工作年度报告", None),
        ("Keywords", "枫溪县水利局", None),
    ] {
        assert_eq!(tagged(&[(name, content)], opening).meta.agency.as_deref(), agency, "{name} {content}");
    }
}

#[test]
fn the_text_of_a_page_counts_before_its_tags() {
    let text = "<h1>枫溪县水利局2023年政府信息公开工作年度报告</h1><p>发布时间：2024-01-16</p>";
    for (tags, warned, told) in [
        (&[("ArticleTitle", TITLE), ("PubDate", "2024-01-20"), ("ContentSource", "枫溪县水利局")][..], false, false),
        (&[("ArticleTitle", "县水利局2023年政府信息公开工作年度报告")], false, false),
        (&[("ArticleTitle", "枫溪县林业局2023年政府信息公开工作年度报告")], true, true),
        (&[("ContentSource", "枫溪县大数据发展局")], false, true),
        (&[("SiteName", "枫溪县林业局")], false, false),
    ] {
        let own = tagged(tags, text);
        assert_eq!(who(&own), (Some("枫溪县水利局"), Some(2023), Some("2024-01-16"), None), "{tags:?}");
        let conflict = own.diagnostics.iter().find(|found| found.rule == "M404");
        assert_eq!(conflict.is_some(), told, "{tags:?}");
        assert_eq!(conflict.is_some_and(|found| found.severity > gov_disclosure::Severity::Info), warned, "{tags:?}");
    }
}

#[test]
fn a_finding_or_error_names_what_would_help() {
    use gov_disclosure::{ErrorKind, Hint};
    let hint = |bytes: &[u8], rule: &str| {
        let report = parse(bytes, &Default::default()).unwrap();
        report.diagnostics.iter().find(|found| found.rule == rule).unwrap_or_else(|| panic!("{rule}: {:?}", rules(&report))).hint
    };
    let undated =
        "枫溪县水利局政府信息公开工作年度报告\n一、总体情况\n本局按要求推进公开。\n五、存在的主要问题及改进情况\n解读形式不多。\n";
    assert_eq!(hint(undated.as_bytes(), "M406"), Some(Hint::Year));
    let mut broken = undated.as_bytes().to_vec();
    broken.extend(b"\xff\xfe\xe4\xb8\n");
    assert_eq!(hint(&broken, "R001"), Some(Hint::Encoding));
    let error = parse(b"\x01\x02\x03abc\x04\x05", &Default::default()).unwrap_err();
    assert_eq!((error.kind(), error.hint()), (ErrorKind::UnknownFormat, Some(Hint::Encoding)));
    let old = |year: u16| {
        format!(
            "枫溪县水利局{year}年政府信息公开工作年度报告\n二、主动公开政府信息情况\n第二十条第（一）项\n信息内容 本年新制作数量 本年新公开数量 对外公开总数量\n\
             规章 0 0 0\n规范性文件 3 2 7\n"
        )
    };
    assert_eq!(hint(old(2023).as_bytes(), "S301"), Some(Hint::Convert));
    let of_text = |made: Result<Option<Report>, gov_disclosure::Error>| made.unwrap_err().hint();
    assert_eq!(of_text(Report::from_json(r#"{"requests.received.totl": 3}"#).map(Some)), Some(Hint::Fields));
    assert_eq!(of_text(Report::from_csv("field,value\nrequests.received.totl,3\n")), Some(Hint::Fields));
    assert_eq!(of_text(Report::from_csv("field,value\nyear,soon\n")), None);
}

#[test]
fn guides_and_samples_that_speak_like_reports_are_refused() {
    let guides = [
        "政府信息公开\n政府信息公开年报\n青岫师市政务信息公开指南\n根据《中华人民共和国政府信息公开条例》等规定，特编制了本指南，应主动公开的政府信息将通过门户网站公开。\n\
         一、主动公开\n（一）主动公开的内容\n1.履职依据。\n二、依申请公开\n",
        "枫溪县水利局信息公开说明\n为便于公民依法获取政府信息，按照条例编制本指南。本指南每年更新一次。\n一、主动公开\n1.机构职能。\n二、依申请公开\n三、监督方式\n",
        "云岭市民政局\n依据《中华人民共和国政府信息公开条例》，我局制定本指南。2023年版\n一、公开范围\n二、申请程序\n三、收费标准\n",
        "政府信息公开年度工作报告范文\n本年度报告是根据《中华人民共和国政府信息公开条例》要求编制。全文包括概述，主动公开政府信息情况。\n一、概述\n根据要求，本区开始公开。\n\
         二、主动公开政府信息情况\n本区累计主动公开政府信息5928条。\n",
        "信息公开年度报告模板\n一、总体情况\n本年度主动公开信息若干条。\n二、主动公开政府信息情况\n三、收到和处理政府信息公开申请情况\n",
    ];
    for input in guides {
        let error = parse(input.as_bytes(), &Default::default()).expect_err(input);
        assert_eq!(error.code(), "not-a-report", "{input}");
        assert!(["a guide", "a sample"].iter().any(|kind| error.to_string().contains(kind)), "{error}");
    }
    // A report that says where its guide is.
    let text = "枫溪县水利局2023年政府信息公开工作年度报告\n一、总体情况\n2023年，本局更新了政府信息公开指南，主动公开信息14条。\n";
    assert_eq!(report(text).meta.year, Some(2023));
}

#[test]
fn findings_on_who_and_when_say_where() {
    let body = "一、总体情况\n主动公开政府信息12条。\n二、主动公开政府信息情况\n六、其他需要报告的事项\n未收取信息处理费。\n";
    for (opening, closing, rule, lines) in [
        ("枫溪县水利局2023年政府信息公开工作年度报告\n统计期限自2022年1月1日起至2022年12月31日止。\n", "", "M401", &[1, 2][..]),
        ("枫溪县水利局编制了2022年政府信息公开年度报告。\n统计期限自2021年1月1日起至2021年12月31日止。\n", "", "M401", &[1, 2]),
        ("枫溪县水利局\n2023年政府信息公开工作年度报告\n发布时间：2023-05-09\n", "", "M401", &[3]),
        ("枫溪县水利局2023年政府信息公开工作年度报告\n统计期限自2023年1月1日起至2023年11月30日止。\n", "", "M402", &[2]),
        ("枫溪县水利局2023年政府信息公开工作年度报告\n发布日期：2024-03-05\n", "", "M403", &[2]),
        ("枫溪县水利局2023年政府信息公开工作年度报告\n", "枫溪县财政局\n2024年1月9日\n", "M404", &[1, 7]),
        ("某赢体育app官网:水利局2023年政府信息公开工作年度报告\n", "", "M405", &[1]),
        ("**县水利局2023年政府信息公开工作年度报告\n", "", "M405", &[1]),
    ] {
        let report = report(&format!("{opening}{body}{closing}"));
        let found =
            report.diagnostics.iter().find(|found| found.rule == rule).unwrap_or_else(|| panic!("{rule} {opening} {:?}", rules(&report)));
        let places: Vec<u32> = found.locations.iter().filter_map(|place| place.line()).collect();
        assert_eq!(places, lines, "{rule} {opening}");
    }
}
