//! Current-flow (random-walk) load: a unit current is sent between every pair, ties are conductances.
//!
//! Newman 2005, doi:10.1016/j.socnet.2004.11.009, with the sorting of Brandes & Fleischer 2005,
//! doi:10.1007/978-3-540-31856-9_44: the current over a tie for the pair (s, t) is c·|x_s − x_t|, where x is the
//! difference of two rows of L⁺, so all pairs together need one sort per tie.

use super::{laplacian::Laplacian, view::View};
use rayon::prelude::*;

/// Current over ties and through actors, summed over all unordered pairs within components.
#[derive(Clone, Debug)]
pub struct CurrentFlow {
    /// Per actor: half the current on its ties, for pairs of *other* actors.
    pub through_actor: Vec<f64>,
    /// Per composed tie, for all pairs.
    pub over_link: Vec<f64>,
}

/// Ties that are sorted side by side.
const LANES: usize = 8;

/// One number for each of the ties.
type Lanes = [f64; LANES];

/// What a tie carries per unit of strength: for all pairs, and for those of its first and of its second end.
type Loads = [f64; 3];

impl CurrentFlow {
    /// Sends the currents. O(m·n log² n): by a sorting network, whose steps do not hang on the values.
    pub fn of(view: &View) -> Self {
        let laplacian = view.laplacian();
        let mut flow = Self {
            through_actor: vec![0.0; view.n()],
            over_link: vec![0.0; view.links().len()],
        };
        // Ties side by side are of one component, so that their rows are equally long.
        let mut order: Vec<usize> = (0..view.links().len())
            .filter(|&link| laplacian.joined(view.links()[link].a, view.links()[link].b))
            .collect();
        order.sort_by_key(|&link| laplacian.row(view.links()[link].a).len());
        let row = |link: &usize| laplacian.row(view.links()[*link].a).len();
        let groups: Vec<&[usize]> = order
            .chunk_by(|one, other| row(one) == row(other))
            .flat_map(|same| same.chunks(LANES))
            .collect();
        let arch = pulp::Arch::new();
        let loads: Vec<[Loads; LANES]> = groups
            .par_iter()
            .map_init(Vec::new, |x, group| {
                arch.dispatch(
                    #[inline(always)]
                    || loads(view, laplacian, group, x),
                )
            })
            .collect();
        for (group, loads) in groups.iter().zip(&loads) {
            for (&index, &[all, of_a, of_b]) in group.iter().zip(loads) {
                let link = &view.links()[index];
                flow.over_link[index] = link.strength * all;
                for (end, own) in [(link.a, of_a), (link.b, of_b)] {
                    flow.through_actor[end] += 0.5 * link.strength * (all - own);
                }
            }
        }
        flow
    }
}

/// The loads of up to [`LANES`] ties whose rows are equally long; `x` is scratch.
#[inline(always)]
fn loads(
    view: &View,
    laplacian: &Laplacian,
    group: &[usize],
    x: &mut Vec<Lanes>,
) -> [Loads; LANES] {
    let links: [_; LANES] =
        std::array::from_fn(|lane| &view.links()[group[lane.min(group.len() - 1)]]);
    let size = laplacian.row(links[0].a).len();
    x.clear();
    x.resize(size, [0.0; LANES]);
    for (lane, link) in links.iter().enumerate() {
        let rows = laplacian.row(link.a).iter().zip(laplacian.row(link.b));
        for (x, (a, b)) in x.iter_mut().zip(rows) {
            x[lane] = a - b;
        }
    }
    let ends: [Lanes; 2] = [
        std::array::from_fn(|lane| x[laplacian.seat(links[lane].a)][lane]),
        std::array::from_fn(|lane| x[laplacian.seat(links[lane].b)][lane]),
    ];
    sort(x);
    let (mut all, mut of_a, mut of_b) = ([0.0; LANES], [0.0; LANES], [0.0; LANES]);
    // In order, the i-th value is subtracted from the later ones and has the earlier ones subtracted.
    let mut times = 1.0 - size as f64;
    for x in x.iter() {
        for lane in 0..LANES {
            all[lane] += x[lane] * times;
            of_a[lane] += (ends[0][lane] - x[lane]).abs();
            of_b[lane] += (ends[1][lane] - x[lane]).abs();
        }
        times += 2.0;
    }
    std::array::from_fn(|lane| [all[lane], of_a[lane], of_b[lane]])
}

/// Sorts each lane by itself: Batcher's merge exchange (1968, doi:10.1145/1468075.1468121) in the form of Knuth's
/// algorithm 5.2.2M, for any number of values. Which are compared does not hang on what they are, so that all lanes go
/// through the same steps.
#[inline(always)]
fn sort(x: &mut [Lanes]) {
    let size = x.len();
    let top = size.next_power_of_two() / 2;
    let mut p = top;
    while p > 0 {
        let (mut q, mut r, mut d) = (top, 0, p);
        loop {
            // Of the places up to size − d those that have the bit p as in r: runs of p, and d ≥ p, so that a run does
            // not meet itself.
            let mut start = r;
            while start + d < size {
                let run = p.min(size - d - start);
                let (low, high) = x.split_at_mut(start + d);
                for (low, high) in low[start..start + run].iter_mut().zip(&mut high[..run]) {
                    // Both are read before either is written, so that all lanes go in one instruction.
                    let (one, other) = (*low, *high);
                    *low = std::array::from_fn(|at| {
                        if other[at] < one[at] {
                            other[at]
                        } else {
                            one[at]
                        }
                    });
                    *high = std::array::from_fn(|at| {
                        if other[at] < one[at] {
                            one[at]
                        } else {
                            other[at]
                        }
                    });
                }
                start += 2 * p;
            }
            if q == p {
                break;
            }
            d = q - p;
            q /= 2;
            r = p;
        }
        p /= 2;
    }
}

#[cfg(test)]
mod tests {
    use super::{LANES, Lanes, sort};
    use crate::kernels::random::unit;

    #[test]
    fn every_lane_of_whatever_length_is_sorted_by_itself() {
        for size in 0..70 {
            // Some of them equal.
            let draw = |at: usize, lane: usize| (40.0 * unit(lane as u64, at as u64)).floor();
            let mut x: Vec<Lanes> = (0..size)
                .map(|at| std::array::from_fn(|lane| draw(at, lane)))
                .collect();
            sort(&mut x);
            for lane in 0..LANES {
                let mut expected: Vec<f64> = (0..size).map(|at| draw(at, lane)).collect();
                expected.sort_by(f64::total_cmp);
                let found: Vec<f64> = x.iter().map(|lanes| lanes[lane]).collect();
                assert_eq!(found, expected, "{size}");
            }
        }
    }
}
