//! A filled form: figures that satisfy every sum, large, and unequal to their neighbours.

use std::collections::HashMap;

use gov_disclosure::{Edition, Field, TableId, fields};

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
pub struct Sheet {
    pub edition: Edition,
    values: HashMap<Field, String>,
}

const APPLICANTS: [&str; 6] = ["natural_person", "enterprise", "research", "public_interest", "legal_service", "other_org"];

impl Sheet {
    pub fn new(edition: Edition, figures: Figures, seed: u64) -> Self {
        let mut state = seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1;
        let mut random = move |below: i64| {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            (state % below as u64) as i64
        };
        let mut counts: HashMap<Field, i64> = HashMap::new();
        for field in fields().filter(|f| f.is_in(edition)) {
            counts.insert(field, 11 + random(48_000));
        }
        let at = |row: &str, column: &str| Field::at(TableId::Requests, row, column).unwrap();
        let rows: Vec<&str> = fields()
            .filter(|f| f.table() == TableId::Requests && f.is_in(edition) && f.column_id() == "total")
            .map(Field::row_id)
            .collect();
        let outcomes: Vec<&str> =
            rows.iter().copied().filter(|r| !["received", "carried_in", "handled_total", "carried_out"].contains(r)).collect();
        for column in APPLICANTS {
            for row in &outcomes {
                let zero = figures == Figures::OnlyTotals || figures == Figures::ZerosBlank && random(3) == 0;
                counts.insert(at(row, column), if zero { 0 } else { 1 + random(1700) });
            }
            let handled: i64 = outcomes.iter().map(|row| counts[&at(row, column)]).sum();
            let carried_out = if figures == Figures::OnlyTotals { 0 } else { 2 + random(90) };
            let carried_in = if figures == Figures::OnlyTotals { 0 } else { 1 + random(carried_out + handled) / 9 };
            counts.insert(at("handled_total", column), handled);
            counts.insert(at("carried_out", column), carried_out);
            counts.insert(at("carried_in", column), carried_in);
            counts.insert(at("received", column), handled + carried_out - carried_in);
        }
        for row in &rows {
            counts.insert(at(row, "total"), APPLICANTS.iter().map(|column| counts[&at(row, column)]).sum());
        }
        for block in ["reconsideration", "litigation_direct", "litigation_after_reconsideration"] {
            let cell = |column| Field::at(TableId::Remedies, block, column).unwrap();
            let sum = ["upheld", "corrected", "other", "pending"].iter().map(|column| counts[&cell(column)]).sum();
            counts.insert(cell("total"), sum);
        }
        let empty = |field: Field, count: i64| match figures {
            Figures::Full => false,
            _ if field.table() != TableId::Requests => false,
            Figures::OnlyTotals => field.column_id() != "total",
            Figures::NoTotals => field.column_id() == "total" && outcomes.contains(&field.row_id()),
            Figures::ZerosBlank => count == 0,
        };
        let text = |field: Field, count: i64| match field.id() {
            _ if empty(field, count) => String::new(),
            "disclosure.fees.amount" => format!("{}.{}", count, 1 + count % 9),
            "disclosure.procurement.amount" => format!("{}.5", count * 1000),
            "disclosure.penalties.items_change" => format!("-{count}"),
            _ => count.to_string(),
        };
        Self { edition, values: counts.into_iter().map(|(field, count)| (field, text(field, count))).collect() }
    }

    /// What is written in a field's cell; empty for an empty cell, `None` where the form has no such field.
    pub fn value(&self, field: Field) -> Option<String> {
        self.values.get(&field).cloned()
    }

    /// The cells of a row, in the order of the form.
    pub fn row(&self, table: TableId, row: &str) -> Vec<String> {
        fields().filter(|f| f.table() == table && f.row_id() == row && f.is_in(self.edition)).map(|f| self.values[&f].clone()).collect()
    }

    /// The rows of Table III: group labels that start at the row, label, id.
    pub fn requests(&self) -> Vec<(Vec<&'static str>, &'static str, &'static str)> {
        let mut rows = Vec::new();
        let (mut results, mut group) = (false, "");
        for field in fields().filter(|f| f.table() == TableId::Requests && f.is_in(self.edition) && f.column_id() == "total") {
            let mut heads = Vec::new();
            let inside = !field.group_zh().is_empty();
            if inside && !results {
                heads.push("三、本年度办理结果");
                results = true;
            }
            let own = if field.group_zh().starts_with('三') { "" } else { field.group_zh() };
            if own != group && !own.is_empty() {
                heads.push(own);
            }
            group = own;
            rows.push((heads, field.row_zh(), field.row_id()));
        }
        rows
    }

    /// The blocks of Table II: heading, column heads, rows with label and id.
    #[allow(clippy::type_complexity)]
    pub fn disclosure(&self) -> Vec<(&'static str, Vec<&'static str>, Vec<(&'static str, &'static str)>)> {
        let mut blocks: Vec<(&str, Vec<&str>, Vec<(&str, &str)>)> = Vec::new();
        for field in fields().filter(|f| f.table() == TableId::Disclosure && f.is_in(self.edition)) {
            if blocks.last().is_none_or(|(heading, ..)| *heading != field.group_zh()) {
                blocks.push((field.group_zh(), Vec::new(), Vec::new()));
            }
            let (_, columns, rows) = blocks.last_mut().unwrap();
            if rows.last().is_none_or(|(_, id)| *id != field.row_id()) {
                rows.push((field.row_zh(), field.row_id()));
            }
            if rows.len() == 1 {
                columns.push(field.column_zh());
            }
        }
        blocks
    }
}
