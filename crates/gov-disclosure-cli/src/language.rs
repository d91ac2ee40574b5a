//! The languages that a run speaks.

use gov_disclosure::{Hint, Message};

use crate::args::Language;
use crate::console;

/// A number of things, in English.
pub fn count(number: usize, thing: &str) -> String {
    format!("{number} {thing}{}", if number == 1 { "" } else { "s" })
}

/// Chinese, English, or both, in the order asked for.
#[derive(Clone, Debug)]
pub struct Languages(Vec<Language>);

impl Languages {
    /// Those asked for, each once.
    pub fn new(asked: &[Language]) -> Self {
        let mut languages = Vec::new();
        for language in asked {
            if !languages.contains(language) {
                languages.push(*language);
            }
        }
        Self(languages)
    }

    /// Whether nobody who reads no Chinese is spoken to.
    pub fn are_chinese_alone(&self) -> bool {
        self.0 == [Language::Zh]
    }

    /// One text for each language.
    pub fn pick<'t>(&self, zh: &'t str, en: &'t str) -> Vec<&'t str> {
        let text = |language: &Language| match language {
            Language::Zh => zh,
            Language::En => en,
        };
        self.0.iter().map(text).collect()
    }

    /// A message in each language, with the option or the subcommand that would help.
    pub fn advised(&self, message: &Message, hint: Option<Hint>) -> Vec<String> {
        let advised = |language: &Language| match (language, hint.and_then(term)) {
            (Language::Zh, None) => message.zh.clone(),
            (Language::En, None) => message.en.clone(),
            (Language::Zh, Some(term)) => format!("{}（{term}）", message.zh),
            (Language::En, Some(term)) => format!("{} ({term})", message.en),
        };
        self.0.iter().map(advised).collect()
    }

    /// Says a line in each language on standard error, unless only failures are asked for.
    pub fn remark(&self, zh: &str, en: &str) {
        self.pick(zh, en).into_iter().for_each(console::remark);
    }
}

/// What would help, in the terms of the command.
fn term(hint: Hint) -> Option<&'static str> {
    match hint {
        Hint::Encoding => Some("--encoding"),
        Hint::Year => Some("--year"),
        Hint::Agency => Some("--agency"),
        Hint::Timeout => Some("--timeout"),
        Hint::Convert => Some("gov-disclosure render --edition 2021"),
        Hint::Fields => Some("gov-disclosure fields"),
        _ => None,
    }
}
