//! Draws over the coded ranges: 10,000 of the full with/without study of northeast-asia are to take less than two
//! seconds on two cores. Each bench asserts its answer once.

use divan::Bencher;
use linchpin::{
    analysis::{Comparison, Measured, Options, Uncertainty, compare, uncertainty},
    formats,
    kernels::View,
    metrics::metrics_for,
    model::{Level, Network, Selection},
};

fn main() {
    divan::main();
}

fn side(name: &str, without: &[&str]) -> Measured {
    let (study, configuration) =
        formats::open(name, formats::Options::default()).expect("a bundled study");
    let selection = Selection {
        configuration,
        without: without.iter().map(|id| (*id).to_string()).collect(),
        ..Selection::default()
    };
    Measured::new(Network::resolve(&study, &selection).expect("a network"))
        .expect("a small network")
}

fn sides(name: &str) -> (Measured, Measured, Comparison) {
    let (without, with) = (side(name, &["JPN-KOR"]), side(name, &[]));
    let labels = ["without".to_string(), "with".to_string()];
    let comparison = compare(
        &without,
        &with,
        labels,
        &metrics_for(false).collect::<Vec<_>>(),
    );
    (without, with, comparison)
}

fn study(
    (without, with, comparison): &(Measured, Measured, Comparison),
    draws: usize,
) -> Uncertainty {
    let options = Options {
        draws,
        flips: false,
        ..Options::default()
    };
    uncertainty((without, with), comparison, &options, &|_| {}).expect("draws")
}

#[divan::bench(sample_count = 5, sample_size = 1)]
fn ten_thousand_draws_of_northeast_asia(bencher: Bencher) {
    let sides = sides("northeast-asia");
    assert!(study(&sides, 100).outcomes.len() > 100);
    bencher.bench_local(|| study(&sides, 10_000));
}

#[divan::bench(sample_count = 3, sample_size = 1)]
fn hundred_draws_of_the_indo_pacific(bencher: Bencher) {
    let sides = sides("indo-pacific");
    assert!(study(&sides, 10).outcomes.len() > 100);
    bencher.bench_local(|| study(&sides, 100));
}

#[divan::bench]
fn new_values_in_a_view(bencher: Bencher) {
    let network = side("northeast-asia", &[]).network;
    let mut view = View::new(&network, Level::Mid);
    let high = View::new(&network, Level::High).values();
    view.revalue(&high);
    assert_eq!(view.links(), View::new(&network, Level::High).links());
    bencher.bench_local(|| view.revalue(&high));
}

/// What one draw costs on one side, metric by metric.
#[divan::bench(args = metrics_for(false).filter(|metric| metric.spread != linchpin::metrics::Spread::None).map(|metric| metric.id).collect::<Vec<_>>())]
fn one_side(bencher: Bencher, id: &str) {
    let network = side("northeast-asia", &[]).network;
    let metric = linchpin::metrics::Metric::find(id).expect("registered");
    let mut view = View::new(&network, Level::Mid);
    let values = view.values();
    bencher.bench_local(|| {
        view.revalue(&values);
        metric.scores(&view)
    });
}
