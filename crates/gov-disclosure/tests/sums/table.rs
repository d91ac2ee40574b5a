//! Random consistent tables, and the sums of the form spelled out once more, apart from the crate's.

use gov_disclosure::{Cell, Cells, Edition, Field, Report, TableId, Value, fields};

/// A small generator of numbers (xorshift), seeded.
pub struct Dice(u64);

impl Dice {
    pub fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1)
    }

    pub fn below(&mut self, n: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) % n
    }

    /// A count as reports have them: mostly zero, seldom large.
    fn count(&mut self) -> i64 {
        match self.below(10) {
            0..=4 => 0,
            5..=7 => self.below(12) as i64,
            8 => self.below(400) as i64,
            _ => self.below(30_000) as i64,
        }
    }
}

pub const APPLICANTS: [&str; 6] = ["natural_person", "enterprise", "research", "public_interest", "legal_service", "other_org"];

fn at(row: &str, column: &str) -> Field {
    Field::at(TableId::Requests, row, column).unwrap()
}

/// Table III of an edition with numbers that agree.
#[derive(Clone)]
pub struct Table {
    pub edition: Edition,
    /// Cells in the order of the form.
    pub cells: Vec<(Field, i64)>,
}

pub fn is_outcome(field: Field) -> bool {
    !matches!(field.row_id(), "received" | "carried_in" | "handled_total" | "carried_out")
}

impl Table {
    pub fn random(edition: Edition, dice: &mut Dice) -> Self {
        let own: Vec<Field> = fields().filter(|f| f.table() == TableId::Requests && f.is_in(edition)).collect();
        let mut table = Self { edition, cells: own.iter().map(|field| (*field, 0)).collect() };
        for applicant in APPLICANTS {
            let outcomes: Vec<Field> = own.iter().copied().filter(|f| f.column_id() == applicant && is_outcome(*f)).collect();
            let mut handled = 0;
            for field in outcomes {
                let count = dice.count();
                handled += count;
                table.set(field, count);
            }
            let carried_out = dice.count();
            let carried_in = dice.below(handled as u64 + carried_out as u64 + 1) as i64;
            table.set(at("handled_total", applicant), handled);
            table.set(at("carried_out", applicant), carried_out);
            table.set(at("carried_in", applicant), carried_in);
            table.set(at("received", applicant), handled + carried_out - carried_in);
        }
        for total in own.iter().filter(|f| f.column_id() == "total") {
            let sum = APPLICANTS.iter().map(|applicant| table.get(at(total.row_id(), applicant))).sum();
            table.set(*total, sum);
        }
        table
    }

    pub fn index(&self, field: Field) -> usize {
        self.cells.iter().position(|(own, _)| *own == field).unwrap()
    }

    pub fn get(&self, field: Field) -> i64 {
        self.cells[self.index(field)].1
    }

    pub fn set(&mut self, field: Field, value: i64) {
        let index = self.index(field);
        self.cells[index].1 = value;
    }

    /// The report that holds the table and nothing else, without the cells of `erased`.
    pub fn report(&self, erased: &[usize]) -> Report {
        let edition = self.edition.as_str();
        let json = format!(
            r#"{{"schema":"gov-disclosure/report/v1","form":{{"expected":"{edition}","disclosure":null,"requests":"{edition}","remedies":null}},"cells":{{}}}}"#
        );
        let mut report = Report::from_json(&json).unwrap();
        let mut cells = Cells::new();
        for (i, (field, value)) in self.cells.iter().enumerate() {
            let cell = if erased.contains(&i) { Cell::new(gov_disclosure::State::Absent) } else { Cell::reported(Value::Count(*value)) };
            cells.insert(*field, cell);
        }
        report.cells = cells;
        report
    }

    /// The sums of Table III as pairs of places: left side, right side.
    pub fn sums(&self) -> Vec<(Vec<usize>, Vec<usize>)> {
        let mut all = Vec::new();
        let columns: Vec<&str> = APPLICANTS.into_iter().chain(["total"]).collect();
        let place = |row: &str, column: &str| self.index(at(row, column));
        for column in &columns {
            all.push((
                vec![place("received", column), place("carried_in", column)],
                vec![place("handled_total", column), place("carried_out", column)],
            ));
            let outcomes =
                self.cells.iter().enumerate().filter(|(_, (f, _))| f.column_id() == *column && is_outcome(*f)).map(|(i, _)| i).collect();
            all.push((vec![place("handled_total", column)], outcomes));
        }
        for (i, (field, _)) in self.cells.iter().enumerate().filter(|(_, (f, _))| f.column_id() == "total") {
            all.push((vec![i], APPLICANTS.iter().map(|applicant| place(field.row_id(), applicant)).collect()));
        }
        all
    }
}
