//! Every pair in one sweep over a diagram that keeps all states apart.
//!
//! With R(s, z, b) the probability, from state s on, that place z of the frontier will be joined to actor b, and f(s) the
//! probability of getting to s, the two-terminal reliability of a and of b, who comes later, is Σ_s f(s) R(s, place of a,
//! b) at the moment when a arrives. f runs forwards, R backwards. A tie mixes two tables of R, entry by entry. An actor
//! that leaves the frontier hands its row on to another of its group, and enters R itself as a column, a copy of that of
//! the other but for its own group, which is joined to it already.

use super::frontier::{Diagram, Layer, Step};

/// Probabilities by place in the block.
#[derive(Clone, Copy)]
pub struct Chances<'c> {
    pub actor: &'c [f64],
    pub tie: &'c [f64],
}

/// Entries that one step over the arcs of a diagram mixes at once.
const ENTRIES: usize = 8;

/// Steps for each arc.
pub fn steps_per_arc(places: usize, n: usize) -> usize {
    (places * n).div_ceil(ENTRIES)
}

/// Steps of one sweep.
pub fn steps(diagram: &Diagram, n: usize) -> usize {
    diagram.len() * steps_per_arc(diagram.places, n) + n * n
}

/// Entry a·n + b: probability that a is joined to b, given that both are up.
pub fn joined(diagram: &Diagram, n: usize, chances: Chances) -> Vec<f64> {
    let mut arrivals = forwards(diagram, chances);
    let places = diagram.places;
    let mut pairs = vec![1.0; n * n];
    let mut known = vec![false; n];
    let mut holder = vec![0; places];
    let size = places * n;
    let end = diagram.layers.last().map_or(0, |layer| layer.nodes[1]);
    let mut tables = vec![0.0; end * size];
    let mut spare = Vec::new();
    for layer in diagram.layers.iter().rev() {
        let arcs = &diagram.arcs[layer.arcs.clone()];
        match layer.step {
            Step::Join { tie } => {
                for &[stays, goes] in arcs {
                    let (stays, goes) = two(&mut tables, stays as usize, goes as usize, size);
                    mix(stays, goes, chances.tie[tie]);
                }
            }
            Step::Leave { actor, place } => {
                spare.clear();
                spare.resize(layer.nodes[0] * size, 0.0);
                let before = spare[2 * size..].chunks_exact_mut(size);
                for (before, &[goes, group]) in before.zip(arcs) {
                    before.copy_from_slice(&tables[goes as usize * size..][..size]);
                    leave(before, n, (actor, place), group, &holder);
                }
                holder[place] = actor;
                std::mem::swap(&mut tables, &mut spare);
            }
            Step::Arrive { actor, place } | Step::Appear { actor, place } => {
                let reached = arrivals.pop().unwrap_or_default();
                let mut sums = vec![0.0; n];
                for (node, &probability) in reached.iter().enumerate().skip(2) {
                    let up = arcs.get(node - 2).map_or(node, |arc| arc[1] as usize);
                    let row = &tables[up * size + place * n..][..n];
                    let sums = sums.iter_mut().zip(row);
                    sums.for_each(|(sum, joined)| *sum += probability * joined);
                }
                // Those known by now came later.
                for other in (0..n).filter(|&other| known[other]) {
                    let probability = sums[other].min(1.0);
                    (pairs[actor * n + other], pairs[other * n + actor]) =
                        (probability, probability);
                }
                known[actor] = true;
                if arcs.is_empty() {
                    continue;
                }
                spare.clear();
                spare.resize(layer.nodes[0] * size, 0.0);
                let before = spare[2 * size..].chunks_exact_mut(size);
                for (before, &[down, up]) in before.zip(arcs) {
                    before.copy_from_slice(&tables[down as usize * size..][..size]);
                    let up = &tables[up as usize * size..][..size];
                    mix(before, up, chances.actor[actor]);
                    // The column of the actor itself is about it being up.
                    let rows = before.chunks_exact_mut(n).zip(up.chunks_exact(n));
                    rows.for_each(|(before, up)| before[actor] = up[actor]);
                }
                std::mem::swap(&mut tables, &mut spare);
            }
        }
    }
    pairs
}

/// f before each arrival, in order.
fn forwards(diagram: &Diagram, chances: Chances) -> Vec<Vec<f64>> {
    let mut arrivals = Vec::new();
    let mut reached = vec![0.0, 0.0, 1.0];
    for layer in &diagram.layers {
        let arcs = &diagram.arcs[layer.arcs.clone()];
        match layer.step {
            Step::Arrive { .. } => arrivals.push(reached.clone()),
            Step::Join { tie } => {
                let p = chances.tie[tie];
                reached.resize(layer.nodes[1], 0.0);
                for &[stays, goes] in arcs {
                    reached[goes as usize] += p * reached[stays as usize];
                    reached[stays as usize] *= 1.0 - p;
                }
            }
            Step::Appear { actor, .. } => {
                let p = chances.actor[actor];
                let mut after = vec![0.0; layer.nodes[1]];
                for (&[down, up], &before) in arcs.iter().zip(&reached[2..]) {
                    after[down as usize] += (1.0 - p) * before;
                    after[up as usize] += p * before;
                }
                arrivals.push(std::mem::replace(&mut reached, after));
            }
            Step::Leave { .. } => reached = left(layer, arcs, &reached),
        }
    }
    arrivals
}

fn left(layer: &Layer, arcs: &[[u32; 2]], reached: &[f64]) -> Vec<f64> {
    let mut after = vec![0.0; layer.nodes[1]];
    for (&[goes, _], &before) in arcs.iter().zip(&reached[2..]) {
        after[goes as usize] += before;
    }
    after
}

/// From the table after an actor has left its place to that before. `holder` knows who has the other places.
fn leave(
    table: &mut [f64],
    n: usize,
    (actor, place): (usize, usize),
    group: u32,
    holder: &[usize],
) {
    let others = group & !(1 << place);
    let own = place * n..place * n + n;
    if others == 0 {
        // Whoever is not joined to it by now never will be.
        table[own].fill(0.0);
        table
            .iter_mut()
            .skip(actor)
            .step_by(n)
            .for_each(|entry| *entry = 0.0);
    } else {
        let other = others.trailing_zeros() as usize;
        table.copy_within(other * n..other * n + n, own.start);
        for row in table.chunks_exact_mut(n) {
            row[actor] = row[holder[other]];
        }
    }
    for (joined, row) in table.chunks_exact_mut(n).enumerate() {
        if group >> joined & 1 == 1 {
            row[actor] = 1.0;
        }
    }
}

/// What becomes of the table where something that fails leads to works with p, and then leads to the other.
#[inline]
fn mix(fails: &mut [f64], works: &[f64], p: f64) {
    let q = 1.0 - p;
    for (fails, works) in fails.iter_mut().zip(works) {
        *fails = p * works + q * *fails;
    }
}

/// The tables of two nodes, the first to be changed.
#[inline]
fn two(tables: &mut [f64], changed: usize, read: usize, size: usize) -> (&mut [f64], &[f64]) {
    if changed < read {
        let (before, after) = tables.split_at_mut(read * size);
        (&mut before[changed * size..][..size], &after[..size])
    } else {
        let (before, after) = tables.split_at_mut(changed * size);
        (&mut after[..size], &before[read * size..][..size])
    }
}
