//! Estimates asked for: within their bound of the exact scores, without a lean to one side, the same in every run.

use crate::support::{Dice, drawn};
use linchpin::{
    analysis::{Measured, measure, measure_within},
    formats::{self, Options},
    kernels::{Length, Traffic, View},
    metrics::{Draws, Metric, metrics},
    model::{Level, Network, Score, Selection},
};

fn view(n: usize, ties: usize, directed: bool, dice: &mut Dice) -> View {
    View::new(&drawn(n, ties, directed, dice), Level::Mid)
}

fn sampled() -> impl Iterator<Item = &'static Metric> {
    metrics().filter(|metric| metric.can_be_sampled())
}

#[test]
fn every_estimate_is_within_its_bound_of_the_exact_score() {
    let mut dice = Dice::new(20);
    let mut estimated = std::collections::BTreeSet::new();
    // In one piece, in many pieces, and with ties that run one way.
    for (n, ties, directed) in [
        (1_500, 4_500, false),
        (1_500, 900, false),
        (900, 3_600, true),
    ] {
        let view = view(n, ties, directed, &mut dice);
        let draws = Draws::new(&view, 0.05);
        for metric in sampled() {
            let Some(sample) = metric.sampled(&draws) else {
                continue;
            };
            estimated.insert(metric.id);
            assert!(sample.draws > 0 && sample.within >= 0.05);
            let exact = metric.scores(&view);
            assert_eq!(exact.len(), sample.scores.len());
            for (exact, score) in exact.iter().zip(&sample.scores) {
                let (exact, estimate) = (exact.value().unwrap(), score.value().unwrap());
                assert!(
                    (exact - estimate).abs() <= sample.within,
                    "{} on {n} actors: {estimate} for {exact}",
                    metric.id
                );
                match score {
                    Score::Estimated { error, .. } => assert!(*error > 0.0),
                    _ => assert_eq!(exact, estimate),
                }
            }
        }
    }
    assert_eq!(estimated.len(), sampled().count());
}

#[test]
fn errors_are_as_large_as_they_say() {
    let view = view(1_200, 4_800, false, &mut Dice::new(5));
    let draws = Draws::new(&view, 0.02);
    for metric in sampled().filter(|metric| metric.id != "robustness-random") {
        let Some(sample) = metric.sampled(&draws) else {
            continue;
        };
        let exact = metric.scores(&view);
        let (mut beyond, mut lean, mut of) = (0, 0.0, 0);
        for (exact, score) in exact.iter().zip(&sample.scores) {
            let Score::Estimated { value, error } = *score else {
                panic!("{}: {score:?}", metric.id);
            };
            let off = (value - exact.value().unwrap()) / error;
            beyond += usize::from(off.abs() > 2.0);
            lean += off;
            of += 1;
        }
        let share = beyond as f64 / f64::from(of);
        assert!(share <= 0.12, "{}: {share} beyond two errors", metric.id);
        let lean = lean / f64::from(of);
        assert!(
            lean.abs() < 2.0,
            "{}: off by {lean} errors on average",
            metric.id
        );
    }
}

#[test]
fn a_route_drawn_is_any_of_the_shortest_alike() {
    // Three routes from a1 to a6, two of which share a tie: each a third.
    let ties = "source,target,delay\n\
        a1,a2,1\na2,a4,1\na2,a5,1\na1,a3,1\na3,a5,1\na4,a6,1\na5,a6,1\n";
    for length in [Length::Hops, Length::Delay] {
        let view = read(ties);
        let traffic = Traffic::drawn(&view, length, 0.005);
        let exact = view.tie_loads(length).unwrap();
        for (share, load) in traffic.over().iter().zip(exact) {
            let exact = load / view.pair_count() as f64;
            assert!(
                (share.value - exact).abs() < 4.0 * share.error,
                "{share:?} for {exact}"
            );
        }
        let exact = view.loads(length).unwrap();
        for (share, load) in traffic.through().iter().zip(exact) {
            let exact = load / view.pairs_among(view.n() - 1) as f64;
            assert!(
                (share.value - exact).abs() < 4.0 * share.error,
                "{share:?} for {exact}"
            );
        }
    }
}

#[test]
fn small_networks_of_every_kind_are_drawn_without_a_lean() {
    let mut dice = Dice::new(77);
    for round in 0..24 {
        let n = 4 + dice.below(9);
        let directed = round % 2 == 0;
        let most = if directed {
            n * (n - 1)
        } else {
            n * (n - 1) / 2
        };
        let ties = n.min(most) + dice.below(most - n.min(most) + 1);
        let view = view(n, ties, directed, &mut dice);
        for length in [Length::Hops, Length::Delay] {
            let traffic = Traffic::drawn(&view, length, 0.02);
            let exact = view.tie_loads(length).unwrap();
            for (share, load) in traffic.over().iter().zip(exact) {
                let exact = load / view.pair_count() as f64;
                assert!(
                    (share.value - exact).abs() < 5.0 * share.error,
                    "{round}, {length:?}: {share:?} for {exact}"
                );
            }
        }
    }
}

#[test]
fn estimates_do_not_hang_on_threads() {
    let view = view(1_000, 3_000, false, &mut Dice::new(3));
    let scores = |threads: usize| -> Vec<_> {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build();
        pool.unwrap().install(|| {
            let draws = Draws::new(&view, 0.05);
            sampled().map(|metric| metric.sampled(&draws)).collect()
        })
    };
    assert_eq!(scores(1), scores(3));
}

#[test]
fn a_smaller_bound_takes_more_draws() {
    let view = view(1_500, 4_500, false, &mut Dice::new(8));
    let draws = |within| {
        let traffic = Traffic::drawn(&view, Length::Hops, within);
        traffic.draws()
    };
    assert!(draws(0.1) < draws(0.05) && draws(0.05) < draws(0.02));
}

#[test]
fn a_network_that_is_small_enough_is_measured_exactly_and_says_so() {
    let (study, _) = formats::open("shape:ring-40", Options::default()).unwrap();
    let network = Network::resolve(&study, &Selection::default()).unwrap();
    let measured = Measured::new(network).unwrap();
    let metrics: Vec<_> = sampled().collect();
    let asked = measure_within(&measured, &metrics, 0.1);
    let exact = measure(&measured, &metrics);
    assert_eq!(asked.scores, exact.scores);
    assert_eq!(asked.approximate, None);
    assert!(
        asked
            .network
            .notices
            .iter()
            .any(|notice| notice.contains("exact"))
    );
}

#[test]
fn a_large_network_is_estimated_where_asked() {
    let view = drawn(3_200, 6_400, false, &mut Dice::new(1));
    let metrics: Vec<_> = ["betweenness", "efficiency", "coreness", "distance"]
        .iter()
        .filter_map(|id| Metric::find(id))
        .collect();
    let of_actors = &metrics[..3];
    let measured = Measured::of_any_size(view, of_actors).unwrap();
    let asked = measure_within(&measured, of_actors, 0.05);
    let bounds = asked.approximate.unwrap();
    let named: Vec<&str> = bounds.metrics.iter().map(|bound| bound.metric).collect();
    assert_eq!(named, ["betweenness", "efficiency"]);
    assert_eq!(bounds.confidence, 0.95);
    let exact = measure(&measured, of_actors);
    for (asked, exact) in asked.scores.iter().zip(&exact.scores) {
        assert_eq!(asked.subject, exact.subject);
        let off = (asked.score.value().unwrap() - exact.score.value().unwrap()).abs();
        assert!(off <= 0.05, "{asked:?} {exact:?}");
        assert_eq!(
            asked.score.status() == "estimated",
            asked.metric != "coreness"
        );
        assert_eq!(exact.score.status(), "defined");
    }
}

fn read(ties: &str) -> View {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("ties.csv");
    std::fs::write(&path, ties).unwrap();
    let (study, _) = formats::open(path.to_str().unwrap(), Options::default()).unwrap();
    let network = Network::resolve(&study, &Selection::default()).unwrap();
    View::new(&network, Level::Mid)
}

#[test]
fn three_actors_can_be_drawn_to_within_a_share_of_the_least_delay() {
    let study = |ties: &[crate::support::Tie]| {
        let network = crate::support::resolve(&crate::support::study(ties));
        View::new(&network, Level::Mid)
    };
    let three = study(&[("A", "B", 1.0, 4.0, 0.5), ("B", "C", 1.0, 2.0, 0.5)]);
    let within = |view: &View, metric: &str| {
        let draws = Draws::new(view, 0.3);
        let sample = Metric::find(metric).unwrap().sampled(&draws)?;
        assert_eq!(sample.scores.len(), 1);
        Some(sample.within)
    };
    assert_eq!(within(&three, "efficiency"), Some(0.3));
    assert_eq!(within(&three, "efficiency-delay"), Some(0.3 / 2.0));
    assert_eq!(within(&three, "robustness-random"), Some(0.3));
    assert_eq!(within(&three, "density"), None);
    let two = study(&[("A", "B", 1.0, 4.0, 0.5)]);
    assert_eq!(within(&two, "efficiency"), None);
    // Where routes need a grant they are listed, however many actors there are.
    let granted = crate::support::bundled("northeast-asia", |_| {});
    let granted = View::new(&granted, Level::Mid);
    assert_eq!(within(&granted, "efficiency"), None);
}

#[test]
fn hours_are_drawn_as_hops_are_where_every_tie_takes_as_long() {
    let (mut study, _) = formats::open("shape:star-600", Options::default()).unwrap();
    for tie in &mut study.tie {
        tie.delay = Some(linchpin::model::Range::exact(0.25));
    }
    let view = View::new(&crate::support::resolve(&study), Level::Mid);
    let drawn = |metric: &str, within: f64| {
        let metric = Metric::find(metric).unwrap();
        metric.sampled(&Draws::new(&view, within))
    };
    for metric in ["closeness", "harmonic", "efficiency"] {
        let hops = drawn(metric, 0.5).unwrap();
        let hours = drawn(&format!("{metric}-delay"), 0.5).unwrap();
        assert_eq!((hops.draws, hops.of), (hours.draws, hours.of));
        assert_eq!((hops.within, hours.within), (0.5, 2.0));
        for (hops, hours) in hops.scores.iter().zip(&hours.scores) {
            let (hops, hours) = (hops.value().unwrap(), hours.value().unwrap());
            crate::support::close(hours, 4.0 * hops);
        }
    }
    // As many draws as there are actors do not tell so near.
    for metric in ["closeness", "harmonic", "closeness-delay", "harmonic-delay"] {
        assert_eq!(drawn(metric, 0.01), None, "{metric}");
    }
}
