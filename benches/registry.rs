//! The registry over a few sizes of network, the comparison, and start-up of the bundled study. Each bench
//! asserts its answer once.

use divan::{Bencher, black_box};
use linchpin::{
    analysis::{Measured, compare},
    formats::{self, Options},
    kernels::View,
    metrics::{Metric, metrics},
    model::{Level, Network, Score, Selection},
};

fn main() {
    divan::main();
}

const NETWORKS: [&str; 4] = [
    "shape:triangle",
    "northeast-asia",
    "indo-pacific",
    "shape:wheel-40",
];

fn network(name: &str) -> Network {
    let (study, configuration) = formats::open(name, Options::default()).expect("a bundled name");
    Network::resolve(
        &study,
        &Selection {
            configuration,
            ..Selection::default()
        },
    )
    .expect("a network")
}

fn cases() -> Vec<(&'static str, &'static str)> {
    NETWORKS
        .into_iter()
        .flat_map(|network| metrics().map(move |metric| (metric.id, network)))
        .collect()
}

/// One metric on a network that is compiled anew, so that shared kernels are paid for.
#[divan::bench(args = NETWORKS)]
fn every_metric(bencher: Bencher, name: &str) {
    let network = network(name);
    let density = Metric::find("density")
        .expect("registered")
        .scores(&View::new(&network, Level::Mid))[0];
    assert!(matches!(density, Score::Defined(value) if value > 0.0 && value <= 1.0));
    bencher.bench(|| {
        let view = View::new(&network, Level::Mid);
        metrics()
            .map(|metric| metric.scores(&view).len())
            .sum::<usize>()
    });
}

#[divan::bench(args = cases().into_iter().filter(|case| case.1 == "indo-pacific").map(|case| case.0).collect::<Vec<_>>())]
fn indo_pacific(bencher: Bencher, metric: &str) {
    let network = network("indo-pacific");
    let metric = Metric::find(metric).expect("registered");
    let subjects = metric
        .subjects(&network, &View::new(&network, Level::Mid))
        .len();
    assert_eq!(
        metric.scores(&View::new(&network, Level::Mid)).len(),
        subjects
    );
    bencher.bench(|| metric.scores(&View::new(&network, Level::Mid)));
}

#[divan::bench]
fn with_and_without(bencher: Bencher) {
    let every: Vec<_> = metrics().collect();
    let side = |without: &[&str]| {
        let (study, _) = formats::open("northeast-asia", Options::default()).expect("bundled");
        let without = without.iter().map(|id| (*id).to_string()).collect();
        Measured::new(
            Network::resolve(
                &study,
                &Selection {
                    without,
                    ..Selection::default()
                },
            )
            .expect("a network"),
        )
        .expect("a small network")
    };
    let comparison = compare(
        &side(&["JPN_KOR_GSOMIA"]),
        &side(&[]),
        ["without".into(), "with".into()],
        &every,
    );
    assert!(comparison.headline[1].text.contains("0.47 to 0.72"));
    bencher.bench(|| {
        compare(
            &side(&["JPN_KOR_GSOMIA"]),
            &side(&[]),
            ["without".into(), "with".into()],
            &every,
        )
    });
}

#[divan::bench]
fn load_the_bundled_study(bencher: Bencher) {
    assert_eq!(network("northeast-asia").actors().len(), 3);
    bencher.bench(|| network(black_box("northeast-asia")));
}
