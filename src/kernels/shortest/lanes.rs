//! Several sources side by side: one number each in a row, and sets of them.
//!
//! The loops are as long as a row and hold no branch, so that the compiler turns each into a handful of wide
//! instructions. A set of lanes is summed up from powers of two: built bit by bit it would leave the wide registers
//! once a lane.

/// Sources side by side. Ties are read once for all of them; at twice as many, rows of some thousand actors no longer
/// fit into the second cache.
pub(in crate::kernels) const LANES: usize = 32;

/// A number for each source of a batch.
pub(super) type Lane = [f64; LANES];

/// A set of lanes, a bit each.
pub(super) type Set = u32;

/// The lanes for which this holds.
#[inline(always)]
pub(super) fn lanes_where(holds: impl Fn(usize) -> bool) -> Set {
    // Row by row: all lanes are asked before any is summed, or they are asked one by one.
    let bits: Lane = std::array::from_fn(|lane| if holds(lane) { BIT[lane] } else { 0.0 });
    let sum: [f64; 16] = std::array::from_fn(|at| bits[at] + bits[at + 16]);
    let sum: [f64; 8] = std::array::from_fn(|at| sum[at] + sum[at + 8]);
    let sum: [f64; 4] = std::array::from_fn(|at| sum[at] + sum[at + 4]);
    let sum: [f64; 2] = std::array::from_fn(|at| sum[at] + sum[at + 2]);
    (sum[0] + sum[1]) as i64 as Set
}

/// The power of two of each lane.
const BIT: Lane = {
    let mut bits = [0.0; LANES];
    let mut lane = 0;
    while lane < LANES {
        bits[lane] = (1_u64 << lane) as f64;
        lane += 1;
    }
    bits
};

/// Adds lane by lane.
#[inline(always)]
pub(super) fn add(sum: &mut Lane, more: &Lane) {
    for lane in 0..LANES {
        sum[lane] += more[lane];
    }
}

/// The numbers of these lanes; 0 in the others.
#[inline(always)]
pub(super) fn only(numbers: &Lane, lanes: Set) -> Lane {
    std::array::from_fn(|lane| {
        if lanes >> lane & 1 == 1 {
            numbers[lane]
        } else {
            0.0
        }
    })
}
