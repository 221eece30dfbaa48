//! Current-flow (random-walk) load: a unit current is sent between every pair, ties are conductances.
//!
//! Newman 2005, doi:10.1016/j.socnet.2004.11.009, with the sorting of Brandes & Fleischer 2005,
//! doi:10.1007/978-3-540-31856-9_44: the current over a tie for the pair (s, t) is c·|x_s − x_t|, where x is the
//! difference of two rows of L⁺, so all pairs together need one sort per tie.

use super::view::View;

/// Current over ties and through actors, summed over all unordered pairs within components.
#[derive(Clone, Debug)]
pub struct CurrentFlow {
    /// Per actor: half the current on its ties, for pairs of *other* actors.
    pub through_actor: Vec<f64>,
    /// Per composed tie, for all pairs.
    pub over_link: Vec<f64>,
}

impl CurrentFlow {
    /// Sends the currents. O(m·n log n).
    pub fn of(view: &View) -> Self {
        let laplacian = view.laplacian();
        let mut flow = Self {
            through_actor: vec![0.0; view.n()],
            over_link: vec![0.0; view.links().len()],
        };
        let mut sorted = Vec::with_capacity(view.n());
        for (index, link) in view.links().iter().enumerate() {
            let x =
                |actor: usize| laplacian.inverse(link.a, actor) - laplacian.inverse(link.b, actor);
            sorted.clear();
            sorted.extend(
                (0..view.n())
                    .filter(|&actor| laplacian.joined(link.a, actor))
                    .map(x),
            );
            sorted.sort_unstable_by(f64::total_cmp);
            let last = sorted.len() as f64 - 1.0;
            // In order, the i-th value is subtracted from the later ones and has the earlier ones subtracted.
            let all: f64 = sorted
                .iter()
                .enumerate()
                .map(|(i, x)| x * (2.0 * i as f64 - last))
                .sum();
            flow.over_link[index] = link.strength * all;
            for end in [link.a, link.b] {
                let own: f64 = sorted.iter().map(|&other| (x(end) - other).abs()).sum();
                flow.through_actor[end] += 0.5 * link.strength * (all - own);
            }
        }
        flow
    }
}
