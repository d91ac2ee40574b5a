//! Matching a misspelt label: the one listed label within a small edit distance.

/// Edits allowed for a label of `length` characters.
fn allowance(length: usize) -> usize {
    match length {
        0..=3 => 0,
        4..=9 => 1,
        _ => 2,
    }
}

/// The one label of `labels` that `key` misspells, or `None` where there is none or more than one.
pub fn nearest<'l>(key: &str, labels: &[&'l str]) -> Option<&'l str> {
    let key: Vec<char> = key.chars().collect();
    if key.len() < 3 {
        return None;
    }
    let mut best: Option<(usize, &'l str)> = None;
    let mut tie = false;
    let mut label_chars = Vec::new();
    for &label in labels {
        // UTF-8 length bounds the difference in characters before anything is decoded.
        if label.len().abs_diff(key.len() * 3) > 6 {
            continue;
        }
        label_chars.clear();
        label_chars.extend(label.chars());
        let bound = allowance(label_chars.len());
        let Some(distance) = distance(&key, &label_chars, bound) else { continue };
        match best {
            Some((least, _)) if distance > least => {}
            Some((least, _)) if distance == least => tie = true,
            _ => {
                best = Some((distance, label));
                tie = false;
            }
        }
    }
    best.filter(|_| !tie).map(|(_, label)| label)
}

/// Levenshtein distance where it is at most `bound`.
fn distance(a: &[char], b: &[char], bound: usize) -> Option<usize> {
    if a.len().abs_diff(b.len()) > bound {
        return None;
    }
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.iter().enumerate() {
        let mut diagonal = i;
        let mut left = i + 1;
        let mut least = left;
        if let Some(first) = row.first_mut() {
            *first = left;
        }
        for (slot, y) in row.iter_mut().skip(1).zip(b) {
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
    fn distances() {
        let d = |a: &str, b: &str, bound| distance(&a.chars().collect::<Vec<_>>(), &b.chars().collect::<Vec<_>>(), bound);
        assert_eq!(d("重复申请", "重复申请", 1), Some(0));
        assert_eq!(d("重复申清", "重复申请", 1), Some(1));
        assert_eq!(d("复申请", "重复申请", 1), Some(1));
        assert_eq!(d("结果维持", "结果纠正", 1), None);
        assert_eq!(d("结果维持", "结果纠正", 2), Some(2));
    }
}
