//! Networks whose ties run one way: against brute force over all routes and states, and never made undirected in
//! silence.

use crate::support::{
    Dice, NAMES, Tie, close, numbered, random_study, random_ties, resolve, score, study, value,
};
use linchpin::{
    kernels::View,
    metrics::{Direction, Metric, Scope, metrics},
    model::{Agreement, Level, Member, Network, Range, Score, Selection, Study, Undirected},
};

/// A study of one-way ties.
fn one_way(ties: &[Tie]) -> Study {
    Study {
        directed: true,
        ..study(ties)
    }
}

fn undirected(study: &Study, rule: Undirected) -> Network {
    let selection = Selection {
        undirected: Some(rule),
        ..Selection::default()
    };
    Network::resolve(study, &selection).unwrap()
}

/// Every simple route from `from` to `to`, as actors.
fn routes(view: &View, from: usize, to: usize) -> Vec<Vec<usize>> {
    let mut found = Vec::new();
    let mut waiting = vec![vec![from]];
    while let Some(route) = waiting.pop() {
        let here = route[route.len() - 1];
        if here == to {
            found.push(route);
            continue;
        }
        for link in view.links().iter().filter(|link| link.a == here) {
            if !route.contains(&link.b) {
                let mut longer = route.clone();
                longer.push(link.b);
                waiting.push(longer);
            }
        }
    }
    found
}

fn delay(view: &View, route: &[usize]) -> f64 {
    let leg = |leg: &[usize]| {
        let tie = view
            .links()
            .iter()
            .find(|link| (link.a, link.b) == (leg[0], leg[1]));
        tie.unwrap().delay
    };
    route.windows(2).map(leg).sum()
}

/// Most routes that share no actor but their ends, by trying every choice.
fn disjoint(routes: &[Vec<usize>], used: u32) -> usize {
    let Some((first, rest)) = routes.split_first() else {
        return 0;
    };
    let mut without = disjoint(rest, used);
    let inner = first[1..first.len() - 1]
        .iter()
        .fold(0, |set, actor| set | 1_u32 << actor);
    let direct_twice = inner == 0 && used & 1 << 31 != 0;
    if inner & used == 0 && !direct_twice {
        let direct = if inner == 0 { 1 << 31 } else { 0 };
        without = without.max(1 + disjoint(rest, used | inner | direct));
    }
    without
}

#[test]
fn a_message_runs_along_a_chain_and_not_back() {
    let chain = resolve(&one_way(&[
        ("A", "B", 1.0, 2.0, 0.9),
        ("B", "C", 1.0, 3.0, 0.8),
    ]));
    close(value(&chain, "distance", &["A", "C"]), 2.0);
    assert_eq!(score(&chain, "distance", &["C", "A"]), Score::Infinite);
    close(value(&chain, "delay", &["A", "C"]), 5.0);
    close(value(&chain, "share-probability", &["A", "C"]), 0.72);
    close(value(&chain, "share-probability", &["C", "A"]), 0.0);
    close(value(&chain, "connected-pairs", &[]), 0.5);
    close(value(&chain, "efficiency", &[]), (1.0 + 1.0 + 0.5) / 6.0);
    // One ordered pair of others out of two, A to C.
    close(value(&chain, "betweenness", &["B"]), 0.5);
    close(value(&chain, "middleman-pairs", &["B"]), 1.0);
    close(value(&chain, "density", &[]), 2.0 / 6.0);
    close(value(&chain, "tie-betweenness", &["A", "B"]), 2.0 / 6.0);
    assert_eq!(score(&chain, "mean-distance", &[]), Score::Infinite);
}

#[test]
fn distances_betweenness_and_routes_equal_those_of_all_routes_listed() {
    let mut dice = Dice::new(31);
    for _ in 0..60 {
        let n = 3 + dice.below(4);
        let network = resolve(&random_study(&mut dice, n, 0.35, true));
        let view = View::new(&network, Level::Mid);
        let (mut through, mut through_by_delay) = (vec![0.0; n], vec![0.0; n]);
        let mut inverse = 0.0;
        let mut fewest = usize::MAX;
        for (a, b) in view.pairs() {
            let pair = [NAMES[a], NAMES[b]];
            let all = routes(&view, a, b);
            let hops = all.iter().map(|route| route.len() - 1).min();
            let hours = all
                .iter()
                .map(|route| delay(&view, route))
                .min_by(f64::total_cmp);
            match (hops, hours) {
                (Some(hops), Some(hours)) => {
                    close(value(&network, "distance", &pair), hops as f64);
                    close(value(&network, "delay", &pair), hours);
                    inverse += 1.0 / hops as f64;
                }
                _ => {
                    assert_eq!(score(&network, "distance", &pair), Score::Infinite);
                    assert_eq!(score(&network, "delay", &pair), Score::Infinite);
                }
            }
            let spread = |through: &mut Vec<f64>, shortest: Vec<&Vec<usize>>| {
                for route in &shortest {
                    for &actor in &route[1..route.len() - 1] {
                        through[actor] += 1.0 / shortest.len() as f64;
                    }
                }
            };
            let short = |route: &&Vec<usize>| Some(route.len() - 1) == hops;
            spread(&mut through, all.iter().filter(short).collect());
            let fast = |route: &&Vec<usize>| (delay(&view, route) - hours.unwrap()).abs() < 1e-9;
            spread(&mut through_by_delay, all.iter().filter(fast).collect());
            let apart = disjoint(&all, 0);
            fewest = fewest.min(apart);
            close(value(&network, "routes", &pair), apart as f64);
        }
        let pairs = ((n - 1) * (n - 2)) as f64;
        for actor in 0..n {
            let of = |metric: &str| value(&network, metric, &[NAMES[actor]]);
            close(of("betweenness"), through[actor] / pairs);
            close(of("betweenness-delay"), through_by_delay[actor] / pairs);
        }
        close(
            value(&network, "efficiency", &[]),
            inverse / (n * (n - 1)) as f64,
        );
        close(value(&network, "actor-connectivity", &[]), fewest as f64);
    }
}

#[test]
fn reliability_from_a_to_b_equals_the_sum_over_all_states() {
    let mut dice = Dice::new(77);
    for round in 0..80 {
        let n = 2 + dice.below(4);
        let mut study = random_study(&mut dice, n, 0.45, true);
        study.tie.truncate(11);
        for actor in &mut study.actor {
            if round % 2 == 1 && dice.unit() < 0.5 {
                actor.availability = Some(Range::exact(0.3 + 0.6 * dice.unit()));
            }
        }
        let network = resolve(&study);
        let view = View::new(&network, Level::Mid);
        let reliability = view.reliability().expect("small enough");
        for (index, (a, b)) in view.pairs().enumerate() {
            let expected = by_states(&view, a, b);
            assert!(
                (reliability.pair(index) - expected).abs() < 1e-12,
                "round {round}, {} to {}: {} for {expected}",
                NAMES[a],
                NAMES[b],
                reliability.pair(index)
            );
        }
    }
}

/// Probability that `to` is reached from `from`, summed over every state of ties and actors.
fn by_states(view: &View, from: usize, to: usize) -> f64 {
    let (n, links) = (view.n(), view.links());
    let mut total = 0.0;
    for state in 0..1_u32 << (links.len() + n) {
        let up = |actor: usize| state >> (links.len() + actor) & 1 == 1;
        let mut probability = 1.0;
        for (bit, link) in links.iter().enumerate() {
            let works = state >> bit & 1 == 1;
            probability *= if works {
                link.availability
            } else {
                1.0 - link.availability
            };
        }
        for actor in 0..n {
            let works = view.availability(actor);
            probability *= if up(actor) { works } else { 1.0 - works };
        }
        if probability == 0.0 {
            continue;
        }
        let mut reached = vec![false; n];
        reached[from] = up(from);
        for _ in 0..n {
            for (bit, link) in links.iter().enumerate() {
                if state >> bit & 1 == 1 && reached[link.a] && up(link.b) {
                    reached[link.b] = true;
                }
            }
        }
        if reached[to] {
            total += probability;
        }
    }
    total
}

#[test]
fn ties_in_both_directions_measure_as_ties_that_run_both_ways() {
    let mut dice = Dice::new(5);
    for _ in 0..30 {
        let n = 3 + dice.below(4);
        let ties = random_ties(&mut dice, n, 0.5);
        let plain = resolve(&numbered(n, &ties));
        let mut both = ties.clone();
        both.extend(ties.iter().map(|&(a, b, s, d, p)| (b, a, s, d, p)));
        let both = resolve(&Study {
            directed: true,
            ..numbered(n, &both)
        });
        let counted = ["pairs", "ties"];
        let views = [&plain, &both].map(|network| View::new(network, Level::Mid));
        for metric in metrics().filter(|metric| {
            metric.direction == Direction::Either
                && matches!(metric.scope(), Scope::Network | Scope::Actor)
                && !counted.contains(&metric.unit)
                && metric.reading != linchpin::metrics::Reading::Strength
        }) {
            let [plain, both] = [0, 1].map(|side| metric.scores(&views[side]));
            for (x, y) in plain.into_iter().zip(both) {
                match (x, y) {
                    (Score::Defined(x), Score::Defined(y)) => {
                        assert!(
                            (x - y).abs() < 1e-9,
                            "{}: {x} undirected, {y} directed",
                            metric.id
                        );
                    }
                    (x, y) => assert_eq!(x, y, "{}", metric.id),
                }
            }
        }
        for (a, b) in views[1].pairs() {
            for metric in [
                "distance",
                "delay",
                "routes",
                "tie-routes",
                "share-probability",
            ] {
                let pair = [NAMES[a], NAMES[b]];
                match (score(&plain, metric, &pair), score(&both, metric, &pair)) {
                    (Score::Defined(x), Score::Defined(y)) => close(y, x),
                    (x, y) => assert_eq!(x, y, "{metric}"),
                }
            }
        }
    }
}

#[test]
fn a_metric_for_undirected_networks_says_so_and_symmetrises_nothing() {
    let network = resolve(&one_way(&[
        ("A", "B", 1.0, 1.0, 0.9),
        ("B", "C", 1.0, 1.0, 0.9),
    ]));
    let view = View::new(&network, Level::Mid);
    let mut refused = 0;
    for metric in metrics().filter(|metric| metric.direction == Direction::Undirected) {
        for score in metric.scores(&view) {
            assert_eq!(
                score,
                Score::Undefined("defined for undirected networks"),
                "{}",
                metric.id
            );
            refused += 1;
        }
    }
    assert!(refused > 20);
    let plain = resolve(&study(&[("A", "B", 1.0, 1.0, 0.9)]));
    let view = View::new(&plain, Level::Mid);
    for metric in metrics().filter(|metric| metric.direction == Direction::Directed) {
        for score in metric.scores(&view) {
            assert_eq!(
                score,
                Score::Undefined("defined for directed networks"),
                "{}",
                metric.id
            );
        }
    }
    assert!(
        Metric::find("eigenvector")
            .is_some_and(|metric| !metric.applies_to(&View::new(&network, Level::Mid)))
    );
}

#[test]
fn any_and_both_make_a_directed_network_undirected_and_say_so() {
    let ties = [
        ("A", "B", 2.0, 4.0, 0.9),
        ("B", "A", 1.0, 5.0, 0.6),
        ("B", "C", 1.0, 1.0, 0.5),
    ];
    let any = undirected(&one_way(&ties), Undirected::Any);
    assert!(!any.about().directed);
    close(value(&any, "ties", &[]), 2.0);
    close(value(&any, "strength", &["A"]), 2.0);
    close(value(&any, "delay", &["A", "B"]), 4.0);
    let both = undirected(&one_way(&ties), Undirected::Both);
    close(value(&both, "ties", &[]), 1.0);
    close(value(&both, "strength", &["A"]), 1.0);
    close(value(&both, "delay", &["A", "B"]), 5.0);
    close(value(&both, "share-probability", &["A", "B"]), 0.6);
    assert_eq!(both.actors().len(), 3);
    for network in [any, both] {
        let said = network
            .about()
            .notices
            .iter()
            .any(|notice| notice.contains("made undirected"));
        assert!(said, "{:?}", network.about().notices);
    }
}

#[test]
fn an_agreement_of_a_directed_study_binds_each_to_the_other() {
    let mut pact = one_way(&[("A", "C", 1.0, 1.0, 1.0)]);
    pact.agreement.push(Agreement {
        id: "PACT".into(),
        members: Some(["A", "B"].map(Member::named).to_vec()),
        strength: Some(Range::exact(1.0)),
        ..Agreement::default()
    });
    let network = resolve(&pact);
    close(value(&network, "ties", &[]), 3.0);
    close(value(&network, "distance", &["B", "C"]), 2.0);
    assert_eq!(score(&network, "distance", &["C", "B"]), Score::Infinite);
    // Losing the pact costs A→B, B→A and B→C.
    close(value(&network, "agreement-cut", &["PACT"]), 3.0);
}

#[test]
fn only_the_direction_that_is_lost_is_a_bridge() {
    let network = resolve(&one_way(&[
        ("A", "B", 1.0, 1.0, 1.0),
        ("B", "C", 1.0, 1.0, 1.0),
        ("C", "A", 1.0, 1.0, 1.0),
        ("B", "A", 1.0, 1.0, 1.0),
    ]));
    close(value(&network, "bridge", &["B", "A"]), 0.0);
    close(value(&network, "bridge", &["A", "B"]), 1.0);
    close(value(&network, "cut-actor", &["C"]), 0.0);
    close(value(&network, "cut-actor", &["B"]), 1.0);
    close(value(&network, "actor-connectivity", &[]), 1.0);
}

#[test]
fn the_sentence_on_each_direction_names_its_own_middlemen() {
    use linchpin::{analysis::compare, metrics::metrics};
    let ring = [("B", "C"), ("C", "D"), ("D", "A"), ("A", "X"), ("X", "B")];
    let ring = ring.map(|(a, b)| (a, b, 1.0, 1.0, 0.9));
    let mut with = ring.to_vec();
    with.extend([("A", "B", 1.0, 1.0, 0.9), ("B", "A", 1.0, 1.0, 0.9)]);
    let side = |ties: &[Tie]| crate::support::measured(resolve(&one_way(ties)));
    let labels = ["without".to_string(), "with".to_string()];
    let found = compare(
        &side(&ring),
        &side(&with),
        labels,
        &metrics().collect::<Vec<_>>(),
    );
    let said = found.said().collect::<Vec<_>>().join(" ");
    assert!(said.contains("every A→B route passes through X;"), "{said}");
    assert!(
        said.contains("every B→A route passes through C and D;"),
        "{said}"
    );
    assert!(
        said.contains("from B to A there are two independent routes"),
        "{said}"
    );
}

#[test]
fn a_directed_network_is_not_compared_with_an_undirected_one_in_silence() {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &str| std::fs::write(folder.path().join(name), text).unwrap();
    write(
        "one.csv",
        "source,target,type\nA,B,Directed\nB,C,Directed\n",
    );
    write("both.csv", "source,target\nA,B\nB,C\n");
    let compare = |more: &[&str]| {
        let arguments = [&["compare", "one.csv", "both.csv"], more].concat();
        assert_cmd::Command::new(assert_cmd::cargo::cargo_bin!("linchpin"))
            .env_remove("COLUMNS")
            .current_dir(folder.path())
            .args(arguments)
            .output()
            .unwrap()
    };
    let refused = compare(&[]);
    assert_eq!(refused.status.code(), Some(3));
    assert!(String::from_utf8_lossy(&refused.stderr).contains("--undirected any or both"));
    assert!(compare(&["--undirected", "any"]).status.success());
}

#[test]
fn tables_of_one_way_ties_say_pairs_with_arrows() {
    let folder = tempfile::tempdir().unwrap();
    let range = "strength = [0.2, 0.5, 0.9]\navailability = [0.2, 0.5, 0.9]\n";
    let tie = |a: &str, b: &str| format!("[[tie]]\na = \"{a}\"\nb = \"{b}\"\n{range}");
    let text = format!(
        "id = \"one\"\ndirected = true\n{}{}{}[[agreement]]\nid = \"LATE\"\nstrength = 1.0\n\
         from = 2001-01-01\nto = 2005-01-01\nmembers = [{{ actor = \"A\" }}, {{ actor = \"B\" }}]\n",
        tie("A", "B"),
        tie("B", "C"),
        tie("A", "C")
    );
    std::fs::write(folder.path().join("one.toml"), text).unwrap();
    for (arguments, rows) in [
        (
            "uncertainty one.toml --without A-C --draws 50",
            vec!["A→C", "B→C"],
        ),
        (
            "timeline one.toml --metric routes",
            vec!["+ A→B ; + B→A", "− A→B ; − B→A", "B→C"],
        ),
    ] {
        let output = assert_cmd::Command::new(assert_cmd::cargo::cargo_bin!("linchpin"))
            .env_remove("COLUMNS")
            .args(arguments.split(' '))
            .current_dir(&folder)
            .output()
            .unwrap();
        let text = String::from_utf8_lossy(&output.stdout).to_string();
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        for row in rows {
            assert!(text.contains(row), "{arguments}: no {row} in {text}");
        }
        // What is typed as A-C takes both directions, so it is named with a dash.
        let tables = text.replace("the A–C tie", "");
        assert!(!tables.contains("A–") && !tables.contains("B–"), "{tables}");
    }
}
