//! The states of one layer, numbered in the order in which they are met.

use super::frontier::START;

/// The states of a layer, each with its node, found by open addressing.
#[derive(Default)]
pub struct States {
    /// By node.
    pub keys: Vec<u128>,
    /// Nodes by hash; 0 where there is none, since no state belongs to the first end.
    table: Vec<u32>,
}

impl States {
    /// None, with room for about so many.
    pub fn clear(&mut self, states: usize) {
        self.keys.clear();
        self.keys.resize(START, 0);
        self.table.clear();
        self.table
            .resize((2 * states).next_power_of_two().max(16), 0);
    }

    pub fn len(&self) -> usize {
        self.keys.len()
    }

    /// The node of a state, a new one if it has not been met.
    #[inline]
    pub fn node(&mut self, key: u128) -> u32 {
        let mask = self.table.len() - 1;
        let mut at = hash(key) & mask;
        loop {
            match self.table[at] {
                0 => break,
                node if self.keys[node as usize] == key => return node,
                _ => at = (at + 1) & mask,
            }
        }
        let node = self.keys.len() as u32;
        self.keys.push(key);
        self.table[at] = node;
        // Half full at the most, so that searches end soon.
        if 2 * self.keys.len() > self.table.len() {
            self.grow();
        }
        node
    }

    fn grow(&mut self) {
        let mask = 4 * self.table.len() - 1;
        self.table = vec![0; mask + 1];
        for (node, &key) in self.keys.iter().enumerate().skip(START) {
            let mut at = hash(key) & mask;
            while self.table[at] != 0 {
                at = (at + 1) & mask;
            }
            self.table[at] = node as u32;
        }
    }
}

/// Both halves of the product of the two halves, each made odd by constants (digits of π).
#[inline]
fn hash(key: u128) -> usize {
    let (low, high) = (key as u64, (key >> 64) as u64);
    let product =
        u128::from(low ^ 0x2434_f6a8_885a_308d) * u128::from(high ^ 0x1319_8a2e_0370_7344);
    ((product as u64) ^ (product >> 64) as u64) as usize
}

#[cfg(test)]
mod tests {
    use super::{START, States};

    #[test]
    fn states_are_numbered_as_they_come_and_found_again_however_many_there_are() {
        let key = |at: usize| ((at as u128) << 60) | ((at as u128 % 7) << 100);
        let number = |at: usize| (START + at) as u32;
        let mut states = States::default();
        states.clear(1);
        for at in 0..3000 {
            assert_eq!(states.node(key(at)), number(at));
            assert_eq!(states.node(key(at / 2)), number(at / 2));
            assert_eq!(states.keys[START + at], key(at));
        }
        assert!((0..3000).all(|at| states.node(key(at)) == number(at)));
        assert_eq!(states.len(), START + 3000);
        states.clear(8);
        assert_eq!(states.len(), START);
        assert_eq!(states.node(key(5)), number(0));
        assert_eq!(
            [states.node(key(9)), states.node(key(5))],
            [number(1), number(0)]
        );
    }
}
