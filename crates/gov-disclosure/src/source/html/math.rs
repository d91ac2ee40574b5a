//! What lengths of style come to where they are calculated: `calc(0px)`, `min(0px, 1em)`.

/// Brackets within brackets that are worked out.
const NESTING: usize = 8;

/// A number and its unit.
type Length<'v> = (f32, &'v str);

/// The number that a value starts with, and its unit.
pub fn plain(value: &str) -> Option<Length<'_>> {
    let end = value.find(|c: char| !matches!(c, '0'..='9' | '.' | '-' | '+')).unwrap_or(value.len());
    let (digits, unit) = value.split_at_checked(end)?;
    Some((digits.parse().ok()?, unit.trim()))
}

/// The length that a function starts with, if it can be known without the sizes around.
pub fn calculated(value: &str) -> Option<Length<'_>> {
    let (length, rest) = factor(value, 0)?;
    rest.trim().is_empty().then_some(length)
}

/// `1px + 2px`, up to a comma or a bracket.
fn sum(text: &str, depth: usize) -> Option<(Length<'_>, &str)> {
    let (mut length, mut rest) = product(text, depth)?;
    loop {
        let sign = match rest.trim_start().as_bytes().first() {
            Some(b'+') => 1.0,
            Some(b'-') => -1.0,
            _ => return Some((length, rest)),
        };
        let ((other, unit), behind) = product(rest.trim_start().get(1..)?, depth)?;
        let unit = common(length, (other, unit))?;
        (length, rest) = ((length.0 + sign * other, unit), behind);
    }
}

fn product(text: &str, depth: usize) -> Option<(Length<'_>, &str)> {
    let (mut length, mut rest) = factor(text, depth)?;
    loop {
        let sign = rest.trim_start().as_bytes().first().copied();
        if !matches!(sign, Some(b'*' | b'/')) {
            return Some((length, rest));
        }
        let ((other, unit), behind) = factor(rest.trim_start().get(1..)?, depth)?;
        length = match sign {
            Some(b'/') => (length.0 / other, length.1),
            _ => (length.0 * other, if length.1.is_empty() { unit } else { length.1 }),
        };
        rest = behind;
    }
}

fn factor(text: &str, depth: usize) -> Option<(Length<'_>, &str)> {
    let text = text.trim_start();
    let name = text.find('(').and_then(|at| text.get(..at)).filter(|name| name.bytes().all(|b| b.is_ascii_alphabetic() || b == b'-'));
    let Some(name) = name else {
        let is_of_unit = |c: char| c.is_ascii_alphabetic() || c == '%';
        let digits = text.find(|c: char| !(c.is_ascii_digit() || c == '.' || matches!(c, '-' | '+'))).unwrap_or(text.len());
        let unit = text.get(digits..)?.find(|c| !is_of_unit(c)).map_or(text.len(), |at| digits + at);
        let (own, rest) = text.split_at(unit);
        return Some((plain(own)?, rest));
    };
    if depth >= NESTING {
        return None;
    }
    let mut rest = text.get(name.len() + 1..)?;
    let mut parts: Vec<Length<'_>> = Vec::new();
    loop {
        let (length, behind) = sum(rest, depth + 1)?;
        parts.push(length);
        let behind = behind.trim_start();
        rest = behind.get(1..)?;
        match behind.as_bytes().first()? {
            b',' => {}
            b')' => break,
            _ => return None,
        }
    }
    let pick = |a: Length<'_>, b: Length<'_>, less: bool| common(a, b).map(|_| (a.0 < b.0) == less);
    let fold = |less: bool| parts.iter().skip(1).try_fold(*parts.first()?, |a, &b| pick(a, b, less).map(|first| if first { a } else { b }));
    let length = match (name, parts.as_slice()) {
        ("" | "calc" | "-webkit-calc" | "-moz-calc", [one]) => *one,
        ("min", _) => fold(true)?,
        ("max", _) => fold(false)?,
        ("clamp", &[least, wanted, most]) => {
            let wanted = if pick(wanted, most, true)? { wanted } else { most };
            if pick(least, wanted, false)? { least } else { wanted }
        }
        _ => return None,
    };
    Some((length, rest))
}

/// The unit that two lengths can be compared in: nothing is nothing in every unit.
fn common<'v>(a: Length<'v>, b: Length<'v>) -> Option<&'v str> {
    match () {
        () if a.1 == b.1 || b.0 == 0.0 => Some(a.1),
        () if a.0 == 0.0 => Some(b.1),
        () => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_that_are_calculated() {
        for (value, length) in [
            ("calc(0px)", (0.0, "px")),
            ("calc(1px - 1px)", (0.0, "px")),
            ("calc(2 * (3px + 1px) / 4)", (2.0, "px")),
            ("min(0px, 1em)", (0.0, "px")),
            ("max(0px, 1em)", (1.0, "em")),
            ("clamp(0px, 3em, 0px)", (0.0, "px")),
            ("clamp(1px, 0px, 9px)", (1.0, "px")),
            ("calc(min(12px, 0px) + 0em)", (0.0, "px")),
        ] {
            assert_eq!(calculated(value), Some(length), "{value}");
        }
        for value in
            ["calc(100% - 20px)", "clamp(1rem, 2vw, 2rem)", "var(--x)", "calc(", "calc(1px", "min(,)", "calc(1px) 2", "translate(1px)"]
        {
            assert_eq!(calculated(value), None, "{value}");
        }
        assert_eq!(calculated(&"(".repeat(99)), None);
    }
}
