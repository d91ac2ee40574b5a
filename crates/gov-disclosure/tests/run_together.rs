//! Reports whose text was written on one line, with every cell glued or apart by single spaces.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use gov_disclosure::{Cell, Field, Report, Severity, State, Value, check, parse};

const HEADS: &str = "申请人情况|自然人|法人或其他组织|总计|商业企业|科研机构|社会公益组织|法律服务机构|其他";

/// The rows of Table III as the form prints them, and the words before them.
const ROWS: [(&str, &str); 25] = [
    ("一、本年新收政府信息公开申请数量", ""),
    ("二、上年结转政府信息公开申请数量", ""),
    ("（一）予以公开", "三、本年度办理结果"),
    ("（二）部分公开（区分处理的，只计这一情形，不计其他情形）", ""),
    ("1.属于国家秘密", "（三）不予公开"),
    ("2.其他法律行政法规禁止公开", ""),
    ("3.危及“三安全一稳定”", ""),
    ("4.保护第三方合法权益", ""),
    ("5.属于三类内部事务信息", ""),
    ("6.属于四类过程性信息", ""),
    ("7.属于行政执法案卷", ""),
    ("8.属于行政查询事项", ""),
    ("1.本机关不掌握相关政府信息", "（四）无法提供"),
    ("2.没有现成信息需要另行制作", ""),
    ("3.补正后申请内容仍不明确", ""),
    ("1.信访举报投诉类申请", "（五）不予处理"),
    ("2.重复申请", ""),
    ("3.要求提供公开出版物", ""),
    ("4.无正当理由大量反复申请", ""),
    ("5.要求行政机关确认或重新出具已获取信息", ""),
    ("1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请", "（六）其他处理"),
    ("2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请", ""),
    ("3.其他", ""),
    ("（七）总计", ""),
    ("四、结转下年度继续办理", ""),
];

const ZERO: &str = "0|0|0|0|0|0|0";

/// A report in one line, its cells separated by `separator`: rows of Table III by number, the others zero, and Table IV.
fn dump(separator: &str, heads: &str, rows: &[(usize, &str)], remedies: &str) -> String {
    let mut table = String::new();
    for (at, (label, before)) in ROWS.iter().enumerate() {
        let values = rows.iter().find(|(row, _)| *row == at).map_or(ZERO, |(_, values)| values);
        for cell in [before, label].into_iter().filter(|cell| !cell.is_empty()) {
            table.push_str(&format!("{cell}|"));
        }
        table.push_str(&format!("{values}|"));
    }
    let blocks = "结果维持|结果纠正|其他结果|尚未审结|总计|";
    let text = format!(
        "岚桥县林业局2024年政府信息公开工作年度报告|本报告的统计期限为2024年1月1日至2024年12月31日。|一、总体情况|\
         全年公开信息86条，开展培训3场。|二、主动公开政府信息情况|第二十条第（一）项|信息内容|本年制发件数|本年废止件数|现行有效件数|\
         规章|0|0|0|行政规范性文件|1|17|3|第二十条第（五）项|信息内容|本年处理决定数量|行政许可|265|第二十条第（六）项|信息内容|\
         本年处理决定数量|行政处罚|31|行政强制|0|第二十条第（八）项|信息内容|本年收费金额（单位：万元）|行政事业性收费|0|\
         2024年，我局按条例公开上述信息。|三、收到和处理政府信息公开申请情况|\
         （本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）|{heads}|{table}\
         四、政府信息公开行政复议、行政诉讼情况|行政复议|行政诉讼|{blocks}未经复议直接起诉|复议后起诉|{blocks}{blocks}{remedies}|\
         我局无败诉案件。|五、存在的主要问题及改进情况|解读形式偏少。|六、其他需要报告的事项|本年度未收取信息处理费。|岚桥县林业局|2025年1月9日"
    );
    text.replace('|', separator)
}

fn read(text: &str) -> Report {
    check(parse(text.as_bytes(), &Default::default()).unwrap())
}

fn cell<'r>(report: &'r Report, id: &str) -> &'r Cell {
    report.cell(Field::from_id(id).unwrap()).unwrap()
}

fn value(report: &Report, id: &str) -> Option<i64> {
    cell(report, id).value.and_then(Value::as_count)
}

fn derived(report: &Report, id: &str) -> Option<i64> {
    let cell = cell(report, id);
    assert_eq!(cell.state, State::Lost, "{id}");
    cell.derived.as_ref().and_then(|derived| derived.value.as_count())
}

/// Whether a finding names a cell.
fn is_named(report: &Report, id: &str) -> bool {
    let field = Field::from_id(id).unwrap();
    report.diagnostics.iter().any(|diagnostic| diagnostic.fields.contains(&field))
}

const NONE: &str = "0|0|0|0|0|0|0|0|0|0|0|0|0|0|0";
const SIX: [(usize, &str); 4] = [(0, "6|0|0|0|0|0|6"), (2, "4|0|0|0|0|0|4"), (12, "2|0|0|0|0|0|2"), (23, "6|0|0|0|0|0|6")];

#[test]
fn cells_apart_by_spaces_are_read() {
    let rows = [(0, "15|2|0|0|0|0|17"), (2, "12|2|0|0|0|0|14"), (12, "3|0|0|0|0|0|3"), (23, "15|2|0|0|0|0|17")];
    let report = read(&dump(" ", HEADS, &rows, NONE));
    assert_eq!(report.cells.iter().filter(|(_, cell)| cell.state == State::Reported).count(), 200);
    assert_eq!(value(&report, "requests.received.total"), Some(17));
    assert_eq!(value(&report, "disclosure.normative_documents.repealed"), Some(17));
    assert!(report.diagnostics.iter().all(|diagnostic| diagnostic.severity < Severity::Warning), "{:?}", report.diagnostics);
}

#[test]
fn title_sections_dates_and_claims_are_read() {
    for separator in [" ", ""] {
        let report = read(&dump(separator, HEADS, &SIX, NONE));
        assert_eq!(report.meta.title.as_deref(), Some("岚桥县林业局2024年政府信息公开工作年度报告"));
        assert_eq!(report.meta.agency.as_deref(), Some("岚桥县林业局"));
        assert_eq!((report.meta.year, report.sections.len()), (Some(2024), 6));
        assert_eq!(report.meta.signed, "2025-01-09".parse().ok());
        assert!(report.sections[0].text.contains("开展培训3场"));
        assert!(report.sections[1].text.contains("我局按条例公开上述信息"));
        assert!(report.claims.iter().any(|claim| claim.raw.contains("86条")));
    }
}

#[test]
fn as_many_digits_as_columns_are_read_and_said() {
    let report = read(&dump("", HEADS, &SIX, NONE));
    assert_eq!(value(&report, "requests.received.natural_person"), Some(6));
    assert_eq!(value(&report, "requests.unavailable.not_held.total"), Some(2));
    assert_eq!(value(&report, "disclosure.rules.in_force"), Some(0));
    assert_eq!(value(&report, "remedies.litigation_direct.total"), Some(0));
    assert!(is_named(&report, "requests.received.natural_person"));
    // One column has nothing to be split.
    assert_eq!(value(&report, "disclosure.licensing.decisions"), Some(265));
    assert_eq!(value(&report, "disclosure.coercion.decisions"), Some(0));
    // No sum binds Table II: 1, 17, 3 or 11, 7, 3 or 1, 1, 73.
    let open = cell(&report, "disclosure.normative_documents.repealed");
    assert_eq!(open.candidates, Some([1, 7, 17].map(|value| Some(Value::Count(value))).to_vec()));
    assert_eq!((open.state, open.raw.as_deref()), (State::Lost, Some("1173")));
}

#[test]
fn the_year_behind_a_table_is_no_digit_of_it() {
    let report = read(&dump("", HEADS, &SIX, NONE));
    let fees = cell(&report, "disclosure.fees.amount");
    assert_eq!(fees.value.map(|value| value.to_string()).as_deref(), Some("0"));
}

#[test]
fn the_sums_part_digits_of_larger_numbers() {
    let rows = [
        (0, "152|1|0|0|0|0|153"),
        (1, "9|0|0|0|0|0|9"),
        (2, "101|1|0|0|0|0|102"),
        (5, "48|0|0|0|0|0|48"),
        (23, "149|1|0|0|0|0|150"),
        (24, "12|0|0|0|0|0|12"),
    ];
    let remedies = "1|0|2|0|3|0|0|0|0|0|10|2|0|0|12";
    let report = read(&dump("", HEADS, &rows, remedies));
    for (row, natural, total) in [("received", 152, 153), ("granted", 101, 102), ("handled_total", 149, 150), ("carried_out", 12, 12)] {
        assert_eq!(derived(&report, &format!("requests.{row}.natural_person")), Some(natural), "{row}");
        assert_eq!(derived(&report, &format!("requests.{row}.total")), Some(total), "{row}");
    }
    assert_eq!(derived(&report, "remedies.litigation_after_reconsideration.upheld"), Some(10));
    assert_eq!(derived(&report, "remedies.reconsideration.total"), Some(3));
    let proof = cell(&report, "remedies.reconsideration.total").derived.clone().unwrap();
    assert_eq!(proof.rules, ["A411"]);
    // The check finds the same in what was written as JSON.
    let again = check(serde_json::from_str(&serde_json::to_string(&report).unwrap()).unwrap());
    assert_eq!(derived(&again, "requests.received.total"), Some(153));
}

#[test]
fn rows_that_fit_no_sum_are_lost_and_said() {
    let rows = [(0, "15|2|0|0|0|0|19"), (23, "15|2|0|0|0|0|17")];
    let report = read(&dump("", HEADS, &rows, NONE));
    assert_eq!(derived(&report, "requests.received.total"), None);
    assert!(report.diagnostics.iter().any(|diagnostic| diagnostic.rule == "A403"));
}

#[test]
fn an_empty_cell_leaves_no_trace_and_no_value() {
    let rows = [(0, "12||0|0|0|0|12"), (2, "1|1||||||2"), (12, "2|0|0|0|0|0|2")];
    let report = read(&dump("", HEADS, &rows, NONE));
    for column in ["natural_person", "enterprise", "total"] {
        let id = format!("requests.received.{column}");
        assert_eq!(derived(&report, &id), None);
        assert!(cell(&report, &id).candidates.is_none() && is_named(&report, &id));
        assert_eq!(cell(&report, &format!("requests.granted.{column}")).state, State::Lost);
    }
    // A row whose own sum holds digit by digit is sure all the same.
    assert_eq!(value(&report, "requests.unavailable.not_held.natural_person"), Some(2));
}

#[test]
fn heads_in_another_order_give_no_value() {
    let heads = "申请人情况|法人或其他组织|商业企业|科研机构|社会公益组织|法律服务机构|其他|总计|自然人";
    for separator in [" ", ""] {
        let report = read(&dump(separator, heads, &SIX, NONE));
        let received = cell(&report, "requests.received.natural_person");
        assert!(received.value.is_none() && received.derived.is_none() && received.candidates.is_none(), "{separator:?}");
        assert!(is_named(&report, "requests.received.natural_person"));
    }
}

#[test]
fn a_label_with_a_wrong_character_keeps_its_row() {
    for (right, wrong) in [("属于行政执法案卷", "属于行政执法案件"), ("其他法律行政法规禁止公开", "其他法律行攻法规禁止公开")]
    {
        let report = read(&dump("", HEADS, &SIX, NONE).replace(right, wrong));
        assert_eq!(value(&report, "requests.denied.enforcement_files.total"), Some(0), "{wrong}");
        assert_eq!(value(&report, "requests.denied.prohibited_by_law.total"), Some(0), "{wrong}");
    }
}

#[test]
fn prose_that_lists_the_words_of_the_form_is_no_table() {
    let text = "岚桥县林业局2024年政府信息公开工作年度报告\n一、总体情况\n全年作出行政许可12件、行政处罚3件、行政强制1件，收取行政事业性收费0.5万元；\
        自然人申请4件，商业企业申请2件，科研机构申请1件，其中予以公开5件，不予公开1件，无法提供1件，结转下年度继续办理0件，\
        信息内容涉及规章、行政规范性文件等。\n二、主动公开政府信息情况\n三、收到和处理政府信息公开申请情况\n四、政府信息公开行政复议、行政诉讼情况\n";
    let report = read(text);
    assert!(report.cells.iter().all(|(_, cell)| cell.value.is_none()));
    assert!(report.claims.len() > 5);
}

/// What is known of a cell where the digits of its row may be split in several ways: nothing, or values with its own among them.
fn may_be(report: &Report, id: &str, truth: i64) -> bool {
    let cell = cell(report, id);
    let candidates = cell.candidates.as_deref();
    cell.state == State::Lost && candidates.is_none_or(|own| own.contains(&Some(Value::Count(truth))))
}

#[test]
fn white_space_where_nothing_parts_values_may_be_within_one() {
    for (made, own, kept) in [("16 48023|957|6", "16 480239576", 1_648_023), ("3|5 12|40", "35 1240", 3), ("7 0|8|9", "7 089", 70)] {
        let values = format!("行政规范性文件{}", made.replace('|', ""));
        let text = dump("", HEADS, &SIX, NONE).replacen("行政规范性文件1173", &values, 1);
        assert!(text.contains(own), "{text}");
        let report = read(&text);
        assert!(may_be(&report, "disclosure.normative_documents.issued", kept), "{made}: {report:?}");
        assert!(is_named(&report, "disclosure.normative_documents.issued"), "{made}");
    }
}

#[test]
fn units_between_values_that_run_together_give_no_candidate_that_is_none() {
    for row in ["12件|34056|3|0件|0|0|34071件", "12|34056件|3|0|0|0|34071", "12|34056|3|0|0次|0|34071"] {
        let report = read(&dump("", HEADS, &[(0, row), SIX[1], SIX[2], SIX[3]], NONE));
        for (applicant, truth) in [("natural_person", 12), ("enterprise", 34056), ("research", 3), ("total", 34071)] {
            let id = format!("requests.received.{applicant}");
            let own = cell(&report, &id);
            let held = own.state == State::Absent || may_be(&report, &id, truth);
            assert!(held && own.value.is_none(), "{row}: {id}: {own:?}");
        }
    }
}

#[test]
fn texts_that_a_sign_joins_are_read() {
    for sign in [",", "，", "、", "|", " / ", ";", "； "] {
        let text = dump("\u{1F}", HEADS, &[(0, "6|1|0|0|2|0|9"), SIX[1]], NONE).replace('\u{1F}', sign);
        let report = read(&text);
        assert_eq!(value(&report, "requests.received.total"), Some(9), "{sign}: {text}");
        assert_eq!(value(&report, "requests.received.legal_service"), Some(2), "{sign}");
        assert_eq!(value(&report, "requests.carried_in.natural_person"), Some(0), "{sign}");
        assert_eq!(value(&report, "requests.granted.total"), Some(4), "{sign}");
        assert_eq!(value(&report, "remedies.litigation_direct.total"), Some(0), "{sign}");
        assert_eq!(report.meta.year, Some(2024), "{sign}");
    }
    // What may be thousands is no value.
    let report = read(&dump(",", HEADS, &[(0, "12|345|0|0|0|0|357")], NONE));
    assert_eq!((value(&report, "requests.received.natural_person"), value(&report, "requests.received.total")), (None, None));
    assert!(is_named(&report, "requests.received.total"));
}
