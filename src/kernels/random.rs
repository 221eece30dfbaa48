//! Random numbers that are the same in every run and on every machine.

/// SplitMix64 (Steele, Lea & Flood 2014, doi:10.1145/2660193.2660195).
#[derive(Clone, Debug)]
pub struct Random(u64);

impl Random {
    /// The sequence that begins at `seed`.
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// Fisher and Yates; the bias of reducing 64 bits to a place among n is n ÷ 2⁶⁴.
    pub fn shuffle<T>(&mut self, order: &mut [T]) {
        for last in (1..order.len()).rev() {
            let place = (u128::from(self.next()) * (last as u128 + 1)) >> 64;
            order.swap(last, place as usize);
        }
    }
}
