//! Centrality and brokerage of actors, by hand and by brute force, where ties run both ways and where they run one way.

use crate::support::{
    Dice, NAMES, bundled, close, four_shapes, numbered, random_ties, resolve, score, study, unit,
    value,
};
use linchpin::{
    kernels::View,
    metrics::{Adding, Direction, Metric, Scope, metrics},
    model::{Actor, BareTie, Level, Network, Range, Score, Study, Transit},
};
use nalgebra::{DMatrix, DVector};

const ROLES: [&str; 5] = [
    "broker-coordinator",
    "broker-itinerant",
    "broker-gatekeeper",
    "broker-representative",
    "broker-liaison",
];

/// A study of unit ties that run from the first end to the second.
fn one_way(pairs: &[(&str, &str)]) -> Study {
    let tie = |&(a, b): &(&str, &str)| BareTie {
        a: a.into(),
        b: b.into(),
        ..BareTie::default()
    };
    Study {
        id: "test".into(),
        directed: true,
        tie: pairs.iter().map(tie).collect(),
        ..Study::default()
    }
}

/// The same actors, each in the bloc that stands beside it.
fn in_blocs(mut study: Study, blocs: &[(&str, &str)]) -> Study {
    let actor = |&(id, bloc): &(&str, &str)| Actor {
        bloc: (!bloc.is_empty()).then(|| bloc.into()),
        ..Actor::named(id)
    };
    study.actor = blocs.iter().map(actor).collect();
    study
}

fn scores(network: &Network, metric: &str) -> Vec<Score> {
    Metric::find(metric)
        .unwrap()
        .scores(&View::new(network, Level::Mid))
}

fn values(network: &Network, metric: &str) -> Vec<f64> {
    let found = scores(network, metric);
    assert!(!found.is_empty());
    found
        .into_iter()
        .map(|score| score.value().unwrap())
        .collect()
}

fn all_close(found: &[f64], expected: &[f64]) {
    assert_eq!(found.len(), expected.len());
    for (found, expected) in found.iter().zip(expected) {
        close(*found, *expected);
    }
}

/// Random strengths, delays and ways: entry (a, b) is the tie from a to b, if there is one.
fn random_one_way(
    dice: &mut Dice,
    n: usize,
    density: f64,
) -> (Network, Vec<(usize, usize, f64, f64)>) {
    let mut ties = Vec::new();
    for a in 0..n {
        for b in (0..n).filter(|&b| b != a) {
            if dice.unit() < density {
                ties.push((a, b, 1.0 + dice.below(5) as f64, 0.5 + dice.unit()));
            }
        }
    }
    if ties.is_empty() {
        ties.push((1, 0, 1.0, 1.0));
    }
    let mut study = one_way(&[]);
    study.actor = NAMES[..n].iter().map(|id| Actor::named(*id)).collect();
    study.tie = ties
        .iter()
        .map(|&(a, b, strength, delay)| tie_of(a, b, strength, delay))
        .collect();
    (resolve(&study), ties)
}

fn tie_of(a: usize, b: usize, strength: f64, delay: f64) -> BareTie {
    BareTie {
        a: NAMES[a].into(),
        b: NAMES[b].into(),
        strength: Some(Range::exact(strength)),
        delay: Some(Range::exact(delay)),
        ..BareTie::default()
    }
}

/// Floyd and Warshall's distances.
fn distances(n: usize, ties: impl Iterator<Item = (usize, usize, f64)>) -> Vec<Vec<f64>> {
    let mut distance = vec![vec![f64::INFINITY; n]; n];
    (0..n).for_each(|actor| distance[actor][actor] = 0.0);
    for (a, b, length) in ties {
        distance[a][b] = distance[a][b].min(length);
    }
    for via in 0..n {
        for a in 0..n {
            for b in 0..n {
                distance[a][b] = distance[a][b].min(distance[a][via] + distance[via][b]);
            }
        }
    }
    distance
}

/// The strength matrix of an undirected test network.
fn strength_matrix(n: usize, ties: &[(usize, usize, f64, f64, f64)]) -> DMatrix<f64> {
    let mut matrix = DMatrix::zeros(n, n);
    for &(a, b, strength, ..) in ties {
        matrix[(a, b)] = strength;
        matrix[(b, a)] = strength;
    }
    matrix
}

// --- walks ------------------------------------------------------------------------------------------------

#[test]
fn katz_and_power_of_the_hub_are_the_ratios_worked_by_hand() {
    for (shape, spokes) in [(0, 2.0_f64), (2, 5.0)] {
        let network = unit(&four_shapes()[shape], 1.0);
        let of = |metric| {
            (
                value(&network, metric, &["USA"]),
                value(&network, metric, &["JPN"]),
            )
        };
        // λ₁ = √spokes.
        let (hub, spoke) = of("katz");
        let alpha = 0.9 / spokes.sqrt();
        close(hub / spoke, (1.0 + spokes * alpha) / (1.0 + alpha));
        close(hub * hub + spokes * spoke * spoke, 1.0);
        let (hub, spoke) = of("power");
        let beta = 0.5 / spokes.sqrt();
        close(hub / spoke, spokes * (1.0 + beta) / (1.0 + spokes * beta));
        close(hub * hub + spokes * spoke * spoke, spokes + 1.0);
    }
    let triangle = unit(&four_shapes()[1], 1.0);
    all_close(&values(&triangle, "katz"), &[3_f64.sqrt().recip(); 3]);
    all_close(&values(&triangle, "power"), &[1.0; 3]);
}

#[test]
fn katz_and_power_are_the_sums_over_walks_that_they_are_defined_as() {
    for seed in 1..9 {
        let mut dice = Dice::new(seed);
        let n = 3 + dice.below(6);
        let ties = random_ties(&mut dice, n, 0.4);
        let network = resolve(&numbered(n, &ties));
        let matrix = strength_matrix(n, &ties);
        let greatest = matrix.symmetric_eigenvalues().max();
        let sum = |share: f64, first: DVector<f64>| {
            let mut term = first.clone();
            let mut sum = first;
            for _ in 0..600 {
                term = &matrix * term * (share / greatest);
                sum += &term;
            }
            sum.normalize()
        };
        let katz = sum(0.9, DVector::repeat(n, 1.0));
        all_close(&values(&network, "katz"), katz.as_slice());
        let power = sum(0.5, matrix.column_sum()) * (n as f64).sqrt();
        all_close(&values(&network, "power"), power.as_slice());
    }
}

#[test]
fn the_unit_of_strength_does_not_matter_to_katz_power_and_pagerank() {
    let mut dice = Dice::new(3);
    let ties = random_ties(&mut dice, 7, 0.5);
    let network = resolve(&numbered(7, &ties));
    for unit in [1e-11, 1e14] {
        let other: Vec<_> = ties
            .iter()
            .map(|&(a, b, s, d, p)| (a, b, s * unit, d, p))
            .collect();
        let other = resolve(&numbered(7, &other));
        for metric in ["katz", "power", "pagerank", "clustering-strength"] {
            all_close(&values(&other, metric), &values(&network, metric));
        }
    }
}

#[test]
fn two_equal_components_and_an_isolated_actor_have_katz_and_power() {
    let network = resolve(&numbered(
        5,
        &[(0, 1, 1.0, 1.0, 1.0), (2, 3, 1.0, 1.0, 1.0)],
    ));
    let katz = values(&network, "katz");
    // 1/(1 − 0.9) for the tied, 1 for the isolated.
    close(katz[0] / katz[4], 10.0);
    close(katz[0], katz[3]);
    close(value(&network, "power", &["E"]), 0.0);
    close(value(&network, "power", &["A"]), 1.25_f64.sqrt());
}

#[test]
fn without_ties_there_is_no_katz_and_no_power_but_pagerank_and_coreness() {
    let network = resolve(&Study {
        actor: ["A", "B"].map(Actor::named).to_vec(),
        ..Study::default()
    });
    for metric in ["katz", "power"] {
        assert_eq!(scores(&network, metric), [Score::Undefined("no ties"); 2]);
    }
    all_close(&values(&network, "pagerank"), &[0.5, 0.5]);
    all_close(&values(&network, "coreness"), &[0.0, 0.0]);
    all_close(&values(&network, "subgraph"), &[1.0, 1.0]);
}

#[test]
fn subgraph_centrality_is_the_exponential_of_the_ties() {
    let [hub, triangle, star, _] = four_shapes();
    let root = 2_f64.sqrt();
    let hub = unit(&hub, 1.0);
    close(value(&hub, "subgraph", &["USA"]), root.cosh());
    close(
        value(&hub, "subgraph", &["JPN"]),
        f64::midpoint(1.0, root.cosh()),
    );
    let e = std::f64::consts::E;
    close(
        value(&unit(&triangle, 1.0), "subgraph", &["USA"]),
        (e * e + 2.0 / e) / 3.0,
    );
    close(
        value(&unit(&star, 1.0), "subgraph", &["USA"]),
        5_f64.sqrt().cosh(),
    );
}

#[test]
fn a_subgraph_centrality_beyond_floating_point_is_undefined() {
    // λ₁ of a complete network is n − 1, and e⁷¹⁹ is beyond 1.8·10³⁰⁸.
    let found = scores(&bundled("shape:complete-720", |_| {}), "subgraph");
    let reason = "more than floating point can hold";
    assert_eq!(found[0], Score::Undefined(reason));
}

#[test]
fn pagerank_of_hub_and_star_is_a_fraction() {
    let [hub, _, star, _] = four_shapes();
    close(value(&unit(&hub, 1.0), "pagerank", &["USA"]), 18.0 / 37.0);
    close(value(&unit(&star, 1.0), "pagerank", &["USA"]), 35.0 / 74.0);
}

#[test]
fn pagerank_solves_its_equation_whichever_way_ties_run() {
    for seed in 1..25 {
        let mut dice = Dice::new(seed);
        let n = 2 + dice.below(9);
        let (network, ties) = random_one_way(&mut dice, n, 0.25);
        let mut matrix = DMatrix::zeros(n, n);
        for &(a, b, strength, _) in &ties {
            matrix[(b, a)] = strength;
        }
        for mut column in matrix.column_iter_mut() {
            let out = column.sum();
            if out > 0.0 {
                column /= out;
            } else {
                column.fill(1.0 / n as f64);
            }
        }
        let system = DMatrix::identity(n, n) - matrix * 0.85;
        let start = DVector::repeat(n, 0.15 / n as f64);
        let exact = system.lu().solve(&start).unwrap();
        let found = values(&network, "pagerank");
        all_close(&found, exact.as_slice());
        close(found.iter().sum(), 1.0);
    }
}

// --- distances and cores --------------------------------------------------------------------------------------

#[test]
fn coreness_of_the_shapes_is_that_of_their_deepest_group() {
    let [_, triangle, star, plus] = four_shapes();
    all_close(&values(&unit(&triangle, 1.0), "coreness"), &[2.0; 3]);
    all_close(&values(&unit(&star, 1.0), "coreness"), &[1.0; 6]);
    let plus = unit(&plus, 1.0);
    for (actor, k) in [("USA", 2.0), ("JPN", 2.0), ("KOR", 2.0), ("PHL", 1.0)] {
        close(value(&plus, "coreness", &[actor]), k);
    }
}

#[test]
fn coreness_is_the_greatest_k_of_a_core_that_keeps_the_actor() {
    for seed in 1..25 {
        let mut dice = Dice::new(seed);
        let n = 2 + dice.below(9);
        let ties = random_ties(&mut dice, n, 0.45);
        let found = values(&resolve(&numbered(n, &ties)), "coreness");
        let mut expected = vec![0.0; n];
        for k in 1..n {
            let mut kept = vec![true; n];
            loop {
                let partners = |actor: usize| {
                    ties.iter()
                        .filter(|t| (t.0 == actor && kept[t.1]) || (t.1 == actor && kept[t.0]))
                        .count()
                };
                let Some(leaves) = (0..n).find(|&actor| kept[actor] && partners(actor) < k) else {
                    break;
                };
                kept[leaves] = false;
            }
            (0..n)
                .filter(|&actor| kept[actor])
                .for_each(|actor| expected[actor] = k as f64);
        }
        all_close(&found, &expected);
    }
}

#[test]
fn eccentricity_and_reach_of_the_shapes_are_right() {
    let [hub, triangle, star, plus] = four_shapes();
    for (pairs, us, japan) in [
        (hub, 1.0, 2.0),
        (triangle, 1.0, 1.0),
        (star, 1.0, 2.0),
        (plus, 1.0, 2.0),
    ] {
        let network = unit(&pairs, 1.0);
        close(value(&network, "eccentricity", &["USA"]), us);
        close(value(&network, "eccentricity", &["JPN"]), japan);
        close(value(&network, "reach-two", &["JPN"]), 1.0);
    }
    let path = bundled("shape:path-5", |_| {});
    all_close(&values(&path, "eccentricity"), &[4.0, 3.0, 2.0, 3.0, 4.0]);
    all_close(&values(&path, "reach-two"), &[0.5, 0.75, 1.0, 0.75, 0.5]);
    let lone = resolve(&Study {
        actor: vec![Actor::named("A")],
        ..Study::default()
    });
    assert_eq!(scores(&lone, "eccentricity"), [Score::Defined(0.0)]);
    assert_eq!(
        scores(&lone, "reach-two"),
        [Score::Undefined("fewer than 2 actors")]
    );
}

#[test]
fn a_cut_off_ally_makes_everyones_eccentricity_infinite_and_takes_its_share_of_reach() {
    let network = resolve(&numbered(
        4,
        &[(0, 1, 1.0, 2.0, 1.0), (1, 2, 1.0, 3.0, 1.0)],
    ));
    for metric in ["eccentricity", "eccentricity-delay"] {
        assert_eq!(scores(&network, metric), [Score::Infinite; 4]);
    }
    all_close(
        &values(&network, "reach-two"),
        &[2.0 / 3.0, 2.0 / 3.0, 2.0 / 3.0, 0.0],
    );
}

#[test]
fn what_no_arrangement_grants_is_neither_reached_nor_brokered() {
    let granted =
        |selection: &mut linchpin::model::Selection| selection.transit = Some(Transit::Granted);
    let network = bundled("hub-and-spokes", granted);
    let spokes = network.actors().len() as f64 - 1.0;
    close(value(&network, "reach-two", &["JPN"]), 1.0 / spokes);
    assert_eq!(score(&network, "eccentricity", &["JPN"]), Score::Infinite);
    close(value(&network, "eccentricity", &["USA"]), 1.0);
    close(value(&network, "broker-itinerant", &["USA"]), 0.0);
    let open = |selection: &mut linchpin::model::Selection| selection.transit = Some(Transit::Open);
    let network = bundled("hub-and-spokes", open);
    close(value(&network, "reach-two", &["JPN"]), 1.0);
    close(
        value(&network, "broker-itinerant", &["USA"]),
        spokes * (spokes - 1.0),
    );
}

#[test]
fn an_arrangement_lets_its_hub_broker_between_its_members() {
    let without = |selection: &mut linchpin::model::Selection| {
        selection.without = vec!["JPN_KOR_GSOMIA".into()];
    };
    let mut brokered = Vec::new();
    for network in [
        bundled("northeast-asia", without),
        bundled("northeast-asia", |_| {}),
    ] {
        let view = View::new(&network, Level::Mid);
        assert_eq!(view.transit(), Transit::Granted);
        let of = |role: &&str| value(&network, role, &["USA"]);
        brokered.push(ROLES.iter().map(of).sum::<f64>());
    }
    // Japan to South Korea and back, under TISA; closed by GSOMIA.
    assert_eq!(brokered, [2.0, 0.0]);
}

// --- clustering by strength -------------------------------------------------------------------------------------

#[test]
fn weak_triangles_count_for_less_than_strong_ones() {
    let network = resolve(&study(&[
        ("USA", "JPN", 5.0, 1.0, 1.0),
        ("USA", "KOR", 5.0, 1.0, 1.0),
        ("JPN", "KOR", 1.0, 1.0, 1.0),
        ("USA", "PHL", 2.0, 1.0, 1.0),
    ]));
    let triangle = 0.2_f64.cbrt();
    close(value(&network, "clustering-strength", &["JPN"]), triangle);
    close(
        value(&network, "clustering-strength", &["USA"]),
        triangle / 3.0,
    );
    close(value(&network, "clustering-strength", &["PHL"]), 0.0);
}

// --- brokerage --------------------------------------------------------------------------------------------------

#[test]
fn the_hub_of_a_star_brokers_by_the_blocs_of_its_spokes() {
    let star = [
        ("USA", "JPN"),
        ("USA", "KOR"),
        ("USA", "PHL"),
        ("USA", "THA"),
        ("USA", "AUS"),
    ];
    let plain: Vec<_> = star.iter().map(|&(a, b)| (a, b, 1.0, 1.0, 1.0)).collect();
    // Two spokes of bloc X, three of bloc Y; the hub apart, then of bloc X.
    for (own, answers) in [
        ("Z", [0.0, 2.0 + 6.0, 0.0, 0.0, 12.0]),
        ("X", [2.0, 6.0, 6.0, 6.0, 0.0]),
    ] {
        let blocs = [
            ("USA", own),
            ("JPN", "X"),
            ("KOR", "X"),
            ("PHL", "Y"),
            ("THA", "Y"),
            ("AUS", "Y"),
        ];
        let network = resolve(&in_blocs(study(&plain), &blocs));
        for (role, answer) in ROLES.iter().zip(answers) {
            close(value(&network, role, &["USA"]), answer);
            close(value(&network, role, &["JPN"]), 0.0);
        }
        let mut more = plain.clone();
        more.push(("JPN", "KOR", 1.0, 1.0, 1.0));
        let network = resolve(&in_blocs(study(&more), &blocs));
        let closed = if own == "X" {
            "broker-coordinator"
        } else {
            "broker-itinerant"
        };
        for (role, answer) in ROLES.iter().zip(answers) {
            let less = if *role == closed { 2.0 } else { 0.0 };
            close(value(&network, role, &["USA"]), answer - less);
        }
    }
}

#[test]
fn a_bloc_that_is_not_coded_is_unknown_to_those_whose_two_paths_touch_it() {
    let ties = [
        ("A", "B", 1.0, 1.0, 1.0),
        ("B", "C", 1.0, 1.0, 1.0),
        ("C", "D", 1.0, 1.0, 1.0),
    ];
    let nobody = resolve(&study(&ties));
    let network = resolve(&in_blocs(
        study(&ties),
        &[("A", ""), ("B", "X"), ("C", "X"), ("D", "X")],
    ));
    for role in ROLES {
        assert_eq!(
            scores(&nobody, role),
            [Score::Undefined("the actors have no blocs"); 4]
        );
        // A brokers nothing, which is known; B stands between A and C.
        let unknown = Score::Undefined("an actor of a two-path has no bloc");
        let c = if role == "broker-coordinator" {
            2.0
        } else {
            0.0
        };
        let expected = [
            Score::Defined(0.0),
            unknown,
            Score::Defined(c),
            Score::Defined(0.0),
        ];
        assert_eq!(scores(&network, role), expected);
    }
}

#[test]
fn brokerage_is_the_count_over_all_triples_whichever_way_ties_run() {
    for seed in 1..40 {
        let mut dice = Dice::new(seed);
        let n = 3 + dice.below(7);
        let blocs: Vec<(&str, &str)> = NAMES[..n]
            .iter()
            .map(|id| (*id, ["X", "Y", "Z"][dice.below(3)]))
            .collect();
        let directed = seed % 2 == 0;
        let mut tied = vec![vec![false; n]; n];
        let mut pairs = Vec::new();
        for a in 0..n {
            for b in 0..n {
                if a != b && (directed || a < b) && dice.unit() < 0.35 {
                    pairs.push((NAMES[a], NAMES[b]));
                    tied[a][b] = true;
                    tied[b][a] |= !directed;
                }
            }
        }
        let study = Study {
            directed,
            ..in_blocs(one_way(&pairs), &blocs)
        };
        let network = resolve(&study);
        let mut expected = vec![[0.0; 5]; n];
        for a in 0..n {
            for v in 0..n {
                for b in 0..n {
                    if a == b || !tied[a][v] || !tied[v][b] || tied[a][b] {
                        continue;
                    }
                    let bloc = |actor: usize| blocs[actor].1;
                    let role = match (bloc(a) == bloc(v), bloc(v) == bloc(b), bloc(a) == bloc(b)) {
                        (true, true, true) => 0,
                        (false, false, true) => 1,
                        (false, true, false) => 2,
                        (true, false, false) => 3,
                        _ => 4,
                    };
                    expected[v][role] += 1.0;
                }
            }
        }
        for (at, role) in ROLES.iter().enumerate() {
            let answers: Vec<f64> = expected.iter().map(|roles| roles[at]).collect();
            assert_eq!(values(&network, role), answers, "{role}, seed {seed}");
            if !directed && at == 2 {
                assert_eq!(values(&network, ROLES[3]), answers);
            }
        }
    }
}

// --- ties that run one way ------------------------------------------------------------------------------------

#[test]
fn a_directed_chain_has_a_beginning_and_an_end() {
    // Written against the alphabet, so that the way of a tie is not the order of its ends.
    let network = resolve(&one_way(&[("C", "B"), ("B", "A")]));
    let of = |metric: &str| ["C", "B", "A"].map(|actor| score(&network, metric, &[actor]));
    let defined = |values: [f64; 3]| values.map(Score::Defined);
    assert_eq!(of("degree-in"), defined([0.0, 1.0, 1.0]));
    assert_eq!(of("degree-out"), defined([1.0, 1.0, 0.0]));
    assert_eq!(of("strength-in"), defined([0.0, 1.0, 1.0]));
    assert_eq!(of("strength-out"), defined([1.0, 1.0, 0.0]));
    assert_eq!(of("closeness-out"), defined([2.0 / 3.0, 0.5, 0.0]));
    assert_eq!(of("closeness-in"), defined([0.0, 0.5, 2.0 / 3.0]));
    assert_eq!(of("reach-two"), defined([1.0, 0.5, 0.0]));
    assert_eq!(
        of("eccentricity"),
        [Score::Defined(2.0), Score::Infinite, Score::Infinite]
    );
    // x_C = (0.05 + 0.85·x_A/3), x_B = x_C + 0.85·x_C, x_A = x_C + 0.85·x_B.
    let ratio = |x: Score, y: Score| x.value().unwrap() / y.value().unwrap();
    let [first, middle, last] = of("pagerank");
    close(ratio(middle, first), 1.85);
    close(ratio(last, first), 1.0 + 0.85 * 1.85);
    close(value(&network, "reciprocity", &[]), 0.0);
    close(value(&network, "weak-components", &[]), 1.0);
    close(value(&network, "strong-components", &[]), 3.0);
    // C and B both seek, but nobody whom the other seeks.
    let reason = Score::Undefined("the leading singular value is not simple");
    assert_eq!(of("hub"), [reason; 3]);
}

#[test]
fn a_directed_ring_is_the_same_everywhere() {
    let network = resolve(&one_way(&[("A", "B"), ("B", "C"), ("C", "A")]));
    for (metric, answer) in [
        ("degree-in", 1.0),
        ("degree-out", 1.0),
        ("eccentricity", 2.0),
        ("closeness-in", 2.0 / 3.0),
        ("closeness-out", 2.0 / 3.0),
        ("closeness-in-delay", 2.0 / 3.0),
        ("closeness-out-delay", 2.0 / 3.0),
        ("pagerank", 1.0 / 3.0),
        ("reach-two", 1.0),
    ] {
        all_close(&values(&network, metric), &[answer; 3]);
    }
    close(value(&network, "strong-components", &[]), 1.0);
    close(value(&network, "reciprocity", &[]), 0.0);
}

#[test]
fn a_two_path_that_runs_one_way_makes_a_gatekeeper_or_a_representative() {
    let chain = one_way(&[("A", "B"), ("B", "C")]);
    for (blocs, role) in [
        (["X", "X", "X"], 0),
        (["Y", "X", "Y"], 1),
        (["Y", "X", "X"], 2),
        (["X", "X", "Y"], 3),
        (["X", "Y", "Z"], 4),
    ] {
        let blocs = [("A", blocs[0]), ("B", blocs[1]), ("C", blocs[2])];
        let network = resolve(&in_blocs(chain.clone(), &blocs));
        for (at, name) in ROLES.iter().enumerate() {
            let answer = f64::from(u8::from(at == role));
            assert_eq!(values(&network, name), [0.0, answer, 0.0]);
        }
    }
}

#[test]
fn half_of_two_returned_ties_and_two_that_are_not_is_reciprocity_one_half() {
    let network = resolve(&one_way(&[("A", "B"), ("B", "A"), ("A", "C"), ("D", "C")]));
    close(value(&network, "reciprocity", &[]), 0.5);
    close(value(&network, "weak-components", &[]), 1.0);
    close(value(&network, "strong-components", &[]), 3.0);
    let mut alone = one_way(&[]);
    alone.actor = ["A", "B"].map(Actor::named).to_vec();
    let alone = resolve(&alone);
    assert_eq!(scores(&alone, "reciprocity"), [Score::Undefined("no ties")]);
    assert_eq!(
        scores(&alone, "authority"),
        [Score::Undefined("no ties"); 2]
    );
    close(value(&alone, "weak-components", &[]), 2.0);
    close(value(&alone, "strong-components", &[]), 2.0);
}

#[test]
fn hubs_and_authorities_share_one_between_them_by_who_points_to_whom() {
    let network = resolve(&one_way(&[("D", "A"), ("D", "B"), ("C", "A")]));
    let golden = f64::midpoint(1.0, 5_f64.sqrt());
    for (metric, actor, answer) in [
        ("hub", "D", 1.0 / golden),
        ("hub", "C", 1.0 - 1.0 / golden),
        ("hub", "A", 0.0),
        ("authority", "A", 1.0 / golden),
        ("authority", "B", 1.0 - 1.0 / golden),
        ("authority", "D", 0.0),
    ] {
        close(value(&network, metric, &[actor]), answer);
    }
}

#[test]
fn distances_along_ties_give_closeness_eccentricity_reach_and_strong_components() {
    for seed in 1..30 {
        let mut dice = Dice::new(seed);
        let n = 2 + dice.below(8);
        let (network, ties) = random_one_way(&mut dice, n, 0.3);
        for (suffix, distance) in [
            ("", distances(n, ties.iter().map(|t| (t.0, t.1, 1.0)))),
            ("-delay", distances(n, ties.iter().map(|t| (t.0, t.1, t.3)))),
        ] {
            let closeness = |far: &dyn Fn(usize) -> f64| {
                let reached: Vec<f64> = (0..n)
                    .map(far)
                    .filter(|d| d.is_finite() && *d > 0.0)
                    .collect();
                let r = reached.len() as f64;
                if r == 0.0 {
                    0.0
                } else {
                    r * r / (n - 1) as f64 / reached.iter().sum::<f64>()
                }
            };
            let out: Vec<f64> = (0..n).map(|v| closeness(&|u| distance[v][u])).collect();
            let into: Vec<f64> = (0..n).map(|v| closeness(&|u| distance[u][v])).collect();
            all_close(&values(&network, &format!("closeness-out{suffix}")), &out);
            all_close(&values(&network, &format!("closeness-in{suffix}")), &into);
            for (v, found) in scores(&network, &format!("eccentricity{suffix}"))
                .into_iter()
                .enumerate()
            {
                let farthest = distance[v].iter().copied().fold(0.0, f64::max);
                match found {
                    Score::Defined(found) => close(found, farthest),
                    found => assert_eq!((found, farthest), (Score::Infinite, f64::INFINITY)),
                }
            }
            if suffix.is_empty() {
                let near = |v: usize| (0..n).filter(|&u| u != v && distance[v][u] <= 2.0).count();
                let reach: Vec<f64> = (0..n).map(|v| near(v) as f64 / (n - 1) as f64).collect();
                all_close(&values(&network, "reach-two"), &reach);
                let mutual = |v: usize, u: usize| (distance[v][u] + distance[u][v]).is_finite();
                let first = (0..n).filter(|&v| !(0..v).any(|u| mutual(v, u))).count();
                close(value(&network, "strong-components", &[]), first as f64);
            }
        }
        let returned = ties
            .iter()
            .filter(|t| ties.iter().any(|u| (u.0, u.1) == (t.1, t.0)));
        close(
            value(&network, "reciprocity", &[]),
            returned.count() as f64 / ties.len() as f64,
        );
    }
}

#[test]
fn adding_a_tie_one_way_moves_every_metric_the_way_the_registry_says() {
    let mut held = 0;
    for seed in 1..40 {
        let mut dice = Dice::new(seed);
        let n = 3 + dice.below(6);
        let (network, ties) = random_one_way(&mut dice, n, 0.3);
        let free = |&(a, b): &(usize, usize)| a != b && !ties.iter().any(|t| (t.0, t.1) == (a, b));
        let untied: Vec<_> = (0..n * n).map(|at| (at / n, at % n)).filter(free).collect();
        if untied.is_empty() {
            continue;
        }
        let (a, b) = untied[dice.below(untied.len())];
        let mut study = one_way(&[]);
        study.actor = network.actors().cloned().collect();
        let more = ties
            .iter()
            .copied()
            .chain([(a, b, 1.0 + dice.unit(), 0.5 + dice.unit())]);
        study.tie = more
            .map(|(a, b, strength, delay)| tie_of(a, b, strength, delay))
            .collect();
        let after = resolve(&study);
        let own = |metric: &&'static Metric| {
            matches!(metric.scope(), Scope::Actor | Scope::Network)
                && metric.direction != Direction::Undirected
                && metric.adding != Adding::Either
        };
        for metric in metrics().filter(own) {
            let pairs = scores(&network, metric.id)
                .into_iter()
                .zip(scores(&after, metric.id));
            for (before, after) in pairs {
                let (Some(before), Some(after)) = (before.place(), after.place()) else {
                    continue;
                };
                held += 1;
                let kept = match metric.adding {
                    Adding::NeverLowers => after >= before - 1e-9,
                    _ => after <= before + 1e-9,
                };
                assert!(kept, "{}, seed {seed}: {before} became {after}", metric.id);
            }
        }
    }
    assert!(held > 1_000, "only {held} scores compared");
}

#[test]
fn a_metric_says_for_which_networks_it_is() {
    let directed = resolve(&one_way(&[("A", "B"), ("B", "C")]));
    for metric in [
        "katz",
        "power",
        "subgraph",
        "coreness",
        "clustering-strength",
    ] {
        let reason = Score::Undefined("defined for undirected networks");
        assert_eq!(scores(&directed, metric), [reason; 3], "{metric}");
    }
    let undirected = unit(&four_shapes()[0], 1.0);
    for metric in [
        "degree-in",
        "degree-out",
        "strength-in",
        "strength-out",
        "closeness-in",
        "closeness-out",
        "closeness-in-delay",
        "closeness-out-delay",
        "hub",
        "authority",
    ] {
        let reason = Score::Undefined("defined for directed networks");
        assert_eq!(scores(&undirected, metric), [reason; 3], "{metric}");
    }
    for metric in ["reciprocity", "weak-components", "strong-components"] {
        let reason = Score::Undefined("defined for directed networks");
        assert_eq!(scores(&undirected, metric), [reason], "{metric}");
    }
}
