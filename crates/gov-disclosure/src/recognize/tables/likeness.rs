//! How much of a label a damaged text still has.

/// The share of characters that two texts have in common, in their order, of the longer one, in percent.
pub fn likeness(a: &str, b: &str) -> usize {
    let length = a.chars().count().max(b.chars().count());
    (common(a, b) * 100).checked_div(length).unwrap_or(0)
}

/// Characters that two texts have in common, in their order.
fn common(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut best = vec![0; b.len() + 1];
    for c in a.chars() {
        let mut diagonal = 0;
        for (i, &other) in b.iter().enumerate() {
            let (Some(&above), Some(&left)) = (best.get(i + 1), best.get(i)) else { break };
            let longest = if c == other { diagonal + 1 } else { above.max(left) };
            diagonal = above;
            if let Some(slot) = best.get_mut(i + 1) {
                *slot = longest;
            }
        }
    }
    best.last().copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::{common, likeness};

    #[test]
    fn characters_in_common() {
        assert_eq!(common("其他法律行政止公开", "其他法律行政法规禁止公开"), 9);
        assert_eq!(common("重复申请", "信访举报投诉类申请"), 2);
        assert_eq!(common("", "总计"), 0);
        assert_eq!((likeness("科研口构", "科研机构"), likeness("", "")), (75, 0));
    }
}
