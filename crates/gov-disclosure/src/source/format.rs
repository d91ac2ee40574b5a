//! What is no text.

use crate::error::{Error, Hint};
use crate::fact::Unknown;

/// Refuses decoded text that is no text: control characters that no page holds.
///
/// # Errors
/// `unknown-format`.
pub fn refuse_noise(text: &str) -> Result<(), Error> {
    let sample = text.get(..text.floor_char_boundary(1 << 16)).unwrap_or(text);
    let control = |b: &u8| u8::from(b.is_ascii_control() && !(b'\t'..=b'\r').contains(b));
    // By runs whose count a byte can hold, so that many bytes are looked at in one step.
    let control: usize = sample.as_bytes().chunks(128).map(|run| usize::from(run.iter().map(control).sum::<u8>())).sum();
    // Beyond ASCII, noise starts with one of three bytes, and characters are taken apart only there.
    let is_noise = |c: char| {
        let control = c.is_control() && c != '\u{85}';
        control || c == char::REPLACEMENT_CHARACTER || ('\u{E000}'..='\u{F8FF}').contains(&c)
    };
    let suspects = memchr::memchr3_iter(0xC2, 0xEE, 0xEF, sample.as_bytes());
    let beyond = suspects.filter(|at| sample.get(*at..).and_then(|rest| rest.chars().next()).is_some_and(is_noise)).count();
    if (control + beyond) * 20 > sample.chars().count() {
        return Err(Error::from(Unknown::Noise).with_hint(Hint::Encoding));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn noise_is_no_text() {
        assert!(refuse_noise("一、总体情况").is_ok());
        assert!(refuse_noise("\u{1}\u{2}\u{3}abc").is_err());
    }
}
