//! The languages that a run speaks.

use gov_disclosure::Message;

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

    /// Chinese and English.
    pub fn both() -> Self {
        Self(vec![Language::Zh, Language::En])
    }

    /// One text for each language.
    pub fn pick<'t>(&self, zh: &'t str, en: &'t str) -> Vec<&'t str> {
        let text = |language: &Language| match language {
            Language::Zh => zh,
            Language::En => en,
        };
        self.0.iter().map(text).collect()
    }

    /// A message in each language.
    pub fn of<'m>(&self, message: &'m Message) -> Vec<&'m str> {
        self.pick(&message.zh, &message.en)
    }

    /// Says a line in each language on standard error, unless only failures are asked for.
    pub fn remark(&self, zh: &str, en: &str) {
        self.pick(zh, en).into_iter().for_each(console::remark);
    }
}
