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
