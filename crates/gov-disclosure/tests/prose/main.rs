//! Numbers of the prose: what is read of them, and what the checks say.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::print_stdout)]

mod kinds;
mod lists;
mod places;
mod real;
mod tables;

use gov_disclosure::{Report, check, parse};

/// A page with a report on 2023 whose section one is `prose`, with rows of Table III and Table II after it.
fn page(prose: &str, table: &str) -> String {
    format!(
        "<h1>青岫县林业局2023年政府信息公开工作年度报告</h1><h2>一、总体情况</h2><p>{prose}</p>\
         <h2>二、主动公开政府信息情况</h2>{table}<h2>三、收到和处理政府信息公开申请情况</h2>\
         <h2>四、政府信息公开行政复议、行政诉讼情况</h2><h2>五、存在的主要问题及改进情况</h2><p>更新不够及时。</p>\
         <h2>六、其他需要报告的事项</h2><p>未收取信息处理费。</p>"
    )
}

fn report_of(page: &str) -> Report {
    check(parse(page.as_bytes(), &Default::default()).unwrap())
}

fn report(prose: &str, table: &str) -> Report {
    report_of(&page(prose, table))
}

/// The verdicts of a rule on the claims, as `words: verdict`, in order.
fn verdicts(report: &Report, rule: &str) -> Vec<String> {
    let of = |claim: u32| &report.claims[claim as usize];
    let own = report.verdicts.iter().filter(|verdict| verdict.rule == rule);
    own.filter_map(|verdict| {
        let outcome = serde_json::to_value(verdict.verdict).unwrap();
        verdict.claim.map(|claim| format!("{}: {}", of(claim).raw, outcome.as_str().unwrap()))
    })
    .collect()
}
