//! Connectedness as a diagram of layers, built actor by actor.
//!
//! Only the *frontier* matters at any moment: the actors met so far that still have ties to actors not met. A state is
//! how the frontier is partitioned into connected groups, which groups hold a terminal, and which actors are down.
//! States that agree are one node (Hardy, Lucet & Limnios 2007, doi:10.1109/TR.2007.898572).
//!
//! Nodes are numbered layer by layer, and the layers lie behind each other in one array. A tie that fails changes
//! nothing: its states stay where they are, and only those that it would join have a second node to go to, so that a
//! layer of a tie lists just these.

use super::{
    forest::TOO_LARGE,
    order::Order,
    pairs::Chances,
    partition::{PLACES, Partition},
    states::States,
};
use std::ops::Range;

/// The node of every state in which a terminal has been cut off.
pub const NEVER: usize = 0;
/// The node of every state in which all terminals are joined.
pub const ALWAYS: usize = 1;
/// The node of the beginning.
pub const START: usize = 2;
/// Arcs of one diagram: 64 MB, and a fraction of a second to build.
const MOST_ARCS: usize = 8_000_000;

/// The actors and ties of one question, by place in a block.
pub struct Question<'q> {
    /// Number of actors.
    pub n: usize,
    /// Ends of each tie.
    pub ties: &'q [(usize, usize)],
    /// Whether an actor may be down; terminals are taken to be up.
    pub unsure: &'q dyn Fn(usize) -> bool,
    /// The actors that must all be joined, two at least; nothing to keep apart every state, for all pairs.
    pub terminals: Option<&'q [usize]>,
    /// The order in which actors are met.
    pub order: &'q Order,
}

/// A diagram.
#[derive(Clone, Debug)]
pub struct Diagram {
    /// From the first step to the last.
    pub layers: Vec<Layer>,
    /// Of all layers.
    pub arcs: Vec<[u32; 2]>,
    /// Places that the frontier needs.
    pub places: usize,
}

/// One step, for all states at once.
#[derive(Clone, Debug)]
pub struct Layer {
    pub step: Step,
    /// Its part of the arcs.
    pub arcs: Range<usize>,
    /// Nodes before the step and after it, the two ends included.
    pub nodes: [usize; 2],
}

/// What happens.
#[derive(Clone, Copy, Debug)]
pub enum Step {
    /// An actor that is surely up takes a place. No arcs: every node stays.
    Arrive { actor: usize, place: usize },
    /// An actor that may be down takes a place. An arc for each node: where it goes if the actor is down, and if up.
    Appear { actor: usize, place: usize },
    /// A tie. An arc for each node whose state it changes if it works: the node, and where it then goes.
    Join { tie: usize },
    /// An actor has met all its neighbours. An arc for each node: where it goes, and a bit for each place of the actor's
    /// group, its own included; none where it is down, and none where there are terminals, since nobody asks.
    Leave { actor: usize, place: usize },
}

impl Diagram {
    /// # Errors
    /// The phrase of [`TOO_LARGE`], when the frontier is too wide or the arcs are more than `most`.
    pub fn of(question: &Question, most: usize) -> Result<Self, &'static str> {
        if question.order.widest > PLACES {
            return Err(TOO_LARGE);
        }
        let mut around = vec![Vec::new(); question.n];
        for (tie, &(a, b)) in question.ties.iter().enumerate() {
            around[a].push((b, tie));
            around[b].push((a, tie));
        }
        let mut waiting: Vec<usize> = around.iter().map(Vec::len).collect();
        let mut place_of = vec![None; question.n];
        let mut free: Vec<usize> = (0..question.order.widest).rev().collect();
        let mut terminals_left = question.terminals.map_or(usize::MAX, <[usize]>::len);
        let most = most.min(MOST_ARCS);
        let mut builder = Builder::new(question.order.widest, question.terminals.is_none(), most);
        for &actor in &question.order.actors {
            let terminal = question
                .terminals
                .is_some_and(|terminals| terminals.contains(&actor));
            terminals_left -= usize::from(terminal);
            let place = free.pop().ok_or(TOO_LARGE)?;
            place_of[actor] = Some(place);
            if !terminal && (question.unsure)(actor) {
                builder.appear(actor, place)?;
            } else {
                builder.arrive(actor, place, terminal);
            }
            for &(other, tie) in &around[actor] {
                let Some(met) = place_of[other] else { continue };
                builder.join(tie, met, place, terminals_left == 0)?;
                waiting[other] -= 1;
                waiting[actor] -= 1;
                if waiting[other] == 0 {
                    builder.leave(other, met)?;
                    free.push(met);
                }
            }
            if waiting[actor] == 0 {
                builder.leave(actor, place)?;
                free.push(place);
            }
        }
        Ok(builder.diagram)
    }

    /// What one pass over it costs.
    pub fn len(&self) -> usize {
        self.arcs.len() + self.layers.len()
    }

    /// Probability that all terminals are joined.
    pub fn probability(&self, chances: Chances) -> f64 {
        self.fold([0.0, 1.0], |step, down, up| {
            let p = match step {
                Step::Join { tie } => chances.tie[tie],
                Step::Arrive { actor, .. }
                | Step::Appear { actor, .. }
                | Step::Leave { actor, .. } => chances.actor[actor],
            };
            p * up + (1.0 - p) * down
        })
    }

    /// The value of the beginning, from those of the two ends: `mix` gives that of a node from what may be down (the
    /// step), and the values of where it goes if that is down, and if it is up.
    pub fn fold<V: Clone>(
        &self,
        [never, always]: [V; 2],
        mut mix: impl FnMut(Step, &V, &V) -> V,
    ) -> V {
        let end = self.layers.last().map_or(START, |layer| layer.nodes[1]);
        let mut values = vec![never; end];
        values[ALWAYS] = always;
        for layer in self.layers.iter().rev() {
            let arcs = &self.arcs[layer.arcs.clone()];
            match layer.step {
                Step::Arrive { .. } => {}
                Step::Join { .. } => {
                    for &[stays, goes] in arcs {
                        let (fails, works) = (&values[stays as usize], &values[goes as usize]);
                        values[stays as usize] = mix(layer.step, fails, works);
                    }
                }
                Step::Appear { .. } => {
                    let ends = values[..START].iter().cloned();
                    let before = arcs.iter().map(|&[down, up]| {
                        mix(layer.step, &values[down as usize], &values[up as usize])
                    });
                    values = ends.chain(before).collect();
                }
                Step::Leave { .. } => {
                    let ends = values[..START].iter().cloned();
                    let before = arcs.iter().map(|&[goes, _]| values[goes as usize].clone());
                    values = ends.chain(before).collect();
                }
            }
        }
        values.swap_remove(START)
    }
}

struct Builder {
    diagram: Diagram,
    /// The states of the present layer by node; those of the two ends are never met.
    states: States,
    /// Room for those of the next.
    spare: States,
    /// What arrivals since the last rebuilding have changed in every state alike.
    arrived: u128,
    /// Whether the places of a group that is left are told.
    groups: bool,
    most: usize,
}

impl Builder {
    fn new(places: usize, groups: bool, most: usize) -> Self {
        let mut states = States::default();
        states.clear(1);
        states.node(Partition::EMPTY.0);
        Self {
            diagram: Diagram {
                layers: Vec::new(),
                arcs: Vec::new(),
                places,
            },
            states,
            spare: States::default(),
            arrived: 0,
            groups,
            most,
        }
    }

    fn arrive(&mut self, actor: usize, place: usize, terminal: bool) {
        self.arrived ^= Partition::arrival(place, terminal);
        let nodes = self.states.len();
        self.layer(
            Step::Arrive { actor, place },
            self.diagram.arcs.len(),
            nodes,
        );
    }

    fn appear(&mut self, actor: usize, place: usize) -> Result<(), &'static str> {
        let first = self.diagram.arcs.len();
        let before = self.states.len();
        self.spare.clear(2 * before);
        for node in START..before {
            let state = self.states.keys[node] ^ self.arrived;
            let down = self.spare.node(state ^ Partition::arrival_down(place));
            let up = self.spare.node(state ^ Partition::arrival(place, false));
            self.diagram.arcs.push([down, up]);
        }
        self.rebuilt(Step::Appear { actor, place }, first)
    }

    fn join(&mut self, tie: usize, x: usize, y: usize, all_met: bool) -> Result<(), &'static str> {
        let first = self.diagram.arcs.len();
        let before = self.states.len();
        for node in START..before {
            let Some(joined) = Partition(self.states.keys[node] ^ self.arrived).joined(x, y) else {
                continue;
            };
            let goes = if all_met && joined.marked() == 1 {
                ALWAYS as u32
            } else {
                self.states.node(joined.0 ^ self.arrived)
            };
            self.diagram.arcs.push([node as u32, goes]);
        }
        self.layer(Step::Join { tie }, first, before);
        self.affordable()
    }

    fn leave(&mut self, actor: usize, place: usize) -> Result<(), &'static str> {
        let first = self.diagram.arcs.len();
        let before = self.states.len();
        self.spare.clear(before);
        for node in START..before {
            let left = Partition(self.states.keys[node] ^ self.arrived).without(place);
            let goes = if left.cut {
                NEVER as u32
            } else {
                self.spare.node(left.rest.0)
            };
            let group = if self.groups { left.group() } else { 0 };
            self.diagram.arcs.push([goes, group]);
        }
        self.rebuilt(Step::Leave { actor, place }, first)
    }

    fn rebuilt(&mut self, step: Step, first: usize) -> Result<(), &'static str> {
        let before = self.states.len();
        std::mem::swap(&mut self.states, &mut self.spare);
        self.arrived = 0;
        self.layer(step, first, before);
        self.affordable()
    }

    fn layer(&mut self, step: Step, first: usize, before: usize) {
        self.diagram.layers.push(Layer {
            step,
            arcs: first..self.diagram.arcs.len(),
            nodes: [before, self.states.len()],
        });
    }

    fn affordable(&self) -> Result<(), &'static str> {
        if self.diagram.arcs.len() > self.most {
            return Err(TOO_LARGE);
        }
        Ok(())
    }
}
