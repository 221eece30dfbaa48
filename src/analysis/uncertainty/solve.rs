//! Where a conclusion changes as one number moves: brackets first, then bisection to the last bits.
//!
//! Conclusions jump as well as cross. Shortest routes count as equally long within a relative tolerance of 1e-9, so a
//! jump has two edges, one on each side of the value where the lengths tie; the value is in the middle between them.

/// How finely an edge is found, relative.
const FINE: f64 = 1e-14;
/// Halvings at the most: from any bracket to neighbouring numbers.
const HALVINGS: usize = 200;
/// Beside an edge, how far the other edge of the same change is looked for: relative to the value, and to the bracket.
const NEAR: [f64; 2] = [1e-6, 1e-4];
/// A step in the numbers that is no slope, relative to their size.
const STEP: f64 = 1e-6;
/// Changes of one bracket, before it is given up as too wild.
const MOST: usize = 16;

/// What holds at one value.
pub(super) struct Look<S> {
    /// The conclusion, where numbers within 1e-9 of each other are equal.
    pub state: S,
    /// The conclusion, where only numbers within 1e-12 are.
    pub tight: S,
    /// The numbers it rests on.
    pub numbers: Vec<f64>,
    /// How far the conclusion is from another one; 0 where numbers are equal.
    pub margin: f64,
}

/// A conclusion that can be compared.
pub(super) trait Conclusion: Clone + PartialEq {
    /// Whether it says that numbers are equal.
    fn is_level(&self) -> bool;
}

/// A change of conclusion.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Turn<S> {
    pub at: f64,
    pub before: S,
    pub after: S,
}

/// Every change of the conclusion between the first and the last of `nodes`, ascending.
pub(super) fn turns<S: Conclusion>(
    nodes: &[f64],
    mut look: impl FnMut(f64) -> Look<S>,
) -> Vec<Turn<S>> {
    let mut seen: Vec<(f64, S, f64)> = nodes
        .iter()
        .map(|&at| {
            let found = look(at);
            (at, found.state, found.margin)
        })
        .collect();
    touches(&mut seen, &mut look);
    let mut found = Vec::new();
    for two in seen.windows(2) {
        let [(left, before, _), (right, after, _)] = two else {
            continue;
        };
        if before != after {
            let mut left_over = MOST;
            let bracket = ((*left, before.clone()), (*right, after.clone()));
            refine(bracket, &mut look, &mut found, &mut left_over);
        }
    }
    found.sort_by(|x: &Turn<S>, y| x.at.total_cmp(&y.at));
    merged(found)
}

/// Where the margin dips between nodes of one conclusion, its least value may belong to another: two changes between
/// two nodes. Golden-section search.
fn touches<S: Conclusion>(seen: &mut Vec<(f64, S, f64)>, look: &mut impl FnMut(f64) -> Look<S>) {
    let ratio = (5.0_f64.sqrt() - 1.0) / 2.0;
    let mut more = Vec::new();
    for three in seen.windows(3) {
        let [(left, s, high), (_, t, low), (right, u, other)] = three else {
            continue;
        };
        let dips = low < high && low <= other && *low > 0.0;
        if s != t || t != u || !dips {
            continue;
        }
        let (mut a, mut b) = (*left, *right);
        for _ in 0..40 {
            let (x, y) = (b - ratio * (b - a), a + ratio * (b - a));
            let (at_x, at_y) = (look(x), look(y));
            for (at, found) in [(x, &at_x), (y, &at_y)] {
                if found.state != *t && !found.state.is_level() {
                    more.push((at, found.state.clone(), found.margin));
                }
            }
            if more.last().is_some_and(|(at, _, _)| *at == x || *at == y) {
                break;
            }
            if at_x.margin < at_y.margin {
                b = y;
            } else {
                a = x;
            }
        }
    }
    seen.extend(more);
    seen.sort_by(|x, y| x.0.total_cmp(&y.0));
}

type Place<S> = (f64, S);

fn refine<S: Conclusion>(
    (left, right): (Place<S>, Place<S>),
    look: &mut impl FnMut(f64) -> Look<S>,
    found: &mut Vec<Turn<S>>,
    left_over: &mut usize,
) {
    if *left_over == 0 {
        return;
    }
    *left_over -= 1;
    let (p, q) = edge(&left, &right, look);
    let near = (NEAR[0] * p.abs().max(q.abs())).max(NEAR[1] * (right.0 - left.0));
    let (low, high) = ((p - near).max(left.0), (q + near).min(right.0));
    let at = middle((p, q), (low, high), look);
    let beside = |at: f64, end: &Place<S>, look: &mut dyn FnMut(f64) -> Look<S>| {
        if at == end.0 {
            end.1.clone()
        } else {
            look(at).state
        }
    };
    let before = beside(low, &left, look);
    let after = beside(high, &right, look);
    if before != left.1 {
        refine((left, (low, before.clone())), look, found, left_over);
    }
    if after != right.1 {
        refine(((high, after.clone()), right), look, found, left_over);
    }
    if before != after {
        found.push(Turn { at, before, after });
    }
}

/// Two neighbouring numbers between which the conclusion changes. Near equality the narrower sense decides, seen from
/// the end that is not level, so that the edge of a level stretch is found and not a billionth before it.
fn edge<S: Conclusion>(
    left: &Place<S>,
    right: &Place<S>,
    look: &mut impl FnMut(f64) -> Look<S>,
) -> (f64, f64) {
    let sharp = look(left.0).tight == left.1 && look(right.0).tight == right.1;
    let from_right = left.1.is_level() && !right.1.is_level();
    let is_left = |at: f64, look: &mut dyn FnMut(f64) -> Look<S>| {
        let found = look(at);
        let state = if sharp { found.tight } else { found.state };
        if from_right {
            state != right.1
        } else {
            state == left.1
        }
    };
    halve((left.0, right.0), |at| is_left(at, look))
}

/// Halves until the two are neighbours; `is_left` holds at the first and not at the second.
fn halve((mut p, mut q): (f64, f64), mut is_left: impl FnMut(f64) -> bool) -> (f64, f64) {
    for _ in 0..HALVINGS {
        let half = p + (q - p) / 2.0;
        if !(p < half && half < q) || q - p <= FINE * p.abs().max(q.abs()) {
            break;
        }
        if is_left(half) {
            p = half;
        } else {
            q = half;
        }
    }
    (p, q)
}

/// The value between the edges p, q; where the numbers step there, and step again close by, the middle of both steps.
fn middle<S: Conclusion>(
    (p, q): (f64, f64),
    (low, high): (f64, f64),
    look: &mut impl FnMut(f64) -> Look<S>,
) -> f64 {
    let here = p + (q - p) / 2.0;
    let (at_p, at_q) = (look(p).numbers, look(q).numbers);
    if !steps(&at_p, &at_q) {
        return here;
    }
    for ((from, start), end) in [((q, &at_q), high), ((p, &at_p), low)] {
        let far = look(end).numbers;
        if !steps(start, &far) {
            continue;
        }
        let (least, most) = (from.min(end), from.max(end));
        let upwards = from < end;
        let (x, y) = halve((least, most), |at| {
            let numbers = look(at).numbers;
            (distance(&numbers, start) <= distance(&numbers, &far)) == upwards
        });
        if steps(&look(x).numbers, &look(y).numbers) {
            return (here + x + (y - x) / 2.0) / 2.0;
        }
    }
    here
}

fn steps(x: &[f64], y: &[f64]) -> bool {
    let size = x.iter().chain(y).filter(|value| value.is_finite());
    let size = size.fold(1e-3, |most: f64, value| most.max(value.abs()));
    distance(x, y) > STEP * size
}

/// The greatest difference; infinite where one has a value and the other none.
fn distance(x: &[f64], y: &[f64]) -> f64 {
    let apart = |(x, y): (&f64, &f64)| {
        if x == y || x.is_nan() && y.is_nan() {
            0.0
        } else if x.is_finite() && y.is_finite() {
            (x - y).abs()
        } else {
            f64::INFINITY
        }
    };
    x.iter().zip(y).map(apart).fold(0.0, f64::max)
}

/// A change that was met from both sides, or whose two edges were found one by one, is one.
fn merged<S: Conclusion>(turns: Vec<Turn<S>>) -> Vec<Turn<S>> {
    let mut kept: Vec<Turn<S>> = Vec::new();
    for turn in turns {
        match kept.last_mut() {
            Some(last) if turn.at - last.at <= 1e-8 * turn.at.abs().max(last.at.abs()) => {
                last.at += (turn.at - last.at) / 2.0;
                last.after = turn.after;
            }
            _ => kept.push(turn),
        }
    }
    kept.retain(|turn| turn.before != turn.after);
    kept
}

#[cfg(test)]
mod tests {
    use super::{Conclusion, Look, MOST, Turn, distance, halve, merged, steps, turns};
    use std::cmp::Ordering::{self, Equal, Greater, Less};

    impl Conclusion for Ordering {
        fn is_level(&self) -> bool {
            *self == Equal
        }
    }

    /// A step of a staircase.
    impl Conclusion for usize {
        fn is_level(&self) -> bool {
            false
        }
    }

    /// The sign of a function, in the wide sense of equal and in the narrow one.
    fn sign(f: impl Fn(f64) -> f64) -> impl Fn(f64) -> Look<Ordering> {
        move |at| {
            let value = f(at);
            let within = |tolerance: f64| {
                if value.abs() <= tolerance {
                    Equal
                } else {
                    value.total_cmp(&0.0)
                }
            };
            Look {
                state: within(1e-9),
                tight: within(1e-12),
                numbers: vec![0.0, value],
                margin: value.abs(),
            }
        }
    }

    /// Which of `edges` are reached.
    fn stairs(edges: &[f64]) -> impl Fn(f64) -> Look<usize> {
        move |at| {
            let step = edges.iter().filter(|&&edge| at >= edge).count();
            Look {
                state: step,
                tight: step,
                numbers: vec![step as f64],
                margin: 1.0,
            }
        }
    }

    #[track_caller]
    fn are<S: Conclusion + std::fmt::Debug>(found: &[Turn<S>], answer: &[(f64, S, S)]) {
        assert_eq!(found.len(), answer.len(), "{found:?}");
        for (turn, (at, before, after)) in found.iter().zip(answer) {
            assert!((turn.at - at).abs() < 2e-10 * at.max(0.1), "{found:?}");
            assert!(
                turn.before == *before && turn.after == *after,
                "{found:?}, not {answer:?}"
            );
        }
    }

    #[test]
    fn a_line_changes_its_sign_at_its_root_and_one_that_stays_above_nowhere() {
        are(
            &turns(&[0.0, 1.0], sign(|x| x - 0.3)),
            &[(0.3, Less, Greater)],
        );
        are(
            &turns(&[0.0, 0.5, 1.0], sign(|x| 0.3 - x)),
            &[(0.3, Greater, Less)],
        );
        are(&turns(&[0.0, 1.0], sign(|x| x + 0.1)), &[]);
    }

    #[test]
    fn an_end_that_is_equal_in_the_wide_sense_alone_is_left_in_that_sense() {
        let found = turns(&[0.0, 1.0], sign(|x| x - 5e-10));
        are(&found, &[(1.5e-9, Equal, Greater)]);
        let found = turns(&[0.0, 1.0], sign(|x| 1.0 - x + 5e-10));
        are(&found, &[(1.0 - 5e-10, Greater, Equal)]);
    }

    #[test]
    fn a_change_too_short_to_count_lies_where_the_end_that_is_not_level_meets_it() {
        let dip = |x: f64| (x - 0.50001).max(0.5 - x);
        let from_level = |x: f64| if x <= 0.5 { 0.0 } else { dip(x) };
        let found = turns(&[0.0, 1.0], sign(from_level));
        are(&found, &[(0.50001, Equal, Greater)]);
        let found = turns(&[0.0, 1.0], sign(|x| from_level(1.0 - x)));
        are(&found, &[(0.49999, Greater, Equal)]);
        let level = |x: f64| (x - 0.3).min(0.0) + (x - 0.30001).max(0.0);
        are(&turns(&[0.0, 1.0], sign(level)), &[(0.3, Less, Greater)]);
    }

    #[test]
    fn every_change_of_one_bracket_is_found_from_either_end() {
        let valley = |x: f64| {
            if x <= 0.2 {
                0.0
            } else {
                (0.2 - x).max(x - 0.8)
            }
        };
        are(
            &turns(&[0.0, 1.0], sign(valley)),
            &[(0.2, Equal, Less), (0.8, Less, Greater)],
        );
        for (low, high, edges) in [
            (0.0, 1.0, &[0.2, 0.4, 0.6, 0.8][..]),
            (0.0, 1.0, &[0.3, 0.35]),
            (0.0, 1.0, &[1e-5, 0.05]),
            (2.0, 2.01, &[2.003, 2.0032]),
        ] {
            let answer: Vec<(f64, usize, usize)> = edges
                .iter()
                .enumerate()
                .map(|(step, &edge)| (edge, step, step + 1))
                .collect();
            are(&turns(&[low, high], stairs(edges)), &answer);
        }
    }

    #[test]
    fn a_bracket_with_too_many_changes_is_given_up() {
        let edges: Vec<f64> = (1..=MOST + 3).map(|at| 0.05 * at as f64).collect();
        assert_eq!(turns(&[0.0, 2.0], stairs(&edges)).len(), MOST);
    }

    #[test]
    fn two_changes_between_two_nodes_are_found_where_the_margin_dips() {
        let roots = |middle: f64| {
            [
                (middle - 0.01, Greater, Less),
                (middle + 0.01, Less, Greater),
            ]
        };
        // The nodes about the dip are as high as each other.
        let nodes = [0.25, 0.5, 0.75];
        let one = |x: f64| (x - 0.625).powi(2) - 1e-4;
        are(&turns(&nodes, sign(one)), &roots(0.625));
        let one = |x: f64| (x - 0.52).powi(2) - 1e-4;
        are(&turns(&nodes, sign(one)), &roots(0.52));
        let nodes = [0.25, 0.5, 0.75, 1.25, 1.5, 1.75];
        let two = |x: f64| (x - 0.625).abs().min((x - 1.625).abs()).powi(2) - 1e-4;
        are(
            &turns(&nodes, sign(two)),
            &[roots(0.625), roots(1.625)].concat(),
        );
        // What only touches does not change.
        are(&turns(&nodes, sign(|x| (x - 0.625).powi(2))), &[]);
    }

    #[test]
    fn a_jump_with_an_edge_on_either_side_of_a_tie_lies_at_the_tie() {
        // Numbers count as tied within a billionth.
        let jump = |tied: f64| {
            move |x: f64| {
                if (x - 2.5).abs() <= 2.5e-9 {
                    tied
                } else {
                    (x - 2.5).signum()
                }
            }
        };
        for tied in [0.0, -0.5, 0.5] {
            are(
                &turns(&[1.0, 4.0], sign(jump(tied))),
                &[(2.5, Less, Greater)],
            );
        }
    }

    #[test]
    fn halving_ends_at_neighbours_of_any_size_and_sign() {
        for (left, right, root) in [
            (1.0, 2.0, 2.0_f64.sqrt()),
            (0.0, 1.0, 1e-9),
            (-2.0, -1.0, -1.25),
            (1e3, 1e9, 12_345.678),
            (1e15, 9e15, 2e15),
        ] {
            let (p, q) = halve((left, right), |at| at < root);
            assert!(p < root && root <= q, "{p} {root} {q}");
            assert!(q - p <= 2e-14 * root.abs(), "{p} {root} {q}");
        }
    }

    #[test]
    fn numbers_are_apart_by_their_greatest_difference_without_end_where_one_is_missing() {
        let (gone, endless) = (f64::NAN, f64::INFINITY);
        for (x, y, answer) in [
            ([1.0, 5.0], [3.0, 4.0], 2.0),
            ([gone, endless], [gone, endless], 0.0),
            ([gone, 1.0], [2.0, 1.0], endless),
            ([1.0, 2.0], [1.0, gone], endless),
            ([0.0, endless], [0.0, 7.0], endless),
        ] {
            assert_eq!(distance(&x, &y), answer, "{x:?} {y:?}");
        }
        // Slopes and rounding are no steps, whatever the size of the numbers.
        assert!(steps(&[0.0], &[1e-4]) && steps(&[1e6, 0.0], &[1e6, 1e5]));
        assert!(!steps(&[0.0], &[1e-12]) && !steps(&[1e6], &[1e6 + 1e-3]));
    }

    #[test]
    fn changes_met_from_both_sides_are_one_and_there_and_back_is_none() {
        let turn = |at: f64, before, after| Turn { at, before, after };
        let found = merged(vec![
            turn(1e3, Less, Equal),
            turn(1e3 + 1e-6, Equal, Greater),
            turn(1e3 + 1.0, Greater, Less),
            turn(2e3, Less, Equal),
            turn(2e3 + 1e-6, Equal, Less),
        ]);
        assert_eq!(found.len(), 2, "{found:?}");
        assert!((found[0].at - 1e3 - 5e-7).abs() < 1e-8, "{found:?}");
        assert_eq!((found[0].before, found[0].after), (Less, Greater));
        assert_eq!(found[1], turn(1e3 + 1.0, Greater, Less));
    }

    #[test]
    fn a_change_just_beyond_the_low_end_of_a_range_lies_within_it() {
        for low in [0.0, 2.0] {
            let beyond = |at: f64| {
                let step = usize::from(at > low);
                Look {
                    state: step,
                    tight: step,
                    numbers: vec![step as f64],
                    margin: 1.0,
                }
            };
            let found = turns(&[low, low + 1.0], beyond);
            assert_eq!(found.len(), 1, "{found:?}");
            assert!(low <= found[0].at && found[0].at < low + 1e-9, "{found:?}");
        }
    }
}
