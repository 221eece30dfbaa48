//! What breaks, and how surely it holds: from rebuilt networks and from all states.

use super::{
    expected::{Book, Reach, pairs_of_others, reading, where_it},
    plain::{Gone, Plain},
    states::States,
};
use linchpin::model::Score;

pub fn losses(book: &mut Book, reach: &Reach) {
    let (plain, n) = (book.plain, book.plain.n());
    let mut cut_actors = 0.0;
    for actor in 0..n {
        let after = Reach::of(&plain.without(Gone::Actor(actor)));
        let left = after.joined(Some(actor));
        let lost = reach.joined(Some(actor)).difference(&left).count() as f64;
        let others = pairs_of_others(plain);
        cut_actors += f64::from(u8::from(lost > 0.0));
        book.actor("middleman-pairs", actor, Score::Defined(lost));
        book.actor("cut-actor", actor, Score::Defined(lost.min(1.0)));
        let apart = 1.0 - left.len() as f64 / others;
        if !plain.directed {
            let largest = largest_group(&plain.without(Gone::Actor(actor)), actor);
            let largest = largest / (n as f64 - 1.0);
            book.actor("largest-after", actor, where_it(n > 1, largest));
        }
        book.actor("fragmentation-after", actor, where_it(n > 2, apart));
        book.actor("fragmentation-rise", actor, where_it(n > 2, lost / others));
        for delay in [false, true] {
            let before = reach.nearness(delay, Some(actor));
            let share = 1.0 - after.nearness(delay, Some(actor)) / before;
            let metric = reading(delay, "vulnerability", "vulnerability-delay");
            book.actor(metric, actor, where_it(before > 0.0, share));
        }
    }
    let mut bridges = 0.0;
    for tie in plain.tied() {
        let after = Reach::of(&plain.without(Gone::Tie(tie.0, tie.1)));
        let parted = f64::from(u8::from(!after.joined(None).contains(&tie)));
        bridges += parted;
        book.pair("bridge", tie, Score::Defined(parted));
        for delay in [false, true] {
            let share = 1.0 - after.nearness(delay, None) / reach.nearness(delay, None);
            let metric = reading(delay, "tie-vulnerability", "tie-vulnerability-delay");
            book.pair(metric, tie, Score::Defined(share));
        }
    }
    for agreement in 0..plain.agreements.len() {
        let after = Reach::of(&plain.without(Gone::Agreement(agreement)));
        let left = after.joined(None);
        let lost = reach.joined(None).difference(&left).count() as f64;
        book.agreement("agreement-cut", agreement, Score::Defined(lost));
        let share = 1.0 - after.nearness(false, None) / reach.nearness(false, None);
        book.agreement("agreement-vulnerability", agreement, Score::Defined(share));
    }
    book.network("bridges", Score::Defined(bridges));
    book.network("cut-actors", Score::Defined(cut_actors));
}

pub fn probabilities(book: &mut Book) {
    let plain = book.plain;
    let states = States::of(plain);
    let two = plain.n() > 1;
    for (pair, share) in plain.pairs().into_iter().zip(states.shares()) {
        book.pair("share-probability", pair, Score::Defined(share));
    }
    book.network("mean-share-probability", where_it(two, states.mean(0, 0)));
    if !plain.directed {
        let together = Score::Defined(states.together());
        book.network("all-terminal-reliability", together);
    }
    let things = |bits: &mut dyn Iterator<Item = u64>| bits.fold(0, |set, bit| set | bit);
    let importance = |things: u64| where_it(two, states.mean(things, 0) - states.mean(0, things));
    for actor in 0..plain.n() {
        book.actor("importance", actor, importance(states.actor(actor)));
    }
    for (a, b) in plain.tied() {
        let of = |tie: &usize| plain.joins(&plain.ties[*tie], a, b);
        let ties = (0..plain.ties.len()).filter(of);
        let tie = things(&mut ties.map(|tie| states.tie(tie)));
        book.pair("tie-importance", (a, b), importance(tie));
    }
    for agreement in 0..plain.agreements.len() {
        let of = |tie: &usize| plain.ties[*tie].agreement == Some(agreement);
        let ties = (0..plain.ties.len()).filter(of);
        let of = |hub: &usize| plain.hubs[*hub].agreement == agreement;
        let hubs = (0..plain.hubs.len()).filter(of);
        let ties = ties.map(|tie| states.tie(tie));
        let all = things(&mut ties.chain(hubs.map(|hub| states.hub(hub))));
        book.agreement("agreement-importance", agreement, importance(all));
    }
}

/// The most actors but one that ties hold together, whoever may pass on what.
fn largest_group(plain: &Plain, but: usize) -> f64 {
    let open = Plain {
        granted: false,
        ..plain.clone()
    };
    let group = |from: usize| {
        let others = (0..plain.n()).filter(|&to| to != but && to != from);
        1 + others
            .filter(|&to| !open.routes(from, to).is_empty())
            .count()
    };
    let groups = (0..plain.n()).filter(|&from| from != but).map(group);
    groups.max().unwrap_or_default() as f64
}
