//! Strings whose runs look different: some of them are no part of the text.

use crate::document::{Aside, Asides, Role};

/// How a run looks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Kind {
    #[default]
    Text,
    Mark,
    Struck,
    /// In the colour of an empty sheet.
    White,
    /// Without size.
    Tiny,
}

impl Kind {
    /// This or, where it says nothing, the other one.
    pub fn or(self, other: Self) -> Self {
        if self == Self::Text { other } else { self }
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

    /// Bytes that its text takes, with what stands beside it.
    pub fn bytes(&self) -> usize {
        self.0.iter().map(|(_, text)| size_of::<Aside>() * 2 + text.len()).sum()
    }

    /// Whether all of it is text.
    pub fn is_plain(&self) -> bool {
        self.0.iter().all(|(kind, _)| *kind == Kind::Text)
    }

    /// Its text and what stands beside it, on a ground that may have a colour.
    pub fn text(&self, coloured: bool) -> (String, Asides) {
        let (mut content, mut asides) = (String::new(), Asides::default());
        for (kind, text) in &self.0 {
            let role = match kind {
                Kind::Text => None,
                Kind::White if coloured => None,
                Kind::Mark => Some(Role::Mark),
                Kind::Struck => Some(Role::Struck),
                Kind::White | Kind::Tiny => Some(Role::Hidden),
            };
            match role {
                Some(role) => asides.add(role, content.len(), text),
                None => content.push_str(text),
            }
        }
        (content, asides)
    }
}
