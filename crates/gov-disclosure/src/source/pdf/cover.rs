//! What hides the characters of a page, and what strikes them out.

use super::page::{Cover, Glyph, Hides, Page, Seen};
use super::paint::Colour;
use crate::error::Error;
use crate::meter::Meter;

/// A line strikes characters out where it is no further from their middles than this, in parts of their size: below it
/// underlines them, above it belongs to what is there.
const MIDDLE: f32 = 0.22;

/// A line that strikes characters out reaches no further beyond them than this, in parts of their size: longer ones part
/// rows.
const BEYOND: f32 = 1.5;

/// Colours of grounds that are distinguished: pages have a few.
const GROUNDS: usize = 16;

/// Hides the characters that something was painted over, and those in the colour of what they are on.
///
/// # Errors
/// `limit-exceeded` for more work than the limits allow.
pub fn hide(page: &mut Page, meter: &Meter) -> Result<(), Error> {
    let covers = std::mem::take(&mut page.covers);
    meter.release(covers.len() * size_of::<Cover>());
    let over: Vec<&Cover> = covers.iter().filter(|cover| cover.hides != Hides::Nothing && cover.before > 0).collect();
    if !over.is_empty() {
        let order = by_height(&page.glyphs);
        for cover in over {
            let within = within(&page.glyphs, &order, cover.frame.top, cover.frame.bottom);
            meter.work(within.len())?;
            for &i in within.iter().filter(|i| **i < cover.before) {
                if let Some(glyph) = page.glyphs.get_mut(i).filter(|glyph| cover.frame.holds(glyph.frame.center())) {
                    glyph.seen = match cover.is_picture {
                        true => Seen::Searched,
                        false if cover.hides == Hides::All => Seen::Hidden,
                        false if glyph.seen == Seen::Shown => Seen::Unsure,
                        false => glyph.seen,
                    };
                }
            }
        }
    }
    bars(page, &covers, meter)?;
    for (i, glyph) in page.glyphs.iter_mut().enumerate().filter(|(_, glyph)| glyph.seen == Seen::White) {
        meter.work(covers.len())?;
        // What was painted last below it is what it is on.
        let below = covers.iter().rev().find(|cover| cover.before <= i && cover.frame.holds(glyph.frame.center()));
        glyph.seen = if below.is_some_and(|cover| cover.colour != Colour::White) { Seen::Shown } else { Seen::Hidden };
    }
    // Letters in the colour of what they are on.
    let mut grounds: Vec<Colour> = Vec::new();
    for cover in covers.iter().filter(|cover| cover.hides == Hides::All && matches!(cover.colour, Colour::Rgb(_))) {
        if grounds.len() < GROUNDS && !grounds.contains(&cover.colour) {
            grounds.push(cover.colour);
        }
    }
    let is_tinted = |glyph: &Glyph| glyph.seen == Seen::Shown && grounds.contains(&glyph.ink);
    for (i, glyph) in page.glyphs.iter_mut().enumerate().filter(|(_, glyph)| is_tinted(glyph)) {
        meter.work(covers.len())?;
        let below = covers.iter().rev().find(|cover| cover.before <= i && cover.frame.holds(glyph.frame.center()));
        if below.is_some_and(|cover| cover.hides == Hides::All && cover.colour == glyph.ink) {
            glyph.seen = Seen::Hidden;
        }
    }
    Ok(())
}

/// Bars over text are something to see where a cell has none; letters on them are on a ground.
fn bars(page: &mut Page, covers: &[Cover], meter: &Meter) -> Result<(), Error> {
    let is_bar = |cover: &&Cover| !cover.is_picture && cover.hides == Hides::All && cover.colour.is_dark();
    if !covers.iter().any(|cover| is_bar(&cover)) {
        return Ok(());
    }
    let order = by_height(&page.glyphs);
    for cover in covers.iter().filter(is_bar) {
        let within = within(&page.glyphs, &order, cover.frame.top, cover.frame.bottom);
        meter.work(within.len() + 1)?;
        let mut seen = within.iter().filter_map(|&i| page.glyphs.get(i)).filter(|glyph| glyph.seen != Seen::Hidden);
        if !seen.any(|glyph| !glyph.text.is_blank() && cover.frame.holds(glyph.frame.center())) {
            page.draw_alone(cover.frame);
        }
    }
    Ok(())
}

/// Strikes out the characters that a level line runs through, from about the first to about the last of them; such a line
/// is none of a table. One that goes on beyond them on one side strikes them out perhaps.
///
/// # Errors
/// As [`hide`].
pub fn strike(page: &mut Page, meter: &Meter) -> Result<(), Error> {
    let mut rules: Vec<usize> = (0..page.level.len()).collect();
    let at = |rule: usize| page.level.get(rule).map_or(f32::NAN, |rule| rule.at);
    rules.sort_by(|&a, &b| at(a).total_cmp(&at(b)));
    let mut pairs: Vec<(usize, usize)> = Vec::new();
    for (i, glyph) in page.glyphs.iter().enumerate().filter(|(_, glyph)| !glyph.text.is_blank()) {
        let ((x, y), reach) = (glyph.frame.center(), MIDDLE * glyph.size);
        let first = rules.partition_point(|&rule| at(rule) < y - reach);
        for &number in rules.iter().skip(first) {
            let Some(rule) = page.level.get(number).filter(|rule| rule.at <= y + reach) else { break };
            meter.work(1)?;
            if (rule.from..=rule.to).contains(&x) {
                meter.hold(size_of::<(usize, usize)>())?;
                pairs.push((number, i));
            }
        }
    }
    pairs.sort_unstable();
    let mut gone = Vec::new();
    for struck in pairs.chunk_by(|a, b| a.0 == b.0) {
        let Some(rule) = struck.first().and_then(|(rule, _)| page.level.get(*rule)) else { continue };
        let frames = struck.iter().filter_map(|&(_, i)| page.glyphs.get(i)).map(|glyph| (glyph.frame, glyph.size));
        let Some((frame, size)) = frames.reduce(|a, b| (a.0.with(b.0), a.1.max(b.1))) else { continue };
        let seen = match (frame.left - rule.from > BEYOND * size, rule.to - frame.right > BEYOND * size) {
            (true, true) => continue,
            (false, false) => Seen::Struck,
            // It may strike out a whole row.
            _ => Seen::Unsure,
        };
        if seen == Seen::Struck {
            gone.extend(struck.first().map(|(rule, _)| *rule));
        }
        for &(_, i) in struck {
            if let Some(glyph) = page.glyphs.get_mut(i).filter(|glyph| glyph.seen == Seen::Shown) {
                glyph.seen = seen;
            }
        }
    }
    meter.release(pairs.len() * size_of::<(usize, usize)>());
    let mut number = 0;
    page.level.retain(|_| {
        number += 1;
        gone.binary_search(&(number - 1)).is_err()
    });
    Ok(())
}

/// The numbers of the characters, by the height of their middles.
fn by_height(glyphs: &[Glyph]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..glyphs.len()).collect();
    order.sort_by(|&a, &b| middle(glyphs, a).total_cmp(&middle(glyphs, b)));
    order
}

fn middle(glyphs: &[Glyph], i: usize) -> f32 {
    glyphs.get(i).map_or(0.0, |glyph| glyph.frame.center().1)
}

/// Those of which the middles are between two heights.
fn within<'o>(glyphs: &[Glyph], order: &'o [usize], top: f32, bottom: f32) -> &'o [usize] {
    let start = order.partition_point(|&i| middle(glyphs, i) < top);
    let end = order.partition_point(|&i| middle(glyphs, i) <= bottom);
    order.get(start..end).unwrap_or_default()
}
