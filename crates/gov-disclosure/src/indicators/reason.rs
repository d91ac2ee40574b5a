//! Why an indicator has no value.

use serde::{Serialize, Serializer};

use super::IndicatorInput;
use crate::form::{Field, TableId};
use crate::message::{Message, counted};
use crate::report::{Report, State};

/// Why an indicator has no value; where several hold, the first of these.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum ReasonCode {
    /// The report is in a form of before 2019, which counted otherwise.
    OlderForm,
    /// The edition of the form does not ask for an input.
    NotInThisEdition,
    /// The file does not show which edition a table has, and its year does not tell.
    TableMissing,
    /// The caller gives no population.
    PopulationNeeded,
    /// The caller gives no report on the year before.
    PreviousNeeded,
    /// The report given for the year before is of another year, or one of the two years is not known.
    OtherYear,
    /// The report given for the year before is on 2018 or earlier: counting changed with 2019.
    AcrossBreak,
    /// The report given for the year before is of another agency, by its name.
    OtherAgency,
    /// An input has no value in the file, and the sums prove none: blank, placeholder, illegible, absent or lost.
    NotObserved,
    /// An amount names no unit.
    UnitMissing,
    /// A sum is beyond ±(2⁵³−1), which JSON numbers hold exactly.
    TooLarge,
    /// The denominator is 0.
    ZeroDenominator,
    /// The denominator is below 0: a part exceeds its whole.
    NegativeDenominator,
}

impl ReasonCode {
    /// Its name in the JSON.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::OlderForm => "older-form",
            Self::NotInThisEdition => "not-in-this-edition",
            Self::TableMissing => "table-missing",
            Self::PopulationNeeded => "population-needed",
            Self::PreviousNeeded => "previous-needed",
            Self::OtherYear => "other-year",
            Self::AcrossBreak => "across-break",
            Self::OtherAgency => "other-agency",
            Self::NotObserved => "not-observed",
            Self::UnitMissing => "unit-missing",
            Self::TooLarge => "too-large",
            Self::ZeroDenominator => "zero-denominator",
            Self::NegativeDenominator => "negative-denominator",
        }
    }
}

/// Why an indicator has no value.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct IndicatorReason {
    /// The kind of reason.
    pub code: ReasonCode,
    /// The inputs that it lies in, in the order of the formula.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub inputs: Vec<IndicatorInput>,
    /// The same for people.
    pub message: Message,
}

impl Serialize for IndicatorInput {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// Inputs that a message names one by one; the reason lists all.
const NAMED: usize = 3;

impl IndicatorReason {
    /// The reason of some inputs of a report and the one before it.
    pub(super) fn new(code: ReasonCode, inputs: Vec<IndicatorInput>, report: &Report, previous: Option<&Report>) -> Self {
        let (zh, en) = match code {
            ReasonCode::OlderForm => {
                let form = report.form.statistics.as_deref().unwrap_or("indicators");
                (
                    format!("报告所用格式为“{form}”，2019年前后统计口径不同；docs/forms.md 列出可比的填报项"),
                    format!("the report is in form {form}, and counting changed with 2019; docs/forms.md lists the comparable rows"),
                )
            }
            ReasonCode::AcrossBreak => (
                "上一年度的报告为2018年度或更早，2019年起统计口径不同，不能跨越比较".into(),
                "the report on the year before is on 2018 or earlier, and counting changed with 2019: no rate is computed across that break"
                    .into(),
            ),
            ReasonCode::NotInThisEdition => {
                let (zh, en) = list(&inputs, |_| None);
                (format!("本报告所用格式没有此填报项：{zh}"), format!("this edition of the form does not have {en}"))
            }
            ReasonCode::TableMissing => {
                let table = inputs.iter().find_map(|input| input.field()).map_or(TableId::Disclosure, Field::table);
                let (zh, en) = (table.name_zh(), table.numeral());
                (
                    format!("没有找到{zh}，所用格式也无法由年度得知"),
                    format!("table {en} was not found and the year does not show its edition"),
                )
            }
            ReasonCode::PopulationNeeded => ("需要人口数，报告中没有".into(), "needs the population, which no report has".into()),
            ReasonCode::PreviousNeeded => ("需要同一机关上一年度的报告".into(), "needs the same agency's report for the year before".into()),
            ReasonCode::OtherYear => other_year(report, previous),
            ReasonCode::OtherAgency => {
                let name = |report: Option<&Report>| report.and_then(|report| report.meta.agency.clone()).unwrap_or_default();
                let (own, other) = (name(Some(report)), name(previous));
                (
                    format!("上一年度的报告属于“{other}”，本报告属于“{own}”；若是同一机关，请统一名称"),
                    format!(
                        "the report for the year before is from {other}, this one from {own}; if it is the same agency, give both the same name"
                    ),
                )
            }
            ReasonCode::NotObserved => {
                let (zh, en) = list(&inputs, |input| {
                    let report = if matches!(input, IndicatorInput::Previous(_)) { previous } else { Some(report) };
                    Some(report.and_then(|report| report.cell(input.field()?)).map_or(State::Absent, |cell| cell.state))
                });
                (format!("没有数值：{zh}；空白、缺失都不是 0"), format!("no value for {en}; neither blank nor missing is 0"))
            }
            ReasonCode::UnitMissing => {
                let (zh, en) = list(&inputs, |_| None);
                (format!("未注明单位：{zh}"), format!("no unit is named for {en}"))
            }
            ReasonCode::TooLarge => ("数值过大，无法精确表示".into(), "a number is too large to be given exactly".into()),
            ReasonCode::ZeroDenominator => ("分母为 0".into(), "the denominator is 0".into()),
            ReasonCode::NegativeDenominator => {
                ("分母小于 0：部分大于总数".into(), "the denominator is below 0: a part exceeds its whole".into())
            }
        };
        Self { code, inputs, message: Message { zh, en } }
    }
}

fn other_year(report: &Report, previous: Option<&Report>) -> (String, String) {
    let year = |report: Option<&Report>| report.and_then(|report| report.meta.year);
    match (year(Some(report)), year(previous)) {
        (Some(own), Some(other)) => (
            format!("本报告为{own}年度，所给上一年度的报告为{other}年度"),
            format!("this report is on {own}, the one given for the year before on {other}"),
        ),
        _ => ("年度不明，无法确定是否相邻两年".into(), "a year is not known, so it is unknown whether one follows the other".into()),
    }
}

/// The first inputs with their states, and how many more there are.
fn list(inputs: &[IndicatorInput], state: impl Fn(&IndicatorInput) -> Option<State>) -> (String, String) {
    let named = inputs.iter().take(NAMED).map(|input| {
        let (zh, en) =
            state(input).map_or(Default::default(), |state| (format!("（{}）", state_zh(state)), format!(" ({})", state.as_str())));
        (format!("{input}{zh}"), format!("{input}{en}"))
    });
    let (zh, en): (Vec<String>, Vec<String>) = named.unzip();
    let (mut zh, mut en) = (zh.join("、"), en.join(", "));
    let more = inputs.len().saturating_sub(NAMED);
    if more > 0 {
        zh += &format!("等 {} 项", inputs.len());
        en += &format!(" and {}", counted(more, "other", "others"));
    }
    (zh, en)
}

fn state_zh(state: State) -> &'static str {
    match state {
        State::Reported => "已填",
        State::Blank => "空白",
        State::Placeholder => "占位符号",
        State::Illegible => "无法辨认",
        State::Absent => "缺失",
        State::Lost => "丢失",
    }
}
