//! How few ties a periphery of each size can have inside: the hard half of finding a core.
//!
//! For a core of a given size the correlation with the ideal pattern grows as ties among the periphery get fewer.
//! Both functions answer per number of actors in the periphery, 0 to n.

use super::view::View;

/// The least number of ties inside any set of each size; all 2ⁿ sets are looked at, so n is at most some 20.
pub fn fewest_ties_within(view: &View) -> Vec<usize> {
    let n = view.n();
    let partners: Vec<usize> = (0..n)
        .map(|actor| view.arcs(actor).iter().map(|arc| 1 << arc.to).sum())
        .collect();
    let mut within = vec![0_usize; 1 << n];
    let mut fewest = vec![usize::MAX; n + 1];
    fewest[0] = 0;
    for set in 1..1_usize << n {
        let first = set.trailing_zeros() as usize;
        let others = set & (set - 1);
        within[set] = within[others] + (partners[first] & others).count_ones() as usize;
        let size = set.count_ones() as usize;
        fewest[size] = fewest[size].min(within[set]);
    }
    fewest
}

/// The fewest ties found inside a set of each size by a search that never guesses: it starts from the actors of least
/// degree, swaps one in for one out while that helps, and takes over from the sizes above and below until nothing
/// changes. Not always the least there is.
pub fn few_ties_within(view: &View) -> Vec<usize> {
    let n = view.n();
    let mut by_degree = view.by_id().to_vec();
    by_degree.sort_by_key(|&actor| view.arcs(actor).len());
    let mut best: Vec<Periphery> = (0..=n)
        .map(|size| Periphery::new(view, &by_degree[..size]).settled(view))
        .collect();
    loop {
        let before: usize = best.iter().map(|set| set.ties).sum();
        for size in 1..n {
            let wider = best[size].wider(view).settled(view);
            if wider.ties < best[size + 1].ties {
                best[size + 1] = wider;
            }
        }
        for size in (1..n).rev() {
            let narrower = best[size].narrower(view).settled(view);
            if narrower.ties < best[size - 1].ties {
                best[size - 1] = narrower;
            }
        }
        if best.iter().map(|set| set.ties).sum::<usize>() == before {
            return best.into_iter().map(|set| set.ties).collect();
        }
    }
}

/// A set of actors, the ties inside it, and how many partners each actor of the network has in it.
#[derive(Clone)]
struct Periphery {
    holds: Vec<bool>,
    partners: Vec<usize>,
    ties: usize,
}

impl Periphery {
    fn new(view: &View, actors: &[usize]) -> Self {
        let mut set = Self {
            holds: vec![false; view.n()],
            partners: vec![0; view.n()],
            ties: 0,
        };
        actors.iter().for_each(|&actor| set.take(view, actor));
        set
    }

    fn take(&mut self, view: &View, actor: usize) {
        self.holds[actor] = true;
        self.ties += self.partners[actor];
        for arc in view.arcs(actor) {
            self.partners[arc.to] += 1;
        }
    }

    fn give(&mut self, view: &View, actor: usize) {
        self.holds[actor] = false;
        self.ties -= self.partners[actor];
        for arc in view.arcs(actor) {
            self.partners[arc.to] -= 1;
        }
    }

    /// With the outsider that brings the fewest ties.
    fn wider(&self, view: &View) -> Self {
        let mut set = self.clone();
        if let Some(&actor) = self.outsiders(view).first() {
            set.take(view, actor);
        }
        set
    }

    /// Without the insider that has the most ties.
    fn narrower(&self, view: &View) -> Self {
        let mut set = self.clone();
        if let Some(&actor) = self.insiders(view).first() {
            set.give(view, actor);
        }
        set
    }

    /// Swaps an insider for an outsider while that leaves fewer ties inside.
    ///
    /// A swap of v for u saves p(v) − p(u) ties, and one more if they are tied. So the best one is among those with
    /// the greatest p(v) and the least p(u).
    fn settled(mut self, view: &View) -> Self {
        while let Some((v, u)) = self.swap(view) {
            self.give(view, v);
            self.take(view, u);
        }
        self
    }

    fn swap(&self, view: &View) -> Option<(usize, usize)> {
        let (out, into) = (self.insiders(view), self.outsiders(view));
        let (most, least) = (self.partners[*out.first()?], self.partners[*into.first()?]);
        if most < least {
            return None;
        }
        let partner = |&v: &usize| {
            let fits = |&u: &usize| !self.holds[u] && self.partners[u] == least;
            let mut partners = view.arcs(v).iter().map(|arc| arc.to);
            partners.find(fits).map(|u| (v, u))
        };
        let tied = out.iter().find_map(partner);
        tied.or((most > least).then_some((out[0], into[0])))
    }

    /// Those inside with the most partners inside.
    fn insiders(&self, view: &View) -> Vec<usize> {
        let inside = self.side(view, true);
        let most = inside.iter().map(|&actor| self.partners[actor]).max();
        self.with(inside, most)
    }

    /// Those outside with the fewest partners inside.
    fn outsiders(&self, view: &View) -> Vec<usize> {
        let outside = self.side(view, false);
        let least = outside.iter().map(|&actor| self.partners[actor]).min();
        self.with(outside, least)
    }

    fn side(&self, view: &View, inside: bool) -> Vec<usize> {
        let by_id = view.by_id().iter().copied();
        by_id.filter(|&actor| self.holds[actor] == inside).collect()
    }

    fn with(&self, actors: Vec<usize>, partners: Option<usize>) -> Vec<usize> {
        let fits = |&actor: &usize| Some(self.partners[actor]) == partners;
        actors.into_iter().filter(fits).collect()
    }
}
