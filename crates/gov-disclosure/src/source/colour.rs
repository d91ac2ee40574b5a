//! Colours, as far as they say whether text is seen.

/// The least part of each light of a colour that cannot be distinguished from that of an empty page.
const WHITE: u8 = 242;

/// Red, green and blue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rgb(pub [u8; 3]);

impl Rgb {
    /// The colour that six digits write; of eight, the first two say how much of it shows.
    #[cfg(any(feature = "docx", feature = "xlsx"))]
    pub fn from_hex(text: &str) -> Option<Self> {
        let digits = text.len().checked_sub(6).filter(|over| matches!(over, 0 | 2)).and_then(|over| text.get(over..))?;
        let light = |at: usize| u8::from_str_radix(digits.get(at..at + 2)?, 16).ok();
        Some(Self([light(0)?, light(2)?, light(4)?]))
    }

    /// Whether one of the two cannot be seen on the other.
    pub fn is_like(self, other: Self) -> bool {
        self.0.iter().zip(other.0).all(|(a, b)| a.abs_diff(b) <= 255 - WHITE)
    }

    /// Whether it cannot be seen on an empty page.
    pub fn is_white(self) -> bool {
        self.0.iter().all(|light| *light >= WHITE)
    }
}
