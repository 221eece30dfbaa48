//! Small studies of arrangements with hubs, bilateral agreements and one-way ties.

use crate::support::{Dice, NAMES};
use linchpin::model::{Actor, Agreement, BareTie, Member, Range, Study};

/// Things that may fail in one study: twice as many states for each.
const MOST_UNSURE: usize = 8;

/// Arrangements around `hubs` whose members are the hub's neighbours in `graph`, now and then but one; a bilateral
/// agreement, or one-way ties, on every pair of the graph that is left and on some of the hubs' own.
pub fn around(
    n: usize,
    graph: &[(usize, usize)],
    hubs: &[usize],
    directed: bool,
    dice: &mut Dice,
) -> Study {
    let mut study = actors(n, directed);
    let mut covered = Vec::new();
    for &hub in hubs {
        let neighbour = |&(a, b): &(usize, usize)| (a == hub || b == hub).then(|| a + b - hub);
        let mut members: Vec<usize> = graph.iter().filter_map(neighbour).collect();
        if members.len() > 2 && dice.below(3) == 0 {
            members.remove(dice.below(members.len()));
        }
        covered.extend(
            members
                .iter()
                .map(|&member| (member.min(hub), member.max(hub))),
        );
        arrangement(&mut study, &members, Some(hub), dice);
    }
    for &(a, b) in graph {
        if !covered.contains(&(a, b)) || hubs.len() < 4 && dice.below(2) == 0 {
            bilateral(&mut study, a, b, dice);
        }
    }
    unsure(&mut study, dice);
    study
}

/// A few bilateral ties, an alliance now and then, and up to three arrangements of drawn members.
pub fn random(n: usize, directed: bool, dice: &mut Dice) -> Study {
    let mut study = actors(n, directed);
    for _ in 0..2 + dice.below(4) {
        let (a, b) = (dice.below(n), dice.below(n));
        if a != b {
            bilateral(&mut study, a, b, dice);
        }
    }
    for _ in 0..1 + dice.below(3) {
        let hub = dice.below(n);
        let mut members: Vec<usize> = (0..n).filter(|&actor| actor != hub).collect();
        while members.len() > 2 + dice.below(2) {
            members.remove(dice.below(members.len()));
        }
        arrangement(&mut study, &members, Some(hub), dice);
    }
    if dice.below(3) == 0 {
        let first = dice.below(n);
        let three = [first, (first + 1) % n, (first + 2) % n];
        arrangement(&mut study, &three, None, dice);
    }
    unsure(&mut study, dice);
    study
}

fn actors(n: usize, directed: bool) -> Study {
    Study {
        directed,
        actor: NAMES[..n].iter().map(|id| Actor::named(*id)).collect(),
        ..Study::default()
    }
}

/// One tie both ways, or where ties run one way one of them, the other, or both.
fn bilateral(study: &mut Study, a: usize, b: usize, dice: &mut Dice) {
    let id = format!("B{}", study.agreement.len() + study.tie.len());
    if !study.directed {
        let agreement = Agreement {
            id,
            members: Some([b, a].map(|actor| Member::named(NAMES[actor])).to_vec()),
            delay: Some(hours(dice)),
            ..Agreement::default()
        };
        return study.agreement.push(agreement);
    }
    let ways = [vec![(a, b)], vec![(b, a)], vec![(a, b), (b, a)]];
    for &(from, to) in &ways[dice.below(3)] {
        study.tie.push(BareTie {
            a: NAMES[from].into(),
            b: NAMES[to].into(),
            agreement: Some(id.clone()),
            delay: Some(hours(dice)),
            ..BareTie::default()
        });
    }
}

fn arrangement(study: &mut Study, others: &[usize], hub: Option<usize>, dice: &mut Dice) {
    let mut members: Vec<Member> = others
        .iter()
        .chain(&hub)
        .map(|&actor| Member::named(NAMES[actor]))
        .collect();
    // In no order, as a file may have them.
    for last in (1..members.len()).rev() {
        members.swap(last, dice.below(last + 1));
    }
    study.agreement.push(Agreement {
        id: format!("H{}", study.agreement.len()),
        members: Some(members),
        hub: hub.map(|hub| NAMES[hub].into()),
        delay: Some(hours(dice)),
        handling_delay: hub.map(|_| Range::exact(0.1 * dice.below(4) as f64)),
        ..Agreement::default()
    });
}

/// One of few, so that routes are often equally long, and sums differ in their last bits.
fn hours(dice: &mut Dice) -> Range {
    Range::exact([0.1, 0.2, 0.3, 0.4, 1.0][dice.below(5)])
}

/// Lets hubs, ties and actors fail until there are as many unsure things as can be listed; the others are sure. Consents
/// are drawn for half of the actors.
fn unsure(study: &mut Study, dice: &mut Dice) {
    let mut left = MOST_UNSURE;
    let mut chance = |cost: usize, dice: &mut Dice| {
        let fails = cost <= left;
        left -= if fails { cost } else { 0 };
        Some(Range::exact(if fails {
            0.1 + 0.8 * dice.unit()
        } else {
            1.0
        }))
    };
    for agreement in &mut study.agreement {
        if agreement.hub.is_some() {
            agreement.handling_availability = chance(1, dice);
        }
    }
    let mut order: Vec<usize> = (0..study.agreement.len() + study.tie.len()).collect();
    for last in (1..order.len()).rev() {
        order.swap(last, dice.below(last + 1));
    }
    for (turn, at) in order.into_iter().enumerate() {
        if turn == 2 {
            let actor = dice.below(study.actor.len());
            study.actor[actor].availability = chance(1, dice);
        }
        if let Some(agreement) = study.agreement.get_mut(at) {
            let members = agreement.members.as_ref().map_or(0, Vec::len);
            let ties = if agreement.hub.is_some() {
                members - 1
            } else {
                members * (members - 1) / 2
            };
            let ways = if study.directed { 2 } else { 1 };
            agreement.availability = chance(ties * ways, dice);
        } else {
            study.tie[at - study.agreement.len()].availability = chance(1, dice);
        }
    }
    for actor in &mut study.actor {
        if actor.availability.is_none() {
            actor.availability = chance(1, dice);
        }
        if dice.below(2) == 0 {
            actor.consent = Some(Range::exact(0.2 + 0.8 * dice.unit()));
        }
    }
}
