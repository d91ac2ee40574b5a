//! Which form a table is in, by its labels and never by its year, and which of the form's rows each of its rows is.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use super::label::unnumbered;
use super::order::{self, Open};
use super::table::{Row, Table};
use crate::form::{StatisticsForm, statistics_forms};
use crate::lex::grammar::{is_digit, is_numeral};
use crate::lex::script::is_han;

/// Rows of a form that a table must have at least.
const LEAST: usize = 5;

/// A table's form and its rows.
#[derive(Debug)]
pub struct Named {
    pub form: &'static StatisticsForm,
    /// For each row of the table the row of the form.
    pub rows: Vec<Option<usize>>,
    /// Rows of the table whose label is one character off.
    pub loose: Vec<usize>,
    /// Rows of the table whose label is that of several rows of the form, and nothing says of which.
    pub open: Vec<Open>,
    /// Rows of the table whose label is those of several rows of the form, one below the other: whose their values are is not known.
    pub stacked: Vec<(usize, usize)>,
    /// Rows of the table that say again what a row before them says, with the row of the form.
    pub again: Vec<(usize, usize)>,
}

struct Lexicon {
    form: &'static StatisticsForm,
    exact: HashMap<String, Vec<usize>>,
    near: HashMap<String, Vec<usize>>,
}

static LEXICONS: LazyLock<Vec<Lexicon>> = LazyLock::new(|| statistics_forms().iter().map(Lexicon::new).collect());

impl Lexicon {
    fn new(form: &'static StatisticsForm) -> Self {
        let (mut exact, mut near): (HashMap<String, Vec<usize>>, HashMap<String, Vec<usize>>) = Default::default();
        for (at, row) in form.rows.iter().enumerate().filter(|(_, row)| row.id.is_some()) {
            for label in &row.labels {
                let key = key(label);
                for (map, key) in [(&mut near, canonical(&key)), (&mut exact, key)] {
                    let rows = map.entry(key).or_default();
                    if !rows.contains(&at) {
                        rows.push(at);
                    }
                }
            }
        }
        Self { form, exact, near }
    }

    /// The rows that a label may be, and whether it is one character off.
    fn rows(&self, label: &str) -> (Vec<usize>, bool) {
        let rows = self.printed(label);
        if rows.is_empty() { (self.misspelt(&key(unnumbered(label).words)).into_iter().collect(), true) } else { (rows.to_vec(), false) }
    }

    /// The rows whose label this is.
    fn printed(&self, label: &str) -> &[usize] {
        self.words(label).map_or(&[], |(_, rows)| rows)
    }

    /// The words of a label after the headings that ran into it, and the rows whose label they are.
    fn words<'l>(&self, label: &'l str) -> Option<(&'l str, &[usize])> {
        let own = unnumbered(label).words;
        [own].into_iter().chain(behind_headings(own)).find_map(|words| {
            let key = Some(key(words)).filter(|key| !key.is_empty())?;
            let rows = self.exact.get(&key).or_else(|| self.near.get(&canonical(&key)))?;
            Some((words, rows.as_slice()))
        })
    }

    /// The rows whose labels are in one label, one after the other, where they are several.
    fn stacked(&self, label: &str) -> Vec<usize> {
        let own = unnumbered(label).words;
        let mut starts: Vec<usize> = behind_headings(own).map(|rest| own.len() - rest.len()).collect();
        starts.push(own.len());
        let mut from = 0;
        let mut found: Vec<&[usize]> = Vec::new();
        for to in starts {
            let words = own.get(from..to).unwrap_or_default().trim_end_matches(|c: char| !is_han(c) || is_numeral(c));
            let key = key(words.strip_suffix("其中").unwrap_or(words));
            let rows = self.exact.get(&key).or_else(|| self.near.get(&canonical(&key)).filter(|_| !key.is_empty()));
            found.extend(rows.map(Vec::as_slice));
            from = to;
        }
        if found.len() > 1 { found.concat() } else { Vec::new() }
    }

    /// The one row of whose label one character was mistaken for another.
    fn misspelt(&self, key: &str) -> Option<usize> {
        const SHORTEST: usize = 6;
        /// Characters that turn a label into another.
        const TELLING: &str = "报告简当书不非未无免否已本上下前同去当年月总一二三四五六七八九十1234567890";
        let chars: Vec<char> = key.chars().collect();
        if chars.len() < SHORTEST {
            return None;
        }
        let is_one_off = |label: &str| {
            let mut differing = label.chars().zip(&chars).filter(|(a, b)| a != *b);
            label.chars().count() == chars.len()
                && differing.next().is_some_and(|(a, b)| !TELLING.contains(a) && !TELLING.contains(*b))
                && differing.next().is_none()
        };
        let mut found = self.exact.iter().filter(|(label, _)| is_one_off(label)).flat_map(|(_, rows)| rows.iter().copied());
        let first = found.next()?;
        found.all(|other| other == first).then_some(first)
    }

    fn name(&self, rows: &[Row]) -> Named {
        let (mut loose, mut again, mut stacked) = (Vec::new(), Vec::new(), Vec::new());
        let mut used = vec![false; self.form.rows.len()];
        let mut options = Vec::with_capacity(rows.len());
        let mut placed: Vec<Option<usize>> = Vec::with_capacity(rows.len());
        for (number, row) in rows.iter().enumerate() {
            let (mut own, is_loose) = self.rows(&row.label);
            let several = self.stacked(&row.label);
            if !several.is_empty() {
                own.clear();
                stacked.extend(several.into_iter().map(|at| (number, at)));
            }
            let only = if let [only] = own.as_slice() { Some(*only) } else { None };
            let free = only.filter(|at| used.get_mut(*at).is_some_and(|used| !std::mem::replace(used, true)));
            again.extend(only.filter(|_| free.is_none() && !is_loose).map(|at| (number, at)));
            if free.is_some() && is_loose {
                loose.push(number);
            }
            placed.push(free);
            options.push(own);
        }
        let open = order::place(self.form, &options, &mut placed);
        Named { form: self.form, rows: placed, loose, open, stacked, again }
    }
}

/// The form that most rows of a table are of; `None` where they are too few, or as many of two forms.
pub fn name(table: &Table) -> Option<Named> {
    let rows = &table.rows;
    let score = |named: &Named| {
        let stacked: HashSet<usize> = named.stacked.iter().map(|(number, _)| *number).collect();
        let matched = named.rows.iter().flatten().count() + stacked.len();
        let label = |row: &Row, at: usize| {
            let first = named.form.rows.get(at).and_then(|own| own.labels.first());
            first.is_some_and(|first| key(first) == key(unnumbered(&row.label).words))
        };
        let worded = rows.iter().zip(&named.rows).filter(|(row, at)| at.is_some_and(|at| label(row, at))).count();
        // Lists whose labels are alike have other columns: 本期实际 and 本月累计.
        let headed = table.heads.iter().filter(|head| named.form.columns.iter().any(|column| column.is_headed(&head.words()))).count();
        (matched, headed, worded)
    };
    let mut best: Option<(Named, (usize, usize, usize))> = None;
    let mut tie = None;
    for named in LEXICONS.iter().map(|lexicon| lexicon.name(rows)) {
        let own = score(&named);
        match &best {
            Some((_, other)) if own < *other => {}
            Some((other, score)) if own == *score => tie = Some(other.form.family != named.form.family),
            _ => {
                best = Some((named, own));
                tie = None;
            }
        }
    }
    let (named, (matched, ..)) = best?;
    (matched >= LEAST && matched * 2 >= rows.len() && tie != Some(true)).then_some(named)
}

/// Whether some form has a row with this label.
pub fn is_known(label: &str) -> bool {
    LEXICONS.iter().any(|lexicon| !lexicon.rows(label).0.is_empty())
}

/// Whether a label is that of a row of some form, to the character.
pub fn is_printed(label: &str) -> bool {
    LEXICONS.iter().any(|lexicon| !lexicon.printed(label).is_empty())
}

/// The longest words of a label that are those of a row of some form, after the headings that ran into it.
pub fn printed(label: &str) -> Option<&str> {
    LEXICONS.iter().filter_map(|lexicon| Some(lexicon.words(label)?.0)).max_by_key(|words| words.len())
}

/// Whether a text starts with the label of a row or a heading of some form.
pub fn starts_with_label(text: &str) -> bool {
    static LABELS: LazyLock<HashSet<String>> = LazyLock::new(|| {
        let labels = statistics_forms().iter().flat_map(|form| &form.rows).flat_map(|row| &row.labels);
        labels.map(|label| key(label).chars().take(FIRST).collect()).collect()
    });
    /// Characters that tell a label from other text.
    const FIRST: usize = 4;
    let start: String = key(unnumbered(text).words).chars().take(FIRST).collect();
    LABELS.contains(&start)
}

/// Whether a label is that of the last row of a form.
pub fn is_last(label: &str) -> bool {
    LEXICONS.iter().any(|lexicon| lexicon.rows(label).0.iter().any(|at| at + 1 == lexicon.form.rows.len()))
}

/// What of a label tells it from others: its Chinese characters and digits.
fn key(label: &str) -> String {
    label.chars().filter(|&c| is_han(c) || is_digit(c)).collect()
}

/// A key without what copies vary.
fn canonical(key: &str) -> String {
    const SAME: &[(&str, &str)] = &[
        ("其它", "其他"),
        ("互联网", "网上"),
        ("网络", "网上"),
        ("信件", "信函"),
        ("记1", "计1"),
        ("投诉举报", "举报投诉"),
        ("全职", "专职"),
    ];
    let mut key = key.to_owned();
    for (from, to) in SAME {
        if key.contains(from) {
            key = key.replace(from, to);
        }
    }
    let end = ["总数", "数量", "数"].iter().find_map(|end| key.strip_suffix(end)).map(str::len);
    if let Some(end) = end.filter(|&end| end > 0) {
        key.truncate(end);
    }
    key
}

/// What comes after each heading that a label starts with: headings without values run into the first label below them.
fn behind_headings(label: &str) -> impl Iterator<Item = &str> {
    let mut before = None;
    label.char_indices().filter_map(move |(at, c)| {
        let is_number = before.is_some_and(is_numeral);
        before = Some(c);
        let rest = label.get(at + c.len_utf8()..)?;
        (is_number && matches!(c, '、' | ')' | '.')).then(|| unnumbered(rest).words)
    })
}
