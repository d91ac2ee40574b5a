//! Animations, as far as they leave text hidden or shown when they have ended.

use std::collections::HashMap;

use super::style::Style;

/// Animations that are kept.
const ANIMATIONS: usize = 256;

/// How the last frame of each animation has text seen, by the name of the animation.
#[derive(Debug, Default)]
pub struct Frames<'a>(HashMap<&'a str, Style>);

impl<'a> Frames<'a> {
    /// Adds the animations of a sheet.
    pub fn add(&mut self, text: &'a str) {
        let mut rest = text;
        while let Some((_, behind)) = rest.split_once("keyframes")
            && let Some((name, frames)) = behind.split_once('{')
            && self.0.len() < ANIMATIONS
        {
            rest = frames;
            let mut last = Style::default();
            while let Some((at, behind)) = rest.split_once('{').filter(|(at, _)| !at.contains('}')) {
                let (declarations, behind) = behind.split_once('}').unwrap_or((behind, ""));
                if at.split(',').any(|at| matches!(at.trim(), "to" | "100%")) {
                    last = last.then(Style::read(declarations));
                }
                rest = behind;
            }
            if last != Style::default() {
                self.0.insert(name.trim().trim_matches(['"', '\'']), last);
            }
        }
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// What declarations say by the animation that they start. What may not stay is in doubt.
    pub fn left(&self, declarations: &str) -> Style {
        let (mut style, mut stays, mut lasts, mut is_short) = (Style::default(), false, false, false);
        for (name, value) in declarations.split(';').filter_map(|declaration| declaration.split_once(':')) {
            let name = name.trim().trim_start_matches("-webkit-");
            if !name.starts_with("animation") {
                continue;
            }
            is_short |= matches!(name, "animation" | "animation-fill-mode");
            for word in value.split([' ', ',', '\t', '\n', '!']).filter(|word| !word.is_empty()) {
                match word {
                    "forwards" | "both" => stays = true,
                    "infinite" | "reverse" | "alternate" | "alternate-reverse" | "paused" => lasts = true,
                    _ => style = style.then(self.0.get(word.trim_matches(['"', '\''])).copied().unwrap_or_default()),
                }
            }
        }
        match () {
            () if stays && !lasts => style,
            () if lasts || !is_short => style.in_doubt(),
            () => Style::default(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::style::Ways;
    use super::*;

    #[test]
    fn what_animations_leave() {
        let mut frames = Frames::default();
        frames.add(
            ".a{color:red} @keyframes hide{from{opacity:1} to{opacity:0}} @-webkit-keyframes 'out' { 0%, 50% {opacity:1} 99%,100% {visibility:hidden} } \
             @keyframes in{from{opacity:0}to{opacity:1}} @keyframes blink{50%{opacity:0}} @keyframes old{to{text-decoration:line-through}} .b{opacity:0}",
        );
        for (declarations, on) in [
            ("animation: hide 0s forwards", Ways::CLEAR),
            ("animation:0s linear 2s 1 normal both out", Ways::UNSEEN),
            ("animation-name: hide; animation-fill-mode: forwards", Ways::CLEAR),
            ("-webkit-animation: old 1s forwards", Ways::STRUCK),
            ("animation: hide 1s", Ways::NONE),
            ("animation: hide 1s infinite", Ways::DOUBT),
            ("animation: hide 1s forwards paused", Ways::DOUBT),
            ("animation-name: hide", Ways::DOUBT),
            ("animation: in 1s forwards", Ways::NONE),
            ("animation: blink 1s infinite", Ways::NONE),
            ("animation: none", Ways::NONE),
            ("transition: hide 9s", Ways::NONE),
        ] {
            assert_eq!(frames.left(declarations).on, on, "{declarations}");
        }
        let hidden = Style::read("opacity:0");
        assert_eq!(hidden.then(frames.left("animation: in 1s forwards")).on, Ways::NONE);
        assert_eq!(hidden.then(frames.left("animation: in 1s")).on, Ways::CLEAR);
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
            "keyframes{keyframes{",
        ] {
            Frames::default().add(text);
        }
    }
}
