//! Lists and shares. Figures are those of public reports; the words are our own.

use crate::{report, verdicts};

fn list(prose: &str) -> Vec<String> {
    verdicts(&report(prose, ""), "X511")
}

fn loud(prose: &str) -> Vec<String> {
    let report = report(prose, "");
    let loud = report.diagnostics.iter().filter(|d| d.rule.starts_with('X') && d.severity > gov_disclosure::Severity::Info);
    loud.map(|d| format!("{} {}", d.rule, d.message.en)).collect()
}

#[test]
fn lists_that_add_up() {
    for (prose, expected) in [
        ("公开信息98条，其中文件12条、动态81条、规划5条。", "98条: pass"),
        ("全年发布190余次，其中网站140次，微信55次。", "190余次: pass"),
        ("主动公开政府信息64条，财政类59条，人事类3条，其他类1条，规划类1条。", "64条: pass"),
        ("共发布信息133条（动态78条，通知25条，解读15条，规划13条，其他2条）。", "133条: pass"),
        ("办理许可694件，包括新办3件、延续691件。", "694件: pass"),
        ("印发文件8份，通知、意见、办法、公告、函分别为2份、2份、1份、2份、1份。", "8份: pass"),
        ("答复1453件，其中予以公开966件，部分公开67件，不予公开81件，无法提供182件，不予处理61件，其他处理96件。", "1453件: pass"),
        ("举办培训三十二次，其中县级十二次、乡级二十次。", "三十二次: pass"),
        ("访问量26.8万次，其中网站20万次，客户端6.8万次。", "26.8万次: pass"),
        ("微博320条、微信415条，合计735条。", "735条: pass"),
        ("收到申请13件，其中网络5件、信函4件、当面4件；办结12件。", "13件: pass"),
        ("引发争议11件，其中行政复议7件，维持6件，未审结1件；行政诉讼4件，维持2件，未审结2件。", "11件: pass"),
        ("权责事项共66项，其中许可4大项19小项、处罚38项、其他24项。", "66项: pass"),
    ] {
        assert!(list(prose).iter().any(|verdict| verdict == expected), "{prose}: {:?}", list(prose));
        assert_eq!(loud(prose), [""; 0], "{prose}");
    }
}

#[test]
fn lists_that_may_name_only_some_are_no_errors() {
    for prose in [
        "公开信息1200条，其中政策文件30条，部门动态500条。",
        "公开信息1700余条，其中督查872条，人事581条，表彰220条，年检40所，项目6项，媒体发稿178篇。",
        "收到申请9件，上年结转1件，其中网络5件，信函5件，均已办结。",
        "发布信息270余条，其中网站95条，内容涉及机构设置、规划计划等多个方面，累计公开文化信息41条，其他信息16条。",
        "召开会议3次，培训干部120人次。",
        "公开信息30条，其中政策解读3条等。",
        "公开信息163条，其中，领导信息1条、通知公告53条、招生入学109条；开展培训3次，参训200人次。",
        "发布54场，通气会14场。其中，市级8场，区级16场，联合30场。",
        "答复1453件，包括上年结转30件。其中，予以公开966件，部分公开67件，不予公开81件，无法提供182件，不予处理61件，其他处理96件。",
        "比上年增加200条，其中网站800条、新媒体400条。",
        "公开答复41件；上年结转和结转下年度分别为8件、2件。",
        "行政争议13件，其中，行政复议1件，其他结果1件；行政诉讼12件，尚未审结3件。",
        "规划领域526件，卫生领域200件，两者共占85%。",
    ] {
        assert_eq!(loud(prose), [""; 0], "{prose}");
    }
}

#[test]
fn lists_that_do_not_add_up() {
    for (prose, total) in [
        ("公开信息671条，其中网站65条，微信497条，微博157条。", "671条: fail"),
        ("公开信息100条。其中，政策40条，动态50条，其他20条。", "100条: fail"),
        ("公开信息512条，其中机构12条，政策33条，动态401条，其他56条。", "512条: fail"),
        ("公开信息326条，其中政策18条、财政42条、动态241条、公示35条。", "326条: fail"),
        ("收到申请44件（网络41件，现场0件，邮寄2件）。", "44件: fail"),
        ("微博320条、微信415条、网站706条，合计1451条。", "1451条: fail"),
        (
            "共办结31件，其中予以公开20件；不予公开7件，其中属于国家秘密1件、属于三类内部事务信息3件、属于行政执法案卷4件；无法提供4件。",
            "7件: fail",
        ),
    ] {
        assert!(list(prose).iter().any(|verdict| verdict == total), "{prose}: {:?}", list(prose));
        assert_eq!(loud(prose).len(), 1, "{prose}: {:?}", loud(prose));
    }
}

#[test]
fn shares_of_what_the_words_name() {
    let shares = |prose: &str| verdicts(&report(prose, ""), "X512");
    assert_eq!(
        shares("答复12件，其中公开1件，占8%；部分公开5件，占41%；不予公开2件，占17%；无法提供2件，占17%；其他2件，占17%。"),
        ["8%: pass", "41%: fail", "17%: pass", "17%: pass", "17%: pass"],
    );
    let cut_off = report("答复12件，其中公开5件，占41%；不予公开7件，占58%。", "");
    assert!(cut_off.diagnostics.iter().filter(|d| d.rule == "X512").all(|d| d.severity == gov_disclosure::Severity::Info));
    assert_eq!(shares("收到申请805件，其中网络547件，占67.95%；信函258件，占33.9%。"), ["67.95%: pass", "33.9%: fail"]);
    assert_eq!(shares("收到申请805件，其中网络547件，占全市申请的23.1%；信函258件。"), ["23.1%: not_assessable"]);
    assert_eq!(shares("办结率100%，满意率98.5%。"), [""; 0]);
}

#[test]
fn the_same_label_twice() {
    let repeated = |prose: &str| verdicts(&report(prose, ""), "X514");
    assert_eq!(repeated("公开信息27条，其中政策解读9条、通知公告9条、政策解读9条。"), ["27条: fail"]);
    assert_eq!(repeated("公开信息28条，其中政策解读9条、通知公告9条、重大项目10条。"), ["28条: pass"]);
    assert_eq!(repeated("公开信息18条，其中微博，发布信息9条；微信，发布信息9条。"), ["18条: pass"]);
}
