//! Granted transit: routes, relays and their reliability, against brute force over simple routes and states.

use crate::support::{Dice, NAMES, bundled, close, resolve, score, value};
use linchpin::{
    kernels::{Length, View},
    model::{Actor, Agreement, Level, Member, Network, Range, Score, Study, Transit},
};

#[test]
fn tisa_opens_one_route_through_the_united_states() {
    let tisa = bundled("northeast-asia:tisa", |_| {});
    close(value(&tisa, "routes", &["JPN", "KOR"]), 1.0);
    close(value(&tisa, "distance", &["JPN", "KOR"]), 2.0);
    close(value(&tisa, "delay", &["JPN", "KOR"]), 8.0);
    close(
        value(&tisa, "share-probability", &["JPN", "KOR"]),
        0.8 * 0.95 * 0.65 * 0.95,
    );
    close(value(&tisa, "cut-actor", &["USA"]), 1.0);
    close(value(&tisa, "middleman-pairs", &["USA"]), 1.0);
}

#[test]
fn bilateral_agreements_alone_give_no_permitted_route() {
    let bilateral = bundled("northeast-asia:bilateral-only", |_| {});
    assert_eq!(score(&bilateral, "delay", &["JPN", "KOR"]), Score::Infinite);
    assert_eq!(
        score(&bilateral, "distance", &["JPN", "KOR"]),
        Score::Infinite
    );
    close(value(&bilateral, "routes", &["JPN", "KOR"]), 0.0);
    close(value(&bilateral, "share-probability", &["JPN", "KOR"]), 0.0);
    let open = bundled("northeast-asia:bilateral-only", |selection| {
        selection.transit = Some(Transit::Open)
    });
    close(value(&open, "distance", &["JPN", "KOR"]), 2.0);
    close(value(&open, "routes", &["JPN", "KOR"]), 1.0);
}

#[test]
fn the_coded_ranges_give_the_table_of_the_domain_notes() {
    let at = |network: &Network, level| {
        let view = View::new(network, level);
        let metric = linchpin::metrics::Metric::find("share-probability").unwrap();
        let place = metric
            .subjects(network, &view)
            .iter()
            .position(|ids| ids == &["JPN", "KOR"])
            .unwrap();
        metric.scores(&view)[place].value().unwrap()
    };
    // Per request, low/mid/high; the printed low of "TISA only" is .15, but .50·.85·.40·.85 is .1445.
    let rows: [(&str, [f64; 3]); 4] = [
        ("tisa", [0.1445, 0.4693, 0.775_523]),
        ("gsomia", [0.322_25, 0.717_325, 0.932_552_3]),
        ("tisa-all-topics", [0.072_25, 0.328_51, 0.697_970_7]),
        ("gsomia-all-topics", [0.286_125, 0.682_127_5, 0.924_797_07]),
    ];
    for (configuration, expected) in rows {
        let network = bundled(&format!("northeast-asia:{configuration}"), |_| {});
        for (level, expected) in [Level::Low, Level::Mid, Level::High]
            .into_iter()
            .zip(expected)
        {
            assert!(
                (at(&network, level) - expected).abs() < 1e-6,
                "{configuration} {level:?}: {}",
                at(&network, level)
            );
        }
    }
    let delay = |name: &str| value(&bundled(name, |_| {}), "delay", &["JPN", "KOR"]);
    close(delay("northeast-asia:tisa"), 8.0);
    close(delay("northeast-asia:gsomia"), 4.0);
    let alone = bundled("northeast-asia:gsomia", |selection| {
        selection.without = vec!["USA".into()]
    });
    close(at(&alone, Level::Mid), 0.6);
}

#[test]
fn a_lost_hub_takes_the_relay_with_it_and_a_lost_arrangement_leaves_the_bilateral_ties() {
    let tisa = bundled("northeast-asia:tisa", |_| {});
    let without = bundled("northeast-asia:tisa", |selection| {
        selection.without = vec!["TISA".into()]
    });
    assert_eq!(tisa.relays().len(), 1);
    assert!(without.relays().is_empty());
    close(value(&without, "ties", &[]), 2.0);
}

/// A study with granted transit: bilateral agreements, and arrangements with a hub.
fn arrangements(
    n: usize,
    bilateral: &[(usize, usize)],
    hubs: &[(usize, Vec<usize>)],
    dice: &mut Dice,
) -> Study {
    let mut study = Study {
        transit: Transit::Granted,
        actor: NAMES[..n].iter().map(|id| Actor::named(*id)).collect(),
        ..Study::default()
    };
    let mut number = |low: f64, span: f64| Some(Range::exact(low + span * dice.unit()));
    for (index, &(a, b)) in bilateral.iter().enumerate() {
        study.agreement.push(Agreement {
            id: format!("B{index}"),
            members: Some(vec![Member::named(NAMES[a]), Member::named(NAMES[b])]),
            strength: Some(Range::exact(1.0)),
            delay: number(1.0, 5.0),
            availability: number(0.2, 0.7),
            ..Agreement::default()
        });
    }
    for (index, (hub, members)) in hubs.iter().enumerate() {
        let everyone = std::iter::once(hub).chain(members.iter().filter(|member| *member != hub));
        study.agreement.push(Agreement {
            id: format!("H{index}"),
            members: Some(
                everyone
                    .map(|&member| Member::named(NAMES[member]))
                    .collect(),
            ),
            hub: Some(NAMES[*hub].into()),
            strength: Some(Range::exact(1.0)),
            delay: number(0.5, 3.0),
            availability: number(0.2, 0.7),
            handling_delay: number(0.1, 2.0),
            handling_availability: number(0.2, 0.7),
            ..Agreement::default()
        });
    }
    study
}

/// Actors, grants, and the single ties that may carry each leg.
type Walk = (Vec<usize>, Vec<usize>, Vec<Vec<usize>>);

/// Every simple permitted route of a pair, found by trying every sequence of actors and of grants.
fn every_route(view: &View, a: usize, b: usize) -> Vec<Walk> {
    fn extend(
        view: &View,
        b: usize,
        actors: &mut Vec<usize>,
        grants: &mut Vec<usize>,
        found: &mut Vec<Walk>,
    ) {
        let here = *actors.last().unwrap();
        if here == b {
            let legs: Vec<Vec<usize>> = (0..actors.len() - 1)
                .map(|leg| {
                    let ends = (
                        actors[leg].min(actors[leg + 1]),
                        actors[leg].max(actors[leg + 1]),
                    );
                    let arrangements: Vec<usize> = [leg.checked_sub(1), Some(leg)]
                        .into_iter()
                        .flatten()
                        .filter_map(|at| grants.get(at))
                        .map(|&grant| view.grants()[grant].agreement)
                        .collect();
                    let allowed = |channel: &usize| {
                        let channel = &view.channels()[*channel];
                        channel.ends == ends
                            && (arrangements.is_empty()
                                || arrangements
                                    .iter()
                                    .any(|arrangement| channel.agreement == Some(*arrangement)))
                    };
                    (0..view.channels().len()).filter(allowed).collect()
                })
                .collect();
            let permitted = grants.iter().enumerate().all(|(at, &grant)| {
                let grant = &view.grants()[grant];
                let (before, hub, after) = (actors[at], actors[at + 1], actors[at + 2]);
                grant.hub == hub
                    && grant.members.contains(&before)
                    && grant.members.contains(&after)
            });
            if permitted && legs.iter().all(|leg| !leg.is_empty()) {
                found.push((actors.clone(), grants.clone(), legs));
            }
            return;
        }
        for next in 0..view.n() {
            if actors.contains(&next) {
                continue;
            }
            let choices: Vec<Option<usize>> = if next == b {
                vec![None]
            } else {
                (0..view.grants().len()).map(Some).collect()
            };
            for choice in choices {
                actors.push(next);
                grants.extend(choice);
                extend(view, b, actors, grants, found);
                actors.pop();
                if choice.is_some() {
                    grants.pop();
                }
            }
        }
    }
    let mut found = Vec::new();
    extend(view, b, &mut vec![a], &mut Vec::new(), &mut found);
    found
}

#[test]
fn permitted_routes_delays_and_probabilities_equal_brute_force() {
    let mut dice = Dice::new(11);
    for round in 0..40 {
        let n = 3 + dice.below(3);
        let mut bilateral = Vec::new();
        for a in 0..n {
            for b in a + 1..n {
                if dice.unit() < 0.3 {
                    bilateral.push((a, b));
                }
            }
        }
        let hubs: Vec<(usize, Vec<usize>)> = (0..1 + dice.below(2))
            .map(|_| {
                let hub = dice.below(n);
                let members: Vec<usize> = (0..n)
                    .filter(|&member| member != hub && dice.unit() < 0.7)
                    .collect();
                (hub, members)
            })
            .filter(|(_, members)| !members.is_empty())
            .collect();
        if hubs.is_empty() {
            continue;
        }
        let mut study = arrangements(n, &bilateral, &hubs, &mut dice);
        study.actor[0].availability = Some(Range::exact(0.7));
        let network = resolve(&study);
        let view = View::new(&network, Level::Mid);
        let things = view.channels().len() + view.grants().len() + 1;
        if things > 14 {
            continue;
        }
        for (index, (a, b)) in view.pairs().enumerate() {
            let routes = every_route(&view, a, b);
            let delay = |(_, grants, legs): &Walk| -> f64 {
                let fastest = |leg: &Vec<usize>| {
                    leg.iter()
                        .map(|&channel| view.channels()[channel].delay)
                        .fold(f64::INFINITY, f64::min)
                };
                legs.iter().map(fastest).sum::<f64>()
                    + grants
                        .iter()
                        .map(|&grant| view.grants()[grant].delay)
                        .sum::<f64>()
            };
            let expected = routes.iter().map(delay).fold(f64::INFINITY, f64::min);
            let found = view.sweep(Length::Delay).unwrap().distance(a, b);
            assert!(
                found == expected || (found - expected).abs() < 1e-9,
                "round {round}: delay {found}, {expected}"
            );
            let hops = routes
                .iter()
                .map(|route| route.2.len() as f64)
                .fold(f64::INFINITY, f64::min);
            assert_eq!(view.sweep(Length::Hops).unwrap().distance(a, b), hops);
            let expected = probability(&view, &routes);
            let found = view.reliability().unwrap().pair(index);
            assert!(
                (found - expected).abs() < 1e-12,
                "round {round}: probability {found}, {expected}"
            );
        }
    }
}

/// Probability that some route works, over every state of channels, grants and the one unsure actor.
fn probability(view: &View, routes: &[Walk]) -> f64 {
    let (channels, grants) = (view.channels().len(), view.grants().len());
    let mut total = 0.0;
    for state in 0..1_u32 << (channels + grants + 1) {
        let up = |bit: usize| state >> bit & 1 == 1;
        let mut weight = 1.0;
        let mut weigh = |bit: usize, p: f64| weight *= if up(bit) { p } else { 1.0 - p };
        (0..channels).for_each(|channel| weigh(channel, view.channels()[channel].availability));
        (0..grants).for_each(|grant| weigh(channels + grant, view.grants()[grant].availability));
        weigh(channels + grants, view.availability(0));
        let works = routes.iter().any(|(actors, relays, legs)| {
            legs.iter()
                .all(|leg| leg.iter().any(|&channel| up(channel)))
                && relays.iter().all(|&grant| up(channels + grant))
                && (!actors.contains(&0) || up(channels + grants))
        });
        if works {
            total += weight;
        }
    }
    total
}
