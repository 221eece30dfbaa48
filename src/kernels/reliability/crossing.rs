//! That all of some actors are joined under open transit: block by block, of those that must be crossed.

use super::{
    super::view::View,
    Odds,
    blocks::{Block, Blocks},
    frontier::Diagram,
    open::{FEW_ACTORS, STATE, SUBSET, block_chances, block_odds, diagram, link_odds, local},
    order::Order,
    pairs::Chances,
    polynomial,
    subsets::{self, Subsets},
};

/// That all of some actors are joined, under open transit; ties must run both ways.
#[derive(Clone, Debug)]
pub struct OpenTogether {
    /// What each block that must be crossed needs; nothing where some two are not joined at all.
    needs: Option<Vec<(Block, Need, Vec<usize>)>>,
    /// Terminals, and the cut actors between them.
    actors: Vec<usize>,
}

#[derive(Clone, Debug)]
enum Need {
    Pair,
    Diagram(Diagram),
    Subsets,
}

impl OpenTogether {
    /// # Errors
    /// The phrase of [`TOO_LARGE`](super::forest::TOO_LARGE).
    pub fn of(view: &View, terminals: &[usize]) -> Result<Self, &'static str> {
        let blocks = Blocks::of(view);
        let mut actors = terminals.to_vec();
        let Some(crossed) = blocks.crossed(terminals) else {
            return Ok(Self {
                needs: None,
                actors,
            });
        };
        let mut needs = Vec::with_capacity(crossed.len());
        for (at, places) in crossed {
            let block = &blocks.blocks[at];
            actors.extend(places.iter().map(|&place| block.actors[place]));
            needs.push((block.clone(), need(view, block, &places)?, places));
        }
        actors.sort_unstable();
        actors.dedup();
        Ok(Self {
            needs: Some(needs),
            actors,
        })
    }

    pub fn under(&self, view: &View, odds: &Odds) -> f64 {
        let Some(needs) = &self.needs else { return 0.0 };
        let links = link_odds(view, odds);
        let crossed = needs.iter().map(|(block, need, places)| match need {
            Need::Pair => links[block.links[0]],
            Need::Diagram(diagram) => {
                let (actor, tie) = block_chances(block, odds, &links);
                let (actor, tie) = (&actor[..], &tie[..]);
                diagram.probability(Chances { actor, tie })
            }
            Need::Subsets => {
                let (down, up) = block_odds(view, block, odds, &links);
                let subsets = Subsets {
                    m: block.actors.len(),
                    down: &down,
                    up: &up,
                    directed: false,
                };
                subsets.together(places)
            }
        });
        let up: f64 = self.actors.iter().map(|&actor| odds.actor[actor]).product();
        up * crossed.product::<f64>()
    }

    /// The event where every tied pair works with p and every actor surely, in powers of p.
    ///
    /// # Errors
    /// A phrase, when it is too large.
    pub fn powers(&self, view: &View) -> Result<polynomial::Powers, &'static str> {
        let Some(needs) = &self.needs else {
            return Ok(Vec::new());
        };
        let mut all = vec![1];
        for (block, need, places) in needs {
            let one = match need {
                Need::Pair => vec![0, 1],
                Need::Diagram(diagram) => polynomial::of_diagram(diagram, block.links.len())?,
                Need::Subsets => polynomial::of_sets(view, block, places)?,
            };
            all = polynomial::product(&all, &one);
        }
        Ok(all)
    }
}

/// How it is found that some places of a block are joined.
fn need(view: &View, block: &Block, places: &[usize]) -> Result<Need, &'static str> {
    let m = block.actors.len();
    match m {
        2 => return Ok(Need::Pair),
        _ if m <= FEW_ACTORS => return Ok(Need::Subsets),
        _ => {}
    }
    let ties = local(view, block);
    let order = Order::of(m, &ties);
    let by_sets = subsets::steps(m, false);
    if by_sets.is_some_and(|steps| steps / 3.0 * SUBSET <= order.states * STATE) {
        return Ok(Need::Subsets);
    }
    let built = diagram(view, block, &ties, &order, Some(places), usize::MAX).map(Need::Diagram);
    built.or_else(|reason| by_sets.map(|_| Need::Subsets).ok_or(reason))
}

#[cfg(test)]
mod tests {
    use super::{OpenTogether, polynomial};
    use crate::{
        by_hand::{numbered, view},
        model::Range,
    };

    /// How many sets of i ties hold all actors together.
    fn counts(n: usize, pairs: &[(usize, usize)]) -> Result<Vec<u128>, &'static str> {
        let ties: Vec<_> = pairs.iter().map(|&(a, b)| (a, b, 1.0)).collect();
        let view = view(&numbered(n, &ties));
        let everyone: Vec<usize> = (0..n).collect();
        let powers = OpenTogether::of(&view, &everyone)?.powers(&view)?;
        Ok(polynomial::counts(&powers, pairs.len()))
    }

    #[test]
    fn a_ring_holds_together_without_any_one_of_its_ties() {
        for n in [3, 6, 7, 13, 16, 40] {
            let ring: Vec<_> = (0..n).map(|at| (at, (at + 1) % n)).collect();
            let mut expected = vec![0; n - 1];
            expected.extend([n as u128, 1]);
            assert_eq!(counts(n, &ring), Ok(expected), "{n}");
        }
    }

    #[test]
    fn complete_graphs_have_as_many_trees_as_cayley_says() {
        for n in 2..=10 {
            let all = (0..n).flat_map(|a| (a + 1..n).map(move |b| (a, b)));
            let counts = counts(n, &all.collect::<Vec<_>>()).expect("small");
            assert_eq!(counts[n - 1], (n as u128).pow(n as u32 - 2));
            assert!(counts[..n - 1].iter().all(|&count| count == 0));
            assert_eq!(counts.last(), Some(&1));
        }
    }

    #[test]
    fn grids_have_as_many_trees_as_is_known() {
        // A007341 of the On-Line Encyclopedia of Integer Sequences.
        for (side, trees) in [
            (2, 4),
            (3, 192),
            (4, 100_352),
            (5, 557_568_000),
            (6, 32_565_539_635_200),
        ] {
            let n = side * side;
            let across = (0..n).filter(|at| (at + 1) % side > 0);
            let ties = across.map(|at| (at, at + 1));
            let ties = ties.chain((side..n).map(|at| (at - side, at)));
            let counts = counts(n, &ties.collect::<Vec<_>>()).expect("small");
            assert_eq!(counts[n - 2..n], [0, trees]);
        }
    }

    #[test]
    fn seven_and_seven_each_tied_to_all_others_but_the_one_across_have_as_many_trees_as_is_known() {
        // The product of the Laplacian's eigenvalues, 12, six times 5 and six times 7, over 14.
        let pairs = (0..7).flat_map(|a| (7..14).map(move |b| (a, b)));
        let pairs: Vec<_> = pairs.filter(|&(a, b)| b != a + 7).collect();
        let counts = counts(14, &pairs).expect("small enough");
        assert_eq!(counts[12..14], [0, 12 * 5_u128.pow(6) * 7_u128.pow(6) / 14]);
        assert_eq!(counts[41..], [42, 1]);
    }

    #[test]
    fn two_of_twelve_are_joined_by_their_tie_and_over_either_of_two_hubs() {
        // Two hubs tied to all, and two camps of five, each tied to all of the other.
        let camp = |at: usize| [0, 1, 2, 2, 2, 2, 2, 3, 3, 3, 3, 3][at];
        let all = (0..12).flat_map(|a| (a + 1..12).map(move |b| (a, b, 1.0)));
        let ties: Vec<_> = all.filter(|&(a, b, _)| camp(a) != camp(b)).collect();
        let mut study = numbered(12, &ties);
        for actor in &mut study.actor {
            actor.availability = Some(Range::exact(0.5));
        }
        let view = view(&study);
        let joined = OpenTogether::of(&view, &[2, 11]).expect("small enough");
        let powers = joined.powers(&view).expect("small enough");
        // The tie; the tie and any other, or both ties of a hub; all but any one; all.
        let counts = polynomial::counts(&powers, 46);
        assert_eq!(counts[..3], [0, 1, 45 + 2]);
        assert_eq!(counts[45..], [46, 1]);
    }
}
