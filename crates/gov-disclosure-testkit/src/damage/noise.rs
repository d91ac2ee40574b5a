//! Odd spaces, marks that stand for them, and an old encoding.

use encoding_rs::GB18030 as CODEC;

use super::{Act, Damage, Knows, any, plain_text, texts};
use crate::page::Block;
use crate::random::Random;
use crate::write::Format;
use crate::write::html::Markup;

/// Nothing is lost.
pub const SPACES: Damage =
    Damage { name: "odd-spaces", does: "no-break and wide spaces around texts and within words", act: Act::Page(spaces), fits: any };
/// Nothing is lost.
pub const QUESTION_MARKS: Damage = Damage {
    name: "question-marks",
    does: "no-break spaces before paragraphs turned into question marks",
    act: Act::Page(questions),
    fits: any,
};
/// Nothing is lost.
pub const GB18030: Damage =
    Damage { name: "gb18030", does: "the bytes of GB18030", act: Act::Bytes(|text| CODEC.encode(text).0.into_owned()), fits: has_encoding };

fn has_encoding(format: Format) -> bool {
    // The site names another encoding in its head.
    plain_text(format) || matches!(format, Format::Html(markup) if markup != Markup::Site)
}

const SPACE: [char; 4] = ['\u{A0}', '\u{3000}', '\u{2002}', ' '];

fn spaces(blocks: &mut Vec<Block>, random: &mut Random, _: Format) -> Knows {
    for text in texts(blocks) {
        if random.once_in(4) {
            text.insert(0, *random.pick(&SPACE));
        }
        if random.once_in(4) {
            text.push(*random.pick(&SPACE));
        }
        let han: Vec<usize> = text.char_indices().filter(|(_, c)| ('\u{4E00}'..='\u{9FFF}').contains(c)).map(|(at, _)| at).collect();
        if han.len() > 2 && random.once_in(3) {
            text.insert(han[1 + random.below(han.len() - 1)], *random.pick(&SPACE));
        }
    }
    Knows::all()
}

fn questions(blocks: &mut Vec<Block>, _: &mut Random, _: Format) -> Knows {
    for block in blocks {
        if let Block::Line(text) | Block::Heading(_, text) = block {
            text.insert_str(0, "??");
        }
    }
    Knows::all()
}
