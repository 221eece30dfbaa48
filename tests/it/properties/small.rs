//! One and two actors: every metric gives one score a subject, and none is NaN.

use crate::support::{NAMES, numbered, resolve};
use linchpin::{
    kernels::View,
    metrics::metrics,
    model::{Agreement, Level, Member, Score, Study, Transit},
};

fn studies() -> Vec<Study> {
    let tie = |a, b| (a, b, 2.0, 3.0, 0.5);
    let ties = [
        (1, vec![]),
        (2, vec![]),
        (2, vec![tie(0, 1)]),
        (2, vec![tie(1, 0)]),
        (2, vec![tie(0, 1), tie(0, 1)]),
        (2, vec![tie(0, 1), tie(1, 0)]),
    ];
    let mut studies: Vec<Study> = ties.map(|(n, ties)| numbered(n, &ties)).to_vec();
    let hub = Agreement {
        id: "HUB".into(),
        members: Some(NAMES[..2].iter().map(|id| Member::named(*id)).collect()),
        hub: Some(NAMES[0].into()),
        ..Agreement::default()
    };
    studies.push(Study {
        agreement: vec![hub],
        ..numbered(2, &[])
    });
    studies
}

#[test]
fn one_and_two_actors_have_one_score_a_subject_and_none_that_is_no_number() {
    for study in studies() {
        for (directed, transit) in [false, true]
            .into_iter()
            .flat_map(|directed| [Transit::Open, Transit::Granted].map(|rule| (directed, rule)))
        {
            let network = resolve(&Study {
                directed,
                transit,
                ..study.clone()
            });
            for level in [Level::Low, Level::Mid, Level::High] {
                let view = View::new(&network, level);
                for metric in metrics() {
                    let scores = metric.scores(&view);
                    let subjects = metric.subjects(&network, &view);
                    assert_eq!(scores.len(), subjects.len(), "{}", metric.id);
                    for score in scores {
                        let sound = match score {
                            Score::Defined(x) => x.is_finite(),
                            Score::Estimated { value, error } => value.is_finite() && error >= 0.0,
                            Score::Infinite => true,
                            Score::Undefined(reason) => !reason.is_empty(),
                        };
                        assert!(sound, "{}: {score:?} for {:?}", metric.id, study.tie);
                    }
                }
            }
        }
    }
}

#[test]
fn a_single_tie_between_two_actors_reads_as_it_is_coded() {
    // What each metric of the tied pair and of its network comes to by its definition.
    let network = resolve(&numbered(2, &[(0, 1, 2.0, 3.0, 0.5)]));
    let expected = [
        ("density", 1.0),
        ("connected-pairs", 1.0),
        ("components", 1.0),
        ("mean-distance", 1.0),
        ("mean-delay", 3.0),
        ("efficiency", 1.0),
        ("efficiency-delay", 1.0 / 3.0),
        ("kirchhoff", 0.5),
        ("algebraic-connectivity", 4.0),
        ("spanning-trees", 1.0),
        ("spanning-trees-strength", 2_f64.ln()),
        ("actor-connectivity", 1.0),
        ("tie-connectivity", 1.0),
        ("all-terminal-reliability", 0.5),
        ("mean-share-probability", 0.5),
        ("bridges", 1.0),
        ("cut-actors", 0.0),
    ];
    for (metric, value) in expected {
        crate::support::close(crate::support::value(&network, metric, &[]), value);
    }
}
