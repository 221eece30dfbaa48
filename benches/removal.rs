//! One thing less, measured without starting over: every tie and every actor of a network of 200 actors and 3,000 ties in
//! turn. Each bench asserts its answer once.

mod graphs;

use divan::{Bencher, black_box};
use graphs::Graph;
use linchpin::kernels::{Length, Loss, Lowlink, Removal, View};

fn main() {
    divan::main();
}

fn view() -> View {
    Graph::named("alliance200")
        .expect("a workload graph")
        .view()
}

fn anew(view: &View, loss: Loss, length: Length) -> (f64, usize) {
    let left = view.without(loss);
    let kept = |actor| loss != Loss::Actor(actor);
    let sum = left
        .sweep(length)
        .expect("open transit")
        .inverse_sum(kept)
        .0;
    let components = left
        .components_after(None)
        .into_iter()
        .max()
        .map_or(0, |last| last + 1);
    (
        sum,
        components - usize::from(matches!(loss, Loss::Actor(_))),
    )
}

const LENGTHS: [Length; 2] = [Length::Hops, Length::Delay];

fn each(bencher: Bencher, length: Length, losses: impl Fn(&View) -> Vec<Loss>) {
    let view = view();
    let (losses, removal) = (losses(&view), Removal::new(&view).expect("open transit"));
    let after = |loss| {
        let sum = removal.inverse_sum(loss, length).expect("open transit");
        (sum, removal.components(loss))
    };
    for &loss in losses.iter().step_by(97) {
        let (quick, slow) = (after(loss), anew(&view, loss, length));
        assert!(
            (quick.0 - slow.0).abs() <= 1e-9 * slow.0,
            "{quick:?} {slow:?}"
        );
        assert_eq!(quick.1, slow.1);
    }
    bencher.bench_local(|| {
        losses
            .iter()
            .map(|&loss| after(black_box(loss)).0)
            .sum::<f64>()
    });
}

/// Efficiency and components after the loss of each of 3,000 ties.
#[divan::bench(args = LENGTHS)]
fn every_tie(bencher: Bencher, length: Length) {
    each(bencher, length, |view| {
        (0..view.links().len()).map(Loss::Link).collect()
    });
}

/// Efficiency and components after the loss of each of 200 actors.
#[divan::bench(args = LENGTHS)]
fn every_actor(bencher: Bencher, length: Length) {
    each(bencher, length, |view| {
        (0..view.n()).map(Loss::Actor).collect()
    });
}

/// The load on every actor after the loss of each thirtieth tie.
#[divan::bench(args = LENGTHS)]
fn betweenness_of_all(bencher: Bencher, length: Length) {
    let view = view();
    let removal = Removal::new(&view).expect("open transit");
    let losses: Vec<Loss> = (0..view.links().len())
        .step_by(30)
        .map(Loss::Link)
        .collect();
    let loads = |loss| removal.betweenness(loss, length).expect("loads");
    let left = view.without(losses[1]);
    let slow = left.loads(length).expect("open transit");
    for (quick, slow) in loads(losses[1]).into_iter().zip(slow) {
        assert!((quick - slow).abs() <= 1e-9 * slow.max(1.0));
    }
    bencher.bench_local(|| {
        losses
            .iter()
            .map(|&loss| loads(black_box(loss)).len())
            .sum::<usize>()
    });
}

/// The Kirchhoff index and algebraic connectivity after the loss of each of 3,000 ties.
#[divan::bench]
fn currents_and_spectrum(bencher: Bencher) {
    let view = view();
    let removal = Removal::new(&view).expect("open transit");
    let losses: Vec<Loss> = (0..view.links().len()).map(Loss::Link).collect();
    let both = |loss| {
        removal
            .kirchhoff(loss)
            .zip(removal.algebraic_connectivity(loss))
    };
    assert_eq!(
        losses.iter().filter(|&&loss| both(loss).is_none()).count(),
        13
    );
    bencher.bench_local(|| {
        losses
            .iter()
            .filter_map(|&loss| both(black_box(loss)))
            .count()
    });
}

/// Cut actors and bridges of the network.
#[divan::bench]
fn cut_actors_and_bridges(bencher: Bencher) {
    let view = view();
    let found = Lowlink::of(&view);
    let bridges = (0..view.links().len()).filter(|&link| found.is_bridge(link));
    assert_eq!(bridges.count(), 13);
    assert_eq!(found.cut_actors().iter().filter(|&&cut| cut).count(), 13);
    bencher.bench_local(|| Lowlink::of(black_box(&view)));
}
