//! Connected components of a set of links.

use petgraph::unionfind::UnionFind;

/// The component of each of `n` actors, numbered from 0 in the order of their first actor.
pub fn components(n: usize, links: impl Iterator<Item = (usize, usize)>) -> Vec<usize> {
    let mut sets = UnionFind::<usize>::new(n);
    for (a, b) in links {
        sets.union(a, b);
    }
    let mut number = vec![usize::MAX; n];
    let mut next = 0;
    (0..n)
        .map(|actor| {
            let root = sets.find(actor);
            if number[root] == usize::MAX {
                number[root] = next;
                next += 1;
            }
            number[root]
        })
        .collect()
}
