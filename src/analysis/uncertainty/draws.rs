//! Draws from coded ranges: by inverse distribution function from numbered random numbers.

use crate::model::Range;
use rand_chacha::{
    ChaCha8Rng,
    rand_core::{Rng, SeedableRng},
};
use serde::Serialize;
use sha2::{Digest, Sha256};

/// How values lie between low and high.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Shape {
    /// A triangle with its top at mid.
    #[default]
    Triangular,
    /// Every value alike; mid plays no part.
    Uniform,
}

impl Shape {
    /// The word in outputs.
    pub fn word(self) -> &'static str {
        match self {
            Shape::Triangular => "triangular",
            Shape::Uniform => "uniform",
        }
    }

    /// The value below which a share `u` of the draws lies, 0 ≤ u ≤ 1. Within the range, and mid for an exact one.
    pub fn quantile(self, range: Range, u: f64) -> f64 {
        let Range { low, mid, high } = range;
        let width = high - low;
        if width <= 0.0 {
            return mid;
        }
        let value = match self {
            Shape::Uniform => low + u * width,
            Shape::Triangular if u * width < mid - low => low + (u * width * (mid - low)).sqrt(),
            Shape::Triangular => high - ((1.0 - u) * width * (high - mid)).sqrt(),
        };
        value.clamp(low, high)
    }
}

/// The random numbers of one stream: the n-th depends on seed, name and n alone, so that neither the number of
/// threads nor other streams move it. ChaCha with 8 rounds (Bernstein 2008) counts by itself.
pub struct Stream(ChaCha8Rng);

/// Words of the generator that one number takes.
const WORDS: u128 = 2;

impl Stream {
    /// The stream of this name, at its first number.
    pub fn new(seed: u64, name: &str) -> Self {
        let digest = Sha256::digest(name.as_bytes());
        let mut first = [0; 8];
        first.copy_from_slice(&digest[..8]);
        let mut generator = ChaCha8Rng::seed_from_u64(seed);
        generator.set_stream(u64::from_le_bytes(first));
        Self(generator)
    }

    /// Goes to the number with this index.
    pub fn seek(&mut self, index: usize) {
        self.0.set_word_pos(index as u128 * WORDS);
    }

    /// The next number, in (0, 1).
    pub fn unit(&mut self) -> f64 {
        ((self.0.next_u64() >> 11) as f64 + 0.5) / (1_u64 << 53) as f64
    }
}

#[cfg(test)]
mod tests {
    use super::{Shape, Stream};
    use crate::model::Range;

    #[test]
    fn a_quantile_is_where_the_area_below_is_that_share() {
        let (low, mid, high) = (2.0, 6.0, 12.0);
        let range = Range { low, mid, high };
        // A triangle of base 10 rises over 4 and falls over 6: below x lies (x − 2)²/40, above x (12 − x)²/60.
        for x in [2.5, 4.0, 5.9, 6.0] {
            let found = Shape::Triangular.quantile(range, (x - 2.0) * (x - 2.0) / 40.0);
            assert!((found - x).abs() < 1e-12, "{found} {x}");
        }
        for x in [6.1, 9.0, 11.5, 12.0] {
            let found = Shape::Triangular.quantile(range, 1.0 - (12.0 - x) * (12.0 - x) / 60.0);
            assert!((found - x).abs() < 1e-9, "{found} {x}");
        }
        assert_eq!(Shape::Uniform.quantile(range, 0.25), 4.5);
        for shape in [Shape::Triangular, Shape::Uniform] {
            assert_eq!(shape.quantile(Range::exact(3.0), 0.25), 3.0);
        }
        let words = [Shape::Triangular, Shape::Uniform].map(Shape::word);
        assert_eq!(words, ["triangular", "uniform"]);
    }

    #[test]
    fn a_stream_goes_to_any_of_its_numbers_which_lie_between_nought_and_one() {
        let mut stream = Stream::new(5, "a");
        let numbers: Vec<f64> = (0..200).map(|_| stream.unit()).collect();
        assert!(numbers.iter().all(|&number| 0.0 < number && number < 1.0));
        let mean = numbers.iter().sum::<f64>() / 200.0;
        assert!((mean - 0.5).abs() < 0.1, "{mean}");
        for at in [199, 0, 1, 2, 64, 3] {
            stream.seek(at);
            assert_eq!(stream.unit(), numbers[at], "number {at}");
        }
    }
}
