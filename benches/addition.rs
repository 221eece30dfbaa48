//! One tie more, measured without starting over and on the network compiled anew: every tenth missing pair of a network
//! of 200 actors and 3,000 ties. Each bench asserts its answer once.

mod graphs;

use divan::{Bencher, black_box};
use graphs::Graph;
use linchpin::{
    kernels::{Addition, Channel, Length, View},
    metrics::{CRITERIA, Criterion},
};

fn main() {
    divan::main();
}

fn view() -> View {
    Graph::named("alliance200")
        .expect("a workload graph")
        .view()
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

const QUICK: [&str; 6] = [
    "efficiency",
    "efficiency-delay",
    "kirchhoff",
    "algebraic-connectivity",
    "betweenness-centralization",
    "vulnerability",
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
            .is_some_and(|(x, y)| (x - y).abs() <= 1e-9 * y.abs())
    );
    bencher.bench_local(|| {
        let score = |tie| criterion.score_added(&view, &addition, black_box(tie));
        ties.iter().filter_map(score).count()
    });
}

#[divan::bench(args = QUICK, sample_count = 1)]
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
    // Few of them, since the last takes long; times are for 17 ties.
    let ties: Vec<Channel> = ties.into_iter().step_by(100).collect();
    bencher.bench_local(|| {
        let score = |tie: &Channel| criterion.score(&view.with_ties(std::slice::from_ref(tie)));
        ties.iter()
            .map(score)
            .filter(|score| score.value().is_some())
            .count()
    });
}

/// The actor with the greatest load.
fn top(view: &View, length: Length) -> usize {
    let load = view.loads(length).expect("open transit");
    (0..view.n())
        .max_by(|&x, &y| load[x].total_cmp(&load[y]))
        .expect("an actor")
}

fn loads_anew(view: &View, length: Length, tie: &Channel) -> Vec<f64> {
    let with = view.with_ties(std::slice::from_ref(tie));
    with.loads(length).expect("open transit").to_vec()
}

const LENGTHS: [Length; 2] = [Length::Hops, Length::Delay];

/// The load on one actor, for every tenth missing pair.
#[divan::bench(args = LENGTHS)]
fn betweenness_of_the_top_actor(bencher: Bencher, length: Length) {
    let view = view();
    let (ties, top) = (missing(&view), top(&view, length));
    let addition = Addition::new(&view).expect("open transit");
    let load = |tie: &Channel| addition.through_actor(length, tie.ends, 1.0, top);
    for tie in ties.iter().step_by(100) {
        let (quick, anew) = (
            load(tie).expect("a load"),
            loads_anew(&view, length, tie)[top],
        );
        assert!((quick - anew).abs() <= 1e-9 * anew, "{quick} {anew}");
    }
    bencher.bench_local(|| {
        ties.iter()
            .filter_map(|tie| load(black_box(tie)))
            .sum::<f64>()
    });
}

/// The load on every actor, for every tenth missing pair.
#[divan::bench(args = LENGTHS)]
fn betweenness_of_all(bencher: Bencher, length: Length) {
    let view = view();
    let ties = missing(&view);
    let addition = Addition::new(&view).expect("open transit");
    let loads = |tie: &Channel| addition.betweenness(length, tie.ends, 1.0);
    for tie in ties.iter().step_by(100) {
        let (quick, anew) = (loads(tie).expect("loads"), loads_anew(&view, length, tie));
        for (quick, anew) in quick.into_iter().zip(anew) {
            assert!(
                (quick - anew).abs() <= 1e-9 * anew.max(1.0),
                "{quick} {anew}"
            );
        }
    }
    bencher.bench_local(|| ties.iter().filter_map(|tie| loads(black_box(tie))).count());
}

/// What is made once for a network before its first tie is added.
#[divan::bench(sample_count = 5)]
fn before_the_first_tie(bencher: Bencher) {
    let tie = &missing(&view())[0];
    bencher.with_inputs(view).bench_local_values(|view| {
        let addition = Addition::new(&view).expect("open transit");
        let ends = tie.ends;
        let loads = addition.betweenness(Length::Delay, ends, 1.0);
        let others = addition
            .kirchhoff(ends, 0.5)
            .zip(addition.algebraic_connectivity(ends, 0.5));
        assert!(loads.is_some() && others.is_some());
    });
}
