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
