//! Markup that browsers forgive.

use super::{Act, Damage, Knows, web};
use crate::random::Random;
use crate::write::Format;
use crate::write::html::Markup;

/// Nothing is lost.
pub const NESTED: Damage =
    Damage { name: "nested-tables", does: "the page within two more tables that lay it out", act: Act::Text(nested), fits: web };
/// Nothing is lost.
pub const UNCLOSED: Damage =
    Damage { name: "unclosed-cells", does: "cells, rows and paragraphs that are not closed", act: Act::Text(unclosed), fits: has_cells };

fn has_cells(format: Format) -> bool {
    // Where a table lays the page out, a table inside is over only where its own end says so, which stays.
    web(format) && !matches!(format, Format::Html(Markup::Paragraphs | Markup::Preformatted))
}

fn nested(text: &mut String, _: &mut Random, _: Format) -> Knows {
    let (start, end) = ("<table><tr><td>导航</td><td>", "</td></tr></table>");
    *text = text.replacen("<body>", &format!("<body>{start}<div>{start}"), 1).replace("</body>", &format!("{end}</div>{end}</body>"));
    Knows::all()
}

fn unclosed(text: &mut String, random: &mut Random, _: Format) -> Knows {
    let mut ends = vec!["</td>"];
    ends.extend(["</tr>", "</p>"].iter().filter(|_| random.once_in(2)));
    let every = 1 + random.below(3);
    for end in ends {
        let mut count = 0;
        let pieces: Vec<&str> = text.split(end).collect();
        let last = pieces.len() - 1;
        let mut out = String::new();
        for (at, piece) in pieces.iter().enumerate() {
            out += piece;
            count += 1;
            if at < last && count % every != 0 {
                out += end;
            }
        }
        *text = out;
    }
    Knows::all()
}
