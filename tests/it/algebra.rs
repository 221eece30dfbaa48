//! The quick ways of linear algebra beside the plain ones: dense matrices, all eigenvalues, one route after another.

use crate::support::{Dice, Tie, resolve, study};
use linchpin::{
    kernels::{Apart, View, adjacency_matrix, eigen, laplacian_matrix, strength_matrix},
    metrics::Metric,
    model::{Level, Network, Score},
};
use nalgebra::{DMatrix, DVector};
use petgraph::{
    algo::ford_fulkerson,
    graph::{DiGraph, NodeIndex},
};

/// Networks from 2 actors to some hundred: sparse and dense, in one piece and in several, even and uneven; one in three
/// with a star or a path hung on.
fn networks(one_way: bool) -> Vec<Network> {
    (1..=30).map(|seed| network(seed, one_way)).collect()
}

fn network(seed: u64, one_way: bool) -> Network {
    let mut dice = Dice::new(seed);
    let n = [2, 3, 5, 9, 20, 30, 47, 60, 90, 120][seed as usize % 10];
    let density = [0.03, 0.1, 0.5, 0.95][seed as usize % 4];
    let names: Vec<String> = (0..n + 8).map(|at| format!("a{at:03}")).collect();
    let mut ties: Vec<Tie> = Vec::new();
    let spread = if seed.is_multiple_of(3) { 4.0 } else { 0.5 };
    let tie = |a: usize, b: usize, dice: &mut Dice| {
        let strength = 10_f64.powf(spread * (dice.unit() - 0.5));
        let delay = 0.1 + dice.unit();
        (names[a].as_str(), names[b].as_str(), strength, delay, 0.9)
    };
    for a in 0..n {
        for b in a + 1..n {
            if dice.unit() < density {
                ties.push(tie(a, b, &mut dice));
            }
            if one_way && dice.unit() < density {
                ties.push(tie(b, a, &mut dice));
            }
        }
    }
    for at in n..n + 8 {
        match seed % 3 {
            0 => ties.push(tie(0, at, &mut dice)),
            1 => ties.push(tie(at - 1, at, &mut dice)),
            _ => {}
        }
    }
    if ties.is_empty() {
        ties.push(tie(0, 1, &mut dice));
    }
    let mut study = study(&ties);
    study.directed = one_way;
    resolve(&study)
}

fn views(one_way: bool) -> Vec<View> {
    let networks = networks(one_way);
    networks
        .iter()
        .map(|network| View::new(network, Level::Mid))
        .collect()
}

fn scores(view: &View, metric: &str) -> Vec<Score> {
    Metric::find(metric).expect("registered").scores(view)
}

/// Each number is near the expected one, relative to the greatest.
#[track_caller]
fn all_near(found: &[Score], expected: &[f64], tolerance: f64) {
    assert_eq!(found.len(), expected.len());
    let most = expected
        .iter()
        .filter(|x| x.is_finite())
        .fold(0.0, |most: f64, x| most.max(x.abs()));
    for (found, &expected) in found.iter().zip(expected) {
        let agrees = match found {
            Score::Infinite => expected == f64::INFINITY,
            found => found
                .value()
                .is_some_and(|x| (x - expected).abs() <= tolerance * most),
        };
        assert!(agrees, "found {found:?}, expected {expected}");
    }
}

/// L⁺ by all eigenvalues and vectors, and the component of each actor.
fn pseudo_inverse(view: &View) -> (DMatrix<f64>, Vec<usize>) {
    let component = view.components_after(None);
    let n = view.n();
    let mut shifted = laplacian_matrix(view);
    let mut together = DMatrix::zeros(n, n);
    for a in 0..n {
        let size = component.iter().filter(|&&of| of == component[a]).count() as f64;
        for b in (0..n).filter(|&b| component[a] == component[b]) {
            together[(a, b)] = 1.0 / size;
        }
    }
    shifted += &together;
    let inverse = shifted.try_inverse().expect("positive definite");
    (inverse - together, component)
}

#[test]
fn resistances_are_those_of_the_dense_pseudo_inverse() {
    for view in views(false) {
        let n = view.n();
        let (inverse, component) = pseudo_inverse(&view);
        let resistance = |a: usize, b: usize| {
            if component[a] == component[b] {
                inverse[(a, a)] + inverse[(b, b)] - 2.0 * inverse[(a, b)]
            } else {
                f64::INFINITY
            }
        };
        let pairs: Vec<f64> = view.pairs().map(|(a, b)| resistance(a, b)).collect();
        all_near(&scores(&view, "resistance"), &pairs, 1e-11);
        let links = view.links().iter();
        let shares: Vec<f64> = links.map(|l| l.strength * resistance(l.a, l.b)).collect();
        all_near(&scores(&view, "indispensability"), &shares, 1e-10);
        if component.iter().all(|&of| of == 0) {
            all_near(
                &scores(&view, "kirchhoff"),
                &[n as f64 * inverse.trace()],
                1e-11,
            );
            let mean = |a: usize| (0..n).map(|b| resistance(a, b)).sum::<f64>() / (n - 1) as f64;
            let information: Vec<f64> = (0..n).map(|a| 1.0 / mean(a)).collect();
            all_near(&scores(&view, "information"), &information, 1e-10);
        } else {
            assert_eq!(scores(&view, "kirchhoff"), [Score::Infinite]);
        }
    }
}

#[test]
fn current_flow_is_that_of_every_pair_in_turn() {
    for view in views(false)
        .into_iter()
        .filter(|view| (3..50).contains(&view.n()))
    {
        let n = view.n();
        let (inverse, component) = pseudo_inverse(&view);
        let (mut through, mut over) = (vec![0.0; n], vec![0.0; view.links().len()]);
        for (s, t) in view.pairs().filter(|&(s, t)| component[s] == component[t]) {
            for (index, link) in view.links().iter().enumerate() {
                let at = |v: usize| inverse[(v, s)] - inverse[(v, t)];
                let current = link.strength * (at(link.a) - at(link.b)).abs();
                over[index] += current;
                for end in [link.a, link.b]
                    .into_iter()
                    .filter(|&end| end != s && end != t)
                {
                    through[end] += current / 2.0;
                }
            }
        }
        let pairs = ((n - 1) * (n - 2)) as f64 / 2.0;
        let shares: Vec<f64> = through.iter().map(|load| load / pairs).collect();
        let found = scores(&view, "betweenness-flow");
        for (found, expected) in found.iter().zip(shares) {
            assert!((found.value().expect("a share") - expected).abs() < 1e-10);
        }
        let all = ((n - 1) * (n - 2)) as f64;
        let shares: Vec<f64> = over.iter().map(|load| load / all).collect();
        all_near(&scores(&view, "tie-betweenness-flow"), &shares, 1e-9);
    }
}

#[test]
fn spectra_are_those_of_the_dense_solver() {
    for view in views(false) {
        let n = view.n();
        let (values, vectors) = eigen(strength_matrix(&view)).expect("a spectrum");
        all_near(&scores(&view, "spectral-radius"), &[values[n - 1]], 1e-12);
        let gap = values[n - 1] - values[n - 2];
        let found = scores(&view, "spectral-gap")[0].value().expect("a gap");
        assert!((found - gap).abs() <= 1e-11 * values[n - 1]);
        if gap > 1e-6 * values[n - 1] {
            let vector: Vec<f64> = vectors.column(n - 1).iter().map(|x| x.abs()).collect();
            all_near(&scores(&view, "eigenvector"), &vector, 1e-8);
        }
        if view.components_after(None).iter().all(|&of| of == 0) {
            let (values, _) = eigen(laplacian_matrix(&view)).expect("a spectrum");
            let found = scores(&view, "algebraic-connectivity")[0]
                .value()
                .expect("connected");
            assert!((found - values[1]).abs() <= 1e-12 * values[n - 1] + 1e-11 * values[1]);
        }
        let (values, _) = eigen(adjacency_matrix(&view)).expect("a spectrum");
        let mean = values.iter().map(|x| x.exp()).sum::<f64>() / n as f64;
        let found = scores(&view, "natural-connectivity")[0]
            .value()
            .expect("defined");
        assert!((found - mean.ln()).abs() <= 1e-9 * mean.ln().max(1.0));
    }
}

#[test]
fn two_like_halves_that_hardly_touch_have_no_leading_vector_and_no_gap() {
    // Two complete groups of 15 at the ends of a path of 16: equal to the last digit from either end.
    let names: Vec<String> = (0..46).map(|at| format!("a{at:02}")).collect();
    let mut ties: Vec<Tie> = Vec::new();
    let mut tie = |a: usize, b: usize| ties.push((&names[a], &names[b], 1.0, 1.0, 1.0));
    for from in [0, 15] {
        for a in from..from + 15 {
            (a + 1..from + 15).for_each(|b| tie(a, b));
        }
    }
    tie(0, 30);
    (30..45).for_each(|at| tie(at, at + 1));
    tie(45, 15);
    let view = View::new(&resolve(&study(&ties)), Level::Mid);
    let reason = Score::Undefined("the leading eigenvalue is not simple");
    assert_eq!(scores(&view, "eigenvector"), vec![reason; 46]);
    assert_eq!(scores(&view, "spectral-gap"), [Score::Defined(0.0)]);
}

#[test]
fn walks_and_the_wanderer_solve_their_equations() {
    for view in views(false) {
        let n = view.n();
        let strengths = strength_matrix(&view);
        let (values, _) = eigen(strengths.clone()).expect("a spectrum");
        let scaled = &strengths / values[n - 1];
        let solve = |share: f64, b: DVector<f64>| {
            let matrix = DMatrix::identity(n, n) - &scaled * share;
            matrix.lu().solve(&b).expect("regular")
        };
        let katz = solve(0.9, DVector::repeat(n, 1.0)).normalize();
        all_near(&scores(&view, "katz"), katz.as_slice(), 1e-11);
        let power = solve(0.5, scaled.column_sum()).normalize() * (n as f64).sqrt();
        all_near(&scores(&view, "power"), power.as_slice(), 1e-11);
    }
    for view in views(false).into_iter().chain(views(true)) {
        let n = view.n();
        let mut follow = DMatrix::from_element(n, n, 0.0);
        for from in 0..n {
            let arcs = view.arcs(from).iter();
            let of = |arc: &linchpin::kernels::Arc| view.links()[arc.link].strength;
            let total: f64 = arcs.clone().map(of).sum();
            if arcs.len() == 0 {
                follow.column_mut(from).fill(1.0 / n as f64);
            }
            arcs.for_each(|arc| follow[(arc.to, from)] = of(arc) / total);
        }
        let matrix = DMatrix::identity(n, n) - follow * 0.85;
        let anew = DVector::repeat(n, 0.15 / n as f64);
        let rank = matrix.lu().solve(&anew).expect("regular");
        all_near(&scores(&view, "pagerank"), rank.as_slice(), 1e-12);
    }
}

#[test]
fn hubs_and_authorities_are_the_leading_singular_vectors() {
    for view in views(true) {
        let n = view.n();
        let mut ties = DMatrix::zeros(n, n);
        view.links()
            .iter()
            .for_each(|link| ties[(link.a, link.b)] = 1.0);
        let (values, vectors) = eigen(&ties * ties.transpose()).expect("a spectrum");
        if values[n - 1] - values[n - 2] < 1e-6 * values[n - 1] {
            continue;
        }
        let hubs: DVector<f64> = vectors.column(n - 1).map(f64::abs);
        let authorities = ties.tr_mul(&hubs);
        all_near(&scores(&view, "hub"), (&hubs / hubs.sum()).as_slice(), 1e-8);
        let shares = &authorities / authorities.sum();
        all_near(&scores(&view, "authority"), shares.as_slice(), 1e-8);
    }
}

#[test]
fn spanning_trees_are_the_dense_cofactor() {
    for view in views(false) {
        if view.components_after(None).iter().any(|&of| of != 0) {
            continue;
        }
        let n = view.n();
        let log = |laplacian: DMatrix<f64>| {
            let factor = laplacian.remove_row(n - 1).remove_column(n - 1).cholesky();
            let diagonal = factor.expect("positive definite").l().diagonal();
            2.0 * diagonal.iter().map(|x| x.ln()).sum::<f64>()
        };
        let expected = log(laplacian_matrix(&view));
        let found = scores(&view, "spanning-trees-strength")[0]
            .value()
            .expect("connected");
        assert!((found - expected).abs() <= 1e-11 * expected.abs().max(1.0));
        let mut even = -adjacency_matrix(&view);
        for actor in 0..n {
            even[(actor, actor)] = view.arcs(actor).len() as f64;
        }
        let expected = log(even);
        if expected < 600.0 {
            let found = scores(&view, "spanning-trees")[0]
                .value()
                .expect("connected");
            assert!((found.ln() - expected).abs() <= 1e-11 * expected.max(1.0));
        }
    }
}

#[test]
fn disjoint_routes_are_as_many_as_a_maximum_flow_carries() {
    for one_way in [false, true] {
        for view in views(one_way).into_iter().filter(|view| view.n() < 70) {
            let n = view.n();
            let mut flow: DiGraph<(), u32> = DiGraph::new();
            (0..2 * n).for_each(|_| {
                flow.add_node(());
            });
            let (entry, exit) = (NodeIndex::new, |actor| NodeIndex::new(n + actor));
            (0..n).for_each(|actor| {
                flow.add_edge(entry(actor), exit(actor), 1);
            });
            for link in view.links() {
                flow.add_edge(exit(link.a), entry(link.b), 1);
                if !one_way {
                    flow.add_edge(exit(link.b), entry(link.a), 1);
                }
            }
            let counts = view.routes(Apart::Actors).expect("open transit");
            // Some pairs are enough of the slow way.
            for (index, (a, b)) in view.pairs().enumerate().step_by(37) {
                let (most, _) = ford_fulkerson(&flow, exit(a), entry(b));
                assert_eq!(counts[index], most as usize, "{a} to {b} of {n}");
            }
        }
    }
}

#[test]
fn counts_among_partners_are_those_of_every_triple() {
    for view in views(false).into_iter().filter(|view| view.n() < 100) {
        let n = view.n();
        let tied = |a: usize, b: usize| {
            view.link_between(a, b)
                .map(|link| view.links()[link].strength)
        };
        let greatest = view
            .links()
            .iter()
            .map(|link| link.strength)
            .fold(0.0, f64::max);
        let root = |s: f64| (s / greatest).cbrt();
        let total: Vec<f64> = (0..n)
            .map(|a| (0..n).filter_map(|b| tied(a, b)).sum())
            .collect();
        let most: Vec<f64> = (0..n)
            .map(|a| (0..n).filter_map(|b| tied(a, b)).fold(0.0, f64::max))
            .collect();
        let (mut closed, mut strong) = (vec![0.0; n], vec![0.0; n]);
        let (mut constraint, mut size) = (vec![f64::NAN; n], vec![f64::NAN; n]);
        for v in 0..n {
            let partners: Vec<(usize, f64)> =
                (0..n).filter_map(|u| Some((u, tied(v, u)?))).collect();
            let degree = partners.len() as f64;
            let (mut sum, mut effective) = (0.0, degree);
            for &(u, to_u) in &partners {
                let mut invested = to_u / total[v];
                for &(w, to_w) in &partners {
                    if let Some(between) = tied(u, w) {
                        closed[v] += 1.0 / (degree * (degree - 1.0));
                        strong[v] +=
                            root(to_u) * root(to_w) * root(between) / (degree * (degree - 1.0));
                        invested += to_w / total[v] * between / total[w];
                        effective -= to_w / total[v] * between / most[u];
                    }
                }
                sum += invested * invested;
            }
            if degree > 0.0 {
                (constraint[v], size[v]) = (sum, effective);
            }
        }
        all_near(&scores(&view, "clustering"), &closed, 1e-13);
        all_near(&scores(&view, "clustering-strength"), &strong, 1e-13);
        let defined = |metric: &str| -> Vec<Score> {
            let found = scores(&view, metric).into_iter().enumerate();
            found
                .filter(|(v, _)| total[*v] > 0.0)
                .map(|(_, score)| score)
                .collect()
        };
        let of_tied =
            |all: &[f64]| -> Vec<f64> { all.iter().copied().filter(|x| !x.is_nan()).collect() };
        all_near(&defined("constraint"), &of_tied(&constraint), 1e-13);
        all_near(&defined("effective-size"), &of_tied(&size), 1e-13);
    }
}

#[test]
fn the_core_is_what_is_left_by_taking_away_who_has_too_few_partners() {
    for view in views(false) {
        let n = view.n();
        let mut expected = vec![0.0; n];
        let mut left = vec![true; n];
        for k in 1..n {
            let partners =
                |v: usize, left: &[bool]| view.arcs(v).iter().filter(|arc| left[arc.to]).count();
            while let Some(v) = (0..n).find(|&v| left[v] && partners(v, &left) < k) {
                left[v] = false;
            }
            (0..n)
                .filter(|&v| left[v])
                .for_each(|v| expected[v] = k as f64);
        }
        all_near(&scores(&view, "coreness"), &expected, 0.0);
    }
}
