//! Tie betweenness: the share of the traffic of all pairs that runs over a tie, in three readings.
//!
//! ```text
//! C_B(e)  = Σ_{s<t} σ_st(e)/σ_st ÷ n(n−1)/2
//! C_CB(e) = Σ_{s<t} |I_st(e)| ÷ (n−1)(n−2)
//! ```
//!
//! σ_st(e) is the number of shortest routes between s and t that run over the tie e, I_st(e) the current over it when
//! a unit is sent from s to t with ties as conductances. Unlike an actor's [`betweenness`](super::betweenness) the
//! pairs include the ends of the tie. By hops and delay the score is a share of all pairs, from 0 to 1; the current
//! is divided by (n−1)(n−2), as published elsewhere, and is compared between ties of one network only. High is a tie
//! that many pairs use: the seam between two groups, or the only tie of a spoke. Neither way is better. Where ties
//! run one way, pairs are ordered, and there are twice as many of them. The reading by flow is not defined then.
//!
//! # Undefined
//! By flow with fewer than 3 actors, or when the strengths are too uneven for floating point. By hops and delay only
//! under granted transit, when the permitted routes are too many to list.
//!
//! # Complexity
//! By shortest routes, O(n(n + m)) time by hops; by delay some times that in practice, and O(n²m) at worst: searches
//! from every actor, some side by side. O(n + m) space. Under granted transit the permitted routes are listed instead,
//! at most 200,000, and the cost grows with their number. By flow O(n³ + mn log² n) time and O(n² + m) space.
//!
//! # References
//! Girvan & Newman 2002, doi:10.1073/pnas.122653799; Brandes 2008, doi:10.1016/j.socnet.2007.11.001; Newman 2005,
//! doi:10.1016/j.socnet.2004.11.009; Brandes & Fleischer 2005, doi:10.1007/978-3-540-31856-9_44.
//!
//! # Example
//! The only tie of a spoke carries the five pairs that the spoke is in, of fifteen; a current of 5 in all, over 5 ·
//! 4.
//!
//! ```
//! use linchpin::{model::Score, score};
//!
//! let close = |score: Score, answer: f64| score.value().is_some_and(|value| (value - answer).abs() < 1e-9);
//! assert!(close(score("shape:star-6", "tie-betweenness", &["hub", "a1"])?, 5.0 / 15.0));
//! assert!(close(score("shape:star-6", "tie-betweenness-flow", &["hub", "a1"])?, 5.0 / 20.0));
//! assert!(close(score("shape:path-4", "tie-betweenness", &["a2", "a3"])?, 4.0 / 6.0));
//! // The one pair of spokes that is tied takes its tie when hops count, and the hub when hours do.
//! assert!(close(score("hub-and-spokes-plus", "tie-betweenness", &["JPN", "KOR"])?, 1.0 / 21.0));
//! assert!(close(score("hub-and-spokes-plus", "tie-betweenness-delay", &["JPN", "KOR"])?, 0.0));
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

/// Share of the shortest routes of all pairs that run over this tie, by hops: [module docs](self).
pub static HOPS: Metric = Metric {
    id: "tie-betweenness",
    concept: "tie-betweenness",
    reading: Reading::Hops,
    title: "Tie betweenness (hops)",
    symbol: "C_B(e)",
    unit: "share of pairs",
    growth: Growth::Searches,
    range: "0–1",
    family: Family::Centrality,
    better: Better::Neither,
    spread: Spread::None,
    adding: Adding::Either,
    direction: Direction::Either,
    about: "Share of the shortest routes of all pairs that run over this tie",
    formula: "C_B(e) = Σ_{s<t} σ_st(e)/σ_st ÷ n(n−1)/2",
    normalisation: "÷ n(n−1)/2, the number of pairs; n(n−1) where ties run one way and pairs are ordered",
    interpret: "High: many pairs use this tie, as between two groups or on the way to a spoke. Low does not mean useless: a tie that only its own ends use still scores one pair.",
    undefined: "under granted transit: more permitted routes than can be listed",
    complexity: "O(n(n + m)) time, O(n + m) space; under granted transit it grows with the number of permitted routes, of which at most 200,000 are listed",
    cite: "Girvan & Newman 2002, doi:10.1073/pnas.122653799; Brandes 2008, doi:10.1016/j.socnet.2007.11.001",
    reproduce: "networkx.edge_betweenness_centrality(G)",
    compute: Compute::Ties(|view| tie_betweenness(view, Length::Hops)),
};

/// Share of the fastest routes of all pairs that run over this tie, by delay: [module docs](self).
pub static DELAY: Metric = Metric {
    id: "tie-betweenness-delay",
    concept: "tie-betweenness",
    reading: Reading::Delay,
    title: "Tie betweenness (least delay)",
    symbol: "C_B(e)",
    unit: "share of pairs",
    growth: Growth::Searches,
    range: "0–1",
    family: Family::Centrality,
    better: Better::Neither,
    spread: Spread::Draws,
    adding: Adding::Either,
    direction: Direction::Either,
    about: "Share of the fastest routes of all pairs that run over this tie",
    formula: "C_B(e) = Σ_{s<t} σ_st(e)/σ_st ÷ n(n−1)/2, σ counting fastest routes",
    normalisation: "÷ n(n−1)/2, the number of pairs; n(n−1) where ties run one way and pairs are ordered",
    interpret: "High: the fastest routes of many pairs run over this tie. 0 means that even its own two ends are served faster another way.",
    undefined: "under granted transit: more permitted routes than can be listed",
    complexity: "some times O(n(n + m)) time in practice, O(n²m) at worst, O(n + m) space; under granted transit it grows with the number of permitted routes, of which at most 200,000 are listed",
    cite: "Girvan & Newman 2002, doi:10.1073/pnas.122653799; Brandes 2008, doi:10.1016/j.socnet.2007.11.001",
    reproduce: "networkx.edge_betweenness_centrality(G, weight='delay')",
    compute: Compute::Ties(|view| tie_betweenness(view, Length::Delay)),
};

/// Current over this tie when a unit is sent between every pair, by strength: [module docs](self).
pub static FLOW: Metric = Metric {
    id: "tie-betweenness-flow",
    concept: "tie-betweenness",
    reading: Reading::Strength,
    title: "Tie betweenness (current flow)",
    symbol: "C_CB(e)",
    unit: "current per pair",
    growth: Growth::Pairs,
    range: "≥ 0",
    family: Family::Centrality,
    better: Better::Neither,
    spread: Spread::Draws,
    adding: Adding::Either,
    direction: Direction::Undirected,
    about: "Current over this tie, a unit current sent between every pair, ties as conductances",
    formula: "C_CB(e) = Σ_{s<t} |I_st(e)| ÷ (n−1)(n−2)",
    normalisation: "÷ (n−1)(n−2), as published elsewhere, so that results can be compared",
    interpret: "High: much of the current of all pairs crosses this tie, because it is strong or because there is no way round. The divisor is not the number of pairs, so compare it between ties of one network only; transit rules do not act on it.",
    undefined: "fewer than 3 actors; strengths too uneven for floating point; more than 5000 actors",
    complexity: "O(n³ + mn log² n) time, O(n² + m) space",
    cite: "Newman 2005, doi:10.1016/j.socnet.2004.11.009; Brandes & Fleischer 2005, doi:10.1007/978-3-540-31856-9_44",
    reproduce: "networkx.edge_current_flow_betweenness_centrality(G, weight='strength')",
    compute: Compute::Ties(tie_betweenness_flow),
};

fn tie_betweenness(view: &View, length: Length) -> Vec<Score> {
    let pairs = view.pair_count() as f64;
    each(
        view.tie_loads(length)
            .map(|loads| loads.iter().map(move |load| load / pairs)),
        view.links().len(),
    )
}

fn tie_betweenness_flow(view: &View) -> Vec<Score> {
    let n = view.n();
    if n < 3 {
        return undefined(view.links().len(), reason::THREE_ACTORS);
    }
    if let Err(reason) = view.resistances() {
        return undefined(view.links().len(), reason);
    }
    let pairs = ((n - 1) * (n - 2)) as f64;
    defined(
        view.current_flow()
            .over_link
            .iter()
            .map(|load| load / pairs),
    )
}
