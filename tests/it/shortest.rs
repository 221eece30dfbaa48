//! Shortest routes of many sources at once, against one source after the other and against all triples tried.

use crate::support::{Dice, Tie, bundled, resolve, study};
use linchpin::{
    formats::{self, Options},
    kernels::{Length, Loads, View},
    model::{Actor, BareTie, Level, Network, Range, Selection, Study},
};

const LENGTHS: [Length; 2] = [Length::Hops, Length::Delay];

/// Delays of a network, from the ones where many routes are equally long to the ones where a tie is hardly a step.
type Delays = fn(&mut Dice) -> f64;

const DELAYS: [(&str, Delays); 5] = [
    ("all alike", |_| 1.0),
    ("tenths", |dice| 0.1 * (1 + dice.below(5)) as f64),
    ("any", |dice| 0.05 + dice.unit()),
    ("uneven", |dice| 10_f64.powf(6.0 * dice.unit() - 3.0)),
    ("below the tolerance", |dice| {
        if dice.below(3) == 0 {
            1e-12
        } else {
            1.0 + dice.below(3) as f64
        }
    }),
];

fn random(n: usize, ties: usize, directed: bool, delay: Delays, dice: &mut Dice) -> View {
    let names: Vec<String> = (0..n).map(|at| format!("a{at:03}")).collect();
    let mut study = Study {
        actor: names.iter().map(Actor::named).collect(),
        directed,
        ..Study::default()
    };
    let mut drawn = std::collections::BTreeSet::new();
    for _ in 0..ties {
        let (a, b) = (dice.below(n), dice.below(n));
        if a != b {
            drawn.insert(if directed {
                (a, b)
            } else {
                (a.min(b), a.max(b))
            });
        }
    }
    for (a, b) in drawn {
        study.tie.push(BareTie {
            a: names[a].clone(),
            b: names[b].clone(),
            strength: Some(Range::exact(1.0)),
            delay: Some(Range::exact(delay(dice))),
            ..BareTie::default()
        });
    }
    View::new(&resolve(&study), Level::Mid)
}

fn shape(name: &str) -> View {
    let (study, configuration) = formats::open(name, Options::default()).expect("a shape");
    let selection = Selection {
        configuration,
        ..Selection::default()
    };
    View::new(
        &Network::resolve(&study, &selection).expect("a network"),
        Level::Mid,
    )
}

/// All triples tried until nothing falls (Floyd 1962).
fn by_triples(view: &View, length: Length) -> Vec<f64> {
    let n = view.n();
    let mut distance = vec![f64::INFINITY; n * n];
    (0..n).for_each(|actor| distance[actor * n + actor] = 0.0);
    for (index, link) in view.links().iter().enumerate() {
        let step = view.step(index, length);
        distance[link.a * n + link.b] = step;
        if !view.is_directed() {
            distance[link.b * n + link.a] = step;
        }
    }
    for by in 0..n {
        for a in 0..n {
            for b in 0..n {
                let over = distance[a * n + by] + distance[by * n + b];
                if over < distance[a * n + b] {
                    distance[a * n + b] = over;
                }
            }
        }
    }
    distance
}

fn close(fast: f64, slow: f64) -> bool {
    fast == slow || (fast - slow).abs() <= 1e-12 * slow.abs().max(1.0)
}

/// Distances, sums over them and loads of `view`, both ways; how many numbers were compared.
fn holds(view: &View, case: &str) -> usize {
    let n = view.n();
    let mut compared = 0;
    for length in LENGTHS {
        let triples = by_triples(view, length);
        let sweep = view.sweep(length).unwrap();
        let reach = view.reach(length).unwrap();
        for a in 0..n {
            let others = || (0..n).filter(|&b| b != a).map(|b| triples[a * n + b]);
            for b in 0..n {
                let (fast, slow) = (sweep.distance(a, b), triples[a * n + b]);
                assert!(
                    close(fast, slow),
                    "{case}: {length:?} {a}-{b}: {fast}, {slow}"
                );
            }
            let met = || others().filter(|distance| distance.is_finite());
            assert_eq!(reach[a].count, met().count(), "{case}: {length:?} {a}");
            let nearness: f64 = met().map(|distance| 1.0 / distance).sum();
            assert!(close(reach[a].total, met().sum()), "{case}: {length:?} {a}");
            assert!(close(reach[a].nearness, nearness), "{case}: {length:?} {a}");
            assert!(close(reach[a].farthest, met().fold(0.0, f64::max)));
            if length == Length::Hops {
                let near = others().filter(|&distance| distance <= 2.0).count();
                assert_eq!(reach[a].within_two, near, "{case}: {a}");
            }
        }
        // Both orders of asking: the loads on actors alone are a kernel of their own.
        let alone = view.clone();
        let plain = Loads::one_by_one(view, length);
        for loads in [
            alone.loads(length),
            view.tie_loads(length).and(view.loads(length)),
        ] {
            for (actor, (&fast, &slow)) in
                loads.unwrap().iter().zip(&plain.through_actor).enumerate()
            {
                assert!(
                    close(fast, slow),
                    "{case}: {length:?} load of {actor}: {fast}, {slow}"
                );
            }
        }
        for (link, (&fast, &slow)) in view
            .tie_loads(length)
            .unwrap()
            .iter()
            .zip(&plain.over_link)
            .enumerate()
        {
            assert!(
                close(fast, slow),
                "{case}: {length:?} load of tie {link}: {fast}, {slow}"
            );
        }
        compared += n * n + 5 * n + view.links().len();
    }
    compared
}

#[test]
fn many_sources_at_once_give_what_each_gives_alone() {
    let mut dice = Dice::new(2019);
    let mut compared = 0;
    for n in [1, 2, 3, 5, 9, 31, 32, 33, 64, 65, 70, 130] {
        for (name, delay) in DELAYS {
            for directed in [false, true] {
                for ties in [n / 2, n + 2, 4 * n] {
                    let view = random(n, ties, directed, delay, &mut dice);
                    let case = format!("{n} actors, {ties} ties, {name}, directed {directed}");
                    compared += holds(&view, &case);
                }
            }
        }
    }
    assert!(compared > 2_000_000, "{compared}");
}

#[test]
fn long_and_full_shapes_give_what_each_source_gives_alone() {
    for name in [
        "shape:path-80",
        "shape:ring-65",
        "shape:star-90",
        "shape:complete-40",
    ] {
        assert!(holds(&shape(name), name) > 1_000);
    }
}

#[test]
fn a_set_of_more_than_one_register_of_sources_meets_them_all() {
    // Beyond 256 actors sets are of eight words, beyond 512 there are several batches.
    for n in [257, 300, 600] {
        let view = shape(&format!("shape:ring-{n}"));
        for reach in view.reach(Length::Hops).unwrap() {
            assert_eq!(reach.count, n - 1);
            assert_eq!(reach.farthest, (n / 2) as f64);
            assert_eq!(reach.within_two, 4);
        }
    }
}

#[test]
fn loads_are_the_same_bits_for_any_number_of_threads() {
    let mut dice = Dice::new(7);
    let view = random(300, 1500, false, DELAYS[1].1, &mut dice);
    let bits = |threads: usize| {
        let pool = rayon::ThreadPoolBuilder::new()
            .num_threads(threads)
            .build()
            .unwrap();
        pool.install(|| {
            let view = view.clone();
            let mut bits = Vec::new();
            for length in LENGTHS {
                bits.extend(
                    view.loads(length)
                        .unwrap()
                        .iter()
                        .map(|load| load.to_bits()),
                );
                bits.extend(
                    view.tie_loads(length)
                        .unwrap()
                        .iter()
                        .map(|load| load.to_bits()),
                );
                bits.extend(
                    view.reach(length)
                        .unwrap()
                        .iter()
                        .map(|reach| reach.nearness.to_bits()),
                );
            }
            bits
        })
    };
    let one = bits(1);
    assert_eq!(one, bits(2));
    assert_eq!(one, bits(5));
}

#[test]
fn two_routes_within_the_tolerance_share_the_load() {
    // 0.1 + 0.2 and 0.3: the last bits differ, the length does not.
    let tie = |a: &str, b: &str, delay: f64| BareTie {
        a: a.into(),
        b: b.into(),
        delay: Some(Range::exact(delay)),
        strength: Some(Range::exact(1.0)),
        ..BareTie::default()
    };
    let study = Study {
        tie: vec![
            tie("A", "B", 0.1),
            tie("B", "D", 0.2),
            tie("A", "C", 0.15),
            tie("C", "D", 0.15),
        ],
        ..Study::default()
    };
    let view = View::new(&resolve(&study), Level::Mid);
    let loads = view.loads(Length::Delay).unwrap();
    let total: f64 = loads.iter().sum();
    // A–D over B or C, and B–C over A (0.25) alone.
    assert!((total - 2.0).abs() < 1e-12, "{loads:?}");
    assert!(
        loads
            .iter()
            .filter(|&&load| (load - 0.5).abs() < 1e-12)
            .count()
            == 2
    );
}

#[test]
fn granted_transit_counts_permitted_routes_only() {
    let network = bundled("northeast-asia", |_| {});
    let view = View::new(&network, Level::Mid);
    let sweep = view.sweep(Length::Delay).unwrap();
    for (actor, reach) in view.reach(Length::Delay).unwrap().iter().enumerate() {
        let row = (0..view.n()).filter(|&other| other != actor);
        let total: f64 = row.map(|other| sweep.distance(actor, other)).sum();
        assert!(close(reach.total, total));
    }
}

fn routes(ties: &[(&str, &str, f64)], directed: bool) -> View {
    let ties: Vec<Tie> = ties
        .iter()
        .map(|&(a, b, delay)| (a, b, 1.0, delay, 0.9))
        .collect();
    let study = Study {
        directed,
        ..study(&ties)
    };
    View::new(&resolve(&study), Level::Mid)
}

#[test]
fn hours_that_are_far_apart_leave_routes_in_their_order() {
    // To A straight, or over B, by 999.5 hours longer: within a billionth of 10¹² the same. B is nearer by 5 hours, and
    // from B the way over A is longer by too much.
    let ties = [("S", "A", 1e12 + 5.0), ("S", "B", 1e12), ("A", "B", 1004.5)];
    let view = routes(&ties, false);
    assert_eq!(view.loads(Length::Delay).unwrap(), [0.0, 0.0, 0.5]);
    let plain = Loads::one_by_one(&view, Length::Delay);
    assert_eq!(plain.through_actor, [0.0, 0.0, 0.5]);
}

#[test]
fn a_route_longer_by_a_tie_shorter_than_the_tolerance_is_longer() {
    for ties in [
        // A hundred-thousandth of an hour beside a million; an hour beside a billion is as long as the tolerance.
        [("S", "A", 1e6), ("S", "B", 1e6), ("A", "B", 1e-5)],
        [
            ("S", "A", 1e9 - 1.0),
            ("S", "B", 1e9 - 0.5),
            ("A", "B", 1.0),
        ],
    ] {
        let view = routes(&ties, true);
        assert_eq!(view.loads(Length::Delay).unwrap(), [0.0; 3]);
        let plain = Loads::one_by_one(&view, Length::Delay);
        assert_eq!(plain.through_actor, [0.0; 3]);
    }
}

#[test]
fn the_tolerance_is_a_share_of_the_length_at_any_size() {
    // A ring of four, one tie of which is longer by a ten-billionth; then by a ten-thousandth.
    for size in [1e-6, 1.0, 1e6] {
        for (more, load) in [(1e-10, 0.5), (1e-4, 0.0)] {
            let long = size * (1.0 + more);
            let ties = [
                ("A", "B", size),
                ("B", "D", size),
                ("A", "C", size),
                ("C", "D", long),
            ];
            let view = routes(&ties, false);
            let loads = view.loads(Length::Delay).unwrap();
            // Across the ring go A to D, over B or C, and B to C, over A or D.
            assert_eq!(loads, [1.0 - load, 1.0 - load, load, load], "{size} {more}");
        }
    }
}

#[test]
fn what_is_the_same_length_is_a_share_of_the_length_whatever_the_unit() {
    for unit in [1e-6, 1e6] {
        // Over C it is longer than over B by a part in 10¹¹, over E by one in 10⁷.
        let ties = [
            ("A", "B", 0.5),
            ("B", "D", 0.5),
            ("A", "C", 0.5),
            ("C", "D", 0.5 + 1e-11),
            ("A", "E", 0.5),
            ("E", "D", 0.5 + 1e-7),
        ];
        let ties = ties.map(|(a, b, delay)| (a, b, 1.0, delay * unit, 1.0));
        let network = resolve(&study(&ties));
        let view = View::new(&network, Level::Mid);
        let loads = view.loads(Length::Delay).unwrap();
        // A–D over B or C, B–C over A or D, and E with B and with C over A.
        for (id, expected) in [("A", 2.5), ("B", 0.5), ("C", 0.5), ("D", 0.5), ("E", 0.0)] {
            let load = loads[network.index_of(id).unwrap()];
            assert!((load - expected).abs() < 1e-12, "{unit} {id}: {load}");
        }
    }
}
