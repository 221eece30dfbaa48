//! Blocks: maximal sets of ties any two of which lie on a common cycle, given by their actors.

use super::view::View;

impl View {
    /// The actors of each block, ascending; blocks in the order of their actors. A tie on no cycle is a block of two,
    /// and an actor without ties is in none. Blocks share cut actors only. Of ties alone, whatever the transit rule,
    /// and of ties that run both ways.
    ///
    /// O(n + m) and the sorting, after Hopcroft & Tarjan 1973, doi:10.1145/362248.362272.
    pub fn blocks(&self) -> Vec<Vec<usize>> {
        let lowlink = self.lowlink();
        let mut blocks: Vec<Vec<usize>> = Vec::new();
        // The block in which each actor is joined with the one above it. An actor begins one if it parts from the rest
        // with the loss of the one above, and shares that of the one above otherwise.
        let mut block = vec![usize::MAX; self.n()];
        for &actor in lowlink.order() {
            let Some(above) = lowlink.above(actor) else {
                continue;
            };
            block[actor] = if lowlink.is_apart(actor) {
                blocks.push(vec![above]);
                blocks.len() - 1
            } else {
                block[above]
            };
            blocks[block[actor]].push(actor);
        }
        blocks.iter_mut().for_each(|block| block.sort_unstable());
        blocks.sort();
        blocks
    }
}
