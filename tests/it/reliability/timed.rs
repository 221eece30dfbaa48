//! Reliability within a time, and the reliability polynomial, against every state.

use crate::{
    brute::studies,
    support::{Dice, bundled, close, resolve},
};
use linchpin::{
    kernels::{
        Asked, Odds, Timed, Together, View, informed_within, pair_scores, request_consent,
        share_scores, within,
    },
    model::{
        Actor, Agreement, CommonCause, Level, Member, Network, Range, Score, Selection, Study,
        Transit,
    },
};

fn view(study: &Study, transit: Transit) -> View {
    let selection = Selection {
        transit: Some(transit),
        ..Selection::default()
    };
    View::new(
        &Network::resolve(study, &selection).expect("a network"),
        Level::Mid,
    )
}

/// The least delay of a working route from `a` to every other, where `works` says which ties and grants work.
fn least(view: &View, a: usize, works: &[bool]) -> Vec<f64> {
    let ties = view.channels().len();
    let mut hours = vec![f64::INFINITY; view.n()];
    hours[a] = 0.0;
    if view.transit() == Transit::Granted {
        for b in (0..view.n()).filter(|&b| b != a) {
            for route in view.permitted().expect("few").between(view, a, b) {
                if route.grants.iter().all(|&grant| works[ties + grant]) {
                    let handling: f64 =
                        route.grants.iter().map(|&at| view.grants()[at].delay).sum();
                    let legs = route.legs.iter().map(|leg| {
                        let up = leg.iter().filter(|&&tie| works[tie]);
                        up.map(|&tie| view.channels()[tie].delay)
                            .fold(f64::INFINITY, f64::min)
                    });
                    hours[b] = hours[b].min(handling + legs.sum::<f64>());
                }
            }
        }
        return hours;
    }
    for _ in 0..view.n() {
        for (tie, channel) in view
            .channels()
            .iter()
            .enumerate()
            .filter(|(tie, _)| works[*tie])
        {
            let (x, y) = channel.ends;
            let _ = tie;
            hours[y] = hours[y].min(hours[x] + channel.delay);
            if !view.is_directed() {
                hours[x] = hours[x].min(hours[y] + channel.delay);
            }
        }
    }
    hours
}

#[test]
fn probabilities_within_a_time_equal_the_sum_over_all_states() {
    let mut dice = Dice::new(48);
    let mut tried = 0;
    for round in 0..40 {
        let mut study = studies::random(3 + round % 3, round % 2 == 1, &mut dice);
        study
            .actor
            .iter_mut()
            .for_each(|actor| actor.availability = None);
        for transit in [Transit::Open, Transit::Granted] {
            let view = view(&study, transit);
            let things = view.channels().len() + view.grants().len();
            if things > 11 || view.n() < 2 {
                continue;
            }
            tried += 1;
            let odds = Odds::of(&view);
            let all = [&odds.channel[..], &odds.grant].concat();
            for hours in [0.7, 2.0, 4.0, 7.5, 1e6] {
                let mut pairs = vec![0.0; view.pair_count()];
                let mut informed = vec![0.0; view.n()];
                for bits in 0..1_u32 << things {
                    let works: Vec<bool> = (0..things).map(|at| bits >> at & 1 == 1).collect();
                    let chance = all
                        .iter()
                        .zip(&works)
                        .map(|(p, up)| if *up { *p } else { 1.0 - p });
                    let chance: f64 = chance.product();
                    for a in 0..view.n() {
                        let by: Vec<bool> = least(&view, a, &works)
                            .iter()
                            .map(|taken| *taken <= hours * (1.0 + 1e-9))
                            .collect();
                        informed[a] += if by.iter().all(|by| *by) { chance } else { 0.0 };
                        for b in (0..view.n())
                            .filter(|&b| by[b] && (a < b || view.is_directed() && a != b))
                        {
                            pairs[view.pair_index(a, b)] += chance;
                        }
                    }
                }
                for (index, (a, b)) in view.pairs().enumerate() {
                    let expected = request_consent(&view, (a, b)) * pairs[index];
                    let found = within(&view, a, b, hours).value().expect("exact");
                    assert!(
                        (found - expected).abs() < 1e-12,
                        "round {round}: {a}–{b}, {hours} h"
                    );
                }
                for (source, informed) in informed.iter().enumerate() {
                    let found = informed_within(&view, source, hours)
                        .value()
                        .expect("exact");
                    let expected = view.consent(source) * informed;
                    assert!(
                        (found - expected).abs() < 1e-12,
                        "round {round}: from {source}, {hours} h"
                    );
                }
            }
        }
    }
    assert!(tried > 20, "{tried}");
}

#[test]
fn the_delays_and_probabilities_of_the_domain_notes_are_one_step_function() {
    let network = bundled("northeast-asia", |_| {});
    let view = View::new(&network, Level::Mid);
    let (japan, korea) = (
        network.index_of("JPN").unwrap(),
        network.index_of("KOR").unwrap(),
    );
    let relay = 0.95 * 0.65 * 0.95;
    for (hours, expected) in [
        (1.0 / 12.0, 0.0),
        (1.0, 0.0),
        (4.0, 0.8 * 0.75),
        (7.9, 0.8 * 0.75),
        (8.0, 0.8 * (1.0 - 0.25 * (1.0 - relay))),
        (48.0, 0.8 * (1.0 - 0.25 * (1.0 - relay))),
    ] {
        close(
            within(&view, japan, korea, hours).value().expect("exact"),
            expected,
        );
    }
    let timed = Timed::of(&view, &[Asked::Pair(japan, korea)]).expect("few routes");
    assert_eq!(timed.hours(), [4.0, 8.0]);
}

#[test]
fn without_a_deadline_it_is_the_probability_that_a_request_is_answered() {
    for name in ["northeast-asia", "hub-and-spokes-plus", "five-eyes"] {
        let view = View::new(&bundled(name, |_| {}), Level::Mid);
        let shares = share_scores(&view);
        for (index, (a, b)) in view.pairs().enumerate() {
            let timed = within(&view, a, b, 1e9);
            let share = shares[index].value().expect("exact");
            let off = (timed.value().expect("a value") - share).abs();
            assert!(
                off < timed.error().map_or(1e-12, |error| 5.0 * error),
                "{name}: {a}–{b}"
            );
        }
    }
}

#[test]
fn where_routes_are_too_many_the_time_is_estimated_with_its_error() {
    let view = View::new(&bundled("shape:complete-9", |_| {}), Level::Mid);
    let sure = within(&view, 0, 1, 100.0);
    assert_eq!(sure.status(), "estimated");
    let network = bundled("indo-pacific", |_| {});
    let view = View::new(&network, Level::Mid);
    let exact = pair_scores(&view);
    for index in [0, 7, 20] {
        let (a, b) = view.pairs().nth(index).expect("a pair");
        let late = within(&view, a, b, 1e9);
        let share = request_consent(&view, (a, b)) * exact[index].value().expect("exact");
        let error = late.error().unwrap_or(1e-12);
        assert!((late.value().expect("a value") - share).abs() <= 5.0 * error);
    }
}

/// Sets of i ties that keep the terminals joined, by trying every set.
fn counted(view: &View, terminals: &[usize]) -> Vec<u128> {
    let m = view.links().len();
    let mut counts = vec![0; m + 1];
    for set in 0..1_u32 << m {
        let mut group: Vec<usize> = (0..view.n()).collect();
        for (at, link) in view.links().iter().enumerate() {
            if set >> at & 1 == 1 {
                let (x, y) = (group[link.a], group[link.b]);
                group
                    .iter_mut()
                    .filter(|group| **group == y)
                    .for_each(|group| *group = x);
            }
        }
        if terminals
            .iter()
            .all(|&terminal| group[terminal] == group[terminals[0]])
        {
            counts[set.count_ones() as usize] += 1;
        }
    }
    counts
}

#[test]
fn the_counts_of_the_polynomial_are_those_of_every_set_of_ties() {
    let mut dice = Dice::new(12);
    for round in 0..30 {
        let n = 3 + round % 5;
        let ties: Vec<_> = crate::support::random_ties(&mut dice, n, 0.6)
            .into_iter()
            .take(12)
            .collect();
        let mut study = crate::support::numbered(n, &ties);
        study.actor[0].availability = Some(Range::exact(0.5));
        let view = View::new(&resolve(&study), Level::Mid);
        for terminals in [vec![0, 1], (0..n).collect(), vec![0, n - 1, 1]] {
            let together = Together::of(&view, &terminals).expect("small");
            let expected = counted(&view, &terminals);
            assert_eq!(
                together.counts(&view),
                Ok(expected),
                "round {round}: {terminals:?}"
            );
        }
    }
}

#[test]
fn the_complete_graph_of_twelve_has_as_many_trees_as_cayley_says() {
    let view = View::new(&bundled("shape:complete-12", |_| {}), Level::Mid);
    let everyone: Vec<usize> = (0..12).collect();
    let counts = Together::of(&view, &everyone)
        .and_then(|all| all.counts(&view))
        .expect("small");
    assert_eq!(counts.len(), 67);
    assert!(counts[..11].iter().all(|&count| count == 0));
    assert_eq!(counts[11], 12_u128.pow(10));
    assert_eq!((counts[65], counts[66]), (66, 1));
    let half: f64 = counts.iter().map(|&count| count as f64).sum::<f64>() / 2_f64.powi(66);
    assert!((half - 0.9941401571146664).abs() < 1e-12);
}

#[test]
fn a_large_tree_and_too_many_ties_answer_or_say_why_not() {
    let view = View::new(&bundled("shape:path-60", |_| {}), Level::Mid);
    let counts = Together::of(&view, &[0, 59])
        .and_then(|all| all.counts(&view))
        .expect("a chain");
    assert_eq!((counts[58], counts[59]), (0, 1));
    let view = View::new(&bundled("shape:path-300", |_| {}), Level::Mid);
    let counts = Together::of(&view, &[0, 299]).and_then(|all| all.counts(&view));
    assert_eq!(counts, Err("more than 120 ties, too many for exact counts"));
}

/// 160 hubs, the i-th of which passes on between A and B in 2 + i/10 hours: more steps than are followed exactly.
fn many_hubs() -> Study {
    let member = |actor: &str| Member {
        actor: actor.into(),
        from: None,
        to: None,
    };
    let hub = |i: usize| Agreement {
        id: format!("R{i}"),
        members: Some(vec![member("A"), member("B"), member(&format!("H{i}"))]),
        hub: Some(format!("H{i}")),
        strength: Some(Range::exact(1.0)),
        delay: Some(Range::exact(1.0)),
        availability: Some(Range::exact(0.2)),
        handling_delay: Some(Range::exact(i as f64 / 10.0)),
        handling_availability: Some(Range::exact(0.5)),
        ..Agreement::default()
    };
    Study {
        id: "many-hubs".into(),
        transit: Transit::Granted,
        agreement: (0..160).map(hub).collect(),
        common_cause: vec![CommonCause {
            id: "HALF".into(),
            title: None,
            availability: Range::exact(0.5),
            agreements: (0..80).map(|i| format!("R{i}")).collect(),
            pairs: Vec::new(),
            actors: Vec::new(),
            between: Vec::new(),
        }],
        ..Study::default()
    }
}

#[test]
fn over_more_hubs_than_are_followed_exactly_the_time_is_estimated_near_the_hand_worked_answer() {
    let network = resolve(&many_hubs());
    let view = View::new(&network, Level::Mid);
    let (a, b) = (
        network.index_of("A").unwrap(),
        network.index_of("B").unwrap(),
    );
    let none = |routes: usize| 0.98_f64.powi(routes as i32); // each works with 0.2² · 0.5
    for (hours, routes) in [
        (1.95, 0),
        (2.0, 1),
        (6.0, 41),
        (9.95, 80),
        (14.0, 121),
        (99.0, 160),
    ] {
        let struck = none(routes - routes.min(80));
        let expected = 1.0 - 0.5 * none(routes) - 0.5 * struck;
        let found = within(&view, a, b, hours);
        let Score::Estimated { value, error } = found else {
            assert_eq!(
                (found, routes),
                (Score::Defined(0.0), 0),
                "within {hours} h"
            );
            continue;
        };
        assert!(
            (value - expected).abs() <= 5.0 * error.max(1e-4),
            "{value} ± {error} within {hours} h, {expected} by hand"
        );
        assert!(error < 0.02, "{error}");
    }
}

#[test]
fn a_lone_actor_has_informed_everybody_at_once() {
    let actor = Actor {
        availability: Some(Range::exact(0.75)),
        consent: Some(Range::exact(0.5)),
        ..Actor::named("A")
    };
    let study = Study {
        actor: vec![actor],
        ..Study::default()
    };
    let view = View::new(&resolve(&study), Level::Mid);
    for hours in [0.0, 1.0] {
        assert_eq!(informed_within(&view, 0, hours), Score::Defined(0.375));
    }
}

#[test]
fn routes_that_take_equally_long_on_paper_are_one_step() {
    // 0.1 + 0.2 is a little more than 0.3 in floating point.
    let study = crate::support::study(&[
        ("A", "B", 1.0, 0.1, 0.5),
        ("B", "C", 1.0, 0.2, 0.5),
        ("A", "C", 1.0, 0.3, 0.25),
    ]);
    let view = View::new(&resolve(&study), Level::Mid);
    let asked = [Asked::Pair(0, 2), Asked::Pair(0, 1)];
    let hours = Timed::of(&view, &asked[..1]).expect("few routes").hours();
    assert!(hours.len() == 1 && (hours[0] - 0.3).abs() < 1e-12);
    // A and B by their tie, and over C in half an hour.
    let (direct, around) = (1.0 - 0.75 * 0.75, 1.0 - 0.5 * (1.0 - 0.125));
    let timed = Timed::of(&view, &asked).expect("few routes");
    assert!(timed.is_exact());
    let steps = timed.hours();
    assert_eq!(steps.len(), 3);
    let by = [0.09, 0.1, 0.29, 0.3, 0.49, 0.5];
    let means = [
        0.0,
        0.25,
        0.25,
        (direct + 0.5) / 2.0,
        (direct + 0.5) / 2.0,
        (direct + around) / 2.0,
    ];
    for (found, expected) in timed.at(&view, &by).into_iter().zip(means) {
        close(found.value().expect("exact"), expected);
    }
}
