//! Columns from the labels of a header in the order in which a source gives them.
//!
//! The header of Table III has two levels: 自然人, 法人或其他组织 and 总计, and under the second its five kinds. Read line
//! by line, column by column or from a page, its labels come in one of a few orders; any other order is that of another
//! table, and no sum can show it, so its values are nobody's.

use crate::form::{Applicant, Outcome, Remedy};
use crate::recognize::tables::column::{Column, Columns, Name};
use crate::recognize::tables::row::Header;

/// A label of a header.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Label {
    /// A column of Table III.
    Applicant(Applicant),
    /// 申请人情况, which is over the columns of Table III.
    Applicants,
    /// 法人或其他组织.
    Organisations,
    /// 小计 of the organisations.
    Subtotal,
    /// A column of Table IV.
    Outcome(Outcome),
    /// 行政诉讼.
    Litigation,
    /// A block of Table IV.
    Remedy(Remedy),
    /// A column of a block of Table IV that is not known, by a label of both levels in one.
    Joined,
    /// Another, in the place of one.
    Unread,
}

/// A label and where it is.
#[derive(Clone, Copy, Debug)]
pub struct Head {
    /// What it names.
    pub label: Label,
    /// Row of the document that its first piece is on.
    pub row: u32,
    /// Whether it is all that its row holds.
    pub alone: bool,
    /// Whether it is on one row.
    pub whole: bool,
    /// Whether it is a label of the form, not one for short or by another name.
    pub listed: bool,
}

impl Head {
    fn is_sure(&self) -> bool {
        self.listed && self.label != Label::Unread
    }
}

/// The columns of organisations, person and total.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Top {
    Person,
    Organisations,
    Total,
}

/// The columns of Table III from the labels of its header in reading order. Labels that the file lost are those of the form.
pub fn applicants(heads: &[Head]) -> Header {
    if let Some(columns) = repeated(heads) {
        return Header::Read(columns);
    }
    let is_repeated = |label: Label| heads.iter().filter(|head| head.label == label).count() > 1;
    if Applicant::ALL.iter().any(|&applicant| is_repeated(Label::Applicant(applicant))) || is_repeated(Label::Subtotal) {
        return Header::Contradictory;
    }
    if !heads.iter().all(Head::is_sure) {
        return unsure_applicants(heads);
    }
    let Some(parts) = organisations(heads) else { return Header::Contradictory };
    const FORM: [Top; 3] = [Top::Person, Top::Organisations, Top::Total];
    let (top, header): (_, fn(Columns) -> Header) = match order(heads) {
        Order::Form => (FORM, Header::Read),
        Order::FormIfSummed => (FORM, Header::IfSummed),
        Order::Ambiguous => (FORM, Header::Ambiguous),
        Order::Printed(_) if heads.iter().any(|head| !head.whole) => return Header::Contradictory,
        Order::Printed(top) => (top, Header::Read),
        Order::Unexplained => return Header::Contradictory,
    };
    let mut columns: Vec<Column> = Vec::with_capacity(8);
    for part in top {
        match part {
            Top::Person => columns.push(Column::new(Name::Applicant(Applicant::NaturalPerson))),
            Top::Organisations => columns.extend(parts.iter().map(|&name| Column::new(name))),
            Top::Total => columns.push(Column::new(Name::Applicant(Applicant::Total))),
        }
    }
    header(columns.into())
}

/// The columns of a header whose merged labels a program repeats in each row and column that they span: its lowest level names
/// every column, on one row or in the order of the form.
fn repeated(heads: &[Head]) -> Option<Columns> {
    let (above, own) = heads.split_at_checked(heads.len().checked_sub(Applicant::ALL.len())?)?;
    let applicant = |head: &Head| if let Label::Applicant(applicant) = head.label { Some(applicant) } else { None };
    let names: Vec<Applicant> = own.iter().map(applicant).collect::<Option<_>>()?;
    let is_on_one_row = own.windows(2).all(|pair| matches!(pair, [a, b] if a.row == b.row)) && own.iter().all(|head| head.whole);
    let is_whole = Applicant::ALL.iter().all(|applicant| names.contains(applicant));
    let is_upper = |head: &Head| match head.label {
        Label::Applicants | Label::Organisations => true,
        Label::Applicant(applicant) => !applicant.is_organisation(),
        _ => false,
    };
    let is_repeated = above.iter().any(|head| applicant(head).is_some()) && above.iter().all(is_upper);
    let is_read = is_whole && is_repeated && (is_on_one_row || names == Applicant::ALL);
    is_read.then(|| names.into_iter().map(|applicant| Column::new(Name::Applicant(applicant))).collect())
}

/// The columns of Table III where labels cannot be read, or are not the form's.
fn unsure_applicants(heads: &[Head]) -> Header {
    let known: Vec<Head> = heads.iter().filter(|head| head.label != Label::Unread).map(|head| Head { listed: true, ..*head }).collect();
    let has = |applicant: &Applicant| known.iter().any(|head| head.label == Label::Applicant(*applicant));
    let is_whole = Applicant::ALL.iter().all(has);
    let organisation = |head: &Head| match head.label {
        Label::Applicant(applicant) => Applicant::organisations().position(|own| own == applicant),
        _ => None,
    };
    let is_known = |head: &Head| organisation(head).is_some();
    let bounds = heads.iter().position(is_known).zip(heads.iter().rposition(is_known));
    let is_own = |at: usize, head: &Head| {
        is_known(head)
            || head.label == Label::Unread
                && bounds.is_none_or(|(first, last)| {
                    (first..last).contains(&at) || heads.iter().any(|known| is_known(known) && known.row == head.row)
                })
    };
    // A few words beside the rows are no header.
    let is_lost = known.is_empty() && heads.len() < Applicant::organisations().count();
    let own: Vec<Option<usize>> =
        heads.iter().enumerate().filter(|(at, head)| is_own(*at, head)).map(|(_, head)| organisation(head)).collect();
    if !is_whole && !is_lost && !is_in_place(&own, Applicant::organisations().count()) {
        return Header::Contradictory;
    }
    match applicants(&known) {
        Header::Read(columns) if !is_whole && !is_lost || heads.iter().any(|head| !head.listed) => Header::Ambiguous(columns),
        header => header,
    }
}

/// Whether labels that cannot be read are where the form has those that are lost, of a level of so many: there are no more of them
/// between two others than the form has there, and fewer than of the others.
fn is_in_place(heads: &[Option<usize>], width: usize) -> bool {
    let unread = heads.iter().filter(|head| head.is_none()).count();
    if unread * 2 > heads.len() {
        return false;
    }
    // How many of the form came before the next.
    let mut next = 0;
    heads.iter().all(|head| {
        let fits = head.is_none_or(|head| head >= next) && next < width;
        next = head.unwrap_or(next) + 1;
        fits
    })
}

/// The columns of organisations, with their subtotal where one is printed. As printed where all are on one row; in the
/// order of the form unless the labels contradict it.
fn organisations(heads: &[Head]) -> Option<Vec<Name>> {
    let inner: Vec<&Head> = heads
        .iter()
        .filter(|head| matches!(head.label, Label::Applicant(applicant) if applicant.is_organisation()) || head.label == Label::Subtotal)
        .collect();
    let name = |head: &&Head| match head.label {
        Label::Applicant(applicant) => Name::Applicant(applicant),
        _ => Name::Organisations,
    };
    let parts: Vec<&&Head> = inner.iter().filter(|head| head.label != Label::Subtotal).collect();
    let one_row = |heads: &[&&Head]| heads.windows(2).all(|pair| matches!(pair, [a, b] if a.row == b.row));
    let is_whole = parts.len() == Applicant::organisations().count();
    // Labels that are broken over rows may begin on another than the column's.
    if is_whole && one_row(&inner.iter().collect::<Vec<_>>()) && inner.iter().all(|head| head.whole) {
        return Some(inner.iter().map(name).collect());
    }
    let in_order = |a: &Head, b: &Head| matches!((a.label, b.label), (Label::Applicant(a), Label::Applicant(b)) if a < b);
    let comparable = |a: &Head, b: &Head| a.row == b.row || a.alone && b.alone;
    let contradicts =
        parts.iter().enumerate().any(|(i, a)| parts.get(i + 1..).unwrap_or_default().iter().any(|b| comparable(a, b) && !in_order(a, b)));
    if contradicts {
        return None;
    }
    let mut names: Vec<Name> = Applicant::organisations().map(Name::Applicant).collect();
    if let Some(at) = inner.iter().position(|head| head.label == Label::Subtotal) {
        let subtotal = inner.get(at)?;
        // A subtotal beside the common label of the organisations, not under it, comes after all of them.
        let common = heads.iter().position(|head| head.label == Label::Organisations);
        let own = heads.iter().position(|head| head.label == Label::Subtotal)?;
        let beside = common.is_some_and(|common| common + 1 == own && heads.get(common).is_some_and(|head| head.row == subtotal.row));
        let is_alone = subtotal.alone && parts.iter().all(|part| part.alone);
        match () {
            () if beside || is_alone && at == inner.len() - 1 => names.push(Name::Organisations),
            () if is_alone && at == 0 => names.insert(0, Name::Organisations),
            () => return None,
        }
    }
    Some(names)
}

enum Order {
    /// That of the form.
    Form,
    /// That of the form, or of a table that prints the total first.
    FormIfSummed,
    /// That of the form, or of a table that prints the organisations first: both read so.
    Ambiguous,
    /// Another, by labels that are side by side.
    Printed([Top; 3]),
    /// Another, that no way of reading the form's header gives.
    Unexplained,
}

/// How two of the top level are to each other by labels side by side: `Some(true)` in the order of the form.
fn side_by_side(heads: &[Head], first: impl Fn(&Head) -> bool, second: impl Fn(&Head) -> bool) -> Option<Option<bool>> {
    let mut answer = None;
    for (i, a) in heads.iter().enumerate().filter(|(_, head)| first(head)) {
        for (k, _) in heads.iter().enumerate().filter(|(_, head)| second(head) && head.row == a.row) {
            if answer.is_some_and(|known| known != (i < k)) {
                return None;
            }
            answer = Some(i < k);
        }
    }
    Some(answer)
}

/// Where 总计 is beside 申请人情况, in the first row of a header, whether it is to the right of the columns of the applicants; with a
/// line for each label, 总计 after it may be in the next row too.
fn beside_applicants(heads: &[Head]) -> Option<Beside> {
    let at = |label: Label| heads.iter().position(|head| head.label == label);
    let applicants = heads.iter().rposition(|head| head.label == Label::Applicants)?;
    let total = at(Label::Applicant(Applicant::Total))?;
    let is_other = |head: &Head| !matches!(head.label, Label::Applicants | Label::Applicant(Applicant::Total));
    let first = heads.iter().position(is_other)?;
    let (group, sum) = (heads.get(applicants)?, heads.get(total)?);
    let is_first = applicants.max(total) < first && applicants.abs_diff(total) == 1;
    match applicants < total {
        _ if !is_first => None,
        true if group.row == sum.row => Some(Beside::Right),
        true if group.alone && sum.alone => Some(Beside::RightOrBelow),
        true => None,
        false => Some(Beside::Left),
    }
}

/// Where 总计 is beside 申请人情况.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Beside {
    Left,
    Right,
    /// To its right, or in front of the row below it.
    RightOrBelow,
}

fn order(heads: &[Head]) -> Order {
    if let Some(beside) = beside_applicants(heads) {
        let others: Vec<Head> = heads.iter().filter(|head| head.label != Label::Applicant(Applicant::Total)).copied().collect();
        return match (order(&others), beside) {
            (Order::Form, Beside::Right) => Order::Form,
            (Order::Form, Beside::RightOrBelow) => Order::FormIfSummed,
            (Order::Form, Beside::Left) => Order::Printed([Top::Total, Top::Person, Top::Organisations]),
            (Order::Printed([Top::Organisations, ..]), Beside::Right) => Order::Printed([Top::Organisations, Top::Person, Top::Total]),
            _ => Order::Unexplained,
        };
    }
    let is = |label: Label| move |head: &Head| head.label == label;
    let person = is(Label::Applicant(Applicant::NaturalPerson));
    let total = is(Label::Applicant(Applicant::Total));
    let common = is(Label::Organisations);
    let part = |head: &Head| matches!(head.label, Label::Applicant(applicant) if applicant.is_organisation());
    // 法人或其他组织, 总计, 商业企业 on one row: both levels were written on it, and perhaps the rows, without their empty cells.
    let parts_after_others = heads.iter().position(common).zip(heads.iter().position(part));
    if parts_after_others
        .is_some_and(|(common, part)| common + 1 < part && heads.windows(2).all(|pair| matches!(pair, [a, b] if a.row == b.row)))
    {
        return Order::Unexplained;
    }
    // Beside the person on one row, the organisations themselves say more than their common label.
    let with_parts =
        |first: &dyn Fn(&Head) -> bool, second: &dyn Fn(&Head) -> bool, or: &dyn Fn() -> Option<Option<bool>>| match side_by_side(
            heads, first, second,
        )? {
            Some(known) => Some(Some(known)),
            None => or(),
        };
    let (Some(person_first), Some(total_last), Some(person_before_total)) = (
        with_parts(&person, &part, &|| side_by_side(heads, person, common)),
        with_parts(&part, &total, &|| side_by_side(heads, common, total)),
        side_by_side(heads, person, total),
    ) else {
        return Order::Unexplained;
    };
    match (person_first, total_last, person_before_total) {
        (Some(true), Some(true) | None, Some(true) | None) | (None, Some(true), Some(true)) => Order::Form,
        (None, Some(true), None) | (None, None, Some(true) | None) => in_sequence(heads),
        // Another order needs to be known whole.
        (Some(true), Some(false), Some(true)) => Order::Printed([Top::Person, Top::Total, Top::Organisations]),
        (Some(true), Some(false), Some(false)) => Order::Printed([Top::Total, Top::Person, Top::Organisations]),
        (Some(false), Some(true), _) => {
            Order::Printed([Top::Organisations, Top::Person, Top::Total]).person_before_total(person_before_total)
        }
        (Some(false), Some(false), Some(false)) => Order::Printed([Top::Total, Top::Organisations, Top::Person]),
        _ => Order::Unexplained,
    }
}

impl Order {
    /// With the organisations in front, the order of the other two must be shown.
    fn person_before_total(self, shown: Option<bool>) -> Self {
        match shown {
            Some(true) => self,
            Some(false) => Self::Printed([Top::Organisations, Top::Total, Top::Person]),
            None => Self::Unexplained,
        }
    }
}

/// The order that labels in reading order allow, where none of the top level are side by side with the organisations.
fn in_sequence(heads: &[Head]) -> Order {
    let at = |label: Label| heads.iter().position(|head| head.label == label);
    let is_part = |head: &&Head| matches!(head.label, Label::Applicant(applicant) if applicant.is_organisation());
    let first = heads.iter().position(|head| is_part(&head));
    let last = heads.iter().rposition(|head| is_part(&head));
    let common = at(Label::Organisations);
    let (person, total) = (at(Label::Applicant(Applicant::NaturalPerson)), at(Label::Applicant(Applicant::Total)));
    let (Some(person), Some((first, last))) = (person, first.zip(last)) else {
        // Without the person or the organisations nothing shows another order, if the total is not in front.
        return match (total, first.or(common).or(person)) {
            // Line by line, with the person lost.
            (Some(total), Some(other)) if total < other => match common {
                Some(common) if common < total => Order::Ambiguous,
                _ => Order::Unexplained,
            },
            _ => Order::Form,
        };
    };
    let all_alone = heads.iter().filter(|head| head.label != Label::Applicants).all(|head| head.alone);
    match total {
        None if person < first => Order::Form,
        Some(total) if person < first && total > last => Order::Form,
        // Line by line: the upper level, then the organisations. A table with the organisations in front reads so too,
        // with their common label first.
        Some(total) if person < total && total < first => match common {
            Some(common) if person < common => Order::Form,
            _ => Order::Ambiguous,
        },
        // From below: the organisations, then the upper level.
        Some(total) if last < person && common.is_some_and(|common| person < common && common < total) => Order::Form,
        // Labels that are broken over lines begin on any of them.
        Some(total) if !all_alone && person < total && first < person && person < last => Order::Ambiguous,
        _ => Order::Unexplained,
    }
}

/// The columns of Table IV: those of the form, unless its labels are out of the form's order.
pub fn remedies(outcomes: &[Head], blocks: &[Head]) -> Header {
    let comparable = |a: &Head, b: &Head| a.row == b.row || a.alone && b.alone;
    let rank = |head: &Head| match head.label {
        Label::Remedy(remedy) => Some(remedy as usize),
        _ => None,
    };
    let side = |head: &Head| match head.label {
        Label::Remedy(Remedy::Reconsideration) => Some(0),
        Label::Litigation => Some(1),
        _ => None,
    };
    let follows = |rank: &dyn Fn(&Head) -> Option<usize>| {
        let own: Vec<(&Head, usize)> = blocks.iter().filter_map(|head| Some((head, rank(head)?))).collect();
        own.windows(2).all(|pair| matches!(pair, [(a, i), (b, k)] if !comparable(a, b) || i <= k))
    };
    if !follows(&rank) || !follows(&side) || !are_blocks_of_form(blocks) || outcomes.iter().any(|head| head.label == Label::Joined) {
        return Header::Contradictory;
    }
    let all_alone = outcomes.iter().all(|head| head.alone);
    let rows = outcomes.chunk_by(|a, b| all_alone || a.row == b.row);
    if !rows.into_iter().all(is_part_of_form) {
        return Header::Contradictory;
    }
    let columns = Remedy::ALL.iter().flat_map(|&remedy| Outcome::ALL.iter().map(move |&outcome| Name::Outcome(Some(remedy), outcome)));
    let columns = columns.map(Column::new).collect();
    if outcomes.iter().chain(blocks).all(Head::is_sure) { Header::Read(columns) } else { Header::Ambiguous(columns) }
}

/// Whether the blocks of Table IV that are labelled are those of the form, and the labels that cannot be read are in the places of
/// those that are lost.
fn are_blocks_of_form(heads: &[Head]) -> bool {
    let at = |label: Label| heads.iter().find(|head| head.label == label);
    let is_whole = Remedy::ALL.iter().all(|&remedy| at(Label::Remedy(remedy)).is_some());
    let mut named: Vec<Option<usize>> = heads
        .iter()
        .filter_map(|head| match head.label {
            Label::Remedy(remedy) => Some(Some(remedy as usize)),
            Label::Unread => Some(None),
            _ => None,
        })
        .collect();
    named.dedup();
    // 行政诉讼 beside 复议后起诉 is all litigation, or those without a label of their own.
    let is_beside =
        at(Label::Litigation).zip(at(Label::Remedy(Remedy::LitigationAfterReconsideration))).is_some_and(|(a, b)| a.row == b.row);
    let is_all_litigation = is_beside && at(Label::Remedy(Remedy::LitigationDirect)).is_none();
    is_whole || !is_all_litigation && is_in_place(&named, Remedy::ALL.len())
}

/// Whether labels are those of the form, in its order, some of them lost; none is lost of as many as whole blocks have, and those that
/// cannot be read are fewer than the others, and where the form has others.
fn is_part_of_form(heads: &[Head]) -> bool {
    let unread = heads.iter().filter(|head| head.label == Label::Unread).count();
    if unread * 2 > heads.len() {
        return false;
    }
    if !heads.is_empty() && heads.len().is_multiple_of(Outcome::ALL.len()) && heads.iter().all(|head| head.whole) {
        let fits = |head: &Head, outcome: Outcome| head.label == Label::Unread || head.label == Label::Outcome(outcome);
        return heads.iter().zip(Outcome::ALL.iter().cycle()).all(|(head, outcome)| fits(head, *outcome));
    }
    let mut printed = Remedy::ALL.iter().flat_map(|_| Outcome::ALL.iter().copied());
    // One that cannot be read is in the place of the form's next where the one after it follows that.
    let mut is_after_unread = false;
    heads.iter().all(|head| match head.label {
        Label::Outcome(outcome) if std::mem::take(&mut is_after_unread) => printed.next() == Some(outcome),
        Label::Outcome(outcome) => printed.any(|next| next == outcome),
        Label::Unread => {
            is_after_unread = true;
            printed.next().is_some()
        }
        _ => false,
    })
}

/// The columns of a row that is one block of Table IV, by the labels over it.
pub fn outcomes(heads: &[Head]) -> Header {
    let names: Option<Columns> = heads
        .iter()
        .map(|head| match head.label {
            Label::Outcome(outcome) => Some(Column::new(Name::Outcome(None, outcome))),
            _ => None,
        })
        .collect();
    let is_form = heads.iter().map(|head| head.label).eq(Outcome::ALL.iter().map(|&outcome| Label::Outcome(outcome)));
    names.filter(|_| is_form).map_or(Header::Contradictory, Header::Read)
}
