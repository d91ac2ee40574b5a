//! Which characters the codes of a font stand for.

use std::collections::HashMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use hayro_cmap::{BfString, CMap, CMapName, CidFamily};
use hayro_font::{CMapResolverFn, Font, FontCache, FontGlyph, FontQuery, FontResolverFn};
use hayro_syntax::object::dict::keys;
use hayro_syntax::object::{Array, Dict, Name, Object, ObjectIdentifier, Stream};

use super::guard::{Guard, reading};
use super::page::GlyphText;
use crate::error::Error;
use crate::fact::Limited;
use crate::limits;
use crate::meter::Meter;

/// The fonts of a document, each read once.
pub struct Fonts<'a> {
    cache: FontCache<'a>,
    programs: FontResolverFn,
    maps: CMapResolverFn,
    /// Bytes of predefined maps that the font under way was given: it keeps what it reads of them to itself.
    given: Arc<AtomicUsize>,
    /// The predefined encodings that are shared by all fonts: from codes to characters, and from these to Unicode.
    codes: HashMap<Vec<u8>, Arc<CMap>>,
    characters: HashMap<CidFamily, Arc<CMap>>,
    known: HashMap<ObjectIdentifier, Option<PageFont<'a>>>,
}

/// A font as a page uses it.
#[derive(Clone)]
pub struct PageFont<'a> {
    pub font: Font<'a>,
    /// For a font that does not say what its codes stand for: what its encoding, made for Chinese, says.
    encoding: Option<Arc<Encoding>>,
}

/// The collections of characters whose numbers stand for known characters.
const SHARED: [CidFamily; 4] = [CidFamily::AdobeGB1, CidFamily::AdobeCNS1, CidFamily::AdobeJapan1, CidFamily::AdobeKorea1];

/// A predefined encoding: code to character number to Unicode.
struct Encoding {
    codes: Arc<CMap>,
    characters: Arc<CMap>,
}

impl<'a> Fonts<'a> {
    pub fn new() -> Self {
        let programs: FontResolverFn = Arc::new(|query| match query {
            FontQuery::Standard(font) => Some(font.get_font_data()),
            FontQuery::Fallback(font) => Some(font.pick_standard_font().get_font_data()),
        });
        let given = Arc::new(AtomicUsize::new(0));
        let counter = Arc::clone(&given);
        let maps: CMapResolverFn = Arc::new(move |name| {
            // The largest maps, those to Unicode, are shared.
            let is_shared = SHARED.iter().any(|family| family.ucs2_cmap() == Some(name));
            let map = hayro_cmap::load_embedded(name).filter(|_| !is_shared)?;
            counter.fetch_add(map.len(), Ordering::Relaxed);
            Some(map)
        });
        let (codes, characters, known) = (HashMap::new(), HashMap::new(), HashMap::new());
        Self { cache: FontCache::new(), programs, maps, given, codes, characters, known }
    }

    /// The font that a dictionary describes; `None` where it describes none.
    ///
    /// # Errors
    /// `limit-exceeded` for a font that takes too much.
    pub fn font(&mut self, dict: &Dict<'a>, guard: &mut Guard, meter: &Meter) -> Result<Option<PageFont<'a>>, Error> {
        if let Some(known) = dict.obj_id().and_then(|id| self.known.get(&id)) {
            return Ok(known.clone());
        }
        check(dict, guard, meter)?;
        let font = self.cache.font(dict, &self.programs, &self.maps);
        map_read(self.given.swap(0, Ordering::Relaxed), meter)?;
        let font = font.map(|font| PageFont { font, encoding: self.encoding(dict) });
        if let Some(id) = dict.obj_id() {
            self.known.insert(id, font.clone());
        }
        Ok(font)
    }

    /// The encoding of a composite font that has no map to Unicode of its own.
    fn encoding(&mut self, dict: &Dict<'a>) -> Option<Arc<Encoding>> {
        if dict.contains_key(keys::TO_UNICODE) || dict.get::<Name<'_>>(keys::SUBTYPE).as_deref() != Some(keys::TYPE0) {
            return None;
        }
        let predefined = |name: CMapName<'_>| CMap::parse(hayro_cmap::load_embedded(name)?, hayro_cmap::load_embedded).map(Arc::new);
        let (codes, family) = match dict.get::<Object<'_>>(keys::ENCODING)? {
            Object::Stream(own) => {
                let codes = CMap::parse(&own.decoded_data().ok()?, hayro_cmap::load_embedded)?;
                let family = codes.metadata().character_collection.as_ref()?.family.clone();
                (Arc::new(codes), family)
            }
            Object::Name(name) => match CMapName::from_bytes(name.as_ref()) {
                CMapName::IdentityH | CMapName::IdentityV => {
                    let descendant = dict.get::<Array<'_>>(keys::DESCENDANT_FONTS)?.iter::<Dict<'_>>().next()?;
                    let info = descendant.get::<Dict<'_>>(keys::CIDSYSTEMINFO)?;
                    let text = |key: &[u8]| info.get::<hayro_syntax::object::String<'_>>(key);
                    let family = CidFamily::from_registry_ordering(text(keys::REGISTRY)?.as_bytes(), text(keys::ORDERING)?.as_bytes());
                    (Arc::new(CMap::identity_h()), family)
                }
                known => {
                    let codes = match self.codes.get(name.as_ref()) {
                        Some(codes) => Arc::clone(codes),
                        None => Arc::clone(self.codes.entry(name.as_ref().to_vec()).or_insert(predefined(known)?)),
                    };
                    let family = codes.metadata().character_collection.as_ref()?.family.clone();
                    (codes, family)
                }
            },
            _ => return None,
        };
        let characters = match self.characters.get(&family) {
            Some(characters) => Arc::clone(characters),
            None => Arc::clone(self.characters.entry(family.clone()).or_insert(predefined(family.ucs2_cmap()?)?)),
        };
        Some(Arc::new(Encoding { codes, characters }))
    }
}

impl PageFont<'_> {
    /// What a code stands for.
    pub fn text(&self, code: u32) -> GlyphText {
        let glyph = self.font.glyph(self.font.map_code(code), code);
        let own = match &glyph {
            FontGlyph::Outline(glyph) => glyph.as_unicode(),
            FontGlyph::Type3(glyph) => glyph.as_unicode(),
        };
        match own.or_else(|| self.encoding.as_ref()?.text(code)) {
            Some(BfString::Char(c)) => GlyphText::One(c),
            Some(BfString::String(text)) => GlyphText::Several(text.into_boxed_str()),
            None => GlyphText::One(char::REPLACEMENT_CHARACTER),
        }
    }
}

impl Encoding {
    fn text(&self, code: u32) -> Option<BfString> {
        let number = (1..=4).find_map(|length| self.codes.lookup_cid_code(code, length))?;
        self.characters.lookup_bf_string(number)
    }
}

/// Sees that a font can be read in bounded time and memory: what it unpacks, and the widths that it spells out.
fn check(dict: &Dict<'_>, guard: &mut Guard, meter: &Meter) -> Result<(), Error> {
    for key in [keys::TO_UNICODE, keys::ENCODING] {
        map_read(streams(dict, &[key], guard, meter)?, meter)?;
    }
    let descendant = dict.get::<Array<'_>>(keys::DESCENDANT_FONTS).and_then(|array| array.iter::<Dict<'_>>().next());
    let described = descendant.as_ref().unwrap_or(dict);
    meter.work(reading(described))?;
    if let Some(encoding) = dict.get::<Dict<'_>>(keys::ENCODING) {
        meter.work(reading(&encoding))?;
        list_read(&encoding, keys::DIFFERENCES, meter)?;
    }
    for key in [keys::WIDTHS, keys::W, keys::W2] {
        list_read(described, key, meter)?;
    }
    streams(described, &[keys::CID_TO_GID_MAP], guard, meter)?;
    if let Some(descriptor) = described.get::<Dict<'_>>(keys::FONT_DESC) {
        let length = streams(&descriptor, &[keys::FONT_FILE, keys::FONT_FILE2, keys::FONT_FILE3], guard, meter)?;
        meter.hold(length)?;
    }
    for (key, numbers) in [(keys::W, 1), (keys::W2, 3)] {
        let widths = described.get::<Array<'_>>(key).map_or(0, |widths| widths_told(&widths, numbers));
        if widths > limits::PDF_WIDTHS {
            return Err(Error::limit(Limited::Widths, limits::PDF_WIDTHS));
        }
        meter.hold(widths as usize * limits::PDF_WIDTH_BYTES)?;
        meter.work(widths as usize * limits::PDF_OPERATOR_STEPS)?;
    }
    Ok(())
}

/// Takes what reading an array costs, entry by entry.
fn list_read(dict: &Dict<'_>, key: &[u8], meter: &Meter) -> Result<(), Error> {
    meter.work(dict.get::<Array<'_>>(key).map_or(0, |list| list.data().len() * limits::PDF_LIST_STEPS))
}

/// What the streams of these names unpack to.
fn streams(dict: &Dict<'_>, names: &[&[u8]], guard: &mut Guard, meter: &Meter) -> Result<usize, Error> {
    let streams = names.iter().filter_map(|name| dict.get::<Stream<'_>>(name));
    streams.map(|stream| guard.measure(&stream, meter)).sum()
}

/// Takes what reading a map of characters costs.
fn map_read(bytes: usize, meter: &Meter) -> Result<(), Error> {
    meter.work(bytes.saturating_mul(limits::PDF_MAP_STEPS))?;
    meter.hold(bytes.saturating_mul(limits::PDF_MAP_FACTOR))
}

/// How many widths an array tells: lists of them, and ranges that share one.
fn widths_told(widths: &Array<'_>, numbers: usize) -> u64 {
    let (mut count, mut range) = (0u64, Vec::new());
    for object in widths.iter::<Object<'_>>() {
        match object {
            Object::Array(list) => {
                count += list.iter::<f32>().count() as u64;
                range.clear();
            }
            object => range.push(object.into_number().map_or(0.0, |number| number.as_f64())),
        }
        if range.len() == numbers + 2 {
            let (first, last) = (range.first().copied().unwrap_or(0.0), range.get(1).copied().unwrap_or(0.0));
            count = count.saturating_add((last - first).max(0.0) as u64);
            range.clear();
        }
    }
    count
}
