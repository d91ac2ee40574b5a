//! What paragraph and character styles say that matters to a reader of text.

use std::collections::HashMap;

use super::parts::Parts;
use super::seen::Seen;
use super::xml::{Token, Tokens};
use crate::error::Error;

/// A style with what it takes from those it is based on.
#[derive(Clone, Debug, Default)]
pub struct Style {
    /// Whether it makes headings.
    pub heading: bool,
    /// How its text is seen, by what it says itself.
    seen: Seen,
    /// Of a table: which of its parts it may take text of away, and which it shades.
    takes_away: Parts,
    shades: Parts,
    /// The list that it numbers by, and the level where it says so.
    pub number: Option<(String, Option<usize>)>,
    based_on: Option<String>,
}

/// What a style says of a table.
#[derive(Clone, Copy, Debug, Default)]
pub struct TableStyle {
    /// How its text is seen.
    pub seen: Seen,
    /// Parts of which it may take the text away, and parts that it shades.
    pub takes_away: Parts,
    pub shades: Parts,
}

/// The styles of a document.
#[derive(Debug, Default)]
pub struct Styles {
    known: HashMap<String, Style>,
    /// The style of paragraphs that name none.
    default: Option<String>,
    /// The style of tables that name none.
    default_table: Option<String>,
    /// How text is seen of which no style says it.
    pub usual: Seen,
    /// Whether any style changes how text is seen.
    any_seen: bool,
}

/// Styles that one may be based on, one after the other.
const MAX_CHAIN_LENGTH: usize = 16;

impl Styles {
    /// Reads `styles.xml`.
    ///
    /// # Errors
    /// `malformed` for broken XML.
    pub fn read(text: &str) -> Result<Self, Error> {
        let mut styles = Self::default();
        let mut tokens = Tokens::new(text);
        let (mut id, mut part, mut own) = (String::new(), None, Seen::default());
        while let Some(token) = tokens.next()? {
            let element = match token {
                Token::Start(element) => element,
                Token::End(end) if end.name() == "w:tblStylePr" => {
                    let (own, part) = (std::mem::take(&mut own), part.take());
                    let Some(style) = styles.known.get_mut(&id) else { continue };
                    let part = Parts::named(part.as_deref().unwrap_or_default());
                    if own.shaded == Some(true) {
                        style.shades = style.shades.with(part);
                    }
                    if own.takes_away() {
                        style.takes_away = style.takes_away.with(part);
                    }
                    continue;
                }
                _ => continue,
            };
            if element.name() == "w:tblStylePr" {
                part = element.attribute("type");
                continue;
            }
            if part.is_some() {
                own.take(&element);
                continue;
            }
            if element.name() == "w:style" {
                id = element.id("styleId").unwrap_or_default();
                if element.attribute("default").is_some_and(|value| matches!(value.as_str(), "1" | "true" | "on")) {
                    match element.attribute("type").as_deref() {
                        Some("paragraph") => styles.default = Some(id.clone()),
                        Some("table") => styles.default_table = Some(id.clone()),
                        _ => {}
                    }
                }
                styles.known.insert(id.clone(), Style::default());
                continue;
            }
            let Some(style) = styles.known.get_mut(&id) else {
                styles.usual.take(&element);
                continue;
            };
            match element.name() {
                "w:name" => {
                    let name = element.attribute("val").unwrap_or_default().to_ascii_lowercase();
                    style.heading |= name.starts_with("heading ") || name == "title";
                }
                "w:basedOn" => style.based_on = element.id("val"),
                "w:outlineLvl" => style.heading |= element.number() < 9,
                "w:numId" => {
                    let level = style.number.take().and_then(|(_, level)| level);
                    style.number = Some((element.id("val").unwrap_or_default(), level));
                }
                "w:ilvl" => {
                    let list = style.number.take().map(|(list, _)| list).unwrap_or_default();
                    style.number = Some((list, Some(element.number() as usize)));
                }
                _ => {
                    style.seen.take(&element);
                    styles.any_seen |= style.seen.changes();
                }
            }
        }
        Ok(styles)
    }

    /// How text of this style is seen.
    pub fn seen(&self, id: Option<&str>) -> Seen {
        let mut seen = Seen::default();
        let mut next = id.or(self.default.as_deref()).filter(|_| self.any_seen);
        for _ in 0..MAX_CHAIN_LENGTH {
            let Some(found) = next.and_then(|id| self.known.get(id)) else { break };
            seen = seen.or(found.seen);
            next = found.based_on.as_deref();
        }
        seen
    }

    /// What the style of this id, or of tables that name none, says of a table.
    pub fn of_table(&self, id: Option<&str>) -> TableStyle {
        let mut style = TableStyle::default();
        let mut next = id.or(self.default_table.as_deref());
        for _ in 0..MAX_CHAIN_LENGTH {
            let Some(found) = next.and_then(|id| self.known.get(id)) else { break };
            style.seen = style.seen.or(found.seen);
            style.takes_away = style.takes_away.with(found.takes_away);
            style.shades = style.shades.with(found.shades);
            next = found.based_on.as_deref();
        }
        style
    }

    /// The style of this id, or of paragraphs that name none, with the id of the style that numbers.
    pub fn of(&self, id: Option<&str>) -> Style {
        let mut style = Style::default();
        let mut next = id.or(self.default.as_deref());
        for _ in 0..MAX_CHAIN_LENGTH {
            let Some(found) = next.and_then(|id| self.known.get(id)) else { break };
            style.heading |= found.heading;
            style.number = style.number.or_else(|| found.number.clone());
            next = found.based_on.as_deref();
        }
        style
    }
}
