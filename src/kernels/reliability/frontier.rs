//! Connectedness of terminals as a decision diagram, built actor by actor.
//!
//! Only the *frontier* matters at any moment: the actors met so far that still have ties to actors not met.
//! A state is how the frontier is partitioned into connected groups, which groups hold a terminal, and which
//! actors are down. States that agree are one node (Hardy, Lucet & Limnios 2007, doi:10.1109/TR.2007.898572).

use super::forest::{ALWAYS, Forest, NEVER, Root, TOO_LARGE};
use std::collections::HashMap;

/// Widest frontier attempted; the number of partitions of more actors is hopeless anyway.
const WIDEST: usize = 20;

/// An actor that is down, in a state.
const DOWN: u8 = u8::MAX;

/// The actors and ties of one question; ties and actors are numbered as variables by the caller.
pub struct Question<'q> {
    /// Number of actors.
    pub n: usize,
    /// Ends of each tie.
    pub ties: &'q [(usize, usize)],
    /// The variable of each tie.
    pub tie_variable: &'q dyn Fn(usize) -> usize,
    /// The variable of each actor; `None` for one that always works.
    pub actor_variable: &'q dyn Fn(usize) -> Option<usize>,
    /// The actors that must all be up and connected.
    pub terminals: &'q [usize],
    /// The order in which actors are met, from [`order`].
    pub order: &'q [usize],
}

/// An order of actors that keeps the frontier narrow: from each start in turn, the next actor is the one
/// that leaves the narrowest frontier; the order whose frontiers have the fewest partitions in sum wins. That sum comes
/// with it, as a measure of the states to expect.
pub fn order(n: usize, ties: &[(usize, usize)]) -> (f64, Vec<usize>) {
    let mut neighbours = vec![Vec::new(); n];
    for &(a, b) in ties {
        neighbours[a].push(b);
        neighbours[b].push(a);
    }
    let starts = if n <= 40 { n } else { 1 };
    let candidates = (0..starts).map(|start| {
        let mut waiting: Vec<usize> = neighbours.iter().map(Vec::len).collect();
        let mut met = vec![false; n];
        let mut order = Vec::with_capacity(n);
        let (mut width, mut cost) = (0_i64, 0.0);
        let mut next = Some(start);
        while let Some(actor) = next {
            (width, met[actor]) = (width + widening(actor, &neighbours, &waiting, &met), true);
            cost += (width as f64 * 1.6).exp();
            order.push(actor);
            neighbours[actor]
                .iter()
                .for_each(|&other| waiting[other] -= 1);
            let touching = |actor: usize| neighbours[actor].iter().any(|&other| met[other]);
            next = (0..n).filter(|&actor| !met[actor]).min_by_key(|&actor| {
                (
                    !touching(actor),
                    widening(actor, &neighbours, &waiting, &met),
                    actor,
                )
            });
        }
        (cost, order)
    });
    candidates
        .min_by(|x, y| x.0.total_cmp(&y.0))
        .unwrap_or_default()
}

/// By how much the frontier grows when `actor` is met: itself, less those that have met all neighbours.
fn widening(actor: usize, neighbours: &[Vec<usize>], waiting: &[usize], met: &[bool]) -> i64 {
    let finished = neighbours[actor]
        .iter()
        .filter(|&&other| met[other] && waiting[other] == 1)
        .count();
    i64::from(waiting[actor] > 0) - finished as i64
}

/// Adds to `forest` the event that the terminals are connected.
///
/// # Errors
/// The phrase of [`TOO_LARGE`], when the frontier is too wide or the nodes too many.
pub fn connected(question: &Question, forest: &mut Forest) -> Result<Root, &'static str> {
    let plan = Plan::of(question)?;
    let mut layers: Vec<Layer> = Vec::new();
    let mut states = HashMap::from([(State::default(), 0_u32)]);
    let mut slots = 1_usize;
    for step in &plan.steps {
        let mut layer = Layer {
            step,
            choices: Vec::with_capacity(states.len()),
        };
        let mut next: HashMap<State, u32> = HashMap::with_capacity(states.len());
        let mut ordered: Vec<(State, u32)> = states.drain().collect();
        ordered.sort_unstable_by_key(|&(_, slot)| slot);
        let mut enter = |outcome: Outcome| match outcome {
            Outcome::Ends(root) => Target::End(root),
            Outcome::Goes(state) => {
                let slot = next.len() as u32;
                Target::Slot(*next.entry(state).or_insert(slot))
            }
        };
        for (state, _) in ordered {
            let (fails, works) = step.apply(state);
            layer.choices.push((enter(fails), enter(works)));
        }
        slots += next.len();
        if slots > 2_000_000 {
            return Err(TOO_LARGE);
        }
        states = next;
        layers.push(layer);
    }
    // Bottom up: after the last step nothing is open, so every slot has been resolved to an end.
    let mut below: Vec<Root> = vec![NEVER; states.len()];
    for layer in layers.iter().rev() {
        let resolve = |target: Target| match target {
            Target::End(root) => root,
            Target::Slot(slot) => below[slot as usize],
        };
        let mut roots = Vec::with_capacity(layer.choices.len());
        for &(fails, works) in &layer.choices {
            roots.push(match layer.step.variable {
                Some(variable) => forest.choice(variable, resolve(fails), resolve(works))?,
                None => resolve(works),
            });
        }
        below = roots;
    }
    Ok(below.first().copied().unwrap_or(NEVER))
}

struct Layer<'p> {
    step: &'p Step,
    choices: Vec<(Target, Target)>,
}

#[derive(Clone, Copy)]
enum Target {
    End(Root),
    Slot(u32),
}

enum Outcome {
    Ends(Root),
    Goes(State),
}

/// Group of each actor of the frontier, in its order; groups numbered by first occurrence.
#[derive(Clone, Copy, Default, PartialEq, Eq, Hash)]
struct State {
    group: [u8; WIDEST + 2],
    /// Bit g: group g holds a terminal.
    marked: u32,
}

struct Plan {
    steps: Vec<Step>,
}

/// One variable to decide, or one change of the frontier.
struct Step {
    variable: Option<usize>,
    change: Change,
    /// Width of the frontier before the step.
    width: usize,
    /// Whether every terminal has been met before or in this step.
    all_met: bool,
}

enum Change {
    /// An actor is met and takes the last place.
    Meet { terminal: bool },
    /// A tie between two places.
    Join(usize, usize),
    /// The actor in this place has met all its neighbours.
    Leave(usize),
}

impl Plan {
    fn of(question: &Question) -> Result<Self, &'static str> {
        let terminal = |actor: usize| question.terminals.contains(&actor);
        let kept = relevant(question, &terminal);
        let mut waiting = vec![0_usize; question.n];
        let mut ties_of = vec![Vec::new(); question.n];
        for (tie, &(a, b)) in question.ties.iter().enumerate() {
            if kept[a] && kept[b] {
                ties_of[a].push((b, tie));
                ties_of[b].push((a, tie));
                waiting[a] += 1;
                waiting[b] += 1;
            }
        }
        let mut steps = Vec::new();
        let mut frontier: Vec<usize> = Vec::new();
        let mut terminals_left = question.terminals.len();
        let mut met = vec![false; question.n];
        for &actor in question.order.iter().filter(|&&actor| kept[actor]) {
            terminals_left -= usize::from(terminal(actor));
            let all_met = terminals_left == 0;
            steps.push(Step {
                variable: (question.actor_variable)(actor),
                change: Change::Meet {
                    terminal: terminal(actor),
                },
                width: frontier.len(),
                all_met,
            });
            frontier.push(actor);
            if frontier.len() > WIDEST + 1 {
                return Err(TOO_LARGE);
            }
            met[actor] = true;
            for &(other, tie) in ties_of[actor].iter().filter(|(other, _)| met[*other]) {
                let place = |actor: usize| {
                    frontier
                        .iter()
                        .position(|&member| member == actor)
                        .unwrap_or_default()
                };
                steps.push(Step {
                    variable: Some((question.tie_variable)(tie)),
                    change: Change::Join(place(other), place(actor)),
                    width: frontier.len(),
                    all_met,
                });
                waiting[other] -= 1;
                waiting[actor] -= 1;
            }
            while let Some(place) = frontier.iter().position(|&member| waiting[member] == 0) {
                steps.push(Step {
                    variable: None,
                    change: Change::Leave(place),
                    width: frontier.len(),
                    all_met,
                });
                frontier.remove(place);
            }
        }
        Ok(Self { steps })
    }
}

/// The actors that can matter: a dead end that is no terminal carries nothing.
fn relevant(question: &Question, terminal: &dyn Fn(usize) -> bool) -> Vec<bool> {
    let mut degree = vec![0_usize; question.n];
    for &(a, b) in question.ties {
        degree[a] += 1;
        degree[b] += 1;
    }
    let mut kept = vec![true; question.n];
    while let Some(dead_end) =
        (0..question.n).find(|&actor| kept[actor] && degree[actor] <= 1 && !terminal(actor))
    {
        kept[dead_end] = false;
        for &(a, b) in question.ties {
            if (a == dead_end && kept[b]) || (b == dead_end && kept[a]) {
                degree[a] -= 1;
                degree[b] -= 1;
            }
        }
    }
    kept
}

impl Step {
    /// What the state becomes if the variable fails, and if it works.
    fn apply(&self, state: State) -> (Outcome, Outcome) {
        match self.change {
            Change::Meet { terminal } => {
                let mut up = state;
                let group = self.fresh_group(&state);
                up.group[self.width] = group;
                if terminal {
                    up.marked |= 1 << group;
                }
                let works = self.settled(up, self.width + 1);
                let fails = if terminal {
                    Outcome::Ends(NEVER)
                } else {
                    let mut down = state;
                    down.group[self.width] = DOWN;
                    self.settled(down, self.width + 1)
                };
                // An actor that always works has no failing side, but both are filled in.
                if self.variable.is_none() {
                    (self.settled(up, self.width + 1), works)
                } else {
                    (fails, works)
                }
            }
            Change::Join(x, y) => {
                let (gx, gy) = (state.group[x], state.group[y]);
                if gx == gy || gx == DOWN || gy == DOWN {
                    return (Outcome::Goes(state), Outcome::Goes(state));
                }
                let mut joined = state;
                for group in &mut joined.group[..self.width] {
                    if *group == gy {
                        *group = gx;
                    }
                }
                if joined.marked & (1 << gy) != 0 {
                    joined.marked = (joined.marked & !(1 << gy)) | 1 << gx;
                }
                (
                    Outcome::Goes(state),
                    self.settled(joined.canonical(self.width), self.width),
                )
            }
            Change::Leave(place) => {
                let group = state.group[place];
                let alone = state.group[..self.width]
                    .iter()
                    .filter(|&&other| other == group)
                    .count()
                    == 1;
                if group != DOWN && alone && state.marked & (1 << group) != 0 {
                    // A group with a terminal is cut off; had it held all of them, it would have ended before.
                    return (Outcome::Ends(NEVER), Outcome::Ends(NEVER));
                }
                let mut left = state;
                left.group.copy_within(place + 1..self.width, place);
                left.group[self.width - 1] = 0;
                let left = left.canonical(self.width - 1);
                (Outcome::Goes(left), Outcome::Goes(left))
            }
        }
    }

    /// Ends well once every terminal has been met and one group holds them all.
    fn settled(&self, state: State, width: usize) -> Outcome {
        if self.all_met && state.marked.count_ones() == 1 {
            return Outcome::Ends(ALWAYS);
        }
        debug_assert!(width <= WIDEST + 2);
        Outcome::Goes(state)
    }

    fn fresh_group(&self, state: &State) -> u8 {
        let used = state.group[..self.width]
            .iter()
            .filter(|&&group| group != DOWN)
            .max();
        used.map_or(0, |last| last + 1)
    }
}

impl State {
    fn canonical(self, width: usize) -> Self {
        let mut name = [DOWN; 2 * WIDEST];
        let mut next = 0;
        let mut out = State::default();
        for (place, &group) in self.group[..width].iter().enumerate() {
            out.group[place] = DOWN;
            if group == DOWN {
                continue;
            }
            let new = &mut name[usize::from(group)];
            if *new == DOWN {
                *new = next;
                next += 1;
            }
            out.group[place] = *new;
            if self.marked & (1 << group) != 0 {
                out.marked |= 1 << *new;
            }
        }
        out
    }
}
