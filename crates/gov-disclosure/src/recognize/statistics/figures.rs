//! From the rows of a table to the cells of its form.

use super::columns::Columns;
use super::label::unnumbered;
use super::naming::Named;
use super::prose::Stated;
use super::splits::{self, Domain};
use super::table::{Piece, Row, Table, Written};
use crate::diagnostic::{Severity, catalogue};
use crate::document::Span;
use crate::fact;
use crate::form::{Statistic, StatisticsForm, StatisticsRow};
use crate::lex::number::{self, Reading};
use crate::recognize::beside;
use crate::recognize::draft::{self, Spanned, Tables};
use crate::recognize::finding::Finding;
use crate::recognize::lacking::Lack;
use crate::report::{Amount, DerivedFigure, Figure, State, Value};

/// A cell of a row of which nothing says which of its values it holds.
fn lost(row: &Row, runs: &[Piece], candidates: Option<Vec<Option<Value>>>) -> Spanned<Figure> {
    let raw: Vec<&str> = runs.iter().map(|run| run.text.as_str()).collect();
    let raw = (!raw.is_empty()).then(|| raw.join(" "));
    let figure = Figure { raw, candidates, unit: Some(row.unit.clone()), ..Figure::new(State::Lost) };
    match runs.iter().map(|run| run.span).reduce(Span::to) {
        Some(span) => Spanned::at(figure, span),
        None => figure.into(),
    }
}

/// What a cell says.
fn figure(piece: Option<&Piece>, unit: &str, money: bool) -> Spanned<Figure> {
    let mut figure = Figure::new(State::Lost);
    figure.unit = (!unit.is_empty()).then(|| unit.to_owned());
    let Some(piece) = piece else { return figure.into() };
    let raw = piece.text.trim();
    figure.raw = (!raw.is_empty()).then(|| raw.to_owned());
    // 26万元 in a row in 万元 is 26; in another unit of money it is an amount in 元.
    let short = unit.strip_suffix('元').filter(|short| !short.is_empty());
    let bare = [Some(unit), short].into_iter().flatten().find_map(|unit| raw.strip_suffix(unit)).filter(|_| money && !unit.is_empty());
    // 26亿 is an amount in 元 wherever it is.
    if money && bare.is_none() && raw.contains(['元', '亿']) {
        figure.unit = Some("元".to_owned());
    }
    match number::read(bare.unwrap_or(&piece.text)) {
        Reading::Blank if beside::shows_something(piece.beside()) => {}
        Reading::Blank => figure.state = State::Blank,
        Reading::Placeholder => figure.state = State::Placeholder,
        Reading::Number(number) => {
            figure.value =
                if money { number.total().map(|total| Value::Amount(Amount::new(total))) } else { number.whole().map(Value::Count) };
            figure.state = if figure.value.is_some() { State::Reported } else { State::Illegible };
        }
        Reading::Other => figure.state = State::Illegible,
    }
    Spanned::at(figure, piece.span)
}

fn valued(value: i64, money: bool) -> Value {
    if money { Value::Amount(Amount::new(value.into())) } else { Value::Count(value) }
}

/// Makes the cells of a table whose form is known.
pub struct Reader<'t> {
    pub table: &'t Table,
    pub named: &'t Named,
    pub stated: &'t [Stated],
    /// The year of the report.
    pub year: Option<u16>,
    /// The last line of the file, where it may be cut.
    pub cut: Option<Span>,
    pub out: &'t mut Vec<Finding>,
    /// Cells of the form that the table does not have.
    pub lack: &'t mut Option<Lack>,
}

impl Reader<'_> {
    /// The cells, and the rows that the form does not have.
    pub fn read(&mut self) -> Tables {
        let form = self.named.form;
        let Columns { of: columns, open: unsure } = Columns::new(form, self.table, self.year);
        let known: Vec<usize> = columns.iter().flatten().copied().collect();
        let glued = is_glued(self.table, columns.len());
        let domains = self.domains(&columns, glued);
        // A digit alone shows that empty cells leave no trace, so that any digits may be one value.
        let is_short = |row: &Row| matches!(&row.written, Written::Runs { runs, .. } if matches!(runs.as_slice(), [run] if run.text.len() < columns.len()));
        let drops_blanks = glued && self.table.rows.iter().any(is_short);
        let mut statistics = Tables::default();
        let (mut proven, mut open, mut missing) = (Vec::new(), Vec::new(), Vec::new());
        let is_open = |at: &usize| self.named.open.iter().any(|open| open.options.contains(at));
        let mut glued_spans: Option<Span> = None;
        for (at, own) in form.rows.iter().enumerate().filter(|(_, row)| row.id.is_some()) {
            let number = self.named.rows.iter().position(|row| *row == Some(at));
            let row = number.and_then(|number| self.table.rows.get(number));
            if row.is_none() && is_open(&at) {
                continue;
            }
            let Some(row) = row else {
                let stacked = self.named.stacked.iter().find(|(_, own)| *own == at);
                if let Some(row) = stacked.and_then(|(number, _)| self.table.rows.get(*number)) {
                    for cell in known.iter().filter_map(|&column| form.cell(at, column)) {
                        let lost = Figure::new(State::Lost);
                        self.unread(row, cell, &lost, false);
                        statistics.cells.push((cell, lost.into()));
                    }
                    continue;
                }
                let cells = known.iter().filter_map(|&column| form.cell(at, column));
                for cell in cells.filter(|_| !own.sometimes && !self.is_replaced(at)) {
                    statistics.cells.push((cell, Figure::new(State::Absent).into()));
                    missing.push(cell);
                }
                continue;
            };
            let money = own.is_money();
            let mut figures = self.written(row, columns.len(), own, glued);
            if !self.is_whole_end(row) {
                self.cut_off(form, at, &columns, &mut figures);
            }
            self.other_unit(row, at, &known);
            let domain = domains.get(at).and_then(Option::as_ref).filter(|_| figures.iter().any(|figure| figure.state == State::Lost));
            if let Some(domain) = domain {
                glued_spans = Some(glued_spans.map_or(row.span, |span| span.to(row.span)));
                for (place, (column, figure)) in known.iter().zip(&mut figures).enumerate() {
                    part(form, *column, place, domain, figure, money, drops_blanks);
                }
            }
            for (place, (column, figure)) in columns.iter().zip(figures).enumerate() {
                let Some(cell) = column.and_then(|column| form.cell(at, column)) else { continue };
                if let Some(piece) = row.piece(place) {
                    self.beside(cell, piece, &figure);
                }
                if domain.is_some() {
                    if figure.derived.is_some() { &mut proven } else { &mut open }.push(cell);
                }
                self.unread(row, cell, &figure, domain.is_some());
                statistics.cells.push((cell, figure));
            }
        }
        for column in &unsure {
            self.unsure(column, columns.len(), &mut statistics, &mut missing);
        }
        let settled = self.settle(&columns, glued, &mut statistics, &mut missing);
        self.say_again(&columns, glued, &statistics);
        self.doubt_groups(&known);
        self.say_glued(glued_spans, proven, open);
        self.say_missing(missing);
        self.say_loose(&known);
        let has_place = |number: usize| settled.contains(&number) || self.named.rows.get(number).copied().flatten().is_some();
        let is_placed = |number: usize| !(known.is_empty() && unsure.is_empty()) && has_place(number);
        statistics.rows = others(self.table, |number| !is_placed(number));
        statistics
    }

    /// Whether the file prints a row in the place of this one that only some copies have: 传真申请数 for 网上申请数.
    pub(super) fn is_replaced(&self, at: usize) -> bool {
        let rows = &self.named.form.rows;
        let depth = |row: usize| rows.get(row).map(|row| row.depth);
        let beside = [at.checked_sub(1), Some(at + 1)].into_iter().flatten().filter(|&row| depth(row) == depth(at));
        let is_printed = |row: usize| self.named.rows.contains(&Some(row));
        let mut beside = beside.filter(|&row| is_printed(row) && rows.get(row).is_some_and(|row| row.sometimes));
        beside.next().is_some() && (at + 1..rows.len()).any(is_printed)
    }

    /// Whether a row is the last of its form, or of a table that lacks none: no number of a further row can come after its digits.
    fn is_whole_end(&self, row: &Row) -> bool {
        let is_last = self.table.rows.last().is_some_and(|last| std::ptr::eq(last, row));
        let is_last_of_form = self.named.rows.last().copied().flatten().is_some_and(|at| at + 1 == self.named.form.rows.len());
        let rows = self.named.form.rows.iter().enumerate();
        let mut printed = rows.filter(|(_, own)| own.id.is_some() && !own.sometimes);
        is_last && (is_last_of_form || printed.all(|(at, _)| self.named.rows.contains(&Some(at))))
    }

    /// The ways of each row of the form whose values are printed.
    fn domains(&self, columns: &[Option<usize>], glued: bool) -> Vec<Option<Domain>> {
        let form = self.named.form;
        let mut domains: Vec<Option<Domain>> = vec![None; form.rows.len()];
        let known: Vec<usize> = columns.iter().flatten().copied().collect();
        if !glued || known.len() != columns.len() {
            return domains;
        }
        for (row, at) in self.table.rows.iter().zip(&self.named.rows) {
            let (Some(at), Written::Runs { runs, other }) = (*at, &row.written) else { continue };
            let other = other.as_ref().filter(|_| !self.is_whole_end(row));
            let mut domain = Domain::default();
            match runs.as_slice() {
                [run] => {
                    domain.ways = splits::ways(&run.text, columns.len());
                    domain.ways.extend(other.iter().flat_map(|text| splits::ways(text, columns.len())));
                }
                runs if runs.len() == columns.len() => {
                    domain.ways.extend(runs.iter().map(|run| run.text.parse().ok()).collect::<Option<Vec<i64>>>());
                }
                _ => {}
            }
            if domain.ways.is_empty() {
                continue;
            }
            domain.rules.push(catalogue::RUN_TOGETHER.id);
            if let Some((total, year)) = form.running {
                let place = |column: usize| known.iter().position(|own| *own == column);
                if let Some((total, year)) = place(total).zip(place(year)) {
                    splits::within_total(&mut domain, total, year);
                }
            }
            if let Some(slot) = domains.get_mut(at) {
                *slot = Some(domain).filter(|domain| !domain.ways.is_empty());
            }
        }
        splits::satisfy(form, &known, &mut domains);
        for stated in self.stated {
            let column = if stated.running { form.running.map(|(total, _)| total) } else { form.running.map(|(_, year)| year) };
            let place = column.and_then(|column| known.iter().position(|own| *own == column));
            let domain = form.row(stated.row).and_then(|row| domains.get_mut(row)).and_then(Option::as_mut);
            if let (Some(place), Some(domain)) = (place, domain) {
                splits::narrow(domain, catalogue::TEXT_DIFFERS.id, &[], |way| way.get(place) == Some(&stated.value));
            }
        }
        splits::satisfy(form, &known, &mut domains);
        domains
    }

    /// The cells of a row, one for each value column.
    pub(super) fn written(&mut self, row: &Row, columns: usize, own: &StatisticsRow, glued: bool) -> Vec<Spanned<Figure>> {
        let money = own.is_money();
        // 7万元 in a row that prints no unit is of the form's unit.
        let is_in = |text: &str, unit: &str| text.ends_with(unit) || unit == "万元" && text.ends_with('万');
        let in_own_unit = |piece: &Piece| money && row.unit.is_empty() && is_in(piece.text.trim(), own.unit);
        let figure = |piece: Option<&Piece>| figure(piece, if piece.is_some_and(in_own_unit) { own.unit } else { &row.unit }, money);
        match &row.written {
            Written::Cells(cells) => (0..columns).map(|at| figure(cells.get(at).and_then(Option::as_ref))).collect(),
            Written::Under(cells) => {
                let piece = |at| cells.iter().find(|(own, _)| *own == at).map(|(_, piece)| piece);
                let own = |at| piece(at).map_or_else(|| Figure::new(State::Absent).into(), |piece| figure(Some(piece)));
                (0..columns).map(own).collect()
            }
            Written::Runs { runs, other } if runs.len() == columns && (other.is_none() || self.is_whole_end(row)) => {
                runs.iter().map(|run| figure(Some(run))).collect()
            }
            Written::Runs { runs, other } => {
                // One value of several columns: it is in one of them, and the others are empty.
                let one = match runs.as_slice() {
                    [run] if !glued && self.table.is_spaced || run.text.len() < columns => Some(&run.text),
                    _ => None,
                };
                let texts: Vec<&str> = one.into_iter().chain(other.iter().filter(|_| columns == 1)).map(String::as_str).collect();
                let texts = if columns == 1 { runs.iter().map(|run| run.text.as_str()).chain(other.as_deref()).collect() } else { texts };
                let values: Option<Vec<Value>> = texts.iter().map(|text| Some(valued(text.parse().ok()?, money))).collect();
                let mut values = values.unwrap_or_default();
                values.sort_unstable();
                let blank = (columns > 1).then_some(None);
                let candidates = (!values.is_empty()).then(|| values.into_iter().map(Some).chain(blank).collect());
                vec![lost(row, runs, candidates); columns]
            }
            Written::Torn(runs) => vec![lost(row, runs, None); columns],
        }
    }

    /// Says what is at the text of a cell and was not read.
    fn beside(&mut self, cell: Statistic, piece: &Piece, figure: &Figure) {
        let form = self.named.form;
        let header = form.column(cell.column_id()).and_then(|at| form.columns.get(at)?.headers.first().copied());
        let name = || match header.filter(|_| form.columns.len() > 1) {
            Some(header) => format!("{}·{header}", cell.label()),
            None => cell.label().to_owned(),
        };
        let found = beside::findings(name, &piece.text, piece.beside(), figure.raw.as_deref());
        self.out.extend(found.map(|found| found.at(piece.span).with_statistics([cell])));
    }

    /// Says what could not be read of a cell.
    fn unread(&mut self, row: &Row, cell: Statistic, figure: &Figure, glued: bool) {
        let (label, raw) = (unnumbered(&row.label).words.to_owned(), figure.raw.clone().unwrap_or_default());
        let finding = match figure.state {
            State::Illegible => Finding::of(&catalogue::UNREADABLE, fact::Value::UnreadableInRow { label, raw }),
            State::Lost if self.is_cut_off(cell) => return,
            State::Lost if !glued => Finding::of(&catalogue::ROW_WIDTH, fact::Reading::StatisticsRowWidth { label }),
            _ => return,
        };
        let rule = finding.rule;
        match self.out.iter_mut().find(|own| own.rule == rule && own.spans.first() == Some(&row.span)) {
            Some(own) => own.statistics.push(cell),
            None => self.out.push(finding.at(row.span).with_statistics([cell])),
        }
    }

    fn say_glued(&mut self, span: Option<Span>, proven: Vec<Statistic>, open: Vec<Statistic>) {
        let Some(span) = span else { return };
        let (sure, unsure) = (proven.len(), open.len());
        let severity = if unsure == 0 { Severity::Info } else { Severity::Warning };
        self.out.push(
            Finding::of(&catalogue::RUN_TOGETHER, fact::Reading::ColumnsRunTogether { sure, unsure })
                .at(span)
                .with_severity(severity)
                .with_statistics(proven.into_iter().chain(open)),
        );
    }

    fn say_missing(&mut self, missing: Vec<Statistic>) {
        if !missing.is_empty() {
            *self.lack = Some(Lack::Statistics { cells: missing, in_parts: self.table.in_parts });
        }
    }

    fn say_loose(&mut self, columns: &[usize]) {
        for &number in &self.named.loose {
            let row = self.table.rows.get(number);
            let at = self.named.rows.get(number).copied().flatten();
            let own = at.and_then(|at| self.named.form.rows.get(at));
            let Some((row, label)) = row.zip(own.and_then(|own| own.labels.first())) else { continue };
            let fact = fact::Reading::SimilarLabel { printed: unnumbered(&row.label).words.to_owned(), label };
            let cells = columns.iter().filter_map(|&column| self.named.form.cell(at?, column));
            self.out.push(Finding::of(&catalogue::LOOSE_LABEL, fact).at(row.span).with_severity(Severity::Warning).with_statistics(cells));
        }
    }
}

/// Whether most rows have one run of digits where the table has several columns.
fn is_glued(table: &Table, columns: usize) -> bool {
    let count = |wanted: usize| {
        let has = |row: &&Row| matches!(&row.written, Written::Runs { runs, .. } if runs.len() == wanted);
        table.rows.iter().filter(has).count()
    };
    let runs = table.rows.iter().filter_map(|row| match &row.written {
        Written::Runs { runs, .. } => runs.first().filter(|_| runs.len() == 1).map(|run| run.text.as_str()),
        Written::Cells(_) | Written::Under(_) | Written::Torn(_) => None,
    });
    // A digit alone is the value of one column, and 00 is that of two.
    let short = runs.clone().filter(|text| text.len() < columns).count();
    let is_evident = !table.heads.is_empty() || runs.clone().any(|text| text.len() > 1 && text.starts_with('0'));
    columns > 1 && count(1) > count(columns) && short * 4 <= count(1) && is_evident
}

/// What the ways of a row say of one cell.
fn part(form: &StatisticsForm, column: usize, place: usize, domain: &Domain, figure: &mut Figure, money: bool, drops_blanks: bool) {
    let mut values: Vec<i64> = domain.ways.iter().filter_map(|way| way.get(place).copied()).collect();
    values.sort_unstable();
    values.dedup();
    let is_proven = domain.rules.iter().any(|rule| [catalogue::STATISTICS_SUM.id, catalogue::TEXT_DIFFERS.id].contains(rule));
    match values.as_slice() {
        _ if drops_blanks && !is_proven => {}
        [value] => {
            let inputs = domain.inputs.iter().filter_map(|&row| form.cell(row, column)).collect();
            let rules = domain.rules.clone();
            figure.derived = Some(DerivedFigure { value: valued(*value, money), rules, inputs });
            figure.candidates = None;
        }
        [] => {}
        _ => figure.candidates = Some(values.into_iter().map(|value| Some(valued(value, money))).collect()),
    }
}

/// The rows of a table that no form has, as they are.
pub fn others(table: &Table, is_other: impl Fn(usize) -> bool) -> Vec<draft::Row> {
    let rows = table.rows.iter().enumerate().filter(|(number, _)| is_other(*number));
    let other = |row: &Row| {
        let money = row.unit.ends_with('元');
        let head = |at: usize| table.heads.get(at).map(|head| head.text.clone()).unwrap_or_default();
        let values = match &row.written {
            Written::Cells(cells) => cells.iter().enumerate().map(|(at, cell)| (head(at), figure(cell.as_ref(), "", money))).collect(),
            Written::Under(cells) => cells.iter().map(|(at, cell)| (head(*at), figure(Some(cell), "", money))).collect(),
            Written::Runs { runs, other: None } if runs.len() == table.heads.len().max(1) => {
                runs.iter().enumerate().map(|(at, run)| (head(at), figure(Some(run), "", money))).collect()
            }
            Written::Runs { runs, .. } | Written::Torn(runs) => {
                let lost = |run: &Piece| {
                    let figure = Figure { raw: Some(run.text.clone()), ..Figure::new(State::Lost) };
                    (String::new(), Spanned::at(figure, run.span))
                };
                runs.iter().map(lost).collect()
            }
        };
        let label = unnumbered(&row.label).words.to_owned();
        draft::Row { label, unit: row.unit.clone(), section: row.section.clone(), values }
    };
    rows.map(|(_, row)| other(row)).collect()
}
