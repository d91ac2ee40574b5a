//! How style changes what a reader sees of a text.

use super::geometry::OFF_LINE;
use super::paint::Paint;
use crate::source::colour::Rgb;

/// Some of the ways in which style changes what a reader sees, as a set.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Ways(u32);

impl Ways {
    pub const NONE: Self = Self(0);
    /// Not laid out at all.
    pub const GONE: Self = Self(1);
    /// Laid out, and not to be seen.
    pub const UNSEEN: Self = Self(2);
    /// Without colour of its own.
    pub const CLEAR: Self = Self(4);
    /// Outside of the page, or cut down to nothing.
    pub const AWAY: Self = Self(8);
    /// Letters without size.
    pub const TINY: Self = Self(16);
    /// In the colour of an empty page.
    pub const WHITE: Self = Self(32);
    /// Something is painted behind it.
    pub const PAINTED: Self = Self(64);
    pub const STRUCK: Self = Self(128);
    /// Raised or lowered.
    pub const MARK: Self = Self(256);
    /// Letters are from right to left.
    pub const REVERSED: Self = Self(512);
    /// The style itself writes a number at the element: `content`.
    pub const WRITES: Self = Self(1024);
    /// A picture is painted behind it.
    pub const PICTURED: Self = Self(2048);
    /// Whether it is seen, or how, is not known.
    pub const DOUBT: Self = Self(4096);
    /// It is not seen where it is written.
    pub const MOVED: Self = Self(8192);
    /// In the colour of what is painted behind it.
    pub const BLENDS: Self = Self(16384);
    /// Items of a list are without numbers.
    pub const UNNUMBERED: Self = Self(32768);
    /// In a box without room for it. A part of a table takes the room that it needs.
    pub const SHUT: Self = Self(1 << 16);
    /// A part of a line that is a box of its own, or has a gap before or after it.
    pub const APART: Self = Self(1 << 17);
    pub const GAP_BEFORE: Self = Self(1 << 18);
    pub const GAP_AFTER: Self = Self(1 << 19);
    /// What is right in it is apart: by gaps, or each on a line; or it is no longer on one line with what is beside it.
    pub const GAPS: Self = Self(1 << 20);
    pub const LINES: Self = Self(1 << 21);
    pub const ALIGNED: Self = Self(1 << 22);
    /// In smaller letters than what is around.
    pub const SMALL: Self = Self(1 << 23);
    /// Off its line by less than a mark is, and by more than letters are for their looks.
    pub const RAISED: Self = Self(1 << 24);
    /// Seen through, with all that is in it.
    pub const FADED: Self = Self(1 << 25);
    /// Its letters are not filled, whatever their colour is.
    pub const UNFILLED: Self = Self(1 << 26);
    /// Set beside its place, from there; these are often said by different rules.
    pub const PLACED: Self = Self(1 << 27);
    pub const ASIDE: Self = Self(1 << 28);
    /// A part of a line that is a box, and text that such boxes are from right to left in.
    pub const BOXED: Self = Self(1 << 29);
    pub const FROM_RIGHT: Self = Self(1 << 30);
    /// Moved to the place of what is beside it, perhaps: cells too.
    pub const SHIFTED: Self = Self(1 << 31);
    /// Those that hide text.
    pub const HIDING: Self = Self(1 | 2 | 4 | 8 | 16 | 32 | 16384 | 1 << 16 | 1 << 25 | 1 << 26);
    /// Those that an element inside can undo.
    const UNDONE: Self = Self(2 | 4 | 16 | 32 | 64 | 16384 | 32768 | 1 << 26 | 1 << 30);
    /// Those of the element alone.
    const OWN: Self = Self(1024 | 2048);
    /// Those of its box.
    const BOX: Self = Self(1 << 17 | 1 << 18 | 1 << 19 | 1 << 23 | 1 << 27 | 1 << 28 | 1 << 29);
    /// Those of what is right in it.
    const PARTS: Self = Self(1 << 20 | 1 << 21 | 1 << 22);

    pub fn meets(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    pub const fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    pub fn without(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }

    /// How the text of an element with this style is seen, in one that is seen as `self`.
    pub fn inside(self, style: Style) -> Self {
        let undone = Self(style.off.0 & Self::UNDONE.0);
        let own = Self::OWN.with(Self::BOX).with(Self::SHIFTED);
        self.without(undone).without(Self::PARTS).with(style.on.without(own))
    }
}

/// What some declarations switch on and off.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Style {
    pub on: Ways,
    pub off: Ways,
    /// Those of them that only what is important too can change: `!important`.
    important: Ways,
    /// The colour of its letters, and the one that is painted behind them.
    pub ink: Option<Rgb>,
    pub ground: Option<Rgb>,
    /// The width, in pixels, beyond which text is cut off.
    pub room: Option<u16>,
}

impl Style {
    /// Only switches on.
    pub fn of(on: Ways) -> Self {
        Self { on, ..Self::default() }
    }

    /// Only switches off.
    pub fn undoing(off: Ways) -> Self {
        Self { off, ..Self::default() }
    }

    /// What they are for an element that they are perhaps for. What they would show stays hidden.
    pub fn in_doubt(self) -> Self {
        let white = if self.on.meets(Ways::PAINTED) { Ways::WHITE } else { Ways::NONE };
        let ways = Ways::HIDING.without(white).with(Ways::STRUCK).with(Ways::MARK).with(Ways::REVERSED).with(Ways::MOVED).with(Ways::DOUBT);
        let ways = ways.with(Ways::RAISED).with(Ways::SHIFTED);
        let own = Ways(self.on.0 & Ways::OWN.0);
        let on = if self.on.meets(ways) { own.with(Ways::DOUBT) } else { own };
        Self { on, off: Ways(self.off.0 & Ways::MARK.0), ..Self::default() }
    }

    /// What they are for an element before or after which they are for something: that is at it, and not its text.
    pub fn beside(self) -> Self {
        let is_seen = !self.on.meets(Ways::GONE.with(Ways::UNSEEN));
        Self::of(Ways(if is_seen { self.on.0 & Ways::OWN.0 } else { 0 }))
    }

    /// What they are for a block, which is apart anyway.
    pub fn of_block(self) -> Self {
        Self { on: self.on.without(Ways::BOX), off: self.off.without(Ways::BOX), ..self }
    }

    /// Those of them that only what is important too can change.
    pub fn of_importance(self) -> Self {
        let only = |ways: Ways| Ways(ways.0 & self.important.0);
        Self { on: only(self.on), off: only(self.off), important: self.important, ..Self::default() }
    }

    /// The same, which only what is important too can change.
    pub fn important(self) -> Self {
        Self { important: self.on.with(self.off), ..self }
    }

    /// Whether they may change how text is seen. Dark letters are on a light ground.
    pub fn changes(self) -> bool {
        /// The light of letters, of the 765 of white, from which they may be on a ground of their own colour.
        const LIGHT: u16 = 384;
        let is_light = |ink: Rgb| ink.0.iter().map(|&part| u16::from(part)).sum::<u16>() >= LIGHT;
        let alone = Ways::SMALL.with(Ways::PLACED).with(Ways::BOXED);
        self.on.without(alone) != Ways::NONE || self.room.is_some() || self.ink.is_some_and(is_light)
    }

    /// These declarations, followed by others for the same element.
    pub fn then(self, later: Self) -> Self {
        let stays = self.important.without(later.important);
        let (on, off) = (later.on.without(stays), later.off.without(stays));
        Self {
            on: self.on.without(off).with(on),
            off: self.off.without(on).with(off),
            important: self.important.with(later.important),
            ink: later.ink.or(self.ink),
            ground: if on.with(off).meets(Ways::PAINTED) { later.ground } else { self.ground },
            room: later.room.or(self.room),
        }
    }

    /// The `color` of a `font`.
    pub fn of_color(value: &str) -> Self {
        let mut style = Self::default();
        style.color(Paint::read(&value.to_ascii_lowercase()));
        style
    }

    /// The colour of its letters; what is no colour says nothing.
    pub fn color(&mut self, paint: Paint) {
        match paint {
            Paint::Unknown => self.set(Ways::DOUBT, true),
            Paint::None => {}
            Paint::Of(..) => {
                self.set(Ways::CLEAR, paint.is_clear());
                if !paint.is_clear() {
                    self.set(Ways::WHITE, paint.is_white());
                    self.ink = paint.light();
                }
            }
        }
    }

    /// The `bgcolor` of an element.
    pub fn of_ground(value: &str) -> Self {
        let mut style = Self::default();
        style.paint(&value.to_ascii_lowercase());
        style
    }

    /// What a `background` paints under text.
    pub fn paint(&mut self, value: &str) {
        let paint = Paint::first(value);
        let has_picture = value.contains("url(");
        match value {
            "" | "initial" | "unset" | "revert" => {}
            "none" => self.set(Ways::PICTURED, false),
            // How it would repeat, or what no browser knows.
            _ if paint == Paint::None && !value.contains('(') => {}
            _ if !has_picture && paint.is_clear() && !value.contains("gradient(") => {}
            _ if !has_picture && paint.is_white() => self.set(Ways::PAINTED, false),
            _ => {
                self.set(Ways::PAINTED, true);
                self.set(Ways::PICTURED, has_picture);
                self.ground = if let Paint::Of(light, 1.0) = paint { Some(light).filter(|_| !has_picture) } else { None };
                // A line across the letters may be drawn so.
                if value.contains("gradient(") && value.matches("transparent").count() > 1 {
                    self.set(Ways::DOUBT, true);
                }
            }
        }
    }

    /// Raises or lowers text by a length.
    pub fn raise(&mut self, by: f32) {
        let [slight, clear] = OFF_LINE;
        self.set(Ways::MARK, by >= clear);
        self.set(Ways::RAISED, (slight..clear).contains(&by));
    }

    /// Switches one way on or off.
    pub fn set(&mut self, way: Ways, on: bool) {
        *self = self.then(if on { Self::of(way) } else { Self::undoing(way) });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_an_element_inside_can_undo() {
        let hidden = Ways::NONE.inside(Style::read("visibility:hidden;font-size:0"));
        assert_eq!(hidden.inside(Style::read("visibility:visible;font-size:12px")), Ways::NONE);
        let faded = Ways::NONE.inside(Style::read("opacity:0;-webkit-text-fill-color:transparent"));
        assert_eq!(faded.inside(Style::read("opacity:1;color:#000")), Ways::FADED.with(Ways::UNFILLED));
        assert_eq!(faded.inside(Style::read("filter:none;-webkit-text-fill-color:#000")), Ways::FADED);
        assert_eq!(Ways::NONE.inside(Style::read("display:none")).inside(Style::read("display:inline")), Ways::GONE);
    }
}
