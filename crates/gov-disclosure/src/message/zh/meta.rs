//! Title, agency, year and dates.

use crate::fact::{Due, Meta, Origin};

/// What is found in title, agency, year and dates.
pub fn message(fact: &Meta) -> String {
    match fact {
        Meta::UnknownYear => "未能确定报告年度；请指定年度".to_owned(),
        Meta::Years { first: (first, year), other: (other, other_year) } => {
            format!("{}为{year}年，{}为{other_year}年", origin(*first), origin(*other))
        }
        Meta::DatedTooEarly { year, date } => format!("{year}年度报告的日期为 {date}，早于该年度结束；请核对年度和日期"),
        Meta::TableOfOtherYear { own, year } => {
            format!("统计表的表头为“{own}年”，而报告年度为{year}年；请核对数据是哪一年的")
        }
        Meta::ProseOfOtherYear { own, year } => {
            format!("第一部分以“{own}年”开头叙述本机关工作，而报告年度为{year}年；请核对正文和数据是哪一年的")
        }
        Meta::Period { start, end } => format!("统计期限 {start} 至 {end} 不是完整的公历年度"),
        Meta::ImpossiblePeriod => "统计期限中的日期不存在，或止期早于起期；请核对原件".to_owned(),
        Meta::Late { year, date, published, due } => {
            let done = if *published { "公布" } else { "落款" };
            let rule = deadline(*due);
            format!("{year}年度报告{done}于 {date}，晚于法定期限（{rule}）；请核对首次公布的日期")
        }
        Meta::Agencies { first: (first, agency), other: (other, other_agency) } => {
            format!("{}中的机关为“{agency}”，{}为“{other_agency}”", origin(*first), origin(*other))
        }
        Meta::MaskedName => "机关名称被遮盖，请指定机关名称".to_owned(),
        Meta::NoName { text } => {
            format!("标题中机关名称的位置是“{text}”，不像机关名称，可能被篡改；请核对，并指定机关名称")
        }
    }
}

fn origin(origin: Origin) -> &'static str {
    match origin {
        Origin::Caller => "指定",
        Origin::Title => "标题",
        Origin::BelowTitle => "标题下方",
        Origin::Opening => "开头",
        Origin::Signature => "落款",
        Origin::Contact => "联系方式",
        Origin::Page => "网页信息",
        Origin::Metadata => "网页元数据",
        Origin::MetadataTitle => "网页元数据的标题",
        Origin::MetadataSource => "网页元数据的来源",
        Origin::Period => "统计期限",
        Origin::Text => "正文",
    }
}

fn deadline(due: Due) -> &'static str {
    match due {
        Due::OldLaw => "2018年及以前的报告应于次年3月31日前公布",
        Due::Government => "政府应于次年3月31日前公布",
        Due::Department => "部门应于次年1月31日前公布",
        Due::Party => "《条例》不直接适用于党委机关，参照部门为次年1月31日前",
        Due::Vertical => "垂直管理机关以上级主管部门的要求为准，部门一般为次年1月31日前",
        Due::TownAsDepartment => "第四十九条没有提到乡镇和街道，30号文要求参照部门，为次年1月31日前",
        Due::TownAsGovernment => "第四十九条没有提到乡镇和街道，其他政府应于次年3月31日前公布",
        Due::Unknown => "无法判断机关性质；部门应于次年1月31日前、政府应于3月31日前公布",
    }
}
