//! What the properties of a run, a style or a cell say on whether text is seen.

use super::xml::Element;
use crate::document::Role;
use crate::source::colour::Rgb;

/// What is set, and how; what is not set is taken from the style around it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Seen {
    /// Not shown, or without size or fill.
    pub hidden: Option<bool>,
    pub struck: Option<bool>,
    /// Raised or lowered.
    mark: Option<bool>,
    /// Off its line by this many halves of a point, in letters that are small.
    raised: Option<u16>,
    small: Option<bool>,
    /// The colour of its letters.
    colour: Option<Ink>,
    /// On a ground of another colour than an empty page has.
    pub shaded: Option<bool>,
    /// The colour of that ground, which a highlight lies on.
    ground: Option<Rgb>,
    is_highlighted: bool,
    /// In letters that stand for pictures.
    pub pictures: Option<bool>,
    /// Whether it is seen, or how, is not known.
    pub unsure: Option<bool>,
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
            "w:sz" if self.raised.is_some() => self.small = value().trim().parse().ok().map(|size: f32| size <= SMALL),
            // So is a width of a few parts of a hundred.
            "w:w" if value().trim().trim_end_matches('%').parse().is_ok_and(|share: f32| share <= 5.0) => self.hidden = Some(true),
            // Word strikes out once or twice, and never both.
            "w:strike" | "w:dstrike" => self.struck = Some(element.is_on() || self.struck == Some(true)),
            "w:vertAlign" => self.mark = Some(value() != "baseline"),
            "w:position" => self.raised = Some(value().trim().parse().map_or(0, i16::unsigned_abs)),
            "w:color" => self.colour = Some(colour(element, "val", "theme").map_or(Ink::Automatic, Ink::Of)),
            "w:spacing" if value().trim().parse().is_ok_and(|by: i32| by <= CRAMPED) => self.unsure = Some(true),
            // Wingdings and the like.
            "w:rFonts" => {
                let is_picture = element.mentions("dings") && element.attribute("ascii").is_some_and(|font| font.contains("dings"));
                self.pictures = self.pictures.or(is_picture.then_some(true));
            }
            "w:shd" if self.is_highlighted => {}
            "w:shd" => (self.shaded, self.ground) = (Some(is_shaded(element)), ground(element)),
            "w:highlight" => {
                let name = value();
                (self.shaded, self.ground) = (Some(!matches!(name.as_str(), "none" | "white")), highlight(&name));
                self.is_highlighted = name != "none";
                // Programs differ in whether letters without a colour of their own are seen on it.
                self.unsure = self.unsure.or((name == "black").then_some(true));
            }
            "w14:textFill" => self.in_fill = true,
            "w14:textOutline" => self.in_fill = false,
            "w14:noFill" if self.in_fill => self.hidden = Some(true),
            "w14:srgbClr" if self.in_fill => self.colour = Rgb::from_hex(&value()).map(Ink::Of).or(self.colour),
            "w14:schemeClr" if self.in_fill && matches!(value().as_str(), "bg1" | "lt1") => self.colour = Some(Ink::Of(Rgb([255; 3]))),
            // A colour that is made darker is seen.
            "w14:lumMod" | "w14:shade" if self.in_fill && value().trim().parse().is_ok_and(|share: u32| share < LIGHT) => {
                self.colour = Some(Ink::Automatic);
            }
            // How much is seen through it, in parts of a hundred thousand.
            "w14:alpha" if self.in_fill && value().trim().parse().is_ok_and(|share: u32| share >= 98_000) => self.hidden = Some(true),
            _ => {}
        }
    }

    /// Whether it makes text anything else than simply text.
    pub fn changes(self) -> bool {
        [self.hidden, self.struck, self.mark, self.shaded, self.pictures, self.unsure].contains(&Some(true))
            || self.raised.is_some_and(|by| by > 0)
            || matches!(self.colour, Some(Ink::Of(colour)) if colour.is_white())
    }

    /// Whether it hides, strikes out or raises text, whatever is around that.
    pub fn takes_away(self) -> bool {
        let is_white = matches!(self.colour, Some(Ink::Of(colour)) if colour.is_white());
        [self.hidden, self.struck, self.mark].contains(&Some(true)) || is_white && self.shaded != Some(true)
    }

    /// Makes it the mark of a note.
    pub fn set_mark(&mut self) {
        self.mark = Some(true);
    }

    /// What it makes of text that it sets off the line: a mark, or text that a reader sees elsewhere. By a little, letters of the
    /// usual size are set so for their looks.
    pub fn off_line(self) -> Option<Role> {
        let (by, small) = (self.raised.unwrap_or(0), self.small == Some(true));
        match by {
            _ if self.mark == Some(true) => Some(Role::Mark),
            6.. => Some(Role::Mark),
            4.. if small => Some(Role::Mark),
            4.. => Some(Role::Moved),
            1.. if small => Some(Role::Moved),
            _ => None,
        }
    }

    /// Without what it says of the ground, which is that of cells.
    pub fn unshaded(self) -> Self {
        Self { shaded: None, ground: None, ..self }
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

    /// What a style of characters says in a paragraph that is seen so. What both hide or strike out Word shows again, and not
    /// every other program.
    pub fn toggling(self, paragraph: Self) -> Self {
        let both = |own: Option<bool>, other: Option<bool>| own == Some(true) && other == Some(true);
        let (hidden, struck) = (both(self.hidden, paragraph.hidden), both(self.struck, paragraph.struck));
        if !hidden && !struck {
            return self;
        }
        let off = |toggled: bool, own: Option<bool>| if toggled { Some(false) } else { own };
        Self { hidden: off(hidden, self.hidden), struck: off(struck, self.struck), unsure: Some(true), ..self }
    }

    /// These, and what they leave open from those of `other`.
    pub fn or(self, other: Self) -> Self {
        Self {
            hidden: self.hidden.or(other.hidden),
            struck: self.struck.or(other.struck),
            mark: self.mark.or(other.mark),
            raised: self.raised.or(other.raised),
            small: self.small.or(other.small),
            colour: self.colour.or(other.colour),
            shaded: self.shaded.or(other.shaded),
            ground: if self.shaded.is_some() { self.ground } else { other.ground },
            pictures: self.pictures.or(other.pictures),
            unsure: self.unsure.or(other.unsure),
            in_fill: false,
            is_highlighted: false,
        }
    }
}

/// How much of a white colour must be left, in parts of a hundred thousand, for it to be none.
const LIGHT: u32 = 95_000;

/// The size of letters, in halves of a point, that may be smaller than those around them.
const SMALL: f32 = 16.0;

/// Letters that are nearer to each other than this, in twentieths of a point, lie over each other.
const CRAMPED: i32 = -60;

/// A colour, by itself or by the theme, of which the ground of a page is white.
fn colour(element: &Element<'_>, name: &str, theme: &str) -> Option<Rgb> {
    if !element.mentions("theme") {
        return Rgb::from_hex(&element.attribute(name)?);
    }
    let of_theme = |what: &str| element.attribute(&format!("{theme}{what}"));
    let is_page = of_theme("Color").or_else(|| of_theme("Fill")).is_some_and(|name| matches!(name.as_str(), "background1" | "light1"));
    if is_page && of_theme("Shade").is_none() && of_theme("FillShade").is_none() {
        return Some(Rgb([255; 3]));
    }
    Rgb::from_hex(&element.attribute(name)?)
}

/// The colours of highlights.
fn highlight(name: &str) -> Option<Rgb> {
    let light = match name {
        "black" => [0; 3],
        "blue" => [0, 0, 255],
        "cyan" => [0, 255, 255],
        "green" => [0, 255, 0],
        "magenta" => [255, 0, 255],
        "red" => [255, 0, 0],
        "yellow" => [255, 255, 0],
        "darkBlue" => [0, 0, 128],
        "darkCyan" => [0, 128, 128],
        "darkGreen" => [0, 128, 0],
        "darkMagenta" => [128, 0, 128],
        "darkRed" => [128, 0, 0],
        "darkYellow" => [128, 128, 0],
        "darkGray" => [128; 3],
        "lightGray" => [192; 3],
        _ => return None,
    };
    Some(Rgb(light))
}

/// The one colour of a shading.
pub fn ground(element: &Element<'_>) -> Option<Rgb> {
    match element.attribute("val").as_deref() {
        None | Some("" | "clear" | "nil") => colour(element, "fill", "theme"),
        // Nearly all of it is in the colour of the pattern.
        Some("solid" | "pct90" | "pct95") => colour(element, "color", "theme"),
        Some(_) => None,
    }
}

/// Whether a shading has a colour.
pub fn is_shaded(element: &Element<'_>) -> bool {
    let fill = element.attribute("fill").unwrap_or_default();
    let pattern = element.attribute("val").unwrap_or_default();
    let has_colour = !fill.is_empty() && !fill.eq_ignore_ascii_case("auto") && !Rgb::from_hex(&fill).is_some_and(Rgb::is_white);
    has_colour || !matches!(pattern.as_str(), "" | "clear" | "nil")
}
