//! Matching a misspelt label: the one listed label within a small edit distance.

use crate::lex::marks::marks;

/// Edits allowed for a label of `length` characters.
fn allowance(length: usize) -> usize {
    match length {
        0..=3 => 0,
        4..=9 => 1,
        _ => MAX_COUNT,
    }
}

/// Edits allowed at most.
const MAX_COUNT: usize = 2;

/// The listed labels, ready to be compared.
#[derive(Debug)]
pub struct Labels {
    /// By length.
    entries: Vec<Entry>,
}

#[derive(Debug)]
struct Entry {
    label: &'static str,
    chars: Vec<char>,
    /// An edit changes two at most, so far labels are passed over unread.
    marks: u64,
}

impl Labels {
    /// Prepares the listed labels.
    pub fn new(labels: &[&'static str]) -> Self {
        let entry = |&label: &&'static str| Entry { label, chars: label.chars().collect(), marks: marks(label.chars()) };
        let mut entries: Vec<Entry> = labels.iter().map(entry).collect();
        entries.sort_by_key(|entry| entry.chars.len());
        Self { entries }
    }

    /// The one label that `key` misspells, or `None` where there is none or more than one.
    pub fn nearest(&self, key: &str) -> Option<&'static str> {
        let key: Vec<char> = key.chars().collect();
        if key.len() < 3 {
            return None;
        }
        let own = marks(key.iter().copied());
        let mut best: Option<(usize, &'static str)> = None;
        let mut tie = false;
        let shortest = self.entries.partition_point(|entry| entry.chars.len() + MAX_COUNT < key.len());
        let as_long = self.entries.iter().skip(shortest).take_while(|entry| entry.chars.len() <= key.len() + MAX_COUNT);
        for entry in as_long {
            let bound = allowance(entry.chars.len());
            if entry.chars.len().abs_diff(key.len()) > bound || (own ^ entry.marks).count_ones() as usize > 2 * bound {
                continue;
            }
            let Some(distance) = distance(&key, &entry.chars, bound) else { continue };
            match best {
                Some((least, _)) if distance > least => {}
                Some((least, _)) if distance == least => tie = true,
                _ => {
                    best = Some((distance, entry.label));
                    tie = false;
                }
            }
        }
        best.filter(|_| !tie).map(|(_, label)| label)
    }
}

/// The word of a list that is closest to `word`; `None` where most of it would have to change.
pub fn closest<'a>(word: &str, list: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    /// Beyond it nobody misspells an id.
    const MAX_LENGTH: usize = 128;
    if word.len() > MAX_LENGTH {
        return None;
    }
    let word: Vec<char> = word.chars().collect();
    let (mut bound, mut best) = (word.len() / 2, None);
    for other in list {
        if is_swapped(&word, other) {
            return Some(other);
        }
        if let Some(distance) = distance(&word, &other.chars().collect::<Vec<_>>(), bound) {
            best = Some(other);
            // The next must be closer.
            let Some(closer) = distance.checked_sub(1) else { break };
            bound = closer;
        }
    }
    best
}

/// Whether two letters that stand beside each other are swapped, and all others as they are.
fn is_swapped(word: &[char], other: &str) -> bool {
    let pairs: Vec<(char, char)> = word.iter().copied().zip(other.chars()).filter(|(own, other)| own != other).collect();
    let first = word.iter().zip(other.chars()).position(|(own, other)| *own != other);
    let beside = |at: usize| word.get(at).copied().zip(word.get(at + 1).copied());
    let as_long = word.len() == other.chars().count();
    matches!(pairs.as_slice(), [(a, b), (c, d)] if a == d && b == c && as_long && first.and_then(beside) == Some((*a, *c)))
}

/// Levenshtein distance where it is at most `bound`.
fn distance(a: &[char], b: &[char], bound: usize) -> Option<usize> {
    if a.len().abs_diff(b.len()) > bound {
        return None;
    }
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.iter().enumerate() {
        // What lies further from the diagonal takes more changes than the bound.
        let (first, last) = ((i + 1).saturating_sub(bound), (i + 1 + bound).min(b.len()));
        let (mut diagonal, mut left) = (row.get(first.saturating_sub(1)).copied().unwrap_or(0), bound + 1);
        if let Some(start) = row.first_mut().filter(|_| first == 0) {
            (*start, left) = (i + 1, i + 1);
        }
        let (first, mut least) = (first.max(1), left);
        for (slot, y) in row.iter_mut().take(last + 1).skip(first).zip(b.iter().skip(first - 1)) {
            let above = *slot;
            let value = (diagonal + usize::from(x != y)).min(above + 1).min(left + 1);
            diagonal = above;
            left = value;
            least = least.min(value);
            *slot = value;
        }
        if least > bound {
            return None;
        }
    }
    row.last().copied().filter(|&d| d <= bound)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn swapped_letters_are_the_closest() {
        let ids = ["A401", "A403", "A420", "A430x"];
        assert_eq!(closest("A430", ids.into_iter()), Some("A403"));
        assert_eq!(closest("A421", ids.into_iter()), Some("A401"));
        assert_eq!(closest("Z999", ids.into_iter()), None);
    }

    #[test]
    fn distances() {
        let d = |a: &str, b: &str, bound| distance(&a.chars().collect::<Vec<_>>(), &b.chars().collect::<Vec<_>>(), bound);
        assert_eq!(d("重复申请", "重复申请", 1), Some(0));
        assert_eq!(d("重复申清", "重复申请", 1), Some(1));
        assert_eq!(d("复申请", "重复申请", 1), Some(1));
        assert_eq!(d("结果维持", "结果纠正", 1), None);
        assert_eq!(d("结果维持", "结果纠正", 2), Some(2));
        assert_eq!(d("requests.received.totl", "requests.received.total", 11), Some(1));
        assert_eq!(d("received.requests", "requests.received", 17), Some(12));
        assert_eq!(d("abc", "", 3), Some(3));
        assert_eq!(d("", "abc", 2), None);
    }
}
