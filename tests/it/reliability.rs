//! Exact reliability against all states, with ties, hubs and actors failing.

mod causes;
mod large;
mod timed;
mod varied;
mod verb;

use crate::support::{Dice, NAMES, close, numbered, random_ties, resolve};
use linchpin::{
    kernels::{View, all_terminal},
    model::{Level, Range, Transit},
};

/// Probability that the `joined` pairs hold, over every state of ties and actors.
fn brute(view: &View, joined: impl Fn(&[bool], &[bool]) -> bool) -> f64 {
    let (n, links) = (view.n(), view.links());
    let unsure: Vec<usize> = (0..n)
        .filter(|&actor| view.availability(actor) < 1.0)
        .collect();
    let mut total = 0.0;
    for ties in 0..1_u32 << links.len() {
        for actors in 0..1_u32 << unsure.len() {
            let tie_up: Vec<bool> = (0..links.len()).map(|tie| ties >> tie & 1 == 1).collect();
            let mut up = vec![true; n];
            unsure
                .iter()
                .enumerate()
                .for_each(|(bit, &actor)| up[actor] = actors >> bit & 1 == 1);
            let mut probability = 1.0;
            for (link, works) in links.iter().zip(&tie_up) {
                probability *= if *works {
                    link.availability
                } else {
                    1.0 - link.availability
                };
            }
            for &actor in &unsure {
                probability *= if up[actor] {
                    view.availability(actor)
                } else {
                    1.0 - view.availability(actor)
                };
            }
            if joined(&tie_up, &up) {
                total += probability;
            }
        }
    }
    total
}

fn reach(view: &View, from: usize, ties: &[bool], up: &[bool]) -> Vec<bool> {
    let mut seen = vec![false; view.n()];
    let mut stack = vec![from];
    seen[from] = up[from];
    while let Some(actor) = stack.pop() {
        for arc in view.arcs(actor).iter().filter(|_| up[actor]) {
            if ties[arc.link] && up[arc.to] && !seen[arc.to] {
                seen[arc.to] = true;
                stack.push(arc.to);
            }
        }
    }
    seen
}

#[test]
fn pairs_and_all_terminal_equal_the_sum_over_all_states() {
    let mut dice = Dice::new(7);
    for round in 0..60 {
        let n = 2 + dice.below(5);
        let ties: Vec<_> = random_ties(&mut dice, n, 0.6).into_iter().take(9).collect();
        let mut study = numbered(n, &ties);
        for actor in &mut study.actor {
            if round % 2 == 1 && dice.unit() < 0.5 {
                actor.availability = Some(Range::exact(0.3 + 0.6 * dice.unit()));
            }
        }
        let network = resolve(&study);
        let view = View::new(&network, Level::Mid);
        let reliability = view.reliability().expect("small enough");
        for (index, (a, b)) in view.pairs().enumerate() {
            let expected = brute(&view, |ties, up| up[a] && reach(&view, a, ties, up)[b]);
            assert!(
                (reliability.pair(index) - expected).abs() < 1e-12,
                "round {round}, pair {}–{}",
                NAMES[a],
                NAMES[b]
            );
        }
        let expected = brute(&view, |ties, up| {
            reach(&view, 0, ties, up).iter().all(|&reached| reached)
        });
        close(all_terminal(&view).expect("small enough"), expected);
    }
}

#[test]
fn every_connected_graph_of_four_is_exact() {
    let pairs: Vec<(usize, usize)> = (0..4)
        .flat_map(|a| (a + 1..4).map(move |b| (a, b)))
        .collect();
    for chosen in 1_u32..64 {
        let ties: Vec<_> = pairs
            .iter()
            .enumerate()
            .filter(|(bit, _)| chosen >> bit & 1 == 1)
            .map(|(bit, &(a, b))| (a, b, 1.0, 1.0, 0.35 + 0.1 * bit as f64))
            .collect();
        let network = resolve(&numbered(4, &ties));
        let view = View::new(&network, Level::Mid);
        let reliability = view.reliability().expect("small");
        for (index, (a, b)) in view.pairs().enumerate() {
            let expected = brute(&view, |ties, up| reach(&view, a, ties, up)[b]);
            assert!((reliability.pair(index) - expected).abs() < 1e-12);
        }
    }
}

#[test]
fn a_clique_too_large_for_exact_reliability_says_so_and_is_not_sampled_in_silence() {
    let ties: Vec<crate::support::Tie> = Vec::new();
    let mut study = crate::support::study(&ties);
    let name = |i: usize| format!("X{i}");
    for a in 0..30 {
        for b in a + 1..30 {
            study.tie.push(linchpin::model::BareTie {
                a: name(a),
                b: name(b),
                availability: Some(Range::exact(0.5)),
                ..Default::default()
            });
        }
    }
    let network = resolve(&study);
    assert_eq!(network.about().transit, Transit::Open);
    assert_eq!(
        View::new(&network, Level::Mid).reliability().err(),
        Some("too large for exact reliability")
    );
}
