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

#[cfg(test)]
mod tests {
    use super::{Odds, Open, View};
    use crate::{
        by_hand::{numbered, tie, view},
        model::{BareTie, Range, Study},
    };

    #[test]
    fn round_a_one_way_ring_all_on_the_way_and_both_ends_must_work() {
        // Too many for sets of actors to be tried first.
        let n = 10;
        let (up, works) = (
            |at: usize| 1.0 - 0.03125 * at as f64,
            |at: usize| 0.5 + 0.03125 * at as f64,
        );
        let mut study = numbered(n, &ring(n));
        study.directed = true;
        for at in 0..n {
            study.actor[at].availability = Some(Range::exact(up(at)));
            study.tie[at].availability = Some(Range::exact(works(at)));
        }
        let view = view(&study);
        let pairs = Open::of(&view)
            .expect("small")
            .pairs(&view, &Odds::of(&view));
        for (index, (a, b)) in view.pairs().enumerate() {
            let way = (0..(b + n - a) % n).map(|step| (a + step) % n);
            let expected = up(b) * way.map(|at| up(at) * works(at)).product::<f64>();
            assert!((pairs[index] - expected).abs() < 1e-12, "{a} to {b}");
        }
    }

    #[test]
    fn two_actors_are_joined_over_any_of_forty_that_nobody_else_is_tied_to() {
        let tie = |hub: &str, at: usize| BareTie {
            availability: Some(Range::exact(0.25)),
            ..tie(hub, &format!("v{at:02}"))
        };
        let study = Study {
            tie: (0..40)
                .flat_map(|at| [tie("A", at), tie("B", at)])
                .collect(),
            ..Study::default()
        };
        let view = view(&study);
        let open = Open::of(&view).expect("a narrow frontier");
        let pairs = open.pairs(&view, &Odds::of(&view));
        let expected = 1.0 - 0.9375_f64.powi(40);
        // Actors stand as ties name them: A, v00, B.
        assert!((pairs[view.pair_index(0, 2)] - expected).abs() < 1e-12);
    }

    fn tied(n: usize, ties: &[(usize, usize, f64)], directed: bool) -> View {
        view(&Study {
            directed,
            ..numbered(n, ties)
        })
    }

    fn ring(n: usize) -> Vec<(usize, usize, f64)> {
        (0..n).map(|at| (at, (at + 1) % n, 1.0)).collect()
    }

    fn size(n: usize, ties: &[(usize, usize, f64)], directed: bool) -> usize {
        let open = Open::of(&tied(n, ties, directed));
        open.expect("small enough").size()
    }

    #[test]
    fn a_ring_is_not_gone_through_by_all_sets_of_its_actors() {
        // Over sets each of these takes ten thousand steps and more.
        for n in [10, 11, 13] {
            assert!(size(n, &ring(n), true) < 10 * n * n, "{n}");
        }
        assert!(size(16, &ring(16), false) < 10 * 16 * 16);
    }

    #[test]
    fn of_sets_and_states_those_are_gone_through_that_are_far_fewer() {
        let all = |n: usize| (0..n).flat_map(move |a| (a + 1..n).map(move |b| (a, b, 1.0)));
        // Ten in four camps, each tied to all of the others: tens of thousands of states, of several steps each.
        let camp = |at: usize| [0, 0, 1, 1, 2, 2, 2, 3, 3, 3][at];
        let camps: Vec<_> = all(10).filter(|&(a, b, _)| camp(a) != camp(b)).collect();
        assert!(size(10, &camps, false) < 2 * 3_usize.pow(10));
        // Twelve round a table, each tied to the next three: far fewer states than sets.
        let near = |&(a, b, _): &(usize, usize, f64)| [1, 2, 3, 9, 10, 11].contains(&(b - a));
        let table: Vec<_> = all(12).filter(near).collect();
        assert!(size(12, &table, false) < 3_usize.pow(12) / 2);
    }

    #[test]
    fn a_pass_over_four_lanes_takes_several_times_as_long_as_one_round_a_ring_of_as_many() {
        let lanes = (0..40).flat_map(|at| {
            let across = (at % 10 < 9).then_some((at, at + 1, 1.0));
            across
                .into_iter()
                .chain((at < 30).then_some((at, at + 10, 1.0)))
        });
        let lanes: Vec<_> = lanes.collect();
        assert!(size(40, &lanes, false) > 3 * size(40, &ring(40), false));
    }

    #[test]
    fn a_strip_of_eight_by_a_hundred_and_fifty_is_too_much_for_every_pair() {
        let ties = (0..1200).flat_map(|at| {
            let across = (at % 8 < 7).then_some((at, at + 1, 1.0));
            across
                .into_iter()
                .chain((at < 1192).then_some((at, at + 8, 1.0)))
        });
        let ties: Vec<_> = ties.collect();
        assert!(Open::of(&tied(1200, &ties, false)).is_err());
    }
}
