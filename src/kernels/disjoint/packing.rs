//! Disjoint permitted routes under granted transit: an exact packing of the listed routes, because a maximum flow knows
//! no permissions.

use super::{super::view::View, Apart};

/// Search nodes of the packing before giving up.
const MOST_CHOICES: usize = 200_000;

/// The most permitted routes from `a` to `b` that are pairwise apart.
///
/// # Errors
/// A phrase, when permitted routes are too many to list or to pack.
pub(super) fn packed(view: &View, a: usize, b: usize, apart: Apart) -> Result<usize, &'static str> {
    let used = view
        .permitted()?
        .between(view, a, b)
        .iter()
        .map(|route| match apart {
            Apart::Actors => route.actors[1..route.actors.len() - 1].to_vec(),
            Apart::Ties => route
                .actors
                .windows(2)
                .filter_map(|leg| view.link_between(leg[0], leg[1]))
                .collect(),
        })
        .collect();
    most_apart(used)
}

/// The most of `used`, the things that each route uses, that share nothing.
///
/// # Errors
/// A phrase, when they are too many to pack.
pub(super) fn most_apart(mut used: Vec<Vec<usize>>) -> Result<usize, &'static str> {
    used.iter_mut().for_each(|items| items.sort_unstable());
    used.sort_by_key(|items| (items.len(), items.clone()));
    used.dedup();
    // A route whose items contain another's is never needed.
    let needed: Vec<&Vec<usize>> = used
        .iter()
        .filter(|route| {
            let within = |other: &&Vec<usize>| {
                other.len() < route.len() && other.iter().all(|item| route.contains(item))
            };
            !used.iter().any(|other| !other.is_empty() && within(&other))
        })
        .collect();
    let mut left = MOST_CHOICES;
    let most = pack(&needed, &mut Vec::new(), &mut left);
    if left == 0 {
        Err("more permitted routes than can be packed")
    } else {
        Ok(most)
    }
}

/// The most routes of `routes` that share nothing with each other or with `taken`.
fn pack(routes: &[&Vec<usize>], taken: &mut Vec<usize>, left: &mut usize) -> usize {
    let Some((first, rest)) = routes.split_first() else {
        return 0;
    };
    if *left == 0 {
        return 0;
    }
    *left -= 1;
    if first.iter().any(|item| taken.contains(item)) {
        return pack(rest, taken, left);
    }
    let mark = taken.len();
    taken.extend(*first);
    let with = 1 + pack(rest, taken, left);
    taken.truncate(mark);
    let free = rest
        .iter()
        .filter(|route| !route.iter().any(|item| taken.contains(item)))
        .count();
    // A route that shares nothing with any other is always taken; else try leaving it.
    if with > free
        || rest
            .iter()
            .all(|route| route.iter().all(|item| !first.contains(item)))
    {
        with
    } else {
        with.max(pack(rest, taken, left))
    }
}

#[cfg(test)]
mod tests {
    use super::{most_apart, pack};

    #[test]
    fn as_many_routes_are_packed_as_share_nothing() {
        for (used, most) in [
            (vec![], 0),
            (vec![vec![]], 1),
            (vec![vec![], vec![], vec![1], vec![1, 2]], 2),
            (vec![vec![3, 1], vec![1, 3], vec![2]], 2),
            // The first is in the way of two that go together.
            (vec![vec![1, 2], vec![1, 3], vec![2, 4]], 2),
            (vec![vec![1, 2], vec![1, 3], vec![2, 4], vec![5, 6]], 3),
            // A ring of five: every other one, but for one.
            (
                vec![vec![1, 2], vec![2, 3], vec![3, 4], vec![4, 5], vec![5, 1]],
                2,
            ),
            (
                vec![vec![1, 2, 3], vec![3, 4, 5], vec![5, 6, 1], vec![2, 4, 6]],
                1,
            ),
            // One whose things are among another's is all that is needed of the two.
            (vec![vec![1, 2, 3], vec![2, 3], vec![1, 4]], 2),
        ] {
            assert_eq!(most_apart(used.clone()), Ok(most), "{used:?}");
        }
    }

    #[test]
    fn routes_in_nobodys_way_are_packed_without_trying_to_leave_them() {
        // Twenty alone, each with one that has its things and another; then three of which any two share one.
        let alone = (0..20).flat_map(|at| [vec![at], vec![at, 100 + at]]);
        let ring = [vec![50, 51], vec![51, 52], vec![50, 52]];
        assert_eq!(most_apart(alone.chain(ring).collect()), Ok(21));
    }

    #[test]
    fn a_search_ends_with_its_choices() {
        let (first, second) = (vec![1], vec![2]);
        for (choices, most, unused) in [(0, 0, 0), (1, 1, 0), (2, 2, 0), (5, 2, 3)] {
            let mut left = choices;
            let found = pack(&[&first, &second], &mut Vec::new(), &mut left);
            assert_eq!((found, left), (most, unused), "{choices}");
        }
    }
}
