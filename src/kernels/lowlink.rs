//! Which actors and ties hold the network together: one depth-first pass, from which every single loss is read off.
//!
//! The pass makes a tree of the ties by which actors are first met. The actors below one are an interval in the order of
//! meeting, and part from the rest once the actor above is lost if no tie leads from them past it (Hopcroft & Tarjan
//! 1973, doi:10.1145/362248.362272). So the loss of an actor leaves, of its component, one part for each such interval
//! and one for all others; that of a tie leaves two where nothing else leads out of the interval below it.
//!
//! Of ties alone, whatever the transit rule, and of ties that run both ways. `tests/it/removal.rs` holds it against
//! components counted anew.

use super::view::View;
use std::ops::Range;

const NOBODY: usize = usize::MAX;

/// The tree of first meetings, numbered so that what an actor's loss parts comes last below it.
#[derive(Clone, Debug)]
pub struct Lowlink {
    /// The actors in the order of the tree: every actor before those below it.
    order: Vec<usize>,
    /// Per actor: its place in the order.
    first: Vec<usize>,
    /// Per actor: the first place after those below it.
    past: Vec<usize>,
    /// Per actor: the first place from which all below it part from each other and the rest once it is lost.
    parting: Vec<usize>,
    /// Per actor: the one above it.
    above: Vec<usize>,
    /// Per actor: whether those from it downwards part from the rest once the actor above is lost.
    apart: Vec<bool>,
    component: Vec<usize>,
    /// Actors in each component, and the two largest components.
    sizes: Vec<usize>,
    largest: [usize; 2],
    cut: Vec<bool>,
    /// Per actor, from `heads_from` on: the heads of the groups below it that part, in order.
    heads: Vec<usize>,
    heads_from: Vec<usize>,
    /// Per actor: the tie by which it was met.
    by: Vec<usize>,
    /// Per tie: whether it is a bridge, and then the actor below it.
    bridge: Vec<Option<usize>>,
}

impl Lowlink {
    /// The pass over all ties. O(n + m).
    pub fn of(view: &View) -> Self {
        let n = view.n();
        let mut pass = Pass::new(n);
        let mut component = vec![NOBODY; n];
        let mut sizes = Vec::new();
        for root in 0..n {
            if pass.found[root] == NOT_YET {
                let before = pass.order.len();
                pass.from(view, root);
                for &actor in &pass.order[before..] {
                    component[actor] = sizes.len();
                }
                sizes.push(pass.order.len() - before);
            }
        }
        let mut bridge = vec![None; view.links().len()];
        let mut apart = vec![false; n];
        for &actor in &pass.order {
            let Visit { low, above, by, .. } = pass.visits[actor];
            if above != NOT_YET {
                let found = pass.found[above as usize];
                apart[actor] = low >= found;
                if low > found {
                    bridge[by as usize] = Some(actor);
                }
            }
        }
        let mut largest = [NOBODY; 2];
        for at in 0..sizes.len() {
            let larger = |than: usize| than == NOBODY || sizes[at] > sizes[than];
            if larger(largest[0]) {
                largest = [at, largest[0]];
            } else if larger(largest[1]) {
                largest[1] = at;
            }
        }
        let mut lowlink = Self {
            order: Vec::with_capacity(n),
            first: vec![0; n],
            past: vec![0; n],
            parting: vec![0; n],
            above: pass.visits.iter().map(|visit| wide(visit.above)).collect(),
            apart,
            component,
            sizes,
            largest,
            cut: Vec::new(),
            heads: Vec::new(),
            heads_from: vec![0; n + 1],
            by: pass.visits.iter().map(|visit| wide(visit.by)).collect(),
            bridge,
        };
        lowlink.number(&pass.order);
        lowlink.cut = (0..n)
            .map(|actor| lowlink.parts(actor).nth(1).is_some())
            .collect();
        lowlink
    }

    /// Numbers the tree again, those that part from the rest last among those below the same actor.
    fn number(&mut self, met: &[usize]) {
        let n = met.len();
        let mut below = vec![1; n];
        // How many below an actor stay with the rest once it is lost.
        let mut staying = vec![0; n];
        for &actor in met.iter().rev() {
            let above = self.above[actor];
            if above != NOBODY {
                below[above] += below[actor];
                if !self.apart[actor] {
                    staying[above] += below[actor];
                }
            }
        }
        // The next free place below each actor, for those who stay and those who part.
        let mut next = vec![[0; 2]; n];
        let mut top = 0;
        for &actor in met {
            let above = self.above[actor];
            let free = match above {
                NOBODY => &mut top,
                above => &mut next[above][usize::from(self.apart[actor])],
            };
            let place = *free;
            *free += below[actor];
            self.first[actor] = place;
            self.past[actor] = place + below[actor];
            self.parting[actor] = place + 1 + staying[actor];
            next[actor] = [place + 1, self.parting[actor]];
        }
        self.order = vec![0; n];
        for (actor, &place) in self.first.iter().enumerate() {
            self.order[place] = actor;
        }
        for &actor in met.iter().filter(|&&actor| self.apart[actor]) {
            self.heads_from[self.above[actor] + 1] += 1;
        }
        for at in 0..n {
            self.heads_from[at + 1] += self.heads_from[at];
        }
        self.heads = vec![0; self.heads_from[n]];
        let mut next = self.heads_from.clone();
        for &actor in self.order.iter().filter(|&&actor| self.apart[actor]) {
            let place = &mut next[self.above[actor]];
            self.heads[*place] = actor;
            *place += 1;
        }
    }

    /// The parts into which the loss of `actor` leaves the others of its component, by size: one for each group below
    /// it that parts, and one for all others where there are any.
    fn parts(&self, actor: usize) -> impl Iterator<Item = usize> {
        let whole = self.sizes[self.component[actor]] - 1;
        let rest = whole - (self.past[actor] - self.parting[actor]);
        let groups = self.groups(actor).map(|group| group.len());
        groups.chain((rest > 0).then_some(rest))
    }

    /// The groups below `actor` that part from the rest once it is lost, each by its places in the order, ascending.
    pub(super) fn groups(&self, actor: usize) -> impl Iterator<Item = Range<usize>> {
        let heads = &self.heads[self.heads_from[actor]..self.heads_from[actor + 1]];
        heads.iter().map(|&head| self.first[head]..self.past[head])
    }

    /// Per actor: whether its loss parts others.
    pub fn cut_actors(&self) -> &[bool] {
        &self.cut
    }

    /// Whether the loss of this tie parts its ends.
    pub fn is_bridge(&self, link: usize) -> bool {
        self.bridge[link].is_some()
    }

    /// The component of each actor, numbered from 0 in the order of their first actor.
    pub fn components(&self) -> &[usize] {
        &self.component
    }

    /// Actors in each component.
    pub fn sizes(&self) -> &[usize] {
        &self.sizes
    }

    /// Number of components once `actor` is lost, it not being one. O(its groups).
    pub fn components_without_actor(&self, actor: usize) -> usize {
        self.sizes.len() - 1 + self.parts(actor).count()
    }

    /// Number of components once a tie is lost. O(1).
    pub fn components_without_tie(&self, link: usize) -> usize {
        self.sizes.len() + usize::from(self.is_bridge(link))
    }

    /// Actors in the largest component once `actor` is lost. O(its groups).
    pub fn largest_without_actor(&self, actor: usize) -> usize {
        let own = self.component[actor];
        let elsewhere = self.largest.into_iter().find(|&at| at != own);
        let elsewhere = elsewhere.filter(|&at| at != NOBODY);
        let here = self.parts(actor).max().unwrap_or(0);
        here.max(elsewhere.map_or(0, |at| self.sizes[at]))
    }

    /// Actors in the largest component once a tie is lost. O(1).
    pub fn largest_without_tie(&self, view: &View, link: usize) -> usize {
        let own = self.component[view.links()[link].a];
        let here = self
            .halves(view, link)
            .map_or(self.sizes[own], |[x, y]| x.max(y));
        let elsewhere = self.largest.into_iter().find(|&at| at != own);
        let elsewhere = elsewhere.filter(|&at| at != NOBODY);
        here.max(elsewhere.map_or(0, |at| self.sizes[at]))
    }

    /// Number of unordered pairs of others that are joined, and no longer once `actor` is lost. O(its groups).
    pub fn pairs_without_actor(&self, actor: usize) -> usize {
        let pairs = |size: usize| size * size.saturating_sub(1) / 2;
        let whole = pairs(self.sizes[self.component[actor]] - 1);
        whole - self.parts(actor).map(pairs).sum::<usize>()
    }

    /// Number of unordered pairs that are joined, and no longer once a tie is lost. O(1).
    pub fn pairs_without_tie(&self, view: &View, link: usize) -> usize {
        self.halves(view, link).map_or(0, |[x, y]| x * y)
    }

    fn halves(&self, view: &View, link: usize) -> Option<[usize; 2]> {
        let head = self.bridge[link]?;
        let below = self.past[head] - self.first[head];
        Some([
            below,
            self.sizes[self.component[view.links()[link].a]] - below,
        ])
    }

    /// Actors by their places in the order of the tree.
    pub(super) fn order(&self) -> &[usize] {
        &self.order
    }

    /// The places of an actor and of all below it.
    pub(super) fn places(&self, actor: usize) -> Range<usize> {
        self.first[actor]..self.past[actor]
    }

    /// The places of all groups below `actor` that part from the rest once it is lost.
    pub(super) fn parting(&self, actor: usize) -> Range<usize> {
        self.parting[actor]..self.past[actor]
    }

    /// The actor above; `None` for the first of a component.
    pub(super) fn above(&self, actor: usize) -> Option<usize> {
        Some(self.above[actor]).filter(|&above| above != NOBODY)
    }

    /// Whether those from `actor` downwards part from the rest once the actor above is lost.
    pub(super) fn is_apart(&self, actor: usize) -> bool {
        self.apart[actor]
    }

    /// The bridge to the actor above, if it is one.
    pub(super) fn bridge_above(&self, actor: usize) -> Option<usize> {
        let by = *self.bridge.get(self.by[actor])?;
        by.map(|_| self.by[actor])
    }

    /// The places of those of its component that `other` is still joined with once `actor`, another of them, is lost:
    /// the group that holds it, or else all places but those in the range. O(log n).
    pub(super) fn part(&self, actor: usize, other: usize) -> Part {
        let place = self.first[other];
        let parting = self.parting(actor);
        if !parting.contains(&place) {
            return Part::Outside(parting);
        }
        let heads = &self.heads[self.heads_from[actor]..self.heads_from[actor + 1]];
        let after = heads.partition_point(|&head| self.first[head] <= place);
        Part::Inside(self.places(heads[after - 1]))
    }
}

/// Some places of the order of a tree.
pub(super) enum Part {
    /// Those in the range.
    Inside(Range<usize>),
    /// Those outside of it.
    Outside(Range<usize>),
}

impl Part {
    pub(super) fn holds(&self, place: usize) -> bool {
        match self {
            Part::Inside(range) => range.contains(&place),
            Part::Outside(range) => !range.contains(&place),
        }
    }
}

/// The depth-first pass, in its letters: `found` when an actor was met, `low` the earliest actor that one tie out of its
/// subtree leads to.
struct Pass {
    order: Vec<usize>,
    /// Asked of every tie, so in half the space.
    found: Vec<u32>,
    visits: Vec<Visit>,
}

/// What the pass holds of an actor, side by side: it is needed together.
#[derive(Clone)]
struct Visit {
    low: u32,
    above: u32,
    /// The tie by which the actor was met.
    by: u32,
    /// Its next tie to look at.
    next: u32,
}

/// Not met, or nobody.
const NOT_YET: u32 = u32::MAX;

/// As an index.
fn wide(number: u32) -> usize {
    if number == NOT_YET {
        NOBODY
    } else {
        number as usize
    }
}

impl Pass {
    fn new(n: usize) -> Self {
        let visit = Visit {
            low: NOT_YET,
            above: NOT_YET,
            by: NOT_YET,
            next: 0,
        };
        Self {
            order: Vec::with_capacity(n),
            found: vec![NOT_YET; n],
            visits: vec![visit; n],
        }
    }

    fn meet(&mut self, actor: usize) {
        let time = self.order.len() as u32;
        self.order.push(actor);
        self.found[actor] = time;
        self.visits[actor].low = time;
    }

    fn from(&mut self, view: &View, root: usize) {
        self.meet(root);
        let mut actor = root;
        loop {
            let visit = &mut self.visits[actor];
            let (mut low, above, from) = (visit.low, visit.above, visit.next as usize);
            let arcs = view.arcs(actor);
            let mut deeper = None;
            for (at, arc) in arcs.iter().enumerate().skip(from) {
                let found = self.found[arc.to];
                if found == NOT_YET {
                    deeper = Some((at, arc));
                    break;
                }
                // Ties are composed, so the one above is joined by one tie only, and that does not lead past it.
                if arc.to as u32 != above {
                    low = low.min(found);
                }
            }
            visit.low = low;
            if let Some((at, arc)) = deeper {
                visit.next = at as u32 + 1;
                let there = &mut self.visits[arc.to];
                (there.above, there.by) = (actor as u32, arc.link as u32);
                actor = arc.to;
                self.meet(actor);
                continue;
            }
            if actor == root {
                return;
            }
            actor = above as usize;
            let visit = &mut self.visits[actor];
            visit.low = visit.low.min(low);
        }
    }
}
