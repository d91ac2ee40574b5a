//! The heads of the tables: which columns a copy prints, in which order.
//!
//! Copies break heads over rows and lines in every way, so the form's order holds unless the copy shows
//! another: two labels side by side, or one below the other in a single column, the wrong way round.

use std::rc::Rc;

use crate::form::{Edition, TableId, fields};
use crate::lex::fold;

/// A printed column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Column {
    /// Id of the form's column, or [`ORGANISATIONS`]; empty for any other that the form does not have.
    pub id: &'static str,
    /// The unit that its head names.
    pub unit: HeadUnit,
}

/// The unit that the head of a column names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HeadUnit {
    /// None.
    None,
    /// 元.
    Yuan,
    /// 万元.
    TenThousandYuan,
    /// Another, which the form does not use: 千元, 亿元, 万件.
    Other,
}

impl Column {
    /// A column without a unit in its head.
    pub fn plain(id: &'static str) -> Self {
        Self { id, unit: HeadUnit::None }
    }

    /// A column whose head reads `text`.
    pub fn headed(id: &'static str, text: &str) -> Self {
        let text: String = fold::plain(text).chars().filter(|c| !c.is_whitespace()).collect();
        let unit = match () {
            () if ["百万", "千元", "亿", "美元", "港元", "万件", "千件"].iter().any(|unit| text.contains(unit)) => {
                HeadUnit::Other
            }
            () if text.contains("万元") => HeadUnit::TenThousandYuan,
            () if text.contains('元') => HeadUnit::Yuan,
            () => HeadUnit::None,
        };
        Self { id, unit }
    }
}

/// The columns of a row, left to right.
pub type Columns = Rc<[Column]>;

/// A label of a head and where it stands.
#[derive(Clone, Copy, Debug)]
pub struct Head {
    /// Id of the column, or `organisations` for 法人或其他组织.
    pub id: &'static str,
    /// Row of the strip.
    pub row: u32,
    /// First column.
    pub start: u32,
    /// Whether columns on different rows can be compared: one cell a line.
    pub stacked: bool,
}

impl Head {
    /// Whether `self`, read before `other`, is before it in the table as well.
    fn precedes(&self, other: &Self) -> bool {
        self.row == other.row || (self.stacked && other.stacked && self.start.abs_diff(other.start) < 2)
    }
}

/// The applicant columns of Table III in the order of the form.
pub const APPLICANTS: [&str; 7] = ["natural_person", "enterprise", "research", "public_interest", "legal_service", "other_org", "total"];
/// The sum of all organisations, a column that private templates add to Table III.
pub const ORGANISATIONS: &str = "organisations";
/// The blocks of Table IV in the order of the form.
pub const BLOCKS: [&str; 3] = ["reconsideration", "litigation_direct", "litigation_after_reconsideration"];
/// The columns of each block of Table IV in the order of the form.
pub const RESULTS: [&str; 5] = ["upheld", "corrected", "other", "pending", "total"];

fn all(ids: impl IntoIterator<Item = &'static str>) -> Columns {
    ids.into_iter().map(Column::plain).collect()
}

/// The columns of Table III from the labels of its head in reading order. `None` where they contradict
/// the form in a way that cannot be followed.
pub fn applicants(heads: &[Head]) -> Option<Columns> {
    let is_inner = |id: &str| !matches!(id, "natural_person" | "total" | "organisations");
    // A subtotal beside the common head of the organisations, not under it, stands behind all of them.
    let beside = |pair: &[Head]| matches!(pair, [a, b] if a.id == "organisations" && b.id == "extra" && a.row == b.row);
    if let Some(at) = heads.windows(2).position(beside)
        && heads.iter().filter(|head| head.id == "extra").count() == 1
    {
        let others: Vec<Head> = heads.iter().enumerate().filter(|(i, _)| *i != at + 1).map(|(_, head)| *head).collect();
        let mut columns = applicants(&others)?.to_vec();
        let last = columns.iter().rposition(|column| is_inner(column.id))?;
        columns.insert(last + 1, Column::plain(ORGANISATIONS));
        return Some(columns.into());
    }
    let inner: Vec<&Head> = heads.iter().filter(|head| is_inner(head.id)).collect();
    let outer: Vec<&Head> = heads.iter().filter(|head| !is_inner(head.id)).collect();
    let extras = inner.iter().filter(|head| head.id == "extra").count();
    let foreign = inner.iter().filter(|head| head.id == FOREIGN).count();
    let twice = |id: &str| outer.iter().filter(|head| head.id == id).count() > 1;
    if twice("total") || twice("natural_person") || extras > 1 {
        return None;
    }
    // The columns of organisations as printed, where all stand and can be compared.
    let complete = APPLICANTS.iter().filter(|id| is_inner(id)).all(|id| inner.iter().filter(|head| head.id == *id).count() == 1);
    let comparable = inner.windows(2).all(|pair| matches!(pair, [a, b] if a.precedes(b)));
    let out_of_order = |heads: &[&Head], order: &[&str]| {
        heads.iter().enumerate().any(|(i, a)| {
            let later = heads.get(i + 1..).unwrap_or_default();
            later.iter().any(|b| a.precedes(b) && position(a.id, order) > position(b.id, order))
        })
    };
    let known: Vec<&Head> = inner.iter().copied().filter(|head| head.id != "extra").collect();
    let organisations: Vec<&'static str> = if complete && comparable {
        inner.iter().filter(|head| head.id != FOREIGN).map(|head| if head.id == "extra" { ORGANISATIONS } else { head.id }).collect()
    } else if out_of_order(&known, &APPLICANTS) || extras > 0 || foreign > 0 {
        return None;
    } else {
        APPLICANTS.into_iter().filter(|id| is_inner(id)).collect()
    };
    // Person, organisations and total as printed, where all three stand and can be compared.
    const OUTER: [&str; 3] = ["natural_person", "organisations", "total"];
    // Beside the person on one row, the first of the organisations tells more than their common head.
    let person = outer.iter().find(|head| head.id == "natural_person");
    let common = outer.iter().find(|head| head.id == "organisations");
    let apart = common.is_none_or(|common| person.is_some_and(|person| person.row != common.row));
    let beside = |head: &Head| apart && head.id == "enterprise" && person.is_none_or(|person| person.row == head.row);
    let first = heads.iter().find(|head| beside(head)).map_or("organisations", |head| head.id);
    let flat: Vec<&Head> = heads.iter().filter(|head| matches!(head.id, "natural_person" | "total") || head.id == first).collect();
    let spell = |id: &'static str| if id == "enterprise" { "organisations" } else { id };
    let order: Vec<Head> = flat.iter().map(|head| Head { id: spell(head.id), ..**head }).collect();
    let order: Vec<&Head> = order.iter().collect();
    let printed = match out_of_order(&order, &OUTER) {
        false => OUTER.to_vec(),
        true if order.len() == 3 && order.windows(2).all(|pair| matches!(pair, [a, b] if a.precedes(b))) => {
            order.iter().map(|h| h.id).collect()
        }
        true => return None,
    };
    let mut columns: Vec<&'static str> = Vec::with_capacity(8);
    for id in printed {
        if id == "organisations" { columns.extend(&organisations) } else { columns.push(id) }
    }
    Some(all(columns))
}

/// The id of a head among the applicants that the form does not have.
pub const FOREIGN: &str = "foreign";

/// The columns of Table IV: the form's, unless labels side by side, or stacked, are out of its order.
pub fn remedies(heads: &[Head], blocks: &[Head]) -> Option<Columns> {
    const ORDER: [&str; 2] = ["reconsideration", "litigation"];
    let follows = |order: &[&str]| {
        let own: Vec<&Head> = blocks.iter().filter(|head| order.contains(&head.id)).collect();
        own.windows(2).all(|pair| matches!(pair, [a, b] if !a.precedes(b) || position(a.id, order) <= position(b.id, order)))
    };
    if !follows(&ORDER) || !follows(&BLOCKS) || heads.iter().any(|head| head.id == FOREIGN) {
        return None;
    }
    let stacked = heads.iter().all(|head| head.stacked) && heads.windows(2).all(|pair| matches!(pair, [a, b] if a.row != b.row));
    let mut rest = heads;
    while let Some(first) = rest.first() {
        let length = if stacked { rest.len() } else { rest.iter().take_while(|head| head.row == first.row).count() };
        let (row, after) = rest.split_at(length);
        let ids: Vec<&str> = row.iter().map(|head| head.id).collect();
        if !cycles(&ids) {
            return None;
        }
        rest = after;
    }
    Some(all((0..15).filter_map(|i| RESULTS.get(i % 5).copied())))
}

/// Whether labels run through the results once for each block: every run goes up, and what starts over
/// starts no later than the run before it did.
fn cycles(ids: &[&str]) -> bool {
    let mut start = 0;
    for (i, pair) in ids.windows(2).enumerate() {
        let [a, b] = pair else { continue };
        if position(a, &RESULTS) < position(b, &RESULTS) {
            continue;
        }
        let first = ids.get(start).copied().unwrap_or("");
        if position(b, &RESULTS) > position(first, &RESULTS) {
            return false;
        }
        start = i + 1;
    }
    // A total in front of its parts, rather than one whose parts the copy lost.
    ids.first() != Some(&"total") || ids.last() == Some(&"total") || ids.len() < 4
}

/// The columns that an edition prints for a row of Table II.
pub fn printed(row: &str, edition: Edition) -> Columns {
    let own = fields().take_while(|f| f.table() == TableId::Disclosure);
    let of_row = own.filter(|f| f.row_id() == row && f.is_in(edition));
    of_row.map(|field| Column::plain(field.column_id())).collect()
}

/// Whether columns are all that an edition prints for a row of Table II.
pub fn is_complete(row: &str, columns: &[Column]) -> bool {
    let same = |edition| printed(row, edition).iter().map(|column| column.id).eq(columns.iter().map(|column| column.id));
    same(Edition::Y2019) || same(Edition::Y2021)
}

/// The columns of a row that is one block of Table IV, by the heads over it.
pub fn results(heads: &[Head]) -> Option<Columns> {
    let ids: Vec<&'static str> = heads.iter().map(|head| head.id).collect();
    (ids == RESULTS).then(|| all(RESULTS))
}

fn position(id: &str, order: &[&str]) -> usize {
    order.iter().position(|known| *known == id).unwrap_or(usize::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn heads(rows: &[&[&'static str]]) -> Vec<Head> {
        let row = |(row, ids): (usize, &&[&'static str])| {
            ids.iter().enumerate().map(move |(i, id)| Head { id, row: row as u32, start: i as u32 * 9, stacked: false }).collect::<Vec<_>>()
        };
        rows.iter().enumerate().flat_map(row).collect()
    }

    fn ids(columns: Option<Columns>) -> Option<Vec<&'static str>> {
        columns.map(|columns| columns.iter().map(|column| column.id).collect())
    }

    const INNER: &[&str] = &["enterprise", "research", "public_interest", "legal_service", "other_org"];

    #[test]
    fn heads_over_two_rows_make_one_order() {
        let labels = heads(&[&["natural_person", "organisations", "total"], INNER]);
        assert_eq!(ids(applicants(&labels)), Some(APPLICANTS.to_vec()));
        // A merged head set in the middle of its height comes first in reading order.
        let labels = heads(&[&["organisations"], &["natural_person", "total"], INNER]);
        assert_eq!(ids(applicants(&labels)), Some(APPLICANTS.to_vec()));
    }

    #[test]
    fn a_total_in_front_and_a_subtotal_are_followed() {
        let labels = heads(&[&["total", "natural_person", "organisations"], INNER]);
        assert_eq!(ids(applicants(&labels)).unwrap()[..3], ["total", "natural_person", "enterprise"]);
        let labels = heads(&[
            &["natural_person", "organisations", "total"],
            &["enterprise", "research", "public_interest", "legal_service", "other_org", "extra"],
        ]);
        assert_eq!(ids(applicants(&labels)).unwrap()[5..], ["other_org", ORGANISATIONS, "total"]);
        let labels = heads(&[&["natural_person", "organisations", "extra", "total"], INNER]);
        assert_eq!(ids(applicants(&labels)).unwrap()[5..], ["other_org", ORGANISATIONS, "total"]);
        let labels = heads(&[&["natural_person", "organisations", "total", "extra"], INNER]);
        assert_eq!(ids(applicants(&labels)), None);
    }

    #[test]
    fn a_person_behind_the_organisations_is_followed() {
        let labels = heads(&[&["organisations", "natural_person", "total"], INNER]);
        assert_eq!(ids(applicants(&labels)).unwrap()[4..], ["other_org", "natural_person", "total"]);
        let labels = heads(&[&["enterprise", "research", "public_interest", "legal_service", "other_org", "natural_person", "total"]]);
        assert_eq!(ids(applicants(&labels)).unwrap()[4..], ["other_org", "natural_person", "total"]);
    }

    #[test]
    fn a_foreign_head_in_the_place_of_another_is_not_it() {
        let labels =
            heads(&[&["natural_person", "organisations", "total"], &["enterprise", "research", "public_interest", FOREIGN, "other_org"]]);
        assert_eq!(ids(applicants(&labels)), None);
    }

    #[test]
    fn blocks_out_of_order_are_not_followed() {
        let full = RESULTS.repeat(3);
        let blocks = heads(&[&["reconsideration", "litigation"], &["litigation_after_reconsideration", "litigation_direct"]]);
        assert!(remedies(&heads(&[&full]), &blocks).is_none());
        assert!(remedies(&heads(&[&full]), &heads(&[&["litigation", "reconsideration"]])).is_none());
        assert!(results(&heads(&[&["corrected", "upheld", "other", "pending", "total"]])).is_none());
    }

    #[test]
    fn units_of_heads() {
        let unit = |text| Column::headed("amount", text).unit;
        for text in ["（单位：万元）", "（单位：万 元）", "单位：万\n元", "（萬元）", "万\u{a0}元"] {
            assert_eq!(unit(text), HeadUnit::TenThousandYuan, "{text}");
        }
        assert_eq!(unit("采购总金额（元）"), HeadUnit::Yuan);
        for text in ["千元", "亿元", "百万元", "万美元", "（万件）"] {
            assert_eq!(unit(text), HeadUnit::Other, "{text}");
        }
        assert_eq!(unit("本年收费金额"), HeadUnit::None);
    }

    #[test]
    fn lost_heads_are_filled_in_and_contradictions_are_not() {
        assert_eq!(ids(applicants(&heads(&[&["natural_person", "organisations", "total"]]))), Some(APPLICANTS.to_vec()));
        assert_eq!(ids(applicants(&heads(&[&["natural_person", "organisations", "total"], &["research", "enterprise"]]))), None);
    }

    #[test]
    fn remedies_follow_the_form() {
        let full = RESULTS.repeat(3);
        assert_eq!(ids(remedies(&heads(&[&full]), &[])).unwrap().len(), 15);
        assert!(remedies(&heads(&[&["upheld", "corrected", "other", "pending", "upheld", "corrected"]]), &[]).is_some());
        assert!(remedies(&heads(&[&["total", "upheld", "corrected", "other", "pending"]]), &[]).is_none());
        assert!(remedies(&heads(&[&["upheld", "other", "corrected"]]), &[]).is_none());
    }
}
