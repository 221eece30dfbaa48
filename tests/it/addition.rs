//! One tie more without starting over, against the network compiled anew.

use crate::support::{Dice, drawn, unit};
use linchpin::{
    kernels::{Addition, Channel, Length, View},
    metrics::{CRITERIA, Criterion},
    model::{Level, Transit},
};

fn tie(a: usize, b: usize, strength: f64, delay: f64) -> Channel {
    Channel {
        ends: (a.min(b), a.max(b)),
        agreement: None,
        strength,
        delay,
        availability: 0.5,
        known: true,
        key: 0,
    }
}

fn fast() -> impl Iterator<Item = &'static Criterion> {
    CRITERIA
        .iter()
        .filter(|criterion| criterion.added.is_some())
}

/// Every criterion that has a fast way, for this tie; how many had a number.
fn holds(view: &View, addition: &Addition, tie: &Channel, case: &str) -> usize {
    let anew = view.with_ties(std::slice::from_ref(tie));
    let mut known = 0;
    for criterion in fast() {
        let slow = criterion.score(&anew);
        let Some(quick) = criterion.score_added(view, addition, tie) else {
            continue;
        };
        let slow = slow.value().unwrap_or_else(|| {
            panic!(
                "{case}: {} is {slow:?} anew, {quick:?} here",
                criterion.metric.id
            )
        });
        let quick = quick.value().unwrap();
        // Off is the slow way: its inverse by 2e-11 at strengths a million apart, its eigenvalues by 2e-10 where two are
        // nearly equal. The hand-worked answers below bind the quick way itself.
        let allowed = match criterion.metric.id {
            "algebraic-connectivity" => 1e-9,
            "betweenness-centralization" => 1e-11,
            "kirchhoff" => 1e-10,
            _ => 1e-12,
        };
        let close = (slow - quick).abs() <= allowed * slow.abs().max(1.0);
        assert!(
            close,
            "{case}: {} with {:?}: {quick}, anew {slow}",
            criterion.metric.id, tie.ends
        );
        known += 1;
    }
    known
}

#[test]
fn an_added_tie_gives_what_the_network_with_it_gives() {
    let mut dice = Dice::new(5);
    let mut known = 0;
    for round in 0..60 {
        let n = 2 + dice.below(12);
        let most = n * (n - 1) / 2;
        let network = drawn(n, dice.below(most + 1), false, &mut dice);
        let view = View::new(&network, Level::Mid);
        let addition = Addition::new(&view).unwrap();
        for (a, b) in view.pairs() {
            let strength = [0.0, 0.05, 0.3, 1.0, 40.0][dice.below(5)];
            let delay = [0.05, 0.1, 0.4, 3.0][dice.below(4)];
            let tie = tie(a, b, strength, delay);
            known += holds(&view, &addition, &tie, &format!("round {round}"));
        }
    }
    assert!(known > 5000, "{known}");
}

#[test]
fn equal_eigenvalues_and_vectors_that_do_not_feel_the_tie_are_no_trouble() {
    // Spectra with every multiplicity: complete, ring, star, path, and the cube.
    let shapes = [
        "complete-5",
        "ring-6",
        "ring-7",
        "star-6",
        "path-5",
        "wheel-7",
    ];
    for shape in shapes {
        let name = format!("shape:{shape}");
        let network = crate::support::bundled(&name, |_| {});
        let view = View::new(&network, Level::Mid);
        let addition = Addition::new(&view).unwrap();
        for (a, b) in view.pairs() {
            for strength in [1e-9, 0.5, 1.0, 3.0, 1e6] {
                let known = holds(&view, &addition, &tie(a, b, strength, 0.5), &name);
                assert!(known >= 5, "{name}: {known}");
            }
        }
    }
}

#[test]
fn the_quick_way_gives_the_answers_worked_by_hand() {
    let view = |name: &str| View::new(&crate::support::bundled(name, |_| {}), Level::Mid);
    let near =
        |x: Option<f64>, y: f64| assert!(x.is_some_and(|x| (x - y).abs() < 1e-13), "{x:?}, {y}");
    // K5: trace of L⁺ 4/5, |L⁺b|² 2/25, R 2/5; so 5·(4/5 − c·2/25 ÷ (1 + c·2/5)), which is 3 + 1/400001 for c = 10⁶.
    let complete = view("shape:complete-5");
    let addition = Addition::new(&complete).unwrap();
    near(addition.kirchhoff((0, 1), 1e6), 3.0 + 1.0 / 400_001.0);
    // All eigenvalues but one are 5, and two of them never feel the tie.
    near(addition.algebraic_connectivity((0, 1), 1e6), 5.0);
    // The ring of six has λ₂ = 1 twice: of the two vectors one mixture does not feel the tie.
    let ring = view("shape:ring-6");
    near(
        Addition::new(&ring)
            .unwrap()
            .algebraic_connectivity((0, 1), 1e-9),
        1.0,
    );
    // Path of three, its ends tied: the triangle, whose λ₂ is 3 and whose resistances are 2/3 each.
    let path = view("shape:path-3");
    let addition = Addition::new(&path).unwrap();
    near(addition.algebraic_connectivity((0, 2), 1.0), 3.0);
    near(addition.kirchhoff((0, 2), 1.0), 2.0);
    near(addition.inverse_sum(Length::Hops, (0, 2), 1.0), 3.0);
}

#[test]
fn a_tie_between_two_components_joins_them() {
    let network = unit(&[("A", "B"), ("C", "D")], 1.0);
    let view = View::new(&network, Level::Mid);
    let addition = Addition::new(&view).unwrap();
    let known = holds(&view, &addition, &tie(1, 2, 1.0, 1.0), "two pairs");
    // The Kirchhoff index was infinite and λ₂ was 0: both are scored anew. Without A, C and D have a route.
    assert_eq!(known, 4);
}

#[test]
fn a_large_network_gains_the_same_by_every_missing_tie() {
    let mut dice = Dice::new(200);
    let network = drawn(90, 500, false, &mut dice);
    let view = View::new(&network, Level::Mid);
    let addition = Addition::new(&view).unwrap();
    let absent = view
        .pairs()
        .filter(|&(a, b)| view.link_between(a, b).is_none());
    for (a, b) in absent.step_by(53) {
        assert_eq!(
            holds(&view, &addition, &tie(a, b, 0.7, 0.15), "90 actors"),
            6
        );
    }
}

#[test]
fn under_granted_transit_everything_is_scored_anew() {
    let granted = crate::support::bundled("northeast-asia", |_| {});
    assert!(Addition::new(&View::new(&granted, Level::Mid)).is_none());
}

#[test]
fn where_ties_run_one_way_distances_are_mended_and_the_rest_is_scored_anew() {
    let mut dice = Dice::new(11);
    for round in 0..60 {
        let n = 2 + dice.below(9);
        let network = drawn(n, dice.below(n * (n - 1) + 1), true, &mut dice);
        let view = View::new(&network, Level::Mid);
        assert_eq!(view.transit(), Transit::Open);
        let addition = Addition::new(&view).unwrap();
        for (a, b) in view.pairs() {
            let added = Channel {
                ends: (a, b),
                ..tie(a, b, 1.0, [0.05, 0.1, 0.4, 3.0][dice.below(4)])
            };
            let known = holds(&view, &addition, &added, &format!("round {round}"));
            assert_eq!(known, 2);
        }
    }
}

/// The loads on every actor with a tie more, by hops and by delay, against those of the network compiled anew.
fn loads_hold(view: &View, addition: &Addition, tie: &Channel, case: &str) -> usize {
    let anew = view.with_ties(std::slice::from_ref(tie));
    let mut known = 0;
    for (length, long) in [(Length::Hops, 1.0), (Length::Delay, tie.delay)] {
        let slow = anew.loads(length).unwrap();
        let Some(quick) = addition.betweenness(length, tie.ends, long) else {
            continue;
        };
        for (actor, (slow, quick)) in slow.iter().zip(&quick).enumerate() {
            let alone = addition
                .through_actor(length, tie.ends, long, actor)
                .unwrap();
            for quick in [*quick, alone] {
                assert!(
                    (slow - quick).abs() <= 1e-11 * slow.abs().max(1.0),
                    "{case}: actor {actor}, {length:?}, {tie:?}: {quick}, anew {slow}"
                );
            }
        }
        known += 1;
    }
    known
}

#[test]
fn loads_after_an_added_tie_are_those_of_the_network_with_it() {
    let mut dice = Dice::new(23);
    let mut known = 0;
    for round in 0..70 {
        let n = 2 + dice.below(13);
        let most = n * (n - 1) / 2;
        let network = drawn(n, dice.below(most + 1), false, &mut dice);
        let view = View::new(&network, Level::Mid);
        let addition = Addition::new(&view).unwrap();
        for (a, b) in view.pairs() {
            let delay = [0.05, 0.1, 0.2, 0.4, 3.0, f64::INFINITY][dice.below(6)];
            let tie = tie(a, b, 1.0, delay);
            known += loads_hold(&view, &addition, &tie, &format!("round {round}"));
        }
    }
    assert!(known > 5000, "{known}");
    let network = drawn(90, 300, false, &mut dice);
    let view = View::new(&network, Level::Mid);
    let addition = Addition::new(&view).unwrap();
    for (a, b) in view.pairs().step_by(41) {
        assert_eq!(loads_hold(&view, &addition, &tie(a, b, 1.0, 0.2), "90"), 2);
    }
}

#[test]
fn a_tie_of_no_length_is_counted_anew() {
    let view = View::new(
        &unit(&[("A", "B"), ("B", "C"), ("C", "D")], 1.0),
        Level::Mid,
    );
    let addition = Addition::new(&view).unwrap();
    assert!(addition.betweenness(Length::Delay, (0, 3), 0.0).is_none());
    assert!(addition.betweenness(Length::Delay, (0, 3), 1e-12).is_none());
    assert!(addition.betweenness(Length::Delay, (0, 3), 1e-3).is_some());
}

#[test]
fn an_added_tie_moves_traffic_as_worked_by_hand() {
    // A path of four: the inner actors carry two pairs each. Its ends tied, it is a ring, and each actor carries half of
    // the routes of its two neighbours.
    let path = View::new(
        &unit(&[("A", "B"), ("B", "C"), ("C", "D")], 1.0),
        Level::Mid,
    );
    assert_eq!(path.loads(Length::Hops).unwrap(), [0.0, 2.0, 2.0, 0.0]);
    let addition = Addition::new(&path).unwrap();
    let ring = addition.betweenness(Length::Hops, (0, 3), 1.0).unwrap();
    assert_eq!(ring, [0.5; 4]);
    assert_eq!(
        addition.through_actor(Length::Hops, (0, 3), 1.0, 1),
        Some(0.5)
    );
}
