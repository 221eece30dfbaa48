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
