//! The findings on attacks in words, made from the numbers.

use super::{Attack, AttackSide, BestOfSize, Goal, Target};
use crate::{
    analysis::{Measured, brief, capital, in_words, number, other_side},
    model::{Transit, list},
};

pub(super) fn headline(
    attack: &Attack,
    measured: &[&Measured],
    target: Target,
    goal: Goal,
) -> Vec<String> {
    let mut sentences = vec![smallest(attack, measured, target, goal)];
    // Names as in a sentence: the United States.
    let speak = |names: &[String]| {
        let spoken = |name: &String| {
            let mut actors = measured.iter().flat_map(|side| side.network.actors());
            let actor = actors.find(|actor| actor.title() == name);
            actor.map_or(name.clone(), |actor| actor.in_a_sentence())
        };
        list(names.iter().map(spoken))
    };
    let each: [&Say; 4] = [
        &|side| which(side, target, &speak),
        &|side| vital(side, target, &speak),
        &|side| key_players(side, &speak),
        &curves,
    ];
    for of in each {
        let said: Vec<(Option<&String>, String)> = attack
            .sides
            .iter()
            .filter_map(|side| Some((side.label.as_ref(), of(side)?)))
            .collect();
        match said.as_slice() {
            [(_, one), (_, other)] if one == other => {
                sentences.push(format!("On both sides, {one}."))
            }
            said => sentences.extend(said.iter().map(|(label, sentence)| match label {
                Some(label) => format!("{}, {sentence}.", capital(label)),
                None => format!("{}.", capital(sentence)),
            })),
        }
    }
    sentences
}

/// What there is to say of a side, if anything.
type Say<'s> = dyn Fn(&AttackSide) -> Option<String> + 's;

/// Names in a list, as in a sentence.
type Speak<'s> = dyn Fn(&[String]) -> String + 's;

/// "With GSOMIA, two ties must be cut to part Japan and South Korea; without it, one."
fn smallest(attack: &Attack, measured: &[&Measured], target: Target, goal: Goal) -> String {
    let purpose = match (goal, &attack.between) {
        (Goal::PartPair, Some(ids)) => {
            let side = measured
                .iter()
                .find(|side| ids.iter().all(|id| side.network.index_of(id).is_some()));
            let title = |id: &String| {
                let at = side.and_then(|side| Some((side, side.network.index_of(id)?)));
                at.map_or(id.clone(), |(side, at)| {
                    side.network.actor(at).in_a_sentence()
                })
            };
            format!("to part {}", list(ids.iter().map(title)))
        }
        (Goal::PartAny, _) => "to part some pair of those left".into(),
        (Goal::PartAll, _) => "to leave no pair joined".into(),
        _ => "to halve the mean probability that a request is answered".into(),
    };
    let verb = if target == Target::Ties {
        "cut"
    } else {
        "taken away"
    };
    let clause = |side: &AttackSide, first: bool| {
        let cuts = &side.cuts;
        let what = |count: usize| {
            if first {
                format!(" {}", noun(target, count))
            } else {
                String::new()
            }
        };
        let (must, goal) = if first {
            (format!(" must be {verb}"), format!(" {purpose}"))
        } else {
            Default::default()
        };
        match (&cuts.smallest, &cuts.reason) {
            (Some(set), _) => {
                let costly = (set.cost - set.size as f64).abs() > 1e-12;
                let cost = if costly {
                    format!(" (at a cost of {})", number(set.cost))
                } else {
                    String::new()
                };
                format!("{}{}{must}{goal}{cost}", in_words(set.size), what(set.size))
            }
            (None, Some(reason)) if !cuts.exact => {
                format!("how many{}{must}{goal} cannot be told ({reason})", what(2))
            }
            (None, Some(reason)) => {
                format!("no {} can be {verb}{goal} ({reason})", noun(target, 2))
            }
            (None, None) => format!(
                "{} at a cost of at least {}{must}{goal}, but the search was stopped after {} sets",
                noun(target, 2),
                number(cuts.at_least.unwrap_or(0.0)),
                cuts.visited
            ),
        }
    };
    match attack.sides.as_slice() {
        [one] => format!("{}.", capital(&clause(one, true))),
        [without, with] if clause(without, true) == clause(with, true) => {
            format!("On both sides, {}.", clause(with, true))
        }
        sides => {
            // The side with first: that is what the tie does.
            let spoken: Vec<String> = sides
                .iter()
                .rev()
                .enumerate()
                .map(|(at, side)| {
                    let label = |side: &AttackSide| side.label.clone().unwrap_or_default();
                    let label = match sides.last() {
                        Some(first) if at > 0 => other_side(&label(first), &label(side)),
                        _ => capital(&label(side)),
                    };
                    format!("{label}, {}", clause(side, at == 0))
                })
                .collect();
            format!("{}.", spoken.join("; "))
        }
    }
}

/// Which, and how many others there are.
fn which(side: &AttackSide, target: Target, speak: &Speak) -> Option<String> {
    let set = side.cuts.smallest.as_ref()?;
    let others = side
        .cuts
        .minimal
        .iter()
        .filter(|other| (other.cost - set.cost).abs() <= 1e-9 * set.cost)
        .count();
    let total: usize = side.cuts.counts.iter().map(|count| count.count).sum();
    let many = match (others, side.cuts.complete) {
        (0 | 1, true) => "no other set costs as little".to_string(),
        (2, true) => "one other set costs as little".to_string(),
        (others, true) => format!("{} other sets cost as little", others - 1),
        (_, false) => "there may be others".into(),
    };
    let counted = format!(
        "{}{total} minimal {} of up to {} {}",
        if side.cuts.complete { "" } else { "at least " },
        if total == 1 { "set" } else { "sets" },
        side.cuts.listed_up_to,
        noun(target, side.cuts.listed_up_to)
    );
    let names = speak(&set.names);
    Some(format!(
        "a cheapest way is to lose {names}; {many} ({counted})"
    ))
}

fn vital(side: &AttackSide, target: Target, speak: &Speak) -> Option<String> {
    let set = side.vital.sets.last()?;
    let before = side.vital.before?;
    let what = match set.size {
        1 => format!("the most vital {} is", target.one()),
        size => format!(
            "the {} most vital {} are",
            in_words(size),
            noun(target, size)
        ),
    };
    Some(format!(
        "{what} {}: without {} {} falls from {} to {} ({}{})",
        speak(&set.names),
        if set.size == 1 { "it" } else { "them" },
        side.vital.about,
        number(before),
        number(set.value),
        how(set),
        if target == Target::Actors {
            "; pairs of a lost actor count as unanswered"
        } else {
            ""
        },
    ))
}

fn how(set: &BestOfSize) -> String {
    match set.equals {
        Some(0) => "no other set of this size does as much".into(),
        Some(1) => "one other set does as much".into(),
        Some(equals) => format!("{equals} other sets do as much"),
        None => "found one after the other, which is not always the worst set".into(),
    }
}

fn key_players(side: &AttackSide, speak: &Speak) -> Option<String> {
    let apart = side.key_players.fragmenting.first()?;
    let whole = |set: &&BestOfSize| set.value > 1.0 - 1e-12;
    let reaching = &side.key_players.reaching;
    let reach = reaching.iter().find(whole).or(reaching.last())?;
    let parts = match (apart.value > 1e-12, apart.equals) {
        (false, _) => "no loss of one actor moves the others apart".to_string(),
        (true, Some(0) | None) => format!(
            "the key player whose loss most moves the others apart is {} (fragmentation {})",
            speak(apart.names.get(..1)?),
            brief(apart.value)
        ),
        (true, Some(equals)) => format!(
            "the loss of {} or of {} {} most moves the rest apart (fragmentation {})",
            speak(apart.names.get(..1)?),
            in_words(equals),
            if equals == 1 { "other" } else { "others" },
            brief(apart.value)
        ),
    };
    let one = reach.names.len() == 1;
    let reaches = if whole(&reach) {
        format!(
            "{} every other actor at one hop",
            if one { "reaches" } else { "together reach" }
        )
    } else {
        format!(
            "{} the others soonest (reach {})",
            if one { "reaches" } else { "together reach" },
            brief(reach.value)
        )
    };
    Some(format!("{parts}; {} {reaches}", speak(&reach.names)))
}

/// What is left of the largest component when the worst third of the actors is gone, and when a random third is.
fn curves(side: &AttackSide) -> Option<String> {
    let n = side.network.actors.len();
    let gone = n.div_ceil(3);
    let at = |order: &str| {
        let curve = side.curves.iter().find(|curve| curve.order == order)?;
        curve.points.get(gone)
    };
    let (random, worst) = (at("random")?, at("worst").or_else(|| at("degree"))?);
    let percent = |share: f64| format!("{:.0} %", 100.0 * share);
    let band = random
        .largest_band
        .filter(|[low, high]| percent(*low) != percent(*high))
        .map_or(String::new(), |[low, high]| {
            format!(" (5–95 %: {} to {})", percent(low), percent(high))
        });
    Some(format!(
        "after the loss of {} of {n} actors the largest component holds {} of all where they go at random{band}, {} where the \
         worst go",
        in_words(gone),
        percent(random.largest),
        percent(worst.largest),
    ))
}

/// What no number can change.
pub(super) fn by_construction(sides: &[&Measured]) -> Vec<String> {
    let mut sentences = vec![
        "A tie more never makes a given pair cheaper to part, nor lowers what the worst losses leave: that a side with more \
         ties is no easier to attack is arithmetic, by how much is the finding."
            .to_string(),
    ];
    if sides
        .iter()
        .any(|side| side.mid.transit() == Transit::Granted)
    {
        sentences.push(
            "A route that no arrangement grants counts as none, so what an arrangement with a hub joins falls with the \
             hub, with the arrangement, and with either tie to the hub."
                .into(),
        );
    }
    sentences
}

fn noun(target: Target, count: usize) -> &'static str {
    if count == 1 {
        target.one()
    } else {
        target.word()
    }
}
