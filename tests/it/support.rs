//! Small networks and the brute force that kernels are held against.

use linchpin::{
    analysis::Measured,
    formats::{self, Options},
    kernels::View,
    metrics::Metric,
    model::{BareTie, Level, Network, Range, Score, Selection, Study},
};

/// A tie of a test network: ends, strength, delay, availability.
pub type Tie<'t> = (&'t str, &'t str, f64, f64, f64);

/// A study of single ties.
pub fn study(ties: &[Tie]) -> Study {
    let tie = |&(a, b, strength, delay, availability): &Tie| BareTie {
        a: a.into(),
        b: b.into(),
        strength: Some(Range::exact(strength)),
        delay: Some(Range::exact(delay)),
        availability: Some(Range::exact(availability)),
        ..BareTie::default()
    };
    Study {
        id: "test".into(),
        tie: ties.iter().map(tie).collect(),
        ..Study::default()
    }
}

/// A network of unit ties that work with probability `p`.
pub fn unit(pairs: &[(&str, &str)], p: f64) -> Network {
    let ties: Vec<Tie> = pairs.iter().map(|&(a, b)| (a, b, 1.0, 1.0, p)).collect();
    resolve(&study(&ties))
}

/// The network of a study as it stands.
pub fn resolve(study: &Study) -> Network {
    study.check().expect("a valid study");
    Network::resolve(study, &Selection::default()).expect("a network")
}

/// A bundled study with a configuration and edits.
pub fn bundled(name: &str, edit: impl FnOnce(&mut Selection)) -> Network {
    let (study, configuration) = formats::open(name, Options::default()).expect("a bundled study");
    let mut selection = Selection {
        configuration,
        ..Selection::default()
    };
    edit(&mut selection);
    Network::resolve(&study, &selection).expect("a network")
}

/// The hub, the triangle, and the star of six without and with one spoke-to-spoke tie.
pub fn four_shapes() -> [Vec<(&'static str, &'static str)>; 4] {
    let star = vec![
        ("USA", "JPN"),
        ("USA", "KOR"),
        ("USA", "PHL"),
        ("USA", "THA"),
        ("USA", "AUS"),
    ];
    let mut plus = star.clone();
    plus.push(("JPN", "KOR"));
    [
        vec![("JPN", "USA"), ("USA", "KOR")],
        vec![("JPN", "USA"), ("USA", "KOR"), ("JPN", "KOR")],
        star,
        plus,
    ]
}

/// The score of `metric` for `subject` (ids in any order for pairs, unless ties run one way).
pub fn score(network: &Network, metric: &str, subject: &[&str]) -> Score {
    let metric = Metric::find(metric).expect("a registered metric");
    let view = View::new(network, Level::Mid);
    let mut wanted: Vec<String> = subject.iter().map(|id| (*id).to_string()).collect();
    if !view.is_directed() {
        wanted.sort();
    }
    let subjects = metric.subjects(network, &view);
    let at = subjects
        .iter()
        .position(|ids| *ids == wanted)
        .expect("a subject of the metric");
    metric.scores(&view)[at]
}

/// The same as a number.
pub fn value(network: &Network, metric: &str, subject: &[&str]) -> f64 {
    score(network, metric, subject)
        .value()
        .unwrap_or_else(|| panic!("{metric} {subject:?} is not defined"))
}

/// Asserts that two numbers agree to 1e-9, relative for large ones.
#[track_caller]
pub fn close(found: f64, expected: f64) {
    assert!(
        (found - expected).abs() <= 1e-9 * expected.abs().max(1.0),
        "found {found}, expected {expected}"
    );
}

/// Both sides of a comparison.
pub fn measured(network: Network) -> Measured {
    Measured::new(network).expect("a small network")
}

/// A small generator for random graphs; its only merit is that its numbers never change.
pub struct Dice(u64);

impl Dice {
    pub fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1)
    }

    pub fn unit(&mut self) -> f64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) as f64 / (1_u64 << 53) as f64
    }

    pub fn below(&mut self, n: usize) -> usize {
        (self.unit() * n as f64) as usize % n.max(1)
    }
}

/// The names of test actors.
pub const NAMES: [&str; 12] = ["A", "B", "C", "D", "E", "F", "G", "H", "I", "J", "K", "L"];

/// A random network of up to `n` actors: every pair tied with probability `density`, at least one tie.
pub fn random_ties(dice: &mut Dice, n: usize, density: f64) -> Vec<(usize, usize, f64, f64, f64)> {
    let mut ties = Vec::new();
    for a in 0..n {
        for b in a + 1..n {
            if dice.unit() < density {
                let (strength, delay) = (1.0 + dice.below(5) as f64, 1.0 + dice.below(4) as f64);
                ties.push((a, b, strength, delay, 0.1 + 0.8 * dice.unit()));
            }
        }
    }
    if ties.is_empty() {
        ties.push((0, 1, 1.0, 1.0, 0.5));
    }
    ties
}

/// A study of numbered ties, with every one of the `n` actors declared.
pub fn numbered(n: usize, ties: &[(usize, usize, f64, f64, f64)]) -> Study {
    let named: Vec<Tie> = ties
        .iter()
        .map(|&(a, b, s, d, p)| (NAMES[a], NAMES[b], s, d, p))
        .collect();
    let mut study = study(&named);
    study.actor = NAMES[..n]
        .iter()
        .map(|id| linchpin::model::Actor::named(*id))
        .collect();
    study
}

/// A random study of `n` declared actors, every tie its own agreement. Where ties run one way each direction is drawn
/// by itself.
pub fn random_study(dice: &mut Dice, n: usize, density: f64, one_way: bool) -> Study {
    let mut ties = random_ties(dice, n, density);
    if one_way {
        let back = random_ties(dice, n, density).into_iter();
        ties.extend(back.map(|(a, b, s, d, p)| (b, a, s, d, p)));
    }
    let mut study = numbered(n, &ties);
    study.directed = one_way;
    for (at, tie) in study.tie.iter_mut().enumerate() {
        tie.agreement = Some(format!("T{at}"));
    }
    study
}

/// 0..n in some order.
pub fn shuffled(dice: &mut Dice, n: usize) -> Vec<usize> {
    let mut order: Vec<usize> = (0..n).collect();
    for last in (1..n).rev() {
        order.swap(last, dice.below(last + 1));
    }
    order
}

/// Ties of the given number among `n` actors; some strengths and delays alike, so that routes are equally long.
pub fn drawn(n: usize, ties: usize, directed: bool, dice: &mut Dice) -> Network {
    let names: Vec<String> = (0..n).map(|at| format!("a{at:03}")).collect();
    let mut study = Study {
        directed,
        actor: names.iter().map(linchpin::model::Actor::named).collect(),
        ..Study::default()
    };
    let mut drawn = std::collections::BTreeSet::new();
    while drawn.len() < ties {
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
            strength: Some(Range::exact(0.1 + 0.1 * dice.below(9) as f64)),
            delay: Some(Range::exact([0.1, 0.2, 0.3, 1.0, 2.5][dice.below(5)])),
            agreement: Some(format!("T{}", dice.below(12))),
            ..BareTie::default()
        });
    }
    resolve(&study)
}
