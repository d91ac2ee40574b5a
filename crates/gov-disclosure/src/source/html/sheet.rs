//! The page's own style sheets, as far as they say what is seen.
//!
//! Selectors of an element, of classes, of an id and of attributes are read. Of one with ancestors the last part counts,
//! where it names a class, an id or an attribute, or is within a table: what it hides more than a browser would is
//! reported, and what it hid less would not be. A reader of the whole of CSS would be larger than all of the reading of pages.

use std::borrow::Cow;
use std::collections::HashMap;

use super::style::{Style, Ways};
use super::tag::attributes;

/// Rules that are kept, and those with one key: pages have a few of them.
const RULES: usize = 1000;
const RULES_PER_KEY: usize = 32;

/// Values that sheets name, `--x`, and the bytes of each, at most.
const NAMED: usize = 64;
const NAMED_BYTES: usize = 64;

/// The width, in pixels, of the window that a page is looked at in.
const WINDOW: f32 = 1280.0;

/// An element as a sheet sees it.
#[derive(Clone, Copy, Debug)]
pub struct Element<'t> {
    pub name: &'t str,
    pub id: Option<&'t str>,
    pub classes: &'t str,
    pub attributes: &'t str,
    /// Whether it is in a cell of a table.
    pub in_cell: bool,
}

/// A selector of one element.
#[derive(Debug, Default, PartialEq, Eq)]
struct Selector<'a> {
    element: Option<&'a str>,
    id: Option<&'a str>,
    classes: Vec<&'a str>,
    /// An attribute and what its value must have in it.
    attribute: Option<(&'a str, &'a str)>,
    /// A class that it must not have.
    not: Option<&'a str>,
    /// Within a cell of a table only.
    in_cell: bool,
    /// What of its style does not count for the element.
    ignored: Ways,
}

#[derive(Debug)]
struct Rule<'a> {
    selector: Selector<'a>,
    /// How much its selector counts, and its place.
    weight: (usize, usize),
    style: Style,
}

/// The rules that change what is seen.
#[derive(Debug, Default)]
pub struct Sheet<'a> {
    /// By class, id or element, whichever of these a selector has first.
    rules: HashMap<&'a str, Vec<Rule<'a>>>,
    count: usize,
    on: Ways,
    /// Whether a rule names elements alone, or attributes.
    elements: bool,
    attributes: bool,
    /// What sheets name: `--x`.
    named: HashMap<&'a str, &'a str>,
}

impl<'a> Sheet<'a> {
    /// Adds the rules of a sheet.
    pub fn add(&mut self, mut text: &'a str) {
        // The levels of rules that are open: whether the content of each counts, in those around it.
        let mut open: Vec<bool> = Vec::new();
        loop {
            text = behind_comments(text);
            let Some(at) = memchr::memchr3(b'{', b'}', b';', text.as_bytes()) else { break };
            let (head, rest) = text.split_at(at);
            let (head, rest) = (head.trim(), rest.get(1..).unwrap_or(""));
            match text.as_bytes().get(at) {
                Some(b'{') if head.starts_with('@') => {
                    let counts = is_for_screens(head) && open.last().is_none_or(|counts| *counts);
                    open.push(counts);
                    text = rest;
                }
                Some(b'{') => {
                    let end = memchr::memchr2(b'{', b'}', rest.as_bytes()).unwrap_or(rest.len());
                    let counts = open.last().is_none_or(|counts| *counts);
                    // A rule within the rule starts after its last declaration.
                    let nests = rest.as_bytes().get(end) == Some(&b'{');
                    let end = if nests { rest.get(..end).and_then(|before| before.rfind(';')).map_or(0, |at| at + 1) } else { end };
                    let (declarations, behind) = rest.split_at(end);
                    text = if nests { behind } else { behind.get(1..).unwrap_or("") };
                    if nests {
                        open.push(counts);
                    }
                    if counts {
                        self.rule(head, declarations);
                    }
                }
                Some(b'}') => {
                    open.pop();
                    text = rest;
                }
                _ => text = rest,
            }
        }
    }

    fn rule(&mut self, selectors: &'a str, declarations: &'a str) {
        if declarations.contains("--") {
            for (name, value) in declarations.split(';').filter_map(|declaration| declaration.split_once(':')) {
                let (name, value) = (name.trim(), value.trim());
                if name.starts_with("--") && value.len() <= NAMED_BYTES && self.named.len() < NAMED {
                    self.named.insert(name, value);
                }
            }
        }
        let style = Style::read(&self.with_values(declarations));
        if style == Style::default() {
            return;
        }
        // Each of :is(.a, .b) is as good as a selector of its own.
        let lists = selectors.contains(":is(") || selectors.contains(":where(");
        for selector in selectors.split(|c: char| c == ',' || lists && matches!(c, '(' | ')')) {
            if self.count >= RULES {
                return;
            }
            let Some(selector) = Selector::read(selector.trim()) else { continue };
            let style = style.without(selector.ignored);
            if style == Style::default() {
                continue;
            }
            let key = selector.classes.first().copied().or(selector.id).or(selector.element);
            let Some(key) = key.or(selector.attribute.map(|_| ANY)) else { continue };
            let classes = selector.classes.len() + usize::from(selector.attribute.is_some()) + usize::from(selector.not.is_some());
            let weight = (usize::from(selector.id.is_some()) * 100 + classes * 10 + usize::from(selector.element.is_some()), self.count);
            let rules = self.rules.entry(key).or_default();
            if rules.len() < RULES_PER_KEY {
                self.elements |= selector.classes.is_empty() && selector.id.is_none() && selector.element.is_some();
                self.attributes |= key == ANY;
                rules.push(Rule { selector, weight, style });
                self.count += 1;
                self.on = self.on.with(style.on);
            }
        }
    }

    /// Whether no rule hides, strikes out or raises anything.
    pub fn is_empty(&self) -> bool {
        self.on == Ways::NONE
    }

    /// Declarations with the values that sheets name.
    fn with_values(&self, declarations: &'a str) -> Cow<'a, str> {
        if !declarations.contains("var(") {
            return Cow::Borrowed(declarations);
        }
        let mut out = String::new();
        let mut parts = declarations.split("var(");
        out.push_str(parts.next().unwrap_or(""));
        for part in parts {
            let (name, behind) = part.split_once(')').unwrap_or((part, ""));
            let (name, other) = name.split_once(',').map_or((name, None), |(name, other)| (name, Some(other)));
            out.push_str(self.named.get(name.trim()).copied().or(other).unwrap_or("inherit"));
            out.push_str(behind);
        }
        Cow::Owned(out)
    }

    /// What the rules say of an element; `tried` grows by those that were compared with it.
    pub fn style(&self, element: Element<'_>, tried: &mut usize) -> Style {
        let mut found: Vec<&Rule<'_>> = Vec::new();
        let element_key = Some(element.name).filter(|_| self.elements);
        let any_key = Some(ANY).filter(|_| self.attributes && !element.attributes.is_empty());
        let keys = element.classes.split_ascii_whitespace().take(RULES_PER_KEY).chain(element.id).chain(element_key).chain(any_key);
        for key in keys {
            let rules = self.rules.get(key).map_or(&[][..], Vec::as_slice);
            *tried += rules.len();
            found.extend(rules.iter().filter(|rule| rule.selector.fits(element)));
        }
        found.sort_by_key(|rule| rule.weight);
        found.into_iter().fold(Style::default(), |style, rule| style.then(rule.style))
    }
}

/// The key of selectors that name an attribute alone: no element, class or id is called so.
const ANY: &str = "[]";

/// Parts of a selector that say where an element is among others, which is not looked at.
const PLACES: [&str; 8] =
    ["first-child", "last-child", "only-child", "nth-child", "nth-last-child", "first-of-type", "last-of-type", "nth-of-type"];

impl<'a> Selector<'a> {
    fn read(text: &'a str) -> Option<Self> {
        Self::of_rows(text).or_else(|| Self::last_of(text))
    }

    /// The rows whose cells a selector names: tr.old of tr.old td. White letters may be on what is painted behind the row.
    fn of_rows(text: &'a str) -> Option<Self> {
        let before = text.strip_suffix("td")?;
        let around = before.trim_end_matches([' ', '>', '\n', '\t', '\r']);
        let is_part = around.len() < before.len();
        let row = Self::last_of(around).filter(|row| is_part && row.is_named() && row.element.is_none_or(|element| element == "tr"))?;
        Some(Self { element: Some("tr"), ignored: row.ignored.with(Ways::WHITE), ..row })
    }

    /// Whether it names more than an element.
    fn is_named(&self) -> bool {
        self.id.is_some() || !self.classes.is_empty() || self.attribute.is_some()
    }

    /// The selector of the last element that one names.
    fn last_of(text: &'a str) -> Option<Self> {
        // What is in brackets holds no other part.
        let (mut depth, mut from) = (0usize, 0);
        for (at, c) in text.char_indices() {
            match c {
                '(' | '[' => depth += 1,
                ')' | ']' => depth = depth.saturating_sub(1),
                ' ' | '>' | '+' | '~' | '\n' | '\t' | '\r' if depth == 0 => from = at + 1,
                _ => {}
            }
        }
        let (around, last) = text.split_at_checked(from)?;
        let mut selector = Self::default();
        let mut rest = last.strip_prefix('&').unwrap_or(last);
        if rest.is_empty() {
            return None;
        }
        while let Some(sign) = rest.chars().next() {
            let name = if matches!(sign, '.' | '#' | ':' | '[') { rest.get(1..)? } else { rest };
            if sign == '[' {
                let (inner, behind) = name.split_once(']')?;
                let (key, value) = inner.split_once('=').unwrap_or((inner, ""));
                let key = key.trim().trim_end_matches(['~', '|', '^', '$', '*']);
                selector.attribute = Some((key, value.trim().trim_matches(['"', '\''])));
                rest = behind;
                continue;
            }
            let end = name.find(['.', '#', ':', '[', '(']).unwrap_or(name.len());
            let (name, mut behind) = name.split_at(end);
            let is_name = |name: &str| name.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '_') || !c.is_ascii());
            match sign {
                ':' => {
                    let inner = match behind.strip_prefix('(') {
                        Some(inner) => {
                            let (inner, after) = inner.split_once(')')?;
                            behind = after;
                            Some(inner)
                        }
                        None => None,
                    };
                    match name {
                        "not" => selector.not = Some(inner?.trim().strip_prefix('.').filter(|class| is_name(class))?),
                        // What is written before or after an element is at it, and its style is not that of the element's text; the
                        // second colon is a part of its own.
                        "" => {}
                        "before" | "after" => selector.ignored = Ways::OF_TEXT,
                        _ if PLACES.contains(&name) => {}
                        _ => return None,
                    }
                }
                // A bracket that follows no `:` starts no part.
                _ if !is_name(name) && name != "*" || name.is_empty() => return None,
                '.' => selector.classes.push(name),
                '#' => selector.id = Some(name),
                _ => selector.element = Some(name).filter(|name| *name != "*"),
            }
            rest = behind;
        }
        let is_named = selector.is_named();
        let is_plain = selector.element.is_some() && around.is_empty() && !last.contains(':');
        let is_table =
            |part: &str| matches!(part.split(['.', '#', ':', '[']).next(), Some("table" | "tbody" | "thead" | "tr" | "td" | "th"));
        selector.in_cell = !is_named && !is_plain;
        let is_within =
            selector.element.is_some() && around.split([' ', '>', '+', '~', '\n', '\t', '\r']).any(is_table) && !last.contains(':');
        (is_named || is_plain || is_within).then_some(selector)
    }

    fn fits(&self, element: Element<'_>) -> bool {
        let has = |class: &&str| element.classes.split_ascii_whitespace().any(|own| own == *class);
        let says = |(name, value): (&str, &str)| {
            attributes(element.attributes).any(|(own, said)| own.eq_ignore_ascii_case(name) && said.contains(value))
        };
        self.element.is_none_or(|own| own.eq_ignore_ascii_case(element.name))
            && self.id.is_none_or(|own| element.id == Some(own))
            && self.classes.iter().all(has)
            && !self.not.iter().any(has)
            && self.attribute.is_none_or(says)
            && (!self.in_cell || element.in_cell)
    }
}

/// What comes after comments, and after the marks of an HTML comment.
fn behind_comments(mut text: &str) -> &str {
    loop {
        text = text.trim_start();
        let behind = match text {
            _ if text.starts_with("/*") => text.split_once("*/").map_or("", |(_, behind)| behind),
            _ => text.strip_prefix("<!--").or_else(|| text.strip_prefix("-->")).unwrap_or(text),
        };
        if behind.len() == text.len() {
            return text;
        }
        text = behind;
    }
}

/// Whether what is in an `@` rule is for a screen with a window of the usual width.
fn is_for_screens(head: &str) -> bool {
    let head = head.to_ascii_lowercase();
    let width = |part: &str, name: &str| {
        let length = part.strip_prefix(name)?.trim_start().strip_prefix(':')?.trim_end_matches(')').trim();
        let (digits, unit) = length.split_at(length.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(length.len()));
        Some(digits.parse::<f32>().ok()? * if unit == "px" { 1.0 } else { 16.0 })
    };
    let holds = |part: &str| {
        let part = part.trim().trim_start_matches('(');
        matches!(part, "" | "screen" | "all" | "only screen" | "only all")
            || width(part, "min-width").is_some_and(|least| least <= WINDOW)
            || width(part, "max-width").is_some_and(|most| most >= WINDOW)
    };
    match head.strip_prefix("@media") {
        Some(queries) => queries.split(',').any(|query| query.split(" and ").all(holds)),
        None => head.starts_with("@layer") || head.starts_with("@supports"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Brackets, dots and colons where no name can be, as damage leaves them.
    #[test]
    fn a_selector_that_names_nothing_is_none() {
        for text in ["td(x)", "(", ".a(b)", "..", "#", "td.", "td#(", ":(", "td[", "*(", "a]b"] {
            assert!(Selector::read(text).is_none_or(|selector| selector.element != Some("")), "{text}");
            let mut sheet = Sheet::default();
            sheet.add(text);
        }
        assert!(Selector::read("td(x)").is_none() && Selector::read(".a(b)").is_none());
        assert!(Selector::read("td.a").is_some());
    }

    #[test]
    fn rules_of_elements_classes_and_ids() {
        let mut sheet = Sheet::default();
        sheet.add(
            "<!-- /* .a{display:none} */ td.x, .old { text-decoration : line-through } @media print { .p {display:none} } \
             @media screen { #n { opacity: 0 } } del{display:none} .tab td{display:none} .tab .y{display:none} \
             a:hover{display:none} .old.kept{text-decoration:none} @import 'x.css'; .z{visibility:hidden} -->",
        );
        let on = |name, id, classes| sheet.style(Element { name, id, classes, attributes: "", in_cell: false }, &mut 0).on;
        assert_eq!(on("td", None, "x b"), Ways::STRUCK);
        assert_eq!(on("p", None, "x"), Ways::NONE);
        assert_eq!(on("span", None, "b old"), Ways::STRUCK);
        assert_eq!(on("span", None, "old kept"), Ways::NONE);
        assert_eq!(on("span", None, "p"), Ways::NONE);
        assert_eq!(on("span", Some("n"), ""), Ways::CLEAR);
        assert_eq!(on("del", None, ""), Ways::GONE);
        assert_eq!(on("td", None, ""), Ways::NONE);
        assert_eq!(on("i", None, "y"), Ways::GONE);
        assert_eq!(on("a", None, ""), Ways::NONE);
        assert_eq!(on("i", None, "z"), Ways::UNSEEN);
    }

    #[test]
    fn what_sheets_say_in_other_ways() {
        let hidden = |text: &'static str, name, classes, attributes| {
            let mut sheet = Sheet::default();
            sheet.add(text);
            sheet.style(Element { name, id: None, classes, attributes, in_cell: true }, &mut 0).on.meets(Ways::HIDING)
        };
        for (text, name, classes, attributes) in [
            ("[data-old]{display:none}", "i", "", "data-old=1"),
            ("b[class^='ol']{display:none}", "b", "", "class='old'"),
            ("table td em{display:none}", "em", "", ""),
            (".x > td em{display:none}", "em", "", ""),
            (".old:first-child{display:none}", "i", "old", ""),
            (".old:not(.kept){display:none}", "i", "old", ""),
            (".x{color:red; & .old{display:none}}", "i", "old", ""),
            (".x{color:red;.old{display:none} margin:0} .y{}", "i", "old", ""),
            ("@media (min-width:600px){.old{display:none}}", "i", "old", ""),
            ("@media screen and (max-width: 1600px){.old{display:none}}", "i", "old", ""),
            (":root{--c:#fff} .old{color:var(--c)}", "i", "old", ""),
            (".old{color:var(--c, white)} .z{--d:1}", "i", "old", ""),
            (".old{display:none!important} .old{display:block}", "i", "old", ""),
            (":is(.kept, .old){display:none}", "i", "old", ""),
            ("td :where(.old){display:none}", "i", "old", ""),
            ("tr.old > td{visibility:hidden}", "tr", "old", ""),
            (".old td{display:none}", "tr", "old", ""),
        ] {
            assert!(hidden(text, name, classes, attributes), "{text}");
        }
        for (text, name, classes, attributes) in [
            ("[data-old]{display:none}", "i", "", "data-new=1"),
            (".menu em{display:none}", "em", "", ""),
            (".old:not(.kept){display:none}", "i", "old kept", ""),
            (".old:hover{display:none}", "i", "old", ""),
            (".old:after{content:'.';height:0;visibility:hidden}", "i", "old", ""),
            (".old::before{display:none}", "i", "old", ""),
            (".old td{display:none}", "div", "old", ""),
            ("tr.old td{color:#fff}", "tr", "old", ""),
            ("tr.old td td{display:none}", "tr", "old", ""),
            ("@media (max-width:600px){.old{display:none}}", "i", "old", ""),
            ("@media print and (min-width:1px){.old{display:none}}", "i", "old", ""),
            (".x{color:red} .y{.z{display:none}} .w{display:none}", "i", "old", ""),
        ] {
            assert!(!hidden(text, name, classes, attributes), "{text}");
        }
    }
}
