//! Reports among what is no report: lists of titles around it; and a report without one of its tables.

use gov_disclosure::{TableId, section_heading};

use crate::damage::{Act, Damage, Knows, all_fields, any, tables};
use crate::page::Block;
use crate::random::Random;
use crate::write::Format;

/// Nothing is lost, and no list is a report.
pub const CONTENTS: Damage = Damage {
    name: "contents",
    does: "lists of links with the titles of the sections before the report, below its title, or after it",
    act: Act::Page(contents),
    fits: any,
};
/// A table is gone, and the other reports of the file do not fill it.
pub const TABLE_GONE: Damage = Damage { name: "table-gone", does: "a table of the report gone", act: Act::Page(table_gone), fits: any };

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

fn table_gone(blocks: &mut Vec<Block>, random: &mut Random, _: Format) -> Knows {
    let id = *random.pick(&[TableId::Disclosure, TableId::Requests, TableId::Remedies]);
    let gone = tables(blocks).filter(|(own, _)| *own == id).flat_map(|(_, rows)| all_fields(rows)).collect();
    blocks.retain(|block| !matches!(block, Block::Table(own, _) if *own == id));
    Knows { gone, ..Knows::all() }
}
