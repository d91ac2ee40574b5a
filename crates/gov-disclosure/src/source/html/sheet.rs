//! The page's own style sheets, as far as they say what is seen.
//!
//! Selectors of an element, of classes and of an id are read. Of one with ancestors the last part counts, where it names a
//! class or an id: what it hides more than a browser would is reported, and what it hid less would not be. A reader
//! of the whole of CSS would be larger than all of the reading of pages.

use std::collections::HashMap;

use super::style::{Style, Ways};

/// Rules that are kept, and those with one key: pages have a few of them.
const RULES: usize = 1000;
const RULES_PER_KEY: usize = 32;

/// A selector of one element.
#[derive(Debug, PartialEq, Eq)]
struct Selector<'a> {
    element: Option<&'a str>,
    id: Option<&'a str>,
    classes: Vec<&'a str>,
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
    /// Whether a rule names elements alone.
    elements: bool,
}

impl<'a> Sheet<'a> {
    /// Adds the rules of a sheet.
    pub fn add(&mut self, mut text: &'a str) {
        // The levels of `@` rules that are open: whether their content counts.
        let mut open: Vec<bool> = Vec::new();
        loop {
            text = behind_comments(text);
            let Some(at) = memchr::memchr3(b'{', b'}', b';', text.as_bytes()) else { break };
            let (head, rest) = text.split_at(at);
            let (head, rest) = (head.trim(), rest.get(1..).unwrap_or(""));
            match text.as_bytes().get(at) {
                Some(b'{') if head.starts_with('@') => {
                    let counts = is_for_screens(head) && open.iter().all(|counts| *counts);
                    open.push(counts);
                    text = rest;
                }
                Some(b'{') => {
                    let end = memchr::memchr(b'}', rest.as_bytes()).unwrap_or(rest.len());
                    let (declarations, behind) = rest.split_at(end);
                    text = behind.get(1..).unwrap_or("");
                    if open.iter().all(|counts| *counts) {
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

    fn rule(&mut self, selectors: &'a str, declarations: &str) {
        let style = Style::read(declarations);
        if style == Style::default() {
            return;
        }
        for selector in selectors.split(',') {
            if self.count >= RULES {
                return;
            }
            let Some(selector) = Selector::read(selector.trim()) else { continue };
            let Some(key) = selector.classes.first().copied().or(selector.id).or(selector.element) else { continue };
            let weight = (
                usize::from(selector.id.is_some()) * 100 + selector.classes.len() * 10 + usize::from(selector.element.is_some()),
                self.count,
            );
            let rules = self.rules.entry(key).or_default();
            if rules.len() < RULES_PER_KEY {
                self.elements |= weight.0 == 1;
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

    /// What the rules say of an element.
    pub fn style(&self, element: &str, id: Option<&str>, classes: &str) -> Style {
        let mut found: Vec<&Rule<'_>> = Vec::new();
        let element_key = Some(element).filter(|_| self.elements);
        for key in classes.split_ascii_whitespace().take(RULES_PER_KEY).chain(id).chain(element_key) {
            found.extend(self.rules.get(key).into_iter().flatten().filter(|rule| rule.selector.fits(element, id, classes)));
        }
        found.sort_by_key(|rule| rule.weight);
        found.into_iter().fold(Style::default(), |style, rule| style.then(rule.style))
    }
}

impl<'a> Selector<'a> {
    fn read(text: &'a str) -> Option<Self> {
        let last = text.rsplit([' ', '>', '+', '~', '\n', '\t', '\r']).next()?;
        let is_plain = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.' | '#' | '*') || !c.is_ascii();
        if last.is_empty() || !last.chars().all(is_plain) {
            return None;
        }
        let (mut selector, mut rest) = (Self { element: None, id: None, classes: Vec::new() }, last);
        while !rest.is_empty() {
            let sign = rest.chars().next().filter(|c| matches!(c, '.' | '#'));
            let name = sign.map_or(rest, |_| rest.get(1..).unwrap_or(""));
            let (name, behind) = name.split_at(name.find(['.', '#']).unwrap_or(name.len()));
            match sign {
                Some('.') => selector.classes.push(name),
                Some(_) => selector.id = Some(name),
                None => selector.element = Some(name).filter(|name| *name != "*"),
            }
            rest = behind;
        }
        let is_named = selector.id.is_some() || !selector.classes.is_empty();
        (is_named || selector.element.is_some() && last.len() == text.len()).then_some(selector)
    }

    fn fits(&self, element: &str, id: Option<&str>, classes: &str) -> bool {
        self.element.is_none_or(|own| own.eq_ignore_ascii_case(element))
            && self.id.is_none_or(|own| id == Some(own))
            && self.classes.iter().all(|own| classes.split_ascii_whitespace().any(|class| class == *own))
    }
}

/// What stands behind comments, and behind the marks of an HTML comment.
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

/// Whether what stands in an `@` rule is for every screen.
fn is_for_screens(head: &str) -> bool {
    let head = head.to_ascii_lowercase();
    let is_media = |query: &str| matches!(query.trim(), "" | "screen" | "all" | "only screen");
    match head.strip_prefix("@media") {
        Some(queries) => queries.split(',').any(is_media),
        None => head.starts_with("@layer") || head.starts_with("@supports"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rules_of_elements_classes_and_ids() {
        let mut sheet = Sheet::default();
        sheet.add(
            "<!-- /* .a{display:none} */ td.x, .old { text-decoration : line-through } @media print { .p {display:none} } \
             @media screen { #n { opacity: 0 } } del{display:none} .tab td{display:none} .tab .y{display:none} \
             a:hover{display:none} .old.kept{text-decoration:none} @import 'x.css'; .z{visibility:hidden} -->",
        );
        let on = |element, id, classes| sheet.style(element, id, classes).on;
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
}
