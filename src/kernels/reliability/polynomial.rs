//! The reliability polynomial: with every tie as sure as every other, R(p) = Σ N_i p^i (1−p)^(m−i), where N_i is the
//! number of sets of i ties that keep the terminals joined (Moore & Shannon 1956, doi:10.1016/0016-0032(56)90559-2).
//!
//! The coefficients of powers of p grow far beyond the counts and cancel. All arithmetic is modulo 2^128, so that only
//! the counts themselves have to fit, and those of 120 ties do.

use super::{
    blocks::Block,
    forest::{Forest, Root, TOO_LARGE},
    frontier::{Diagram, Step},
};
use crate::kernels::View;

/// Ties, so that every count fits in 128 bits.
pub const MOST_TIES: usize = 120;
/// Coefficients kept at once: 16 bytes each.
const MOST_COEFFICIENTS: usize = 6_000_000;
/// Actors of a block that is solved by sets.
const MOST_ACTORS: usize = 13;

/// Coefficients of 1, p, p², … modulo 2^128.
pub type Powers = Vec<u128>;

/// That the terminals of a diagram are joined as a polynomial, where each of its `ties` works with p, and every actor
/// surely.
pub fn of_diagram(diagram: &Diagram, ties: usize) -> Result<Powers, &'static str> {
    if diagram.len().saturating_mul(ties + 1) > MOST_COEFFICIENTS {
        return Err(TOO_LARGE);
    }
    Ok(
        diagram.fold([Vec::new(), vec![1]], |step, fails, works| match step {
            Step::Join { .. } => mixed(fails, works),
            _ => works.clone(),
        }),
    )
}

/// The event of `root` as a polynomial, where the variables from `first` on, as many as `ties`, work with p, and all
/// others surely.
pub fn of_forest(
    forest: &Forest,
    root: Root,
    first: usize,
    ties: usize,
) -> Result<Powers, &'static str> {
    if forest.len().saturating_mul(ties + 1) > MOST_COEFFICIENTS {
        return Err(TOO_LARGE);
    }
    let mut values: Vec<Powers> = vec![Vec::new(), vec![1]];
    for (variable, fails, works) in forest.choices() {
        let (fails, works) = (&values[fails as usize], &values[works as usize]);
        values.push(if (first..first + ties).contains(&variable) {
            mixed(fails, works)
        } else {
            works.clone()
        });
    }
    Ok(values.swap_remove(root as usize))
}

/// p·works + (1 − p)·fails
fn mixed(fails: &[u128], works: &[u128]) -> Powers {
    let mut value = fails.to_vec();
    value.resize(fails.len().max(works.len()) + 1, 0);
    for (power, &coefficient) in works.iter().enumerate() {
        value[power + 1] = value[power + 1].wrapping_add(coefficient);
    }
    for (power, &coefficient) in fails.iter().enumerate() {
        value[power + 1] = value[power + 1].wrapping_sub(coefficient);
    }
    trimmed(value)
}

/// That the places are joined within a block, by sets of actors: C(S) = 1 − Σ C(T) q^(ties from T to S∖T), in powers of
/// q = 1 − p, and from there in powers of p.
pub fn of_sets(view: &View, block: &Block, places: &[usize]) -> Result<Powers, &'static str> {
    let m = block.actors.len();
    if m > MOST_ACTORS {
        return Err(TOO_LARGE);
    }
    let place = |actor: usize| block.actors.binary_search(&actor).unwrap_or_default();
    let mut next = vec![0_usize; m];
    for &link in &block.links {
        let (a, b) = (place(view.links()[link].a), place(view.links()[link].b));
        next[a] |= 1 << b;
        next[b] |= 1 << a;
    }
    let between = |inside: usize, outside: usize| -> usize {
        let ties = (0..m).filter(|v| inside >> v & 1 == 1);
        ties.map(|v| (next[v] & outside).count_ones() as usize)
            .sum()
    };
    let degree = block.links.len() + 1;
    let mut joined: Vec<Powers> = vec![Vec::new(); 1 << m];
    for set in 1..1_usize << m {
        let first = set & set.wrapping_neg();
        let rest = set ^ first;
        let mut value = vec![0_u128; degree];
        value[0] = 1;
        // Every proper subset that has the first actor.
        let mut part = rest;
        while part != 0 {
            part = (part - 1) & rest;
            let inside = part | first;
            let ties = between(inside, set ^ inside);
            for (power, &coefficient) in joined[inside].iter().enumerate() {
                value[power + ties] = value[power + ties].wrapping_sub(coefficient);
            }
        }
        joined[set] = trimmed(value);
    }
    let wanted = places.iter().fold(0, |set, place| set | 1_usize << place);
    let everyone = (1 << m) - 1;
    let mut total = vec![0_u128; degree];
    for (set, joined) in joined
        .iter()
        .enumerate()
        .filter(|(set, _)| set & wanted == wanted)
    {
        let ties = between(set, everyone ^ set);
        for (power, &coefficient) in joined.iter().enumerate() {
            total[power + ties] = total[power + ties].wrapping_add(coefficient);
        }
    }
    Ok(in_the_complement(&total))
}

/// Both events, of ties that the other does not have.
pub fn product(x: &[u128], y: &[u128]) -> Powers {
    let mut product = vec![0_u128; x.len() + y.len()];
    for (i, &a) in x.iter().enumerate() {
        for (j, &b) in y.iter().enumerate() {
            product[i + j] = product[i + j].wrapping_add(a.wrapping_mul(b));
        }
    }
    trimmed(product)
}

/// N_0 … N_m: since p^k = p^k (p + q)^(m−k), N_i = Σ_k a_k C(m−k, i−k).
pub fn counts(powers: &[u128], m: usize) -> Vec<u128> {
    let choose = binomials(m);
    (0..=m)
        .map(|i| {
            let terms = powers.iter().enumerate().take(i + 1);
            terms.fold(0_u128, |sum, (k, &a)| {
                sum.wrapping_add(a.wrapping_mul(choose[m - k][i - k]))
            })
        })
        .collect()
}

/// Σ a_k (1−x)^k in powers of x.
fn in_the_complement(powers: &[u128]) -> Powers {
    let choose = binomials(powers.len());
    let mut value = vec![0_u128; powers.len()];
    for (k, &a) in powers.iter().enumerate() {
        for j in 0..=k {
            let term = a.wrapping_mul(choose[k][j]);
            value[j] = if j % 2 == 0 {
                value[j].wrapping_add(term)
            } else {
                value[j].wrapping_sub(term)
            };
        }
    }
    trimmed(value)
}

/// Pascal's triangle.
pub fn binomials(n: usize) -> Vec<Vec<u128>> {
    let mut rows: Vec<Vec<u128>> = vec![vec![1]];
    for row in 1..=n {
        let above = &rows[row - 1];
        let inner = above.windows(2).map(|two| two[0].wrapping_add(two[1]));
        rows.push(std::iter::once(1).chain(inner).chain([1]).collect());
    }
    rows
}

fn trimmed(mut powers: Powers) -> Powers {
    while powers.last() == Some(&0) {
        powers.pop();
    }
    powers
}

#[cfg(test)]
mod tests {
    use super::{
        Block, Diagram, Forest, MOST_ACTORS, MOST_COEFFICIENTS, TOO_LARGE, counts, of_diagram,
        of_forest, of_sets,
    };
    use crate::{
        by_hand::{numbered, view},
        kernels::reliability::{
            forest::{ALWAYS, NEVER},
            frontier::Question,
            order::Order,
        },
    };

    #[test]
    fn of_a_forest_the_ties_work_with_p_and_all_else_surely() {
        let mut forest = Forest::new();
        // An actor, three ties, and a grant behind them.
        let [actor, x, y, z, grant] =
            [0, 2, 3, 4, 5].map(|variable| forest.variable(variable).expect("room"));
        let granted = forest.and(x, grant).expect("room");
        let both = forest.and(y, z).expect("room");
        let some = forest.or(granted, both).expect("room");
        let event = forest.and(actor, some).expect("room");
        // x, or y and z: p + p² − p³.
        let powers = of_forest(&forest, event, 2, 3).expect("small");
        assert_eq!(powers, [0, 1, 1, 1_u128.wrapping_neg()]);
        assert_eq!(counts(&powers, 3), [0, 1, 3, 1]);
        let sure = of_forest(&forest, grant, 2, 0);
        assert_eq!(sure, Ok(vec![1]));
        for (root, powers) in [(ALWAYS, vec![1]), (NEVER, vec![])] {
            assert_eq!(of_forest(&Forest::new(), root, 0, 0), Ok(powers));
        }
        let many = of_forest(&forest, event, 2, MOST_COEFFICIENTS / 2);
        assert_eq!(many, Err(TOO_LARGE));
    }

    #[test]
    fn a_diagram_has_a_polynomial_as_far_as_the_memory_holds_it() {
        let ties = [(0, 1)];
        let question = Question {
            n: 2,
            ties: &ties,
            unsure: &|_| false,
            terminals: Some(&[0, 1]),
            order: &Order::of(2, &ties),
        };
        let diagram = Diagram::of(&question, usize::MAX).expect("small");
        assert_eq!(of_diagram(&diagram, 1), Ok(vec![0, 1]));
        // Some layers and some arcs, of so many coefficients each.
        let many = of_diagram(&diagram, MOST_COEFFICIENTS / 2);
        assert_eq!(many, Err(TOO_LARGE));
    }

    #[test]
    fn a_ring_of_thirteen_holds_with_any_one_tie_gone_and_a_larger_one_is_refused() {
        let ring = |n: usize| {
            let ties: Vec<_> = (0..n).map(|at| (at, (at + 1) % n, 1.0)).collect();
            let everyone: Vec<usize> = (0..n).collect();
            let block = Block {
                actors: everyone.clone(),
                links: everyone.clone(),
            };
            let powers = of_sets(&view(&numbered(n, &ties)), &block, &everyone);
            powers.map(|powers| counts(&powers, n))
        };
        let mut expected = vec![0; MOST_ACTORS - 1];
        expected.extend([MOST_ACTORS as u128, 1]);
        assert_eq!(ring(MOST_ACTORS), Ok(expected));
        assert_eq!(ring(MOST_ACTORS + 1), Err(TOO_LARGE));
    }

    #[test]
    fn as_many_coefficients_as_may_be_are_kept_and_no_more() {
        let path = |n: usize| {
            let ties: Vec<_> = (1..n).map(|at| (at - 1, at)).collect();
            let everyone: Vec<usize> = (0..n).collect();
            let order = Order::of(n, &ties);
            let question = Question {
                n,
                ties: &ties,
                unsure: &|_| false,
                terminals: Some(&everyone),
                order: &order,
            };
            Diagram::of(&question, usize::MAX).expect("small")
        };
        let mut paths = (2..100).map(path);
        let fitting = paths.find(|path| MOST_COEFFICIENTS.is_multiple_of(path.len()));
        let diagram = fitting.expect("a path whose length divides them");
        let ties = MOST_COEFFICIENTS / diagram.len();
        assert!(of_diagram(&diagram, ties - 1).is_ok());
        assert_eq!(of_diagram(&diagram, ties), Err(TOO_LARGE));
        // Both ends and two variables.
        let mut forest = Forest::new();
        let [root, _] = [0, 1].map(|variable| forest.variable(variable).expect("room"));
        let ties = MOST_COEFFICIENTS / 4;
        assert_eq!(of_forest(&forest, root, 0, ties - 1), Ok(vec![0, 1]));
        assert_eq!(of_forest(&forest, root, 0, ties), Err(TOO_LARGE));
    }
}
