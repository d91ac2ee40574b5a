//! Seeded damage of a payload.

/// Numbers that no report holds, and one that each could.
const EXTREMES: [&str; 12] = [
    "0",
    "-1",
    "00",
    "9007199254740991",
    "9007199254740992",
    "-9223372036854775808",
    "18446744073709551616",
    "99999999999999999999999999999999",
    "0.0000000000000000000000000001",
    "1e308",
    "1048576",
    "3",
];

/// A stream of numbers, the same for the same seed.
pub struct Random(u64);

impl Random {
    /// Seeds differ in their streams.
    pub fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1)
    }

    /// A number below this one; 0 where there is none.
    pub fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        ((self.0 >> 11) % end.max(1) as u64) as usize
    }

    fn range(&mut self, length: usize, longest: usize) -> std::ops::Range<usize> {
        let start = self.below(length);
        start..(start + self.below(longest)).min(length)
    }
}

/// The payload with one to eight wounds.
pub fn damage(payload: &[u8], random: &mut Random) -> Vec<u8> {
    let mut out = payload.to_vec();
    for _ in 0..1 + random.below(8) {
        wound(&mut out, random);
    }
    out
}

fn wound(out: &mut Vec<u8>, random: &mut Random) {
    let length = out.len();
    match random.below(8) {
        0 => {
            if let Some(byte) = out.get_mut(random.below(length)) {
                *byte ^= 1 << random.below(8);
            }
        }
        1 => drop(out.drain(random.range(length, 64))),
        2 => {
            let slice = out[random.range(length, 600)].to_vec();
            let at = random.below(length);
            out.splice(at..at, slice);
        }
        3 => {
            let (one, other) = (random.range(length, 200), random.range(length, 200));
            let (first, second) = if one.start < other.start { (one, other) } else { (other, one) };
            let (first, second) = (first.start..first.end.min(second.start), second);
            let swapped = [&out[..first.start], &out[second.clone()], &out[first.end..second.start], &out[first], &out[second.end..]];
            *out = swapped.concat();
        }
        4 | 5 => {
            let starts: Vec<usize> =
                (0..length).filter(|&at| out[at].is_ascii_digit() && (at == 0 || !out[at - 1].is_ascii_digit())).collect();
            if let Some(&start) = starts.get(random.below(starts.len())) {
                let end = (start..length).find(|&at| !out[at].is_ascii_digit()).unwrap_or(length);
                out.splice(start..end, EXTREMES[random.below(EXTREMES.len())].bytes());
            }
        }
        6 => {
            let at = random.below(length);
            out.insert(at, b"<>|\t\n&\"'/ 0"[random.below(11)]);
        }
        _ if random.below(8) == 0 => out.truncate(random.below(length)),
        _ => {
            let at = random.below(length);
            let byte = random.below(256) as u8;
            out.splice(at..at, std::iter::repeat_n(byte, random.below(40)));
        }
    }
}
