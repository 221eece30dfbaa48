//! Routes that share no actor, under open transit: a maximum flow of unit capacities through actors that are an entry
//! and an exit each (Menger's theorem). Rows of partners are bits, so that a search looks at 64 actors at a time.

use super::super::view::View;

/// No actor: nobody comes before or after, or nobody is on a route.
const NONE: u32 = u32::MAX;

/// The search of one pair after another; nothing is allocated from pair to pair.
pub(super) struct Actors {
    words: usize,
    /// Whom each actor has a tie to, and whom one from, a row of bits each.
    out: Vec<u64>,
    into: Vec<u64>,
    /// Who may be passed through: neither the ends nor, once they are counted, partners of both.
    open: Vec<u64>,
    /// Who is on a route.
    used: Vec<u64>,
    /// Who is first on a route, and who is last.
    first: Vec<u64>,
    last: Vec<u64>,
    /// Who comes before and after on the route.
    before: Vec<u32>,
    after: Vec<u32>,
    /// Entries that the search has reached, and exits of actors on a route; the others' are reached with their entry.
    entered: Vec<u64>,
    left: Vec<u64>,
    /// From whose exit an entry was reached; its own, where a route is undone.
    by: Vec<u32>,
    queue: Vec<u32>,
}

fn has(bits: &[u64], at: u32) -> bool {
    bits[at as usize / 64] >> (at % 64) & 1 == 1
}

fn put(bits: &mut [u64], at: u32) {
    bits[at as usize / 64] |= 1 << (at % 64);
}

fn take(bits: &mut [u64], at: u32) {
    bits[at as usize / 64] &= !(1 << (at % 64));
}

impl Actors {
    pub(super) fn new(view: &View) -> Self {
        let n = view.n();
        let words = n.div_ceil(64);
        let (mut out, mut into) = (vec![0; n * words], vec![0; n * words]);
        for link in view.links() {
            let (a, b) = (link.a, link.b);
            put(&mut out[a * words..][..words], b as u32);
            put(&mut into[b * words..][..words], a as u32);
            if !view.is_directed() {
                put(&mut out[b * words..][..words], a as u32);
                put(&mut into[a * words..][..words], b as u32);
            }
        }
        let bits = || vec![0; words];
        Self {
            words,
            out,
            into,
            open: bits(),
            used: bits(),
            first: bits(),
            last: bits(),
            before: vec![NONE; n],
            after: vec![NONE; n],
            entered: bits(),
            left: bits(),
            by: vec![NONE; n],
            queue: Vec::with_capacity(n),
        }
    }

    /// The largest number of routes from `a` to `b` that share no actor but these. A tie between them is one, and so is
    /// each partner of both: an exchange of ends shows that some largest set has them all. The search finds the longer
    /// ones.
    pub(super) fn between(&mut self, a: usize, b: usize) -> usize {
        let words = self.words;
        let (from, to) = (a * words..(a + 1) * words, b * words..(b + 1) * words);
        let (out, into) = (&self.out[from], &self.into[to]);
        let mut routes = usize::from(has(out, b as u32));
        let (mut of_a, mut of_b) = (0, 0);
        for word in 0..words {
            let both = out[word] & into[word];
            routes += both.count_ones() as usize;
            of_a += (out[word] & !both).count_ones() as usize;
            of_b += (into[word] & !both).count_ones() as usize;
            self.open[word] = !both;
        }
        let tied = usize::from(has(out, b as u32));
        // No more routes than either end has other ties.
        let most = of_a.min(of_b) - tied;
        for end in [a, b] {
            take(&mut self.open, end as u32);
        }
        for bits in [&mut self.used, &mut self.first, &mut self.last] {
            bits.fill(0);
        }
        let mut more = 0;
        while more < most && self.augment(a, b) {
            more += 1;
        }
        routes + more
    }

    /// One route more, if there is one; breadth first.
    fn augment(&mut self, a: usize, b: usize) -> bool {
        self.entered.fill(0);
        self.left.fill(0);
        self.queue.clear();
        let start = a as u32;
        if let Some(last) = self.leave(start, start, b) {
            self.turn(last, start, b as u32);
            return true;
        }
        let mut next = 0;
        while let Some(&actor) = self.queue.get(next) {
            next += 1;
            if let Some(last) = self.leave(actor, start, b) {
                self.turn(last, start, b as u32);
                return true;
            }
        }
        false
    }

    /// Goes out of the exit of `actor`; gives an actor from whose exit the sink is free.
    fn leave(&mut self, actor: u32, start: u32, b: usize) -> Option<u32> {
        let words = self.words;
        let row = actor as usize * words;
        for word in 0..words {
            let mut fresh = self.out[row + word] & self.open[word] & !self.entered[word];
            if actor == start {
                fresh &= !self.first[word];
            }
            self.entered[word] |= fresh;
            // Who is on no route is left at once, and whoever of them has a tie to the sink ends the search.
            let idle = fresh & !self.used[word];
            let hit = idle & self.into[b * words + word];
            if hit != 0 {
                let last = (word * 64) as u32 + hit.trailing_zeros();
                self.by[last as usize] = actor;
                return Some(last);
            }
            let mut bits = fresh;
            while bits != 0 {
                let to = (word * 64) as u32 + bits.trailing_zeros();
                bits &= bits - 1;
                self.by[to as usize] = actor;
                if !has(&self.used, to) {
                    self.queue.push(to);
                } else if let Some(last) = self.back(to, start, b) {
                    return Some(last);
                }
            }
        }
        // Out of the entry again, by which the route through it is undone.
        if actor != start && has(&self.used, actor) && !has(&self.entered, actor) {
            put(&mut self.entered, actor);
            self.by[actor as usize] = actor;
            return self.back(actor, start, b);
        }
        None
    }

    /// From the entry of an actor on a route back to the exit of the one before it.
    fn back(&mut self, actor: u32, start: u32, b: usize) -> Option<u32> {
        let before = self.before[actor as usize];
        if before == start || has(&self.left, before) {
            return None;
        }
        put(&mut self.left, before);
        if has(&self.into[b * self.words..][..self.words], before) {
            return Some(before);
        }
        self.queue.push(before);
        None
    }

    /// Lays the route that the search found, from its end: `exit` is the last actor on it.
    ///
    /// Nobody who is first or last on a route is reached backwards, so both stay so.
    fn turn(&mut self, mut exit: u32, start: u32, sink: u32) {
        put(&mut self.last, exit);
        let mut entry = sink;
        while exit != start {
            let old = std::mem::replace(&mut self.after[exit as usize], entry);
            if entry != sink {
                self.before[entry as usize] = exit;
            }
            entry = exit;
            if has(&self.used, exit) {
                // Reached backwards from the entry of the one after, whose own place on a route may be undone as well.
                entry = old;
                while self.by[entry as usize] == entry {
                    take(&mut self.used, entry);
                    entry = self.after[entry as usize];
                }
            } else {
                put(&mut self.used, exit);
            }
            exit = self.by[entry as usize];
        }
        put(&mut self.first, entry);
        self.before[entry as usize] = start;
    }
}

#[cfg(test)]
mod tests {
    use super::{Actors, View};
    use crate::by_hand::{self, numbered};

    fn view(n: usize, chains: &[&[usize]]) -> View {
        let steps = chains.iter().flat_map(|chain| chain.windows(2));
        let ties: Vec<_> = steps.map(|ends| (ends[0], ends[1], 1.0)).collect();
        by_hand::view(&numbered(n, &ties))
    }

    #[test]
    fn a_short_route_in_the_way_of_two_long_ones_is_undone() {
        // From 0 to 9 over 1, 2 and 3 is shortest; a second route needs both 1 and 3, and 2 no longer.
        let short: &[usize] = &[0, 1, 2, 3, 9];
        let (to_third, from_first): (&[usize], &[usize]) = (&[0, 4, 65, 6, 3], &[1, 129, 7, 70, 9]);
        for n in [131, 180] {
            let both = view(n, &[short, to_third, from_first]);
            assert_eq!(Actors::new(&both).between(0, 9), 2);
            assert_eq!(Actors::new(&both).between(9, 0), 2);
            // One side alone leads nowhere, whatever else the ends are tied to; asked by one searcher in turn.
            let spare: &[usize] = &[9, 8, 1, 100];
            for side in [to_third, from_first] {
                let one = view(n, &[short, side, &[0, 10], &[9, 11]]);
                let mut actors = Actors::new(&one);
                assert_eq!(actors.between(0, 9), 1);
                assert_eq!(actors.between(9, 0), 1);
                assert_eq!(actors.between(1, 10), 1);
                assert_eq!(actors.between(0, 100), 0);
            }
            let three = view(n, &[short, to_third, from_first, spare]);
            assert_eq!(Actors::new(&three).between(0, 9), 2);
        }
    }
}
