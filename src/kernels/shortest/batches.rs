//! Sources taken some at a time, over all threads, with results that do not depend on their number.

use rayon::prelude::*;
use std::ops::Range;

/// Sums are made in at most so many parts: enough for the threads of any machine, and the same on each.
const PARTS: usize = 64;

/// Runs batches of `size` sources out of `n` in parts of consecutive batches, each part into its own sum, and gives the
/// sums in order. `scratch` is made once a part.
pub(super) fn in_parts<S, T: Send>(
    n: usize,
    size: usize,
    scratch: impl Fn() -> S + Sync,
    zero: impl Fn() -> T + Sync,
    each: impl Fn(&mut S, Range<usize>, &mut T) + Sync,
) -> Vec<T> {
    let batches = n.div_ceil(size);
    let in_part = batches.div_ceil(PARTS).max(1);
    let part = |number: usize| {
        let (mut scratch, mut sum) = (scratch(), zero());
        for batch in number * in_part..batches.min((number + 1) * in_part) {
            each(
                &mut scratch,
                batch * size..n.min((batch + 1) * size),
                &mut sum,
            );
        }
        sum
    };
    let parts = batches.div_ceil(in_part);
    if parts == 1 {
        return vec![part(0)];
    }
    (0..parts).into_par_iter().map(part).collect()
}

#[cfg(test)]
mod tests {
    use super::{PARTS, in_parts};

    #[test]
    fn every_source_is_taken_once_and_in_order() {
        for n in [0, 1, 5, 64, 65, 1000, 2011] {
            for size in [1, 3, 64] {
                let parts = in_parts(
                    n,
                    size,
                    || (),
                    Vec::new,
                    |_, sources, taken: &mut Vec<Vec<usize>>| taken.push(sources.collect()),
                );
                assert!(parts.len() <= PARTS, "{n}, {size}: {}", parts.len());
                let batches: Vec<Vec<usize>> = parts.into_iter().flatten().collect();
                assert!(batches.iter().all(|batch| batch.len() <= size));
                let taken = batches.into_iter().flatten();
                assert!(taken.eq(0..n), "{n}, {size}");
            }
        }
    }
}
