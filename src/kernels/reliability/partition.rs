//! A state of the frontier in one number: which of its places are joined, which are down, and which groups hold a
//! terminal.
//!
//! Five bits for each place name the first place of its group, so that equal partitions are equal numbers without
//! renumbering: joining two groups renames the later one. Behind the places comes one mark for each possible first
//! place. What concerns every place is done to all fields of the number at once.

/// Places of the widest frontier.
pub const PLACES: usize = 21;

const BITS: usize = 5;
const FIELD: u128 = 0b1_1111;
/// In the field of an actor that does not work.
const DOWN: u128 = 31;
/// In the field of a place that nobody has; the same in every state, whichever number it is.
const FREE: u128 = 30;
/// The lowest bit of every field.
const ONES: u128 = {
    let (mut ones, mut place) = (0, 0);
    while place < PLACES {
        ones |= 1 << (place * BITS);
        place += 1;
    }
    ones
};
const FIELDS: u128 = ONES * FIELD;

/// A partition of the frontier.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Partition(pub u128);

/// What remains when a place is given up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Left {
    pub rest: Partition,
    /// The fields of its group, itself included; none where it was down.
    members: u128,
    /// Whether a group with a terminal is left behind for good.
    pub cut: bool,
}

impl Partition {
    /// The frontier with nobody on it.
    pub const EMPTY: Self = Self(ONES * FREE);

    /// What an actor that works changes on taking a place, alone in its group: the same bits in every state.
    pub const fn arrival(place: usize, terminal: bool) -> u128 {
        ((FREE ^ place as u128) << (place * BITS)) | ((terminal as u128) << (PLACES * BITS + place))
    }

    /// The same for an actor that is down.
    pub const fn arrival_down(place: usize) -> u128 {
        (FREE ^ DOWN) << (place * BITS)
    }

    /// With the groups of two places joined; nothing where they are one already, or one is down.
    #[inline]
    pub fn joined(self, x: usize, y: usize) -> Option<Self> {
        let (x, y) = (self.first(x), self.first(y));
        if x == y || x == DOWN || y == DOWN {
            return None;
        }
        Some(self.renamed(x.max(y), x.min(y), FIELDS))
    }

    /// With a place given up.
    #[inline]
    pub fn without(self, place: usize) -> Left {
        let own = FIELD << (place * BITS);
        let first = self.first(place);
        let freed = |state: Self| Self((state.0 & !own) | FREE << (place * BITS));
        if first == DOWN {
            return Left {
                rest: freed(self),
                members: 0,
                cut: false,
            };
        }
        let members = self.members(first);
        let others = members & !own;
        let rest = if first != place as u128 {
            self
        } else if others == 0 {
            Self(self.0 & !mark(first))
        } else {
            self.renamed(first, others.trailing_zeros() as u128 / BITS as u128, !own)
        };
        Left {
            rest: freed(rest),
            members,
            cut: others == 0 && self.0 & mark(first) != 0,
        }
    }

    /// Groups that hold a terminal.
    #[inline]
    pub fn marked(self) -> u32 {
        (self.0 >> (PLACES * BITS)).count_ones()
    }

    #[inline]
    fn first(self, place: usize) -> u128 {
        self.0 >> (place * BITS) & FIELD
    }

    /// Every bit of the fields of a group.
    #[inline]
    fn members(self, first: u128) -> u128 {
        const TOP: u128 = ONES << (BITS - 1);
        const REST: u128 = TOP - ONES;
        // Zero in the fields that hold the name; a field's top bit then tells whether anything else is left in it.
        let differs = (self.0 & FIELDS) ^ (first * ONES);
        let same = !(((differs & REST) + REST) | differs) & TOP;
        (same << 1) - (same >> (BITS - 1))
    }

    /// With a group under another name, in the fields of `within`, and its mark moved along.
    #[inline]
    fn renamed(self, from: u128, to: u128, within: u128) -> Self {
        let changed = self.members(from) & within & ((from ^ to) * ONES);
        let moved = if self.0 & mark(from) == 0 {
            0
        } else {
            mark(to)
        };
        Self(((self.0 ^ changed) & !mark(from)) | moved)
    }
}

impl Left {
    /// Bit z: place z was of the same group.
    pub fn group(self) -> u32 {
        let mut fields = self.members & ONES;
        let mut group = 0;
        while fields != 0 {
            group |= 1 << (fields.trailing_zeros() as usize / BITS);
            fields &= fields - 1;
        }
        group
    }
}

#[inline]
fn mark(first: u128) -> u128 {
    1 << (PLACES as u128 * BITS as u128 + first)
}

#[cfg(test)]
mod tests {
    use super::{PLACES, Partition};

    /// Two are joined if giving one up leaves the other of its group.
    fn together(state: Partition, x: usize, y: usize) -> bool {
        state.without(x).group() >> y & 1 == 1
    }

    fn arrived(state: Partition, place: usize, terminal: bool) -> Partition {
        Partition(state.0 ^ Partition::arrival(place, terminal))
    }

    #[test]
    fn the_order_of_joining_leaves_no_trace() {
        let all = (0..PLACES).fold(Partition::EMPTY, |state, place| {
            arrived(state, place, place == 3)
        });
        let join = |state: Partition, x, y| state.joined(x, y).expect("apart");
        let one = join(join(join(all, 3, 7), 20, 7), 0, 3);
        let other = join(join(join(all, 0, 20), 3, 0), 7, 20);
        assert_eq!(one, other);
        assert_eq!(one.joined(20, 3), None);
        assert!(together(one, 0, 20) && !together(one, 0, 1));
        assert_eq!(one.marked(), 1);
    }

    #[test]
    fn a_group_goes_on_without_its_first_place_and_keeps_its_mark() {
        let three = (0..3).fold(Partition::EMPTY, |state, place| {
            arrived(state, place, place == 0)
        });
        let joined = three.joined(2, 0).expect("apart");
        let left = joined.without(0);
        assert!(!left.cut && left.group() == 0b101 && left.rest.marked() == 1);
        assert!(left.rest.without(2).cut);
        assert!(!left.rest.without(1).cut);
        assert_eq!(left.rest.without(2).rest.without(1).rest, Partition::EMPTY);
    }

    #[test]
    fn nobody_is_joined_to_an_actor_that_is_down() {
        let one = arrived(Partition::EMPTY, 0, true);
        let down = Partition(one.0 ^ Partition::arrival_down(1));
        assert_eq!(down.joined(0, 1), None);
        assert_eq!(down.without(1).rest, one);
        assert!(!down.without(1).cut);
    }

    /// Who holds each place: a group's number and whether it works; and whether each group holds a terminal.
    #[derive(Default)]
    struct Plain {
        places: [Option<(usize, bool)>; PLACES],
        terminal: Vec<bool>,
    }

    impl Plain {
        fn group(&self, place: usize) -> Option<usize> {
            let held = self.places[place].filter(|(_, works)| *works);
            held.map(|(group, _)| group)
        }

        fn members(&self, group: usize) -> Vec<usize> {
            (0..PLACES)
                .filter(|&place| self.group(place) == Some(group))
                .collect()
        }

        /// The same made from nothing, place by place.
        fn anew(&self) -> Partition {
            let mut state = Partition::EMPTY;
            for (place, held) in self.places.iter().enumerate() {
                match held {
                    None => {}
                    Some((_, false)) => state.0 ^= Partition::arrival_down(place),
                    Some((group, true)) => {
                        let members = self.members(*group);
                        state = arrived(state, place, self.terminal[*group]);
                        if members[0] < place {
                            state = state.joined(place, members[0]).expect("apart");
                        }
                    }
                }
            }
            state
        }
    }

    #[test]
    fn coming_joining_and_leaving_are_as_with_groups_written_out() {
        let (mut state, mut plain) = (Partition::EMPTY, Plain::default());
        let mut seed = 2026_u64;
        let mut below = |n: usize| {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            (seed >> 33) as usize % n
        };
        for _ in 0..2000 {
            let (place, other, kind) = (below(PLACES), below(PLACES), below(7));
            match plain.places[place] {
                None => {
                    let works = kind > 0;
                    plain.places[place] = Some((plain.terminal.len(), works));
                    plain.terminal.push(works && kind == 1);
                    state = match works {
                        true => arrived(state, place, kind == 1),
                        false => Partition(state.0 ^ Partition::arrival_down(place)),
                    };
                }
                Some((group, works)) if kind == 0 => {
                    let members = if works {
                        plain.members(group)
                    } else {
                        Vec::new()
                    };
                    let left = state.without(place);
                    let bits: u32 = members.iter().map(|member| 1_u32 << member).sum();
                    assert_eq!(left.group(), bits);
                    assert_eq!(left.cut, members.len() == 1 && plain.terminal[group]);
                    plain.places[place] = None;
                    state = left.rest;
                }
                Some(_) if plain.places[other].is_none() => {}
                Some(_) => {
                    let (x, y) = (plain.group(place), plain.group(other));
                    let joined = state.joined(place, other);
                    match (x, y) {
                        (Some(x), Some(y)) if x != y => {
                            for member in plain.members(y) {
                                plain.places[member] = Some((x, true));
                            }
                            plain.terminal[x] |= plain.terminal[y];
                            state = joined.expect("apart");
                        }
                        _ => assert_eq!(joined, None),
                    }
                }
            }
            let groups: std::collections::BTreeSet<usize> =
                (0..PLACES).filter_map(|place| plain.group(place)).collect();
            let marked = groups
                .iter()
                .filter(|&&group| plain.terminal[group])
                .count();
            assert_eq!(state.marked() as usize, marked);
            assert_eq!(state, plain.anew());
        }
    }
}
