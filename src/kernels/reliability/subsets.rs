//! Small dense blocks: the probability that exactly the actors of a set are joined, for every set.
//!
//! The group of an actor s is exactly T when T is joined in itself and no tie works between T and an actor outside that
//! is up. A set S is joined when its group is not a smaller set:
//!
//! ```text
//! C(S) = 1 − Σ_{s ∈ T ⊊ S} C(T) · ∏_{u ∈ T, v ∈ S∖T} q(u,v)
//! ```
//!
//! with q the probability that no tie works (Buzacott 1980, Networks 10, pp. 311–327). Where ties run one way, C is the
//! probability that s reaches all of the set within it. 3^m steps for m actors, however many ties: the complete graph of
//! 12 takes half a million, where the diagrams of its 66 pairs would have as many million nodes.

/// A block with its odds, by place.
pub struct Subsets<'o> {
    /// Number of actors.
    pub m: usize,
    /// Entry u·m + v: probability that no tie from u to v works.
    pub down: &'o [f64],
    /// Probability that each actor works.
    pub up: &'o [f64],
    /// Whether ties run one way.
    pub directed: bool,
}

/// Steps of one pass: what is thought worth waiting for.
const MOST_STEPS: f64 = 5e7;

/// Steps of one pass over a block of `m` actors; nothing if they are too many.
pub fn steps(m: usize, directed: bool) -> Option<f64> {
    let steps = 3_f64.powi(m as i32) * if directed { m as f64 } else { 1.0 };
    (steps <= MOST_STEPS).then_some(steps)
}

impl Subsets<'_> {
    /// Entry a·m + b: probability that a is joined to b, given that both are up.
    pub fn pairs(&self) -> Vec<f64> {
        let m = self.m;
        let tables = self.tables();
        let mut joined = vec![0.0; m * m];
        let mut add = |sources: std::ops::Range<usize>, weight: &[f64]| {
            for (set, &weight) in weight
                .iter()
                .enumerate()
                .filter(|(_, weight)| **weight > 0.0)
            {
                for a in sources.clone().filter(|a| set >> a & 1 == 1) {
                    for b in (0..m).filter(|b| set >> b & 1 == 1) {
                        joined[a * m + b] += weight;
                    }
                }
            }
        };
        if self.directed {
            (0..m).for_each(|source| add(source..source + 1, &self.groups(&tables, Some(source))));
        } else {
            add(0..m, &self.groups(&tables, None));
        }
        for a in 0..m {
            for b in 0..m {
                let given = self.up[a] * self.up[b];
                let entry = &mut joined[a * m + b];
                // Where one never works the rest does not matter.
                *entry = if given > 0.0 {
                    (*entry / given).min(1.0)
                } else {
                    0.0
                };
            }
        }
        joined
    }

    /// Probability that the actors in these places are joined, given that they are up; ties must run both ways.
    pub fn together(&self, places: &[usize]) -> f64 {
        let wanted = places.iter().fold(0, |set, place| set | 1_usize << place);
        let given: f64 = places.iter().map(|&place| self.up[place]).product();
        if given <= 0.0 {
            return 0.0;
        }
        let groups = self.groups(&self.tables(), None);
        let held = groups
            .iter()
            .enumerate()
            .filter(|(set, _)| set & wanted == wanted);
        (held.map(|(_, weight)| weight).sum::<f64>() / given).min(1.0)
    }

    /// Per set: probability that it is the group of `source`, or of any of its members where ties run both ways.
    fn groups(&self, tables: &Tables, source: Option<usize>) -> Vec<f64> {
        let m = self.m;
        let mut joined = vec![0.0; 1 << m];
        let mut weight = vec![0.0; 1 << m];
        let mut others = Vec::with_capacity(m);
        for set in 1..1_usize << m {
            let start = source.unwrap_or(set.trailing_zeros() as usize);
            if set >> start & 1 == 0 {
                continue;
            }
            others.clear();
            others.extend((0..m).filter(|&v| v != start && set >> v & 1 == 1));
            let smaller = tables.smaller(&joined, &others, 1 << start, 0, 1.0);
            joined[set] = (1.0 - smaller).max(0.0);
            let mut product = joined[set];
            for v in 0..m {
                product *= if set >> v & 1 == 1 {
                    self.up[v]
                } else {
                    1.0 - self.up[v] + self.up[v] * tables.into[v << m | set]
                };
            }
            weight[set] = product;
        }
        weight
    }

    fn tables(&self) -> Tables {
        let m = self.m;
        let product = |q: &dyn Fn(usize, usize) -> f64| {
            let mut table = vec![1.0; m << m];
            for v in 0..m {
                for set in 1..1_usize << m {
                    let last = set.trailing_zeros() as usize;
                    table[v << m | set] = table[v << m | (set & (set - 1))] * q(last, v);
                }
            }
            table
        };
        Tables {
            m,
            into: product(&|u, v| if u == v { 1.0 } else { self.down[u * m + v] }),
            out: product(&|u, v| if u == v { 1.0 } else { self.down[v * m + u] }),
        }
    }
}

/// Entry v·2^m + S: probability that no tie works from S to v, and from v to S.
struct Tables {
    m: usize,
    into: Vec<f64>,
    out: Vec<f64>,
}

impl Tables {
    /// Σ over the ways to put `left` inside or outside, some outside: C(inside) · ∏ q from inside to outside.
    fn smaller(
        &self,
        joined: &[f64],
        left: &[usize],
        inside: usize,
        outside: usize,
        product: f64,
    ) -> f64 {
        if product == 0.0 {
            return 0.0;
        }
        match left {
            [] if outside == 0 => 0.0,
            [] => joined[inside] * product,
            [v, rest @ ..] => {
                let within = product * self.out[v << self.m | outside];
                let without = product * self.into[v << self.m | inside];
                self.smaller(joined, rest, inside | 1 << v, outside, within)
                    + self.smaller(joined, rest, inside, outside | 1 << v, without)
            }
        }
    }
}
