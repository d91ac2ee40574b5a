//! The values of cells.

use crate::fact::Value;

/// What is found in the values of cells.
pub fn message(fact: &Value) -> String {
    match fact {
        Value::Unreadable(own) => format!("“{}”：“{}”不是数值；请对照原件改为数字", own.field.name_zh(), own.raw),
        Value::UnreadableInRow { label, raw } => format!("“{label}”一行的“{raw}”不是数值；请对照原件"),
        Value::NotWhole(own) => format!("“{}”：“{}”不是整数，而此填报项为件数", own.field.name_zh(), own.raw),
        Value::Negative(own) => format!("“{}”：“{}”为负数，此填报项不应有负数", own.field.name_zh(), own.raw),
        Value::Blank(cells) => format!("{cells} 个单元格为空；空白不是 0"),
        Value::OtherUnit(own) => {
            format!("“{}”：表头所注单位不是格式规定的单位，“{}”照录未折算，请核对", own.field.name_zh(), own.raw)
        }
        Value::UnitOfRow { label, printed, unit } => {
            format!("“{label}”一行的单位为“{printed}”，格式为“{unit}”，数值可能是别行的；请对照原件")
        }
        Value::CellUnit(own) => format!("“{}”：单元格“{}”的单位与表头不同，按单元格所注单位折算", own.field.name_zh(), own.raw),
        Value::NoUnit(field) => format!("“{}”：单元格和表头都未注明单位，数值照录", field.name_zh()),
    }
}
