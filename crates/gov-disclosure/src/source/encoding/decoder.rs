//! What turns the bytes of encodings other than UTF-8 into text: built in, or the host's own.

use std::borrow::Cow;
use std::fmt;

/// Decodes the encodings of the [WHATWG standard](https://encoding.spec.whatwg.org): a browser has such a decoder,
/// and a build for it needs no tables of its own.
pub trait Decoder: fmt::Debug + Send + Sync {
    /// The name, in lower case, of the encoding that a label names; `None` where it names none, or one that only
    /// replaces (`iso-2022-kr` and its like).
    fn name(&self, label: &str) -> Option<Cow<'static, str>>;

    /// The text of bytes in an encoding that [`name`](Self::name) gave, and whether some were not valid and became
    /// U+FFFD. A byte order mark is a character like any other.
    fn decode<'a>(&self, bytes: &'a [u8], name: &str) -> (Cow<'a, str>, bool);
}

/// The decoder of this build.
#[cfg(feature = "legacy-encoding")]
pub const BUILT_IN: Option<&'static dyn Decoder> = Some(&built_in::Tables);
/// The decoder of this build.
#[cfg(not(feature = "legacy-encoding"))]
pub const BUILT_IN: Option<&'static dyn Decoder> = None;

#[cfg(feature = "legacy-encoding")]
mod built_in {
    use std::borrow::Cow;

    use encoding_rs::Encoding;

    use super::Decoder;

    /// Those of `encoding_rs`.
    #[derive(Debug)]
    pub struct Tables;

    impl Decoder for Tables {
        fn name(&self, label: &str) -> Option<Cow<'static, str>> {
            Some(Encoding::for_label_no_replacement(label.as_bytes())?.name().to_ascii_lowercase().into())
        }

        fn decode<'a>(&self, bytes: &'a [u8], name: &str) -> (Cow<'a, str>, bool) {
            // Every name is a label too.
            Encoding::for_label(name.as_bytes()).unwrap_or(encoding_rs::UTF_8).decode_without_bom_handling(bytes)
        }
    }
}
