//! The parts of a report.

use crate::fact::Structure;
use crate::form::{Field, TableId};

/// What is found in the parts of a report.
pub fn message(fact: &Structure) -> String {
    match fact {
        Structure::NoTable(table) => format!("没有找到{}；若原件有此表，请换一份保留表格的文件", table.name_zh()),
        Structure::MissingCells { table, cells, rows, first } => {
            format!("{}缺少 {cells} 个单元格，涉及 {rows} 行，从“{first}”起；请对照原件", table.name_zh())
        }
        Structure::MissingStatistics { cells, first } => format!("统计表缺少 {cells} 个单元格，从“{first}”起；请对照原件"),
        Structure::OtherForm { tables, form, expected } => {
            format!("{}用的是{form}年格式，本年度应用{expected}年格式", names(tables))
        }
        Structure::MixedForm(cells) => format!("表中混有另一年度格式的 {cells} 个单元格"),
        Structure::Converted { tables, is_against_year, open, left } => {
            let mut words = format!("{}由2019年格式转为2021年格式", names(tables));
            if *is_against_year {
                words.push_str("，而本年度应用2019年格式");
            }
            if !open.is_empty() {
                let (count, rows) = (open.len(), rows(open));
                words.push_str(&format!("；2021年格式新增的 {count} 个单元格没有数据，需要补填（{rows}）"));
            }
            if !left.is_empty() {
                let (count, rows) = (left.len(), rows(left));
                words.push_str(&format!("；2019年格式中的 {count} 个单元格在2021年格式中没有对应，未转入（{rows}）"));
            }
            words
        }
        Structure::NoSection { number, name } => {
            format!("缺少第{}部分“{name}”；格式要求六个部分齐全，没有内容也应保留标题", numeral(*number))
        }
        Structure::Wording { number, name, text } => format!("第{}部分标题“{text}”与格式用语“{name}”不同", numeral(*number)),
        Structure::Twice { number } => format!("第{}部分标题出现不止一次", numeral(*number)),
        Structure::Order { before, after } => format!("第{}部分排在第{}部分之后，与格式次序不符", numeral(*after), numeral(*before)),
        Structure::LongOverview { length, most } => format!("第一部分有 {length} 字；格式要求原则上不超过 {most} 字"),
        Structure::NoAppraisal => "正文没有提到工作考核、社会评议和责任追究结果；《条例》第五十条要求政府的报告写明".to_owned(),
        Structure::AttachmentOnly { name } => format!("页面只有标题，报告在附件“{name}”中；请下载附件后读取（doc、wps 请先另存为 docx）"),
        Structure::SchoolForm => "学校和医院按行业规定报告，格式不同，只读取标题、机关、章节和正文".to_owned(),
        Structure::NoStatistics { attachment: Some(name) } => {
            format!("报告中没有统计表，可能在附件“{name}”中；请一并读取该附件")
        }
        Structure::NoStatistics { attachment: None } => "报告中没有统计表，只读取标题、机关和章节".to_owned(),
    }
}

/// The numeral of a section; there are six.
fn numeral(section: u8) -> &'static str {
    const NUMERALS: [&str; 7] = ["", "一", "二", "三", "四", "五", "六"];
    NUMERALS.get(usize::from(section)).copied().unwrap_or_default()
}

fn names(tables: &[TableId]) -> String {
    tables.iter().map(|table| table.name_zh()).collect::<Vec<_>>().join("、")
}

fn rows(fields: &[Field]) -> String {
    let mut rows: Vec<&str> = fields.iter().map(|field| field.row_zh()).collect();
    rows.dedup();
    rows.join("、")
}
