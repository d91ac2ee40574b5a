//! Strings whose runs look different: some of them are no part of the text.

use crate::document::{Aside, Asides, Role};
use crate::lex::script;
use crate::source::colour::Rgb;

/// How a run looks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Kind {
    #[default]
    Text,
    /// As the style of its cell says.
    Cell,
    Mark,
    Struck,
    /// In the colour of an empty sheet.
    White,
    /// In this colour.
    Of(Rgb),
    /// Without size, or in the colour of its own ground.
    Unseen,
}

impl Kind {
    /// This or, where it says nothing but a colour that can be seen, the other one.
    pub fn or(self, other: Self) -> Self {
        if matches!((self, other), (Self::Text, _) | (Self::Of(_), Self::Mark | Self::Struck | Self::White | Self::Unseen)) {
            other
        } else {
            self
        }
    }

    /// How text of this kind is seen, where it is not simply text, on a ground that may have a colour, which is known or not. White
    /// words that have no ground are those of a header, whose ground is elsewhere.
    pub fn role(self, text: &str, is_coloured: bool, ground: Option<Rgb>) -> Option<Role> {
        match self {
            Self::Of(colour) => (ground == Some(colour)).then_some(Role::Hidden),
            Self::Text | Self::Cell => None,
            Self::White if is_coloured || text.contains(script::is_han) => None,
            Self::Mark => Some(Role::Mark),
            Self::Struck => Some(Role::Struck),
            Self::White | Self::Unseen => Some(Role::Hidden),
        }
    }
}

/// A string by its runs.
#[derive(Clone, Debug, Default)]
pub struct Rich(Vec<(Kind, String)>);

impl Rich {
    /// Adds text.
    pub fn push(&mut self, kind: Kind, text: &str) {
        match self.0.last_mut() {
            Some((last, known)) if *last == kind => known.push_str(text),
            _ => self.0.push((kind, text.to_owned())),
        }
    }

    /// Bytes that its text takes, with what is beside it.
    pub fn bytes(&self) -> usize {
        self.0.iter().map(|(_, text)| size_of::<Aside>() * 2 + text.len()).sum()
    }

    /// Whether all of it looks as its cell does.
    pub fn is_plain(&self) -> bool {
        self.0.iter().all(|(kind, _)| *kind == Kind::Cell)
    }

    /// Its text and what is beside it, in a cell of this kind and on a ground that may have a colour.
    pub fn text(&self, cell: Kind, is_coloured: bool, ground: Option<Rgb>) -> (String, Asides) {
        let (mut content, mut asides) = (String::new(), Asides::default());
        for (kind, text) in &self.0 {
            let kind = if *kind == Kind::Cell { cell } else { *kind };
            match kind.role(text, is_coloured, ground) {
                Some(role) => asides.add(role, content.len(), text),
                None => content.push_str(text),
            }
        }
        if asides.is_empty() {
            content = content.trim().to_owned();
        }
        (content, asides)
    }
}
