//! Numbers that look random and are the same for the same seed, on every machine: SplitMix64, whole numbers of 64 bits
//! only. A library's generator may change its stream with a version, and a seed in a bug report must not.

/// A stream of numbers.
#[derive(Clone, Debug)]
pub struct Random(u64);

impl Random {
    /// The stream of a seed; neighbouring seeds have unlike streams.
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// A stream of its own for a purpose, so that one purpose drawing more does not change another.
    pub fn of(seed: u64, purpose: &str) -> Self {
        // FNV-1a: the hash of the standard library may differ between its versions.
        let hash = purpose.bytes().fold(0xCBF2_9CE4_8422_2325u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x100_0000_01B3));
        Self(seed ^ hash)
    }

    /// The next 64 bits.
    pub fn bits(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.0 ^ self.0 >> 30).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ mixed >> 27).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ mixed >> 31
    }

    /// A number below this one; 0 where there is none.
    pub fn below(&mut self, end: usize) -> usize {
        (self.bits() % end.max(1) as u64) as usize
    }

    /// A count below this one; 0 where there is none.
    pub fn count(&mut self, end: i64) -> i64 {
        (self.bits() % end.max(1) as u64) as i64
    }

    /// True once in so many times; never for 0.
    pub fn once_in(&mut self, times: usize) -> bool {
        times > 0 && self.below(times) == 0
    }

    /// One of these; there must be one.
    pub fn pick<'a, T>(&mut self, of: &'a [T]) -> &'a T {
        &of[self.below(of.len())]
    }

    /// So many different places below `end`, ascending.
    pub fn places(&mut self, count: usize, end: usize) -> Vec<usize> {
        let mut all: Vec<usize> = (0..end).collect();
        while all.len() > count {
            all.swap_remove(self.below(all.len()));
        }
        all.sort_unstable();
        all
    }
}

#[cfg(test)]
mod tests {
    use super::Random;

    /// The first numbers of the published reference code for seed 1234567.
    #[test]
    fn the_stream_is_that_of_splitmix64() {
        let mut random = Random::new(1_234_567);
        assert_eq!([random.bits(), random.bits()], [6_457_827_717_110_365_317, 3_203_168_211_198_807_973]);
    }
}
