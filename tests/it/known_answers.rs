//! Answers worked by hand or published, on networks that fit in a head.

use crate::support::{close, four_shapes, resolve, score, study, unit, value};
use linchpin::model::Score;

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
