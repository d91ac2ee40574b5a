//! Copies of the whole: twice, without what is twice, with pages, with another year.

use std::collections::HashSet;

use super::{Act, Damage, Knows, any, plain_text};
use crate::page::Block;
use crate::random::Random;
use crate::write::Format;
use crate::write::html::Markup;

/// Nothing is lost, and the reading says that there are two.
pub const DOUBLED: Damage = Damage { name: "doubled", does: "the whole report twice", act: Act::Page(doubled), fits: any };
/// Every value may be one that had come before.
pub const DEDUPLICATED: Damage =
    Damage { name: "deduplicated", does: "every line that stood before gone", act: Act::Text(deduplicated), fits: has_lines };
/// Nothing is lost.
pub const OTHER_YEAR: Damage =
    Damage { name: "other-year", does: "a sentence of the year before left in", act: Act::Page(other_year), fits: any };
/// Nothing is lost.
pub const PAGE_MARKS: Damage =
    Damage { name: "page-marks", does: "numbers of pages between lines", act: Act::Text(page_marks), fits: plain_text };

fn has_lines(format: Format) -> bool {
    plain_text(format) || format == Format::Html(Markup::Paragraphs)
}

fn doubled(blocks: &mut Vec<Block>, _: &mut Random, _: Format) -> Knows {
    blocks.extend(blocks.clone());
    Knows { tells: vec!["R011"], ..Knows::all() }
}

fn deduplicated(text: &mut String, _: &mut Random, _: Format) -> Knows {
    let mut seen = HashSet::new();
    let kept: Vec<&str> = text.lines().filter(|line| line.trim().is_empty() || seen.insert(line.trim())).collect();
    *text = kept.join("\n") + "\n";
    Knows::nothing()
}

fn other_year(blocks: &mut Vec<Block>, random: &mut Random, _: Format) -> Knows {
    let year = blocks.iter().find_map(|block| match block {
        Block::Line(text) => text.find('年').and_then(|at| text.get(at.checked_sub(4)?..at)?.parse::<u16>().ok()),
        _ => None,
    });
    let Some(year) = year else { return Knows::all() };
    let sentence = format!("{}年，我单位收到政府信息公开申请{}件，主动公开政府信息{}条。", year - 1, random.below(90), random.below(900));
    let at = blocks.iter().position(|block| matches!(block, Block::Heading(1, _))).map_or(1, |at| at + 1);
    blocks.insert(at, Block::Line(sentence));
    Knows::all()
}

fn page_marks(text: &mut String, random: &mut Random, _: Format) -> Knows {
    let lines: Vec<&str> = text.lines().collect();
    let pages = 2 + random.below(4);
    let places = random.places(pages, lines.len());
    let style = random.below(4);
    let mut out = String::new();
    for (at, line) in lines.iter().enumerate() {
        if let Some(page) = places.iter().position(|&place| place == at) {
            let number = page + 1;
            out += &match style {
                0 => format!("- {number} -\n"),
                1 => format!("— {number} —\n"),
                2 => format!("第 {number} 页 共 {} 页\n", pages + 1),
                _ => format!("\n- {number} -\n\u{C}"),
            };
        }
        out += line;
        out.push('\n');
    }
    *text = out;
    Knows::all()
}
