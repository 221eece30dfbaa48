//! Random numbers that are the same in every run and on every machine.

/// SplitMix64 (Steele, Lea & Flood 2014, doi:10.1145/2660193.2660195).
#[derive(Clone, Debug)]
pub struct Random(u64);

const STEP: u64 = 0x9E37_79B9_7F4A_7C15;

fn mixed(mut z: u64) -> u64 {
    z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    z ^ (z >> 31)
}

/// The number from 0 to 1 that a draw holds for the thing of this name: whatever else is drawn, and in whatever order,
/// it stays the same.
pub(super) fn unit(draw: u64, name: u64) -> f64 {
    let bits = mixed(mixed(draw ^ mixed(name.wrapping_add(STEP))).wrapping_add(STEP));
    (bits >> 11) as f64 / (1_u64 << 53) as f64
}

impl Random {
    /// The sequence that begins at `seed`.
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// The sequence of this number: whatever the others gave, and whichever thread takes it, it stays the same.
    pub(super) fn stream(seed: u64, number: u64) -> Self {
        Self(mixed(seed ^ mixed(number.wrapping_add(STEP))))
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(STEP);
        mixed(self.0)
    }

    /// A whole number below `n`; the bias of reducing 64 bits to it is n ÷ 2⁶⁴.
    pub(super) fn below(&mut self, n: usize) -> usize {
        ((u128::from(self.next()) * n as u128) >> 64) as usize
    }

    /// A number from 0 up to `whole`.
    pub(super) fn up_to(&mut self, whole: f64) -> f64 {
        (self.next() >> 11) as f64 / (1_u64 << 53) as f64 * whole
    }

    /// Fisher and Yates.
    pub fn shuffle<T>(&mut self, order: &mut [T]) {
        for last in (1..order.len()).rev() {
            let place = self.below(last + 1);
            order.swap(last, place);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Random;

    #[test]
    fn the_sequence_is_the_published_one() {
        let published = [
            6_457_827_717_110_365_317,
            3_203_168_211_198_807_973,
            9_817_491_932_198_370_423,
            4_593_380_528_125_082_431,
            16_408_922_859_458_223_821,
        ];
        let mut random = Random::new(1_234_567);
        for expected in published {
            assert_eq!(random.next(), expected);
        }
        // The same as digits, whole and of a length of ten.
        let mut random = Random::new(1_234_567);
        let digits = [3, 1, 5, 2, 8].map(|_| random.below(10));
        assert_eq!(digits, [3, 1, 5, 2, 8]);
        let mut random = Random::new(1_234_567);
        assert_eq!(digits.map(|_| random.up_to(10.0) as usize), digits);
    }
}
