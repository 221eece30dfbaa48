//! Blocks: maximal sets of ties any two of which lie on a common cycle, given by their actors.

use super::view::View;

impl View {
    /// The actors of each block, ascending; blocks in the order of their actors. A tie on no cycle is a block of two,
    /// and an actor without ties is in none. Blocks share cut actors only. Of ties alone, whatever the transit rule,
    /// and of ties that run both ways.
    ///
    /// O(n + m), after Hopcroft & Tarjan 1973, doi:10.1145/362248.362272.
    pub fn blocks(&self) -> Vec<Vec<usize>> {
        let n = self.n();
        // `low` is the earliest actor that a subtree reaches by one tie out of it. A block is complete where a subtree
        // reaches no further than the actor above it.
        let (mut found, mut low) = (vec![usize::MAX; n], vec![usize::MAX; n]);
        let mut time = 0;
        let mut blocks = Vec::new();
        for root in 0..n {
            if found[root] != usize::MAX {
                continue;
            }
            // Actors met and not yet in a block, and per actor on the way down: itself, the tie it was reached by, its
            // next tie, and how many actors were waiting when it was met.
            let mut waiting: Vec<usize> = Vec::new();
            let mut way = vec![(root, usize::MAX, 0, 0)];
            while let Some((actor, by, next, _)) = way.last_mut() {
                let (actor, by) = (*actor, *by);
                if *next == 0 {
                    (found[actor], low[actor]) = (time, time);
                    time += 1;
                }
                if let Some(arc) = self.arcs(actor).get(*next) {
                    *next += 1;
                    if arc.link == by {
                        continue;
                    }
                    if found[arc.to] == usize::MAX {
                        let before = waiting.len();
                        waiting.push(arc.to);
                        way.push((arc.to, arc.link, 0, before));
                    } else {
                        low[actor] = low[actor].min(found[arc.to]);
                    }
                    continue;
                }
                let before = way.pop().map_or(0, |(.., before)| before);
                if let Some(&(above, ..)) = way.last() {
                    low[above] = low[above].min(low[actor]);
                    if low[actor] >= found[above] {
                        let mut block = waiting.split_off(before);
                        block.push(above);
                        block.sort_unstable();
                        blocks.push(block);
                    }
                }
            }
        }
        blocks.sort();
        blocks
    }
}
