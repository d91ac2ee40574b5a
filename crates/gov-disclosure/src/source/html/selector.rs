//! Selectors of style sheets: which elements a rule is for.
//!
//! What cannot be known as a page is read from its start to its end, such as what an element holds, is no yes and no no.

use std::rc::Rc;

use super::identifier;
use super::path::{Element, Path, Place};
use super::tag::{Tag, attributes};

/// Whether something holds. In this order the lesser of two is whether both do, the greater whether one does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fit {
    No,
    Perhaps,
    Yes,
}

impl From<bool> for Fit {
    fn from(holds: bool) -> Self {
        if holds { Self::Yes } else { Self::No }
    }
}

impl Fit {
    /// Whether the opposite holds.
    pub fn reversed(self) -> Self {
        match self {
            Self::No => Self::Yes,
            Self::Perhaps => Self::Perhaps,
            Self::Yes => Self::No,
        }
    }
}

/// Tests of one selector, selectors of a rule and of a test, and tests within tests, at most.
const TESTS: usize = 32;
const SELECTORS: usize = 1000;
const OTHERS: usize = 16;
const NESTING: usize = 2;

/// Steps in which a selector is compared with an element; one that takes more is for it perhaps.
const STEPS: usize = 256;

/// Selectors that stand for each other: those of a rule, or of :is().
pub type List<'a> = Rc<[Selector<'a>]>;

/// A selector, from the element that it is for outwards.
#[derive(Clone, Debug, Default)]
pub struct Selector<'a> {
    parts: Vec<Part<'a>>,
    /// What it is for is written before or after the element, and is not its text.
    pub beside: bool,
    /// It is for the first letters of the element alone.
    pub first_letters: bool,
}

/// What one element must be, and how the one that the next part is for stands to it.
#[derive(Clone, Debug)]
struct Part<'a> {
    relation: Relation,
    tests: Vec<Test<'a>>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Relation {
    /// Somewhere around it.
    Around,
    Parent,
    /// Right before it, or anywhere before it, in the same parent.
    Before,
    Earlier,
}

#[derive(Clone, Debug)]
enum Test<'a> {
    Name(&'a str),
    Id(&'a str),
    Class(&'a str),
    /// An attribute, and what its value is compared with.
    Attribute(&'a str, Option<Value<'a>>),
    Not(List<'a>),
    Any(List<'a>),
    /// The place among the elements of its parent, of its own name only or not: every `step`th after `offset`.
    Place {
        step: i32,
        offset: i32,
        own: bool,
    },
    /// As much from the end.
    Last,
    Root,
    /// The mouse is on it, it was chosen, and the like.
    Never,
    Unknown,
}

/// What the value of an attribute is compared with: the sign before `=`, if any, and whether in any case.
#[derive(Clone, Copy, Debug)]
struct Value<'a> {
    sign: char,
    text: &'a str,
    any_case: bool,
}

impl<'a> Selector<'a> {
    /// The selectors of a list; within a rule, `around` are those of that rule.
    pub fn list(text: &'a str, around: Option<&List<'a>>) -> Vec<Self> {
        parts(text, ',').take(SELECTORS).filter_map(|one| Self::read(one.trim(), around, 0)).collect()
    }

    fn read(text: &'a str, around: Option<&List<'a>>, depth: usize) -> Option<Self> {
        let mut selector = Self::default();
        let (mut rest, mut relation, mut count, mut names_around) = (text, None, 0, false);
        loop {
            // What stands between two elements.
            let behind = rest.trim_start();
            if behind.len() < rest.len() && !selector.parts.is_empty() {
                relation = relation.or(Some(Relation::Around));
            }
            // Elements of every namespace.
            rest = behind.strip_prefix("*|").unwrap_or(behind);
            let Some(sign) = rest.chars().next() else { break };
            if let Some(own) = match sign {
                '>' => Some(Relation::Parent),
                '+' => Some(Relation::Before),
                '~' => Some(Relation::Earlier),
                _ => None,
            } {
                relation = Some(own);
                rest = rest.get(1..)?;
                continue;
            }
            if selector.parts.is_empty() || relation.is_some() {
                if let (true, Some(_), Some(list)) = (selector.parts.is_empty(), relation, around) {
                    // A rule within a rule that starts with how it stands to what that is for.
                    selector.parts.push(Part { relation: Relation::Around, tests: vec![Test::Any(list.clone())] });
                    names_around = true;
                }
                selector.parts.push(Part { relation: relation.take().unwrap_or(Relation::Around), tests: Vec::new() });
            }
            count += 1;
            if count > TESTS {
                return None;
            }
            let (test, behind) = if sign == '&' {
                names_around = true;
                (Some(around.map_or(Test::Root, |list| Test::Any(list.clone()))), rest.get(1..)?)
            } else {
                selector.test(rest, around, depth)?
            };
            rest = behind;
            selector.last()?.tests.extend(test);
        }
        if selector.parts.is_empty() {
            return None;
        }
        if let (false, Some(list)) = (names_around, around) {
            selector.parts.insert(0, Part { relation: Relation::Around, tests: vec![Test::Any(list.clone())] });
        }
        selector.parts.reverse();
        Some(selector)
    }

    fn last(&mut self) -> Option<&mut Part<'a>> {
        self.parts.last_mut()
    }

    /// One test, none where it always holds, and what follows it.
    fn test(&mut self, text: &'a str, around: Option<&List<'a>>, depth: usize) -> Option<(Option<Test<'a>>, &'a str)> {
        let sign = text.chars().next()?;
        if sign == '[' {
            let (inner, behind) = text.get(1..)?.split_once(']')?;
            let Some((name, value)) = inner.split_once('=') else { return Some((Some(Test::Attribute(inner.trim(), None)), behind)) };
            let (name, sign) = match name.trim_end().char_indices().next_back()? {
                (at, sign @ ('~' | '|' | '^' | '$' | '*')) => (name.get(..at)?, sign),
                _ => (name, '='),
            };
            let value = value.trim();
            let without = |ends: [&str; 3]| ends.into_iter().find_map(|end| value.strip_suffix(end));
            let (value, any_case) = match (without([" i", " I", "\"i"]), without([" s", " S", "\"s"])) {
                (Some(value), _) => (value, true),
                (None, value_as_it_is) => (value_as_it_is.unwrap_or(value), false),
            };
            let text = value.trim().trim_matches(['"', '\'']);
            return Some((Some(Test::Attribute(name.trim(), Some(Value { sign, text, any_case }))), behind));
        }
        let name = if matches!(sign, '.' | '#' | ':') { text.get(1..)? } else { text };
        let (name, behind) = identifier::split(name);
        let test = match sign {
            '*' if name.is_empty() => return Some((None, behind.get(1..)?)),
            ':' if name.is_empty() => return Some((None, behind)),
            _ if name.is_empty() => return None,
            '.' => Test::Class(name),
            '#' => Test::Id(name),
            ':' => {
                let (inner, behind) = arguments(behind)?;
                return Some((self.state(name, inner, around, depth), behind));
            }
            _ => Test::Name(name),
        };
        Some((Some(test), behind))
    }

    /// What follows a colon.
    fn state(&mut self, name: &'a str, inner: Option<&'a str>, around: Option<&List<'a>>, depth: usize) -> Option<Test<'a>> {
        let list = || -> Option<List<'a>> {
            let text = inner.filter(|text| depth < NESTING && parts(text, ',').nth(OTHERS).is_none())?;
            let list: Vec<_> = parts(text, ',').map(|one| Self::read(one.trim(), None, depth + 1)).collect::<Option<_>>()?;
            Some(list.into())
        };
        let first = |own| Test::Place { step: 0, offset: 1, own };
        Some(match name.trim_start_matches('-') {
            "before" | "after" | "marker" => {
                self.beside = true;
                return None;
            }
            "first-letter" | "first-line" => {
                self.first_letters = true;
                return None;
            }
            "is" | "where" | "matches" | "any" | "webkit-any" | "moz-any" => list().map_or(Test::Unknown, Test::Any),
            "not" => list().map_or(Test::Unknown, Test::Not),
            "first-child" => first(false),
            "first-of-type" => first(true),
            "nth-child" | "nth-of-type" => {
                every(inner?).map_or(Test::Unknown, |(step, offset)| Test::Place { step, offset, own: name != "nth-child" })
            }
            "last-child" => Test::Last,
            "nth-last-child" if inner.map(str::trim) == Some("1") => Test::Last,
            "only-child" => {
                self.last()?.tests.push(first(false));
                Test::Last
            }
            "root" | "scope" if around.is_none() => Test::Root,
            "disabled" => Test::Attribute("disabled", None),
            "checked" => Test::Attribute("checked", None),
            "link" | "any-link" | "enabled" | "read-write" | "defined" => Test::Unknown,
            "hover"
            | "focus"
            | "active"
            | "visited"
            | "target"
            | "focus-within"
            | "focus-visible"
            | "fullscreen"
            | "selection"
            | "placeholder"
            | "backdrop"
            | "file-selector-button"
            | "modal"
            | "popover-open"
            | "host"
            | "slotted"
            | "part" => Test::Never,
            _ if name.starts_with('-') => Test::Never,
            _ => Test::Unknown,
        })
    }

    /// A class, id or name that the element must have, by which its rule is found.
    pub fn key(&self) -> Option<&'a str> {
        let tests = || self.parts.first().into_iter().flat_map(|part| &part.tests);
        let plain = |name: &&'a str| !name.contains('\\');
        let class = tests().find_map(|test| if let Test::Class(name) = test { Some(*name) } else { None });
        let id = tests().find_map(|test| if let Test::Id(name) = test { Some(*name) } else { None });
        let name = tests().find_map(|test| if let Test::Name(name) = test { Some(*name) } else { None });
        class.or(id).filter(plain).or_else(|| name.filter(|name| !name.bytes().any(|b| b.is_ascii_uppercase())))
    }

    /// Whether it is for blocks and parts of tables alone.
    pub fn is_of_blocks(&self) -> bool {
        let names_block = |test: &Test<'a>| matches!(test, Test::Name(name) if !Tag::of(name.as_bytes()).is_inline());
        self.parts.first().is_some_and(|part| part.tests.iter().any(names_block))
    }

    /// Whether the key is the name of an element.
    pub fn is_of_name(&self) -> bool {
        self.parts.first().is_some_and(|part| !part.tests.iter().any(|test| matches!(test, Test::Class(_) | Test::Id(_))))
    }

    /// Whether it asks after more than the element itself.
    pub fn asks_around(&self) -> bool {
        let around = |test: &Test<'a>| match test {
            Test::Place { .. } | Test::Last | Test::Root => true,
            Test::Not(list) | Test::Any(list) => list.iter().any(Self::asks_around),
            _ => false,
        };
        self.parts.len() > 1 || self.parts.iter().flat_map(|part| &part.tests).any(around)
    }

    /// How much its rules count before those of others.
    pub fn weight(&self) -> usize {
        let of = |test: &Test<'a>| match test {
            Test::Id(_) => 100,
            Test::Name(_) => 1,
            Test::Not(list) | Test::Any(list) => list.iter().map(Self::weight).max().unwrap_or(0),
            _ => 10,
        };
        self.parts.iter().flat_map(|part| &part.tests).map(of).sum()
    }

    /// Whether it is for the element that opens; `tried` grows by the steps.
    pub fn fits(&self, element: Element<'_>, path: &Path<'_>, tried: &mut usize) -> Fit {
        if path.is_too_deep() && self.asks_around() {
            return Fit::Perhaps;
        }
        let mut trial = Trial { path, steps: 0 };
        let fit = trial.part(self, 0, Some(element), path.here());
        *tried += trial.steps;
        fit
    }
}

/// A comparison under way.
struct Trial<'p, 'a> {
    path: &'p Path<'a>,
    steps: usize,
}

impl Trial<'_, '_> {
    /// Whether the parts of a selector from one on fit an element and what is around it.
    fn part(&mut self, selector: &Selector<'_>, number: usize, element: Option<Element<'_>>, place: Place) -> Fit {
        let Some(part) = selector.parts.get(number) else { return Fit::Yes };
        let Some(element) = element else { return Fit::No };
        self.steps += 1 + element.attributes.len() / 64;
        if self.steps > STEPS {
            return Fit::Perhaps;
        }
        let mut own = Fit::Yes;
        for test in &part.tests {
            own = own.min(self.test(test, element, place));
            if own == Fit::No {
                return Fit::No;
            }
        }
        if number + 1 == selector.parts.len() {
            return own;
        }
        let (depth, before) = place;
        let path = self.path;
        let mut found = Fit::No;
        match part.relation {
            Relation::Parent => found = self.part(selector, number + 1, path.parent(depth), path.place_of(depth)),
            Relation::Before if before == 0 => {}
            Relation::Before => found = self.sibling(selector, number + 1, (depth, before - 1)),
            Relation::Earlier => {
                for earlier in (0..before).rev() {
                    found = found.max(self.sibling(selector, number + 1, (depth, earlier)));
                    if found == Fit::Yes || self.steps > STEPS {
                        break;
                    }
                }
            }
            Relation::Around => {
                for depth in (0..=depth).rev() {
                    found = found.max(self.part(selector, number + 1, path.parent(depth), path.place_of(depth)));
                    if found == Fit::Yes || self.steps > STEPS {
                        break;
                    }
                }
            }
        }
        own.min(found)
    }

    /// As [`Self::part`], of an element before; one that is no longer known may be anything.
    fn sibling(&mut self, selector: &Selector<'_>, number: usize, place: Place) -> Fit {
        match self.path.sibling(place) {
            Some(element) => self.part(selector, number, Some(element), place),
            None => {
                self.steps += 1;
                Fit::Perhaps
            }
        }
    }

    fn any(&mut self, list: &List<'_>, element: Element<'_>, place: Place) -> Fit {
        list.iter().fold(Fit::No, |found, one| if found == Fit::Yes { found } else { found.max(self.part(one, 0, Some(element), place)) })
    }

    fn test(&mut self, test: &Test<'_>, element: Element<'_>, place: Place) -> Fit {
        match test {
            Test::Name(name) => name.eq_ignore_ascii_case(element.name).into(),
            Test::Id(id) => element.id.is_some_and(|own| identifier::is(own, id)).into(),
            Test::Class(class) => element.classes.split_ascii_whitespace().any(|own| identifier::is(own, class)).into(),
            Test::Attribute(name, value) => {
                let said = attributes(element.attributes).find(|(own, _)| own.eq_ignore_ascii_case(name)).map(|(_, said)| said);
                said.is_some_and(|said| value.is_none_or(|value| says(said, value))).into()
            }
            Test::Not(list) => self.any(list, element, place).reversed(),
            Test::Any(list) => self.any(list, element, place),
            Test::Root => (place.0 == 0 && element.name.eq_ignore_ascii_case("html")).into(),
            Test::Never => Fit::No,
            Test::Unknown => Fit::Perhaps,
            Test::Last => self.path.is_last(place).map_or(Fit::Perhaps, Fit::from),
            Test::Place { step, offset, own } => {
                let number = self.path.number(place, own.then_some(element.name));
                number.map_or(Fit::Perhaps, |number| {
                    let over = number as i32 - offset;
                    (if *step == 0 { over == 0 } else { over % step == 0 && over / step >= 0 }).into()
                })
            }
        }
    }
}

/// Whether the value of an attribute is as a sheet wants it.
fn says(said: &str, Value { sign, text: value, any_case }: Value<'_>) -> bool {
    if any_case {
        let (said, value) = (said.to_ascii_lowercase(), value.to_ascii_lowercase());
        return says(&said, Value { sign, text: &value, any_case: false });
    }
    match sign {
        '=' => said == value,
        '~' => said.split_ascii_whitespace().any(|word| word == value),
        '|' => said.strip_prefix(value).is_some_and(|rest| rest.is_empty() || rest.starts_with('-')),
        _ if value.is_empty() => false,
        '^' => said.starts_with(value),
        '$' => said.ends_with(value),
        _ => said.contains(value),
    }
}

/// What is in the brackets that a text starts with, if it does, and what follows.
fn arguments(text: &str) -> Option<(Option<&str>, &str)> {
    if !text.starts_with('(') {
        return Some((None, text));
    }
    let mut depth = 0usize;
    let end = text.char_indices().find_map(|(at, c)| {
        match c {
            '(' => depth += 1,
            ')' => depth -= 1,
            _ => {}
        }
        (depth == 0).then_some(at)
    })?;
    Some((text.get(1..end), text.get(end + 1..)?))
}

/// The parts of a text between a sign that is in no brackets.
fn parts(text: &str, sign: char) -> impl Iterator<Item = &str> {
    let mut depth = 0usize;
    text.split(move |c: char| {
        match c {
            '(' | '[' => depth += 1,
            ')' | ']' => depth = depth.saturating_sub(1),
            _ => {}
        }
        c == sign && depth == 0
    })
}

/// `2n+1`, `odd`, `3`: the step and the offset.
fn every(text: &str) -> Option<(i32, i32)> {
    let text: String = text.chars().filter(|c| !c.is_whitespace()).collect::<String>().to_ascii_lowercase();
    match text.as_str() {
        "odd" => return Some((2, 1)),
        "even" => return Some((2, 0)),
        _ => {}
    }
    let Some((step, offset)) = text.split_once('n') else { return Some((0, text.parse().ok()?)) };
    let step = match step {
        "" | "+" => 1,
        "-" => -1,
        step => step.parse().ok()?,
    };
    Some((step, if offset.is_empty() { 0 } else { offset.parse().ok()? }))
}
