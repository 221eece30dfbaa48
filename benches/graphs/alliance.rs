//! `alliance200`: 4 hegemons with spokes, 176 states in 20 overlapping blocs, 20 states at the edge, 3,000 ties.
//!
//! Thirteen of the edge states hang on one tie, each on a bloc state of its own: 13 bridges and 13 cut actors. The
//! others have two ties. Blocs are nearly complete, so clustering is high; the first hegemon has 100 ties.

use super::{Pairs, Random, weighted};

const HEGEMONS: usize = 4;
const BLOC_STATES: std::ops::Range<usize> = 4..180;
const EDGE_STATES: std::ops::Range<usize> = 180..200;
const BLOCS: usize = 20;
/// Size of the first bloc; every fifth is a state larger.
const SMALLEST: usize = 16;
/// Bilateral spokes of each hegemon, to states of blocs.
const SPOKES: [usize; HEGEMONS] = [97, 60, 40, 30];
const HANGING: usize = 13;
const TIES: usize = 3_000;

/// The ties, with their delays between half an hour and five hours.
pub fn ties(seed: u64) -> Vec<(usize, usize, f64)> {
    let mut random = Random::new(seed);
    let mut pairs = Pairs::new();
    for a in 0..HEGEMONS {
        pairs.extend((a + 1..HEGEMONS).map(|b| (a, b)));
    }
    for (hegemon, spokes) in SPOKES.into_iter().enumerate() {
        let enough = pairs.len() + spokes;
        while pairs.len() < enough {
            pairs.insert((hegemon, state(&mut random)));
        }
    }
    for (at, edge) in EDGE_STATES.enumerate() {
        // A stride that shares no factor with the number of states: all hosts differ.
        let host = |turn: usize| BLOC_STATES.start + (37 * turn + 11) % BLOC_STATES.len();
        pairs.insert((host(at), edge));
        if at >= HANGING {
            pairs.insert((host(at + EDGE_STATES.len()), edge));
        }
    }
    let blocs = blocs(&mut random);
    let mut inside: Vec<(usize, usize)> = Vec::new();
    for bloc in &blocs {
        for (i, &a) in bloc.iter().enumerate() {
            inside.extend(bloc[i + 1..].iter().map(|&b| (a.min(b), a.max(b))));
        }
    }
    inside.sort_unstable();
    inside.dedup();
    // As many pairs of blocs as are left to fill, in an order drawn at random.
    while pairs.len() < TIES && !inside.is_empty() {
        let next = random.below(inside.len());
        pairs.insert(inside.swap_remove(next));
    }
    assert_eq!(pairs.len(), TIES, "the blocs hold enough pairs");
    weighted(pairs, seed, (0.5, 5.0))
}

fn state(random: &mut Random) -> usize {
    BLOC_STATES.start + random.below(BLOC_STATES.len())
}

/// Every state is in the bloc of its place in line; states drawn from the others fill it up.
fn blocs(random: &mut Random) -> Vec<Vec<usize>> {
    let place = |bloc: usize| BLOC_STATES.start + bloc * BLOC_STATES.len() / BLOCS;
    (0..BLOCS)
        .map(|bloc| {
            let mut members: Vec<usize> = (place(bloc)..place(bloc + 1)).collect();
            while members.len() < SMALLEST + bloc / 5 {
                let guest = state(random);
                if !members.contains(&guest) {
                    members.push(guest);
                }
            }
            members
        })
        .collect()
}
