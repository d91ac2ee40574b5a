//! Tables of 2008 to 2018 that are damaged so that a value may be read for another: each is read right, or lost and said to be.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use gov_disclosure::{Diagnostic, Figure, Report, State, Statistic, StatisticsForm, Value, check, parse};

const TITLE: &str = "云溪县商务局2016年政府信息公开工作年度报告";

fn read(text: &str) -> Report {
    check(parse(text.as_bytes(), &Default::default()).unwrap_or_else(|error| panic!("{error}")))
}

fn figure<'r>(report: &'r Report, id: &str) -> &'r Figure {
    report.statistics.cells.get(Statistic::from_id(id).unwrap()).unwrap_or_else(|| panic!("no cell {id}"))
}

fn count(report: &Report, id: &str) -> Option<i64> {
    figure(report, id).value.and_then(Value::as_count)
}

/// What is reported by a rule of a cell.
fn of<'r>(report: &'r Report, rule: &str, id: &str) -> Vec<&'r Diagnostic> {
    let names = |found: &&Diagnostic| found.rule == rule && found.statistics.iter().any(|own| own.id() == id);
    report.diagnostics.iter().filter(names).collect()
}

/// A row as printed: its id, its label with its number, its unit and its value; headings have no id and no value.
#[derive(Clone, Debug)]
struct Line {
    id: Option<&'static str>,
    label: String,
    unit: &'static str,
    value: String,
}

/// The rows of a form, each with its number and a figure that its sums allow.
fn lines(form: &str) -> Vec<Line> {
    let form = StatisticsForm::from_id(form).unwrap();
    let mut values: Vec<i64> = (0..form.rows.len()).map(|at| 20 + 7 * at as i64 % 53).collect();
    for _ in 0..3 {
        for relation in form.relations.iter().filter(|relation| relation.equal && relation.right.len() > 1) {
            values[relation.left[0]] = relation.right.iter().map(|&at| values[at]).sum();
        }
    }
    let hanzi = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
    let mut counts = [0usize; 4];
    let line = |(at, row): (usize, &gov_disclosure::StatisticsRow)| {
        let depth = usize::from(row.depth);
        counts[depth] += 1;
        counts[depth + 1..].fill(0);
        let number = match depth {
            0 => format!("{}、", hanzi[counts[0].min(9)]),
            1 => format!("（{}）", hanzi[counts[1].min(9)]),
            2 => format!("{}.", counts[2]),
            _ => String::new(),
        };
        let value = row.id.map_or("——".to_owned(), |_| values[at].to_string());
        Line { id: row.id, label: format!("{number}{}", row.labels[0]), unit: if row.id.is_some() { row.unit } else { "——" }, value }
    };
    form.rows.iter().enumerate().map(line).collect()
}

fn at(lines: &[Line], id: &str) -> usize {
    lines.iter().position(|line| line.id == Some(id)).unwrap()
}

fn value(lines: &[Line], id: &str) -> Option<i64> {
    lines[at(lines, id)].value.parse().ok()
}

/// The report as a page.
fn page(heads: [&str; 3], lines: &[Line]) -> String {
    let row = |cells: [&str; 3]| format!("<tr><td>{}</td></tr>", cells.join("</td><td>"));
    let rows: String = lines.iter().map(|line| row([&line.label, line.unit, &line.value])).collect();
    format!("<h1>{TITLE}</h1><p>一、概述</p><p>我局依法公开政府信息。</p><table>{}{rows}</table>", row(heads))
}

/// The report as text, with what is between cells and rows.
fn text(between: &str, rows: &str, lines: &[Line]) -> String {
    let own: Vec<String> = lines.iter().map(|line| [&line.label, line.unit, &line.value].join(between)).collect();
    let heads = ["统计指标", "单位", "统计数"].join(between);
    format!("{TITLE}\n一、概述\n我局依法公开政府信息。\n附表{between}{heads}{rows}{}", own.join(rows))
}

/// Pages, and text with and without white space between the cells.
fn copies(lines: &[Line]) -> [String; 3] {
    [page(["统计指标", "单位", "统计数"], lines), text(" ", "\n", lines) + "\n", text("", "", lines) + "\n云溪县商务局\n"]
}

/// Every cell that is reported without notice has the value of its line.
fn nothing_is_wrong(form: &str, lines: &[Line], report: &Report) {
    let form = StatisticsForm::from_id(form).unwrap();
    for (cell, figure) in report.statistics.cells.iter() {
        let line = lines.iter().find(|line| line.id == Some(cell.row_id()));
        let written = line.and_then(|line| line.value.parse::<i64>().ok());
        let read = figure.value.and_then(|value| value.to_string().parse().ok());
        assert!(read.is_none() || read == written || report.is_statistic_flagged(cell), "{} of {}: {read:?}", cell.id(), form.id);
    }
}

#[test]
fn rows_of_one_name_in_two_groups_keep_their_groups_when_rows_change_places() {
    for (form, pairs) in [
        (
            "stat2014",
            &[
                ("reconsiderations.other", "litigations"),
                ("litigations", "litigations.upheld"),
                ("litigations.other", "complaints"),
                ("reconsiderations.upheld", "reconsiderations.corrected"),
                ("litigations.upheld", "litigations.corrected"),
            ][..],
        ),
        (
            "shanghai2008",
            &[("fees.disclosed.floppy", "fees.requests"), ("fees.requests.search", "fees.requests.post"), ("fees", "fees.disclosed")][..],
        ),
    ] {
        for (first, second) in pairs {
            let mut own = lines(form);
            let place = at(&own, first);
            assert_eq!(own[place + 1].id, Some(*second));
            own.swap(place, place + 1);
            for (number, copy) in copies(&own).iter().enumerate() {
                let report = read(&copy.replace("统计数", if form == "stat2014" { "统计数" } else { "本年度" }));
                assert_eq!(report.form.statistics.as_deref(), Some(form));
                nothing_is_wrong(form, &own, &report);
                // Where nothing parts them, a number of a label that is out of order may be digits of the value.
                let lost = report.statistics.cells.iter().filter(|(_, figure)| figure.state == State::Lost).count();
                assert!(lost == 0 || number == 2, "{first} {second}: {lost} lost");
            }
        }
    }
}

/// The sum that would prove the place has no value: the row is lost, its value a candidate, and the cell named.
#[test]
fn a_row_below_the_header_of_another_group_is_lost_where_no_sum_proves_its_own() {
    let mut own = lines("stat2014");
    let place = at(&own, "reconsiderations.other");
    own.swap(place, place + 1);
    let upheld = at(&own, "reconsiderations.upheld");
    own[upheld].value = "见附件".to_owned();
    for copy in &copies(&own)[..2] {
        let report = read(copy);
        nothing_is_wrong("stat2014", &own, &report);
        let id = "stat2014.reconsiderations.other";
        let cell = figure(&report, id);
        let written = value(&own, "reconsiderations.other").map(Value::Count);
        assert_eq!((cell.state, cell.candidates.clone()), (State::Lost, Some(vec![written])));
        assert_eq!(of(&report, "R016", id).len(), 1, "{:?}", report.diagnostics);
        assert_eq!(count(&report, "stat2014.litigations.other"), value(&own, "litigations.other"));
    }
}

#[test]
fn a_table_that_ends_below_the_header_of_another_group_leaves_the_group_open() {
    let mut own = lines("stat2014");
    let place = at(&own, "reconsiderations.other");
    own.swap(place, place + 1);
    // Zero in the first group, so that the sums hold either way.
    for id in ["reconsiderations", "reconsiderations.upheld", "reconsiderations.corrected"] {
        let line = at(&own, id);
        own[line].value = "/".to_owned();
    }
    let cut = own[..=place + 1].to_vec();
    for copy in [page(["统计指标", "单位", "统计数"], &cut), text(" ", "\n", &cut) + "\n"] {
        let report = read(&copy);
        for id in ["stat2014.reconsiderations.other", "stat2014.litigations.other"] {
            assert_eq!(figure(&report, id).state, State::Lost, "{id}");
            assert_eq!(of(&report, "R016", id).len(), 1, "{id}: {:?}", report.diagnostics);
        }
    }
}

/// In text without white space a row without a value runs into the next, and the sum of the other group may hold with what is left.
#[test]
fn a_row_between_the_rows_of_one_group_is_not_proved_to_be_of_another() {
    for (blank, zero) in [
        (["reconsiderations.corrected", "litigations.other"], ["reconsiderations.other", "litigations.corrected"]),
        (["reconsiderations.corrected", "litigations.upheld"], ["litigations.corrected", "reconsiderations.other"]),
        (["reconsiderations.other", "litigations.corrected"], ["reconsiderations.corrected", "litigations.other"]),
    ] {
        let mut own = lines("stat2014");
        let mut put = |id: &str, text: &str| {
            let line = at(&own, id);
            own[line].value = text.to_owned();
        };
        for group in ["reconsiderations", "litigations"] {
            put(group, "17");
            put(&format!("{group}.upheld"), "17");
        }
        blank.iter().for_each(|id| put(id, ""));
        zero.iter().for_each(|id| put(id, "0"));
        for copy in copies(&own) {
            nothing_is_wrong("stat2014", &own, &read(&copy));
        }
    }
}

#[test]
fn a_group_without_its_header_is_known_by_the_rows_that_are_its_own() {
    for gone in ["reconsiderations", "litigations", "reconsiderations.corrected", "litigations.upheld", "reconsiderations.other"] {
        let mut own = lines("stat2014");
        own.remove(at(&own, gone));
        for copy in copies(&own) {
            let report = read(&copy);
            nothing_is_wrong("stat2014", &own, &report);
            for id in ["reconsiderations.corrected", "reconsiderations.other", "litigations.corrected", "litigations.other"] {
                let written = own.iter().any(|line| line.id == Some(id)).then(|| value(&own, id)).flatten();
                assert_eq!(count(&report, &format!("stat2014.{id}")), written, "{id}, {gone} gone");
            }
        }
    }
}

#[test]
fn a_row_that_is_there_twice_with_other_values_is_said() {
    let mut own = lines("stat2014");
    let place = at(&own, "requests.received.fax");
    own.insert(place + 1, Line { value: "4".to_owned(), ..own[place].clone() });
    for copy in copies(&own) {
        let report = read(&copy);
        assert_eq!(of(&report, "R014", "stat2014.requests.received.fax").len(), 1, "{:?}", report.diagnostics);
    }
    // The same value twice says nothing else.
    own[place + 1].value = own[place].value.clone();
    for copy in &copies(&own)[..2] {
        assert!(read(copy).diagnostics.iter().all(|found| found.rule != "R014"));
    }
}

/// The headers are gone but for 序号: the running number of the next line is no value of a blank row.
#[test]
fn a_page_with_running_numbers_and_no_headers_gives_no_number_for_a_blank_row() {
    for blank in ["disclosed.normative_documents", "requests.received.fax", "responses.other", "litigations.other", "agencies"] {
        for head in ["<tr><td>序号</td><td></td><td></td><td></td></tr>", "<tr><td></td><td></td><td></td><td></td></tr>", ""] {
            let mut own = lines("stat2014");
            let place = at(&own, blank);
            own[place].value = String::new();
            let rows: String = own
                .iter()
                .enumerate()
                .map(|(at, line)| {
                    format!("<tr><td>{}</td><td>{}</td><td>{}</td><td>{}</td></tr>", at + 1, line.label, line.unit, line.value)
                })
                .collect();
            let report = read(&format!("<h1>{TITLE}</h1><p>一、概述</p><p>我局依法公开政府信息。</p><table>{head}{rows}</table>"));
            nothing_is_wrong("stat2014", &own, &report);
        }
    }
}

#[test]
fn where_no_units_are_printed_a_blank_row_is_its_own_and_an_amount_is_in_the_unit_of_the_form() {
    let mut own = lines("stat2014");
    let blank = at(&own, "reconsiderations.other");
    own[blank].value = String::new();
    let budget = at(&own, "budget");
    own[budget].value = "36.5万元".to_owned();
    own.iter_mut().for_each(|line| line.unit = "");
    let report = read(&page(["统计指标", "单位", "统计数"], &own));
    assert_eq!(figure(&report, "stat2014.reconsiderations.other").state, State::Blank);
    assert_eq!(count(&report, "stat2014.litigations.other"), value(&own, "litigations.other"));
    assert_eq!(figure(&report, "stat2014.budget").value.unwrap().to_string(), "36.5");
}

#[test]
fn the_last_row_of_the_form_is_read_to_its_end_though_another_row_has_other_words() {
    for number in ["64", "13", "15751", "59", "60", "66"] {
        let mut own = lines("stat2014");
        let (place, last) = (at(&own, "meetings"), own.len() - 1);
        own[place].label = "（一）召开政府信息公丌工作会议戓专题会议数".to_owned();
        own[last].value = number.to_owned();
        for (between, rows) in [(" ", "\n"), (" ", " "), ("\n", "\n"), ("", "")] {
            let report = read(&(text(between, rows, &own) + "\n"));
            assert_eq!(count(&report, "stat2014.trainings.people"), number.parse().ok(), "{between:?} {number}");
        }
        // The number is that of a line after it, which the form does not have.
        let lines: Vec<String> =
            own.iter().enumerate().map(|(at, line)| format!("{}\n{}\n{}\n{}\n", at + 1, line.label, line.unit, line.value)).collect();
        let report = read(&format!("{TITLE}\n附表\n序号\n统计指标\n单位\n统计数\n{}", lines.concat()));
        assert_eq!(count(&report, "stat2014.trainings.people"), number.parse().ok(), "a cell per line, {number}");
    }
}

/// A line that ends is whole where white space parts every number from the label after it. Where nothing does, its last digit may be the
/// number of a row that is gone; and where the line does not end, digits may be gone.
#[test]
fn the_last_value_of_a_table_that_is_cut_is_whole_where_its_line_ends() {
    let own = lines("stat2014");
    for (last, number) in [("requests.denied", "226"), ("reconsiderations", "1865"), ("requests.already_public", "312"), ("fees", "893")] {
        let mut cut = own[..=at(&own, last)].to_vec();
        cut.last_mut().unwrap().value = number.to_owned();
        let id = format!("stat2014.{last}");
        let read_whole = |report: &Report| figure(report, &id).value.map(|value| value.to_string()) == Some(number.to_owned());
        for (between, rows) in [(" ", "\n"), (" ", " "), ("\n", "\n")] {
            let copy = text(between, rows, &cut);
            assert!(read_whole(&read(&(copy.clone() + "\n"))), "{last} {between:?}");
            let report = read(&copy);
            assert_eq!(figure(&report, &id).state, State::Lost, "{last} {between:?}");
            assert_eq!(of(&report, "R006", &id).len(), 1, "{last}: {:?}", report.diagnostics);
        }
        let report = read(&(text("", "", &cut) + "\n"));
        assert!(read_whole(&report) || figure(&report, &id).state == State::Lost, "{last}");
    }
}

/// What stands below the table is no row of it: its dashes are those of telephone numbers and its units are those of sentences.
#[test]
fn a_number_before_the_footer_of_a_table_is_no_running_number() {
    let footers = [
        "单位负责人：周某某　　填报人：吴某某　　联系电话：0000-1234567",
        "填报人：吴某某　　电话：0000—7654321\n2017年2月3日",
        "四、说明\n本局全年收到申请5件，全部按期答复。",
        "审核人：周某某　　填报人 2 人",
    ];
    let all = footers.iter().flat_map(|footer| ["1", "7", "67", "74 1", "6 71"].map(|number| (footer, number)));
    // The number of a further row where none follows.
    for (footer, number) in all.chain(footers[..3].iter().map(|footer| (footer, "5 66"))) {
        let mut own = lines("stat2014");
        let last = own.len() - 1;
        own[last].value = number.to_owned();
        let cells: Vec<[String; 4]> = own
            .iter()
            .enumerate()
            .map(|(at, line)| [(at + 1).to_string(), line.label.clone(), line.unit.to_owned(), line.value.clone()])
            .collect();
        let lines: String = cells.iter().map(|row| row.join("\n") + "\n").collect();
        let paragraphs: String = cells.iter().flatten().map(|cell| format!("<p>{cell}</p>")).collect();
        for copy in [
            format!("{TITLE}\n附表\n序号\n统计指标\n单位\n统计数\n{lines}{footer}\n"),
            format!("<h1>{TITLE}</h1><p>附表</p><p>序号</p><p>统计指标</p><p>单位</p><p>统计数</p>{paragraphs}<p>{footer}</p>"),
        ] {
            let report = read(&copy);
            let id = "stat2014.trainings.people";
            if number.contains(' ') {
                assert_eq!(figure(&report, id).state, State::Lost, "{number} {footer}");
                assert!(report.is_statistic_flagged(Statistic::from_id(id).unwrap()), "{number} {footer}");
            } else {
                assert_eq!(count(&report, id), number.parse().ok(), "{number} {footer}");
            }
        }
    }
}
