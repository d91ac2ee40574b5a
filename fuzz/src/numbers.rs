//! One text as the number of several cells and of a sentence.

use gov_disclosure::Field;

use crate::invariants;

/// The fields whose cells hold the text; the second one comes in a column of its own kind.
const CELLS: [&str; 2] = ["disclosure.licensing.decisions", "disclosure.penalties.decisions"];

/// Reads a page whose cells and prose hold this text, and holds the answer against what must be so.
pub fn read(text: &str) {
    let text: String = text.chars().take(200).collect();
    let text = text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    let page = format!(
        "<meta charset=utf-8><p>青岫市林业局2023年政府信息公开工作年度报告</p><p>一、总体情况</p>\
         <p>收到政府信息公开申请{text}件，其中自然人{text}件、企业3件，占{text}%。</p><p>二、主动公开政府信息情况</p>\
         <table><tr><td colspan=4>第二十条第（五）项</td></tr><tr><td>信息内容</td><td colspan=3>本年处理决定数量</td></tr>\
         <tr><td>行政许可</td><td colspan=3>{text}</td></tr><tr><td colspan=4>第二十条第（六）项</td></tr>\
         <tr><td>信息内容</td><td colspan=3>本年处理决定数量</td></tr><tr><td>行政处罚</td><td colspan=3>{text}</td></tr>\
         <tr><td>行政强制</td><td colspan=3>1</td></tr><tr><td colspan=4>第二十条第（八）项</td></tr>\
         <tr><td>信息内容</td><td colspan=3>本年收费金额（单位：万元）</td></tr><tr><td>行政事业性收费</td><td colspan=3>{text}</td></tr></table>"
    );
    let Some(report) = invariants::read(page.as_bytes()) else { return };
    let [one, other] =
        CELLS.map(|id| Field::from_id(id).and_then(|field| report.cell(field)).map(|cell| (cell.state, cell.value, cell.raw.clone())));
    assert_eq!(one, other, "the same text reads the same in two cells");
}
