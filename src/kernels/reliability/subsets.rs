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
//! probability that s reaches all of the set within it. 3^(m−1) steps for one s and m actors, however many ties: the
//! complete graph of 12 takes 0.2 million, where its frontier has up to 0.7 million partitions at every step.
//!
//! Sets are made actor by actor from the last down, first without and then with each, which meets every set after its
//! subsets. What is known of a set is kept as arrays over its subsets; one actor more doubles each of them. So all inner
//! loops run along arrays.

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
pub const MOST_STEPS: f64 = 5e7;

/// Sums run in so many lanes, always the same, so that they round alike everywhere.
const LANES: usize = 8;

/// Steps of one pass over a block of `m` actors; nothing if they are too many.
pub fn steps(m: usize, directed: bool) -> Option<f64> {
    let steps = 3_f64.powi(m as i32) * if directed { m as f64 } else { 1.0 };
    (steps <= MOST_STEPS).then_some(steps)
}

impl Subsets<'_> {
    /// Entry a·m + b: probability that a is joined to b, given that both are up.
    pub fn pairs(&self) -> Vec<f64> {
        let m = self.m;
        let mut joined = vec![0.0; m * m];
        if self.directed {
            for source in 0..m {
                let others = self.others(source);
                let groups = self.groups(source, &others);
                for (&other, held) in others.iter().zip(holding(&groups, others.len())) {
                    joined[source * m + other] = held;
                }
            }
        } else {
            let mut groups = vec![0.0; 1 << m];
            for first in 0..m {
                let later: Vec<usize> = (first + 1..m).collect();
                for (set, weight) in self.groups(first, &later).into_iter().enumerate() {
                    groups[(2 * set + 1) << first] = weight;
                }
            }
            // From the last actor down: those with it, and then all with the rest of their members.
            for last in (1..m).rev() {
                let (without, with) = groups.split_at_mut(1 << last);
                for (other, held) in holding(with, last).into_iter().enumerate() {
                    (joined[last * m + other], joined[other * m + last]) = (held, held);
                }
                without
                    .iter_mut()
                    .zip(with)
                    .for_each(|(sum, part)| *sum += *part);
                groups.truncate(1 << last);
            }
        }
        for (at, entry) in joined.iter_mut().enumerate() {
            let given = self.up[at / m] * self.up[at % m];
            // Where one never works the rest does not matter.
            *entry = if given > 0.0 {
                (*entry / given).min(1.0)
            } else {
                0.0
            };
        }
        joined
    }

    /// Probability that the actors in these places are joined, given that they are up; ties must run both ways.
    pub fn together(&self, places: &[usize]) -> f64 {
        let given: f64 = places.iter().map(|&place| self.up[place]).product();
        let Some((&source, rest)) = places.split_first().filter(|_| given > 0.0) else {
            return 0.0;
        };
        let others = self.others(source);
        let wanted = (0..others.len()).filter(|&at| rest.contains(&others[at]));
        let wanted = wanted.fold(0, |set, at| set | 1_usize << at);
        let groups = self.groups(source, &others);
        let held = groups.iter().enumerate();
        let held = held.filter(|(set, _)| set & wanted == wanted);
        (held.map(|(_, weight)| weight).sum::<f64>() / given).min(1.0)
    }

    fn others(&self, source: usize) -> Vec<usize> {
        (0..self.m).filter(|&other| other != source).collect()
    }

    fn q(&self, from: usize, to: usize) -> f64 {
        self.down[from * self.m + to]
    }

    /// Per set of `others`: probability that they work and, with `source`, are its group in the whole block. Whoever is
    /// not among them is outside.
    fn groups(&self, source: usize, others: &[usize]) -> Vec<f64> {
        let sets = 1 << others.len();
        let mut search = Search {
            subsets: self,
            source,
            others,
            joined: vec![0.0; sets],
            known: (0..=others.len())
                .map(|chosen| Known::sized(1 << chosen, others.len() - chosen))
                .collect(),
        };
        search.decide(others.len(), 0, 0);
        let mut weight = search.joined;
        let mut up = vec![self.up[source]];
        for &other in others {
            double(&mut up, self.up[other]);
        }
        weight
            .iter_mut()
            .zip(&up)
            .for_each(|(weight, up)| *weight *= up);
        for outside in (0..self.m).filter(|&v| v != source) {
            let mut into = vec![self.q(source, outside)];
            for &other in others {
                double(
                    &mut into,
                    if other == outside {
                        1.0
                    } else {
                        self.q(other, outside)
                    },
                );
            }
            let up = self.up[outside];
            let out = |(weight, into): (&mut f64, &f64)| *weight *= 1.0 - up + up * into;
            match others.iter().position(|&other| other == outside) {
                None => weight.iter_mut().zip(&into).for_each(out),
                Some(bit) => {
                    let blocks = weight.chunks_mut(2 << bit).zip(into.chunks(2 << bit));
                    for (weight, into) in blocks {
                        weight[..1 << bit].iter_mut().zip(into).for_each(out);
                    }
                }
            }
        }
        weight
    }
}

/// Goes on with the same products times `factor`.
fn double(products: &mut Vec<f64>, factor: f64) {
    products.extend_from_within(..);
    let half = products.len() / 2;
    products[half..]
        .iter_mut()
        .for_each(|product| *product *= factor);
}

/// Per bit the sum over the sets that have it.
fn holding(weights: &[f64], bits: usize) -> Vec<f64> {
    let mut sums = weights.to_vec();
    let mut held = vec![0.0; bits];
    for bit in (0..bits).rev() {
        let (without, with) = sums.split_at_mut(1 << bit);
        held[bit] = with.iter().sum();
        without
            .iter_mut()
            .zip(with)
            .for_each(|(sum, part)| *sum += *part);
        sums.truncate(1 << bit);
    }
    held
}

/// The search for C over all sets of `others`, each with the source.
struct Search<'s> {
    subsets: &'s Subsets<'s>,
    source: usize,
    others: &'s [usize],
    /// C by set.
    joined: Vec<f64>,
    /// By number of actors chosen: what is known of them.
    known: Vec<Known>,
}

/// Of the actors chosen so far, P: arrays over the subsets T of P, a bit for each actor in the order of choice.
struct Known {
    /// T as a set of others.
    set: Vec<u32>,
    /// That no tie works from T to P∖T.
    cut: Vec<f64>,
    /// That none works from the source to P∖T.
    source: Vec<f64>,
    /// Per actor still to decide: that none works from T to it, and from it to P∖T.
    into: Vec<Vec<f64>>,
    out: Vec<Vec<f64>>,
}

impl Known {
    fn sized(subsets: usize, others: usize) -> Self {
        Self {
            set: vec![0; subsets],
            cut: vec![1.0; subsets],
            source: vec![1.0; subsets],
            into: vec![vec![1.0; subsets]; others],
            out: vec![vec![1.0; subsets]; others],
        }
    }
}

impl Search<'_> {
    /// Every set that has `chosen` of its members, which make up `set`, and any of the others before `open`.
    fn decide(&mut self, open: usize, chosen: usize, set: usize) {
        let Some(next) = open.checked_sub(1) else {
            self.joined[set] = (1.0 - self.smaller(chosen)).max(0.0);
            return;
        };
        self.decide(next, chosen, set);
        self.choose(next, chosen);
        self.decide(next, chosen + 1, set | 1 << next);
    }

    /// Σ over the proper subsets T: C(T) · ∏ q from T to the rest. C of the set itself is still 0.
    fn smaller(&self, chosen: usize) -> f64 {
        let known = &self.known[chosen];
        let term = |set: u32, cut: f64, source: f64| self.joined[set as usize] * cut * source;
        let mut sums = [0.0; LANES];
        let mut sets = known.set.chunks(LANES);
        let mut cuts = known.cut.chunks(LANES).zip(known.source.chunks(LANES));
        while let (Some(sets), Some((cuts, sources))) = (sets.next(), cuts.next()) {
            for (lane, ((&set, &cut), &source)) in sets.iter().zip(cuts).zip(sources).enumerate() {
                sums[lane] += term(set, cut, source);
            }
        }
        sums.iter().sum()
    }

    /// Takes one of the others besides those chosen.
    fn choose(&mut self, actor: usize, chosen: usize) {
        let (before, after) = self.known.split_at_mut(chosen + 1);
        let (known, next) = (&before[chosen], &mut after[0]);
        let (subsets, of) = (self.subsets, |other: usize| self.others[other]);
        let bit = 1 << actor;
        let (without, with) = next.set.split_at_mut(known.set.len());
        without.copy_from_slice(&known.set);
        with.iter_mut()
            .zip(&known.set)
            .for_each(|(with, set)| *with = set | bit);
        let (without, with) = next.cut.split_at_mut(known.cut.len());
        product(without, &known.cut, &known.into[actor]);
        product(with, &known.cut, &known.out[actor]);
        let q = subsets.q(self.source, of(actor));
        scaled(&mut next.source, &known.source, [q, 1.0]);
        for other in 0..actor {
            let (to, from) = (
                subsets.q(of(actor), of(other)),
                subsets.q(of(other), of(actor)),
            );
            scaled(&mut next.into[other], &known.into[other], [1.0, to]);
            scaled(&mut next.out[other], &known.out[other], [from, 1.0]);
        }
    }
}

fn product(into: &mut [f64], x: &[f64], y: &[f64]) {
    for (into, (x, y)) in into.iter_mut().zip(x.iter().zip(y)) {
        *into = x * y;
    }
}

/// Both halves: the same values, each times its factor.
fn scaled(into: &mut [f64], values: &[f64], factors: [f64; 2]) {
    for (into, factor) in into.chunks_mut(values.len()).zip(factors) {
        into.iter_mut()
            .zip(values)
            .for_each(|(into, value)| *into = value * factor);
    }
}
