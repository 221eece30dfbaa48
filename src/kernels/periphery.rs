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

#[cfg(test)]
mod tests {
    use super::{Periphery, View, few_ties_within, fewest_ties_within};
    use crate::by_hand::{self, numbered};

    fn view(n: usize, ties: &[(usize, usize)]) -> View {
        let ties: Vec<_> = ties.iter().map(|&(a, b)| (a, b, 1.0)).collect();
        by_hand::view(&numbered(n, &ties))
    }

    /// A circle of six with two chords.
    fn chords() -> View {
        let circle = (0..6).map(|at| (at, (at + 1) % 6));
        let ties: Vec<_> = circle.chain([(0, 2), (1, 4)]).collect();
        view(6, &ties)
    }

    fn members(set: u32) -> Vec<usize> {
        (0..6).filter(|&actor| set >> actor & 1 == 1).collect()
    }

    fn ties_inside(view: &View, set: u32) -> usize {
        let inside = |actor: usize| set >> actor & 1 == 1;
        let links = view.links().iter();
        links
            .filter(|link| inside(link.a) && inside(link.b))
            .count()
    }

    fn bits(set: &Periphery) -> u32 {
        let holds = set.holds.iter().enumerate();
        holds.map(|(at, &holds)| u32::from(holds) << at).sum()
    }

    #[test]
    fn shapes_have_as_few_ties_inside_as_can_be_counted_by_hand() {
        let path: Vec<_> = (1..5).map(|at| (at - 1, at)).collect();
        let circle: Vec<_> = (0..6).map(|at| (at, (at + 1) % 6)).collect();
        let star: Vec<_> = (1..5).map(|at| (0, at)).collect();
        let complete: Vec<_> = (0..5)
            .flat_map(|a| (a + 1..5).map(move |b| (a, b)))
            .collect();
        for (n, ties, fewest) in [
            (5, path, vec![0, 0, 0, 0, 2, 4]),
            (6, circle, vec![0, 0, 0, 0, 2, 4, 6]),
            (5, star, vec![0, 0, 0, 0, 0, 4]),
            (5, complete, vec![0, 0, 1, 3, 6, 10]),
            (3, Vec::new(), vec![0; 4]),
        ] {
            let view = view(n, &ties);
            assert_eq!(fewest_ties_within(&view), fewest);
            assert_eq!(few_ties_within(&view), fewest);
        }
    }

    #[test]
    fn every_part_of_the_search_is_needed_for_some_network() {
        // Found by swaps from the actors of least degree, from the size above, or from that below; 13 is a tie of 1 and 3.
        let networks: [(&[usize], &[usize]); 6] = [
            (&[2, 13, 14, 15, 23, 34, 45], &[0, 0, 0, 0, 2, 4, 7]),
            (&[1, 3, 5, 14, 23, 24, 25, 34, 45], &[0, 0, 0, 0, 2, 5, 9]),
            (
                &[2, 4, 6, 13, 14, 25, 26, 35, 36, 45],
                &[0, 0, 0, 0, 1, 4, 7, 10],
            ),
            (&[2, 3, 4, 14, 26, 35, 36], &[0, 0, 0, 0, 0, 2, 4, 7]),
            (
                &[1, 2, 4, 5, 12, 16, 24, 25, 26, 34, 35, 36, 45],
                &[0, 0, 0, 1, 2, 5, 8, 13],
            ),
            (
                &[
                    1, 3, 4, 7, 13, 14, 16, 17, 24, 25, 26, 28, 35, 37, 45, 46, 58, 67, 68,
                ],
                &[0, 0, 0, 0, 1, 3, 6, 10, 14, 19],
            ),
        ];
        for (ties, fewest) in networks {
            let ties: Vec<_> = ties.iter().map(|tie| (tie / 10, tie % 10)).collect();
            let view = view(fewest.len() - 1, &ties);
            assert_eq!(fewest_ties_within(&view), fewest);
            assert_eq!(few_ties_within(&view), fewest);
        }
    }

    #[test]
    fn one_more_brings_the_fewest_ties_and_one_less_takes_the_most() {
        let view = chords();
        for set in 0..1_u32 << 6 {
            let periphery = Periphery::new(&view, &members(set));
            assert_eq!(periphery.ties, ties_inside(&view, set));
            let wider = periphery.wider(&view);
            let outside = (0..6).filter(|actor| set >> actor & 1 == 0);
            let fewest = outside
                .map(|actor| ties_inside(&view, set | 1 << actor))
                .min();
            assert_eq!(wider.ties, fewest.unwrap_or(periphery.ties));
            let narrower = periphery.narrower(&view);
            let inside = (0..6).filter(|actor| set >> actor & 1 == 1);
            let fewest = inside
                .map(|actor| ties_inside(&view, set ^ 1 << actor))
                .min();
            assert_eq!(narrower.ties, fewest.unwrap_or(0));
            for changed in [wider, narrower] {
                assert_eq!(changed.ties, ties_inside(&view, bits(&changed)));
            }
        }
    }

    #[test]
    fn once_settled_no_swap_of_one_for_one_leaves_fewer_ties() {
        let view = chords();
        for set in 0..1_u32 << 6 {
            let settled = Periphery::new(&view, &members(set)).settled(&view);
            let now = bits(&settled);
            assert_eq!(now.count_ones(), set.count_ones());
            assert_eq!(settled.ties, ties_inside(&view, now));
            assert!(settled.ties <= ties_inside(&view, set));
            for out in members(now) {
                for into in members(!now) {
                    let other = now ^ (1 << out | 1 << into);
                    assert!(
                        ties_inside(&view, other) >= settled.ties,
                        "{now:b}, {other:b}"
                    );
                }
            }
        }
    }

    #[test]
    fn of_sets_with_equally_few_ties_the_one_found_first_leads_on_to_fewer() {
        let networks: [(&[usize], &[usize]); 2] = [
            (
                &[
                    3, 6, 7, 12, 13, 17, 18, 19, 23, 25, 28, 35, 37, 48, 49, 56, 67, 68,
                ],
                &[0, 0, 0, 0, 0, 1, 3, 5, 9, 13, 18],
            ),
            (
                &[
                    2, 3, 4, 6, 7, 9, 12, 13, 14, 15, 18, 23, 25, 27, 29, 35, 37, 49, 56, 59, 68,
                    78,
                ],
                &[0, 0, 0, 0, 0, 2, 4, 7, 11, 16, 22],
            ),
        ];
        for (ties, fewest) in networks {
            let ties: Vec<_> = ties.iter().map(|tie| (tie / 10, tie % 10)).collect();
            let view = view(10, &ties);
            assert_eq!(fewest_ties_within(&view), fewest);
            assert_eq!(few_ties_within(&view), fewest);
        }
    }
}
