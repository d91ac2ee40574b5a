//! The rules, one line each.

use super::Severity::{self, Error, Info, Warning};

/// One thing that can be wrong.
#[derive(Debug)]
pub struct Rule {
    /// A letter for the family and three digits; stable.
    pub id: &'static str,
    /// Its name in words; stable.
    pub name: &'static str,
    /// How bad it is unless a diagnostic says otherwise.
    pub severity: Severity,
    /// What it means, in Chinese.
    pub zh: &'static str,
    /// What it means, in English.
    pub en: &'static str,
}

macro_rules! catalogue {
    ($($constant:ident $id:literal $name:literal $severity:ident $zh:literal $en:literal)*) => {
        $(#[doc = $en] pub(crate) static $constant: Rule = Rule { id: $id, name: $name, severity: $severity, zh: $zh, en: $en };)*
        static RULES: &[&Rule] = &[$(&$constant),*];
    };
}

catalogue! {
    UNDECODABLE "R001" "undecodable-bytes" Warning "部分字节无法解码" "Some bytes could not be decoded."
    OTHER_ENCODING "R002" "other-encoding" Info "实际编码与声明不符" "The text is in another encoding than it declares."
    LOOSE_LABEL "R003" "loose-label" Info "按近似文字识别的栏目" "A label was recognised although its words differ from every known variant."
    SPLIT_NUMBER "R004" "split-number" Warning "数字或一行数值被拆开，已按位置拼接" "A number, or the values of a row, stand in pieces and were put together by their places."
    ROW_WIDTH "R005" "row-width" Warning "一行的数值个数与列数不符，无法确定列" "A row has more or fewer values than columns, so their columns cannot be known."
    CUT_OFF "R006" "cut-off" Warning "文件在表格中间中断" "The file ends inside a table."
    UNMAPPED_NUMBER "R007" "unmapped-number" Warning "表格中有未归位的数字" "A number in a recognised table was taken by no cell."
    REPEATED_COPY "R011" "repeated-copy" Info "同一报告重复出现" "The report is in the file more than once."
    DEDUPLICATED "R012" "deduplicated" Warning "重复的行被删除，表格数据丢失" "Repeated lines were removed from the copy, and with them the values of its tables."
    COPIES_DIFFER "R013" "copies-differ" Error "同一文件中的两份报告数值不同" "The copies of the report in one file give different values."
    REPEATED_ROW "R014" "repeated-row" Warning "同一行出现两次且数值不同" "A row is printed twice with different values."
    UNSURE_COLUMNS "R015" "unsure-columns" Warning "表头顺序异常，列无法确定" "The header's columns are not in the order of the form, so values cannot be placed."
    ROW_GAP "R016" "row-gap" Warning "此行之后缺行，其数值可能属于缺失的行" "Rows are missing behind a row, so its values may be those of another."
    MISSING_SECTION "S101" "missing-section" Warning "缺少章节" "A section of the form is missing."
    SECTION_ORDER "S102" "section-order" Warning "章节顺序不对" "Sections are out of order."
    SECTION_TWICE "S103" "section-twice" Warning "章节重复" "A section appears twice."
    SECTION_WORDING "S104" "section-wording" Info "章节标题与格式不一致" "A section's heading differs from the form's wording."
    MISSING_TABLE "S201" "missing-table" Error "缺少表格" "A table of the form was not found."
    MISSING_ROWS "S202" "missing-rows" Warning "表格缺行" "Rows of a table were not found."
    OTHER_FORM "S301" "form-of-another-year" Warning "使用了其他年度的格式" "A table is in the form of another year."
    UNSUPPORTED_FORM "S302" "unsupported-form" Info "2018年及以前的格式，不读取表格" "Reports up to 2018 have another form, whose tables are not read."
    YEAR_CONFLICT "M401" "year-conflict" Warning "年度前后不一致" "Title, period and publication name different years."
    PERIOD "M402" "period" Warning "统计期限不是整年" "The period is not the calendar year."
    DEADLINE "M403" "deadline" Info "公布日期晚于法定期限" "The report was published after the deadline of articles 49 and 50."
    AGENCY_CONFLICT "M404" "agency-conflict" Warning "机关名称前后不一致" "Title and signature name different bodies."
    REPLACED_NAME "M405" "replaced-name" Warning "机关名称被遮盖" "The body's name is masked."
    UNKNOWN_YEAR "M406" "unknown-year" Warning "未能确定年度" "The year of the report is not stated."
    UNREADABLE "V301" "unreadable" Error "单元格内容不是数值" "The text of a cell is no number."
    NOT_WHOLE "V302" "not-whole" Error "件数不是整数" "A count is not a whole number."
    NEGATIVE "V303" "negative" Error "件数为负数" "A count is negative."
    BLANK "V304" "blank" Info "单元格为空" "A cell is empty."
    UNIT "V305" "unit" Warning "单元格所注单位与表头不符" "The unit written in a cell is not the header's."
    BALANCE "A401" "balance" Error "勾稽关系不成立：新收＋结转≠办理＋结转下年" "Received plus carried in is not handled plus carried out."
    OUTCOMES "A402" "outcomes" Error "总计不等于各项办理结果之和" "The handled total is not the sum of the outcomes."
    ROW_TOTAL "A403" "row-total" Error "总计列不等于各申请人之和" "A row's total is not the sum of its applicants."
    REMEDIES_TOTAL "A411" "remedies-total" Error "复议或诉讼总计不等于各结果之和" "A total of reconsideration or litigation is not the sum of its results."
    NO_UNIT "V306" "no-unit" Info "金额未注明单位" "An amount names no unit."
}

/// Every rule, in the order of their ids within each family.
pub fn rules() -> impl ExactSizeIterator<Item = &'static Rule> {
    RULES.iter().copied()
}

impl PartialEq for Rule {
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_and_names_are_unique() {
        let mut ids: Vec<_> = rules().flat_map(|rule| [rule.id, rule.name]).collect();
        let count = ids.len();
        ids.sort_unstable();
        ids.dedup();
        assert_eq!(ids.len(), count);
    }
}
