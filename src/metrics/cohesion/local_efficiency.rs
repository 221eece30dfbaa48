//! Local efficiency: how well an actor's partners reach each other without it, over the whole network.
//!
//! E_loc = Σ_v E(N(v)) ÷ n, where E(N(v)) is the mean of 1/d over the pairs of partners of v, and d counts the hops over
//! partners of v alone. It is the mean of what is left of each neighbourhood when the actor in its middle fails.
//!
//! 1 where every neighbourhood is fully tied, 0 where no two partners of anyone can do without it, as in a star or any
//! other tree. Higher is better. Under granted transit only permitted routes count.
//!
//! # Undefined
//! Never under open transit; an actor with fewer than two partners counts 0, by convention. Under granted transit where
//! there are too many permitted routes to list.
//!
//! # Complexity
//! O(Σ_v d(v)·m_v), m_v the ties that touch the partners of v; less where these are mostly tied to each other.
//!
//! # References
//! Latora & Marchiori 2001, doi:10.1103/PhysRevLett.87.198701.
//!
//! # Example
//! ```
//! use linchpin::{model::Score, score};
//!
//! assert_eq!(score("shape:star-6", "local-efficiency", &[])?, Score::Defined(0.0));
//! assert_eq!(score("shape:complete-6", "local-efficiency", &[])?, Score::Defined(1.0));
//! # Ok::<(), linchpin::Error>(())
//! ```

use crate::{
    kernels::{Length, View},
    metrics::{
        Adding, Better, Compute, Direction, Family, Growth, Metric, Reading, Spread, mean, one,
    },
    model::Transit,
};

/// Mean over actors of the efficiency among their partners without them.
pub static METRIC: Metric = Metric {
    id: "local-efficiency",
    concept: "local-efficiency",
    reading: Reading::Hops,
    title: "Local efficiency",
    symbol: "E_loc",
    unit: "1/hops",
    growth: Growth::Pairs,
    range: "0–1",
    family: Family::Cohesion,
    better: Better::Higher,
    spread: Spread::None,
    adding: Adding::Either,
    direction: Direction::Undirected,
    about: "Mean over actors of the efficiency among their partners without them; 0 with fewer than two partners",
    formula: "E_loc = Σ_v E(N(v)) ÷ n, E the mean of 1/d over pairs, routes within N(v)",
    normalisation: "each neighbourhood by its number of pairs, the sum by n: a mean of means, so that actors with few \
        partners count as much as hubs",
    interpret: "1 where the partners of every actor are all tied to each other, so that no one's failure lengthens a \
        route among them; 0 where they cannot reach each other without it, as in a star. A new spoke of a hub lowers \
        it though nothing is lost.",
    undefined: "too many permitted routes to list (granted transit)",
    complexity: "O(Σ_v d(v)·m_v), m_v the ties of the partners of v",
    cite: "Latora & Marchiori 2001, doi:10.1103/PhysRevLett.87.198701",
    reproduce: "networkx.local_efficiency(G)",
    compute: Compute::Network(|view| {
        let mut seat = vec![NONE; view.n()];
        let each = |v| among_partners(view, v, &mut seat);
        let all: Result<Vec<f64>, _> = (0..view.n()).map(each).collect();
        one(all.map(|all| mean(&all)))
    }),
};

/// Mean of 1/d over the pairs of partners of `actor`, by routes over partners alone.
fn among_partners(view: &View, actor: usize, seat: &mut [u32]) -> Result<f64, &'static str> {
    let degree = view.arcs(actor).len();
    if degree < 2 {
        return Ok(0.0);
    }
    let sum = match view.transit() {
        Transit::Open => open(view, actor, seat),
        Transit::Granted => {
            let mut partner = vec![false; view.n()];
            let arcs = view.arcs(actor).iter();
            arcs.for_each(|arc| partner[arc.to] = true);
            permitted(view, &partner)?
        }
    };
    Ok(sum / (degree * (degree - 1) / 2) as f64)
}

/// No seat among the partners.
const NONE: u32 = u32::MAX;

/// Breadth first from each partner with a bit for each other, so that 64 are met at a time. `seat` is [`NONE`]
/// throughout, and is left so.
fn open(view: &View, actor: usize, seat: &mut [u32]) -> f64 {
    let partners = view.arcs(actor);
    let words = partners.len().div_ceil(64);
    for (at, arc) in partners.iter().enumerate() {
        seat[arc.to] = at as u32;
    }
    let mut rows = vec![0_u64; partners.len() * words];
    for (arc, row) in partners.iter().zip(rows.chunks_exact_mut(words)) {
        let within = view.arcs(arc.to).iter().map(|next| seat[next.to]);
        for at in within.filter(|&at| at != NONE) {
            row[at as usize / 64] |= 1 << (at % 64);
        }
    }
    partners.iter().for_each(|arc| seat[arc.to] = NONE);
    let mut sum = 0.0;
    let (mut left, mut now, mut next) = (vec![0_u64; words], Vec::new(), vec![0_u64; words]);
    for source in 0..partners.len() {
        left.fill(u64::MAX);
        left[words - 1] = u64::MAX >> (64 * words - partners.len());
        left[source / 64] &= !(1 << (source % 64));
        now.clear();
        now.push(source);
        let (mut distance, mut waiting) = (0.0, partners.len() - 1);
        while !now.is_empty() && waiting > 0 {
            distance += 1.0;
            next.fill(0);
            for &at in &now {
                let row = &rows[at * words..(at + 1) * words];
                next.iter_mut()
                    .zip(row)
                    .for_each(|(next, row)| *next |= row);
            }
            now.clear();
            for (word, (next, left)) in next.iter().zip(&mut left).enumerate() {
                let mut fresh = next & *left;
                *left &= !fresh;
                while fresh != 0 {
                    now.push(word * 64 + fresh.trailing_zeros() as usize);
                    fresh &= fresh - 1;
                }
            }
            waiting -= now.len();
            sum += now.len() as f64 / distance;
        }
    }
    // Every pair was met from both of its ends.
    sum / 2.0
}

fn permitted(view: &View, partner: &[bool]) -> Result<f64, &'static str> {
    let permitted = view.permitted()?;
    let inverse = |(a, b)| {
        let routes = permitted.between(view, a, b).iter();
        let within = routes.filter(|route| route.actors.iter().all(|&actor| partner[actor]));
        within
            .map(|route| 1.0 / route.length(Length::Hops))
            .fold(0.0, f64::max)
    };
    let pairs = view.pairs().filter(|&(a, b)| partner[a] && partner[b]);
    Ok(pairs.map(inverse).sum())
}
