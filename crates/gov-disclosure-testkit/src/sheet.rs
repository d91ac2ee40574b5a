//! A filled form: what is written in each cell, and what the writer meant.

use std::collections::HashMap;

use gov_disclosure::{Edition, Field, TableId, fields};

use crate::random::Random;

/// Which cells are empty.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Figures {
    /// None.
    Full,
    /// The applicants of Table III; every figure is 0.
    OnlyTotals,
    /// The totals of the outcome rows of Table III.
    NoTotals,
    /// Every cell of Table III whose figure is 0; a third are.
    ZerosBlank,
}

/// A filled form.
#[derive(Clone, Debug)]
pub struct Sheet {
    /// Its edition.
    pub edition: Edition,
    /// The year it reports on.
    pub year: u16,
    /// The body that reports.
    pub agency: String,
    /// Its prose, by section (1 to 6).
    pub prose: [Vec<String>; 6],
    /// The last lines.
    pub signature: Vec<String>,
    pub(crate) figures: HashMap<Field, String>,
    pub(crate) written: HashMap<Field, String>,
}

pub(crate) const APPLICANTS: [&str; 6] = ["natural_person", "enterprise", "research", "public_interest", "legal_service", "other_org"];
pub(crate) const BLOCKS: [&str; 3] = ["reconsideration", "litigation_direct", "litigation_after_reconsideration"];

/// A field of Table III.
pub(crate) fn request(row: &str, column: &str) -> Field {
    Field::at(TableId::Requests, row, column).expect("a row and a column of Table III")
}

/// The rows of Table III.
pub(crate) fn request_rows(edition: Edition) -> Vec<&'static str> {
    let totals = fields().filter(|f| f.table() == TableId::Requests && f.is_in(edition) && f.column_id() == "total");
    totals.map(Field::row_id).collect()
}

/// Those of them that the handled total adds up.
pub(crate) fn outcome_rows(edition: Edition) -> Vec<&'static str> {
    let is_outcome = |row: &&str| !["received", "carried_in", "handled_total", "carried_out"].contains(row);
    request_rows(edition).into_iter().filter(is_outcome).collect()
}

/// Makes every sum of the form hold: outcomes, carried in and carried out by applicant are given, as are the parts of Table IV.
pub(crate) fn add_up(edition: Edition, counts: &mut HashMap<Field, i64>) {
    let outcomes = outcome_rows(edition);
    for column in APPLICANTS {
        let handled: i64 = outcomes.iter().map(|row| counts[&request(row, column)]).sum();
        let (carried_in, carried_out) = (counts[&request("carried_in", column)], counts[&request("carried_out", column)]);
        counts.insert(request("handled_total", column), handled);
        counts.insert(request("received", column), handled + carried_out - carried_in);
    }
    for row in request_rows(edition) {
        counts.insert(request(row, "total"), APPLICANTS.iter().map(|column| counts[&request(row, column)]).sum());
    }
    for block in BLOCKS {
        let cell = |column| Field::at(TableId::Remedies, block, column).expect("a column of Table IV");
        let sum = ["upheld", "corrected", "other", "pending"].iter().map(|column| counts[&cell(column)]).sum();
        counts.insert(cell("total"), sum);
    }
}

impl Sheet {
    /// Figures that satisfy every sum, large, and unequal to their neighbours.
    pub fn new(edition: Edition, figures: Figures, seed: u64) -> Self {
        let mut random = Random::new(seed);
        let mut counts: HashMap<Field, i64> = HashMap::new();
        for field in fields().filter(|f| f.is_in(edition)) {
            counts.insert(field, 11 + random.count(48_000));
        }
        let outcomes = outcome_rows(edition);
        for column in APPLICANTS {
            let mut handled = 0;
            for row in &outcomes {
                let zero = figures == Figures::OnlyTotals || figures == Figures::ZerosBlank && random.once_in(3);
                let count = if zero { 0 } else { 1 + random.count(1700) };
                handled += count;
                counts.insert(request(row, column), count);
            }
            let nil = figures == Figures::OnlyTotals;
            let carried_out = if nil { 0 } else { 2 + random.count(90) };
            counts.insert(request("carried_out", column), carried_out);
            counts.insert(request("carried_in", column), if nil { 0 } else { 1 + random.count(carried_out + handled) / 9 });
        }
        add_up(edition, &mut counts);
        let empty = |field: Field, count: i64| match figures {
            Figures::Full => false,
            _ if field.table() != TableId::Requests => false,
            Figures::OnlyTotals => field.column_id() != "total",
            Figures::NoTotals => field.column_id() == "total" && outcomes.contains(&field.row_id()),
            Figures::ZerosBlank => count == 0,
        };
        let text = |field: Field, count: i64| match field.id() {
            "disclosure.fees.amount" => format!("{}.{}", count, 1 + count % 9),
            "disclosure.procurement.amount" => format!("{}.5", count * 1000),
            "disclosure.penalties.items_change" => format!("-{count}"),
            _ => count.to_string(),
        };
        let year = if edition == Edition::Y2019 { 2020 } else { 2023 };
        let mut prose: [Vec<String>; 6] = Default::default();
        prose[0].push(format!("{year}年，我局主动公开政府信息1580条，其中政策文件312条、工作动态1268条。"));
        prose[4].push("公开的及时性有待提高，下一步将加强培训，全年计划举办2期。".to_owned());
        prose[5].push("无其他需要报告的事项。".to_owned());
        let written = counts.iter().map(|(&field, &count)| (field, if empty(field, count) { String::new() } else { text(field, count) }));
        Self {
            edition,
            year,
            agency: "云溪市林业局".to_owned(),
            prose,
            signature: Vec::new(),
            written: written.collect(),
            figures: counts.iter().map(|(&field, &count)| (field, text(field, count))).collect(),
        }
    }

    /// What is written in a field's cell: a number as the JSON has it, a placeholder, or nothing; `None` where the form has
    /// no such field.
    pub fn value(&self, field: Field) -> Option<String> {
        self.written.get(&field).cloned()
    }

    /// The number that belongs into a field's cell, written there or not.
    pub fn figure(&self, field: Field) -> Option<&str> {
        self.figures.get(&field).map(String::as_str)
    }

    /// The title.
    pub fn title(&self) -> String {
        format!("{}{}年政府信息公开工作年度报告", self.agency, self.year)
    }
}
