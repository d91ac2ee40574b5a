//! The elements that are open, with those before them in the same parent: what selectors ask after. It is kept only for pages whose
//! sheets ask.

use std::collections::VecDeque;

use super::tag::{Tag, attribute};

/// An element as a sheet sees it.
#[derive(Clone, Copy, Debug, Default)]
pub struct Element<'t> {
    pub name: &'t str,
    pub id: Option<&'t str>,
    pub classes: &'t str,
    pub attributes: &'t str,
}

/// The place of an element: how many are open around it, and how many siblings were before it.
pub type Place = (usize, usize);

/// Open elements that are known; those inside them are taken for their own text.
const DEPTH: usize = 64;

/// Elements of one parent that are known: the last of them.
const SIBLINGS: usize = 32;

/// Bytes that are looked at for what follows an element.
const AHEAD: usize = 2000;

/// An open element.
#[derive(Debug)]
struct Open<'a> {
    tag: Tag,
    name: &'a str,
    /// The last elements in it, and how many there were before them.
    inside: VecDeque<Element<'a>>,
    forgotten: usize,
}

/// What is open where a page is read.
#[derive(Debug, Default)]
pub struct Path<'a> {
    page: &'a str,
    open: Vec<Open<'a>>,
    /// Elements that are open beyond those that are known.
    deeper: usize,
    /// Where the content of the element at hand starts.
    content: usize,
}

impl<'a> Path<'a> {
    /// Starts before the first element of a page.
    pub fn start(page: &'a str) -> Self {
        let bottom = |tag, name| Open { tag, name, inside: VecDeque::new(), forgotten: 0 };
        let mut path = Self { page, open: vec![bottom(Tag::Inline, "")], deeper: 0, content: 0 };
        path.add(Element { name: "html", ..Element::default() });
        path.open.push(bottom(Tag::Block, "html"));
        path
    }

    /// Whether it is followed.
    pub fn is_followed(&self) -> bool {
        !self.open.is_empty()
    }

    /// Whether the element at hand is so deep in others that its place is not known.
    pub fn is_too_deep(&self) -> bool {
        self.deeper > 0
    }

    /// An element starts: it ends what it cannot be in, and is the last one of its parent.
    pub fn begin(&mut self, tag: Tag, name: &'a str, attributes: &'a str, content: usize) {
        self.content = content;
        if name.eq_ignore_ascii_case("html") {
            return;
        }
        match tag {
            Tag::Cell => {
                self.end_inside(&[Tag::Row, Tag::RowGroup, Tag::Table]);
                if self.open.last().is_some_and(|open| matches!(open.tag, Tag::RowGroup | Tag::Table)) {
                    self.begin_row();
                    self.enter(Tag::Row, "tr");
                }
            }
            Tag::Row => self.begin_row(),
            Tag::RowGroup => self.end_inside(&[Tag::Table]),
            _ if tag.is_block() => {
                let floor = self.floor();
                let item = name.eq_ignore_ascii_case("li");
                let ends = |open: &Open<'_>| open.name.eq_ignore_ascii_case("p") || item && open.name.eq_ignore_ascii_case("li");
                let is_list = |open: &Open<'_>| open.name.eq_ignore_ascii_case("ul") || open.name.eq_ignore_ascii_case("ol");
                let from = self.open.iter().rposition(is_list).map_or(floor, |at| at.max(floor));
                if let Some(at) = self.open.iter().skip(from).position(ends) {
                    self.open.truncate(from + at);
                }
            }
            _ => {}
        }
        let (id, classes) = (attribute(attributes, "id"), attribute(attributes, "class").unwrap_or(""));
        self.add(Element { name, id, classes, attributes });
    }

    /// A row is in a group of rows, which browsers add.
    fn begin_row(&mut self) {
        self.end_inside(&[Tag::RowGroup, Tag::Table]);
        if self.open.last().is_some_and(|open| open.tag == Tag::Table) {
            self.add(Element { name: "tbody", ..Element::default() });
            self.enter(Tag::RowGroup, "tbody");
        }
    }

    fn add(&mut self, element: Element<'a>) {
        let Some(last) = self.open.last_mut().filter(|_| self.deeper == 0) else { return };
        if last.inside.len() >= SIBLINGS {
            last.inside.pop_front();
            last.forgotten += 1;
        }
        last.inside.push_back(element);
    }

    /// What follows is in the element that started last.
    pub fn enter(&mut self, tag: Tag, name: &'a str) {
        if tag.is_void() || name.eq_ignore_ascii_case("html") {
            return;
        }
        match self.open.len() < DEPTH {
            true => self.open.push(Open { tag, name, inside: VecDeque::new(), forgotten: 0 }),
            false => self.deeper += 1,
        }
    }

    /// An element ends.
    pub fn leave(&mut self, tag: Tag, name: &str) {
        if self.deeper > 0 && !matches!(tag, Tag::Cell | Tag::Row | Tag::RowGroup | Tag::Table) {
            self.deeper -= 1;
            return;
        }
        let floor = match tag {
            Tag::Cell | Tag::Row | Tag::RowGroup => self.open.iter().rposition(|open| open.tag == Tag::Table).map_or(0, |at| at + 1),
            Tag::Table => 0,
            _ => self.floor(),
        };
        let own = self.open.iter().skip(floor.max(1)).rposition(|open| open.name.eq_ignore_ascii_case(name));
        if let Some(at) = own {
            self.open.truncate(floor.max(1) + at);
            self.deeper = 0;
        }
    }

    /// The first open element that the end of one that is no part of a table may end.
    fn floor(&self) -> usize {
        self.open.iter().rposition(|open| open.tag == Tag::Cell).map_or(0, |at| at + 1)
    }

    /// Ends what is open inside the last of these.
    fn end_inside(&mut self, tags: &[Tag]) {
        if let Some(at) = self.open.iter().rposition(|open| tags.contains(&open.tag)) {
            self.open.truncate(at + 1);
            self.deeper = 0;
        }
    }

    /// The place of the element that started last.
    pub fn here(&self) -> Place {
        (self.open.len().saturating_sub(1), self.open.last().map_or(0, |open| (open.forgotten + open.inside.len()).saturating_sub(1)))
    }

    /// The parent of the elements at a depth.
    pub fn parent(&self, depth: usize) -> Option<Element<'a>> {
        self.sibling(self.place_of(depth)).filter(|_| depth > 0)
    }

    /// Where that is.
    pub fn place_of(&self, depth: usize) -> Place {
        let depth = depth.saturating_sub(1);
        (depth, self.open.get(depth).map_or(0, |open| (open.forgotten + open.inside.len()).saturating_sub(1)))
    }

    /// The element at a place; `None` for one that is no longer known.
    pub fn sibling(&self, (depth, before): Place) -> Option<Element<'a>> {
        let parent = self.open.get(depth)?;
        parent.inside.get(before.checked_sub(parent.forgotten)?).copied()
    }

    /// The number of an element among those of its parent, from 1, of those of one name or of all.
    pub fn number(&self, (depth, before): Place, name: Option<&str>) -> Option<usize> {
        let parent = self.open.get(depth).filter(|_| self.deeper == 0)?;
        let Some(name) = name else { return Some(before + 1) };
        let known = before.checked_sub(parent.forgotten).filter(|_| parent.forgotten == 0)?;
        Some(parent.inside.iter().take(known + 1).filter(|element| element.name.eq_ignore_ascii_case(name)).count())
    }

    /// Whether no element follows in the same parent; `None` where that is not known.
    pub fn is_last(&self, place: Place) -> Option<bool> {
        if place != self.here() || self.deeper > 0 {
            return None;
        }
        let name = self.sibling(place)?.name;
        let tag = Tag::of(name.as_bytes());
        let rest = self.page.get(self.content..)?;
        let rest = rest.as_bytes().get(..AHEAD).unwrap_or(rest.as_bytes());
        let mut open = usize::from(!tag.is_void());
        for at in memchr::memchr_iter(b'<', rest) {
            let tail = rest.get(at + 1..)?;
            let (closes, tail) = tail.strip_prefix(b"/").map_or((false, tail), |tail| (true, tail));
            let other = tail.get(..tail.iter().take_while(|b| b.is_ascii_alphanumeric()).count())?;
            if other.is_empty() {
                continue;
            }
            let (next, is_same) = (Tag::of(other), other.eq_ignore_ascii_case(name.as_bytes()));
            // Whether it is beside the parts of a table, or ends what is in them.
            let is_beside = match tag {
                Tag::Cell => next == Tag::Cell,
                Tag::Row => next == Tag::Row,
                _ => !matches!(next, Tag::Cell | Tag::Row | Tag::RowGroup),
            };
            let ends = match tag {
                Tag::Cell | Tag::Row => is_beside || matches!(next, Tag::Row | Tag::RowGroup | Tag::Table),
                _ => !is_beside || next == Tag::Table,
            };
            if open == 0 {
                return Some(closes || !is_beside);
            } else if is_same && closes {
                open -= 1;
            } else if next == Tag::Table && !closes {
                return None;
            } else if ends && (!closes || !is_same) {
                // Its own end is left out.
                return Some(closes || !is_beside);
            } else if is_same && !tag.is_void() {
                open += 1;
            }
        }
        (rest.len() < AHEAD).then_some(true)
    }
}
