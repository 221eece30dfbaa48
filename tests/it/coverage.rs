//! Coverage: against hand-worked values, brute force, and what must hold on every network.

use crate::support::{
    Dice, NAMES, bundled, close, measured, random_study, resolve, study as study_of,
};
use assert_cmd::Command;
use linchpin::{
    analysis::{Coverage, Measured, Situation, coverage},
    error::Error,
    formats::{self, Options},
    model::{Capability, Network, Range, Selection, Study},
};

fn labels() -> [String; 2] {
    ["without the tie", "with the tie"].map(String::from)
}

fn both(without: &Measured, with: &Measured) -> Coverage {
    coverage(Some(without), with, labels(), None).unwrap()
}

fn mean(coverage: &Coverage, situation: Situation, actor: &str) -> f64 {
    coverage.actor(situation, actor).unwrap().mean.unwrap()
}

fn gsomia(edit: impl Fn(&mut Study), only: &[&str]) -> Coverage {
    let (mut study, _) = formats::open("northeast-asia", Options::default()).unwrap();
    edit(&mut study);
    let side = |without: &[&str]| {
        let selection = Selection {
            only: only.iter().map(|id| id.to_string()).collect(),
            without: without.iter().map(|id| id.to_string()).collect(),
            ..Selection::default()
        };
        measured(Network::resolve(&study, &selection).unwrap())
    };
    both(&side(&["JPN_KOR_GSOMIA"]), &side(&[]))
}

#[test]
fn the_illustrative_values_come_out_where_the_hub_shares_freely_under_its_arrangement() {
    // The notes let the United States answer whenever its leg of TISA works: consent 1, and .95 for the leg.
    let freely = |study: &mut Study| study.actor[0].consent = Some(Range::exact(1.0));
    let coverage = gsomia(freely, &["TISA", "JPN_KOR_GSOMIA"]);
    let two = |actor, situation| (mean(&coverage, situation, actor) * 100.0).round();
    assert_eq!(two("JPN", Situation::Without), 84.0);
    assert_eq!(two("JPN", Situation::With), 87.0);
    close(
        mean(&coverage, Situation::With, "KOR"),
        mean(&coverage, Situation::Without, "KOR"),
    );
    assert_eq!(two("JPN", Situation::WithoutHubGone), 58.0);
    assert_eq!(two("JPN", Situation::WithHubGone), 70.0);
    assert_eq!(two("KOR", Situation::WithoutHubGone), 60.0);
    assert_eq!(two("KOR", Situation::WithHubGone), 71.0);
}

#[test]
fn as_bundled_the_hub_s_consent_lowers_what_it_gives_and_its_two_ties_raise_it() {
    let coverage = gsomia(|_| {}, &[]);
    // JPN: own, the hub's at .8·(1 − .25·.05), and Korea's human sources through the hub or both ways.
    let hub = 0.8 * (1.0 - 0.25 * 0.05);
    let relay = 0.95 * 0.65 * 0.95;
    let through = 0.8 * relay;
    let both_ways = 0.8 * (1.0 - 0.25 * (1.0 - relay));
    let rest = hub + 0.9 + 0.9 + 0.8 + 0.9 * hub;
    close(
        mean(&coverage, Situation::Without, "JPN"),
        (rest + 0.9 * through) / 6.0,
    );
    close(
        mean(&coverage, Situation::With, "JPN"),
        (rest + 0.9 * both_ways) / 6.0,
    );
    let hub_row = coverage.hub.as_ref().unwrap();
    assert_eq!(
        (hub_row.actor.as_str(), hub_row.pairs_cut),
        ("USA", Some(1))
    );
    assert!(coverage.actor(Situation::WithHubGone, "USA").is_none());
}

#[test]
fn the_cell_names_holder_probability_delay_and_sources() {
    let coverage = gsomia(|_| {}, &[]);
    let cell = |situation| coverage.cover(situation, "JPN", "humint").unwrap();
    let (without, with) = (cell(Situation::Without), cell(Situation::With));
    assert_eq!(without.holder.as_deref(), Some("KOR"));
    close(without.delay.unwrap(), 8.0);
    close(with.delay.unwrap(), 4.0);
    close(without.probability.unwrap(), 0.8 * 0.95 * 0.65 * 0.95);
    // Its own and one of two that come through one hub; with the tie, each by itself.
    assert_eq!((without.sources, without.independent), (3, Some(2)));
    assert_eq!((with.sources, with.independent), (3, Some(3)));
    let own = coverage
        .cover(Situation::With, "JPN", "reentry_tracking")
        .unwrap();
    assert_eq!(own.holder.as_deref(), Some("JPN"));
    assert_eq!((own.probability, own.delay), (Some(1.0), Some(0.0)));
}

#[test]
fn consent_is_the_holder_s_and_not_the_mean_of_two() {
    let mut study = study_of(&[("A", "B", 1.0, 1.0, 0.5)]);
    study.actor = vec![able("A", &[("eye", 1.0)]), able("B", &[])];
    study.actor[0].consent = Some(Range::exact(0.4));
    let side = measured(resolve(&study));
    let coverage = coverage(None, &side, labels(), None).unwrap();
    close(mean(&coverage, Situation::With, "B"), 0.4 * 0.5);
    assert!(coverage.without.is_none() && coverage.actor(Situation::Without, "A").is_none());
}

#[test]
fn where_ties_run_one_way_what_is_seen_travels_with_them() {
    let mut study = study_of(&[("A", "B", 1.0, 1.0, 0.5)]);
    study.directed = true;
    study.actor = vec![able("A", &[("eye", 1.0)]), able("B", &[("ear", 1.0)])];
    let side = measured(resolve(&study));
    let coverage = coverage(None, &side, labels(), None).unwrap();
    let value = |actor, capability| {
        let cell = coverage.cover(Situation::With, actor, capability).unwrap();
        (cell.value.unwrap(), cell.sources)
    };
    assert_eq!(value("B", "eye"), (0.5, 1));
    assert_eq!(value("A", "ear"), (0.0, 0));
}

#[test]
fn an_unknown_probability_hides_a_value_only_where_it_could_matter() {
    let mut study = study_of(&[("A", "B", 1.0, 1.0, 0.5)]);
    study.tie[0].availability = None;
    study.tie[0].strength = None;
    study.tie[0].kind = Some("logistics".into());
    study.actor = vec![
        able("A", &[("eye", 0.9), ("ear", 0.2)]),
        able("B", &[("eye", 0.3), ("ear", 0.8)]),
    ];
    let side = measured(resolve(&study));
    let coverage = coverage(None, &side, labels(), None).unwrap();
    let cell = |capability| coverage.cover(Situation::With, "A", capability).unwrap();
    assert_eq!(cell("eye").value, Some(0.9));
    assert_eq!(
        (cell("ear").value, cell("ear").independent),
        (None, Some(2))
    );
    assert!(cell("ear").reason.is_some());
    assert_eq!(coverage.actor(Situation::With, "A").unwrap().mean, None);
}

fn able(id: &str, capabilities: &[(&str, f64)]) -> linchpin::model::Actor {
    let capability = |&(id, value): &(&str, f64)| Capability {
        id: id.into(),
        value,
        basis: String::new(),
    };
    linchpin::model::Actor {
        capabilities: capabilities.iter().map(capability).collect(),
        ..linchpin::model::Actor::named(id)
    }
}

/// A random study whose actors hold some of two capabilities and have consents.
fn random(dice: &mut Dice, n: usize, one_way: bool) -> Study {
    let mut study = random_study(dice, n, 0.5, one_way);
    for (at, name) in NAMES.iter().enumerate().take(n) {
        let mut held = Vec::new();
        for id in ["eye", "ear"] {
            if dice.unit() < 0.6 {
                held.push((id, dice.unit()));
            }
        }
        study.actor[at] = able(name, &held);
        study.actor[at].consent = Some(Range::exact(dice.unit()));
    }
    study.actor[0].capabilities = able("A", &[("eye", 0.5), ("ear", 0.5)]).capabilities;
    study
}

/// Steps out of each actor.
fn steps(study: &Study, works: impl Fn(usize) -> bool) -> Vec<Vec<usize>> {
    let place = |id: &str| NAMES.iter().position(|name| *name == id).unwrap();
    let mut steps = vec![Vec::new(); study.actor.len()];
    for (_, tie) in study.tie.iter().enumerate().filter(|(at, _)| works(*at)) {
        steps[place(&tie.a)].push(place(&tie.b));
        if !study.directed {
            steps[place(&tie.b)].push(place(&tie.a));
        }
    }
    steps
}

fn paths(steps: &[Vec<usize>], path: &mut Vec<usize>, to: usize, found: &mut Vec<Vec<usize>>) {
    let here = path[path.len() - 1];
    if here == to {
        found.push(path.clone());
        return;
    }
    for &next in &steps[here] {
        if !path.contains(&next) {
            path.push(next);
            paths(steps, path, to, found);
            path.pop();
        }
    }
}

/// The probability that `from` reaches `to`, over every state of the ties.
fn joined(study: &Study, from: usize, to: usize) -> f64 {
    let odds: Vec<f64> = study
        .tie
        .iter()
        .map(|tie| tie.availability.unwrap().mid)
        .collect();
    let mut sum = 0.0;
    for state in 0..1_u32 << odds.len() {
        let works = |tie: usize| state & (1 << tie) != 0;
        let weight: f64 = odds
            .iter()
            .enumerate()
            .map(|(tie, p)| if works(tie) { *p } else { 1.0 - p })
            .product();
        let mut found = Vec::new();
        paths(&steps(study, works), &mut vec![from], to, &mut found);
        sum += if found.is_empty() { 0.0 } else { weight };
    }
    sum
}

/// The most paths that share nobody but their last actor, trying all sets.
fn apart(paths: &[Vec<usize>], taken: &mut Vec<usize>) -> usize {
    let Some((first, rest)) = paths.split_first() else {
        return 0;
    };
    let before = &first[..first.len() - 1];
    let mut most = apart(rest, taken);
    if before.iter().all(|actor| !taken.contains(actor)) {
        taken.extend(before);
        most = most.max(1 + apart(rest, taken));
        taken.truncate(taken.len() - before.len());
    }
    most
}

#[test]
fn every_cell_equals_brute_force_on_random_networks() {
    let mut dice = Dice::new(6);
    for round in 0..60 {
        let (n, one_way) = (2 + dice.below(3), round % 3 == 0);
        let study = random(&mut dice, n, one_way);
        if study.tie.len() > 9 {
            continue;
        }
        let side = measured(resolve(&study));
        let coverage = coverage(None, &side, labels(), None).unwrap();
        let all = steps(&study, |_| true);
        for cell in coverage
            .covers
            .iter()
            .filter(|c| c.situation == Situation::With)
        {
            let to = NAMES.iter().position(|name| *name == cell.actor).unwrap();
            let (mut best, mut sources, mut routes) = (0.0_f64, 0, Vec::new());
            for (from, actor) in study.actor.iter().enumerate() {
                let held = actor
                    .capabilities
                    .iter()
                    .find(|held| held.id == cell.capability);
                let Some(value) = held.map(|held| held.value) else {
                    continue;
                };
                let before = routes.len();
                if from == to {
                    best = best.max(value);
                    sources += 1;
                    continue;
                }
                paths(&all, &mut vec![from], to, &mut routes);
                sources += usize::from(routes.len() > before);
                let consent = actor.consent.unwrap().mid;
                best = best.max(value * consent * joined(&study, from, to));
            }
            close(cell.value.unwrap(), best);
            assert_eq!(cell.sources, sources, "{cell:?}");
            let own = usize::from(cell.own > 0.0);
            assert_eq!(
                cell.independent,
                Some(own + apart(&routes, &mut Vec::new())),
                "{cell:?}"
            );
        }
    }
}

#[test]
fn the_hub_gone_is_the_network_without_it() {
    let mut dice = Dice::new(7);
    for _ in 0..30 {
        let study = random(&mut dice, 5, false);
        let side = measured(resolve(&study));
        let whole = coverage(None, &side, labels(), Some("B")).unwrap();
        let mut less = study.clone();
        less.actor.retain(|actor| actor.id != "B");
        less.tie.retain(|tie| tie.a != "B" && tie.b != "B");
        let side = measured(resolve(&less));
        let alone = coverage(None, &side, labels(), None).unwrap();
        for id in ["A", "C", "D", "E"] {
            let gone = whole.actor(Situation::WithHubGone, id).unwrap();
            let left = alone.actor(Situation::With, id).unwrap();
            assert_eq!(
                (gone.sources, gone.independent),
                (left.sources, left.independent)
            );
            if alone.capabilities.len() == whole.capabilities.len() {
                close(gone.mean.unwrap(), left.mean.unwrap());
            }
        }
    }
}

#[test]
fn a_tie_more_never_lowers_a_value_or_a_number_of_sources_and_ranges_hold_the_middle() {
    for (name, agreement) in [
        ("northeast-asia", "JPN_KOR_GSOMIA"),
        ("northeast-asia:trilateral", "TRI_MISSILE_WARNING"),
        ("indo-pacific", "JPN_KOR_GSOMIA"),
    ] {
        let side = |without: &[&str]| {
            let names: Vec<String> = without.iter().map(|id| id.to_string()).collect();
            measured(bundled(name, |selection| selection.without = names))
        };
        let coverage = both(&side(&[agreement]), &side(&[]));
        for cell in &coverage.covers {
            let (Some([low, high]), Some(value)) = (cell.bounds, cell.value) else {
                panic!("{name}: no range for {cell:?}");
            };
            assert!(
                low <= value + 1e-12 && value <= high + 1e-12,
                "{name}: {cell:?}"
            );
            assert!(cell.independent.unwrap() <= cell.sources);
            if cell.situation == Situation::Without {
                let with = coverage
                    .cover(Situation::With, &cell.actor, &cell.capability)
                    .unwrap();
                assert!(with.value.unwrap() >= value - 1e-12 && with.sources >= cell.sources);
                assert!(with.independent >= cell.independent);
            }
        }
    }
}

#[test]
fn one_actor_has_its_own_and_no_hub() {
    let study = Study {
        actor: vec![able("A", &[("eye", 0.4)])],
        ..Study::default()
    };
    let side = measured(resolve(&study));
    let coverage = coverage(None, &side, labels(), None).unwrap();
    assert!(coverage.hub.is_none());
    close(mean(&coverage, Situation::With, "A"), 0.4);
}

#[test]
fn no_capabilities_and_an_unknown_hub_are_refused_with_the_way_out() {
    let side = measured(resolve(&study_of(&[("A", "B", 1.0, 1.0, 0.5)])));
    let refused = coverage(None, &side, labels(), None).unwrap_err();
    assert!(matches!(refused, Error::Refused(_)));
    assert!(
        refused.to_string().contains("capabilities = ["),
        "{refused}"
    );
    let side = measured(bundled("northeast-asia", |_| {}));
    let unknown = coverage(None, &side, labels(), Some("KORE")).unwrap_err();
    assert!(
        unknown.to_string().contains("did you mean `KOR`?"),
        "{unknown}"
    );
}

fn run(arguments: &[&str]) -> (i32, String, String) {
    let mut command = Command::new(assert_cmd::cargo::cargo_bin!("linchpin"));
    let output = command.args(arguments).output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (
        output.status.code().unwrap(),
        text(output.stdout),
        text(output.stderr),
    )
}

#[test]
fn the_command_answers_in_words_then_tables_json_and_csv() {
    let (code, words, _) = run(&["coverage", "northeast-asia"]);
    let flat = words.split_whitespace().collect::<Vec<_>>().join(" ");
    assert_eq!(code, 0);
    for sentence in [
        "With Japan-ROK GSOMIA coverage rises from 0.75 to 0.79 for Japan.",
        "Nothing changes in value for the United States and South Korea",
        "The greatest single change is humint for Japan, 0.42 to 0.65",
        "Japan has 18 in place of 12",
        "Without the United States, coverage rises from 0.58 to 0.7 for Japan",
    ] {
        assert!(flat.contains(sentence), "{sentence}: {flat}");
    }
    let (_, json, _) = run(&["coverage", "northeast-asia", "--format", "json"]);
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(json["schema"], "linchpin/coverage/1");
    assert_eq!(json["actors"][0]["situation"], "without");
    assert_eq!(
        json["covers"].as_array().unwrap().len(),
        6 * (3 + 3 + 2 + 2)
    );
    assert!(json["without"]["network"]["sha256"].is_string());
    let (_, csv, _) = run(&["coverage", "northeast-asia", "--format", "csv"]);
    assert!(
        csv.starts_with("situation,actor,capability,own,value,low,high,holder,"),
        "{csv}"
    );
    assert_eq!(csv.lines().count(), 61);
}

#[test]
fn the_command_refuses_what_it_cannot_answer() {
    assert_eq!(run(&["coverage", "shape:star-6"]).0, 3);
    assert_eq!(run(&["coverage", "northeast-asia", "--gone", "Mars"]).0, 3);
    assert_eq!(run(&["coverage", "northeast-asia", "--gone"]).0, 2);
    let (code, _, said) = run(&["coverage", "shape:ring-6", "--quiet"]);
    assert!(
        code == 3 && said.contains("no actor here has capabilities"),
        "{said}"
    );
}

#[test]
fn of_equal_holders_the_first_is_named_and_what_is_no_more_than_its_own_is_not_asked() {
    let mut study = study_of(&[("A", "B", 1.0, 1.0, 0.5), ("A", "C", 1.0, 1.0, 0.5)]);
    study.actor = vec![
        able("A", &[("ear", 0.4)]),
        able("B", &[("eye", 0.8), ("ear", 0.8)]),
        able("C", &[("eye", 0.8)]),
        able("D", &[]),
    ];
    let side = measured(resolve(&study));
    let found = coverage(None, &side, labels(), None).unwrap();
    let cell = |actor, capability| found.cover(Situation::With, actor, capability).unwrap();
    assert_eq!(cell("A", "eye").holder.as_deref(), Some("B"));
    // 0.8 that comes half of the time is no more than its own 0.4.
    assert_eq!(cell("A", "ear").holder.as_deref(), Some("A"));
    assert_eq!(cell("D", "eye").holder, None);
    assert_eq!(cell("D", "eye").probability, None);
    let row = |actor| found.actor(Situation::With, actor).unwrap();
    assert_eq!((row("D").sources, row("D").none), (0, 2));
    // A hears by itself and by B, and sees by B and by C; B sees by itself and by C.
    assert_eq!((row("A").sources, row("A").independent), (4, Some(4)));
    assert_eq!((row("A").single, row("A").none), (0, 0));
    assert_eq!((row("D").single, row("C").single), (0, 1));
    assert_eq!(found.ids(), ["A", "B", "C", "D"]);
}

#[test]
fn a_value_as_great_as_its_own_cannot_matter_though_its_probability_is_unknown() {
    let mut study = study_of(&[("A", "B", 1.0, 1.0, 0.5)]);
    study.tie[0].availability = None;
    study.tie[0].kind = Some("logistics".into());
    study.actor = vec![able("A", &[("eye", 0.5)]), able("B", &[("eye", 0.5)])];
    let side = measured(resolve(&study));
    let found = coverage(None, &side, labels(), None).unwrap();
    let cell = found.cover(Situation::With, "A", "eye").unwrap();
    assert_eq!((cell.value, cell.reason), (Some(0.5), None));
}

#[test]
fn what_an_actor_holds_on_both_sides_is_listed_once() {
    let mut study = study_of(&[("A", "B", 1.0, 1.0, 0.5), ("B", "C", 1.0, 1.0, 0.5)]);
    study.actor = ["A", "B", "C"].map(|id| able(id, &[("eye", 0.5)])).to_vec();
    let with = measured(resolve(&study));
    study.tie.truncate(1);
    study.actor[2].capabilities = able("C", &[("eye", 0.5), ("ear", 0.1)]).capabilities;
    let found = both(&measured(resolve(&study)), &with);
    let held: Vec<(&str, &str)> = found
        .held
        .iter()
        .map(|held| (held.actor.as_str(), held.capability.as_str()))
        .collect();
    let eyes = [("A", "eye"), ("B", "eye"), ("C", "eye")];
    assert_eq!(held, [&eyes[..], &[("C", "ear")]].concat());
    assert_eq!(found.capabilities, ["eye", "ear"]);
}

#[test]
fn the_loss_tried_cuts_most_then_costs_most_efficiency_then_takes_most_away() {
    let tried = |ties: &[(&str, &str)], actors: &[(&str, f64)]| {
        let ties: Vec<crate::support::Tie> =
            ties.iter().map(|&(a, b)| (a, b, 1.0, 1.0, 0.5)).collect();
        let mut study = study_of(&ties);
        let actor = |&(id, value): &(&str, f64)| able(id, &[("eye", value)]);
        study.actor = actors.iter().map(actor).collect();
        let found = coverage(None, &measured(resolve(&study)), labels(), None).unwrap();
        let hub = found.hub.unwrap();
        assert!(!hub.asked);
        (hub.actor, hub.pairs_cut)
    };
    // B parts A and C, which nobody else does, however much the others can see.
    let chain = [("A", "B"), ("B", "C")];
    let actors = [("A", 0.9), ("B", 0.1), ("C", 0.9)];
    assert_eq!(tried(&chain, &actors), ("B".into(), Some(1)));
    assert_eq!(tried(&chain[..1], &actors[..2]), ("A".into(), Some(0)));
    // Around a ring of six three steps are two by the hub; without any other actor nobody has further to go.
    let ring = ["A", "B", "C", "D", "E", "F"];
    let spokes = ring.map(|actor| ("H", actor));
    let sides = [0, 1, 2, 3, 4, 5].map(|at| (ring[at], ring[(at + 1) % 6]));
    let mut actors = ring.map(|actor| (actor, 0.9)).to_vec();
    actors.push(("H", 0.1));
    assert_eq!(
        tried(&[spokes, sides].concat(), &actors),
        ("H".into(), Some(0))
    );
    // In a triangle every loss costs as little: who sees most, and of equals the first.
    let triangle = [("A", "B"), ("B", "C"), ("C", "A")];
    let actors = [("A", 0.1), ("B", 0.9), ("C", 0.9)];
    assert_eq!(tried(&triangle, &actors), ("B".into(), Some(0)));
}

#[test]
fn situations_have_their_words() {
    let words = Situation::ALL.map(|situation| situation.to_string());
    assert_eq!(
        words,
        ["without", "with", "without-hub-gone", "with-hub-gone"]
    );
}

#[test]
fn of_losses_that_cost_as_much_efficiency_the_one_that_takes_more_away_is_tried() {
    let ties = "AB EG CE AG EF AC BD AF BC CF DF CG";
    let ties: Vec<crate::support::Tie> = ties
        .split(' ')
        .map(|ends| (&ends[..1], &ends[1..], 1.0, 1.0, 0.5))
        .collect();
    // Without C only B and E have three steps in place of two, and without F only D and E.
    for (sees, blind) in [("C", "F"), ("F", "C")] {
        let mut study = study_of(&ties);
        let seen = |id: &str| if id == sees { 0.9 } else { 0.1 };
        study.actor = NAMES[..7]
            .iter()
            .map(|&id| able(id, &[("eye", seen(id))]))
            .collect();
        let found = coverage(None, &measured(resolve(&study)), labels(), None).unwrap();
        assert_eq!(found.hub.unwrap().actor, sees, "and not {blind}");
    }
}
