//! One tie more, measured without starting over and on the network compiled anew: every tenth missing pair of a network
//! of 100 actors and 600 ties. Each bench asserts its answer once.

use divan::{Bencher, black_box};
use linchpin::{
    kernels::{Addition, Channel, View},
    metrics::{CRITERIA, Criterion},
    model::{Actor, BareTie, Level, Network, Range, Selection, Study},
};

fn main() {
    divan::main();
}

const ACTORS: usize = 100;
const TIES: usize = 600;

fn view() -> View {
    let names: Vec<String> = (0..ACTORS).map(|at| format!("a{at:02}")).collect();
    let mut study = Study {
        actor: names.iter().map(Actor::named).collect(),
        ..Study::default()
    };
    // Knuth's multiplicative generator; any spread of ties would do.
    let mut state = 2019_u64;
    let mut drawn = std::collections::BTreeSet::new();
    while drawn.len() < TIES {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1);
        let (a, b) = (
            (state >> 33) as usize % ACTORS,
            (state >> 48) as usize % ACTORS,
        );
        if a != b {
            drawn.insert((a.min(b), a.max(b)));
        }
    }
    for (at, (a, b)) in drawn.into_iter().enumerate() {
        study.tie.push(BareTie {
            a: names[a].clone(),
            b: names[b].clone(),
            strength: Some(Range::exact(0.2 + 0.001 * at as f64)),
            delay: Some(Range::exact(1.0 + 0.01 * (at % 97) as f64)),
            ..BareTie::default()
        });
    }
    let network = Network::resolve(&study, &Selection::default()).expect("a network");
    View::new(&network, Level::Mid)
}

fn missing(view: &View) -> Vec<Channel> {
    let absent = view
        .pairs()
        .filter(|&(a, b)| view.link_between(a, b).is_none());
    let tie = |ends| Channel {
        ends,
        agreement: None,
        strength: 0.5,
        delay: 1.0,
        availability: 1.0,
        known: true,
        key: 0,
    };
    absent.step_by(10).map(tie).collect()
}

const QUICK: [&str; 4] = [
    "efficiency",
    "efficiency-delay",
    "kirchhoff",
    "algebraic-connectivity",
];

#[divan::bench(args = QUICK)]
fn without_starting_over(bencher: Bencher, metric: &str) {
    let (view, criterion) = (view(), Criterion::find(metric).expect("a criterion"));
    let ties = missing(&view);
    let addition = Addition::new(&view).expect("open transit");
    let quick = criterion.score_added(&view, &addition, &ties[0]);
    let anew = criterion.score(&view.with_ties(&ties[..1]));
    let (quick, anew) = (quick.and_then(|x| x.value()), anew.value());
    assert!(
        quick
            .zip(anew)
            .is_some_and(|(x, y)| (x - y).abs() < 1e-9 * y.abs())
    );
    bencher.bench_local(|| {
        let score = |tie| criterion.score_added(&view, &addition, black_box(tie));
        ties.iter().filter_map(score).count()
    });
}

#[divan::bench(args = QUICK, sample_count = 3)]
fn anew(bencher: Bencher, metric: &str) {
    let (view, criterion) = (view(), Criterion::find(metric).expect("a criterion"));
    let ties = missing(&view);
    assert_eq!(
        CRITERIA
            .iter()
            .filter(|known| known.added.is_some())
            .count(),
        QUICK.len()
    );
    bencher.bench_local(|| {
        let score = |tie: &Channel| criterion.score(&view.with_ties(std::slice::from_ref(tie)));
        ties.iter()
            .map(score)
            .filter(|score| score.value().is_some())
            .count()
    });
}
