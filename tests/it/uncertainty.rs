//! Draws over the coded ranges, flip points and swings: against closed forms, fresh resolution and hand-worked answers.

use crate::support::{Dice, bundled, close, measured, numbered, random_study, resolve};
use assert_cmd::Command;
use linchpin::{
    analysis::{
        Flip, Hold, Judgement, Options, Outcome, Question, Shape, Stream, Uncertainty, Vary,
        compare, uncertainty,
    },
    kernels::View,
    metrics::{Metric, Spread, metrics, metrics_for},
    model::{BareTie, Level, Network, Range, Score, Selection, Study, Transit},
};

fn range(low: f64, mid: f64, high: f64) -> Range {
    Range { low, mid, high }
}

fn tie(a: &str, b: &str, strength: Range) -> BareTie {
    BareTie {
        a: a.into(),
        b: b.into(),
        strength: Some(strength),
        ..BareTie::default()
    }
}

fn study(tie: Vec<BareTie>) -> Study {
    Study {
        id: "test".into(),
        tie,
        ..Study::default()
    }
}

fn run(without: Network, with: Network, options: &Options) -> linchpin::Result<Uncertainty> {
    let (without, with) = (measured(without), measured(with));
    let directed = without.mid.is_directed();
    let every: Vec<_> = metrics_for(directed).collect();
    let labels = ["without".to_string(), "with".to_string()];
    let comparison = compare(&without, &with, labels, &every);
    uncertainty((&without, &with), &comparison, options, &|_| {})
}

fn without_pair(study: &Study, pair: &str) -> Network {
    let selection = Selection {
        without: vec![pair.into()],
        ..Selection::default()
    };
    study.check().expect("a valid study");
    Network::resolve(study, &selection).expect("a network")
}

fn northeast_asia(options: &Options) -> Uncertainty {
    let without = bundled("northeast-asia", |selection| {
        selection.without = vec!["JPN_KOR_GSOMIA".into()];
    });
    run(without, bundled("northeast-asia", |_| {}), options).expect("draws")
}

fn few() -> Options {
    Options {
        draws: 500,
        flips: false,
        ..Options::default()
    }
}

fn question(metric: &str, subject: &[&str]) -> Question {
    Question {
        metric: Metric::find(metric).expect("registered"),
        subject: Some(subject.iter().map(|id| (*id).to_string()).collect()),
    }
}

fn asking(metric: &str, subject: &[&str], input: &str, between: Option<[f64; 2]>) -> Options {
    Options {
        draws: 10,
        flip: Some(question(metric, subject)),
        vary: Some(Vary {
            input: input.into(),
            between,
        }),
        ..Options::default()
    }
}

fn changes(result: &Uncertainty) -> Vec<&Flip> {
    let own = |flip: &&Flip| flip.conclusion == "change";
    result.flips.iter().filter(own).collect()
}

fn outcome<'u>(result: &'u Uncertainty, metric: &str, subject: &[&str]) -> &'u Outcome {
    let subject: Vec<String> = subject.iter().map(|id| (*id).to_string()).collect();
    result.outcome(metric, &subject).expect("a followed change")
}

#[test]
fn a_view_under_new_values_is_the_view_compiled_with_them() {
    let mut networks = vec![
        bundled("northeast-asia", |_| {}),
        bundled("northeast-asia:trilateral", |_| {}),
        bundled("hub-and-spokes-plus", |_| {}),
        bundled("anzus:before", |_| {}),
        bundled("northeast-asia", |selection| {
            selection.transit = Some(Transit::Open)
        }),
    ];
    let mut dice = Dice::new(7);
    for round in 0..12 {
        let mut study = random_study(&mut dice, 6, 0.5, round % 3 == 0);
        for tie in &mut study.tie {
            for number in [&mut tie.strength, &mut tie.delay, &mut tie.availability] {
                let mid = number.map_or(1.0, |range| range.mid);
                *number = Some(range(mid * 0.5, mid, mid + (1.0 - mid.min(1.0)) * 0.5));
            }
        }
        for actor in &mut study.actor {
            actor.availability = Some(range(0.5, 0.9, 1.0));
        }
        networks.push(resolve(&study));
    }
    for network in &networks {
        let mut view = View::new(network, Level::Low);
        for metric in metrics() {
            metric.scores(&view);
        }
        for level in [Level::High, Level::Low, Level::Mid] {
            let fresh = View::new(network, level);
            view.revalue(&fresh.values());
            assert_eq!(view.links(), fresh.links());
            for metric in metrics() {
                for (found, expected) in metric.scores(&view).iter().zip(metric.scores(&fresh)) {
                    match (found.value(), expected.value()) {
                        (Some(found), Some(expected)) => close(found, expected),
                        _ => assert_eq!(*found, expected, "{}", metric.id),
                    }
                }
            }
        }
    }
}

#[test]
fn metrics_that_claim_to_read_no_coded_number_do_not_move_with_them() {
    let network = bundled("northeast-asia", |_| {});
    let [low, high] = [Level::Low, Level::High].map(|level| View::new(&network, level));
    for metric in metrics().filter(|metric| metric.spread == Spread::None) {
        assert_eq!(metric.scores(&low), metric.scores(&high), "{}", metric.id);
    }
}

#[test]
fn the_gain_of_the_direct_tie_is_its_closed_form_draw_by_draw() {
    let options = few();
    let result = northeast_asia(&options);
    let numbers = |id: &str| {
        let input = result.input(id).unwrap_or_else(|| panic!("no input {id}"));
        let mut stream = Stream::new(options.seed, id);
        (0..options.draws)
            .map(|_| options.shape.quantile(input.range, stream.unit()))
            .collect::<Vec<f64>>()
    };
    let (japan, korea) = (numbers("JPN.consent"), numbers("KOR.consent"));
    let direct = numbers("JPN_KOR_GSOMIA.availability");
    let (leg, hub) = (
        numbers("TISA.availability"),
        numbers("TISA.handling-availability"),
    );
    let mut gains: Vec<f64> = (0..options.draws)
        .map(|at| {
            let relay = leg[at] * hub[at] * leg[at];
            (japan[at] + korea[at]) / 2.0 * direct[at] * (1.0 - relay)
        })
        .collect();
    gains.sort_by(f64::total_cmp);
    let at = |share: f64| {
        let place = share * (gains.len() - 1) as f64;
        let (below, part) = (place.floor() as usize, place.fract());
        gains[below] + part * (gains[(below + 1).min(gains.len() - 1)] - gains[below])
    };
    let found = outcome(&result, "share-probability", &["JPN", "KOR"]);
    let band = found.change.expect("defined");
    for (found, share) in [(band.low, 0.05), (band.median, 0.5), (band.high, 0.95)] {
        close(found.expect("finite"), at(share));
    }
    assert_eq!((found.rises, found.hold), (1.0, Hold::Robust));
    assert!(found.by_construction);
}

/// The domain notes print median .31, 5–95 % .21–.44, 85 % and 72 %. Those hold where each route asks for a consent of
/// its own; in linchpin one refusal closes both routes, and the gain is smaller.
#[test]
fn the_domain_notes_are_reproduced_with_a_consent_for_each_route() {
    let draws = 20_000;
    let numbers = |name: &str, range: Range| {
        let mut stream = Stream::new(1, name);
        (0..draws)
            .map(|_| Shape::Triangular.quantile(range, stream.unit()))
            .collect::<Vec<f64>>()
    };
    let consent = range(0.50, 0.80, 0.95);
    let (own, other) = (numbers("direct", consent), numbers("relayed", consent));
    let direct = numbers("gsomia", range(0.50, 0.75, 0.90));
    let hub = numbers("handling", range(0.40, 0.65, 0.85));
    let leg = range(0.85, 0.95, 0.98);
    let (up, down) = (numbers("up", leg), numbers("down", leg));
    let delay = numbers("direct delay", range(1.0, 4.0, 24.0));
    let handling = numbers("handling delay", range(1.0, 6.0, 24.0));
    let hours = range(0.25, 1.0, 4.0);
    let (there, on) = (
        numbers("leg delay", hours),
        numbers("other leg delay", hours),
    );
    let relayed = |at: usize| other[at] * up[at] * hub[at] * down[at];
    let mut gains: Vec<f64> = (0..draws)
        .map(|at| own[at] * direct[at] * (1.0 - relayed(at)))
        .collect();
    gains.sort_by(f64::total_cmp);
    let share = |test: &dyn Fn(usize) -> bool| {
        (0..draws).filter(|&at| test(at)).count() as f64 / draws as f64
    };
    // Half a unit of the last printed digit, and four standard errors of 20,000 draws.
    for (place, printed) in [(0.5, 0.31), (0.05, 0.21), (0.95, 0.44)] {
        let found = gains[(place * draws as f64) as usize];
        assert!((found - printed).abs() < 0.005 + 0.004, "{place}: {found}");
    }
    let beats = share(&|at| own[at] * direct[at] > relayed(at));
    let slower = share(&|at| there[at] + handling[at] + on[at] > delay[at]);
    assert!((beats - 0.85).abs() < 0.005 + 0.010, "{beats}");
    assert!((slower - 0.72).abs() < 0.005 + 0.013, "{slower}");
}

#[test]
fn with_one_consent_for_both_routes_the_gain_is_smaller_and_the_hours_are_as_printed() {
    let result = northeast_asia(&Options {
        draws: 20_000,
        flips: false,
        ..Options::default()
    });
    let gain = outcome(&result, "share-probability", &["JPN", "KOR"]);
    let band = gain.change.expect("defined");
    for (found, expected) in [(band.low, 0.155), (band.median, 0.241), (band.high, 0.347)] {
        assert!(
            (found.expect("finite") - expected).abs() < 0.005,
            "{found:?} {expected}"
        );
    }
    let delay = outcome(&result, "delay", &["JPN", "KOR"]);
    // TISA is slower in 72 %: there the direct tie helps.
    assert!((delay.falls - 0.72).abs() < 0.02, "{}", delay.falls);
    assert_eq!(delay.hold, Hold::Hangs);
    close(
        delay.rises + delay.stays + delay.falls + delay.undefined,
        1.0,
    );
}

#[test]
fn betweenness_by_delay_flips_where_the_direct_tie_equals_two_spokes() {
    let exact = |strength| Range::exact(strength);
    let star = study(vec![
        tie("USA", "JPN", exact(5.0)),
        tie("USA", "KOR", exact(5.0)),
        tie("JPN", "KOR", exact(1.0)),
    ]);
    let options = asking(
        "betweenness-delay",
        &["USA"],
        "JPN-KOR.strength",
        Some([0.1, 10.0]),
    );
    let result = run(without_pair(&star, "JPN-KOR"), resolve(&star), &options).unwrap();
    let flips = changes(&result);
    assert_eq!(flips.len(), 1, "{:?}", result.flips);
    close(flips[0].value, 2.5);
    assert_eq!(
        (flips[0].below.as_str(), flips[0].above.as_str()),
        ("stays", "falls")
    );
    assert!(flips[0].hypothetical, "1 is exact, so any other value is");
    // Who is first with the tie: the hub, then everybody alike.
    let first: Vec<&Flip> = result
        .flips
        .iter()
        .filter(|flip| flip.conclusion == "first with")
        .collect();
    assert_eq!(first.len(), 1);
    close(first[0].value, 2.5);
    assert_eq!(first[0].below, "USA");
}

#[test]
fn the_direct_tie_beats_the_hub_at_the_product_of_legs_and_handling() {
    let (leg, handling) = (0.95, 0.65);
    let sure = |agreement: &str| linchpin::model::Agreement {
        id: agreement.into(),
        ..Default::default()
    };
    let members = |ids: &[&str]| {
        let member = |id: &&str| linchpin::model::Member {
            actor: (*id).to_string(),
            ..Default::default()
        };
        Some(ids.iter().map(member).collect::<Vec<_>>())
    };
    let direct = linchpin::model::Agreement {
        members: members(&["JPN", "KOR"]),
        availability: Some(range(0.3, 0.5, 0.9)),
        ..sure("DIRECT")
    };
    let relay = linchpin::model::Agreement {
        members: members(&["USA", "JPN", "KOR"]),
        hub: Some("USA".into()),
        availability: Some(range(0.8, leg, 1.0)),
        handling_availability: Some(range(0.4, handling, 0.85)),
        ..sure("RELAY")
    };
    let of = |agreement: linchpin::model::Agreement| {
        let mut study = Study {
            id: "test".into(),
            transit: Transit::Granted,
            agreement: vec![agreement],
            actor: ["USA", "JPN", "KOR"]
                .map(linchpin::model::Actor::named)
                .to_vec(),
            ..Study::default()
        };
        study
            .actor
            .iter_mut()
            .for_each(|actor| actor.consent = Some(range(0.5, 0.8, 0.95)));
        resolve(&study)
    };
    let options = asking(
        "share-probability",
        &["JPN", "KOR"],
        "DIRECT.availability",
        None,
    );
    let result = run(of(relay.clone()), of(direct.clone()), &options).unwrap();
    let flips = changes(&result);
    assert_eq!(flips.len(), 1);
    close(flips[0].value, leg * handling * leg);
    assert!(!flips[0].hypothetical);
    assert_eq!(
        (flips[0].below.as_str(), flips[0].above.as_str()),
        ("falls", "rises")
    );
    // The same from the other side: the handling at which the hub catches up.
    let options = asking(
        "share-probability",
        &["JPN", "KOR"],
        "RELAY.handling-availability",
        Some([0.0, 1.0]),
    );
    let result = run(of(relay.clone()), of(direct.clone()), &options).unwrap();
    close(changes(&result)[0].value, 0.5 / (leg * leg));
    let options = asking(
        "share-probability",
        &["JPN", "KOR"],
        "RELAY.availability",
        Some([0.0, 1.0]),
    );
    let result = run(of(relay), of(direct), &options).unwrap();
    close(changes(&result)[0].value, (0.5_f64 / handling).sqrt());
}

#[test]
fn delays_flip_where_the_direct_hours_equal_the_relayed_ones() {
    for (input, expected, below, above) in [
        // TISA takes 1 + 6 + 1 hours.
        ("JPN_KOR_GSOMIA.delay", 8.0, "falls", "stays"),
        // GSOMIA takes 4.
        ("TISA.handling-delay", 2.0, "stays", "falls"),
    ] {
        let result = northeast_asia(&asking("delay", &["KOR", "JPN"], input, None));
        let flips = changes(&result);
        assert_eq!(flips.len(), 1, "{input}: {flips:?}");
        close(flips[0].value, expected);
        assert_eq!(
            (flips[0].below.as_str(), flips[0].above.as_str()),
            (below, above)
        );
        assert!(!flips[0].hypothetical);
    }
    // Two legs, so twice the delay: −1 h is never reached, and there is nothing to find.
    let result = northeast_asia(&asking("delay", &["JPN", "KOR"], "TISA.delay", None));
    assert!(changes(&result).is_empty(), "{:?}", result.flips);
}

#[test]
fn who_is_first_flips_where_two_strengths_are_equal() {
    let chain = study(vec![
        tie("A", "B", Range::exact(3.0)),
        tie("B", "C", Range::exact(2.0)),
        tie("C", "D", range(1.0, 2.0, 7.0)),
    ]);
    let options = Options {
        draws: 10,
        flip: Some(Question {
            metric: Metric::find("strength").unwrap(),
            subject: None,
        }),
        ..Options::default()
    };
    let result = run(without_pair(&chain, "A-B"), resolve(&chain), &options).unwrap();
    let with: Vec<&Flip> = result
        .flips
        .iter()
        .filter(|flip| flip.conclusion == "first with")
        .collect();
    // B has 3 + 2, C has 2 + x: equal at x = 3.
    assert_eq!(with.len(), 1, "{:?}", result.flips);
    close(with[0].value, 3.0);
    assert_eq!((with[0].below.as_str(), with[0].above.as_str()), ("B", "C"));
    assert!(
        result
            .flips
            .iter()
            .all(|flip| flip.conclusion != "first without")
    );
}

/// Delays are whole hours, so lengths can only tie at whole or half hours: between them nothing may change, and at them
/// every change must have been found.
#[test]
fn every_jump_of_betweenness_is_found_on_random_networks() {
    let mut dice = Dice::new(3);
    let mut met = 0;
    for _ in 0..12 {
        let ties: Vec<_> = crate::support::random_ties(&mut dice, 6, 0.6);
        let mut study = numbered(6, &ties);
        let (a, b) = (study.tie[0].a.clone(), study.tie[0].b.clone());
        let input = format!("{a}-{b}.delay");
        let actor = crate::support::NAMES[dice.below(6)];
        let options = asking("betweenness-delay", &[actor], &input, Some([0.25, 9.75]));
        let Ok(without) = std::panic::catch_unwind(|| without_pair(&study, &format!("{a}-{b}")))
        else {
            continue;
        };
        let result = run(without.clone(), resolve(&study), &options).unwrap();
        let found: Vec<f64> = changes(&result).iter().map(|flip| flip.value).collect();
        let base = crate::support::score(&without, "betweenness-delay", &[actor]);
        let mut sign = |hours: f64| {
            study.tie[0].delay = Some(Range::exact(hours));
            let score = crate::support::score(&resolve(&study), "betweenness-delay", &[actor]);
            let (Score::Defined(score), Score::Defined(base)) = (score, base) else {
                panic!("betweenness is defined");
            };
            let change = score - base;
            if change.abs() < 1e-9 {
                0
            } else {
                change.signum() as i32
            }
        };
        let mut expected = Vec::new();
        for half in 1..=19 {
            let at = f64::from(half) * 0.5;
            if sign(at - 0.25) != sign(at + 0.25) {
                expected.push(at);
            }
        }
        met += expected.len();
        assert_eq!(found.len(), expected.len(), "{found:?} {expected:?}");
        found
            .iter()
            .zip(expected)
            .for_each(|(&found, expected)| close(found, expected));
    }
    assert!(met > 5, "only {met} flips were met");
}

#[test]
fn an_undrawn_delay_follows_its_strength() {
    let pair = study(vec![
        tie("A", "B", range(1.0, 2.0, 4.0)),
        tie("B", "C", range(1.0, 2.0, 4.0)),
    ]);
    let result = run(without_pair(&pair, "B-C"), resolve(&pair), &few()).unwrap();
    let ids: Vec<&str> = result
        .inputs
        .iter()
        .filter(|input| input.drawn)
        .map(|input| input.id.as_str())
        .collect();
    assert_eq!(ids, ["A-B.strength", "B-C.strength"]);
    let mut stream = Stream::new(1, "A-B.strength");
    let mut delays: Vec<f64> = (0..500)
        .map(|_| 1.0 / Shape::Triangular.quantile(range(1.0, 2.0, 4.0), stream.unit()))
        .collect();
    delays.sort_by(f64::total_cmp);
    let band = outcome(&result, "delay", &["A", "B"]).with.unwrap();
    close(band.median.unwrap(), (delays[249] + delays[250]) / 2.0);
    // A number that is exact is not drawn, though it can be named.
    let exact = result
        .inputs
        .iter()
        .find(|input| input.id == "A-B.availability")
        .unwrap();
    assert!(!exact.drawn);
}

#[test]
fn judged_together_all_numbers_stand_at_one_quantile() {
    let options = Options {
        judgement: Judgement::Perfect,
        shape: Shape::Uniform,
        ..few()
    };
    let result = northeast_asia(&options);
    let mut stream = Stream::new(1, "all");
    let mut gains: Vec<f64> = (0..500)
        .map(|_| {
            let u = stream.unit();
            let at = |low: f64, high: f64| low + u * (high - low);
            let relay = at(0.85, 0.98).powi(2) * at(0.40, 0.85);
            at(0.50, 0.95) * (1.0 - (1.0 - at(0.50, 0.90)) * (1.0 - relay))
        })
        .collect();
    gains.sort_by(f64::total_cmp);
    let band = outcome(&result, "share-probability", &["JPN", "KOR"])
        .with
        .unwrap();
    close(band.median.unwrap(), (gains[249] + gains[250]) / 2.0);
}

#[test]
fn shared_judgement_draws_one_number_for_a_kind() {
    let result = northeast_asia(&Options {
        judgement: Judgement::Shared,
        ..few()
    });
    let ids: Vec<&str> = result
        .inputs
        .iter()
        .map(|input| input.id.as_str())
        .collect();
    assert!(ids.contains(&"intel_agreement.availability"), "{ids:?}");
    assert!(
        !ids.iter().any(|id| id.starts_with("JPN_KOR_GSOMIA")),
        "{ids:?}"
    );
    // Three agreements of one kind are one number, so that with the tie nobody's strength differs by it.
    let independent = northeast_asia(&few());
    assert!(result.inputs.len() < independent.inputs.len());
    // The United States then keeps both legs, whatever the number: it is first in every draw.
    let first = result
        .ranks
        .iter()
        .find(|rank| rank.metric == "strength" && rank.actor == "USA" && rank.side == "with");
    assert_eq!(first.unwrap().alone, 1.0);
}

#[test]
fn ranks_count_who_scores_more() {
    let result = northeast_asia(&few());
    let of = |metric: &str, side: &str, actor: &str| {
        let own = |rank: &&linchpin::analysis::RankInterval| {
            rank.metric == metric && rank.side == side && rank.actor == actor
        };
        result.ranks.iter().find(own).expect("a rank").clone()
    };
    let hub = of("betweenness-delay", "without", "USA");
    assert_eq!(
        (hub.first, hub.alone, hub.best, hub.worst),
        (1.0, 1.0, 1, 1)
    );
    let spoke = of("betweenness-delay", "without", "JPN");
    assert_eq!(
        (spoke.first, spoke.best, spoke.worst),
        (0.0, 2, 2),
        "two spokes share the second rank"
    );
    // With the tie, all have 0 where it is faster: then everybody is first, and nobody alone.
    let delay = outcome(&result, "delay", &["JPN", "KOR"]);
    close(of("betweenness-delay", "with", "JPN").first, delay.falls);
    close(of("betweenness-delay", "with", "USA").alone, delay.stays);
    close(of("betweenness-delay", "with", "USA").first, 1.0);
}

#[test]
fn swings_are_the_changes_at_low_and_high_in_order() {
    let result = northeast_asia(&few());
    let tornado = result.tornado.expect("something swings");
    assert_eq!(
        (tornado.metric, tornado.subject.join("-").as_str()),
        ("share-probability", "JPN-KOR")
    );
    let gain =
        |consent: f64, direct: f64, leg: f64, hub: f64| consent * direct * (1.0 - leg * leg * hub);
    close(tornado.mid.unwrap(), gain(0.8, 0.75, 0.95, 0.65));
    let hub = &tornado.swings[0];
    assert_eq!(hub.input, "TISA.handling-availability");
    close(hub.at_low.unwrap(), gain(0.8, 0.75, 0.95, 0.40));
    close(hub.at_high.unwrap(), gain(0.8, 0.75, 0.95, 0.85));
    let sizes: Vec<f64> = tornado
        .swings
        .iter()
        .map(|swing| swing.swing.unwrap())
        .collect();
    assert!(sizes.windows(2).all(|two| two[0] >= two[1]));
    assert_eq!(
        sizes.len(),
        5,
        "handling, both availabilities, two consents"
    );
}

#[test]
fn quantiles_invert_the_distribution() {
    let skewed = range(1.0, 4.0, 24.0);
    for (u, value) in [(0.0, 1.0), (3.0 / 23.0, 4.0), (1.0, 24.0)] {
        close(Shape::Triangular.quantile(skewed, u), value);
    }
    close(Shape::Uniform.quantile(skewed, 0.5), 12.5);
    close(Shape::Triangular.quantile(range(0.0, 0.0, 1.0), 0.75), 0.5);
    close(Shape::Triangular.quantile(Range::exact(3.0), 0.3), 3.0);
    let mut stream = Stream::new(1, "a");
    let (first, _, third) = (stream.unit(), stream.unit(), stream.unit());
    stream.seek(2);
    assert_eq!(stream.unit(), third, "a number is found by its place");
    assert_ne!(first, Stream::new(2, "a").unit());
    assert_ne!(first, Stream::new(1, "b").unit());
    let mean = (0..20_000).map(|_| stream.unit()).sum::<f64>() / 20_000.0;
    assert!((mean - 0.5).abs() < 0.01, "{mean}");
}

#[test]
fn networks_of_every_sort_have_an_answer() {
    let mut dice = Dice::new(11);
    for one_way in [false, true] {
        let study = random_study(&mut dice, 5, 0.5, one_way);
        let with = resolve(&study);
        let selection = Selection {
            without: vec!["T0".into()],
            ..Selection::default()
        };
        let without = Network::resolve(&study, &selection).unwrap();
        let result = run(without, with, &few()).unwrap();
        assert_eq!(result.draws, 0, "exact numbers are not drawn");
        assert!(
            result.headline[0].starts_with("No number"),
            "{:?}",
            result.headline
        );
        assert!(result.outcomes.iter().all(|outcome| outcome.rises
            + outcome.stays
            + outcome.falls
            + outcome.undefined
            > 0.999));
    }
    // Two actors and one tie; without it, two lone actors.
    let two = study(vec![tie("A", "B", range(1.0, 2.0, 3.0))]);
    let result = run(
        without_pair(&two, "A-B"),
        resolve(&two),
        &Options {
            draws: 50,
            ..Options::default()
        },
    )
    .unwrap();
    let delay = outcome(&result, "delay", &["A", "B"]);
    assert_eq!(
        (delay.falls, delay.mid),
        (1.0, None),
        "from infinite to finite"
    );
    // Unknown availabilities stay undefined.
    let trade = run(
        bundled("trade:before-rcep", |_| {}),
        bundled("trade:rcep", |_| {}),
        &few(),
    );
    let trade = trade.unwrap();
    let mean = outcome(&trade, "mean-share-probability", &[]);
    assert_eq!((mean.undefined, mean.hold), (1.0, Hold::Undefined));
}

#[test]
fn a_low_strength_of_nothing_is_no_fault() {
    let loose = study(vec![
        tie("A", "B", range(0.0, 0.05, 0.15)),
        tie("B", "C", range(0.0, 0.05, 0.15)),
        tie("A", "C", range(0.0, 0.05, 0.15)),
    ]);
    let result = run(
        without_pair(&loose, "A-C"),
        resolve(&loose),
        &Options {
            draws: 100,
            ..Options::default()
        },
    )
    .unwrap();
    assert!(outcome(&result, "delay", &["A", "C"]).falls > 0.0);
    let tornado = result.tornado.expect("something swings");
    assert!(
        tornado
            .swings
            .iter()
            .all(|swing| swing.swing.is_none_or(f64::is_finite))
    );
}

#[test]
fn what_is_asked_of_nothing_is_refused_with_the_way_out() {
    let fails = |options: &Options| {
        let without = bundled("northeast-asia", |selection| {
            selection.without = vec!["JPN-KOR".into()]
        });
        run(without, bundled("northeast-asia", |_| {}), options)
            .unwrap_err()
            .to_string()
    };
    let unknown = fails(&asking("delay", &["JPN", "KOR"], "TISA.dely", None));
    assert!(unknown.contains("TISA.delay"), "{unknown}");
    let unknown = fails(&asking("delay", &["JPN", "PRK"], "TISA.delay", None));
    assert!(unknown.contains("JPN-KOR"), "{unknown}");
    for between in [[2.0, 1.0], [-1.0, 2.0], [0.5, f64::INFINITY]] {
        let refused = fails(&asking(
            "delay",
            &["JPN", "KOR"],
            "TISA.availability",
            Some(between),
        ));
        assert!(refused.contains("two probabilities"), "{refused}");
    }
    assert!(
        fails(&Options {
            draws: 0,
            ..Options::default()
        })
        .contains("1 to")
    );
    assert!(
        fails(&Options {
            draws: 900_000,
            ..Options::default()
        })
        .contains("--draws")
    );
}

fn linchpin(arguments: &[&str], threads: &str) -> std::process::Output {
    Command::new(assert_cmd::cargo::cargo_bin!("linchpin"))
        .args(arguments)
        .env("RAYON_NUM_THREADS", threads)
        .env_remove("COLUMNS")
        .output()
        .unwrap()
}

fn text(arguments: &[&str]) -> String {
    let output = linchpin(arguments, "2");
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn the_command_answers_in_words_then_tables() {
    let found = text(&[
        "uncertainty",
        "northeast-asia",
        "--without",
        "JPN_KOR_GSOMIA",
        "--draws",
        "400",
    ]);
    let words = found.split_whitespace().collect::<Vec<_>>().join(" ");
    for part in [
        "In 400 draws the probability that a request is answered for Japan–South Korea rises in every one",
        "is first by betweenness (least delay) in 100 % of the draws",
        "while the delay of Japan-ROK GSOMIA is below 8 h and stays above it (mid 4 h)",
        "hang on the coding",
        "Where conclusions flip",
        "TISA.handling-availability",
    ] {
        assert!(words.contains(part), "{part}\n{words}");
    }
    // Not on a terminal: no bar.
    let output = linchpin(&["uncertainty", "northeast-asia", "--draws", "100"], "2");
    assert!(!String::from_utf8_lossy(&output.stderr).contains("draws"));
}

#[test]
fn the_same_seed_gives_the_same_bytes_on_any_number_of_threads() {
    let arguments = [
        "uncertainty",
        "northeast-asia",
        "--draws",
        "300",
        "--format",
        "json",
        "--seed",
        "9",
    ];
    let [one, three] = ["1", "3"].map(|threads| linchpin(&arguments, threads).stdout);
    assert_eq!(one, three);
    let json: serde_json::Value = serde_json::from_slice(&one).unwrap();
    assert_eq!(json["schema"], "linchpin/uncertainty/1");
    assert_eq!(
        (json["draws"].as_u64(), json["seed"].as_u64()),
        (Some(300), Some(9))
    );
    for field in [
        "without", "with", "inputs", "outcomes", "ranks", "flips", "tornado", "headline",
    ] {
        assert!(!json[field].is_null(), "{field}");
    }
    let other = [
        "uncertainty",
        "northeast-asia",
        "--draws",
        "300",
        "--format",
        "json",
        "--seed",
        "8",
    ];
    assert_ne!(one, linchpin(&other, "2").stdout);
}

#[test]
fn csv_has_a_row_for_every_followed_change() {
    let found = text(&[
        "uncertainty",
        "northeast-asia",
        "--draws",
        "100",
        "--format",
        "csv",
    ]);
    let mut reader = csv::Reader::from_reader(found.as_bytes());
    assert!(
        reader
            .headers()
            .unwrap()
            .iter()
            .any(|column| column == "change_p50")
    );
    let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    assert!(rows.len() > 150, "{}", rows.len());
    assert!(
        rows.iter()
            .any(|row| &row[0] == "delay" && &row[2] == "JPN" && &row[18] == "hangs")
    );
}

#[test]
fn bad_requests_are_usage_or_input_errors() {
    for (arguments, code) in [
        (vec!["--draws", "0"], 2),
        (vec!["--draws", "2000000"], 2),
        (vec!["--flip", "dela"], 2),
        (vec!["--between", "1,2"], 2),
        (vec!["--vary", "TISA.delay", "--between", "1,2,3"], 2),
        (vec!["--vary", "TISA.nothing"], 3),
        (vec!["--flip", "delay:JPN-PRK"], 3),
        (vec!["--vary", "TISA.delay", "--between", "0,1"], 3),
    ] {
        let mut all = vec!["uncertainty", "northeast-asia"];
        all.extend(&arguments);
        let output = linchpin(&all, "2");
        let said = String::from_utf8_lossy(&output.stderr).to_string();
        assert_eq!(output.status.code(), Some(code), "{arguments:?}: {said}");
    }
}

#[test]
fn hypothetical_values_are_marked_in_the_table() {
    let found = text(&[
        "uncertainty",
        "northeast-asia",
        "--draws",
        "10",
        "--flip",
        "delay:JPN-KOR",
        "--vary",
        "TISA.delay",
        "--between",
        "0.001,9",
        "--without",
        "JPN_KOR_GSOMIA",
    ]);
    // Nothing flips: the hub alone takes 6 h, GSOMIA 4.
    assert!(!found.contains("Where conclusions flip"), "{found}");
    let found = text(&[
        "uncertainty",
        "northeast-asia",
        "--draws",
        "10",
        "--flip",
        "delay:JPN-KOR",
        "--vary",
        "JPN_KOR_GSOMIA.delay",
        "--between",
        "5,100",
        "--without",
        "JPN_KOR_GSOMIA",
    ]);
    assert!(found.contains("8 ") && !found.contains('†'), "{found}");
}

#[test]
fn a_comparison_keeps_the_draws_of_its_main_conclusions() {
    let without = measured(bundled("northeast-asia", |selection| {
        selection.without = vec!["JPN_KOR_GSOMIA".into()];
    }));
    let with = measured(bundled("northeast-asia", |_| {}));
    let metrics = [
        "efficiency-delay",
        "delay",
        "degree",
        "betweenness-delay",
        "tie-betweenness",
    ];
    let metrics = metrics.map(|id| Metric::find(id).unwrap());
    let comparison = compare(
        &without,
        &with,
        ["without", "with"].map(String::from),
        &metrics,
    );
    let pair = ["JPN", "KOR"].map(String::from);
    let other = ["JPN", "USA"].map(String::from);
    for (metric, subject, concludes) in [
        ("efficiency-delay", &[][..], true),
        ("delay", &pair[..], true),
        ("delay", &other[..], false),
        // No coded number moves a degree, and how a tie is used is no main conclusion.
        ("degree", &pair[..1], false),
        ("betweenness-delay", &pair[..1], true),
        ("closeness-delay", &pair[..1], false),
        ("tie-betweenness-delay", &pair[..], false),
        ("nothing", &[][..], false),
    ] {
        assert_eq!(
            comparison.concludes(metric, subject),
            concludes,
            "{metric} of {subject:?}"
        );
    }
    let main = comparison.conclusions();
    let left: std::collections::BTreeSet<&str> =
        main.changes.iter().map(|change| change.metric).collect();
    assert_eq!(
        left.into_iter().collect::<Vec<_>>(),
        ["betweenness-delay", "delay", "efficiency-delay"]
    );
    let bands = comparison.bands(&without, &with).expect("ranges");
    assert_eq!(bands.draws, 10_000);
    // Drawn once: a report shows what the charts showed, and is equal to a comparison that drew nothing.
    assert!(std::ptr::eq(
        bands,
        comparison.survives(&without, &with).unwrap()
    ));
    assert_eq!(comparison.conclusions(), main);
}

#[test]
fn a_larger_comparison_is_drawn_less_often_and_one_without_ranges_not_at_all() {
    let drawn = |n: usize| {
        let ring: Vec<BareTie> = (0..n)
            .map(|at| {
                let name = |at: usize| format!("V{:02}", at % n);
                tie(&name(at), &name(at + 1), range(0.5, 1.0, 2.0))
            })
            .collect();
        let study = study(ring);
        drawn_without(&study, "V00-V01")
    };
    assert_eq!(
        [4, 5, 8, 9].map(drawn),
        [10_000, 4_000, 4_000, 1_000].map(Some)
    );
    let exact = vec![
        tie("A", "B", range(1.0, 1.0, 1.0)),
        tie("B", "C", range(1.0, 1.0, 1.0)),
    ];
    assert_eq!(drawn_without(&study(exact), "A-B"), None);
}

/// The draws that a comparison keeps, which a report then shows; it draws none where there is nothing to draw.
fn drawn_without(study: &Study, pair: &str) -> Option<usize> {
    let (without, with) = (
        measured(without_pair(study, pair)),
        measured(resolve(study)),
    );
    let metrics = [Metric::find("strength-gini").unwrap()];
    let labels = ["without", "with"].map(String::from);
    let comparison = compare(&without, &with, labels, &metrics);
    let drawn = comparison.bands(&without, &with).map(|bands| bands.draws);
    let survives = comparison.survives(&without, &with).ok();
    assert_eq!(survives.map(|found| found.draws), drawn);
    drawn
}

/// An arrangement of these members with a hub, if any; its ties work with a probability from 0.2 to 0.9.
fn relayed(hub: Option<&str>, members: &[&str]) -> linchpin::model::Agreement {
    linchpin::model::Agreement {
        id: "X".into(),
        members: Some(
            members
                .iter()
                .map(|id| linchpin::model::Member::named(*id))
                .collect(),
        ),
        hub: hub.map(String::from),
        availability: Some(range(0.2, 0.4, 0.9)),
        ..Default::default()
    }
}

#[test]
fn two_flips_close_to_each_other_are_found_where_the_change_dips_below_nought() {
    let of = |agreement: linchpin::model::Agreement, ends: [&str; 2], works: f64| {
        resolve(&Study {
            id: "test".into(),
            actor: ["A", "B", "D", "E"]
                .map(linchpin::model::Actor::named)
                .to_vec(),
            agreement: vec![agreement],
            tie: vec![BareTie {
                availability: Some(Range::exact(works)),
                ..tie(ends[0], ends[1], Range::exact(1.0))
            }],
            ..Study::default()
        })
    };
    // Answered without: q·x, over E. With: directly with p, else over B with x².
    let (p, q) = (0.2, 0.800_02);
    let without = of(relayed(None, &["E", "D"]), ["A", "E"], q);
    let with = of(relayed(Some("B"), &["B", "A", "D"]), ["A", "D"], p);
    let options = asking("share-probability", &["A", "D"], "X.availability", None);
    let result = run(without, with, &options).unwrap();
    let flips = changes(&result);
    assert_eq!(flips.len(), 2, "{flips:?}");
    // p + (1 − p)·x² = q·x.
    let (a, root) = (1.0 - p, (q * q - 4.0 * p * (1.0 - p)).sqrt());
    close(flips[0].value, (q - root) / (2.0 * a));
    close(flips[1].value, (q + root) / (2.0 * a));
    let words = |at: usize| [flips[at].below.as_str(), flips[at].above.as_str()];
    assert_eq!(
        [words(0), words(1)],
        [["rises", "falls"], ["falls", "rises"]]
    );
}

#[test]
fn a_flip_just_within_either_end_is_found() {
    for between in [[5.0, 8.01], [7.99, 20.0], [0.001, 8.01], [7.99, 1e6]] {
        let input = "JPN_KOR_GSOMIA.delay";
        let asked = asking("delay", &["JPN", "KOR"], input, Some(between));
        let result = northeast_asia(&asked);
        let flips = changes(&result);
        assert_eq!(flips.len(), 1, "{between:?}: {flips:?}");
        close(flips[0].value, 8.0);
    }
}

#[test]
fn of_pairs_it_is_not_asked_who_is_first() {
    let timed = |a: &str, b: &str, delay: Range| BareTie {
        delay: Some(delay),
        ..tie(a, b, Range::exact(1.0))
    };
    // Whose distance is greatest changes at 3.5; no distance changes its way.
    let triangle = study(vec![
        timed("A", "B", range(1.0, 2.0, 5.0)),
        timed("B", "C", Range::exact(3.0)),
        timed("A", "C", Range::exact(3.5)),
    ]);
    let options = Options {
        draws: 10,
        flip: Some(Question {
            metric: Metric::find("delay").unwrap(),
            subject: None,
        }),
        ..Options::default()
    };
    let result = run(without_pair(&triangle, "B-C"), resolve(&triangle), &options).unwrap();
    assert!(result.flips.is_empty(), "{:?}", result.flips);
}

#[test]
fn an_input_is_varied_between_two_values_that_it_can_have() {
    let refused = |input: &str, between: [f64; 2]| {
        let without = bundled("northeast-asia", |selection| {
            selection.without = vec!["JPN-KOR".into()]
        });
        let asked = asking("delay", &["JPN", "KOR"], input, Some(between));
        let found = run(without, bundled("northeast-asia", |_| {}), &asked);
        found.err().map(|error| error.to_string())
    };
    for between in [[0.5, 0.5], [-0.5, 0.5], [0.5, 1.5], [f64::NAN, 0.5]] {
        let said = refused("TISA.availability", between).expect("refused");
        assert!(said.contains("two probabilities from 0 to 1"), "{said}");
    }
    let said = refused("TISA.delay", [-1.0, 5.0]).expect("refused");
    assert!(said.contains("two numbers from"), "{said}");
    assert_eq!(refused("TISA.availability", [0.0, 1.0]), None);
    assert_eq!(refused("TISA.handling-delay", [0.0, 5.0]), None);
}

#[test]
fn a_flip_that_is_undone_within_a_fortieth_of_the_range_is_found_in_a_small_network() {
    let timed = |a: &str, b: &str, delay: Range, agreement: &str| BareTie {
        delay: Some(delay),
        agreement: Some(agreement.into()),
        ..tie(a, b, Range::exact(1.0))
    };
    // From A to D over P in 2x hours, over H in 4.4 + x, directly in 9: over H for x from 4.4 to 4.6.
    let x = range(2.0, 7.0, 10.0);
    let routes = study(vec![
        timed("A", "P", x, "X"),
        timed("P", "D", x, "X"),
        timed("H", "D", x, "X"),
        timed("A", "D", Range::exact(9.0), "DIRECT"),
        timed("A", "H", Range::exact(4.4), "HUB"),
    ]);
    let options = asking("betweenness-delay", &["H"], "X.delay", None);
    let result = run(without_pair(&routes, "A-H"), resolve(&routes), &options).unwrap();
    let flips = changes(&result);
    assert_eq!(flips.len(), 2, "{flips:?}");
    close(flips[0].value, 4.4);
    close(flips[1].value, 4.6);
}

#[test]
fn a_report_follows_every_change_of_eight_actors_and_of_nine_the_main_ones() {
    let followed = |n: usize| {
        let name = |at: usize| format!("V{at}");
        let strength = range(0.5, 1.0, 2.0);
        let mut ties: Vec<BareTie> = (1..n)
            .map(|at| tie(&name(at - 1), &name(at), strength))
            .collect();
        ties.push(tie("V0", "V2", strength));
        let study = study(ties);
        let without = measured(without_pair(&study, "V0-V2"));
        let with = measured(resolve(&study));
        let metrics = ["strength", "strength-gini"].map(|id| Metric::find(id).unwrap());
        let labels = ["without", "with"].map(String::from);
        let comparison = compare(&without, &with, labels, &metrics);
        let found = comparison.survives(&without, &with).unwrap();
        found.outcomes.len()
    };
    // Strength is of actors, its inequality of the network.
    assert_eq!([8, 9].map(followed), [9, 1]);
}
