//! The findings in words.

use super::{ActorCoverage, Coverage, Situation};
use crate::{
    analysis::{capital, number::brief},
    model::{Actor, list},
};

/// A smaller change of a mean is none: it does not show in two decimals.
const VISIBLE: f64 = 0.005;
/// Actors named in one sentence.
const MOST_NAMED: usize = 4;

/// What is gained, where it is nothing, what it is without the hub, and what sources say that values do not.
pub(super) fn headline(coverage: &Coverage) -> Vec<String> {
    let mut sentences = vec![meaning(coverage)];
    if coverage.without.is_some() {
        sentences.extend(change(
            coverage,
            [Situation::Without, Situation::With],
            None,
        ));
        sentences.extend(greatest(coverage));
        sentences.extend(confirmation(coverage));
    }
    if let Some(hub) = &coverage.hub {
        let gone = format!("without {}", hub.name);
        let pair = [Situation::WithoutHubGone, Situation::WithHubGone];
        sentences.extend(tried(coverage));
        if coverage.without.is_some() {
            sentences.extend(change(coverage, pair, Some(&gone)));
        } else {
            let pair = [Situation::With, Situation::WithHubGone];
            sentences.extend(change(coverage, pair, Some(&gone)));
        }
    }
    sentences
}

fn meaning(coverage: &Coverage) -> String {
    let number = coverage.capabilities.len();
    let capabilities = if number == 1 {
        "one capability".to_string()
    } else {
        format!("{number} capabilities")
    };
    let rows = coverage.actors.iter();
    let bare = rows.filter(|row| row.situation == Situation::With && row.none > 0);
    let bare: Vec<String> = bare.map(|row| spoken(&row.name)).collect();
    let bare = match bare.len() {
        0 => String::new(),
        1 => format!(
            " {} reaches nobody who has some of them.",
            capital(&bare[0])
        ),
        few if few <= MOST_NAMED => {
            let names = capital(&list(bare.into_iter()));
            format!(" {names} reach nobody who has some of them.")
        }
        many => format!(" {many} actors reach nobody who has some of them."),
    };
    format!(
        "Coverage is the mean over {capabilities} of the best value within reach: a holder's value times the probability \
         that its answer comes.{bare}"
    )
}

/// How coverage differs between two situations.
fn change(coverage: &Coverage, pair: [Situation; 2], gone: Option<&str>) -> Vec<String> {
    let [before, after] = pair;
    let with = &coverage.with.label;
    let mut rows: Vec<(&ActorCoverage, f64, f64)> = Vec::new();
    let mut unknown = Vec::new();
    for id in coverage.ids() {
        let (Some(old), Some(new)) = (coverage.actor(before, id), coverage.actor(after, id)) else {
            continue;
        };
        match (old.mean, new.mean) {
            (Some(x), Some(y)) => rows.push((new, x, y)),
            _ => unknown.push(spoken(&new.name)),
        }
    }
    rows.sort_by(|x, y| (y.2 - y.1).abs().total_cmp(&(x.2 - x.1).abs()));
    let (moved, still): (Vec<_>, Vec<_>) = rows
        .into_iter()
        .partition(|(_, x, y)| (y - x).abs() >= VISIBLE && brief(*x) != brief(*y));
    let edited = before != Situation::With;
    let setting = match (gone, edited) {
        (Some(gone), true) => format!("{}, coverage ", capital(gone)),
        (Some(gone), false) => format!("{} coverage ", capital(gone)),
        (None, _) => format!("{} coverage ", capital(with)),
    };
    let mut sentences = Vec::new();
    let told = |(row, x, y): &(&ActorCoverage, f64, f64)| {
        let way = if y > x { "rises" } else { "falls" };
        format!(
            "{way} from {} to {} for {}",
            brief(*x),
            brief(*y),
            spoken(&row.name)
        )
    };
    if !moved.is_empty() {
        let named = list(moved.iter().take(MOST_NAMED).map(told));
        let more = match moved.len().saturating_sub(MOST_NAMED) {
            0 => String::new(),
            more => format!(", and moves for {more} more"),
        };
        let by = if gone.is_some() && edited {
            format!(" {with}")
        } else {
            String::new()
        };
        sentences.push(format!("{setting}{named}{more}{by}."));
    }
    if edited && !still.is_empty() {
        let names = still.iter().map(|(row, ..)| spoken(&row.name));
        let names = if still.len() > MOST_NAMED {
            format!("{} actors", still.len())
        } else {
            list(names)
        };
        let why = if gone.is_none() && !moved.is_empty() {
            ": what the others hold comes as surely without it, or is no better than what is at hand"
        } else {
            ""
        };
        let start = match (gone, moved.is_empty()) {
            (_, false) => "Nothing changes in value for".to_string(),
            (Some(gone), true) => {
                format!("{} too nothing changes in value {with} for", capital(gone))
            }
            (None, true) => format!("{} nothing changes in value for", capital(with)),
        };
        sentences.push(format!("{start} {names}{why}."));
    }
    if !unknown.is_empty() && gone.is_none() {
        let names = if unknown.len() > MOST_NAMED {
            format!("{} actors", unknown.len())
        } else {
            list(unknown.into_iter())
        };
        sentences.push(format!(
            "For {names} coverage is unknown: {}.",
            reason(coverage)
        ));
    }
    sentences
}

/// Where the greatest change lies, and who holds it.
fn greatest(coverage: &Coverage) -> Option<String> {
    let mut most: Option<(f64, String)> = None;
    let news = coverage.covers.iter();
    for new in news.filter(|cover| cover.situation == Situation::With) {
        let Some(old) = coverage.cover(Situation::Without, &new.actor, &new.capability) else {
            continue;
        };
        let (Some(x), Some(y)) = (old.value, new.value) else {
            continue;
        };
        if (y - x).abs() < VISIBLE
            || most
                .as_ref()
                .is_some_and(|(most, _)| (y - x).abs() <= *most)
        {
            continue;
        }
        let name = |id: &str| {
            let row = coverage.actors.iter().find(|row| row.actor == id);
            row.map_or(id.to_string(), |row| spoken(&row.name))
        };
        let better = if y > x { new } else { old };
        let holder = better.holder.as_deref().map(name).unwrap_or_default();
        let told = format!(
            "The greatest single change is {} for {}, {} to {}; the better value is that of {holder}.",
            new.capability.replace('_', " "),
            name(&new.actor),
            brief(x),
            brief(y)
        );
        most = Some(((y - x).abs(), told));
    }
    most.map(|(_, told)| told)
}

/// Which hub is tried, and why.
fn tried(coverage: &Coverage) -> Option<String> {
    let hub = coverage.hub.as_ref().filter(|hub| !hub.asked)?;
    let side = coverage.without.as_ref().unwrap_or(&coverage.with);
    let does = match hub.pairs_cut? {
        0 => "nobody's cuts a pair of the others, and this one costs most efficiency".to_string(),
        1 => "it cuts one pair of the others".into(),
        many => format!("it cuts {many} pairs of the others"),
    };
    let label = match &coverage.without {
        Some(_) => format!(" {}", side.label),
        None => String::new(),
    };
    Some(format!(
        "The loss tried is that of {}: {does}{label}.",
        hub.name
    ))
}

/// An actor's name as in a sentence.
fn spoken(name: &str) -> String {
    Actor {
        name: Some(name.into()),
        ..Actor::default()
    }
    .in_a_sentence()
}

/// Sources before and after: value may lie in a second opinion.
fn confirmation(coverage: &Coverage) -> Option<String> {
    let mut gains: Vec<(String, usize, usize)> = Vec::new();
    for id in coverage.ids() {
        let of = |situation| coverage.actor(situation, id);
        let (Some(old), Some(new)) = (of(Situation::Without), of(Situation::With)) else {
            continue;
        };
        if let (Some(x), Some(y)) = (old.independent, new.independent)
            && x != y
        {
            gains.push((spoken(&new.name), x, y));
        }
    }
    gains.sort_by_key(|(_, x, y)| std::cmp::Reverse(x.abs_diff(*y)));
    let number = coverage.capabilities.len();
    let over = if number == 1 {
        String::new()
    } else {
        format!(" over the {number} capabilities together")
    };
    let singles = |situation| -> usize {
        let rows = coverage
            .actors
            .iter()
            .filter(|row| row.situation == situation);
        rows.map(|row| row.single).sum()
    };
    let (before, after) = (singles(Situation::Without), singles(Situation::With));
    if gains.is_empty() {
        return Some("The number of independent sources stays the same for every actor.".into());
    }
    let named = gains.iter().take(MOST_NAMED);
    let named = list(named.map(|(name, x, y)| format!("{name} has {y} in place of {x}")));
    let single = if before == after {
        String::new()
    } else {
        format!(
            "; what an actor has from one source only falls from {before} to {after} {}",
            if after == 1 { "case" } else { "cases" }
        )
    };
    let single = if after > before {
        single.replace("falls", "rises")
    } else {
        single
    };
    Some(format!(
        "What value does not show may lie in confirmation: of independent sources{over}, {named} {}{single}.",
        coverage.with.label
    ))
}

fn reason(coverage: &Coverage) -> &'static str {
    let reasons = coverage.covers.iter().filter_map(|cover| cover.reason);
    reasons
        .into_iter()
        .next()
        .unwrap_or("no probability is known")
}

#[cfg(test)]
mod tests {
    use super::{
        ActorCoverage, Coverage, Situation, change, confirmation, greatest, meaning, tried,
    };
    use crate::{
        analysis::{Cover, CoverageSide, Hub},
        by_hand::{measured, tied},
    };

    const SIDES: [Situation; 2] = [Situation::Without, Situation::With];
    const GONE: [Situation; 2] = [Situation::WithoutHubGone, Situation::WithHubGone];

    fn row(situation: Situation, actor: &str) -> ActorCoverage {
        ActorCoverage {
            situation,
            actor: actor.into(),
            name: actor.into(),
            mean: None,
            bounds: None,
            sources: 0,
            independent: None,
            single: 0,
            none: 0,
        }
    }

    fn cover(situation: Situation, actor: &str, capability: &str, value: f64) -> Cover {
        Cover {
            situation,
            actor: actor.into(),
            capability: capability.into(),
            own: 0.0,
            value: Some(value),
            bounds: None,
            holder: Some(situation.word().to_uppercase()),
            probability: None,
            delay: None,
            sources: 1,
            independent: None,
            reason: None,
        }
    }

    /// What is found of one capability, or of two, without it and with it.
    fn found(capabilities: &[&str], actors: Vec<ActorCoverage>, covers: Vec<Cover>) -> Coverage {
        let network = measured(&tied(&["A"], &[])).summary();
        let side = |label: &str| CoverageSide {
            label: label.into(),
            network: network.clone(),
        };
        Coverage {
            schema: "linchpin/coverage/1",
            without: Some(side("without it")),
            with: side("with it"),
            hub: None,
            headline: Vec::new(),
            capabilities: capabilities.iter().map(|id| (*id).to_string()).collect(),
            held: Vec::new(),
            actors,
            covers,
        }
    }

    /// The means of actors in two situations; none is unknown.
    fn means(pair: [Situation; 2], of: &[(&str, Option<[f64; 2]>)]) -> Coverage {
        let rows = of.iter().flat_map(|&(actor, means)| {
            [0, 1].map(|at| ActorCoverage {
                mean: means.map(|means| means[at]),
                ..row(pair[at], actor)
            })
        });
        found(&["eye"], rows.collect(), Vec::new())
    }

    const WHY: &str =
        ": what the others hold comes as surely without it, or is no better than what is at hand.";

    #[test]
    fn the_greatest_changes_are_told_first_and_what_does_not_show_is_none() {
        let said = |of: &[(&str, Option<[f64; 2]>)]| change(&means(SIDES, of), SIDES, None);
        let all = |values: [f64; 2], actors: usize| -> Vec<String> {
            let names = ["A", "B", "C", "D", "E"];
            let of: Vec<_> = names[..actors]
                .iter()
                .map(|id| (*id, Some(values)))
                .collect();
            said(&of)
        };
        assert_eq!(
            said(&[("A", Some([0.8, 0.9])), ("B", Some([0.3, 0.1]))]),
            ["With it coverage falls from 0.3 to 0.1 for B and rises from 0.8 to 0.9 for A."]
        );
        // Half a hundredth shows; a thousandth does not, though its digits would be told.
        assert_eq!(
            said(&[("A", Some([0.0, 0.005])), ("B", Some([0.006, 0.007]))]),
            [
                "With it coverage rises from 0 to 0.005 for A.".to_string(),
                format!("Nothing changes in value for B{WHY}"),
            ]
        );
        assert_eq!(
            all([0.1, 0.2], 5),
            [
                "With it coverage rises from 0.1 to 0.2 for A, rises from 0.1 to 0.2 for B, rises from 0.1 to 0.2 for C \
                 and rises from 0.1 to 0.2 for D, and moves for 1 more.",
            ]
        );
        for (actors, names) in [(1, "A"), (4, "A, B, C and D"), (5, "5 actors")] {
            let words = format!("With it nothing changes in value for {names}.");
            assert_eq!(all([0.5, 0.5], actors), [words]);
        }
    }

    #[test]
    fn with_the_hub_gone_what_the_edit_changes_is_told_apart_from_what_the_loss_does() {
        let of = [("A", Some([0.2, 0.5])), ("B", Some([0.5, 0.5]))];
        let said = |pair, of: &[(&str, Option<[f64; 2]>)]| {
            change(&means(pair, of), pair, Some("without H"))
        };
        assert_eq!(
            said(GONE, &of),
            [
                "Without H, coverage rises from 0.2 to 0.5 for A with it.",
                "Nothing changes in value for B.",
            ]
        );
        assert_eq!(
            said(GONE, &of[1..]),
            ["Without H too nothing changes in value with it for B."]
        );
        let alone = [Situation::With, Situation::WithHubGone];
        assert_eq!(
            said(alone, &of),
            ["Without H coverage rises from 0.2 to 0.5 for A."]
        );
        assert!(said(GONE, &[("A", None)]).is_empty());
    }

    #[test]
    fn what_is_unknown_is_said_with_its_reason() {
        let names = ["A", "B", "C", "D", "E"];
        for (actors, who) in [(1, "A"), (4, "A, B, C and D"), (5, "5 actors")] {
            let of: Vec<_> = names[..actors].iter().map(|id| (*id, None)).collect();
            let mut coverage = means(SIDES, &of);
            let words = |why: &str| format!("For {who} coverage is unknown: {why}.");
            let said = change(&coverage, SIDES, None);
            assert_eq!(said, [words("no probability is known")]);
            coverage.covers = vec![Cover {
                reason: Some("nobody coded it"),
                ..cover(Situation::With, "A", "eye", 0.0)
            }];
            let said = change(&coverage, SIDES, None);
            assert_eq!(said, [words("nobody coded it")]);
        }
    }

    #[test]
    fn who_reaches_nobody_is_named_up_to_four_and_else_counted() {
        let start = |of: &str| {
            format!(
                "Coverage is the mean over {of} of the best value within reach: a holder's value times the probability \
                 that its answer comes."
            )
        };
        let bare = |actors: &[&str]| {
            let rows = actors.iter().map(|&actor| ActorCoverage {
                none: 1,
                ..row(Situation::With, actor)
            });
            // One who reaches somebody with it, and nobody without it.
            let before = ActorCoverage {
                none: 1,
                ..row(Situation::Without, "W")
            };
            let rows = rows.chain([before, row(Situation::With, "W")]);
            meaning(&found(&["eye"], rows.collect(), Vec::new()))
        };
        for (actors, words) in [
            (0, ""),
            (1, " A reaches nobody who has some of them."),
            (2, " A and B reach nobody who has some of them."),
            (4, " A, B, C and D reach nobody who has some of them."),
            (5, " 5 actors reach nobody who has some of them."),
        ] {
            let told = bare(&["A", "B", "C", "D", "E"][..actors]);
            assert_eq!(told, start("one capability") + words);
        }
        let two = found(&["eye", "ear"], Vec::new(), Vec::new());
        assert_eq!(meaning(&two), start("2 capabilities"));
    }

    #[test]
    fn the_greatest_single_change_is_told_with_who_holds_the_better_value() {
        let told = |of: &[(&str, &str, [f64; 2])]| {
            let covers = of.iter().flat_map(|&(actor, capability, values)| {
                [0, 1].map(|at| cover(SIDES[at], actor, capability, values[at]))
            });
            greatest(&found(&["eye"], Vec::new(), covers.collect()))
        };
        let words = |rest: &str| Some(format!("The greatest single change is {rest}."));
        assert_eq!(
            told(&[
                ("A", "eye", [0.2, 0.5]),
                ("B", "early_warning", [0.9, 0.5]),
                ("C", "eye", [0.2, 0.55]),
            ]),
            words("early warning for B, 0.9 to 0.5; the better value is that of WITHOUT")
        );
        assert_eq!(
            told(&[("A", "eye", [0.0, 0.005]), ("B", "eye", [0.5, 0.504])]),
            words("eye for A, 0 to 0.005; the better value is that of WITH")
        );
        assert_eq!(told(&[("A", "eye", [0.5, 0.5])]), None);
    }

    #[test]
    fn the_loss_tried_is_told_with_what_it_cuts_unless_it_was_asked_for() {
        let mut coverage = found(&["eye"], Vec::new(), Vec::new());
        assert_eq!(tried(&coverage), None);
        let hub = |asked, pairs_cut| Hub {
            actor: "H".into(),
            name: "H".into(),
            asked,
            pairs_cut: Some(pairs_cut),
        };
        for (cut, words) in [
            (
                0,
                "nobody's cuts a pair of the others, and this one costs most efficiency",
            ),
            (1, "it cuts one pair of the others"),
            (2, "it cuts 2 pairs of the others"),
        ] {
            coverage.hub = Some(hub(false, cut));
            let told = format!("The loss tried is that of H: {words} without it.");
            assert_eq!(tried(&coverage), Some(told));
        }
        coverage.without = None;
        let told = "The loss tried is that of H: it cuts 2 pairs of the others.";
        assert_eq!(tried(&coverage).as_deref(), Some(told));
        coverage.hub = Some(hub(true, 2));
        assert_eq!(tried(&coverage), None);
    }

    #[test]
    fn more_independent_sources_are_told_though_no_value_moves() {
        let told = |capabilities: &[&str], independent: [usize; 2], single: [usize; 2]| {
            let rows = [0, 1].map(|at| ActorCoverage {
                independent: Some(independent[at]),
                single: single[at],
                ..row(SIDES[at], "A")
            });
            let still = [0, 1].map(|at| ActorCoverage {
                independent: Some(2),
                ..row(SIDES[at], "B")
            });
            let rows = rows.into_iter().chain(still).collect();
            confirmation(&found(capabilities, rows, Vec::new())).expect("a sentence")
        };
        let start = "What value does not show may lie in confirmation: of independent sources";
        assert_eq!(
            told(&["eye"], [1, 2], [0, 0]),
            format!("{start}, A has 2 in place of 1 with it.")
        );
        assert_eq!(
            told(&["eye", "ear"], [1, 3], [1, 0]),
            format!(
                "{start} over the 2 capabilities together, A has 3 in place of 1 with it; what an actor has from one \
                 source only falls from 1 to 0 cases."
            )
        );
        assert_eq!(
            told(&["eye"], [3, 2], [2, 3]),
            format!(
                "{start}, A has 2 in place of 3 with it; what an actor has from one source only rises from 2 to 3 cases."
            )
        );
        assert_eq!(
            told(&["eye"], [2, 2], [0, 0]),
            "The number of independent sources stays the same for every actor."
        );
    }
}
