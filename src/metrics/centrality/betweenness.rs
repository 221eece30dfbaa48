//! Betweenness: the share of the traffic between other actors that passes through an actor, in three readings.
//!
//! ```text
//! C_B(v) = Σ_{s<t≠v} σ_st(v)/σ_st ÷ (n−1)(n−2)/2
//! ```
//!
//! σ_st is the number of shortest routes between s and t, σ_st(v) the number of those that pass through v. By hops
//! and by delay traffic takes shortest routes only, split evenly where several are equally short. By flow it spreads
//! over all routes as a current does over conductances: a unit current is sent between every pair of others, and half
//! of what enters and leaves v is counted.
//!
//! The score is a share of pairs, from 0 (nobody's way leads through it) to 1 (every pair of others meets only there,
//! the hub of a star). Neither way is better: a high score is influence for the actor and dependence for the rest. It
//! is an opportunity read off the shape, not a workload that was observed, and a pair that could go another way at no
//! cost counts only in part: what depends on an actor altogether is
//! [`middleman_pairs`](crate::metrics::failure::middleman_pairs).
//!
//! The readings can disagree. With ties of strength 5, 5 and 1 in a triangle the strong corner scores 0 by hops, 1 by
//! delay = 1/strength, and 0.714 by flow. Where transit is granted, hops and delay use permitted routes only, while a
//! current knows no permissions. Where ties run one way, pairs are ordered, and there are twice as many of them. A
//! current has no direction, and the reading by flow is not defined then.
//!
//! # Undefined
//! With fewer than 3 actors there is no pair of others. By hops and delay also under granted transit when the
//! permitted routes are too many to list; by flow when the strengths are too uneven for floating point.
//!
//! # Complexity
//! By shortest routes, O(n(n + m)) time by hops; by delay some times that in practice, and O(n²m) at worst: searches
//! from every actor, some side by side. O(n + m) space. Under granted transit the permitted routes are listed instead,
//! at most 200,000, and the cost grows with their number. By flow O(n³ + mn log² n) time, for one pseudo-inverse and
//! one sort per tie, and O(n² + m) space.
//!
//! # References
//! Freeman 1977, doi:10.2307/3033543; Brandes 2001, doi:10.1080/0022250X.2001.9990249; Newman 2005,
//! doi:10.1016/j.socnet.2004.11.009; Brandes & Fleischer 2005, doi:10.1007/978-3-540-31856-9_44.
//!
//! # Example
//! On the rim of the wheel five of the ten pairs are not tied. Each has two routes of two hops, one of them through
//! the hub.
//!
//! ```
//! use linchpin::{model::Score, score};
//!
//! assert_eq!(score("shape:star-6", "betweenness", &["hub"])?, Score::Defined(1.0));
//! assert_eq!(score("shape:wheel-6", "betweenness", &["hub"])?, Score::Defined(0.25));
//! // Two bilateral agreements with one partner make a route, and not a permission.
//! assert_eq!(score("northeast-asia:bilateral-only", "betweenness", &["USA"])?, Score::Defined(0.0));
//! assert_eq!(score("northeast-asia:bilateral-only", "betweenness-flow", &["USA"])?, Score::Defined(1.0));
//! // Japan and South Korea are tied, but their tie takes four hours and the way through Washington two.
//! let close = |score: Score, answer: f64| score.value().is_some_and(|value| (value - answer).abs() < 1e-9);
//! assert!(close(score("hub-and-spokes-plus", "betweenness", &["USA"])?, 14.0 / 15.0));
//! assert_eq!(score("hub-and-spokes-plus", "betweenness-delay", &["USA"])?, Score::Defined(1.0));
//! # Ok::<(), linchpin::Error>(())
//! ```

use crate::{
    kernels::{Length, View},
    metrics::{
        Adding, Better, Compute, Direction, Family, Growth, Metric, Reading, Spread, defined, each,
        reason, undefined,
    },
    model::Score,
};

/// Shares below this are rounding of a pseudo-inverse whose entries are of the size of 1.
const ROUNDING: f64 = 1e-12;

/// Share of the shortest routes between other actors that pass through this one, by hops: [module docs](self).
pub static HOPS: Metric = Metric {
    id: "betweenness",
    concept: "betweenness",
    reading: Reading::Hops,
    title: "Betweenness (hops)",
    symbol: "C_B",
    unit: "share of other pairs",
    growth: Growth::Searches,
    range: "0–1",
    family: Family::Centrality,
    better: Better::Neither,
    spread: Spread::None,
    adding: Adding::Either,
    direction: Direction::Either,
    about: "Share of the shortest routes between other actors that pass through this one",
    formula: "C_B(v) = Σ_{s<t≠v} σ_st(v)/σ_st ÷ (n−1)(n−2)/2",
    normalisation: "÷ (n−1)(n−2)/2, the number of pairs of others; (n−1)(n−2) where ties run one way and pairs are ordered",
    interpret: "High: many pairs of others meet through this actor, as in a star, whose hub scores 1 by construction; 0: nobody's shortest route needs it. It shows opportunity, not workload, and a pair with a second route as short counts only in part.",
    undefined: "fewer than 3 actors; under granted transit: more permitted routes than can be listed",
    complexity: "O(n(n + m)) time, O(n + m) space; under granted transit it grows with the number of permitted routes, of which at most 200,000 are listed",
    cite: "Freeman 1977, doi:10.2307/3033543; Brandes 2001, doi:10.1080/0022250X.2001.9990249",
    reproduce: "networkx.betweenness_centrality(G)",
    compute: Compute::Actors(|view| betweenness(view, Length::Hops)),
};

/// Share of the fastest routes between other actors that pass through this one, by delay: [module docs](self).
pub static DELAY: Metric = Metric {
    id: "betweenness-delay",
    concept: "betweenness",
    reading: Reading::Delay,
    title: "Betweenness (least delay)",
    symbol: "C_B",
    unit: "share of other pairs",
    growth: Growth::Searches,
    range: "0–1",
    family: Family::Centrality,
    better: Better::Neither,
    spread: Spread::Draws,
    adding: Adding::Either,
    direction: Direction::Either,
    about: "Share of the fastest routes between other actors that pass through this one",
    formula: "C_B(v) = Σ_{s<t≠v} σ_st(v)/σ_st ÷ (n−1)(n−2)/2, σ counting fastest routes",
    normalisation: "÷ (n−1)(n−2)/2, the number of pairs of others; (n−1)(n−2) where ties run one way and pairs are ordered",
    interpret: "High: what travels fastest between others travels through this actor. A small change of a delay can move a pair's fastest route to another actor altogether, so read it with the ranges of the delays.",
    undefined: "fewer than 3 actors; under granted transit: more permitted routes than can be listed",
    complexity: "some times O(n(n + m)) time in practice, O(n²m) at worst, O(n + m) space; under granted transit it grows with the number of permitted routes, of which at most 200,000 are listed",
    cite: "Freeman 1977, doi:10.2307/3033543; Brandes 2001, doi:10.1080/0022250X.2001.9990249",
    reproduce: "networkx.betweenness_centrality(G, weight='delay')",
    compute: Compute::Actors(|view| betweenness(view, Length::Delay)),
};

/// Share of a unit current between other actors that flows through this one, by strength: [module docs](self).
pub static FLOW: Metric = Metric {
    id: "betweenness-flow",
    concept: "betweenness",
    reading: Reading::Strength,
    title: "Betweenness (current flow)",
    symbol: "C_CB",
    unit: "share of other pairs",
    growth: Growth::Pairs,
    range: "0–1",
    family: Family::Centrality,
    better: Better::Neither,
    spread: Spread::Draws,
    adding: Adding::Either,
    direction: Direction::Undirected,
    about: "Share of a unit current between other actors that flows through this one, ties as conductances",
    formula: "C_CB(v) = Σ_{s<t≠v} ½ Σ_u s_vu |φ_v − φ_u| ÷ (n−1)(n−2)/2, φ the potentials of a unit current s→t",
    normalisation: "÷ (n−1)(n−2)/2, the number of pairs of others",
    interpret: "High: strong routes between others lead through this actor, longer ones included, so it does not drop to 0 when a route as short appears beside it. A current asks nobody for permission: transit rules do not act on it.",
    undefined: "fewer than 3 actors; strengths too uneven for floating point; more than 5000 actors",
    complexity: "O(n³ + mn log² n) time, O(n² + m) space",
    cite: "Newman 2005, doi:10.1016/j.socnet.2004.11.009; Brandes & Fleischer 2005, doi:10.1007/978-3-540-31856-9_44",
    reproduce: "networkx.current_flow_betweenness_centrality(G, weight='strength')",
    compute: Compute::Actors(betweenness_flow),
};

/// Betweenness of every actor along shortest routes.
pub(super) fn betweenness(view: &View, length: Length) -> Vec<Score> {
    let n = view.n();
    if n < 3 {
        return undefined(n, reason::THREE_ACTORS);
    }
    let pairs = view.pairs_among(n - 1) as f64;
    each(
        view.loads(length)
            .map(|loads| loads.iter().map(move |load| load / pairs)),
        n,
    )
}

fn betweenness_flow(view: &View) -> Vec<Score> {
    let n = view.n();
    if n < 3 {
        return undefined(n, reason::THREE_ACTORS);
    }
    let pairs = ((n - 1) * (n - 2)) as f64 / 2.0;
    if let Err(reason) = view.resistances() {
        return undefined(n, reason);
    }
    let load = &view.current_flow().through_actor;
    defined((0..n).map(|actor| {
        let share = load[actor] / pairs;
        // Nothing flows through a dead end; elsewhere rounding leaves a current of 1e-17 where none flows.
        if view.arcs(actor).len() < 2 || share < ROUNDING {
            0.0
        } else {
            share.min(1.0)
        }
    }))
}
