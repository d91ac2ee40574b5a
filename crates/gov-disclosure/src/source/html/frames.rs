//! Animations, as far as they leave text hidden or shown when they have ended.

use std::collections::HashMap;

use super::selector::Fit;
use super::style::{Style, Ways};

/// Animations that are kept. Where there are more, what an animation leaves is in doubt.
pub const ANIMATIONS: usize = 256;

/// How an animation has text seen.
#[derive(Clone, Copy, Debug, Default)]
struct Animation {
    /// When it has ended.
    last: Style,
    /// Perhaps, at some time before.
    ever: Style,
}

/// The animations of a page by their names.
#[derive(Debug, Default)]
pub struct Frames<'a> {
    known: HashMap<&'a str, Animation>,
    is_full: bool,
    hides: bool,
}

/// The name of the animation that starts here: `@keyframes NAME`.
pub fn name(head: &str) -> Option<&str> {
    let (rule, name) = head.split_once(char::is_whitespace)?;
    let start = rule.len().checked_sub("keyframes".len())?;
    rule.get(start..).filter(|rule| rule.eq_ignore_ascii_case("keyframes"))?;
    Some(unquoted(name.trim()))
}

fn unquoted(name: &str) -> &str {
    name.trim_matches(['"', '\''])
}

impl<'a> Frames<'a> {
    /// Adds an animation, whose frames the text starts with; what comes after them.
    pub fn add(&mut self, name: &'a str, text: &'a str, holds: Fit) -> &'a str {
        let (mut animation, mut rest) = (Animation::default(), text);
        loop {
            rest = rest.trim_start();
            let Some(at) = memchr::memchr2(b'{', b'}', rest.as_bytes()) else {
                rest = "";
                break;
            };
            let (moments, behind) = rest.split_at(at);
            rest = behind.get(1..).unwrap_or("");
            if behind.starts_with('}') {
                break;
            }
            let (declarations, behind) = rest.split_once('}').unwrap_or((rest, ""));
            rest = behind;
            let style = Style::read(declarations);
            animation.ever = animation.ever.then(style.in_doubt());
            let is_last = |moment: &str| moment == "100%" || moment.eq_ignore_ascii_case("to");
            if moments.split(',').any(|moment| is_last(moment.trim())) {
                animation.last = animation.last.then(style);
            }
        }
        if holds == Fit::No {
            return rest;
        }
        if holds == Fit::Perhaps {
            let other = self.known.get(name).copied().unwrap_or_default();
            animation.last = animation.last.in_doubt().then(other.last.in_doubt());
            animation.ever = animation.ever.then(other.ever);
        }
        if self.known.len() < ANIMATIONS || self.known.contains_key(name) {
            self.hides |= animation.last.changes() || animation.ever.changes();
            self.known.insert(name, animation);
        } else {
            (self.is_full, self.hides) = (true, true);
        }
        rest
    }

    /// Whether none is known.
    pub fn is_empty(&self) -> bool {
        self.known.is_empty()
    }

    /// Whether one may hide text or strike it out.
    pub fn hides(&self) -> bool {
        self.hides
    }

    /// What declarations say by the animations that they start. What may not stay is in doubt.
    pub fn left(&self, declarations: &str) -> Style {
        let (mut shown, mut starts, mut stays, mut lasts, mut says_fill) = (Animation::default(), false, false, false, false);
        for (name, value) in declarations.split(';').filter_map(|declaration| declaration.split_once(':')) {
            let name = name.trim().to_ascii_lowercase();
            let name = name.trim_start_matches("-webkit-");
            if !name.starts_with("animation") {
                continue;
            }
            starts = true;
            says_fill |= matches!(name, "animation" | "animation-fill-mode");
            for word in value.split([' ', ',', '\t', '\n', '!']).filter(|word| !word.is_empty()) {
                match word.to_ascii_lowercase().as_str() {
                    "forwards" | "both" => stays = true,
                    "infinite" | "reverse" | "alternate" | "alternate-reverse" | "paused" => lasts = true,
                    _ => {
                        let known = self.known.get(unquoted(word)).copied().unwrap_or_default();
                        shown = Animation { last: shown.last.then(known.last), ever: shown.ever.then(known.ever) };
                    }
                }
            }
        }
        match () {
            () if starts && self.is_full => Style::of(Ways::DOUBT),
            () if lasts => shown.ever,
            () if stays => shown.last,
            () if !says_fill => shown.last.in_doubt(),
            () => Style::default(),
        }
    }
}
