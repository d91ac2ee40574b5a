//! Stands in for encoding_rs in the parts of the npm package that read office files: old workbooks name their code page,
//! and the tables of all of them would be a third of the part. UTF-8 and little-endian UTF-16, of which workbooks are
//! made, are read here, every other encoding by the host's `TextDecoder`, which both names and reads as the standard has it.

mod stream;
#[path = "../../src/text_decoder.rs"]
mod text_decoder;

use std::borrow::Cow;
use std::fmt;

pub use stream::{Decoder, DecoderResult};

/// An encoding of the standard.
pub struct Encoding {
    name: &'static str,
}

macro_rules! encodings {
    ($($name:literal $constant:ident $value:ident)*) => {
        $(
            #[doc = $name]
            pub static $value: Encoding = Encoding { name: $name };
            #[doc = $name]
            pub static $constant: &Encoding = &$value;
        )*
        static ALL: &[&Encoding] = &[$(&$value),*];
    };
}

encodings! {
    "Big5" BIG5 BIG5_INIT
    "EUC-JP" EUC_JP EUC_JP_INIT
    "EUC-KR" EUC_KR EUC_KR_INIT
    "GBK" GBK GBK_INIT
    "IBM866" IBM866 IBM866_INIT
    "ISO-2022-JP" ISO_2022_JP ISO_2022_JP_INIT
    "ISO-8859-10" ISO_8859_10 ISO_8859_10_INIT
    "ISO-8859-13" ISO_8859_13 ISO_8859_13_INIT
    "ISO-8859-14" ISO_8859_14 ISO_8859_14_INIT
    "ISO-8859-15" ISO_8859_15 ISO_8859_15_INIT
    "ISO-8859-16" ISO_8859_16 ISO_8859_16_INIT
    "ISO-8859-2" ISO_8859_2 ISO_8859_2_INIT
    "ISO-8859-3" ISO_8859_3 ISO_8859_3_INIT
    "ISO-8859-4" ISO_8859_4 ISO_8859_4_INIT
    "ISO-8859-5" ISO_8859_5 ISO_8859_5_INIT
    "ISO-8859-6" ISO_8859_6 ISO_8859_6_INIT
    "ISO-8859-7" ISO_8859_7 ISO_8859_7_INIT
    "ISO-8859-8" ISO_8859_8 ISO_8859_8_INIT
    "ISO-8859-8-I" ISO_8859_8_I ISO_8859_8_I_INIT
    "KOI8-R" KOI8_R KOI8_R_INIT
    "KOI8-U" KOI8_U KOI8_U_INIT
    "Shift_JIS" SHIFT_JIS SHIFT_JIS_INIT
    "UTF-16BE" UTF_16BE UTF_16BE_INIT
    "UTF-16LE" UTF_16LE UTF_16LE_INIT
    "UTF-8" UTF_8 UTF_8_INIT
    "gb18030" GB18030 GB18030_INIT
    "macintosh" MACINTOSH MACINTOSH_INIT
    "replacement" REPLACEMENT REPLACEMENT_INIT
    "windows-1250" WINDOWS_1250 WINDOWS_1250_INIT
    "windows-1251" WINDOWS_1251 WINDOWS_1251_INIT
    "windows-1252" WINDOWS_1252 WINDOWS_1252_INIT
    "windows-1253" WINDOWS_1253 WINDOWS_1253_INIT
    "windows-1254" WINDOWS_1254 WINDOWS_1254_INIT
    "windows-1255" WINDOWS_1255 WINDOWS_1255_INIT
    "windows-1256" WINDOWS_1256 WINDOWS_1256_INIT
    "windows-1257" WINDOWS_1257 WINDOWS_1257_INIT
    "windows-1258" WINDOWS_1258 WINDOWS_1258_INIT
    "windows-874" WINDOWS_874 WINDOWS_874_INIT
    "x-mac-cyrillic" X_MAC_CYRILLIC X_MAC_CYRILLIC_INIT
}

impl Encoding {
    /// The name that the standard gives it.
    pub fn name(&'static self) -> &'static str {
        self.name
    }

    /// The encoding that a label means.
    pub fn for_label(label: &[u8]) -> Option<&'static Self> {
        let name = text_decoder::name(std::str::from_utf8(label).ok()?)?;
        ALL.iter().copied().find(|encoding| encoding.name.eq_ignore_ascii_case(&name))
    }

    /// The encoding that a byte order mark means, and how long the mark is.
    pub fn for_bom(bytes: &[u8]) -> Option<(&'static Self, usize)> {
        match bytes {
            [0xEF, 0xBB, 0xBF, ..] => Some((UTF_8, 3)),
            [0xFF, 0xFE, ..] => Some((UTF_16LE, 2)),
            [0xFE, 0xFF, ..] => Some((UTF_16BE, 2)),
            _ => None,
        }
    }

    /// The text of the bytes, in the encoding of their byte order mark where they have one; and whether U+FFFD had to
    /// stand in for some.
    pub fn decode<'a>(&'static self, bytes: &'a [u8]) -> (Cow<'a, str>, &'static Self, bool) {
        let (encoding, mark) = Self::for_bom(bytes).unwrap_or((self, 0));
        let (text, damaged) = encoding.decode_without_bom_handling(bytes.split_at(mark).1);
        (text, encoding, damaged)
    }

    /// As [`Encoding::decode`], without a look at byte order marks.
    pub fn decode_without_bom_handling<'a>(&'static self, bytes: &'a [u8]) -> (Cow<'a, str>, bool) {
        match self.decode_without_bom_handling_and_without_replacement(bytes) {
            Some(text) => (text, false),
            None if self == UTF_8 => (String::from_utf8_lossy(bytes), true),
            None => (text_decoder::decode(self.name, bytes, false).unwrap_or_else(|| "\u{FFFD}".to_owned()).into(), true),
        }
    }

    /// The text of bytes that are wholly of this encoding.
    pub fn decode_without_bom_handling_and_without_replacement<'a>(&'static self, bytes: &'a [u8]) -> Option<Cow<'a, str>> {
        if self == UTF_8 {
            return std::str::from_utf8(bytes).ok().map(Cow::Borrowed);
        }
        if self == UTF_16LE {
            let (pairs, rest) = bytes.as_chunks();
            let units = pairs.iter().copied().map(u16::from_le_bytes);
            return char::decode_utf16(units).collect::<Result<String, _>>().ok().filter(|_| rest.is_empty()).map(Cow::Owned);
        }
        text_decoder::decode(self.name, bytes, true).map(Cow::Owned)
    }

    /// A decoder of bytes that come in pieces.
    pub fn new_decoder_without_bom_handling(&'static self) -> Decoder {
        Decoder::new(self)
    }
}

impl PartialEq for Encoding {
    fn eq(&self, other: &Self) -> bool {
        self.name == other.name
    }
}

impl Eq for Encoding {}

impl fmt::Debug for Encoding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name)
    }
}
