//! The words of an XML part, one at a time, without namespaces and without what a document needs no reader for.

use std::borrow::Cow;

use quick_xml::Reader;
use quick_xml::events::{BytesEnd, BytesStart, Event};

use crate::error::Error;
use crate::fact::{Broken, Limited};
use crate::limits;

/// A word of XML.
#[derive(Debug)]
pub enum Token<'a> {
    /// An element starts; an empty one starts and ends.
    Start(Element<'a>),
    /// An element ends.
    End(End<'a>),
    /// Text.
    Text(Cow<'a, str>),
}

/// The end of an element.
#[derive(Debug)]
pub enum End<'a> {
    /// Of one with an end of its own.
    Own(BytesEnd<'a>),
    /// Of an empty one.
    Empty(BytesStart<'a>),
}

impl End<'_> {
    /// The name of the element with its prefix: `w:p`.
    pub fn name(&self) -> &str {
        match self {
            Self::Own(end) => end.name().into_inner(),
            Self::Empty(start) => start.name().into_inner(),
        }
    }
}

/// The start of an element.
#[derive(Debug)]
pub struct Element<'a> {
    start: BytesStart<'a>,
}

impl Element<'_> {
    /// Its name with its prefix: `w:p`. Everyone writes the prefixes of the standard.
    pub fn name(&self) -> &str {
        self.start.name().into_inner()
    }

    /// The value of an attribute, by its local name.
    pub fn attribute(&self, name: &str) -> Option<String> {
        let mut attributes = self.start.attributes();
        let found = attributes.with_checks(false).flatten().find(|attribute| attribute.key.local_name().as_ref() == name)?;
        quick_xml::escape::unescape(&found.value).ok().map(|value| value.into_owned())
    }

    /// Whether its attributes have this text in them: without it, none needs to be read.
    pub fn mentions(&self, text: &str) -> bool {
        self.start.attributes_raw().contains(text)
    }

    /// An attribute that names a style or a list; a longer one than Word writes names none, as it would be compared at every use.
    pub fn id(&self, name: &str) -> Option<String> {
        self.attribute(name).filter(|id| id.len() <= limits::ID_BYTES)
    }

    /// `w:val` as a number; what is no number is 0, and what is too large the largest.
    pub fn number(&self) -> u32 {
        let value = self.attribute("val").unwrap_or_default();
        let digits = value.trim();
        digits.parse().unwrap_or(if digits.len() > 9 && digits.bytes().all(|b| b.is_ascii_digit()) { u32::MAX } else { 0 })
    }

    /// `w:val` as a switch: on where it is left out.
    pub fn is_on(&self) -> bool {
        self.attribute("val").is_none_or(|value| !matches!(value.as_str(), "0" | "false" | "off" | "none"))
    }
}

/// Reads the words of a part.
pub struct Tokens<'a> {
    reader: Reader<&'a [u8]>,
    depth: usize,
    /// An empty element whose end is still to come.
    ending: Option<BytesStart<'a>>,
}

impl<'a> Tokens<'a> {
    /// The words of `text`.
    pub fn new(text: &'a str) -> Self {
        Self { reader: Reader::from_str(text), depth: 0, ending: None }
    }

    /// The next word; `None` at the end.
    ///
    /// # Errors
    /// `malformed` for broken XML and for what only attacks use; `limit-exceeded` for elements too deep.
    pub fn next(&mut self) -> Result<Option<Token<'a>>, Error> {
        if let Some(start) = self.ending.take() {
            return Ok(Some(Token::End(End::Empty(start))));
        }
        loop {
            return Ok(Some(match self.reader.read_event().map_err(|error| broken(&error.to_string()))? {
                Event::Start(start) => {
                    self.depth += 1;
                    if self.depth > limits::XML_DEPTH {
                        return Err(Error::limit(Limited::Elements, limits::XML_DEPTH as u64));
                    }
                    Token::Start(Element { start })
                }
                Event::Empty(start) => {
                    self.ending = Some(start.clone());
                    Token::Start(Element { start })
                }
                Event::End(end) => {
                    self.depth = self.depth.saturating_sub(1);
                    Token::End(End::Own(end))
                }
                Event::Text(text) => Token::Text(text.xml10_content()),
                Event::CData(text) => Token::Text(text.xml10_content()),
                Event::GeneralRef(reference) => {
                    let known = quick_xml::escape::resolve_predefined_entity(&reference.xml10_content()).map(Cow::Borrowed);
                    let character = || reference.resolve_char_ref().ok().flatten().map(|c| Cow::Owned(String::from(c)));
                    Token::Text(known.or_else(character).ok_or_else(|| broken("an entity that is not defined"))?)
                }
                // No office program writes one; entities defined in it are how small files grow.
                Event::DocType(_) => return Err(broken("a document type definition")),
                Event::Eof if self.depth > 0 => return Err(broken("it ends inside an element")),
                Event::Eof => return Ok(None),
                Event::Comment(_) | Event::Decl(_) | Event::PI(_) => continue,
            }));
        }
    }

    /// Passes over the rest of the element that has just started.
    ///
    /// # Errors
    /// As [`Self::next`].
    pub fn skip(&mut self) -> Result<(), Error> {
        let mut open = 1;
        while open > 0 {
            match self.next()? {
                Some(Token::Start(_)) => open += 1,
                Some(Token::End(_)) => open -= 1,
                Some(Token::Text(_)) => {}
                None => break,
            }
        }
        Ok(())
    }
}

fn broken(reason: &str) -> Error {
    Broken::Xml(reason.to_owned()).into()
}
