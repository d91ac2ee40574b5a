//! The form beside what is wrong with it, for a reader.

use gov_disclosure::{Diagnostic, Field, Report, Rule, State, Value, check, parse, render_review};

fn field(id: &str) -> Field {
    Field::from_id(id).unwrap()
}

#[test]
fn a_cell_has_its_state_and_nothing_of_the_copy_is_markup() {
    let mut report = Report::from_json(r#"{"year": 2023, "requests.received.total": 3, "requests.received.enterprise": null}"#).unwrap();
    report.meta.agency = Some("<b>某局".to_owned());
    let sum = Diagnostic::new(Rule::from_id("A403").unwrap(), "不等 < 合计", "3 & 4");
    report.diagnostics.push(sum.with_fields([field("requests.received.total"), field("requests.received.enterprise")]));
    let html = render_review(&report);
    let total =
        r#"data-field="requests.received.total" data-state="reported" data-severity="error" title="requests.received.total: reported"#;
    assert!(html.contains(total), "{html}");
    // A cell without a value is coloured by its state, not framed.
    assert!(html.contains(r#"data-field="requests.received.enterprise" data-state="blank" title="requests.received.enterprise: blank"#));
    assert!(html.contains("<h3>&lt;b&gt;某局2023年政府信息公开工作年度报告</h3>"));
    assert!(html.contains("<p>不等 &lt; 合计</p><p lang=\"en\">3 &amp; 4</p>"));
}

#[test]
fn the_one_suspect_has_the_value_that_fits() {
    let page = concat!(env!("CARGO_MANIFEST_DIR"), "/../../examples/reports/html-clean.html");
    let mut report = parse(&std::fs::read(page).unwrap(), &Default::default()).unwrap();
    assert!(!render_review(&check(report.clone())).contains("data-suspect title"));
    let granted = field("requests.granted.natural_person");
    report.cells.get_mut(granted).unwrap().value = Some(Value::Count(334));
    let html = render_review(&check(report));
    let marks: Vec<&str> = html.split("data-suspect title=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
    assert_eq!(marks.len(), 1);
    assert!(marks[0].starts_with("requests.granted.natural_person: reported") && marks[0].ends_with("would fit: 327"), "{marks:?}");
}

/// Where a site takes away styles and attributes, the words are left: what is empty, what is wrong and what would be right.
#[test]
fn what_colours_say_is_said_in_words_too() {
    let page = concat!(env!("CARGO_MANIFEST_DIR"), "/../../examples/reports/html-clean.html");
    let mut report = parse(&std::fs::read(page).unwrap(), &Default::default()).unwrap();
    report.cells.get_mut(field("requests.granted.natural_person")).unwrap().value = Some(Value::Count(334));
    *report.cells.get_mut(field("remedies.reconsideration.total")).unwrap() = gov_disclosure::Cell::new(State::Lost);
    *report.cells.get_mut(field("requests.granted.research")).unwrap() = gov_disclosure::Cell::new(State::Blank);
    let html = render_review(&check(report));
    let cell = |id: &str| html.split(&format!("data-field=\"{id}\"")).nth(1).unwrap().split('>').skip(1).take(2).collect::<String>();
    assert_eq!(cell("requests.granted.natural_person"), "334 <small✕ 应为 327？</small");
    assert_eq!(cell("remedies.reconsideration.total"), " <small未读出 推算 113</small");
    assert!(cell("requests.granted.research").contains("空白"), "{}", cell("requests.granted.research"));
    for shown in ["空白 blank: 1", "未能读出 lost: 1", "✕ 错误 errors: "] {
        assert!(html.contains(shown), "{shown}");
    }
}

/// Light or dark is the page's affair: no colour of text or of the whole is set, and none is asked of the system.
#[test]
fn colours_are_laid_over_those_of_the_page() {
    let html = render_review(&Report::from_json(r#"{"year": 2023, "requests.received.total": 3}"#).unwrap());
    assert!(!html.contains("prefers-color-scheme") && !html.contains("color-scheme"));
    let style = html.split("<style>").nth(1).unwrap().split("</style>").next().unwrap();
    for background in style.split("background:").skip(1) {
        assert!(background.trim_start().starts_with("none") || background.contains(" / ."), "{background}");
    }
    assert!(html.contains("尚未核对 not checked"));
}
