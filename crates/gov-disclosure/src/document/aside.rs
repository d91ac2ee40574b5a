//! What a reader sees at a text, or would look for in it, that is not part of it.

/// Why something is not part of the text it is at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// Raised or lowered, or a link to a note.
    Mark,
    /// Struck out.
    Struck,
    /// Not visible: hidden, without size, in the colour of the page, painted over.
    Hidden,
    /// Shown, but as something else than text: a picture, a formula, a control. Its words, where it has some, are
    /// those that stand for it.
    NotText,
    /// It is a part of the text, and whether a reader sees it so is not known.
    Unsure,
    /// It is a part of the text, and a reader sees it elsewhere in that.
    Moved,
}

/// A piece that is not part of the text it is at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Aside {
    /// Why it is none.
    pub role: Role,
    /// Its own text; may be empty for what is not text.
    pub text: String,
    /// The byte of the text before which it is.
    pub at: u32,
}

/// The asides of a text, in order. Nearly all texts have none, and then it is no more than a null pointer.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Asides(Option<Box<List>>);

#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct List(Vec<Aside>);

impl Asides {
    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.0.is_none()
    }

    /// Bytes that they take beside themselves.
    pub fn bytes(&self) -> usize {
        self.iter().map(|aside| size_of::<Aside>() * 2 + aside.text.capacity()).sum()
    }

    /// About the same without a look at each: a mark is a few bytes, and has a place of its own in memory.
    pub fn growing_bytes(&self) -> usize {
        const TEXT: usize = 32;
        self.0.as_ref().map_or(0, |list| list.0.capacity() * (size_of::<Aside>() + TEXT))
    }

    /// Those that there are.
    pub fn iter(&self) -> impl Iterator<Item = &Aside> {
        self.0.iter().flat_map(|list| &list.0)
    }

    /// Adds `text` at byte `at` of the text, or to the last one of the same kind and place.
    pub fn add(&mut self, role: Role, at: usize, text: &str) {
        let (at, list) = (at as u32, &mut self.0.get_or_insert_default().0);
        match list.last_mut() {
            Some(last) if last.at == at && last.role == role => last.text.push_str(text),
            Some(last) if last.at > at => {
                let place = list.partition_point(|aside| aside.at <= at);
                list.insert(place, Aside { role, text: text.to_owned(), at });
            }
            _ => list.push(Aside { role, text: text.to_owned(), at }),
        }
    }

    /// Adds those of another text, which goes on at byte `at` of this one.
    pub fn append(&mut self, at: usize, other: Self) {
        if let Some(other) = other.0 {
            let moved = other.0.into_iter().map(|aside| Aside { at: aside.at.saturating_add(at as u32), ..aside });
            self.0.get_or_insert_default().0.extend(moved);
        }
    }

    /// Takes out those that are from byte `at` on, counted from there.
    pub fn split_off(&mut self, at: usize) -> Self {
        let Some(list) = &mut self.0 else { return Self::default() };
        let behind = list.0.split_off(list.0.partition_point(|aside| (aside.at as usize) < at));
        if list.0.is_empty() {
            self.0 = None;
        }
        let moved = |aside: Aside| Aside { at: aside.at - at as u32, ..aside };
        let behind: Vec<Aside> = behind.into_iter().map(moved).collect();
        Self((!behind.is_empty()).then(|| Box::new(List(behind))))
    }

    /// Those of the part `from..to` of the text, counted from its start, and of what is trimmed around it: `outer`, with both
    /// ends.
    #[cfg(any(feature = "docx", feature = "xlsx"))]
    pub fn part(&self, from: usize, to: usize, outer: std::ops::RangeInclusive<usize>) -> Self {
        let mut part = Self::default();
        let list = self.0.as_deref().map_or(&[][..], |list| list.0.as_slice());
        let first = list.partition_point(|aside| (aside.at as usize) < *outer.start());
        let own = list.get(first..).unwrap_or_default();
        for aside in own.iter().take_while(|aside| aside.at as usize <= *outer.end()) {
            part.add(aside.role, (aside.at as usize).clamp(from, to.max(from)) - from, &aside.text);
        }
        part
    }

    /// Takes out the text of the marks, where there are some and nothing else: raised text that is alone is text.
    pub fn lone_marks(&mut self) -> Option<String> {
        let marks = |asides: &Self| asides.iter().all(|aside| aside.role == Role::Mark);
        let text = |asides: &Self| asides.iter().map(|aside| aside.text.as_str()).collect::<String>();
        (!self.is_empty() && marks(self)).then(|| text(&std::mem::take(self)))
    }
}

/// The asides of a part of a text.
#[derive(Clone, Copy, Debug, Default)]
pub struct Beside<'d> {
    all: Option<&'d Asides>,
    from: u32,
    to: u32,
}

impl<'d> Beside<'d> {
    /// Those of the part `from..=to`.
    pub fn of(all: &'d Asides, from: usize, to: usize) -> Self {
        if all.is_empty() { Self::default() } else { Self { all: Some(all), from: from as u32, to: to as u32 } }
    }

    /// Those with this role, each with the byte of the part before which it is.
    pub fn with(self, role: Role) -> impl Iterator<Item = (usize, &'d str)> {
        let list = self.all.and_then(|all| all.0.as_deref()).map_or(&[][..], |list| list.0.as_slice());
        // They are in order: of a line of many words each has its own few.
        let first = list.partition_point(|aside| aside.at < self.from);
        let own = list.get(first..).unwrap_or_default().iter().take_while(move |aside| aside.at <= self.to);
        own.filter(move |aside| aside.role == role).map(move |aside| ((aside.at - self.from) as usize, aside.text.as_str()))
    }

    /// Whether there is none, as nearly always.
    pub fn is_empty(self) -> bool {
        self.all.is_none()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn asides_go_with_the_part_they_stand_at() {
        let mut asides = Asides::default();
        asides.add(Role::Mark, 3, "1");
        asides.add(Role::Mark, 3, "2");
        asides.add(Role::Struck, 4, "8");
        let mut all = Asides::default();
        all.append(10, asides);
        let of = |from, to, role| Beside::of(&all, from, to).with(role).map(|(at, text)| format!("{at} {text}")).collect::<Vec<_>>();
        assert_eq!(of(10, 13, Role::Mark), ["3 12"]);
        assert_eq!(of(10, 13, Role::Struck), Vec::<String>::new());
        assert_eq!(of(14, 17, Role::Struck), ["0 8"]);
        #[cfg(any(feature = "docx", feature = "xlsx"))]
        assert_eq!(all.part(12, 16, 10..=20).iter().map(|aside| aside.at).collect::<Vec<_>>(), [1, 2]);
    }

    #[test]
    fn a_raised_text_alone_is_the_text() {
        let mut asides = Asides::default();
        asides.add(Role::Mark, 0, "12");
        assert_eq!((asides.lone_marks().as_deref(), asides.is_empty()), (Some("12"), true));
        asides.add(Role::Mark, 0, "1");
        asides.add(Role::NotText, 0, "");
        assert_eq!(asides.lone_marks(), None);
    }
}
