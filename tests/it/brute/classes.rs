//! Connected graphs up to isomorphism.

/// The tied pairs of a graph.
pub type Graph = Vec<(usize, usize)>;

/// One graph of each class of connected graphs of `n` actors: of all that are the same but for the names, the one whose
/// set of pairs is the smallest number.
pub fn connected_classes(n: usize) -> Vec<Graph> {
    let pairs: Graph = (0..n)
        .flat_map(|a| (a + 1..n).map(move |b| (a, b)))
        .collect();
    let place = |a: usize, b: usize| {
        pairs
            .iter()
            .position(|&pair| pair == (a.min(b), a.max(b)))
            .expect("a pair")
    };
    let renamings: Vec<Vec<usize>> = orders(n)
        .iter()
        .map(|order| {
            let renamed = |&(a, b): &(usize, usize)| place(order[a], order[b]);
            pairs.iter().map(renamed).collect()
        })
        .collect();
    let renamed = |graph: u32, places: &[usize]| {
        let tied = (0..places.len()).filter(|pair| graph >> pair & 1 == 1);
        tied.fold(0_u32, |set, pair| set | 1 << places[pair])
    };
    let smallest = |graph: &u32| {
        renamings
            .iter()
            .all(|places| renamed(*graph, places) >= *graph)
    };
    let tied = |graph: u32| -> Graph {
        let chosen = (0..pairs.len()).filter(|pair| graph >> pair & 1 == 1);
        chosen.map(|pair| pairs[pair]).collect()
    };
    (0..1_u32 << pairs.len())
        .filter(smallest)
        .map(tied)
        .filter(|graph| is_connected(n, graph))
        .collect()
}

/// Every order of 0..n.
fn orders(n: usize) -> Vec<Vec<usize>> {
    let mut orders = vec![Vec::new()];
    for next in 0..n {
        orders = orders
            .iter()
            .flat_map(|order: &Vec<usize>| {
                (0..=order.len()).map(move |at| {
                    let mut longer = order.clone();
                    longer.insert(at, next);
                    longer
                })
            })
            .collect();
    }
    orders
}

fn is_connected(n: usize, graph: &Graph) -> bool {
    let mut reached = 1_u32;
    for _ in 0..n {
        for &(a, b) in graph {
            if reached >> a & 1 == 1 || reached >> b & 1 == 1 {
                reached |= 1 << a | 1 << b;
            }
        }
    }
    reached == (1 << n) - 1
}
