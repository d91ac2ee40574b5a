//! What the properties of a run, a style or a cell say on whether text is seen.

use super::xml::Element;

/// What is set, and how; what is not set is taken from the style around it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Seen {
    /// Not shown, or without size or fill.
    pub hidden: Option<bool>,
    pub struck: Option<bool>,
    /// Raised or lowered.
    pub mark: Option<bool>,
    /// In the colour of an empty page.
    pub white: Option<bool>,
    /// On a ground of another colour.
    pub shaded: Option<bool>,
    /// Within the fill of the letters, not of their outline.
    in_fill: bool,
}

impl Seen {
    /// Takes in a property.
    pub fn take(&mut self, element: &Element<'_>) {
        let value = || element.attribute("val").unwrap_or_default();
        match element.name() {
            "w:vanish" => self.hidden = Some(element.is_on()),
            // Half a point and less is no size.
            "w:sz" if value().trim().parse().is_ok_and(|size: f32| size <= 2.0) => self.hidden = Some(true),
            // Word strikes out once or twice, and never both.
            "w:strike" | "w:dstrike" => self.struck = Some(element.is_on() || self.struck == Some(true)),
            "w:vertAlign" => self.mark = Some(value() != "baseline"),
            "w:position" => self.mark = Some(!matches!(value().trim(), "0" | "")),
            "w:color" => self.white = Some(value().eq_ignore_ascii_case("FFFFFF")),
            "w:shd" => self.shaded = Some(is_shaded(element)),
            "w:highlight" => self.shaded = Some(!matches!(value().as_str(), "none" | "white")),
            "w14:textFill" => self.in_fill = true,
            "w14:textOutline" => self.in_fill = false,
            "w14:noFill" if self.in_fill => self.hidden = Some(true),
            _ => {}
        }
    }

    /// Text on a ground that has a colour, or surely none.
    pub fn on(shaded: Option<bool>) -> Self {
        Self { shaded, ..Self::default() }
    }

    /// Whether it makes text anything else than simply text.
    pub fn changes(self) -> bool {
        [self.hidden, self.struck, self.mark, self.white, self.shaded].contains(&Some(true))
    }

    /// These, and what they leave open from those of `other`.
    pub fn or(self, other: Self) -> Self {
        Self {
            hidden: self.hidden.or(other.hidden),
            struck: self.struck.or(other.struck),
            mark: self.mark.or(other.mark),
            white: self.white.or(other.white),
            shaded: self.shaded.or(other.shaded),
            in_fill: false,
        }
    }
}

/// Whether a shading has a colour.
pub fn is_shaded(element: &Element<'_>) -> bool {
    let fill = element.attribute("fill").unwrap_or_default();
    let pattern = element.attribute("val").unwrap_or_default();
    !matches!(fill.to_ascii_uppercase().as_str(), "" | "AUTO" | "FFFFFF") || !matches!(pattern.as_str(), "" | "clear" | "nil")
}
