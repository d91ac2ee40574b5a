//! The page's own style sheets, as far as they say what is seen.
//!
//! Selectors ask after an element, those around it and those before it. Where they ask what cannot be known, their rules may
//! hold or not: what they would change is in doubt. A reader of the whole of CSS would be larger than all of the reading of pages.

use std::borrow::Cow;
use std::collections::HashMap;

use super::frames::{self, Frames};
use super::path::{Element, Path};
use super::selector::{Fit, List, Selector};
use super::sheets::{Source, without_comments};
use super::style::{Style, Ways};

/// Rules that are kept, and those with one key: a saved page may have those of a whole site. What further ones would change is in
/// doubt.
const RULES: usize = 20_000;
const RULES_PER_KEY: usize = 64;

/// Classes of an element that are looked at.
const CLASSES: usize = 32;

/// Rules within rules that are heeded, and levels of rules of any kind.
const NESTING: usize = 4;
const LEVELS: usize = 256;

/// Values that sheets name, `--x`, and the bytes of each, at most.
const NAMED: usize = 1024;
const NAMED_BYTES: usize = 64;

/// Layers that are distinguished by their names, and the place of what is in none: after all of them.
const LAYERS: usize = 64;
const NO_LAYER: usize = usize::MAX;

/// The width, in pixels, of the window that a page is looked at in.
const WINDOW: f32 = 1280.0;

#[derive(Debug)]
struct Rule<'a> {
    selector: Selector<'a>,
    /// Its layer, how much its selector counts, and its place.
    weight: (usize, usize, usize),
    style: Style,
    /// Its declarations, where they start an animation, which a later sheet may describe.
    animated: Option<&'a str>,
    /// Whether what is around it holds.
    holds: Fit,
    asks_around: bool,
}

/// The rules that change what is seen.
#[derive(Debug, Default)]
pub struct Sheet<'a> {
    /// By class, id or element, whichever of these a selector has first.
    rules: HashMap<&'a str, Vec<Rule<'a>>>,
    count: usize,
    changes: bool,
    /// Whether a rule starts an animation.
    animates: bool,
    /// Whether a rule names elements alone, or neither class, id nor element.
    elements: bool,
    others: bool,
    asks_around: bool,
    /// What sheets name: `--x`.
    named: HashMap<&'a str, &'a str>,
    frames: Frames<'a>,
    /// The layers by the order in which they are named first.
    layers: Vec<&'a str>,
    /// What rules would change that are not kept: those with a key, and all others.
    further: HashMap<&'a str, Style>,
    beyond: Style,
}

/// What the declarations of a rule change.
#[derive(Clone, Copy, Debug)]
struct Declared<'a> {
    style: Style,
    animated: Option<&'a str>,
}

/// A level of rules that is open: whether its content counts, and the selectors of a rule around it.
#[derive(Debug)]
struct Level<'a> {
    holds: Fit,
    layer: usize,
    selectors: Option<List<'a>>,
}

impl<'a> Sheet<'a> {
    /// The rules of all sheets of a page.
    pub fn of(sources: &'a [Source<'_>]) -> Self {
        let mut sheet = Self::default();
        sources.iter().for_each(|source| sheet.add(&source.text, source.media));
        if sheet.named.is_empty() || !sources.iter().any(|source| source.text.contains("var(")) {
            return sheet;
        }
        // A value may be named after what it is of.
        let mut again = Self { named: sheet.named, ..Self::default() };
        sources.iter().for_each(|source| again.add(&source.text, source.media));
        again
    }

    /// Adds the rules of a sheet for some media.
    fn add(&mut self, mut text: &'a str, media: &str) {
        let mut open: Vec<Level<'a>> = Vec::new();
        let whole = media_query(&media.to_ascii_lowercase());
        if whole == Fit::No {
            return;
        }
        loop {
            text = behind_marks(text);
            let Some(at) = memchr::memchr3(b'{', b'}', b';', text.as_bytes()) else { break };
            if open.len() >= LEVELS {
                (self.changes, self.others) = (true, true);
                self.beyond = self.beyond.then(Style::of(Ways::DOUBT));
                break;
            }
            let (head, rest) = text.split_at(at);
            let (head, rest) = (head.trim(), rest.get(1..).unwrap_or(""));
            let holds = open.last().map_or(whole, |level| level.holds);
            let layer = open.last().map_or(NO_LAYER, |level| level.layer);
            let around = open.last().and_then(|level| level.selectors.clone());
            match text.as_bytes().get(at) {
                Some(b'{') if head.starts_with('@') => match frames::name(head) {
                    Some(name) => text = self.frames.add(name, rest, holds),
                    None => {
                        // One within another has the place of that.
                        let own = layers(head).filter(|_| layer == NO_LAYER).map(|name| self.layer(name));
                        open.push(Level { holds: holds.min(is_for_screens(head)), layer: own.unwrap_or(layer), selectors: around });
                        text = rest;
                    }
                },
                Some(b'{') if holds == Fit::No => {
                    open.push(Level { holds, layer, selectors: None });
                    text = rest;
                }
                Some(b'{') => {
                    let end = memchr::memchr2(b'{', b'}', rest.as_bytes()).unwrap_or(rest.len());
                    // A rule within the rule starts after its last declaration.
                    let nests = rest.as_bytes().get(end) == Some(&b'{') && open.len() < NESTING;
                    let end = if nests { rest.get(..end).and_then(|before| before.rfind(';')).map_or(0, |at| at + 1) } else { end };
                    let (declarations, behind) = rest.split_at(end);
                    text = if nests { behind } else { behind.get(1..).unwrap_or("") };
                    let declared = self.declared(declarations);
                    if nests || declared.is_some() {
                        let selectors: List<'a> = Selector::list(head, around.as_ref()).into();
                        declared.into_iter().for_each(|declared| self.rules(&selectors, declared, (holds, layer)));
                        if nests {
                            open.push(Level { holds, layer, selectors: Some(selectors) });
                        }
                    }
                }
                sign => {
                    if sign == Some(&b';')
                        && layer == NO_LAYER
                        && let Some(names) = layers(head)
                    {
                        for name in names.split(',') {
                            self.layer(name);
                        }
                    }
                    // A declaration after a rule within the rule.
                    if let Some(declared) = around.as_ref().and_then(|_| self.declared(head)) {
                        around.into_iter().for_each(|selectors| self.rules(&selectors, declared, (holds, layer)));
                    }
                    if sign == Some(&b'}') {
                        open.pop();
                    }
                    text = rest;
                }
            }
        }
    }

    /// The place of a layer among the others; one without a name is the last.
    fn layer(&mut self, name: &'a str) -> usize {
        let name = name.trim();
        let known = self.layers.iter().take(LAYERS).position(|layer| !name.is_empty() && *layer == name);
        known.unwrap_or_else(|| {
            self.layers.push(name);
            self.layers.len() - 1
        })
    }

    /// What declarations change, if anything.
    fn declared(&mut self, declarations: &'a str) -> Option<Declared<'a>> {
        if declarations.contains("--") {
            for (name, value) in declarations.split(';').filter_map(|declaration| declaration.split_once(':')) {
                let (name, value) = (name.trim(), value.trim());
                if name.starts_with("--") && value.len() <= NAMED_BYTES && self.named.len() < NAMED {
                    self.named.insert(name, value);
                }
            }
        }
        let style = Style::read(&self.with_values(declarations));
        let animated = Some(declarations).filter(|declarations| declarations.contains("nimation") || declarations.contains("NIMATION"));
        (style != Style::default() || animated.is_some()).then_some(Declared { style, animated })
    }

    /// What the declarations of an element itself say, with the animations that they start.
    pub fn read(&self, declarations: &str) -> Style {
        // Nearly all have neither comments nor functions.
        if memchr::memchr2(b'/', b'(', declarations.as_bytes()).is_none() && self.frames.is_empty() {
            return Style::read(declarations);
        }
        let declarations = without_comments(declarations);
        let style = Style::read(&self.with_values(&declarations));
        if self.frames.is_empty() { style } else { style.then(self.frames.left(&declarations)) }
    }

    fn rules(&mut self, selectors: &[Selector<'a>], declared: Declared<'a>, (holds, layer): (Fit, usize)) {
        let animated = declared.animated;
        for selector in selectors {
            let style = at(selector, declared.style);
            if style == Style::default() && animated.is_none() {
                continue;
            }
            let key = selector.key().unwrap_or(ANY);
            self.elements |= key != ANY && selector.is_of_name();
            self.others |= key == ANY;
            self.animates |= animated.is_some();
            // Raised text may be set on the line again.
            self.changes |= style.changes() || style.off.meets(Ways::MARK) && matches!(key, "sup" | "sub");
            let perhaps = || style.in_doubt().then(animated.map_or_else(Style::default, |_| Style::of(Ways::DOUBT)));
            if self.count >= RULES {
                self.beyond = self.beyond.then(perhaps());
                continue;
            }
            let rules = self.rules.entry(key).or_default();
            if rules.len() >= RULES_PER_KEY {
                let further = self.further.entry(key).or_default();
                *further = further.then(perhaps());
                continue;
            }
            let asks_around = selector.asks_around();
            self.asks_around |= asks_around;
            rules.push(Rule {
                selector: selector.clone(),
                weight: (layer, selector.weight(), self.count),
                style,
                animated,
                holds,
                asks_around,
            });
            self.count += 1;
        }
    }

    /// Whether no rule hides, strikes out or raises anything.
    pub fn is_empty(&self) -> bool {
        !(self.changes || self.animates && self.frames.hides())
    }

    /// Whether a rule asks after what is around an element.
    pub fn asks_around(&self) -> bool {
        !self.is_empty() && self.asks_around
    }

    /// Declarations with the values that sheets name.
    fn with_values<'d>(&self, declarations: &'d str) -> Cow<'d, str> {
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

    /// What the rules say of an element, and whether that depends on what is around it; `tried` grows by what it takes to compare
    /// them with it.
    pub fn style(&self, element: Element<'_>, path: &Path<'_>, tried: &mut usize) -> (Style, bool) {
        let mut found: Vec<(&Rule<'_>, Fit)> = Vec::new();
        let mut depends = false;
        let lower: Cow<'_, str> = match self.elements && element.name.bytes().any(|b| b.is_ascii_uppercase()) {
            true => element.name.to_ascii_lowercase().into(),
            false => element.name.into(),
        };
        let element_key = Some(&*lower).filter(|_| self.elements);
        let any_key = Some(ANY).filter(|_| self.others);
        let keys = element.classes.split_ascii_whitespace().take(CLASSES).chain(element.id).chain(element_key).chain(any_key);
        let mut further = self.beyond;
        for key in keys {
            if !self.further.is_empty() {
                further = further.then(self.further.get(key).copied().unwrap_or_default());
            }
            let rules = self.rules.get(key).map_or(&[][..], Vec::as_slice);
            *tried += rules.len();
            for rule in rules {
                depends |= rule.asks_around;
                let fit = rule.holds.min(rule.selector.fits(element, path, tried));
                found.extend((fit != Fit::No).then_some((rule, fit)));
            }
        }
        found.sort_by_key(|(rule, _)| rule.weight);
        let style = |(rule, fit): (&Rule<'_>, Fit)| {
            let style = rule.animated.map_or(rule.style, |animated| rule.style.then(at(&rule.selector, self.frames.left(animated))));
            if fit == Fit::Yes { style } else { style.in_doubt() }
        };
        // What is important counts more in a layer than outside of it, and more in an earlier one.
        let of_layers = found.iter().rev().filter(|(rule, _)| rule.weight.0 != NO_LAYER).map(|&found| style(found).of_importance());
        let all = found.iter().map(|&found| style(found)).chain(of_layers).chain([further]);
        (all.fold(Style::default(), Style::then), depends)
    }
}

/// What comes after the marks of an HTML comment.
pub(super) fn behind_marks(mut text: &str) -> &str {
    loop {
        text = text.trim_start();
        match text.strip_prefix("<!--").or_else(|| text.strip_prefix("-->")) {
            Some(behind) => text = behind,
            None => return text,
        }
    }
}

/// The key of selectors that name neither class, id nor element: none is called so.
const ANY: &str = "*";

/// What a style is for the text of an element that a selector names.
fn at(selector: &Selector<'_>, style: Style) -> Style {
    match () {
        () if selector.first_letters => style.in_doubt(),
        () if selector.beside => style.beside(),
        () if selector.is_of_blocks() => style.of_block(),
        () => style,
    }
}

/// The names in the head of a rule of layers.
fn layers(head: &str) -> Option<&str> {
    let (rule, names) = head.split_at_checked("@layer".len())?;
    rule.eq_ignore_ascii_case("@layer").then_some(names)
}

/// Whether what is in an `@` rule is for a screen with a window of the usual width.
fn is_for_screens(head: &str) -> Fit {
    let head = head.to_ascii_lowercase();
    let name = head.split(|c: char| c.is_whitespace() || c == '(').next().unwrap_or("");
    let behind = head.get(name.len()..).unwrap_or("").trim();
    match name {
        "@media" => media_query(behind),
        "@layer" => Fit::Yes,
        "@supports" if behind.starts_with("not") => Fit::No,
        "@supports" if behind.contains("(-") || behind.contains("selector") => Fit::Perhaps,
        "@supports" => Fit::Yes,
        "@container" | "@scope" | "@starting-style" => Fit::Perhaps,
        _ => Fit::No,
    }
}

/// Whether one of some queries of media holds.
fn media_query(queries: &str) -> Fit {
    queries.split(',').map(query).max().unwrap_or(Fit::Yes)
}

/// Whether a query of media holds.
fn query(query: &str) -> Fit {
    match query.trim().strip_prefix("not ") {
        Some(query) => self::query(query).reversed(),
        None => query.split(" and ").map(|part| feature(part.trim())).min().unwrap_or(Fit::Yes),
    }
}

/// Whether a part of a query of media holds.
fn feature(part: &str) -> Fit {
    let inner = part.trim_start_matches('(').trim_end_matches(')');
    let length = |text: &str| {
        let text = text.trim();
        let (digits, unit) = text.split_at(text.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(text.len()));
        Some(digits.parse::<f32>().ok()? * if unit == "px" { 1.0 } else { 16.0 })
    };
    let width = |name: &str| length(inner.strip_prefix(name)?.trim_start().strip_prefix(':')?);
    let range = |sign: &str| length(inner.strip_prefix("width")?.trim_start().strip_prefix(sign)?);
    if let Some(least) = width("min-width").or_else(|| range(">=")) {
        return (least <= WINDOW).into();
    }
    if let Some(most) = width("max-width").or_else(|| range("<=")) {
        return (most >= WINDOW).into();
    }
    match inner {
        "" | "screen" | "all" | "only screen" | "only all" | "color" | "hover: hover" | "hover:hover" => Fit::Yes,
        "print" | "only print" | "speech" | "tv" | "projection" | "handheld" | "tty" | "braille" | "embossed" | "aural" => Fit::No,
        _ if inner.starts_with("prefers-") && (inner.ends_with("light") || inner.ends_with("no-preference")) => Fit::Yes,
        _ if inner.starts_with("prefers-") || inner.starts_with("forced-colors") => Fit::No,
        _ => Fit::Perhaps,
    }
}

#[cfg(test)]
mod tests {
    use super::super::tag::Tag;
    use super::*;

    fn sources(texts: &[&'static str]) -> Vec<Source<'static>> {
        texts.iter().map(|text| Source { text: without_comments(text), media: "" }).collect()
    }

    /// What a sheet says of the last of these elements, each in the one before it: a name and attributes.
    fn said(text: &'static str, elements: &[&'static str]) -> Ways {
        let sources = sources(&[text]);
        let sheet = Sheet::of(&sources);
        let (mut path, mut style) = (Path::start(""), Style::default());
        for element in elements {
            let (name, attributes) = element.split_once(' ').unwrap_or((element, ""));
            let tag = Tag::of(name.as_bytes());
            path.begin(tag, name, attributes, 0);
            style = sheet.style(path.sibling(path.here()).unwrap(), &path, &mut 0).0;
            path.enter(tag, name);
        }
        style.on
    }

    #[test]
    fn rules_of_elements_classes_and_ids() {
        let sheet = "<!-- /* .a{display:none} */ td.x, .old { text-decoration : line-through } @media print { .p {display:none} } \
             @media screen { #n { opacity: 0 } } del{display:none} .tab td{display:none} .tab .y{display:none} \
             a:hover{display:none} .old.kept{text-decoration:none} @import 'x.css'; .z{visibility:hidden} -->";
        for (element, ways) in [
            ("td class='x b'", Ways::STRUCK),
            ("p class=x", Ways::NONE),
            ("span class='b old'", Ways::STRUCK),
            ("span class='old kept'", Ways::NONE),
            ("span class=p", Ways::NONE),
            ("span id=n", Ways::FADED),
            ("del", Ways::GONE),
            ("td", Ways::NONE),
            ("i class=y", Ways::NONE),
            ("a", Ways::NONE),
            ("i class=z", Ways::UNSEEN),
        ] {
            assert_eq!(said(sheet, &[element]), ways, "{element}");
        }
        assert_eq!(said(sheet, &["div class=tab", "table", "td"]), Ways::GONE);
        assert_eq!(said(sheet, &["div class=tab", "p", "i class=y"]), Ways::GONE);
    }

    #[test]
    fn what_sheets_say_in_other_ways() {
        const CELL: [&str; 4] = ["div class=x", "table class=menu", "tr class=old", "td"];
        let hides = |text, element| said(text, &[&CELL[..], &[element]].concat()).meets(Ways::HIDING);
        for (text, element) in [
            ("[data-old]{display:none}", "i data-old=1"),
            ("b[class^='ol']{display:none}", "b class='old'"),
            ("table td em{display:none}", "em"),
            (".x > table em{display:none}", "em"),
            ("table > tbody > tr > td > em{display:none}", "em"),
            (".old:first-child{display:none}", "i class=old"),
            (".old:not(.kept){display:none}", "i class=old"),
            (".x{color:red; & .old{display:none}}", "i class=old"),
            (".x{color:red;.old{display:none} margin:0} .y{}", "i class=old"),
            (".x{.y{} display:none} .old{display:none}", "i class=old"),
            ("@media (min-width:600px){.old{display:none}}", "i class=old"),
            ("@media not print{.old{display:none}}", "i class=old"),
            ("@media (width >= 600px){.old{display:none}}", "i class=old"),
            ("@supports (display:grid){.old{display:none}}", "i class=old"),
            ("@media screen and (max-width: 1600px){.old{display:none}}", "i class=old"),
            (":root{--c:#fff} .old{color:var(--c)}", "i class=old"),
            (".old{color:var(--c, white)} .z{--d:1}", "i class=old"),
            (".old{display:none!important} .old{display:block}", "i class=old"),
            (":is(.kept, .old){display:none}", "i class=old"),
            ("td :where(.old){display:none}", "i class=old"),
            ("tr.old > td{display:none} tr.old i{visibility:hidden}", "i"),
            (".a\\:b{display:none}", "i class=a:b"),
            ("i:nth-child(2n+1){display:none}", "i"),
            ("i:only-child{display:none}", "i"),
            ("TD I{display:none}", "I"),
        ] {
            assert!(hides(text, element), "{text}");
        }
        for (text, element) in [
            ("[data-old]{display:none}", "i data-new=1"),
            (".menu b em{display:none}", "em"),
            (".old:not(.kept){display:none}", "i class='old kept'"),
            (".old:hover{display:none}", "i class=old"),
            (".old:after{content:'.';height:0;visibility:hidden}", "i class=old"),
            (".old::before{display:none}", "i class=old"),
            (".y td i{display:none}", "i"),
            ("tr.old td td i{display:none}", "i"),
            ("@media (max-width:600px){.old{display:none}}", "i class=old"),
            ("@media print and (min-width:1px){.old{display:none}}", "i class=old"),
            ("@supports not (display:grid){.old{display:none}}", "i class=old"),
            (".x{color:red} .y{.old{display:none}} .w{display:none}", "i class=old"),
            (".old{display:none} .x .old{display:inline}", "i class=old"),
            ("i + i{display:none}", "i"),
            ("i:nth-child(2){display:none}", "i"),
            ("tr > i{display:none}", "i"),
            ("[class=ol]{display:none}", "i class=old"),
        ] {
            assert!(!hides(text, element), "{text}");
        }
    }

    #[test]
    fn what_is_not_known_is_in_doubt() {
        for text in [
            "td:has(b) i{display:none}",
            "i:empty{opacity:0}",
            "i:nth-last-child(2){font-size:0}",
            "@container (width > 1px){i{display:none}}",
        ] {
            assert_eq!(said(text, &["td", "i"]), Ways::DOUBT, "{text}");
        }
    }

    /// What rules would change that are too many to be kept is in doubt, and nothing else.
    #[test]
    fn rules_that_are_not_kept_are_in_doubt() {
        let many = |key: &str, rules: usize, last: &str| -> &'static str {
            let one = |number: usize| format!("{key}.n{number}{{opacity:0}}").replace("NUMBER", &number.to_string());
            ((0..rules).map(one).collect::<String>() + last).leak()
        };
        let with_key = many(".old", RULES_PER_KEY, ".old{display:none}");
        assert_eq!(said(with_key, &["td", "i class=old"]), Ways::DOUBT);
        assert_eq!(said(with_key, &["td", "i class=new"]), Ways::NONE);
        assert_eq!(said(many(".old", RULES_PER_KEY, ".old{margin:0}"), &["td", "i class=old"]), Ways::NONE);
        assert_eq!(said(many(".old", 40, ".old{display:none}"), &["td", "i class=old"]), Ways::GONE);
        let too_many = many(".kNUMBER", RULES, ".old{display:none}");
        assert_eq!(said(too_many, &["td", "i class=old"]), Ways::DOUBT);
        assert_eq!(said(many(".kNUMBER", RULES, ".old{color:#333}"), &["td", "i class=old"]), Ways::NONE);
    }

    /// Brackets, dots and colons where no name can be, as damage leaves them.
    #[test]
    fn a_selector_that_names_nothing_is_none() {
        for text in ["td(x)", "(", ".a(b)", "..", "#", "td.", "td#(", ":(", "td[", "*(", "a]b", "td >", "& &"] {
            assert!(Selector::list(text, None).len() <= 1, "{text}");
            Sheet::default().add(text, "");
        }
        assert!(Selector::list("td(x)", None).is_empty() && Selector::list(".a(b)", None).is_empty());
        assert_eq!(Selector::list("td.a, :is(b, i) > u", None).len(), 2);
    }

    #[test]
    fn what_animations_leave() {
        let sources = sources(&[
            ".a{color:red} @keyframes hide{from{opacity:1} to{opacity:0}} @-webkit-keyframes 'out' { 0%, 50% {opacity:1} 99%,100% {visibility:hidden} } \
             @keyframes in{from{opacity:0}to{opacity:1}} @keyframes blink{50%{opacity:0}} @keyframes old{to{text-decoration:line-through}} .b{opacity:0}",
            "@KEYFRAMES Late{TO{opacity:0}} /* @keyframes hide{to{opacity:1}} */ @media print{@keyframes hide{to{opacity:1}}} \
             @keyframes turn{to{transform:rotate(360deg)}} @container (min-width: 9px){@keyframes perhaps{to{opacity:0}}}",
        ]);
        let Sheet { frames, .. } = Sheet::of(&sources);
        for (declarations, on) in [
            ("animation: hide 0s forwards", Ways::FADED),
            ("animation:0s linear 2s 1 normal both out", Ways::UNSEEN),
            ("animation-name: hide; animation-fill-mode: forwards", Ways::FADED),
            ("ANIMATION: Late 0s FORWARDS", Ways::FADED),
            ("-webkit-animation: old 1s forwards", Ways::STRUCK),
            ("animation: hide 1s", Ways::NONE),
            ("animation: hide 1s infinite", Ways::DOUBT),
            ("animation: hide 1s forwards paused", Ways::DOUBT),
            ("animation: in 1s paused", Ways::DOUBT),
            ("animation: in 1s reverse forwards", Ways::DOUBT),
            ("animation: blink 1s infinite", Ways::DOUBT),
            ("animation: perhaps 1s forwards", Ways::DOUBT),
            ("animation-name: hide", Ways::DOUBT),
            ("animation: in 1s forwards", Ways::NONE),
            ("animation: turn 1s infinite", Ways::NONE),
            ("animation: elsewhere 1s forwards", Ways::NONE),
            ("animation: none", Ways::NONE),
            ("transition: hide 9s", Ways::NONE),
        ] {
            assert_eq!(frames.left(declarations).on, on, "{declarations}");
        }
        let hidden = Style::read("opacity:0");
        assert_eq!(hidden.then(frames.left("animation: in 1s forwards")).on, Ways::NONE);
        assert_eq!(hidden.then(frames.left("animation: in 1s")).on, Ways::FADED);
    }

    #[test]
    fn animations_beyond_those_kept_are_in_doubt() {
        let text: String = (0..=frames::ANIMATIONS).map(|at| format!("@keyframes a{at}{{to{{opacity:0}}}}")).collect();
        let mut sheet = Sheet::default();
        sheet.add(&text, "");
        assert_eq!(sheet.frames.left("animation: a256 0s forwards").on, Ways::DOUBT);
        assert_eq!(sheet.frames.left("transition: a256 0s").on, Ways::NONE);
    }

    #[test]
    fn frames_that_are_broken_off() {
        for text in [
            "@keyframes",
            "@keyframes x",
            "@keyframes x{",
            "@keyframes x{to",
            "@keyframes x{to{opacity:0",
            "@keyframes x{}}{",
            "@keyframes {@keyframes {",
        ] {
            Sheet::default().add(text, "");
        }
    }
}
