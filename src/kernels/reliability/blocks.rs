//! Blocks: parts of the network that meet in cut actors only. A route from one to another passes each cut actor on the
//! way, so that the probability of a route is a product over the blocks that it must cross.

use super::super::view::View;

/// The blocks of a view, ties taken without their direction.
#[derive(Clone, Debug)]
pub struct Blocks {
    /// The blocks; a tie on no cycle is one by itself.
    pub blocks: Vec<Block>,
    /// Per actor: the blocks it is in, with its place there.
    pub of: Vec<Vec<(usize, usize)>>,
}

/// A block.
#[derive(Clone, Debug)]
pub struct Block {
    /// Its actors, ascending.
    pub actors: Vec<usize>,
    /// Its ties, as indices of [`View::links`].
    pub links: Vec<usize>,
}

impl Blocks {
    /// Depth first, without recursion: the lowest time that a subtree's ties reach tells where a block ends
    /// (Hopcroft & Tarjan 1973, doi:10.1145/362248.362272).
    pub fn of(view: &View) -> Self {
        let n = view.n();
        let mut around: Vec<Vec<(usize, usize)>> = vec![Vec::new(); n];
        for (index, link) in view.links().iter().enumerate() {
            around[link.a].push((link.b, index));
            around[link.b].push((link.a, index));
        }
        let mut time = vec![usize::MAX; n];
        let mut low = vec![usize::MAX; n];
        let mut next = vec![0; n];
        let mut clock = 0;
        let mut open: Vec<usize> = Vec::new();
        let mut found = Vec::new();
        for root in 0..n {
            if time[root] != usize::MAX {
                continue;
            }
            (time[root], low[root]) = (clock, clock);
            clock += 1;
            // Each with the tie it was reached by, and how many ties were open before that one.
            let mut path = vec![(root, usize::MAX, 0)];
            while let Some(&(here, by, before)) = path.last() {
                if let Some(&(there, link)) = around[here].get(next[here]) {
                    next[here] += 1;
                    if link == by || (time[there] != usize::MAX && time[there] > time[here]) {
                        continue;
                    }
                    if time[there] == usize::MAX {
                        path.push((there, link, open.len()));
                        (time[there], low[there]) = (clock, clock);
                        clock += 1;
                    } else {
                        low[here] = low[here].min(time[there]);
                    }
                    open.push(link);
                    continue;
                }
                path.pop();
                if let Some(&(above, ..)) = path.last() {
                    low[above] = low[above].min(low[here]);
                    if low[here] >= time[above] {
                        found.push(open.split_off(before));
                    }
                }
            }
        }
        let blocks: Vec<Block> = found
            .into_iter()
            .map(|mut links| {
                let ends = |&link: &usize| [view.links()[link].a, view.links()[link].b];
                let mut actors: Vec<usize> = links.iter().flat_map(ends).collect();
                actors.sort_unstable();
                actors.dedup();
                links.sort_unstable();
                Block { actors, links }
            })
            .collect();
        let mut of = vec![Vec::new(); n];
        for (index, block) in blocks.iter().enumerate() {
            for (place, &actor) in block.actors.iter().enumerate() {
                of[actor].push((index, place));
            }
        }
        Self { blocks, of }
    }

    /// What must hold for all `terminals` to be joined: per block that must be crossed the places in it that must be
    /// joined there; nothing if some two are not joined at all. Needs at least one terminal.
    pub fn crossed(&self, terminals: &[usize]) -> Option<Vec<(usize, Vec<usize>)>> {
        let first = *terminals.first()?;
        let mut wanted = vec![false; self.of.len()];
        let mut reached = vec![false; self.of.len()];
        terminals
            .iter()
            .for_each(|&terminal| wanted[terminal] = true);
        reached[first] = true;
        // Every block with the place by which it is entered, before those behind it.
        let mut entered = Vec::new();
        let mut waiting = vec![(first, usize::MAX)];
        while let Some((actor, from)) = waiting.pop() {
            for &(block, place) in self.of[actor].iter().filter(|&&(block, _)| block != from) {
                entered.push((block, place));
                for &other in self.blocks[block]
                    .actors
                    .iter()
                    .filter(|&&other| other != actor)
                {
                    reached[other] = true;
                    waiting.push((other, block));
                }
            }
        }
        if terminals.iter().any(|&terminal| !reached[terminal]) {
            return None;
        }
        let mut crossed = Vec::new();
        for &(block, entry) in entered.iter().rev() {
            let actors = &self.blocks[block].actors;
            let mut places: Vec<usize> = (0..actors.len())
                .filter(|&place| place != entry && wanted[actors[place]])
                .collect();
            if !places.is_empty() {
                wanted[actors[entry]] = true;
                places.push(entry);
                places.sort_unstable();
                crossed.push((block, places));
            }
        }
        Some(crossed)
    }
}
