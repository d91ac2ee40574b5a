//! Pinyin beside the characters of a page, and in their place.

use gov_disclosure::{Field, TableId, fields};

use super::{Act, Damage, Knows, any, texts};
use crate::page::Block;
use crate::random::Random;
use crate::write::Format;

/// Nothing is lost but Table IV of pages, whose headers are narrow, and the first row of Table III.
pub const TONED: Damage =
    Damage { name: "pinyin", does: "a set of characters always with their toned pinyin in brackets", act: Act::Page(toned), fits: any };
/// Nothing is lost but Table IV and the first row of Table III of pages.
pub const STACKED: Damage =
    Damage { name: "pinyin-stacked", does: "toneless pinyin in brackets, twice", act: Act::Page(stacked), fits: any };
/// The labels with such characters may be lost, and which those are only a reader of pinyin knows.
pub const REPLACING: Damage =
    Damage { name: "pinyin-replacing", does: "one to three characters replaced by their pinyin", act: Act::Page(replacing), fits: any };

/// Characters of the form with their pinyin, toned and not.
const SYLLABLES: [(char, &str, &str); 24] = [
    ('规', "guī", "gui"),
    ('业', "yè", "ye"),
    ('统', "tǒng", "tong"),
    ('监', "jiān", "jian"),
    ('执', "zhí", "zhi"),
    ('续', "xù", "xu"),
    ('数', "shù", "shu"),
    ('据', "jù", "ju"),
    ('现', "xiàn", "xian"),
    ('务', "wù", "wu"),
    ('机', "jī", "ji"),
    ('构', "gòu", "gou"),
    ('关', "guān", "guan"),
    ('项', "xiàng", "xiang"),
    ('报', "bào", "bao"),
    ('计', "jì", "ji"),
    ('时', "shí", "shi"),
    ('公', "gōng", "gong"),
    ('开', "kāi", "kai"),
    ('请', "qǐng", "qing"),
    ('许', "xǔ", "xu"),
    ('处', "chǔ", "chu"),
    ('复', "fù", "fu"),
    ('议', "yì", "yi"),
];

/// Writes the chosen characters otherwise; within a page one is always or never changed.
fn change(blocks: &mut [Block], chosen: &[usize], write: impl Fn(char, &str, &str) -> String) {
    for text in texts(blocks) {
        let changed = text.chars().map(|c| {
            let found = chosen.iter().map(|&at| SYLLABLES[at]).find(|(own, ..)| *own == c);
            found.map_or_else(|| c.to_string(), |(_, toned, plain)| write(c, toned, plain))
        });
        *text = changed.collect();
    }
}

/// Headers of Table IV are in columns so narrow, on pages, that brackets are broken over lines. The note over the labels of
/// Table III takes so many lines that, where a page break parts it, its end is printed over the first row.
fn narrow(format: Format) -> Knows {
    let is_near = |field: &Field| field.table() == TableId::Remedies || field.row_id() == "received";
    Knows::but(fields().filter(|field| matches!(format, Format::Pdf(_)) && is_near(field)))
}

fn toned(blocks: &mut Vec<Block>, random: &mut Random, format: Format) -> Knows {
    let chosen = random.places(13, SYLLABLES.len());
    change(blocks, &chosen, |c, toned, _| format!("{c}({toned})"));
    narrow(format)
}

fn stacked(blocks: &mut Vec<Block>, random: &mut Random, format: Format) -> Knows {
    let chosen = random.places(9, SYLLABLES.len());
    change(blocks, &chosen, |c, _, plain| format!("{c}({plain})({plain})"));
    narrow(format)
}

fn replacing(blocks: &mut Vec<Block>, random: &mut Random, _: Format) -> Knows {
    let count = 1 + random.below(3);
    let chosen = random.places(count, SYLLABLES.len());
    change(blocks, &chosen, |_, _, plain| plain.to_owned());
    Knows::nothing()
}
