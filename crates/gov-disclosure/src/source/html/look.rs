//! How the text at hand is seen: the elements around it, as far as they change that.

use super::apart::Apart;
use super::geometry::DIGIT;
use super::path::{Element, Path};
use super::sheet::Sheet;
use super::sheets::Source;
use super::style::{Style, Ways};
use super::tag::{Tag, attributes};
use crate::document::Role;
use crate::lex::script;
use crate::source::colour::Rgb;

/// An open element that changes how text is seen.
#[derive(Debug)]
struct Open<'a> {
    name: &'a str,
    /// Open elements of the same name inside it.
    same: usize,
    /// Open blocks inside it.
    blocks: usize,
    /// Whether it is a part of a line, which ends with the block around it.
    inline: bool,
    before: Seen,
    /// What is between it and what comes after it.
    after: Apart,
}

/// How text is seen: its ways, the colour of its letters and that of what is painted behind them, where they are known.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Seen {
    ways: Ways,
    ink: Option<Rgb>,
    ground: Option<Rgb>,
    /// The width, in pixels, beyond which text is cut off.
    room: Option<u16>,
}

/// The colour of letters of which nothing says one.
const BLACK: Rgb = Rgb([0; 3]);

impl Seen {
    /// How the text of an element with this style is seen, in one that is seen so.
    fn inside(self, style: Style, tag: Tag) -> Self {
        let ways = self.ways.inside(style);
        let is_painted = style.on.with(style.off).meets(Ways::PAINTED);
        // A part of a line that is painted over: what is below a whole table may be seen in its gaps alone.
        let of_bar = style.ground.filter(|_| tag.is_inline()).map(|_| BLACK);
        let (ink, ground) = (style.ink.or(self.ink).or(of_bar), if is_painted { style.ground } else { self.ground });
        let blends = ink.zip(ground).is_some_and(|(ink, ground)| ink.is_like(ground));
        // Letters of a colour that nothing has been painted in are as any others.
        let ink = ink.filter(|ink| ground.is_some() || *ink != BLACK);
        let room = self.room.into_iter().chain(style.room).min();
        Self { ways: if blends { ways.with(Ways::BLENDS) } else { ways.without(Ways::BLENDS) }, ink, ground, room }
    }

    /// Whether a number is cut off: it is not broken into lines.
    fn cuts(self, text: &str) -> bool {
        let longest = || text.split(|c: char| !c.is_ascii_digit()).map(str::len).max().unwrap_or(0);
        self.room.is_some_and(|room| f32::from(room) < longest() as f32 * DIGIT)
    }
}

/// Elements on the stack: beyond it what they say is not heeded.
const DEPTH: usize = 64;

/// Bytes of a block that may be hidden as a part of what is around it; a longer one is shown by a click.
const HIDDEN_BLOCK: usize = 2000;
const HIDDEN_ROW: usize = 16_000;

/// The state of all that changes how text is seen.
#[derive(Debug)]
pub struct Look<'a> {
    page: &'a str,
    sheet: Sheet<'a>,
    path: Path<'a>,
    now: Seen,
    stack: Vec<Open<'a>>,
    /// The stack of the table's cell at hand: what is outside of it nothing inside ends.
    floor: usize,
    /// How text is seen outside of the field of a form at hand.
    outside: Seen,
    /// Whether the style of the element that opened last writes a number at it.
    writes: bool,
    /// Whether it paints a picture behind it.
    pictures: bool,
    /// What is between it and what comes before it.
    apart: Apart,
    /// Bytes that may still be looked at ahead.
    ahead: usize,
    /// Rules of sheets that were compared with elements, and not paid for yet.
    pub tried: usize,
    /// Elements that were read, with their attributes, where they are and what they say: pages repeat them by the hundred.
    known: [Known<'a>; KNOWN],
}

/// An element with its attributes, and what it says.
type Known<'a> = (&'a str, &'a str, Style);

const KNOWN: usize = 32;

impl<'a> Look<'a> {
    pub fn new(page: &'a str, sheets: &'a [Source<'_>]) -> Self {
        let (now, stack) = Default::default();
        let sheet = Sheet::of(sheets);
        let path = if sheet.asks_around() { Path::start(page) } else { Path::default() };
        let known = [("", "", Style::default()); KNOWN];
        Self {
            page,
            sheet,
            path,
            now,
            stack,
            floor: 0,
            outside: now,
            writes: false,
            pictures: false,
            apart: Apart::Nothing,
            ahead: page.len().saturating_mul(4),
            tried: 0,
            known,
        }
    }

    /// How text is seen here, where it is not simply text.
    pub fn role(&self, text: &str) -> Option<Role> {
        let now = self.now.ways;
        if now == Ways::NONE && self.now.room.is_none() {
            return None;
        }
        let white = now.meets(Ways::WHITE) && !now.meets(Ways::PAINTED) && !text.contains(script::is_han);
        if white || now.meets(Ways::HIDING.without(Ways::WHITE)) {
            return Some(Role::Hidden);
        }
        let of = |ways, role| now.meets(ways).then_some(role);
        let unsure = || of(Ways::DOUBT, Role::Unsure).or_else(|| self.now.cuts(text).then_some(Role::Unsure));
        of(Ways::STRUCK, Role::Struck).or(of(Ways::MARK, Role::Mark)).or_else(unsure).or(of(Ways::MOVED.with(Ways::RAISED), Role::Moved))
    }

    /// Whether what is here is not laid out.
    pub fn is_gone(&self) -> bool {
        self.now.ways.meets(Ways::GONE)
    }

    /// Whether an element without an end is seen here.
    pub fn shows(&mut self, tag: Tag, name: &'a str, attributes: &'a str, content: usize) -> bool {
        let style = self.style(tag, name, attributes, content);
        !self.now.inside(style, tag).ways.meets(Ways::HIDING.without(Ways::WHITE))
    }

    /// Goes into a field of a form: its text is seen as it says itself, wherever it is put.
    pub fn enter_field(&mut self, tag: Tag, name: &'a str, attributes: &'a str, content: usize) {
        let mut style = self.style(tag, name, attributes, content);
        style.on = style.on.without(Ways::MARK.with(Ways::RAISED).with(Ways::MOVED));
        self.outside = self.now;
        self.now = self.now.inside(style, tag);
        let width =
            attributes.split_once("style=").and_then(|_| super::tag::attribute(attributes, "style")).and_then(super::geometry::width);
        self.now.room = self.now.room.into_iter().chain(width).min();
    }

    pub fn leave_field(&mut self) {
        self.now = self.outside;
    }

    /// Whether the style of the element that opened last writes a number at it.
    pub fn writes(&self) -> bool {
        self.writes
    }

    /// Whether a picture is painted in the background of the element that opened last.
    pub fn pictures(&self) -> bool {
        self.pictures
    }

    /// What is between the element that opened last and what comes before it.
    pub fn apart(&self) -> Apart {
        self.apart
    }

    /// Whether text is from right to left.
    pub fn is_reversed(&self) -> bool {
        self.now.ways.meets(Ways::REVERSED)
    }

    /// Whether the items of a list are without numbers.
    pub fn is_unnumbered(&self) -> bool {
        self.now.ways.meets(Ways::UNNUMBERED)
    }

    /// The height of the stack, for [`Self::cut`].
    pub fn height(&self) -> usize {
        self.stack.len()
    }

    /// Starts or ends a cell: what its end does not end stays open.
    pub fn set_floor(&mut self, floor: usize) {
        self.floor = floor;
    }

    /// Ends the elements above a height of the stack.
    pub fn cut(&mut self, height: usize) {
        if let Some(first) = self.stack.get(height) {
            self.now = first.before;
            self.stack.truncate(height);
        }
    }

    /// An element opens, its content at byte `content`.
    pub fn open(&mut self, tag: Tag, name: &'a str, attributes: &'a str, content: usize) {
        if !self.path.is_followed() {
            return self.start(tag, name, attributes, content);
        }
        self.path.begin(tag, name, attributes, content);
        self.start(tag, name, attributes, content);
        self.path.enter(tag, name);
    }

    fn start(&mut self, tag: Tag, name: &'a str, attributes: &'a str, content: usize) {
        let is_block = tag.is_block();
        if is_block {
            if let Some(at) = self.stack.iter().skip(self.floor).position(|open| open.name.eq_ignore_ascii_case("p")) {
                self.cut(self.floor + at);
            }
            self.stack.iter_mut().skip(self.floor).filter(|open| open.inline).for_each(|open| open.blocks += 1);
        }
        self.apart = Apart::Nothing;
        if tag.is_void() {
            return;
        }
        let mut style = self.style(tag, name, attributes, content);
        self.writes = style.on.meets(Ways::WRITES);
        self.pictures = style.on.meets(Ways::PICTURED);
        if style.on.meets(Ways::HIDING) && !self.hides(tag, name, content) {
            style.on = style.on.without(Ways::HIDING);
        }
        if !tag.is_inline() {
            // Of a cell, these are about its place.
            style.on = style.on.without(Ways::MARK.with(Ways::RAISED));
        }
        if matches!(tag, Tag::Table | Tag::RowGroup | Tag::Row | Tag::Cell) {
            style.on = style.on.without(Ways::SHUT);
        }
        let mut after = Apart::Nothing;
        if tag.is_inline() {
            (self.apart, after) = Apart::around(self.now.ways, style);
        }
        // What several rules say of its place.
        let aside = style.on.meets(Ways::PLACED) && style.on.meets(Ways::ASIDE);
        let in_turn = tag.is_inline() && style.on.meets(Ways::BOXED) && self.now.ways.meets(Ways::FROM_RIGHT);
        if aside || in_turn || style.on.meets(Ways::SHIFTED) {
            style.on = style.on.with(Ways::MOVED);
        }
        if style.on.meets(Ways::SMALL) && self.now.ways.meets(Ways::ALIGNED) {
            style.on = style.on.with(Ways::DOUBT);
        }
        let mut inside = self.now.inside(style, tag);
        if tag == Tag::Cell && style.on.meets(Ways::SHIFTED) {
            inside.ways = inside.ways.with(Ways::DOUBT);
        }
        if tag == Tag::Cell {
            // It is moved with all that is in it.
            inside.ways = inside.ways.without(Ways::MOVED);
        }
        if inside == self.now && after == Apart::Nothing || self.stack.len() >= DEPTH {
            if let Some(open) = self.stack.iter_mut().skip(self.floor).rev().find(|open| open.name.eq_ignore_ascii_case(name)) {
                open.same += 1;
            }
            return;
        }
        self.stack.push(Open { name, same: 0, blocks: 0, inline: tag.is_inline(), before: self.now, after });
        self.now = inside;
    }

    /// An element closes, which may be a part of a table.
    pub fn leave(&mut self, tag: Tag, name: &str) {
        if self.path.is_followed() {
            self.path.leave(tag, name);
        }
    }

    /// An element closes; what is between it and what comes after it.
    pub fn close(&mut self, tag: Tag, name: &str) -> Apart {
        if self.stack.len() <= self.floor {
            return Apart::Nothing;
        }
        // The ends of readings are left out.
        if name.eq_ignore_ascii_case("ruby")
            && let Some(at) = self.stack.iter().skip(self.floor).position(|open| matches!(open.name, "rt" | "rp" | "RT" | "RP"))
        {
            self.cut(self.floor + at);
            return Apart::Nothing;
        }
        let mut after = Apart::Nothing;
        let mut own = self.stack.iter_mut().enumerate().skip(self.floor).rev();
        match own.find(|(_, open)| open.name.eq_ignore_ascii_case(name)) {
            Some((_, open)) if open.same > 0 => open.same -= 1,
            Some((at, open)) => {
                after = open.after;
                self.cut(at);
            }
            None => {}
        }
        if tag.is_block() {
            let ended = self.stack.iter_mut().enumerate().skip(self.floor).find_map(|(at, open)| {
                let ends = open.inline && open.blocks == 0;
                open.blocks = open.blocks.saturating_sub(1);
                ends.then_some(at)
            });
            ended.into_iter().for_each(|at| self.cut(at));
        }
        after
    }

    /// What an element itself says.
    fn style(&mut self, tag: Tag, name: &'a str, text: &'a str, content: usize) -> Style {
        let own = match tag {
            Tag::Mark => Style::of(Ways::MARK),
            Tag::Struck => Style::of(Ways::STRUCK),
            Tag::Folded if super::tag::attribute(text, "open").is_none() => Style::of(Ways::UNSEEN),
            Tag::Summary => Style::undoing(Ways::UNSEEN),
            _ => Style::default(),
        };
        if text.is_empty() {
            let element = Element { name, ..Element::default() };
            return if self.sheet.is_empty() { own } else { of_mark(own, self.sheet.style(element, &self.path, &mut self.tried).0) };
        }
        let place = (text.len() + name.len() * 7) % KNOWN;
        let is_known = |known: &&Known<'_>| known.0 == name && known.1 == text;
        if let Some((.., style)) = self.known.get(place).filter(is_known) {
            return *style;
        }
        let (mut said, mut inline) = (Style::default(), Style::default());
        let (mut id, mut classes, mut link) = (None, "", None);
        for (key, value) in attributes(text) {
            match key.len() {
                2 if key.eq_ignore_ascii_case("id") => id = Some(value),
                3 if key.eq_ignore_ascii_case("dir") && name.eq_ignore_ascii_case("bdo") && value.eq_ignore_ascii_case("rtl") => {
                    said = said.then(Style::of(Ways::REVERSED));
                }
                4 if key.eq_ignore_ascii_case("href") => link = value.strip_prefix('#').filter(|target| !target.is_empty()),
                5 if key.eq_ignore_ascii_case("style") => inline = self.sheet.read(value),
                5 if key.eq_ignore_ascii_case("class") => classes = value,
                5 if key.eq_ignore_ascii_case("color") => said = said.then(Style::of_color(value)),
                6 if key.eq_ignore_ascii_case("hidden") => said = said.then(Style::of(Ways::GONE)),
                7 if key.eq_ignore_ascii_case("popover") => said = said.then(Style::of(Ways::GONE)),
                7 if key.eq_ignore_ascii_case("bgcolor") => said = said.then(Style::of_ground(value)),
                10 if key.eq_ignore_ascii_case("background") => {
                    said = said.then(Style::of(Ways::PAINTED.with(Ways::PICTURED)));
                }
                _ => {}
            }
        }
        if classes.contains("Reference") && NOTES.iter().any(|note| classes.split_ascii_whitespace().any(|class| class == *note))
            || is_link(name) && link.is_some() && self.is_note(content)
        {
            said = said.then(Style::of(Ways::MARK));
        }
        let mut depends = link.is_some();
        if !self.sheet.is_empty() {
            let (style, asks) = self.sheet.style(Element { name, id, classes, attributes: text }, &self.path, &mut self.tried);
            said = said.then(style);
            depends |= asks;
        }
        let style = of_mark(own, said.then(inline));
        // What a link is depends on its text, what a rule says perhaps on what is around it.
        if !depends && let Some(known) = self.known.get_mut(place) {
            *known = (name, text, style);
        }
        style
    }

    /// Whether a link, its content at byte `from`, is the mark of a note: a number or a sign, in brackets or not.
    fn is_note(&self, from: usize) -> bool {
        let rest = self.page.get(from..).unwrap_or("");
        let rest = rest.get(..rest.floor_char_boundary(200)).unwrap_or("");
        let content = rest.find("</a").or_else(|| rest.find("</A")).and_then(|end| rest.get(..end)).unwrap_or("");
        let (mut text, mut in_tag) = (String::new(), false);
        for c in content.chars() {
            match c {
                '<' => in_tag = true,
                '>' => in_tag = false,
                c if !in_tag => text.push(c),
                _ => {}
            }
        }
        let is_sign = |c: char| c.is_numeric() || c.is_whitespace() || "[]()（）【】〔〕［］*＊†‡§注".contains(c);
        let text = text.trim();
        !text.is_empty() && text.chars().count() <= 6 && text.chars().all(is_sign)
    }

    /// Whether an element with a style that hides is hidden to readers: a large block is shown by a click.
    fn hides(&mut self, tag: Tag, name: &str, content: usize) -> bool {
        let most = match tag {
            _ if tag.is_inline() => return true,
            Tag::Row => HIDDEN_ROW,
            Tag::Block | Tag::Folded | Tag::Summary | Tag::Preformatted | Tag::Heading | Tag::Cell => HIDDEN_BLOCK,
            _ => return false,
        };
        if self.now.ways.meets(Ways::HIDING) {
            return true;
        }
        let rest = self.page.get(content..).unwrap_or("");
        let rest = rest.as_bytes().get(..most.min(self.ahead)).unwrap_or(rest.as_bytes());
        let (mut same, mut looked) = (0usize, rest.len());
        let mut hides = false;
        for at in memchr::memchr_iter(b'<', rest) {
            let tail = rest.get(at + 1..).unwrap_or_default();
            let (closes, tail) = tail.strip_prefix(b"/").map_or((false, tail), |tail| (true, tail));
            let length = tail.iter().take_while(|b| b.is_ascii_alphanumeric()).count();
            let other = tail.get(..length).unwrap_or_default();
            let is_same = other.eq_ignore_ascii_case(name.as_bytes());
            let ends_row = matches!(Tag::of(other), Tag::Table | Tag::Row);
            let ends_cell = tag != Tag::Row && Tag::of(other) == Tag::Cell;
            if is_same && closes && same == 0 || (closes || is_same) && (ends_row || ends_cell) {
                (hides, looked) = (true, at);
                break;
            }
            if ends_row || ends_cell {
                looked = at;
                break;
            }
            same = if is_same && closes { same - 1 } else { same + usize::from(is_same) };
        }
        self.ahead -= looked.min(self.ahead);
        hides
    }
}

/// What an element is with its own style: whether raised text that is set on the line is a mark is not known.
fn of_mark(own: Style, said: Style) -> Style {
    match own.on.meets(Ways::MARK) && said.off.meets(Ways::MARK) {
        true => own.then(said).then(Style::of(Ways::DOUBT)),
        false => own.then(said),
    }
}

fn is_link(name: &str) -> bool {
    name.eq_ignore_ascii_case("a")
}

/// The classes that Word gives to marks of notes.
const NOTES: [&str; 3] = ["MsoFootnoteReference", "MsoEndnoteReference", "MsoCommentReference"];
