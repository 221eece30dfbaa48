//! The metrics of a network or pair as a whole: answers worked by hand, and the definitions taken at their word.

use crate::support::{
    Dice, NAMES, close, four_shapes, numbered, random_ties, resolve, score, study, unit, value,
};
use linchpin::{
    kernels::{Length, Loss, View, few_ties_within, fewest_ties_within},
    metrics::Metric,
    model::{Actor, Level, Network, Score, Selection, Study, Transit},
};

#[test]
fn the_four_shapes_give_the_answers_worked_by_hand() {
    let root = |x: f64| x.sqrt();
    let (two, five) = (root(2.0), root(5.0));
    let none = f64::NAN;
    // Of the star with one more tie: the hub, the two tied spokes and the other three make a vector of three numbers,
    // so λ³ − λ² − 5λ + 3 = 0; −1 tells the two apart, 0 twice the three.
    let plus = [(-3.0, -1.0), (0.0, 1.0), (2.0, 3.0)]
        .map(|(low, high)| root_between(low, high, |x: f64| x * (x * (x - 1.0) - 5.0) + 3.0));
    let expected: [(&str, [f64; 4]); 9] = [
        ("local-efficiency", [0.0, 1.0, 0.0, (0.1 + 1.0 + 1.0) / 6.0]),
        ("assortativity", [-1.0, none, -1.0, -5.0 / 6.0]),
        ("core-periphery", [1.0, none, 1.0, root(0.75)]),
        ("blocks", [2.0, 1.0, 5.0, 4.0]),
        ("spectral-radius", [two, 2.0, five, plus[2]]),
        (
            "natural-connectivity",
            [
                ((1.0 + 2.0 * two.cosh()) / 3.0).ln(),
                ((2_f64.exp() + 2.0 * (-1_f64).exp()) / 3.0).ln(),
                ((4.0 + 2.0 * five.cosh()) / 6.0).ln(),
                ((2.0 + (-1_f64).exp() + plus.map(f64::exp).iter().sum::<f64>()) / 6.0).ln(),
            ],
        ),
        (
            "robustness-degree",
            [2.0 / 9.0, 3.0 / 9.0, 5.0 / 36.0, 6.0 / 36.0],
        ),
        // Once the hub is gone no one is between others, and AUS goes before JPN.
        (
            "robustness-betweenness",
            [2.0 / 9.0, 3.0 / 9.0, 5.0 / 36.0, 7.0 / 36.0],
        ),
        (
            "robustness-random",
            [8.0 / 27.0, 1.0 / 3.0, 35.0 / 108.0, none],
        ),
    ];
    for (shape, pairs) in four_shapes().iter().enumerate() {
        let network = unit(pairs, 0.9);
        for (metric, answers) in expected {
            if answers[shape].is_finite() {
                close(value(&network, metric, &[]), answers[shape]);
            }
        }
    }
    let [hub, triangle, star, _] = four_shapes().map(|pairs| unit(&pairs, 0.9));
    assert!((value(&hub, "natural-connectivity", &[]) - 0.579_674).abs() < 5e-7);
    assert!((value(&triangle, "natural-connectivity", &[]) - 0.996_311).abs() < 5e-7);
    close(value(&hub, "spectral-gap", &[]), two);
    close(value(&triangle, "spectral-gap", &[]), 3.0);
    close(value(&star, "spectral-gap", &[]), five);
    close(
        value(&hub, "communicability", &["JPN", "KOR"]),
        (two.cosh() - 1.0) / 2.0,
    );
    close(
        value(&hub, "communicability", &["JPN", "USA"]),
        two.sinh() / two,
    );
}

#[test]
fn what_does_not_exist_is_undefined_and_not_nought() {
    let undefined = |network: &Network, metric: &str, reason: &'static str| {
        assert_eq!(
            score(network, metric, &[]),
            Score::Undefined(reason),
            "{metric}"
        );
    };
    let triangle = unit(&four_shapes()[1], 1.0);
    undefined(
        &triangle,
        "assortativity",
        "all degrees at the ends of ties are equal",
    );
    undefined(&triangle, "core-periphery", "all pairs are tied");
    let lone = |n: usize| {
        resolve(&Study {
            actor: NAMES[..n].iter().map(|id| Actor::named(*id)).collect(),
            ..Study::default()
        })
    };
    undefined(&lone(3), "assortativity", "no ties");
    undefined(&lone(3), "core-periphery", "no ties");
    undefined(&lone(2), "core-periphery", "fewer than 3 actors");
    for metric in [
        "spectral-gap",
        "robustness-degree",
        "robustness-betweenness",
        "robustness-random",
    ] {
        undefined(&lone(1), metric, "fewer than 2 actors");
    }
    for metric in [
        "blocks",
        "spectral-radius",
        "natural-connectivity",
        "local-efficiency",
    ] {
        close(value(&lone(3), metric, &[]), 0.0);
    }
    close(value(&lone(4), "robustness-random", &[]), 0.25 - 0.0625);
}

#[test]
fn two_groups_that_nothing_joins_have_no_gap_and_communicate_nothing() {
    let network = unit(
        &[
            ("A", "B"),
            ("B", "C"),
            ("C", "A"),
            ("D", "E"),
            ("E", "F"),
            ("F", "D"),
        ],
        1.0,
    );
    assert_eq!(score(&network, "spectral-gap", &[]), Score::Defined(0.0));
    assert_eq!(
        score(&network, "communicability", &["A", "F"]),
        Score::Defined(0.0)
    );
    close(value(&network, "blocks", &[]), 2.0);
}

#[test]
fn walks_added_up_one_length_at_a_time_give_communicability_and_natural_connectivity() {
    each_random(12, 40, |network, view| {
        let n = view.n();
        let mut walks = vec![vec![0.0; n]; n];
        (0..n).for_each(|actor| walks[actor][actor] = 1.0);
        let mut sum = walks.clone();
        for step in 1..120 {
            let longer = |from: usize, to: usize| {
                view.arcs(to)
                    .iter()
                    .map(|arc| walks[from][arc.to])
                    .sum::<f64>()
                    / f64::from(step)
            };
            walks = (0..n)
                .map(|from| (0..n).map(|to| longer(from, to)).collect())
                .collect();
            (0..n).for_each(|from| (0..n).for_each(|to| sum[from][to] += walks[from][to]));
        }
        for (a, b) in view.pairs() {
            let found = value(network, "communicability", &[NAMES[a], NAMES[b]]);
            // Relative, also where the number is small: nothing may cancel.
            assert!((found - sum[a][b]).abs() <= 1e-12 * sum[a][b]);
        }
        let closed: f64 = (0..n).map(|actor| sum[actor][actor]).sum();
        close(
            value(network, "natural-connectivity", &[]),
            (closed / n as f64).ln(),
        );
    });
}

#[test]
fn the_ends_of_a_long_path_communicate_by_one_shortest_walk_and_little_more() {
    let network = crate::support::bundled("shape:path-30", |_| {});
    let factorial: f64 = (1..30).map(f64::from).product();
    let found = value(&network, "communicability", &["a1", "a30"]);
    // One walk of 29 ties; 28 of 31 that turn back once among those already passed, and so on.
    assert!(
        found > 1.0 / factorial && found < 1.04 / factorial,
        "{found}"
    );
}

#[test]
fn local_efficiency_is_the_mean_efficiency_of_the_neighbourhoods_as_networks() {
    each_random(8, 60, |network, view| {
        let n = view.n();
        let neighbourhood = |actor: usize| -> f64 {
            let mut inside: Vec<usize> = view.arcs(actor).iter().map(|arc| arc.to).collect();
            inside.sort_unstable();
            if inside.len() < 2 {
                return 0.0;
            }
            let at = |actor: usize| inside.binary_search(&actor).ok();
            let ties = view
                .links()
                .iter()
                .filter_map(|link| Some((at(link.a)?, at(link.b)?, 1.0, 1.0, 1.0)));
            let ties: Vec<_> = ties.collect();
            value(&resolve(&numbered(inside.len(), &ties)), "efficiency", &[])
        };
        let sum: f64 = (0..n).map(neighbourhood).sum();
        close(value(network, "local-efficiency", &[]), sum / n as f64);
    });
}

#[test]
fn partners_reach_each_other_without_their_hub_only_where_a_grant_allows_it() {
    // All four are partners of each other but B and D, and C may pass nothing on.
    let ties = [("A", "B"), ("A", "C"), ("A", "D"), ("B", "C"), ("C", "D")];
    let mut study = study(&ties.map(|(a, b)| (a, b, 1.0, 1.0, 1.0)));
    close(
        value(&resolve(&study), "local-efficiency", &[]),
        (2.5 / 3.0 + 1.0 + 2.5 / 3.0 + 1.0) / 4.0,
    );
    study.transit = Transit::Granted;
    close(
        value(&resolve(&study), "local-efficiency", &[]),
        (2.0 / 3.0 + 1.0 + 2.0 / 3.0 + 1.0) / 4.0,
    );
}

#[test]
fn assortativity_is_the_correlation_of_degrees_over_ties_read_both_ways() {
    each_random(9, 60, |network, view| {
        let degree = |actor: usize| view.arcs(actor).len() as f64;
        let both = |link: &linchpin::kernels::Link| [(link.a, link.b), (link.b, link.a)];
        let ends: Vec<(f64, f64)> = view
            .links()
            .iter()
            .flat_map(both)
            .map(|(a, b)| (degree(a), degree(b)))
            .collect();
        match correlation(&ends) {
            Some(expected) => close(value(network, "assortativity", &[]), expected),
            None => assert_eq!(score(network, "assortativity", &[]).value(), None),
        }
    });
}

#[test]
fn the_best_of_all_cores_gives_core_periphery() {
    each_random(8, 60, |network, view| {
        let of = |core: u32| {
            let inside = |actor: usize| core >> actor & 1 == 1;
            let pattern = |(a, b)| {
                let tied = view.link_between(a, b).is_some();
                let ideal = inside(a) || inside(b);
                (f64::from(u8::from(tied)), f64::from(u8::from(ideal)))
            };
            correlation(&view.pairs().map(pattern).collect::<Vec<_>>())
        };
        let cores = 1..(1_u32 << view.n()) - 1;
        match cores.filter_map(of).max_by(f64::total_cmp) {
            Some(expected) => close(value(network, "core-periphery", &[]), expected),
            None => assert_eq!(score(network, "core-periphery", &[]).value(), None),
        }
    });
}

#[test]
fn the_search_for_a_core_seldom_misses_the_best_and_never_beats_it() {
    let mut dice = Dice::new(1999);
    let (mut sizes, mut missed) = (0, 0);
    for _ in 0..150 {
        let n = 6 + dice.below(11);
        let density = 0.15 + 0.55 * dice.unit();
        let network = wide(n, &random_ties(&mut dice, n, density));
        let view = View::new(&network, Level::Mid);
        let (found, fewest) = (few_ties_within(&view), fewest_ties_within(&view));
        for (found, fewest) in found.iter().zip(&fewest) {
            assert!(found >= fewest);
            sizes += 1;
            missed += usize::from(found > fewest);
        }
    }
    assert!(missed * 100 <= 3 * sizes, "{missed} of {sizes}");
}

#[test]
fn a_large_network_made_of_a_core_and_a_periphery_is_recognised() {
    // Three of the core tied to all 20, nobody else tied.
    let ties: Vec<_> = (0..3)
        .flat_map(|a| (a + 1..20).map(move |b| (19 - a, 19 - b, 1.0, 1.0, 1.0)))
        .collect();
    close(value(&wide(20, &ties), "core-periphery", &[]), 1.0);
}

#[test]
fn blocks_are_counted_by_what_the_loss_of_each_actor_leaves() {
    // Blocks and actors form a forest: an actor is in as many blocks as its loss parts its partners into.
    each_random(9, 80, |network, view| {
        let before = view.components_after(None);
        let mut tied: Vec<usize> = (0..view.n())
            .filter(|&actor| !view.arcs(actor).is_empty())
            .collect();
        let memberships = |&actor: &usize| {
            let after = view.components_after(Some(Loss::Actor(actor)));
            let mut parts: Vec<usize> = view.arcs(actor).iter().map(|arc| after[arc.to]).collect();
            parts.sort_unstable();
            parts.dedup();
            parts.len()
        };
        let incidences: usize = tied.iter().map(memberships).sum();
        let actors = tied.len();
        tied.sort_by_key(|&actor| before[actor]);
        tied.dedup_by_key(|&mut actor| before[actor]);
        let blocks = incidences + tied.len() - actors;
        close(value(network, "blocks", &[]), blocks as f64);
    });
}

#[test]
fn the_spectrum_of_strengths_is_found_by_power_iteration_too() {
    each_random(7, 40, |network, view| {
        let n = view.n();
        // S + c·I has the same order of eigenvalues, and none below 0.
        let shift: f64 = 1.0 + view.links().iter().map(|link| link.strength).sum::<f64>();
        let times = |x: &[f64]| {
            let mut y: Vec<f64> = x.iter().map(|x| shift * x).collect();
            for link in view.links() {
                y[link.a] += link.strength * x[link.b];
                y[link.b] += link.strength * x[link.a];
            }
            y
        };
        let dot = |x: &[f64], y: &[f64]| x.iter().zip(y).map(|(x, y)| x * y).sum::<f64>();
        let largest = |without: Option<&[f64]>| {
            let mut x: Vec<f64> = (0..n).map(|i| 1.0 + (i * i) as f64 / 7.0).collect();
            let mut eigenvalue = 0.0;
            for _ in 0..20_000 {
                if let Some(known) = without {
                    let share = dot(&x, known);
                    x.iter_mut().zip(known).for_each(|(x, k)| *x -= share * k);
                }
                let y = times(&x);
                let length = dot(&y, &y).sqrt();
                x = y.iter().map(|y| y / length).collect();
                eigenvalue = dot(&x, &times(&x)) - shift;
            }
            (eigenvalue, x)
        };
        let (first, vector) = largest(None);
        let (second, _) = largest(Some(&vector));
        assert!((value(network, "spectral-radius", &[]) - first).abs() < 1e-6);
        assert!((value(network, "spectral-gap", &[]) - (first - second)).abs() < 1e-5);
    });
}

#[test]
fn modularity_is_what_is_tied_within_blocs_beyond_chance() {
    // Two triangles and one tie between them: 6 of 7 ties within, and half of all ends in either.
    let ties = [
        ("A", "B"),
        ("B", "C"),
        ("C", "A"),
        ("D", "E"),
        ("E", "F"),
        ("F", "D"),
        ("C", "D"),
    ];
    let mut study = study(&ties.map(|(a, b)| (a, b, 1.0, 1.0, 1.0)));
    study.actor = NAMES[..6].iter().map(|id| Actor::named(*id)).collect();
    let in_blocs = |study: &Study, of: [&str; 6]| {
        let mut study = study.clone();
        for (actor, bloc) in study.actor.iter_mut().zip(of) {
            actor.bloc = Some(bloc.into()).filter(|bloc: &String| !bloc.is_empty());
        }
        score(&resolve(&study), "modularity-blocs", &[])
    };
    let number = |of| in_blocs(&study, of).value().unwrap();
    close(number(["x", "x", "x", "y", "y", "y"]), 6.0 / 7.0 - 0.5);
    close(number(["x", "x", "x", "x", "x", "x"]), 0.0);
    assert_eq!(
        in_blocs(&study, [""; 6]),
        Score::Undefined("the actors have no blocs")
    );
    assert_eq!(
        in_blocs(&study, ["x", "x", "x", "y", "y", ""]),
        Score::Undefined("some actors have no bloc")
    );
    study.tie.clear();
    assert_eq!(in_blocs(&study, ["x"; 6]), Score::Undefined("no ties"));
}

#[test]
fn modularity_is_the_sum_over_pairs_of_one_bloc_of_strength_less_its_expectation() {
    let mut dice = Dice::new(2004);
    for _ in 0..60 {
        let n = 2 + dice.below(9);
        let mut study = numbered(n, &random_ties(&mut dice, n, 0.5));
        for actor in &mut study.actor {
            actor.bloc = Some(["x", "y", "z"][dice.below(3)].into());
        }
        let network = resolve(&study);
        let view = View::new(&network, Level::Mid);
        let mut matrix = vec![vec![0.0; n]; n];
        for link in view.links() {
            (matrix[link.a][link.b], matrix[link.b][link.a]) = (link.strength, link.strength);
        }
        let strength: Vec<f64> = matrix.iter().map(|row| row.iter().sum()).collect();
        let ends: f64 = strength.iter().sum();
        let mut expected = 0.0;
        for i in 0..n {
            for j in 0..n {
                if network.actor(i).bloc == network.actor(j).bloc {
                    expected += (matrix[i][j] - strength[i] * strength[j] / ends) / ends;
                }
            }
        }
        close(value(&network, "modularity-blocs", &[]), expected);
    }
}

#[test]
fn robustness_to_random_loss_is_the_mean_over_every_order() {
    each_random(6, 25, |network, view| {
        let n = view.n();
        let orders = orders(n);
        let sum: f64 = orders.iter().map(|order| left_over(view, order)).sum();
        close(
            value(network, "robustness-random", &[]),
            sum / orders.len() as f64,
        );
    });
}

#[test]
fn attacks_take_the_first_of_the_greatest_among_those_left() {
    each_random(9, 60, |network, view| {
        let degree = |view: &View| {
            (0..view.n())
                .map(|a| view.arcs(a).len() as f64)
                .collect::<Vec<_>>()
        };
        let between = |view: &View| view.loads(Length::Hops).unwrap().to_vec();
        close(
            value(network, "robustness-degree", &[]),
            left_over(view, &attack(view, degree)),
        );
        close(
            value(network, "robustness-betweenness", &[]),
            left_over(view, &attack(view, between)),
        );
    });
}

#[test]
fn an_attack_by_betweenness_counts_permitted_routes_only() {
    let (study, _) = linchpin::formats::open("northeast-asia", Default::default()).unwrap();
    for transit in [Transit::Open, Transit::Granted] {
        let selection = Selection {
            transit: Some(transit),
            ..Selection::default()
        };
        let network = Network::resolve(&study, &selection).unwrap();
        let view = View::new(&network, Level::Mid);
        let between = |view: &View| view.loads(Length::Hops).unwrap().to_vec();
        close(
            value(&network, "robustness-betweenness", &[]),
            left_over(&view, &attack(&view, between)),
        );
    }
}

#[test]
fn the_order_of_a_file_does_not_move_an_attack() {
    let mut dice = Dice::new(7);
    for _ in 0..20 {
        let ties = random_ties(&mut dice, 9, 0.35);
        let mut study = numbered(9, &ties);
        let listed = resolve(&study);
        study.actor.reverse();
        study.tie.reverse();
        let reversed = resolve(&study);
        assert_ne!(listed.actor(0).id, reversed.actor(0).id);
        for metric in ["robustness-degree", "robustness-betweenness"] {
            assert_eq!(score(&listed, metric, &[]), score(&reversed, metric, &[]));
        }
    }
}

#[test]
fn a_sample_of_orders_says_how_far_it_may_be_off_and_repeats_itself() {
    // A star: k of n are left, the hub among them with probability k/n, and then they hang together.
    for n in [13_usize, 40] {
        let star = crate::support::bundled(&format!("shape:star-{n}"), |_| {});
        let left = |k: usize| (k * k + n - k) as f64 / n as f64;
        let exact = (1..n).map(left).sum::<f64>() / (n * n) as f64;
        let found = score(&star, "robustness-random", &[]);
        let Score::Estimated { value, error } = found else {
            panic!("{found:?} is not said to be an estimate")
        };
        assert!(
            (value - exact).abs() < 4.0 * error,
            "{value} ± {error}, {exact}"
        );
        assert!(error > 0.0 && error < 0.01, "{error}");
        assert_eq!(score(&star, "robustness-random", &[]), found);
        let elsewhere = std::thread::spawn(move || {
            let star = crate::support::bundled(&format!("shape:star-{n}"), |_| {});
            score(&star, "robustness-random", &[])
        });
        assert_eq!(elsewhere.join().unwrap(), found);
    }
    // Where all are tied every order leaves as much, and the sample errs by nothing.
    for n in [20_u32, 50] {
        let complete = crate::support::bundled(&format!("shape:complete-{n}"), |_| {});
        let found = score(&complete, "robustness-random", &[]);
        close(found.value().unwrap(), f64::from(n - 1) / f64::from(2 * n));
        assert_eq!(found.error(), Some(0.0));
    }
}

/// Random networks of 2 to `most` actors, some of them isolated.
fn each_random(most: usize, networks: u64, check: impl Fn(&Network, &View)) {
    let mut dice = Dice::new(20_161_123);
    for _ in 0..networks {
        let n = 2 + dice.below(most - 1);
        let density = 0.15 + 0.7 * dice.unit();
        let network = resolve(&numbered(n, &random_ties(&mut dice, n, density)));
        check(&network, &View::new(&network, Level::Mid));
    }
}

/// More actors than there are names.
fn wide(n: usize, ties: &[(usize, usize, f64, f64, f64)]) -> Network {
    let names: Vec<String> = (0..n).map(|at| format!("A{at:02}")).collect();
    let ties: Vec<_> = ties
        .iter()
        .map(|&(a, b, s, d, p)| (names[a].as_str(), names[b].as_str(), s, d, p))
        .collect();
    let mut study = study(&ties);
    study.actor = names.iter().map(Actor::named).collect();
    resolve(&study)
}

/// By halving; the signs at the two ends differ.
fn root_between(mut low: f64, mut high: f64, f: impl Fn(f64) -> f64) -> f64 {
    let sign = f(low).signum();
    for _ in 0..100 {
        let middle = (low + high) / 2.0;
        if f(middle).signum() == sign {
            low = middle;
        } else {
            high = middle;
        }
    }
    low
}

/// Pearson's; `None` where one side does not vary.
fn correlation(points: &[(f64, f64)]) -> Option<f64> {
    let n = points.len() as f64;
    let (x, y) = points
        .iter()
        .fold((0.0, 0.0), |(x, y), p| (x + p.0 / n, y + p.1 / n));
    let sum =
        |of: &dyn Fn(f64, f64) -> f64| points.iter().map(|p| of(p.0 - x, p.1 - y)).sum::<f64>();
    let (xx, yy, xy) = (sum(&|x, _| x * x), sum(&|_, y| y * y), sum(&|x, y| x * y));
    (xx > 1e-9 && yy > 1e-9).then(|| xy / (xx * yy).sqrt())
}

/// Schneider's R by taking actors away one by one.
fn left_over(view: &View, order: &[usize]) -> f64 {
    let n = view.n();
    let mut gone = vec![false; n];
    let mut rest: Option<View> = None;
    let mut sum = 0;
    for &actor in order {
        gone[actor] = true;
        let after = rest.as_ref().unwrap_or(view).without(Loss::Actor(actor));
        let component = after.components_after(None);
        let size = |of: usize| {
            (0..n)
                .filter(|&other| !gone[other] && component[other] == of)
                .count()
        };
        sum += (0..n).map(size).max().unwrap();
        rest = Some(after);
    }
    sum as f64 / (n * n) as f64
}

/// Always the greatest of those left, of several the first by id.
fn attack(view: &View, load: impl Fn(&View) -> Vec<f64>) -> Vec<usize> {
    let mut left = view.by_id().to_vec();
    let mut order = Vec::new();
    let mut rest: Option<View> = None;
    while !left.is_empty() {
        let load = load(rest.as_ref().unwrap_or(view));
        let most = left.iter().map(|&a| load[a]).fold(0.0, f64::max);
        let at = left.iter().position(|&a| most - load[a] < 1e-7).unwrap();
        let actor = left.remove(at);
        rest = Some(rest.as_ref().unwrap_or(view).without(Loss::Actor(actor)));
        order.push(actor);
    }
    order
}

fn orders(n: usize) -> Vec<Vec<usize>> {
    if n == 0 {
        return vec![Vec::new()];
    }
    let shorter = orders(n - 1);
    let all = shorter.iter().flat_map(|order| {
        (0..n).map(move |at| {
            let mut longer = order.clone();
            longer.insert(at, n - 1);
            longer
        })
    });
    all.collect()
}

#[test]
fn none_of_them_is_defined_where_ties_run_one_way() {
    let mut study = study(&[("A", "B", 1.0, 1.0, 1.0), ("B", "C", 1.0, 1.0, 1.0)]);
    study.directed = true;
    let network = resolve(&study);
    let view = View::new(&network, Level::Mid);
    for id in [
        "communicability",
        "modularity-blocs",
        "local-efficiency",
        "assortativity",
        "core-periphery",
        "blocks",
        "spectral-radius",
        "spectral-gap",
        "natural-connectivity",
        "robustness-degree",
        "robustness-betweenness",
        "robustness-random",
    ] {
        let scores = Metric::find(id).unwrap().scores(&view);
        assert!(
            scores
                .iter()
                .all(|score| *score == Score::Undefined("defined for undirected networks"))
        );
    }
}

#[test]
fn what_two_or_three_actors_lose_is_defined_from_the_least_number_that_it_needs() {
    let two = unit(&[("A", "B")], 0.5);
    for (metric, subject, answer) in [
        ("largest-after", &["A"][..], 1.0),
        // Of the two one is left, and then none.
        ("robustness-degree", &[], 0.25),
        ("robustness-betweenness", &[], 0.25),
        ("robustness-random", &[], 0.25),
        ("tie-importance", &["A", "B"], 1.0),
        ("tie-vulnerability", &["A", "B"], 1.0),
        ("tie-vulnerability-delay", &["A", "B"], 1.0),
    ] {
        close(value(&two, metric, subject), answer);
    }
    for metric in ["vulnerability", "vulnerability-delay"] {
        let found = score(&two, metric, &["A"]);
        assert_eq!(found, Score::Undefined("no route to lose"), "{metric}");
    }
    for metric in ["fragmentation-after", "fragmentation-rise"] {
        let found = score(&two, metric, &["A"]);
        assert_eq!(found, Score::Undefined("fewer than 3 actors"), "{metric}");
    }
    // D is apart before: of the three pairs beside B two have no route then, and one more loses it.
    let mut four = crate::support::study(&[("A", "B", 1.0, 1.0, 0.5), ("B", "C", 1.0, 1.0, 0.5)]);
    let three = resolve(&four);
    four.actor = NAMES[..4].iter().map(|id| Actor::named(*id)).collect();
    let four = resolve(&four);
    for (network, after, rise) in [(&three, 1.0, 1.0), (&four, 1.0, 1.0 / 3.0)] {
        close(value(network, "fragmentation-after", &["B"]), after);
        close(value(network, "fragmentation-rise", &["B"]), rise);
    }
    close(value(&four, "fragmentation-after", &["A"]), 2.0 / 3.0);
    close(value(&four, "fragmentation-rise", &["A"]), 0.0);
}
