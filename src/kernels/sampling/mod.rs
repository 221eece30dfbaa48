//! Shortest routes of networks too large for all of them: estimates within a bound that is asked for, surely enough.
//!
//! Every bound holds for all actors or ties of a network at once, with [`CONFIDENCE`]. Draws are independent, from
//! numbered streams of one seed, so that an estimate is the same in every run and with any number of threads. They are
//! taken in rounds; after each it is asked whether they do, and what may go wrong is shared out among the rounds.

use std::ops::Range;

mod mean;
mod meeting;
mod pivots;
mod surely;
mod traffic;

pub use mean::mean_of_draws;
pub use pivots::Pivots;
pub use surely::CONFIDENCE;
pub use traffic::{Traffic, mean_nearness};

/// Draws that one thread takes at a time.
const BLOCK: usize = 256;

/// Where the random numbers begin. Any number does; it never changes, so that an estimate never does.
const SEED: u64 = 1963;

/// Draws, some at a time.
fn blocks(draws: Range<usize>, size: usize) -> Vec<Range<usize>> {
    let firsts = draws.clone().step_by(size);
    firsts
        .map(|first| first..draws.end.min(first + size))
        .collect()
}
