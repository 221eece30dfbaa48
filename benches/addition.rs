//! One tie more, measured without starting over and on the network compiled anew: every tenth missing pair of a network
//! of 200 actors and 3,000 ties. Each bench asserts its answer once.

mod graphs;

use divan::{Bencher, black_box};
use graphs::Graph;
use linchpin::{
    kernels::{Addition, Channel, View},
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
