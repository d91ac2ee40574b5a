//! Reasons of verdicts.

use super::cells;
use crate::fact::Reason;

/// Why a rule gives its verdict.
pub fn reason(reason: &Reason) -> String {
    let words = match reason {
        Reason::Both(value) => return format!("均为 {value}"),
        Reason::BothWithBlanks(value) => return format!("空白按零计算，均为 {value}"),
        Reason::Agree(one, other) => return format!("{one} 与 {other} 相符"),
        Reason::NoValueIn { fields, more: 0 } => return format!("没有数值：{}", cells(fields, "、")),
        Reason::NoValueIn { fields, more } => return format!("没有数值：{}等 {} 格", cells(fields, "、"), fields.len() + more),
        Reason::Sides(value) => return format!("两边均为 {value}"),
        Reason::BlanksAsZero(count) => return format!("{count} 个空白单元格按零计算时相等"),
        Reason::PartsAddUp(sum) => return format!("各项之和为 {sum}，与总数相符"),
        Reason::AddUpWith(counts) => return format!("按{}计算，各项之和与总数相符", counts.join("、")),
        Reason::AlikeAddUp(count) => return format!("单位相同的 {count} 项之和与总数相符"),
        Reason::FirstAddUp(count) => return format!("前 {count} 项之和与总数相符，其后各项可能另有所指"),
        Reason::SomeOfMany(sum) => return format!("各项之和为 {sum}，少于总数；所列可能只是其中一部分"),
        Reason::Share { part, whole, exact } => return format!("{part}÷{whole}＝{exact}%"),
        Reason::ShareOfSeveral { sum, whole } => return format!("几项合计 {sum}÷{whole}，与比例相符"),
        Reason::SharesAddUp(sum) => return format!("各项百分比之和为 {sum}%"),
        Reason::Equals(fields) => return format!("与{}相符", cells(fields, "＋")),
        Reason::EqualsWithBlanks(fields) => return format!("空白按零计算，与{}相符", cells(fields, "＋")),
        Reason::EqualsProved(fields) => return format!("{}没有写出，与推算值相符", cells(fields, "＋")),
        Reason::EqualsCandidate(fields) => return format!("{}丢失，与其可能的值不矛盾", cells(fields, "＋")),
        Reason::WithSiblings(sum) => return format!("与同一列举中所指相同的其他项合计 {sum}，与表格相符"),
        Reason::SameProse(share) => return format!("两年正文相同部分占 {share}%"),
        Reason::OtherName { year, name } => {
            return format!("{year}年度报告的机关名称是“{name}”，与本报告不同；若是同一机关，请统一名称后再比较");
        }
        Reason::NoReport(year) => return format!("没有{year}年度的报告"),

        Reason::Holds => "成立",
        Reason::NoValue => "有单元格没有数值",
        Reason::NotWritten => "该格没有数值",
        Reason::Empty => "有单元格为空",
        Reason::NothingFound => "未发现问题",
        Reason::NotStated => "文件没有写明",
        Reason::OlderForm => "2018年及以前用另一种格式",
        Reason::AgencyUnknown => "不知道机关名称",
        Reason::MayMakeRegulations => "该机关可能有规章制定权",
        Reason::NoRegulations => "没有填报规章",
        Reason::WithinPeriod => "在统计期限内",
        Reason::NoText => "没有各部分的文字",
        Reason::SectionFiveFilled => "第五部分有内容",
        Reason::NoSectionSix => "没有第六部分的文字",
        Reason::FeeStated => "第六部分说明了信息处理费",
        Reason::NoContradiction => "与表格不矛盾",
        Reason::LabelsDiffer => "各项名称不重复",
        Reason::TooManyParts => "分项过多",
        Reason::AddUpWithoutWithdrawn => "减去撤销的以后，各项之和与总数相符",
        Reason::Channels => "同一信息可能在几个渠道公开，各项之和可以大于总数",
        Reason::Overlap => "各项按不同方面统计，同一件可能计入两项，各项之和可以大于总数",
        Reason::AddUpToOther => "各项之和与前面另一个数、或与两数之和相符",
        Reason::PartOfOther => "该项可能属于前面另一个数",
        Reason::Nested => "若后面几项是前一项的细分，则与总数相符",
        Reason::DifferentUnits => "各项单位不同，不能相加",
        Reason::ShareOfWhat => "文中没有说明是占哪个数的比例",
        Reason::NoCell | Reason::NoCellOfTable => "表中没有对应的单元格",
        Reason::OtherMeaning => "文字所指可能与表格不同",
        Reason::OtherCount => "另有一种计数与表格比较",
        Reason::SiblingsEqualTable => "与同一列举中的其他项合计与统计表相符",
        Reason::AnotherEquals => "文中另有一处数值与表格相符",
        Reason::OwnDocuments => "所指是本机关文件的公开属性，不是申请的办理结果",
        Reason::NotMatched => "未能将这一说法与表中单元格对应",
        Reason::EqualsTable => "与统计表相符",
        Reason::TableUncertain => "统计表中的数值无法确定",
        Reason::EqualsOtherColumn => "与另一列的数值相符",
        Reason::LittleProse => "正文太短或没有正文",
        Reason::StockOfOtherForm => "上年用的是2019年格式，“对外公开总数量”与“现行有效件数”不能比较",
    };
    words.to_owned()
}
