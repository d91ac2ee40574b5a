//! Fields: a code that Word carries out, and what came of it.

use super::xml::Element;

/// Choices of a drop-down field that are kept: Word allows 25.
const CHOICES: usize = 100;

/// Bytes of a code that are kept: its first word says what it is.
const CODE: usize = 40;

/// Kinds of fields that show nothing by themselves.
const SILENT: [&str; 14] =
    ["TC", "XE", "RD", "TA", "SET", "ASK", "PRIVATE", "HYPERLINK", "TOC", "INDEX", "COMMENTS", "FORMTEXT", "ADDIN", "BIBLIOGRAPHY"];

/// A field under way.
#[derive(Debug, Default)]
pub struct Field {
    /// Whether its result has begun.
    pub has_result: bool,
    /// Whether its result shows text.
    pub shows: bool,
    code: String,
    form: Option<Form>,
}

/// A field of a form.
#[derive(Debug)]
enum Form {
    List { choices: Vec<String>, chosen: usize, has_choice: bool },
    Box { ticked: bool },
}

/// What a field shows that has no text of its own.
#[derive(Debug, PartialEq, Eq)]
pub enum Shown {
    Nothing,
    Text(String),
    /// Something that is not text.
    Other,
}

impl Field {
    /// A field of this code whose result follows.
    pub fn simple(code: &str) -> Self {
        let mut field = Self { has_result: true, ..Self::default() };
        field.code(code);
        field
    }

    /// Adds a part of the code.
    pub fn code(&mut self, text: &str) {
        let room = CODE.saturating_sub(self.code.len());
        self.code.push_str(text.get(..text.floor_char_boundary(room)).unwrap_or(""));
    }

    /// Takes in the data of a field of a form.
    pub fn take(&mut self, element: &Element<'_>) {
        match (element.name(), &mut self.form) {
            ("w:ddList", form) => *form = Some(Form::List { choices: Vec::new(), chosen: 0, has_choice: false }),
            ("w:checkBox", form) => *form = Some(Form::Box { ticked: false }),
            ("w:result", Some(Form::List { chosen, has_choice, .. })) => (*chosen, *has_choice) = (element.number() as usize, true),
            ("w:default", Some(Form::List { chosen, has_choice: false, .. })) => *chosen = element.number() as usize,
            ("w:listEntry", Some(Form::List { choices, .. })) if choices.len() < CHOICES => {
                choices.push(element.attribute("val").unwrap_or_default());
            }
            ("w:checked" | "w:default", Some(Form::Box { ticked })) => *ticked = element.is_on(),
            _ => {}
        }
    }

    /// What it shows beside its result.
    pub fn shown(self) -> Shown {
        let kind = self.code.split_whitespace().next().unwrap_or("").to_ascii_uppercase();
        match self.form {
            _ if self.shows => Shown::Nothing,
            Some(Form::List { choices, chosen, .. }) => choices.into_iter().nth(chosen).map_or(Shown::Nothing, Shown::Text),
            Some(Form::Box { ticked }) => Shown::Text(if ticked { "☒" } else { "☐" }.to_owned()),
            None if self.has_result && kind != "EQ" || kind.is_empty() || SILENT.contains(&kind.as_str()) => Shown::Nothing,
            None => Shown::Other,
        }
    }
}
