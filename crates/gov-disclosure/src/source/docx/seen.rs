//! What the properties of a run, a style or a cell say on whether text is seen.

use super::xml::Element;
use crate::source::colour::Rgb;

/// What is set, and how; what is not set is taken from the style around it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Seen {
    /// Not shown, or without size or fill.
    pub hidden: Option<bool>,
    pub struck: Option<bool>,
    /// Raised or lowered.
    pub mark: Option<bool>,
    /// The colour of its letters.
    colour: Option<Ink>,
    /// On a ground of another colour than an empty page has.
    pub shaded: Option<bool>,
    /// The colour of that ground.
    ground: Option<Rgb>,
    /// Within the fill of the letters, not of their outline.
    in_fill: bool,
}

/// The colour of letters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Ink {
    /// One that can be seen on every ground.
    Automatic,
    Of(Rgb),
}

impl Seen {
    /// Takes in a property.
    pub fn take(&mut self, element: &Element<'_>) {
        let value = || element.attribute("val").unwrap_or_default();
        match element.name() {
            "w:vanish" => self.hidden = Some(element.is_on()),
            // Half a point and less is no size.
            "w:sz" if value().trim().parse().is_ok_and(|size: f32| size <= 2.0) => self.hidden = Some(true),
            // So is a width of a few parts of a hundred.
            "w:w" if value().trim().trim_end_matches('%').parse().is_ok_and(|share: f32| share <= 5.0) => self.hidden = Some(true),
            // Word strikes out once or twice, and never both.
            "w:strike" | "w:dstrike" => self.struck = Some(element.is_on() || self.struck == Some(true)),
            "w:vertAlign" => self.mark = Some(value() != "baseline"),
            "w:position" => self.mark = Some(!matches!(value().trim(), "0" | "")),
            "w:color" => self.colour = Some(Rgb::from_hex(&value()).map_or(Ink::Automatic, Ink::Of)),
            "w:shd" => (self.shaded, self.ground) = (Some(is_shaded(element)), ground(element)),
            "w:highlight" => (self.shaded, self.ground) = (Some(!matches!(value().as_str(), "none" | "white")), None),
            "w14:textFill" => self.in_fill = true,
            "w14:textOutline" => self.in_fill = false,
            "w14:noFill" if self.in_fill => self.hidden = Some(true),
            _ => {}
        }
    }

    /// Whether it makes text anything else than simply text.
    pub fn changes(self) -> bool {
        [self.hidden, self.struck, self.mark, self.shaded].contains(&Some(true))
            || matches!(self.colour, Some(Ink::Of(colour)) if colour.is_white())
    }

    /// Whether its letters have a colour.
    pub fn has_colour(self) -> bool {
        self.colour.is_some()
    }

    /// Whether its letters have the colour of the ground that they are on. `around` is that of the cell, where that has a
    /// coloured one: `None` within for one that is not known.
    pub fn is_unseen(self, around: Option<Option<Rgb>>) -> bool {
        let Some(Ink::Of(colour)) = self.colour else { return false };
        let ground = if self.shaded == Some(true) { Some(self.ground) } else { around };
        ground.map_or(colour.is_white(), |ground| ground == Some(colour))
    }

    /// These, and what they leave open from those of `other`.
    pub fn or(self, other: Self) -> Self {
        Self {
            hidden: self.hidden.or(other.hidden),
            struck: self.struck.or(other.struck),
            mark: self.mark.or(other.mark),
            colour: self.colour.or(other.colour),
            shaded: self.shaded.or(other.shaded),
            ground: if self.shaded.is_some() { self.ground } else { other.ground },
            in_fill: false,
        }
    }
}

/// The one colour of a shading.
pub fn ground(element: &Element<'_>) -> Option<Rgb> {
    let is_plain = element.attribute("val").is_none_or(|pattern| matches!(pattern.as_str(), "" | "clear" | "nil"));
    element.attribute("fill").filter(|_| is_plain).and_then(|fill| Rgb::from_hex(&fill))
}

/// Whether a shading has a colour.
pub fn is_shaded(element: &Element<'_>) -> bool {
    let fill = element.attribute("fill").unwrap_or_default();
    let pattern = element.attribute("val").unwrap_or_default();
    let has_colour = !fill.is_empty() && !fill.eq_ignore_ascii_case("auto") && !Rgb::from_hex(&fill).is_some_and(Rgb::is_white);
    has_colour || !matches!(pattern.as_str(), "" | "clear" | "nil")
}
