//! Reliability under open transit: block by block, each by the way that suits it.

use super::{
    super::view::{View, any_of},
    Odds,
    blocks::{Block, Blocks},
    directed,
    forest::{ALWAYS, Forest, Root},
    frontier::{self, Diagram},
    order::Order,
    pairs::{self, Chances},
    subsets::{self, MOST_STEPS, Subsets},
};

/// Every pair of actors under open transit.
#[derive(Clone, Debug)]
pub struct Open {
    blocks: Blocks,
    ways: Vec<Way>,
    forest: Forest,
    steps: usize,
}

/// How a block is solved.
#[derive(Clone, Debug)]
enum Way {
    /// A single tied pair: by its ties.
    Pair,
    /// By one sweep over all states of its frontier.
    Sweep(Diagram),
    /// Where ties run one way, by diagrams: of every two places, entry a·m + b.
    Searches(Vec<Root>),
    /// By sets of actors.
    Subsets,
}

impl Open {
    /// # Errors
    /// The phrase of [`TOO_LARGE`](super::forest::TOO_LARGE).
    pub fn of(view: &View) -> Result<Self, &'static str> {
        let blocks = Blocks::of(view);
        let mut forest = Forest::new();
        let mut steps = view.n() * view.n();
        let mut ways = Vec::with_capacity(blocks.blocks.len());
        for block in &blocks.blocks {
            let way = way(view, block, &mut forest)?;
            let m = block.actors.len();
            steps += match &way {
                Way::Subsets => {
                    subsets::steps(m, view.is_directed()).map_or(0, |steps| steps as usize)
                }
                Way::Sweep(diagram) => pairs::steps(diagram, m),
                Way::Pair | Way::Searches(_) => 0,
            };
            ways.push(way);
        }
        steps += forest.len();
        Ok(Self {
            blocks,
            ways,
            forest,
            steps,
        })
    }

    /// Nodes of the diagrams, without the blocks that are solved by sets of actors.
    pub fn nodes(&self) -> usize {
        let sweeps = self.ways.iter().map(|way| match way {
            Way::Sweep(diagram) => diagram.len(),
            _ => 0,
        });
        self.forest.len() + sweeps.sum::<usize>()
    }

    /// What one more pass costs.
    pub fn size(&self) -> usize {
        self.steps
    }

    /// Probability that each pair is joined.
    pub fn pairs(&self, view: &View, odds: &Odds) -> Vec<f64> {
        let links = link_odds(view, odds);
        let nodes = self.forest.probabilities(&variables(odds, &links));
        let solved = self.blocks.blocks.iter().zip(&self.ways);
        let joined: Vec<Vec<f64>> = solved
            .map(|(block, way)| {
                let m = block.actors.len();
                match way {
                    Way::Pair => pair(view, block, &links),
                    Way::Sweep(diagram) => {
                        let (actor, tie) = block_chances(block, odds, &links);
                        let (actor, tie) = (&actor[..], &tie[..]);
                        pairs::joined(diagram, m, Chances { actor, tie })
                    }
                    Way::Searches(roots) => {
                        roots.iter().map(|&root| nodes[root as usize]).collect()
                    }
                    Way::Subsets => {
                        let (down, up) = block_odds(view, block, odds, &links);
                        let directed = view.is_directed();
                        let (down, up) = (&down[..], &up[..]);
                        Subsets {
                            m,
                            down,
                            up,
                            directed,
                        }
                        .pairs()
                    }
                }
            })
            .collect();
        let mut pairs = vec![0.0; view.pair_count()];
        for start in 0..view.n() {
            let mut waiting = vec![(start, usize::MAX, odds.actor[start])];
            while let Some((here, from, probability)) = waiting.pop() {
                if start < here || (view.is_directed() && start != here) {
                    pairs[view.pair_index(start, here)] = probability;
                }
                for &(block, place) in self.blocks.of[here]
                    .iter()
                    .filter(|(block, _)| *block != from)
                {
                    let actors = &self.blocks.blocks[block].actors;
                    for (other, &actor) in actors
                        .iter()
                        .enumerate()
                        .filter(|(other, _)| *other != place)
                    {
                        let step = joined[block][place * actors.len() + other] * odds.actor[actor];
                        if step > 0.0 {
                            waiting.push((actor, block, probability * step));
                        }
                    }
                }
            }
        }
        pairs
    }
}

/// Nanoseconds, roughly: finding a state while a diagram is built, a step of a sweep, a step over sets of actors. Only
/// what they are to each other matters.
pub(super) const STATE: f64 = 20.0;
const SWEEP: f64 = 4.0;
pub(super) const SUBSET: f64 = 2.0;

/// A block of so many is solved by sets before an order for its frontier would be found.
pub(super) const FEW_ACTORS: usize = 6;

fn way(view: &View, block: &Block, forest: &mut Forest) -> Result<Way, &'static str> {
    let m = block.actors.len();
    if m == 2 {
        return Ok(Way::Pair);
    }
    let ties = local(view, block);
    let by_sets = subsets::steps(m, view.is_directed());
    let built = if view.is_directed() {
        /// Below this the diagrams of a directed block are not tried.
        const FEW_STEPS: f64 = 2e5;
        if by_sets.is_some_and(|steps| steps <= FEW_STEPS) {
            return Ok(Way::Subsets);
        }
        directed_roots(view, block, &ties, forest).map(Way::Searches)
    } else {
        if m <= FEW_ACTORS {
            return Ok(Way::Subsets);
        }
        let order = Order::of(m, &ties);
        let steps_each = pairs::steps_per_arc(order.widest, m) as f64;
        if by_sets
            .is_some_and(|steps| steps * SUBSET <= order.states * (STATE + SWEEP * steps_each))
        {
            return Ok(Way::Subsets);
        }
        diagram(
            view,
            block,
            &ties,
            &order,
            None,
            (MOST_STEPS / steps_each) as usize,
        )
        .map(Way::Sweep)
    };
    built.or_else(|reason| by_sets.map(|_| Way::Subsets).ok_or(reason))
}

/// Of the states of a block's frontier.
pub(super) fn diagram(
    view: &View,
    block: &Block,
    ties: &[(usize, usize)],
    order: &Order,
    terminals: Option<&[usize]>,
    most: usize,
) -> Result<Diagram, &'static str> {
    let question = frontier::Question {
        n: block.actors.len(),
        ties,
        unsure: &|place| unsure(view, block.actors[place]).is_some(),
        terminals,
        order,
    };
    Diagram::of(&question, most)
}

fn directed_roots(
    view: &View,
    block: &Block,
    ties: &[(usize, usize)],
    forest: &mut Forest,
) -> Result<Vec<Root>, &'static str> {
    let m = block.actors.len();
    let mut roots = vec![ALWAYS; m * m];
    let mut arcs = vec![Vec::new(); m];
    for (&(a, b), &link) in ties.iter().zip(&block.links) {
        arcs[a].push((b, view.n() + link));
    }
    let question = directed::Question {
        arcs: &arcs,
        actor_variable: &|place| unsure(view, block.actors[place]),
    };
    for a in 0..m {
        for b in (0..m).filter(|&b| b != a) {
            roots[a * m + b] = directed::reaches(&question, a, b, forest)?;
        }
    }
    Ok(roots)
}

/// The variable of an actor; one that always works needs none.
fn unsure(view: &View, actor: usize) -> Option<usize> {
    (view.availability(actor) < 1.0).then_some(actor)
}

/// The ties of a block by place.
pub(super) fn local(view: &View, block: &Block) -> Vec<(usize, usize)> {
    let place = |actor: usize| block.actors.binary_search(&actor).unwrap_or_default();
    let ends = |&link: &usize| (place(view.links()[link].a), place(view.links()[link].b));
    block.links.iter().map(ends).collect()
}

/// Probability that each composed tie works.
pub(super) fn link_odds(view: &View, odds: &Odds) -> Vec<f64> {
    let works = |channels: &[usize]| any_of(channels.iter().map(|&channel| odds.channel[channel]));
    view.links()
        .iter()
        .map(|link| works(&link.channels))
        .collect()
}

/// One number per variable: actors, then composed ties.
fn variables(odds: &Odds, links: &[f64]) -> Vec<f64> {
    [&odds.actor, links].concat()
}

fn pair(view: &View, block: &Block, links: &[f64]) -> Vec<f64> {
    let mut joined = vec![1.0; 4];
    if view.is_directed() {
        joined[1] = 0.0;
        joined[2] = 0.0;
    }
    for &link in &block.links {
        if view.is_directed() {
            let forth = view.links()[link].a == block.actors[0];
            joined[if forth { 1 } else { 2 }] = links[link];
        } else {
            (joined[1], joined[2]) = (links[link], links[link]);
        }
    }
    joined
}

/// Per place the probability that the actor works, and per tie of the block that it does.
pub(super) fn block_chances(block: &Block, odds: &Odds, links: &[f64]) -> (Vec<f64>, Vec<f64>) {
    let actors = block.actors.iter().map(|&actor| odds.actor[actor]);
    let ties = block.links.iter().map(|&link| links[link]);
    (actors.collect(), ties.collect())
}

/// Per two places the probability that no tie works, and per place that the actor works.
pub(super) fn block_odds(
    view: &View,
    block: &Block,
    odds: &Odds,
    links: &[f64],
) -> (Vec<f64>, Vec<f64>) {
    let m = block.actors.len();
    let mut down = vec![1.0; m * m];
    for ((a, b), &link) in local(view, block).into_iter().zip(&block.links) {
        down[a * m + b] = 1.0 - links[link];
        if !view.is_directed() {
            down[b * m + a] = 1.0 - links[link];
        }
    }
    let up = block
        .actors
        .iter()
        .map(|&actor| odds.actor[actor])
        .collect();
    (down, up)
}
