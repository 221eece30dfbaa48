//! Answers worked by hand or published, on networks that fit in a head.

use crate::support::{NAMES, Tie, bundled, close, four_shapes, resolve, score, study, unit, value};
use linchpin::{
    kernels::View,
    metrics::Metric,
    model::{Actor, Agreement, Level, Member, Network, Range, Score, Study, Transit},
};

#[test]
fn the_four_shapes_give_the_published_answers() {
    let expected: [(&str, &[&str], [f64; 4]); 7] = [
        ("betweenness", &["USA"], [1.0, 0.0, 1.0, 0.9]),
        ("betweenness-centralization", &[], [1.0, 0.0, 1.0, 0.9]),
        (
            "efficiency",
            &[],
            [0.833_333_333_333_333_3, 1.0, 0.666_666_666_666_666_6, 0.7],
        ),
        ("kirchhoff", &[], [4.0, 2.0, 25.0, 21.0]),
        ("middleman-pairs", &["USA"], [1.0, 0.0, 10.0, 9.0]),
        (
            "share-probability",
            &["JPN", "KOR"],
            [0.81, 0.981, 0.81, 0.981],
        ),
        (
            "all-terminal-reliability",
            &[],
            [0.81, 0.972, 0.590_49, 0.708_588],
        ),
    ];
    for (shape, pairs) in four_shapes().iter().enumerate() {
        let network = unit(pairs, 0.9);
        for (metric, subject, answers) in expected {
            close(value(&network, metric, subject), answers[shape]);
        }
    }
}

#[test]
fn bridges_and_cut_actors_of_the_four_shapes_are_right() {
    let answers = [(2.0, 1.0), (0.0, 0.0), (5.0, 1.0), (3.0, 1.0)];
    for (pairs, (bridges, cut)) in four_shapes().iter().zip(answers) {
        let network = unit(pairs, 1.0);
        close(value(&network, "bridges", &[]), bridges);
        close(value(&network, "cut-actors", &[]), cut);
        close(value(&network, "cut-actor", &["USA"]), cut);
        close(value(&network, "cut-actor", &["JPN"]), 0.0);
    }
}

#[test]
fn burt_gives_the_triangle_a_constraint_above_one() {
    let [hub, triangle, ..] = four_shapes();
    close(value(&unit(&hub, 1.0), "constraint", &["USA"]), 0.5);
    close(value(&unit(&hub, 1.0), "effective-size", &["USA"]), 2.0);
    close(value(&unit(&triangle, 1.0), "constraint", &["USA"]), 1.125);
    close(
        value(&unit(&triangle, 1.0), "effective-size", &["USA"]),
        1.0,
    );
}

#[test]
fn strengths_five_five_one_give_three_readings_of_betweenness() {
    let network = resolve(&{
        let mut study = study(&[
            ("USA", "JPN", 5.0, 1.0, 1.0),
            ("USA", "KOR", 5.0, 1.0, 1.0),
            ("JPN", "KOR", 1.0, 1.0, 1.0),
        ]);
        study.tie.iter_mut().for_each(|tie| tie.delay = None);
        study
    });
    close(value(&network, "betweenness", &["USA"]), 0.0);
    close(value(&network, "betweenness-delay", &["USA"]), 1.0);
    close(value(&network, "betweenness-flow", &["USA"]), 5.0 / 7.0);
    close(value(&network, "effective-size", &["USA"]), 1.8);
}

#[test]
fn the_delay_reading_flips_at_strength_two_and_a_half() {
    for (strength, expected) in [(2.4, 1.0), (2.5, 0.5), (2.6, 0.0)] {
        let mut study = study(&[
            ("USA", "JPN", 5.0, 1.0, 1.0),
            ("USA", "KOR", 5.0, 1.0, 1.0),
            ("JPN", "KOR", strength, 1.0, 1.0),
        ]);
        study.tie.iter_mut().for_each(|tie| tie.delay = None);
        close(
            value(&resolve(&study), "betweenness-delay", &["USA"]),
            expected,
        );
    }
}

#[test]
fn lengths_that_differ_in_the_last_bit_are_the_same_length() {
    // 0.1 + 0.2 is not 0.3 in floating point; the two routes from A to C are equally long all the same.
    let network = resolve(&study(&[
        ("A", "B", 1.0, 0.1, 1.0),
        ("B", "C", 1.0, 0.2, 1.0),
        ("A", "C", 1.0, 0.3, 1.0),
    ]));
    close(value(&network, "betweenness-delay", &["B"]), 0.5);
}

#[test]
fn a_cut_off_ally_makes_the_mean_distance_infinite_and_not_smaller() {
    let mut study = study(&[("USA", "JPN", 1.0, 1.0, 1.0)]);
    study.actor = ["USA", "JPN", "KOR"]
        .map(linchpin::model::Actor::named)
        .to_vec();
    let network = resolve(&study);
    assert_eq!(score(&network, "mean-distance", &[]), Score::Infinite);
    assert_eq!(score(&network, "kirchhoff", &[]), Score::Infinite);
    assert_eq!(
        score(&network, "information", &["USA"]),
        Score::Undefined("not connected")
    );
    assert_eq!(
        score(&network, "constraint", &["KOR"]),
        Score::Undefined("isolated actor")
    );
    close(value(&network, "connected-pairs", &[]), 1.0 / 3.0);
    close(value(&network, "closeness", &["KOR"]), 0.0);
    close(value(&network, "algebraic-connectivity", &[]), 0.0);
    close(value(&network, "all-terminal-reliability", &[]), 0.0);
}

#[test]
fn a_star_does_not_confuse_the_eigenvector() {
    let [_, _, star, _] = four_shapes();
    close(
        value(&unit(&star, 1.0), "eigenvector", &["USA"]),
        0.5_f64.sqrt(),
    );
    close(
        value(&unit(&star, 1.0), "eigenvector", &["JPN"]),
        0.1_f64.sqrt(),
    );
}

#[test]
fn two_equal_components_leave_the_eigenvector_undefined() {
    let network = unit(&[("A", "B"), ("C", "D")], 1.0);
    assert_eq!(
        score(&network, "eigenvector", &["A"]),
        Score::Undefined("the leading eigenvalue is not simple")
    );
}

#[test]
fn indispensability_sums_to_actors_less_components() {
    let network = unit(
        &[("A", "B"), ("B", "C"), ("A", "C"), ("C", "D"), ("E", "F")],
        1.0,
    );
    let ties = [("A", "B"), ("B", "C"), ("A", "C"), ("C", "D"), ("E", "F")];
    let sum: f64 = ties
        .iter()
        .map(|&(a, b)| value(&network, "indispensability", &[a, b]))
        .sum();
    close(sum, 6.0 - 2.0);
    close(value(&network, "indispensability", &["C", "D"]), 1.0);
}

#[test]
fn the_lattice_of_six_gives_the_published_answers() {
    let with = [
        ("USA", "JPN"),
        ("USA", "KOR"),
        ("USA", "PHL"),
        ("USA", "THA"),
        ("USA", "AUS"),
        ("JPN", "KOR"),
        ("JPN", "AUS"),
        ("JPN", "PHL"),
        ("AUS", "PHL"),
    ];
    let without: Vec<(&str, &str)> = with
        .iter()
        .copied()
        .filter(|pair| *pair != ("JPN", "KOR"))
        .collect();
    let (with, without) = (unit(&with, 0.9), unit(&without, 0.9));
    close(value(&with, "betweenness", &["USA"]), 0.5);
    close(value(&without, "betweenness", &["USA"]), 0.7);
    close(value(&with, "betweenness-centralization", &[]), 0.48);
    close(value(&with, "efficiency", &[]), 0.8);
    close(value(&without, "efficiency", &[]), 0.766_666_666_666_666_7);
    close(value(&with, "middleman-pairs", &["USA"]), 4.0);
    close(value(&without, "middleman-pairs", &["USA"]), 7.0);
    close(value(&with, "bridges", &[]), 1.0);
    close(value(&without, "bridges", &[]), 2.0);
    for (network, pair, all) in [
        (&with, 0.989_806, 0.888_806),
        (&without, 0.898_063, 0.806_609),
    ] {
        assert!((value(network, "share-probability", &["JPN", "KOR"]) - pair).abs() < 5e-7);
        assert!((value(network, "all-terminal-reliability", &[]) - all).abs() < 5e-7);
    }
    assert!((value(&with, "constraint", &["USA"]) - 0.490_833).abs() < 5e-7);
    assert!((value(&with, "eigenvector", &["USA"]) - 0.528_978).abs() < 5e-7);
}

#[test]
fn complete_graph_of_eight_is_exactly_reliable() {
    // All-terminal reliability of K_n by the recursion R_n = 1 − Σ_k C(n−1, k−1) R_k q^{k(n−k)}.
    let p: f64 = 0.3;
    let choose =
        |n: u64, k: u64| (0..k).fold(1.0, |product, i| product * (n - i) as f64 / (i + 1) as f64);
    let mut reliability = vec![0.0, 1.0];
    for n in 2..=8_u64 {
        let parted: f64 = (1..n)
            .map(|k| {
                choose(n - 1, k - 1)
                    * reliability[k as usize]
                    * (1.0 - p).powi((k * (n - k)) as i32)
            })
            .sum();
        reliability.push(1.0 - parted);
    }
    let names = crate::support::NAMES;
    let pairs: Vec<(&str, &str)> = (0..8)
        .flat_map(|a| (a + 1..8).map(move |b| (names[a], names[b])))
        .collect();
    close(
        value(&unit(&pairs, p), "all-terminal-reliability", &[]),
        reliability[8],
    );
}

#[test]
fn strengths_too_uneven_for_floating_point_are_undefined_and_not_wrong() {
    let network = resolve(&study(&[
        ("A", "B", 1e10, 1.0, 1.0),
        ("B", "C", 1e-8, 1.0, 1.0),
        ("C", "D", 3e7, 1.0, 1.0),
    ]));
    for metric in ["kirchhoff", "algebraic-connectivity"] {
        let found = score(&network, metric, &[]);
        assert_eq!(
            found,
            Score::Undefined("the strengths are too uneven for floating point"),
            "{metric}"
        );
    }
}

#[test]
fn a_tie_shorter_than_the_tolerance_is_no_step_of_length_nought() {
    let network = resolve(&study(&[
        ("A", "B", 1.0, 1.0, 1.0),
        ("A", "C", 1.0, 1.0, 1.0),
        ("B", "C", 1.0, 1e-10, 1.0),
    ]));
    close(
        value(&network, "betweenness-delay", &["B"]),
        value(&network, "betweenness-delay", &["C"]),
    );
}

#[test]
fn an_availability_that_nobody_coded_is_unknown_and_not_one() {
    let trade = crate::support::bundled("trade", |_| {});
    let found = score(&trade, "mean-share-probability", &[]);
    assert_eq!(found, Score::Undefined("a tie has no coded availability"));
    assert_eq!(
        score(&trade, "all-terminal-reliability", &[]),
        Score::Undefined("a tie has no coded availability")
    );
}

// --- every formula by hand --------------------------------------------------------------------------------------

/// Asserts the scores of one subject.
fn told(network: &Network, subject: &[&str], answers: &[(&str, f64)]) {
    for &(metric, answer) in answers {
        let found = value(network, metric, subject);
        assert!(
            (found - answer).abs() <= 1e-9,
            "{metric} {subject:?}: {found}, not {answer}"
        );
    }
}

/// Asserts that these have no score, for this reason.
fn refused(network: &Network, level: Level, metrics: &[&str], reason: &'static str) {
    let view = View::new(network, level);
    for id in metrics {
        let scores = Metric::find(id).expect("a registered metric").scores(&view);
        let all = scores
            .iter()
            .all(|score| *score == Score::Undefined(reason));
        assert!(all && !scores.is_empty(), "{id}: {scores:?}");
    }
}

/// Numbered actors and ties of these strengths, more than there are names.
fn many(ties: &[(usize, usize, f64)], directed: bool) -> Network {
    let last = ties.iter().map(|&(a, b, _)| a.max(b)).max().unwrap_or(0);
    let names: Vec<String> = (0..=last).map(|at| format!("a{at:04}")).collect();
    let name = |at: usize| names[at].as_str();
    let named: Vec<Tie> = ties
        .iter()
        .map(|&(a, b, strength)| (name(a), name(b), strength, 1.0, 1.0))
        .collect();
    let mut study = study(&named);
    study.actor = names.iter().map(Actor::named).collect();
    study.directed = directed;
    resolve(&study)
}

/// A, B and C tied to each other, and D to C alone; the strengths and delays differ.
fn tailed() -> Network {
    resolve(&study(&[
        ("A", "B", 4.0, 1.0, 0.5),
        ("A", "C", 2.0, 4.0, 0.5),
        ("B", "C", 1.0, 2.0, 0.5),
        ("C", "D", 1.0, 4.0, 0.5),
    ]))
}

#[test]
fn a_triangle_with_a_tail_is_scored_as_by_hand() {
    told(
        &tailed(),
        &[],
        &[
            ("actors", 4.0),
            ("ties", 4.0),
            ("density", 4.0 / 6.0),
            ("components", 1.0),
            ("connected-pairs", 1.0),
            ("circuit-rank", 1.0),
            ("blocks", 2.0),
            ("bridges", 1.0),
            ("cut-actors", 1.0),
            ("degree-centralization", 2.0 / 3.0),
            ("closeness-centralization", 0.75),
            ("betweenness-centralization", 2.0 / 3.0),
            ("betweenness-centralization-delay", 4.0 / 9.0),
            ("strength-gini", 0.25),
            ("mean-clustering", 7.0 / 12.0),
            ("local-efficiency", 7.0 / 12.0),
            ("transitivity", 0.6),
            ("assortativity", -5.0 / 7.0),
            ("core-periphery", 0.5_f64.sqrt()),
            ("efficiency", 5.0 / 6.0),
            ("efficiency-delay", 67.0 / 168.0),
            ("mean-distance", 4.0 / 3.0),
            ("mean-delay", 23.0 / 6.0),
            ("diameter", 2.0),
            ("diameter-delay", 7.0),
            ("kirchhoff", 67.0 / 14.0),
            ("spanning-trees", 3.0),
            ("spanning-trees-strength", 14_f64.ln()),
            ("actor-connectivity", 1.0),
            ("tie-connectivity", 1.0),
            ("mean-actor-connectivity", 1.5),
        ],
    );
}

#[test]
fn the_actors_of_a_triangle_with_a_tail_are_scored_as_by_hand() {
    let network = tailed();
    let third = 1.0 / 3.0;
    for (metric, answers) in [
        ("degree", [2.0, 2.0, 3.0, 1.0]),
        ("degree-share", [2.0 * third, 2.0 * third, 1.0, third]),
        ("strength", [6.0, 5.0, 4.0, 1.0]),
        ("closeness", [0.75, 0.75, 1.0, 0.6]),
        ("closeness-delay", [3.0 / 11.0, third, third, 3.0 / 17.0]),
        ("harmonic", [5.0 / 6.0, 5.0 / 6.0, 1.0, 2.0 * third]),
        (
            "harmonic-delay",
            [31.0 / 63.0, 5.0 / 9.0, 13.0 / 36.0, 47.0 / 252.0],
        ),
        ("reach-two", [1.0; 4]),
        ("eccentricity", [2.0, 2.0, 1.0, 2.0]),
        ("eccentricity-delay", [7.0, 6.0, 4.0, 7.0]),
        ("betweenness", [0.0, 0.0, 2.0 * third, 0.0]),
        ("betweenness-delay", [0.0, 2.0 * third, 2.0 * third, 0.0]),
        ("betweenness-flow", [8.0 / 21.0, 4.0 / 21.0, 5.0 / 7.0, 0.0]),
        // Actors less one over the sum of the resistances to the others.
        (
            "information",
            [42.0 / 27.0, 42.0 / 29.0, 42.0 / 25.0, 42.0 / 53.0],
        ),
        ("coreness", [2.0, 2.0, 2.0, 1.0]),
        ("clustering", [1.0, 1.0, third, 0.0]),
        ("clustering-strength", [0.5, 0.5, 1.0 / 6.0, 0.0]),
        (
            "constraint",
            [2809.0 / 3600.0, 37.0 / 36.0, 1607.0 / 1800.0, 1.0],
        ),
        ("effective-size", [19.0 / 12.0, 1.1, 2.25, 1.0]),
        ("middleman-pairs", [0.0, 0.0, 2.0, 0.0]),
        ("largest-after", [1.0, 1.0, 2.0 * third, 1.0]),
        ("fragmentation-after", [0.0, 0.0, 2.0 * third, 0.0]),
        ("fragmentation-rise", [0.0, 0.0, 2.0 * third, 0.0]),
        ("cut-actor", [0.0, 0.0, 1.0, 0.0]),
        ("vulnerability", [0.0, 0.0, 0.5, 0.0]),
        ("vulnerability-delay", [0.0, 17.0 / 122.0, 13.0 / 55.0, 0.0]),
    ] {
        for (actor, answer) in NAMES.iter().zip(answers) {
            told(&network, &[*actor], &[(metric, answer)]);
        }
    }
}

#[test]
fn the_ties_and_pairs_of_a_triangle_with_a_tail_are_scored_as_by_hand() {
    let network = tailed();
    for (metric, answers) in [
        ("tie-betweenness", [1.0 / 6.0, 2.0 / 6.0, 2.0 / 6.0, 0.5]),
        ("tie-betweenness-delay", [0.5, 0.0, 4.0 / 6.0, 0.5]),
        (
            "tie-betweenness-flow",
            [3.0 / 7.0, 19.0 / 42.0, 11.0 / 42.0, 0.5],
        ),
        ("embeddedness", [1.0, 1.0, 1.0, 0.0]),
        ("indispensability", [6.0 / 7.0, 5.0 / 7.0, 3.0 / 7.0, 1.0]),
        ("bridge", [0.0, 0.0, 0.0, 1.0]),
        ("tie-vulnerability", [0.1, 2.0 / 15.0, 2.0 / 15.0, 0.4]),
        (
            "tie-vulnerability-delay",
            [157.0 / 402.0, 0.0, 1151.0 / 6030.0, 47.0 / 201.0],
        ),
    ] {
        let ties = [["A", "B"], ["A", "C"], ["B", "C"], ["C", "D"]];
        for (tie, answer) in ties.iter().zip(answers) {
            told(&network, tie, &[(metric, answer)]);
        }
    }
    for (pair, distance, delay, resistance, routes) in [
        (["A", "B"], 1.0, 1.0, 3.0 / 14.0, 2.0),
        (["A", "C"], 1.0, 3.0, 5.0 / 14.0, 2.0),
        (["A", "D"], 2.0, 7.0, 19.0 / 14.0, 1.0),
        (["B", "C"], 1.0, 2.0, 6.0 / 14.0, 2.0),
        (["B", "D"], 2.0, 6.0, 20.0 / 14.0, 1.0),
        (["C", "D"], 1.0, 4.0, 1.0, 1.0),
    ] {
        told(
            &network,
            &pair,
            &[
                ("distance", distance),
                ("delay", delay),
                ("resistance", resistance),
                ("routes", routes),
                ("tie-routes", routes),
            ],
        );
    }
}

#[test]
fn two_actors_are_enough_for_all_that_does_not_look_at_a_third() {
    let ties = [("A", "B", 1.0, 2.0, 0.5)];
    let two = resolve(&study(&ties));
    let of_network = [
        "density",
        "connected-pairs",
        "diameter",
        "efficiency",
        "mean-distance",
        "kirchhoff",
        "actor-connectivity",
        "tie-connectivity",
        "mean-actor-connectivity",
    ];
    told(&two, &[], &of_network.map(|metric| (metric, 1.0)));
    let more = [
        ("diameter-delay", 2.0),
        ("efficiency-delay", 0.5),
        ("mean-delay", 2.0),
        ("algebraic-connectivity", 2.0),
        ("spectral-gap", 2.0),
        ("mean-share-probability", 0.5),
    ];
    told(&two, &[], &more);
    let of_actor = [
        "degree-share",
        "closeness",
        "harmonic",
        "reach-two",
        "information",
    ];
    told(&two, &["A"], &of_actor.map(|metric| (metric, 1.0)));
    let more = ["closeness-delay", "harmonic-delay", "importance"];
    told(&two, &["A"], &more.map(|metric| (metric, 0.5)));
    let of_three = [
        "betweenness",
        "betweenness-delay",
        "betweenness-flow",
        "tie-betweenness-flow",
        "betweenness-centralization",
        "betweenness-centralization-delay",
        "closeness-centralization",
        "degree-centralization",
    ];
    refused(&two, Level::Mid, &of_three, "fewer than 3 actors");
    let mut one_way = study(&ties);
    one_way.directed = true;
    let one_way = resolve(&one_way);
    told(
        &one_way,
        &["A"],
        &[("closeness-out", 1.0), ("closeness-out-delay", 0.5)],
    );
    told(
        &one_way,
        &["B"],
        &[("closeness-in", 1.0), ("closeness-in-delay", 0.5)],
    );
}

#[test]
fn an_actor_alone_has_no_score_that_is_about_others() {
    let lone = |directed: bool| {
        resolve(&Study {
            directed,
            actor: vec![Actor::named("A")],
            ..Study::default()
        })
    };
    let metrics = [
        "degree-share",
        "closeness",
        "closeness-delay",
        "harmonic",
        "harmonic-delay",
        "information",
        "importance",
        "largest-after",
        "density",
        "connected-pairs",
        "diameter",
        "diameter-delay",
        "efficiency",
        "efficiency-delay",
        "mean-distance",
        "mean-delay",
        "algebraic-connectivity",
        "kirchhoff",
        "actor-connectivity",
        "tie-connectivity",
        "mean-actor-connectivity",
        "mean-share-probability",
    ];
    refused(&lone(false), Level::Mid, &metrics, "fewer than 2 actors");
    let metrics = [
        "closeness-in",
        "closeness-in-delay",
        "closeness-out",
        "closeness-out-delay",
    ];
    refused(&lone(true), Level::Mid, &metrics, "fewer than 2 actors");
}

#[test]
fn a_tie_whose_strength_is_nought_at_the_low_end_ties_and_holds_nothing() {
    let mut triangle = study(&[("A", "B", 1.0, 1.0, 1.0), ("B", "C", 1.0, 1.0, 1.0)]);
    triangle.tie.push(triangle.tie[0].clone());
    triangle.tie[2].b = "C".into();
    for tie in &mut triangle.tie {
        tie.strength = Some(Range {
            low: 0.0,
            mid: 1.0,
            high: 2.0,
        });
    }
    triangle.actor = NAMES[..3].iter().map(|id| Actor::named(*id)).collect();
    triangle
        .actor
        .iter_mut()
        .for_each(|actor| actor.bloc = Some("X".into()));
    let network = resolve(&triangle);
    let refused = |metrics: &[&str], reason| refused(&network, Level::Low, metrics, reason);
    refused(&["indispensability"], "a tie of strength 0");
    refused(&["constraint", "effective-size"], "isolated actor");
    refused(&["strength-gini", "modularity-blocs"], "no ties");
    refused(&["information", "spanning-trees-strength"], "not connected");
    let low = |network: &Network, metric: &str| {
        let view = View::new(network, Level::Low);
        Metric::find(metric).unwrap().scores(&view)
    };
    assert_eq!(low(&network, "clustering"), [Score::Defined(1.0); 3]);
    assert_eq!(
        low(&network, "clustering-strength"),
        [Score::Defined(0.0); 3]
    );
    assert_eq!(
        low(&network, "algebraic-connectivity"),
        [Score::Defined(0.0)]
    );
    assert_eq!(low(&network, "kirchhoff"), [Score::Infinite]);
    triangle.directed = true;
    for score in low(&resolve(&triangle), "pagerank") {
        close(score.value().unwrap(), 1.0 / 3.0);
    }
}

#[test]
fn a_star_is_as_central_as_can_be_and_more_so_where_its_hub_may_not_pass_on() {
    for n in 3..13 {
        let star = bundled(&format!("shape:star-{n}"), |_| {});
        for metric in ["closeness-centralization", "degree-centralization"] {
            assert_eq!(
                score(&star, metric, &[]),
                Score::Defined(1.0),
                "{metric} {n}"
            );
        }
    }
    let star = [("A", "B"), ("A", "C"), ("A", "D")].map(|(a, b)| (a, b, 1.0, 1.0, 1.0));
    let mut star = study(&star);
    star.transit = Transit::Granted;
    // Each spoke reaches one of three and falls short by two thirds, and the three do by 2, over 6 ÷ 5.
    told(
        &resolve(&star),
        &[],
        &[("closeness-centralization", 2.0 / 1.2)],
    );
}

#[test]
fn whole_numbers_of_spanning_trees_are_whole() {
    for n in 3..41_u32 {
        let ring = bundled(&format!("shape:ring-{n}"), |_| {});
        let found = score(&ring, "spanning-trees", &[]);
        assert_eq!(found, Score::Defined(f64::from(n)));
    }
    // Cayley: nⁿ⁻², which is 145¹⁴³ at the end.
    let complete = |n: u32| bundled(&format!("shape:complete-{n}"), |_| {});
    close(value(&complete(20), "spanning-trees", &[]), 20_f64.powi(18));
    let reason = "more than floating point can hold";
    refused(&complete(145), Level::Mid, &["spanning-trees"], reason);
}

#[test]
fn strengths_that_multiply_to_one_have_the_logarithm_nought() {
    for ties in [10, 20, 40, 80] {
        let strength = |at: usize| if at.is_multiple_of(2) { 3.0 } else { 1.0 / 3.0 };
        let path: Vec<_> = (0..ties).map(|at| (at, at + 1, strength(at))).collect();
        let found = score(&many(&path, false), "spanning-trees-strength", &[]);
        assert_eq!(found, Score::Defined(0.0), "{ties}");
    }
}

#[test]
fn what_rounding_could_have_left_is_nought() {
    // Two groups of ten, all tied: nine times the strength of a tie is the greatest eigenvalue of each.
    let gap = |less: f64| {
        let group = |first: usize, strength: f64| {
            let pairs = (0..10).flat_map(|a| (a + 1..10).map(move |b| (a, b)));
            pairs.map(move |(a, b)| (first + a, first + b, strength))
        };
        let ties: Vec<_> = group(0, 1.0).chain(group(10, 1.0 - less)).collect();
        score(&many(&ties, false), "spectral-gap", &[])
    };
    assert_eq!(gap(2e-13), Score::Defined(0.0));
    assert!(gap(1e-11).value().unwrap() > 0.0);
    // A tie of 10⁻¹² beside two of 10 carries a ten-millionth of a millionth of what could go another way.
    let network = resolve(&study(&[
        ("A", "B", 10.0, 1.0, 1.0),
        ("A", "C", 10.0, 1.0, 1.0),
        ("B", "C", 1e-12, 1.0, 1.0),
    ]));
    close(value(&network, "betweenness-flow", &["A"]), 1.0);
    let found = score(&network, "betweenness-flow", &["C"]);
    assert_eq!(found, Score::Defined(0.0));
}

#[test]
fn two_large_rings_that_nothing_joins_have_no_algebraic_connectivity() {
    let ring = |first: usize| (0..15).map(move |at| (first + at, first + (at + 1) % 15, 1.0));
    let ties: Vec<_> = ring(0).chain(ring(15)).collect();
    let found = score(&many(&ties, false), "algebraic-connectivity", &[]);
    assert_eq!(found, Score::Defined(0.0));
}

#[test]
fn more_partners_than_a_word_has_bits_reach_each_other_around_the_rim() {
    for rim in [64_u32, 65, 128, 130] {
        let wheel = bundled(&format!("shape:wheel-{}", rim + 1), |_| {});
        let half = if rim % 2 == 0 {
            2.0 / f64::from(rim)
        } else {
            0.0
        };
        let around: f64 = (1..=(rim - 1) / 2).map(|d| 2.0 / f64::from(d)).sum();
        let hub = (around + half) / f64::from(rim - 1);
        // Of the three partners of one at the rim two are tied to the third.
        let all = (hub + f64::from(rim) * 5.0 / 6.0) / f64::from(rim + 1);
        told(&wheel, &[], &[("local-efficiency", all)]);
    }
}

#[test]
fn two_partners_reach_each_other_in_two_steps_through_a_third_that_may_pass_on() {
    let mut study = study(&["H", "X", "Y"].map(|partner| ("A", partner, 1.0, 1.0, 1.0)));
    study.transit = Transit::Granted;
    study.agreement.push(Agreement {
        id: "ARRANGEMENT".into(),
        members: Some(["H", "X", "Y"].map(Member::named).to_vec()),
        hub: Some("H".into()),
        strength: Some(Range::exact(1.0)),
        ..Agreement::default()
    });
    // Of A: X and Y by H. Of H: A is no hub, so that X and Y do not reach each other. Of X and Y: two that are tied.
    let all = (2.5 / 3.0 + 2.0 / 3.0 + 1.0 + 1.0) / 4.0;
    told(&resolve(&study), &[], &[("local-efficiency", all)]);
}

#[test]
fn up_to_sixteen_actors_the_best_core_is_found_and_beyond_that_a_good_one() {
    // The core of 5, 7, 10 and 13 leaves 3–4 alone to the periphery; a search by swaps stops short of it.
    let ties = [
        (0, 10),
        (2, 5),
        (2, 10),
        (3, 4),
        (4, 13),
        (5, 12),
        (7, 9),
        (7, 12),
        (8, 10),
        (9, 13),
        (10, 12),
        (13, 15),
    ];
    let network = many(&ties.map(|(a, b)| (a, b, 1.0)), false);
    // 11 of 12 ties are among the 54 of 120 pairs that such a core has.
    let (covered, all) = (120.0 * 11.0 - 12.0 * 54.0, 12.0 * 108.0 * 54.0 * 66.0_f64);
    told(&network, &[], &[("core-periphery", covered / all.sqrt())]);
    let star = bundled("shape:star-70", |_| {});
    told(&star, &[], &[("core-periphery", 1.0)]);
}

#[test]
fn routes_too_many_to_list_are_said_to_be_by_all_that_would_list_them() {
    // Everyone may pass on between all others: 493,200 simple routes of nine actors.
    let everyone = || NAMES[..9].iter().map(|id| Member::named(*id)).collect();
    let arrangement = |hub: &&str| Agreement {
        id: format!("BY_{hub}"),
        members: Some(everyone()),
        hub: Some((*hub).into()),
        strength: Some(Range::exact(1.0)),
        ..Agreement::default()
    };
    let network = resolve(&Study {
        transit: Transit::Granted,
        agreement: NAMES[..9].iter().map(arrangement).collect(),
        ..Study::default()
    });
    let metrics = [
        "betweenness",
        "betweenness-centralization",
        "betweenness-centralization-delay",
        "tie-betweenness",
        "closeness",
        "closeness-centralization",
        "harmonic",
        "eccentricity",
        "efficiency",
        "mean-distance",
        "diameter",
        "distance",
        "local-efficiency",
    ];
    let reason = "more permitted routes than can be listed";
    refused(&network, Level::Mid, &metrics, reason);
}

const NOT_SIMPLE: &str = "the leading singular value is not simple";

#[test]
fn two_groups_that_point_alike_to_less_than_a_billionth_are_not_told_apart() {
    // Two of four that point to four, and a chain between them in which each points to two: the longer, the less the
    // two greatest eigenvalues of A·Aᵀ differ, by 6·10⁻⁸ and by 3·10⁻¹⁰ of them.
    let groups = |chain: usize| {
        let group =
            |from: usize, to: usize| (0..16).map(move |at| (from + at / 4, to + at % 4, 1.0));
        let target = |at: usize| match at {
            0 => 8,
            at if at == chain => 12,
            at => at - 1,
        };
        let links = (0..chain).flat_map(|at| [at, at + 1].map(|to| (16 + at, target(to), 1.0)));
        let ties: Vec<_> = group(0, 8).chain(group(4, 12)).chain(links).collect();
        many(&ties, true)
    };
    let (near, apart) = (groups(8), groups(6));
    refused(&near, Level::Mid, &["hub", "authority"], NOT_SIMPLE);
    let hub = |actor: &str| value(&apart, "hub", &[actor]);
    assert!((hub("a0000") - hub("a0004")).abs() < 1e-6 && hub("a0000") > 0.1);
}

#[test]
fn hubs_of_networks_too_large_for_a_dense_matrix_are_found_or_said_to_be_alike() {
    let alike: Vec<_> = (0..3_000).map(|leaf| (leaf % 2, leaf + 2, 1.0)).collect();
    refused(
        &many(&alike, true),
        Level::Mid,
        &["hub", "authority"],
        NOT_SIMPLE,
    );
    let uneven: Vec<_> = (0..3_000)
        .map(|leaf| (usize::from(leaf % 3 == 0), leaf + 2, 1.0))
        .collect();
    let uneven = many(&uneven, true);
    told(&uneven, &["a0000"], &[("hub", 1.0), ("authority", 0.0)]);
    told(
        &uneven,
        &["a0003"],
        &[("hub", 0.0), ("authority", 1.0 / 2_000.0)],
    );
}
