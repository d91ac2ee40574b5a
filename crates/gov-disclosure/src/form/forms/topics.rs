//! What the sections of reports on 2008 to 2018 are about: the seven of Article 32 of the Regulation of 2007, and those of provinces.

/// A line with one of these words is the heading of a section.
const TOPICS: &[&str] = &[
    "概述",
    "概况",
    "总体",
    "基本情况",
    "引言",
    "主要工作",
    "主动公开",
    "依申请",
    "申请公开",
    "不予公开",
    "收费",
    "减免",
    "支出",
    "收支",
    "复议",
    "诉讼",
    "申诉",
    "举报",
    "咨询",
    "人员",
    "机构",
    "经费",
    "解读",
    "回应",
    "问题",
    "不足",
    "改进",
    "措施",
    "打算",
    "说明",
    "附表",
    "统计表",
    "其他",
    "其它",
    "需要报告",
];

/// Whether the characters of a heading name a topic of such a report.
pub fn heads_section(key: &str) -> bool {
    TOPICS.iter().any(|topic| key.contains(topic))
}
