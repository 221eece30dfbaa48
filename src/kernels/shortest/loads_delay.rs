//! Loads of the shortest routes in hours: distances of several sources in lanes, then Brandes' accumulation (2001,
//! doi:10.1080/0022250X.2001.9990249) for each over its last steps.
//!
//! In his letters: `routes` σ, `dependency` δ, and a *last step* is a pair (v, w) with v among P(w). A last step is a
//! tie with d(v) + length = d(w) within [`SAME_LENGTH`]. Where no tie is shorter than the tolerance at the greatest
//! distance, every last step leads farther away, so that actors in the order of distance are in the order of routes;
//! elsewhere the search of one source decides.

use super::{
    Loads, SAME_LENGTH,
    batches::in_parts,
    delays::{Settle, Settling},
    lanes::{LANES, Lane, lanes_where},
    rows::{Rows, Way},
    search::Search,
};
use crate::kernels::view::{Length, View};
use pulp::{Arch, NullaryFnOnce};

/// Actors whose place fits into the low bits of a distance, and the bits: what is left of the mantissa tells lengths
/// apart to 2⁻³², finer than [`SAME_LENGTH`].
const PLACE: u64 = (1 << 20) - 1;

/// Loads of all pairs on actors and on ties.
pub(super) fn loads(view: &View) -> Loads {
    let n = view.n();
    let rows = Rows::of(view, Way::Ahead, Length::Delay);
    let ties: Vec<Tie> = view
        .links()
        .iter()
        .map(|link| Tie {
            ends: [link.a as u32, link.b as u32],
            length: link.delay,
        })
        .collect();
    let shortest = ties
        .iter()
        .map(|tie| tie.length)
        .fold(f64::INFINITY, f64::min);
    let parts = in_parts(
        n,
        LANES,
        || {
            let lanes = std::array::from_fn(|_| Vec::with_capacity(n));
            (Settling::new(n), lanes, LastSteps::new(n), None)
        },
        || Loads::none(n, ties.len()),
        |(settling, lanes, steps, search), sources, loads| {
            Arch::new().dispatch(Settle {
                settling,
                rows: &rows,
                sources: sources.clone(),
            });
            if n as u64 <= PLACE && shortest > 4.0 * SAME_LENGTH * settling.farthest() {
                Arch::new().dispatch(Find {
                    distance: &settling.distance,
                    ties: &ties,
                    directed: view.is_directed(),
                    lanes,
                });
                for (lane, source) in sources.enumerate() {
                    settling.column(lane, &mut steps.distance);
                    steps.arrange(&ties, &lanes[lane], view.is_directed());
                    steps.load(source, loads);
                }
                return;
            }
            let search = search.get_or_insert_with(|| Search::new(n));
            for source in sources {
                search.run(view, Length::Delay, source);
                search.accumulate(source, loads);
            }
        },
    );
    Loads::sum(view, parts)
}

/// A composed tie, as short as it goes.
struct Tie {
    ends: [u32; 2],
    length: f64,
}

/// The ties that are last steps from each source of a batch, as a task for the widest registers there are.
struct Find<'f> {
    distance: &'f [Lane],
    ties: &'f [Tie],
    directed: bool,
    /// Per lane: places of ties, ascending.
    lanes: &'f mut [Vec<u32>; LANES],
}

impl NullaryFnOnce for Find<'_> {
    type Output = ();

    #[inline(always)]
    fn call(self) {
        self.lanes.iter_mut().for_each(Vec::clear);
        for (place, tie) in self.ties.iter().enumerate() {
            let [a, b] = tie.ends.map(|end| &self.distance[end as usize]);
            let mut last = lanes_where(|lane| {
                let turned = !self.directed && b[lane] < a[lane];
                let near = if turned { b[lane] } else { a[lane] };
                let far = if turned { a[lane] } else { b[lane] };
                let there = near + tie.length;
                // False where there is no way: neither ∞ − ∞ nor ∞ is below ∞.
                there - far < SAME_LENGTH * there
            });
            while last != 0 {
                self.lanes[last.trailing_zeros() as usize].push(place as u32);
                last &= last - 1;
            }
        }
    }
}

/// A last step: the tie, and where it comes from.
#[derive(Clone, Copy)]
struct Step {
    from: u32,
    link: u32,
    /// The next one to the same actor, as its place in the list plus 1.
    next: u32,
}

/// Scratch space of one source.
struct LastSteps {
    distance: Vec<f64>,
    steps: Vec<Step>,
    /// Per actor: the first step to it, as its place plus 1; 0 where there is none.
    first: Vec<u32>,
    order: Vec<u64>,
    routes: Vec<f64>,
    dependency: Vec<f64>,
}

impl LastSteps {
    fn new(n: usize) -> Self {
        Self {
            distance: vec![f64::INFINITY; n],
            steps: Vec::with_capacity(n),
            first: vec![0; n],
            order: Vec::with_capacity(n),
            routes: vec![0.0; n],
            dependency: vec![0.0; n],
        }
    }

    /// Last steps by the actor they lead to, and the actors in the order of distance.
    fn arrange(&mut self, ties: &[Tie], last: &[u32], directed: bool) {
        self.first.fill(0);
        self.steps.clear();
        for &link in last {
            let [a, b] = ties[link as usize].ends;
            let ahead = directed || self.distance[a as usize] < self.distance[b as usize];
            let (from, to) = if ahead { (a, b) } else { (b, a) };
            let place = self.steps.len() as u32 + 1;
            let next = std::mem::replace(&mut self.first[to as usize], place);
            self.steps.push(Step { from, link, next });
        }
        self.order.clear();
        for (actor, &distance) in self.distance.iter().enumerate() {
            if distance < f64::INFINITY {
                self.order.push(distance.to_bits() & !PLACE | actor as u64);
            }
        }
        self.order.sort_unstable();
    }

    /// Counts routes outwards and loads inwards.
    fn load(&mut self, source: usize, loads: &mut Loads) {
        self.routes.fill(0.0);
        self.routes[source] = 1.0;
        self.dependency.fill(0.0);
        for &at in &self.order {
            let actor = (at & PLACE) as usize;
            let mut step = self.first[actor];
            let mut routes = self.routes[actor];
            while step != 0 {
                let last = self.steps[step as usize - 1];
                routes += self.routes[last.from as usize];
                step = last.next;
            }
            self.routes[actor] = routes;
        }
        for &at in self.order.iter().rev() {
            let actor = (at & PLACE) as usize;
            let mut step = self.first[actor];
            if step == 0 {
                continue;
            }
            let dependency = self.dependency[actor];
            loads.through_actor[actor] += dependency;
            let owed = (1.0 + dependency) / self.routes[actor];
            while step != 0 {
                let last = self.steps[step as usize - 1];
                let share = self.routes[last.from as usize] * owed;
                self.dependency[last.from as usize] += share;
                loads.over_link[last.link as usize] += share;
                step = last.next;
            }
        }
    }
}
