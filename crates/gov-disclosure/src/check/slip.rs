//! Slips of digits: two swapped, one dropped or too many.

/// Whether `written` is `meant` with two neighbouring digits swapped, or one digit dropped or too many.
pub fn is_slip(written: i64, meant: i64) -> bool {
    let (written, meant) = (written.to_string(), meant.to_string());
    let (written, meant) = (written.as_bytes(), meant.as_bytes());
    let lacks_one = |long: &[u8], short: &[u8]| {
        let same = long.iter().zip(short).take_while(|(a, b)| a == b).count();
        long.len() == short.len() + 1 && long.get(same + 1..) == short.get(same..)
    };
    let swapped = || {
        let same = written.iter().zip(meant).take_while(|(a, b)| a == b).count();
        let pair = |digits: &[u8]| digits.get(same).copied().zip(digits.get(same + 1).copied());
        written.len() == meant.len()
            && written.get(same + 2..).is_some_and(|rest| Some(rest) == meant.get(same + 2..))
            && pair(written).map(|(a, b)| (b, a)) == pair(meant)
    };
    lacks_one(written, meant) || lacks_one(meant, written) || swapped()
}

#[cfg(test)]
mod tests {
    use super::is_slip;

    #[test]
    fn slips_of_digits() {
        for (written, meant) in [(21, 12), (1325, 1235), (125, 1235), (12235, 1235), (1, 12), (120, 12), (10, 1)] {
            assert!(is_slip(written, meant), "{written} for {meant}");
        }
        for (written, meant) in [(12, 12), (13, 12), (0, 5), (321, 123), (100, 1), (14, 41_000)] {
            assert!(!is_slip(written, meant), "{written} for {meant}");
        }
    }
}
