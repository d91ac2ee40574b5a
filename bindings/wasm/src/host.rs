//! The decoder of builds without tables of their own.

use std::borrow::Cow;

use gov_disclosure::Decoder;

use crate::text_decoder;

/// Asks the host.
#[derive(Debug)]
pub struct Host;

impl Decoder for Host {
    fn name(&self, label: &str) -> Option<Cow<'static, str>> {
        text_decoder::name(label).map(Cow::Owned)
    }

    fn decode<'a>(&self, bytes: &'a [u8], name: &str) -> (Cow<'a, str>, bool) {
        match text_decoder::decode(name, bytes, true) {
            Some(whole) => (Cow::Owned(whole), false),
            None => (text_decoder::decode(name, bytes, false).map_or_else(|| String::from_utf8_lossy(bytes), Cow::Owned), true),
        }
    }
}
