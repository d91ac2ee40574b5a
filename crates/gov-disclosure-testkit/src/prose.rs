//! Prose of invented agencies, each number of which the tables bear out.

use crate::random::Random;
use crate::sheet::{APPLICANTS, Sheet, request};

/// Fills the sections of a sheet.
pub fn fill(sheet: &mut Sheet, random: &mut Random) {
    let year = sheet.year;
    let count = |row: &str, column: &str| sheet.figure(request(row, column)).and_then(|text| text.parse::<i64>().ok()).unwrap_or(0);
    let parts = [3 + random.count(400), 1 + random.count(90), random.count(60)];
    let whole: i64 = parts.iter().sum();
    let mut first = vec![format!(
        "{year}年，我单位主动公开政府信息{whole}条，其中政策文件{}条、工作动态{}条、公示公告{}条。",
        parts[0], parts[1], parts[2]
    )];
    let (received, carried_in) = (count("received", "total"), count("carried_in", "total"));
    let (handled, carried_out) = (count("handled_total", "total"), count("carried_out", "total"));
    let sentence = match random.below(4) {
        0 => format!("本年新收政府信息公开申请{received}件，上年结转{carried_in}件，办结{handled}件，结转下年度{carried_out}件。"),
        1 => format!("{year}年共收到政府信息公开申请{received}件，均在法定期限内答复。"),
        2 => {
            let persons = count("received", APPLICANTS[0]);
            format!("全年新收到政府信息公开申请{received}件，其中自然人提出{persons}件，法人或其他组织提出{}件。", received - persons)
        }
        _ => "依申请公开工作平稳有序，答复文书进一步规范。".to_owned(),
    };
    first.push(sentence);
    let mut last = vec!["无其他需要报告的事项。".to_owned()];
    if year > 2020 && sheet.figure(request("other_handling.fee_unpaid", "total")).is_none_or(|text| text == "0") {
        last.insert(0, "本年度未收取信息处理费。".to_owned());
    }
    let signature = vec![sheet.agency.clone(), format!("{}年1月{}日", year + 1, 4 + random.below(24))];
    sheet.prose[0] = first;
    sheet.prose[4] = vec!["公开的及时性有待提高。".to_owned(), "下一步将加强培训，完善制度，规范流程。".to_owned()];
    sheet.prose[5] = last;
    if random.once_in(2) {
        sheet.signature = signature;
    }
}
