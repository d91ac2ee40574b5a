//! What reading decides on its way.

use crate::fact::{Evidence, Step};
use crate::form::{Field, Fit, Meaning, TableId, fields};

/// A decision of reading.
pub fn message(step: &Step) -> String {
    match step {
        Step::Heading(number) => format!("{}的标题", section(*number)),
        Step::Label { meaning, fit } => {
            let how = match fit {
                Fit::Exact => "与标签表一致",
                Fit::Joined => "在所属大类的名称之后，与标签表一致",
                Fit::Loose => "与标签表最接近，差别在允许范围内",
            };
            format!("{}（{how}）", named(*meaning))
        }
        Step::Placed { values, columns, evidence } => {
            let shown = match evidence {
                Evidence::Grid => "表头所在的列",
                Evidence::Order => "先后顺序",
                Evidence::Separators => "分隔符",
                Evidence::Lines => "分行",
                Evidence::Alignment => "对齐",
                Evidence::Digits => "连写数字的唯一拆法",
            };
            format!("{values} 个数值，按{shown}归入 {columns} 列")
        }
        Step::NoColumns { values } => format!("{values} 个数值，无法确定各属哪一列"),
    }
}

fn section(number: u8) -> String {
    let numeral = "一二三四五六".chars().nth(usize::from(number).wrapping_sub(1));
    numeral.map_or_else(|| number.to_string(), |numeral| format!("第{numeral}部分"))
}

/// The words that the form has for the fields of a table that are meant; those of the first, since they are the same in each.
fn words(table: TableId, is_meant: impl Fn(Field) -> bool, words: impl Fn(Field) -> &'static str) -> &'static str {
    fields().find(|field| field.table() == table && is_meant(*field)).map_or("", words)
}

fn column(table: TableId, id: &str) -> String {
    format!("{}的列“{}”", table.name_zh(), words(table, |field| field.column_id() == id, Field::column_zh))
}

fn named(meaning: Meaning) -> String {
    match meaning {
        Meaning::Section(number) => section(number),
        Meaning::DisclosureBlock(0) => "表二的一栏，项号丢失".to_owned(),
        Meaning::DisclosureBlock(item) => format!("表二第（{item}）项的标题"),
        Meaning::DisclosureItem => "表二的表头".to_owned(),
        Meaning::Measure(measure) => column(TableId::Disclosure, measure.id()),
        Meaning::OtherDisclosure => "格式中没有的行".to_owned(),
        Meaning::Corner => "表三左上角的说明".to_owned(),
        Meaning::Applicants => "表三的表头：申请人情况".to_owned(),
        Meaning::Organisations => "表三的表头：法人或其他组织".to_owned(),
        Meaning::Subtotal => "表三的小计".to_owned(),
        Meaning::Applicant(applicant) => column(TableId::Requests, applicant.id()),
        Meaning::Row(row) => {
            let name = row.fields().first().map_or("", |field| field.row_zh());
            format!("{}的行“{name}”", row.table().name_zh())
        }
        Meaning::Group(group) => {
            let own = |field: Field| field.row_id().split_once('.').is_some_and(|(first, _)| first == group.id());
            format!("表三的大类“{}”", words(TableId::Requests, own, Field::group_zh))
        }
        Meaning::Litigation => "表四的表头：行政诉讼".to_owned(),
        Meaning::Remedy(remedy) => {
            format!("表四的“{}”部分", words(TableId::Remedies, |field| field.row_id() == remedy.id(), Field::row_zh))
        }
        Meaning::Outcome(outcome) => column(TableId::Remedies, outcome.id()),
    }
}
