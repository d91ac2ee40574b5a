//! Numbers in Chinese characters: 三十二, 一百零五, 二〇二三, 两万.

/// The value of a digit character; text out of a PDF has radicals (U+2F00 on) for some.
pub fn digit(c: char) -> Option<u32> {
    Some(match c {
        '〇' | '零' | '○' => 0,
        '一' | '\u{2F00}' | '壹' => 1,
        '二' | '\u{2F06}' | '两' | '兩' | '贰' | '貳' => 2,
        '三' | '叁' | '參' => 3,
        '四' | '肆' => 4,
        '五' | '伍' => 5,
        '六' | '陆' | '陸' => 6,
        '七' | '柒' => 7,
        '八' | '\u{2F0B}' | '捌' => 8,
        '九' | '玖' => 9,
        _ => return None,
    })
}

fn unit(c: char) -> Option<u64> {
    Some(match c {
        '十' | '\u{2F17}' | '拾' => 10,
        '百' | '佰' => 100,
        '千' | '仟' => 1000,
        '万' | '萬' => 10_000,
        '亿' | '億' => 100_000_000,
        _ => return None,
    })
}

/// Whether `c` may be in a Chinese number.
pub fn is_numeral(c: char) -> bool {
    digit(c).is_some() || unit(c).is_some()
}

/// The value of a whole Chinese number, or `None` where `text` is not one.
///
/// Digits alone are read by place (二〇二三 is 2023); otherwise units must descend as spoken.
pub fn parse(text: &str) -> Option<u64> {
    if text.is_empty() || text.chars().count() > 24 || !text.chars().all(is_numeral) {
        return None;
    }
    if text.chars().all(|c| digit(c).is_some()) {
        let places = text.chars().filter_map(digit);
        return places.map(u64::from).try_fold(0u64, |n, d| n.checked_mul(10)?.checked_add(d));
    }
    let (mut total, mut section, mut pending): (u64, u64, Option<u64>) = (0, 0, None);
    let mut below = u64::MAX;
    let mut least = u64::MAX;
    let mut zero = false;
    for c in text.chars() {
        if let Some(d) = digit(c) {
            if d == 0 {
                zero = true;
                continue;
            }
            if pending.replace(u64::from(d)).is_some() {
                return None;
            }
            continue;
        }
        let unit = unit(c)?;
        zero = false;
        if unit >= 10_000 {
            if unit >= least {
                return None;
            }
            least = unit;
            section += pending.take().unwrap_or(0);
            if section == 0 {
                return None;
            }
            total = total.checked_add(section)?.checked_mul(unit)?;
            section = 0;
            below = u64::MAX;
        } else {
            if unit >= below {
                return None;
            }
            below = unit;
            let first = section == 0 && unit == 10;
            section += unit * pending.take().or(first.then_some(1))?;
        }
    }
    // 三百五 means 350 when spoken and 305 when written: neither.
    if pending.is_some() && !zero && (100..u64::MAX).contains(&below) {
        return None;
    }
    total.checked_add(section)?.checked_add(pending.unwrap_or(0))
}

#[cfg(test)]
mod tests {
    use super::parse;

    #[test]
    fn spoken_and_placed_numbers() {
        for (text, value) in [
            ("零", 0),
            ("十", 10),
            ("三十二", 32),
            ("一百零五", 105),
            ("\u{2F06}\u{2F17}\u{2F00}", 21),
            ("一百一十", 110),
            ("两千零三", 2003),
            ("三万二千", 32_000),
            ("十二万", 120_000),
            ("一亿零五百", 100_000_500),
            ("二〇二三", 2023),
            ("二十", 20),
        ] {
            assert_eq!(parse(text), Some(value), "{text}");
        }
    }

    #[test]
    fn what_is_no_number() {
        for text in ["", "十十", "三百五", "两千三", "三万五万", "百", "三三十", "万", "十百", "一十a"] {
            assert_eq!(parse(text), None, "{text}");
        }
    }
}
