//! Which numbers of a sentence are parts of which: totals with lists (其中, 包括, 分别为, brackets, no word at
//! all), lists within lists, shares, and second counts of one thing.
//!
//! Words alone do not say where a list ends: the next clause may speak of something else. Where a shorter
//! list adds up and the next item starts another subject, the list ends before it.

use rust_decimal::Decimal;

use super::sentence::{Number, Sentence};
use crate::lex::quantity::Measure;
use crate::report::{ListKind, Role};

/// What a number of a sentence is to the others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bond {
    /// Its role.
    pub role: Role,
    /// The number it belongs to, by its place in the sentence.
    pub of: Option<usize>,
    /// Totals only: what the wording says of the parts.
    pub list: Option<ListKind>,
}

/// Words before the parts of the number before them, and what they say of the parts.
const MARKERS: [(&str, ListKind); 8] = [
    ("主要", ListKind::Open),
    ("其中", ListKind::Open),
    ("分别", ListKind::Closed),
    ("包括", ListKind::Open),
    ("包含", ListKind::Open),
    ("涵盖", ListKind::Open),
    ("具体为", ListKind::Closed),
    ("如下", ListKind::Closed),
];

/// Words with which another subject starts.
const ENDS: &[&str] = &["同时", "此外", "另外", "另有", "同比", "较上", "较去", "比上", "上年", "去年", "截至", "与此"];

/// Words of an item that is no part of the list before it when that already adds up.
const SUBJECTS: &[&str] =
    &["办结", "答复", "收到", "办理", "审核", "召开", "组织", "开展", "举办", "培训", "发稿", "处理", "结转", "行政复议"];

/// Words of a total that parts without any marking may follow.
const WHOLE: &[&str] = &["共", "总", "合计", "累计", "各类", "信息", "申请", "全年"];

/// The bonds of a sentence's numbers.
pub fn bonds(sentence: &Sentence<'_>) -> Vec<Bond> {
    let alone = Bond { role: Role::Count, of: None, list: None };
    let mut binder = Binder { sentence, counts: Vec::new(), bonds: vec![alone; sentence.numbers.len()], lists: 0 };
    binder.single_out();
    let mut at = 0;
    while at < binder.counts.len() {
        at = binder.list_of(at).or_else(|| binder.summed_up(at)).or_else(|| binder.unmarked(at)).unwrap_or(at + 1);
    }
    binder.shares();
    binder.bonds
}

struct Binder<'s, 't> {
    sentence: &'s Sentence<'t>,
    /// Numbers that may be totals or parts, by their place in the sentence.
    counts: Vec<usize>,
    bonds: Vec<Bond>,
    /// Lists that were begun.
    lists: usize,
}

/// Lists of one sentence, those that were begun and given up included: brackets within brackets could be read
/// in more ways than anyone writes.
const LISTS: usize = 100;

/// Brackets within brackets that hold lists: nobody writes more.
const DEEPEST: usize = 4;

/// Members of a list in which lists without any marking are looked for.
const LONGEST_NESTED: usize = 40;

impl<'s, 't> Binder<'s, 't> {
    /// Tells counts from shares and second counts.
    fn single_out(&mut self) {
        let mut previous: Option<usize> = None;
        for (i, number) in self.sentence.numbers.iter().enumerate() {
            let second = number.gap.trim().is_empty()
                && number.quantity.unit.is_some()
                && previous.and_then(|p| self.sentence.numbers.get(p)).is_some_and(|p| p.is_count() && p.quantity.unit.is_some());
            match number.quantity.measure {
                Measure::Percent => self.set(i, Role::Percent, None),
                _ if second && number.is_count() => self.set(i, Role::Alternative, previous),
                _ => {
                    self.counts.push(i);
                    previous = Some(i);
                }
            }
        }
    }

    fn set(&mut self, i: usize, role: Role, of: Option<usize>) {
        if let Some(bond) = self.bonds.get_mut(i) {
            (bond.role, bond.of) = (role, of);
        }
    }

    /// The number at a place in `counts`.
    fn number(&self, at: usize) -> Option<&'s Number<'t>> {
        self.counts.get(at).and_then(|&i| self.sentence.numbers.get(i))
    }

    /// The text between a count and the one before it.
    fn gap(&self, at: usize) -> &'t str {
        self.between(at.saturating_sub(1), at)
    }

    fn value(&self, at: usize) -> Decimal {
        self.number(at).map_or(Decimal::ZERO, |number| number.quantity.value)
    }

    fn between(&self, first: usize, second: usize) -> &'t str {
        match (self.number(first), self.number(second)) {
            (Some(first), Some(second)) => self.sentence.between(first, second),
            _ => "",
        }
    }

    /// Reads the list that words or a bracket open behind the count at `total`; the first count behind it.
    fn list_of(&mut self, total: usize) -> Option<usize> {
        let (own, next) = (self.number(total)?, self.number(total + 1)?);
        let between = self.between(total, total + 1);
        // A number of growth has no parts, and things that are named apart from their numbers are none of the number
        // before a semicolon.
        let grows = ["增加", "减少", "增长", "下降", "同比"].iter().any(|word| own.gap.contains(word));
        if grows || next.depth > DEEPEST || next.named.is_some() && between.contains(';') {
            return None;
        }
        let kind = if next.depth > own.depth {
            let opens_here = between.split('(').next().is_some_and(|head| !head.contains([',', ';']));
            opens_here.then(|| in_brackets(between))?
        } else {
            let colon = between.split_once(':').is_some_and(|(noun, _)| !noun.contains([',', ';', '。']));
            let marked = MARKERS.iter().find(|(word, _)| between.contains(word)).map(|(_, kind)| *kind);
            let marked = if next.named.is_some() { marked.map(|_| ListKind::Open) } else { marked };
            marked.or(colon.then_some(ListKind::Open)).filter(|_| next.depth == own.depth)?
        };
        let whole = if between.contains('。') { self.total_of_next_sentence(total)? } else { total };
        Some(self.list(whole, total + 1, kind))
    }

    /// The count that a list in the next sentence is of: the one before it where that is the only one of its unit, else
    /// one that the list adds up to.
    fn total_of_next_sentence(&self, last: usize) -> Option<usize> {
        let own = self.number(last)?;
        let alike = |at: &usize| self.number(*at).is_some_and(|number| number.quantity.unit == own.quantity.unit);
        if !(0..last).any(|at| alike(&at)) {
            return Some(last);
        }
        let sum: Decimal = (last + 1..self.counts.len()).filter(alike).map(|at| self.value(at)).sum();
        (0..=last).rev().filter(alike).find(|&at| self.value(at) == sum)
    }

    /// Binds the counts from `first` on to the one at `total`; the first count behind them.
    fn list(&mut self, total: usize, first: usize, kind: ListKind) -> usize {
        let Some(depth) = self.number(first).map(|number| number.depth) else { return first };
        self.lists += 1;
        if self.lists > LISTS {
            return self.counts.len();
        }
        let measure = self.number(total).map(|number| number.quantity.measure);
        let mut members: Vec<usize> = Vec::new();
        let mut at = first;
        while let Some(number) = self.number(at) {
            let between = self.gap(at);
            // A list in a sentence of its own is of the total, not of what the sentence before said of it.
            if between.contains('。') && between.contains("其中") && !members.is_empty() {
                members.clear();
            }
            let Some(&owner) = members.last() else {
                members.push(at);
                at += 1;
                continue;
            };
            let another = || turns(between) || is_another_subject(between);
            if number.depth < depth || measure != Some(number.quantity.measure) || another() {
                break;
            }
            if number.depth > DEEPEST {
                at += 1;
            } else if number.depth > depth {
                at = self.list(owner, at, in_brackets(between));
            } else if let Some(end) = between.contains("其中").then(|| self.nested(owner, at)).flatten() {
                at = end;
            } else {
                members.push(at);
                at += 1;
            }
        }
        if let Some(outer) = self.without_sublists(total, &members) {
            members = outer;
        }
        if let Some(cut) = self.end(total, &members)
            && let Some(&start) = members.get(cut)
        {
            members.truncate(cut);
            for released in self.counts.get(start..at).unwrap_or_default().to_vec() {
                if let Some(bond) = self.bonds.get_mut(released) {
                    *bond = Bond { role: Role::Count, of: None, list: None };
                }
            }
            at = start;
        }
        self.bind(total, &members, kind);
        at
    }

    /// The members without those that divide the one before them, where the list adds up only so:
    /// 行政复议7件,维持6件,未审结1件;行政诉讼4件,….
    fn without_sublists(&mut self, total: usize, members: &[usize]) -> Option<Vec<usize>> {
        let whole = self.value(total);
        let sum = |members: &[usize]| members.iter().map(|&member| self.value(member)).sum::<Decimal>();
        if sum(members) == whole || members.len() > LONGEST_NESTED {
            return None;
        }
        // Where semicolons part the list, what follows the first number of each stretch may divide it.
        let heads = |k: usize, member: usize| k == 0 || self.gap(member).contains(';');
        let leading: Vec<usize> = members.iter().enumerate().filter(|(k, member)| heads(*k, **member)).map(|(_, member)| *member).collect();
        if leading.len() > 1 && leading.len() < members.len() && sum(&leading) == whole {
            let run = |&owner: &usize| {
                let next = leading.iter().copied().find(|other| *other > owner).unwrap_or(usize::MAX);
                let run: Vec<usize> = members.iter().copied().filter(|member| *member > owner && *member < next).collect();
                (owner, sum(&run) <= self.value(owner), run)
            };
            let runs: Vec<(usize, bool, Vec<usize>)> = leading.iter().map(run).collect();
            for (owner, fits, run) in runs {
                if fits && !run.is_empty() {
                    self.bind(owner, &run, ListKind::Open);
                }
            }
            return Some(leading);
        }
        let (mut outer, mut inner, mut k) = (Vec::new(), Vec::new(), 0);
        while let Some(&owner) = members.get(k) {
            outer.push(owner);
            let own = self.value(owner);
            let end = (k + 3..=members.len()).find(|&end| !own.is_zero() && members.get(k + 1..end).is_some_and(|run| sum(run) == own));
            inner.extend(end.and_then(|end| members.get(k + 1..end)).map(|run| (owner, run.to_vec())));
            k = end.unwrap_or(k + 1);
        }
        if sum(&outer) != whole {
            return None;
        }
        for (owner, run) in inner {
            self.bind(owner, &run, ListKind::Unmarked);
        }
        Some(outer)
    }

    /// Where a list ends that adds up before another subject: a place among its members.
    fn end(&self, total: usize, members: &[usize]) -> Option<usize> {
        let whole = self.number(total).filter(|number| number.quantity.blur.is_none())?.quantity.value;
        let mut sum = Decimal::ZERO;
        for (k, &member) in members.iter().enumerate() {
            let next_starts = || {
                let between = self.gap(member);
                let heads_list = self.counts.get(member).and_then(|&i| self.bonds.get(i)).is_some_and(|bond| bond.role == Role::Total);
                between.contains(';') || heads_list || SUBJECTS.iter().any(|word| between.contains(word))
            };
            if k >= 2 && sum == whole && next_starts() {
                return Some(k);
            }
            sum = sum.checked_add(self.value(member))?;
        }
        None
    }

    /// The list behind a part: the shortest that adds up to it, else what stands before the next semicolon and
    /// is not more than it. The first count behind it.
    fn nested(&mut self, owner: usize, first: usize) -> Option<usize> {
        let (whole, depth) = (self.value(owner), self.number(first)?.depth);
        let mut members: Vec<usize> = Vec::new();
        let mut sum = Decimal::ZERO;
        let mut clause = None;
        while let Some(number) = self.number(first + members.len()).filter(|number| number.depth == depth) {
            let at = first + members.len();
            let between = self.gap(at);
            if !members.is_empty() && (between.contains("其中") || turns(between)) {
                break;
            }
            if !members.is_empty() && clause.is_none() && between.contains(';') {
                clause = Some(members.len());
            }
            members.push(at);
            sum = sum.checked_add(number.quantity.value)?;
            if sum == whole && members.len() > 1 {
                self.bind(owner, &members, ListKind::Open);
                return Some(at + 1);
            }
        }
        members.truncate(clause.unwrap_or(members.len()));
        let sum: Decimal = members.iter().map(|&member| self.value(member)).sum();
        // Without a semicolon nothing says where it ends, and what is left belongs to the list around it.
        if clause.is_none() && (sum > whole || members.len() > 1) {
            return None;
        }
        self.bind(owner, &members, ListKind::Open);
        Some(first + members.len())
    }

    /// Parts before the total that sums them up: 微博320条、微信415条,合计735条.
    fn summed_up(&mut self, first: usize) -> Option<usize> {
        let start = self.number(first)?;
        let alike = |number: &Number<'_>| number.quantity.unit == start.quantity.unit && number.depth == start.depth;
        let mut at = first + 1;
        loop {
            let number = self.number(at).filter(|number| alike(number) && number.is_count())?;
            let gap = number.gap.trim_matches(|c: char| c.is_whitespace() || ",;、".contains(c));
            if ["合计", "共计", "总计", "共", "总共", "一共"].contains(&gap) {
                break;
            }
            if !number.gap.trim_start().starts_with([',', ';', '、']) || MARKERS.iter().any(|(word, _)| gap.contains(word)) {
                return None;
            }
            at += 1;
        }
        // What does not belong to the sum may stand before it.
        let sum = |from: usize| (from..at).map(|member| self.value(member)).sum::<Decimal>();
        let from = (first..at - 1).find(|&from| sum(from) == self.value(at)).unwrap_or(first);
        let members: Vec<usize> = (from..at).collect();
        (members.len() > 1).then(|| {
            self.bind(at, &members, ListKind::Closed);
            at + 1
        })
    }

    /// Parts that follow without a word, where they add up exactly.
    fn unmarked(&mut self, total: usize) -> Option<usize> {
        /// Below it three small numbers add up by chance.
        const SMALL: i64 = 10;
        let own = self.number(total)?;
        let tail: String = own.gap.chars().rev().take(24).collect::<Vec<_>>().into_iter().rev().collect();
        if own.quantity.blur.is_some() || !own.is_count() || !WHOLE.iter().any(|word| tail.contains(word)) {
            return None;
        }
        let mut members = Vec::new();
        let mut sum = Decimal::ZERO;
        let mut at = total + 1;
        while let Some(number) = self.number(at) {
            let between = self.gap(at);
            let is_next = between.trim_start_matches(|c: char| !",;、(".contains(c)).chars().next().is_some();
            let alike = number.quantity.unit == own.quantity.unit && number.depth == own.depth && number.quantity.blur.is_none();
            if !is_next || !alike || turns(between) {
                break;
            }
            members.push(at);
            sum = sum.checked_add(number.quantity.value)?;
            at += 1;
            if sum == own.quantity.value && members.len() > 1 && (members.len() > 2 || sum >= Decimal::from(SMALL)) {
                self.bind(total, &members, ListKind::Unmarked);
                return Some(at);
            }
        }
        None
    }

    fn bind(&mut self, total: usize, members: &[usize], kind: ListKind) {
        let Some(&whole) = self.counts.get(total) else { return };
        let last = members.last().and_then(|&at| self.number(at));
        // 法人或其他组织 is no rest.
        let label = last.and_then(|last| last.gap.rsplit([',', ';', '、', '(']).next()).unwrap_or("").trim();
        let is_rest = ["其他", "其它", "其余"].iter().any(|word| label.trim_start_matches(['和', '及']).starts_with(word));
        let goes_on = last.is_some_and(|last| self.sentence.behind(last).trim_start().starts_with('等'));
        // Clauses without a number between the parts name what the list leaves out.
        let is_close = |&at: &usize| self.number(at).is_some_and(|number| number.gap.matches([',', ';']).count() < 2);
        let is_tight = members.iter().skip(1).all(is_close);
        let kind = match kind {
            _ if goes_on || members.len() < 2 || !is_tight => ListKind::Open,
            ListKind::Open if is_rest => ListKind::Closed,
            kind => kind,
        };
        for &member in members {
            if let Some(&i) = self.counts.get(member) {
                // A part may head a list of its own, which it keeps.
                self.set(i, Role::Part, Some(whole));
            }
        }
        if let Some(bond) = self.bonds.get_mut(whole) {
            if bond.role == Role::Count {
                bond.role = Role::Total;
            }
            bond.list = Some(kind);
        }
    }

    /// Says of which number each share is: the one before it, or one each of the list before shares in a row.
    fn shares(&mut self) {
        let numbers = &self.sentence.numbers;
        let mut i = 0;
        while let Some(number) = numbers.get(i) {
            let says = |words: &[&str]| words.iter().any(|word| number.gap.contains(word));
            // A share of several numbers together is none of the last.
            let of_several = says(&["两者", "二者", "三者", "合计占", "共占", "以上"]);
            let is_share = number.quantity.measure == Measure::Percent && says(&["占", "比例", "比重"]) && !of_several;
            if !is_share {
                i += 1;
                continue;
            }
            let row = numbers.iter().skip(i).enumerate().take_while(|(k, n)| {
                *k == 0 || n.quantity.measure == Measure::Percent && n.gap.trim().trim_matches(['、', ',', '和', '及']).is_empty()
            });
            let row = row.count();
            let before: Vec<usize> =
                (0..i).filter(|&b| self.bonds.get(b).is_some_and(|bond| !matches!(bond.role, Role::Percent | Role::Alternative))).collect();
            for k in 0..row {
                let of = if row > 1 { before.len().checked_sub(row).and_then(|first| before.get(first + k)) } else { before.last() };
                if let Some(&of) = of {
                    self.set(i + k, Role::Percent, Some(of));
                }
            }
            i += row.max(1);
        }
    }
}

/// Whether a stretch turns to another subject.
fn turns(between: &str) -> bool {
    ENDS.iter().any(|word| between.contains(word))
}

/// Whether a stretch behind a semicolon starts to speak of something else.
fn is_another_subject(between: &str) -> bool {
    let behind = between.rsplit_once(';').map_or("", |(_, behind)| behind);
    ["因", "被申请", "收到", "办结", "答复", "召开", "举办", "制发", "出台"].iter().any(|word| behind.contains(word))
}

fn in_brackets(between: &str) -> ListKind {
    if ["其中", "主要", "含", "如"].iter().any(|word| between.contains(word)) { ListKind::Open } else { ListKind::Closed }
}
