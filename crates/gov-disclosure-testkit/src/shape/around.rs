//! Reports among what is no report: lists of titles around it, and other reports behind it.

use gov_disclosure::{TableId, section_heading};

use crate::damage::{Act, Damage, Knows, all_fields, any, tables};
use crate::draw::draw;
use crate::page::{Block, page};
use crate::random::Random;
use crate::write::Format;

/// Nothing is lost, and no list is a report.
pub const CONTENTS: Damage = Damage {
    name: "contents",
    does: "lists of links with the titles of the sections before the report, below its title, or behind it",
    act: Act::Page(contents),
    fits: any,
};
/// Nothing of the first report is lost.
pub const SEVERAL: Damage =
    Damage { name: "several-reports", does: "the report of another agency behind the report", act: Act::Page(several), fits: any };
/// The table is gone, and the report behind it does not fill it.
pub const SEVERAL_CUT: Damage = Damage {
    name: "several-reports-cut",
    does: "a table of the report gone, and the whole report of another agency behind it",
    act: Act::Page(several_cut),
    fits: any,
};

fn contents(blocks: &mut Vec<Block>, random: &mut Random, _: Format) -> Knows {
    let has_numerals = random.once_in(2);
    let list = |count: u8| -> Vec<Block> {
        let text = |number| {
            let heading = section_heading(number);
            Block::Line(if has_numerals { heading } else { heading.split_once('、').map_or(heading, |(_, words)| words) }.to_owned())
        };
        (1..=count).map(text).collect()
    };
    let at = match random.below(3) {
        0 => 0,
        1 => 1,
        _ => blocks.len(),
    };
    let mut own = vec![Block::Line(if random.once_in(2) { "目录" } else { "本页导航" }.to_owned())];
    own.extend(list(if random.once_in(4) { 4 } else { 6 }));
    blocks.splice(at..at, own);
    Knows { denies: vec!["R011", "S101", "S102"], ..Knows::all() }
}

/// The page of another agency's report.
fn other(blocks: &[Block], random: &mut Random) -> Vec<Block> {
    let title = |blocks: &[Block]| match blocks.first() {
        Some(Block::Line(text)) => text.split(|c: char| c.is_ascii_digit()).next().unwrap_or("").to_owned(),
        _ => String::new(),
    };
    loop {
        let other = page(&draw(random.bits() >> 16));
        if title(&other) != title(blocks) {
            return other;
        }
    }
}

fn several(blocks: &mut Vec<Block>, random: &mut Random, _: Format) -> Knows {
    let other = other(blocks, random);
    blocks.extend(other);
    Knows { denies: vec!["R011"], ..Knows::all() }
}

fn several_cut(blocks: &mut Vec<Block>, random: &mut Random, _: Format) -> Knows {
    let other = other(blocks, random);
    let id = *random.pick(&[TableId::Disclosure, TableId::Requests, TableId::Remedies]);
    let gone = tables(blocks).filter(|(own, _)| *own == id).flat_map(|(_, rows)| all_fields(rows)).collect();
    blocks.retain(|block| !matches!(block, Block::Table(own, _) if *own == id));
    blocks.extend(other);
    Knows { gone, denies: vec!["R011"], ..Knows::all() }
}
