//! A shared forest of decision diagrams: each root says, for one event, which states of the variables make
//! it happen. Probabilities of all roots come from one pass over the nodes, whatever the odds.

use super::hashing::Map;

/// A node of the forest, or one of the two ends.
pub type Root = u32;

/// The event that never happens.
pub const NEVER: Root = 0;
/// The event that always happens.
pub const ALWAYS: Root = 1;

/// Nodes of one forest before giving up: some 30 MB, and under a second to build.
const MOST_NODES: usize = 1_500_000;

/// What metrics say when there are more.
pub const TOO_LARGE: &str = "too large for exact reliability";

/// Reduced decision diagrams that share their nodes; every child comes before its parents.
#[derive(Clone, Debug)]
pub struct Forest {
    nodes: Vec<Node>,
    unique: Map<Node, Root>,
    and: Map<(Root, Root), Root>,
    or: Map<(Root, Root), Root>,
    /// Nodes before giving up.
    most: usize,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
struct Node {
    variable: u32,
    fails: Root,
    works: Root,
}

impl Forest {
    pub fn new() -> Self {
        Self::of_at_most(MOST_NODES)
    }

    /// A forest that gives up earlier.
    pub fn of_at_most(most: usize) -> Self {
        // Two placeholders keep the numbers of the ends.
        let end = |root| Node {
            variable: u32::MAX,
            fails: root,
            works: root,
        };
        Self {
            nodes: vec![end(NEVER), end(ALWAYS)],
            unique: Map::default(),
            and: Map::default(),
            or: Map::default(),
            most,
        }
    }

    /// Number of nodes, the two ends included.
    pub fn len(&self) -> usize {
        self.nodes.len()
    }

    /// "If `variable` works then `works`, else `fails`."
    pub fn choice(
        &mut self,
        variable: usize,
        fails: Root,
        works: Root,
    ) -> Result<Root, &'static str> {
        if fails == works {
            return Ok(works);
        }
        let node = Node {
            variable: variable as u32,
            fails,
            works,
        };
        if let Some(&root) = self.unique.get(&node) {
            return Ok(root);
        }
        // What is remembered of conjunctions takes memory and time like nodes.
        let remembered = (self.and.len() + self.or.len()) / 8;
        if self.nodes.len().max(remembered) >= self.most {
            return Err(TOO_LARGE);
        }
        let root = self.nodes.len() as Root;
        self.nodes.push(node);
        self.unique.insert(node, root);
        Ok(root)
    }

    /// The nodes above the two ends: variable, what follows if it fails, and if it works; children first.
    pub fn choices(&self) -> impl Iterator<Item = (usize, Root, Root)> {
        let nodes = self.nodes[2..].iter();
        nodes.map(|node| (node.variable as usize, node.fails, node.works))
    }

    /// The event that `variable` works.
    pub fn variable(&mut self, variable: usize) -> Result<Root, &'static str> {
        self.choice(variable, NEVER, ALWAYS)
    }

    /// Both events. Only for diagrams whose variables come in the order of their numbers.
    pub fn and(&mut self, x: Root, y: Root) -> Result<Root, &'static str> {
        match (x, y) {
            (NEVER, _) | (_, NEVER) => return Ok(NEVER),
            (ALWAYS, other) | (other, ALWAYS) => return Ok(other),
            _ if x == y => return Ok(x),
            _ => {}
        }
        let key = (x.min(y), x.max(y));
        if let Some(&root) = self.and.get(&key) {
            return Ok(root);
        }
        let (variable, [x0, x1], [y0, y1]) = self.split(x, y);
        let (fails, works) = (self.and(x0, y0)?, self.and(x1, y1)?);
        let root = self.choice(variable, fails, works)?;
        self.and.insert(key, root);
        Ok(root)
    }

    /// At least one of the events. Only for diagrams whose variables come in the order of their numbers.
    pub fn or(&mut self, x: Root, y: Root) -> Result<Root, &'static str> {
        match (x, y) {
            (ALWAYS, _) | (_, ALWAYS) => return Ok(ALWAYS),
            (NEVER, other) | (other, NEVER) => return Ok(other),
            _ if x == y => return Ok(x),
            _ => {}
        }
        let key = (x.min(y), x.max(y));
        if let Some(&root) = self.or.get(&key) {
            return Ok(root);
        }
        let (variable, [x0, x1], [y0, y1]) = self.split(x, y);
        let (fails, works) = (self.or(x0, y0)?, self.or(x1, y1)?);
        let root = self.choice(variable, fails, works)?;
        self.or.insert(key, root);
        Ok(root)
    }

    /// The first variable of the two, and each event given that it fails or works.
    fn split(&self, x: Root, y: Root) -> (usize, [Root; 2], [Root; 2]) {
        let (at_x, at_y) = (self.nodes[x as usize], self.nodes[y as usize]);
        let variable = at_x.variable.min(at_y.variable);
        let given = |root: Root, node: Node| {
            if node.variable == variable {
                [node.fails, node.works]
            } else {
                [root, root]
            }
        };
        (variable as usize, given(x, at_x), given(y, at_y))
    }

    /// Probability of the event of every node, where variable `v` works with probability `odds[v]`.
    pub fn probabilities(&self, odds: &[f64]) -> Vec<f64> {
        let mut probability = Vec::with_capacity(self.nodes.len());
        probability.extend([0.0, 1.0]);
        for node in &self.nodes[2..] {
            let p = odds[node.variable as usize];
            let (fails, works) = (
                probability[node.fails as usize],
                probability[node.works as usize],
            );
            probability.push(p * works + (1.0 - p) * fails);
        }
        probability
    }
}

#[cfg(test)]
mod tests {
    use super::{ALWAYS, Forest, NEVER, TOO_LARGE};

    #[test]
    fn a_forest_has_room_for_as_many_nodes_as_it_may_have_and_shares_them() {
        let mut forest = Forest::of_at_most(4);
        assert_eq!(forest.len(), 2);
        let [x, y] = [0, 1].map(|variable| forest.variable(variable).expect("room"));
        assert_eq!(forest.len(), 4);
        assert_eq!(forest.variable(2), Err(TOO_LARGE));
        assert_eq!(forest.or(x, y), Err(TOO_LARGE));
        // What is there already needs no room.
        assert_eq!(forest.variable(0), Ok(x));
        for root in [x, y] {
            assert_eq!(
                [forest.and(root, root), forest.or(root, root)],
                [Ok(root); 2]
            );
            assert_eq!(
                [forest.and(root, ALWAYS), forest.or(NEVER, root)],
                [Ok(root); 2]
            );
            assert_eq!(forest.and(NEVER, root), Ok(NEVER));
            assert_eq!(forest.or(root, ALWAYS), Ok(ALWAYS));
        }
        assert_eq!(forest.len(), 4);
    }

    #[test]
    fn what_is_remembered_of_a_few_events_leaves_room_for_all_of_them() {
        // The ends, thirty variables, all of the last i and any of the last i.
        let mut forest = Forest::of_at_most(2 + 3 * 30);
        let (mut all, mut some) = (ALWAYS, NEVER);
        for variable in (0..30).rev() {
            let up = forest.variable(variable).expect("room");
            all = forest.and(up, all).expect("room");
            some = forest.or(up, some).expect("room");
        }
        let values = forest.probabilities(&[0.5; 30]);
        assert_eq!(values[all as usize], 0.5_f64.powi(30));
        assert_eq!(values[some as usize], 1.0 - 0.5_f64.powi(30));
    }

    #[test]
    fn what_is_remembered_of_very_many_events_leaves_no_room_for_more() {
        // All and any of the last i of thirty variables are 90 nodes, and so are both and either of every two of them.
        let mut forest = Forest::of_at_most(150);
        let (mut all, mut some) = (vec![ALWAYS], vec![NEVER]);
        for variable in (0..30).rev() {
            let up = forest.variable(variable).expect("room");
            all.push(forest.and(up, all[all.len() - 1]).expect("room"));
            some.push(forest.or(up, some[some.len() - 1]).expect("room"));
        }
        for more in 1..=30 {
            for fewer in 1..more {
                let both = forest.and(all[more], all[fewer]);
                assert_eq!(
                    [both, forest.or(all[more], all[fewer])],
                    [Ok(all[more]), Ok(all[fewer])]
                );
                let both = forest.and(some[more], some[fewer]);
                assert_eq!(
                    [both, forest.or(some[more], some[fewer])],
                    [Ok(some[fewer]), Ok(some[more])]
                );
            }
        }
        assert!(forest.len() < 100);
        assert_eq!(forest.variable(30), Err(TOO_LARGE));
    }
}
