//! One thing less without starting over, against the network compiled anew.

use crate::support::{Dice, Tie, bundled, close, drawn, resolve, study};
use linchpin::{
    kernels::{Length, Loss, Removal, View},
    metrics::{CRITERIA, Criterion},
    model::Level,
};
use std::collections::BTreeSet;

fn losses(view: &View) -> impl Iterator<Item = Loss> {
    let actors = (0..view.n()).map(Loss::Actor);
    let ties = (0..view.links().len()).map(Loss::Link);
    actors
        .chain(ties)
        .chain((0..view.agreements()).map(Loss::Agreement))
}

/// Networks of every density, in one piece and in several, with and without cut actors.
fn networks(seed: u64, rounds: usize, directed: bool) -> impl Iterator<Item = (String, View)> {
    let mut dice = Dice::new(seed);
    (0..rounds).map(move |round| {
        let n = 1 + dice.below(13);
        let most = n * (n - 1) / if directed { 1 } else { 2 };
        // Sparse networks have bridges.
        let most = if dice.below(2) == 0 {
            most.min(n + 1)
        } else {
            most
        };
        let network = drawn(n, dice.below(most + 1), directed, &mut dice);
        (format!("round {round}"), View::new(&network, Level::Mid))
    })
}

fn sums_hold(case: &str, view: &View) -> usize {
    let removal = Removal::new(view).unwrap();
    let mut known = 0;
    for loss in losses(view) {
        let anew = view.without(loss);
        for length in [Length::Hops, Length::Delay] {
            let kept = |actor| loss != Loss::Actor(actor);
            let slow = anew.sweep(length).unwrap().inverse_sum(kept).0;
            let quick = removal.inverse_sum(loss, length).unwrap();
            assert!(
                (slow - quick).abs() <= 1e-11 * slow.max(1.0),
                "{case}: {loss:?}, {length:?}: {quick}, anew {slow}"
            );
            let before = view.sweep(length).unwrap().inverse_sum(kept).0;
            close(view.inverse_sum_before(loss, length).unwrap(), before);
            known += 1;
        }
    }
    known
}

#[test]
fn distances_after_a_loss_are_those_of_the_network_without_it() {
    let mut known = 0;
    for directed in [false, true] {
        for (case, view) in networks(3, 150, directed) {
            known += sums_hold(&case, &view);
        }
    }
    assert!(known > 10_000, "{known}");
    let mut dice = Dice::new(77);
    for directed in [false, true] {
        let network = drawn(70, 220, directed, &mut dice);
        sums_hold("70 actors", &View::new(&network, Level::Mid));
    }
    for shape in ["path-9", "star-9", "ring-8", "complete-7", "wheel-8"] {
        let network = bundled(&format!("shape:{shape}"), |_| {});
        sums_hold(shape, &View::new(&network, Level::Mid));
    }
}

/// Components of what is left, by a plain search.
fn pieces(view: &View, lost: Option<usize>) -> Vec<usize> {
    let mut met = vec![false; view.n()];
    let mut sizes = Vec::new();
    for root in (0..view.n()).filter(|&root| Some(root) != lost) {
        if std::mem::replace(&mut met[root], true) {
            continue;
        }
        let mut waiting = vec![root];
        let mut size = 0;
        while let Some(actor) = waiting.pop() {
            size += 1;
            for arc in view.arcs(actor).iter().chain(view.arcs_in(actor)) {
                if Some(arc.to) != lost && !std::mem::replace(&mut met[arc.to], true) {
                    waiting.push(arc.to);
                }
            }
        }
        sizes.push(size);
    }
    sizes
}

#[test]
fn components_after_every_loss_are_those_counted_anew() {
    for directed in [false, true] {
        for (case, view) in networks(29, 400, directed) {
            let removal = Removal::new(&view).unwrap();
            let joined = |sizes: &[usize]| sizes.iter().map(|s| s * (s - 1) / 2).sum::<usize>();
            let before = pieces(&view, None);
            for loss in losses(&view) {
                let anew = view.without(loss);
                let lost = match loss {
                    Loss::Actor(actor) => Some(actor),
                    _ => None,
                };
                let after = pieces(&anew, lost);
                assert_eq!(removal.components(loss), after.len(), "{case}: {loss:?}");
                if directed {
                    continue;
                }
                let largest = after.iter().copied().max().unwrap_or(0);
                let lowlink = view.lowlink();
                let own = lost.map_or(0, |actor| {
                    let of = lowlink.components()[actor];
                    lowlink.sizes()[of] - 1
                });
                let cut = joined(&before) - own - joined(&after);
                assert_eq!(
                    view.count_pairs_lost(loss).unwrap(),
                    cut,
                    "{case}: {loss:?}"
                );
                match loss {
                    Loss::Actor(actor) => {
                        assert_eq!(lowlink.largest_without_actor(actor), largest, "{case}");
                        assert_eq!(view.cut_actors().unwrap()[actor], cut > 0, "{case}");
                    }
                    Loss::Link(link) => {
                        assert_eq!(lowlink.largest_without_tie(&view, link), largest, "{case}");
                        assert_eq!(view.bridges().unwrap()[link], cut > 0, "{case}");
                    }
                    Loss::Agreement(_) => {}
                }
            }
        }
    }
}

#[test]
fn the_pairs_lost_are_those_without_a_route_anew() {
    for directed in [false, true] {
        for (case, view) in networks(31, 200, directed) {
            for loss in losses(&view) {
                let anew = view.without(loss);
                let reach = |view: &View, (a, b)| {
                    view.sweep(Length::Hops).unwrap().distance(a, b).is_finite()
                };
                let slow: Vec<(usize, usize)> = view
                    .pairs()
                    .filter(|&(a, b)| loss != Loss::Actor(a) && loss != Loss::Actor(b))
                    .filter(|&pair| reach(&view, pair) && !reach(&anew, pair))
                    .collect();
                let quick = view.pairs_lost(loss).unwrap();
                assert_eq!(quick, slow, "{case}: {loss:?}");
                assert_eq!(view.count_pairs_lost(loss).unwrap(), slow.len(), "{case}");
                let first = view.first_pairs_lost(loss, 2).unwrap();
                assert_eq!(first, slow[..slow.len().min(2)], "{case}");
                if let Loss::Link(link) = loss {
                    let ends = (view.links()[link].a, view.links()[link].b);
                    assert_eq!(
                        view.bridges().unwrap()[link],
                        slow.contains(&ends),
                        "{case}"
                    );
                }
            }
        }
    }
}

#[test]
fn blocks_are_the_sets_that_no_loss_of_an_actor_parts() {
    for (case, view) in networks(37, 300, false) {
        let blocks = view.blocks();
        // Every tie is in exactly one block.
        for link in view.links() {
            let holding = blocks
                .iter()
                .filter(|block| block.contains(&link.a) && block.contains(&link.b));
            assert_eq!(holding.count(), 1, "{case}");
        }
        // Two others of one block stay joined whoever is lost; two of different blocks are parted by someone.
        for (a, b) in view.pairs() {
            let together = blocks
                .iter()
                .any(|block| block.contains(&a) && block.contains(&b));
            let parted = (0..view.n()).any(|actor| {
                view.pairs_lost(Loss::Actor(actor))
                    .unwrap()
                    .contains(&(a, b))
            });
            let joined = view.sweep(Length::Hops).unwrap().distance(a, b).is_finite();
            assert_eq!(together, joined && !parted, "{case}: {a}, {b}");
        }
        let distinct: BTreeSet<&Vec<usize>> = blocks.iter().collect();
        assert_eq!(distinct.len(), blocks.len(), "{case}");
    }
}

fn loads_hold(case: &str, view: &View) -> usize {
    let removal = Removal::new(view).unwrap();
    let mut known = 0;
    for loss in (0..view.links().len()).map(Loss::Link) {
        let anew = view.without(loss);
        for length in [Length::Hops, Length::Delay] {
            let slow = anew.loads(length).unwrap();
            let quick = removal.betweenness(loss, length).unwrap();
            for (slow, quick) in slow.iter().zip(&quick) {
                assert!(
                    (slow - quick).abs() <= 1e-11 * slow.max(1.0),
                    "{case}: {loss:?}, {length:?}: {quick}, anew {slow}"
                );
            }
            known += 1;
        }
    }
    known
}

#[test]
fn loads_after_the_loss_of_a_tie_are_those_of_the_network_without_it() {
    let mut known = 0;
    for (case, view) in networks(41, 300, false) {
        known += loads_hold(&case, &view);
    }
    assert!(known > 5000, "{known}");
    let network = drawn(40, 90, false, &mut Dice::new(59));
    loads_hold("40 actors", &View::new(&network, Level::Mid));
    for shape in [
        "path-9",
        "star-9",
        "ring-8",
        "ring-9",
        "complete-7",
        "wheel-8",
    ] {
        let network = bundled(&format!("shape:{shape}"), |_| {});
        loads_hold(shape, &View::new(&network, Level::Mid));
    }
}

fn fast() -> impl Iterator<Item = &'static Criterion> {
    CRITERIA.iter().filter(|criterion| criterion.lost.is_some())
}

#[test]
fn a_lost_tie_leaves_what_the_network_without_it_scores() {
    let mut known = [0; CRITERIA.len()];
    for (case, view) in networks(43, 300, false) {
        let removal = Removal::new(&view).unwrap();
        for loss in losses(&view) {
            let anew = view.without(loss);
            for (at, criterion) in fast().enumerate() {
                // What has no value before is not tried.
                if criterion.score(&view).value().is_none() {
                    continue;
                }
                let Some(quick) = criterion.score_lost(&view, &removal, loss) else {
                    continue;
                };
                let slow = criterion.score(&anew);
                let (slow, quick) = (slow.value().unwrap(), quick.value().unwrap());
                let allowed = if criterion.metric.id == "algebraic-connectivity" {
                    1e-9
                } else {
                    1e-10
                };
                assert!(
                    (slow - quick).abs() <= allowed * slow.abs().max(1.0),
                    "{case}: {} after {loss:?}: {quick}, anew {slow}",
                    criterion.metric.id
                );
                known[at] += 1;
            }
        }
    }
    assert!(
        known[..fast().count()].iter().all(|&known| known > 1000),
        "{known:?}"
    );
}

#[test]
fn equal_eigenvalues_and_bridges_are_no_trouble_when_a_tie_is_lost() {
    for shape in [
        "complete-5",
        "ring-6",
        "ring-7",
        "star-6",
        "path-5",
        "wheel-7",
    ] {
        let network = bundled(&format!("shape:{shape}"), |_| {});
        let view = View::new(&network, Level::Mid);
        let removal = Removal::new(&view).unwrap();
        for link in 0..view.links().len() {
            let loss = Loss::Link(link);
            let anew = view.without(loss);
            let second = removal.algebraic_connectivity(loss);
            let kirchhoff = removal.kirchhoff(loss);
            // The loss of a bridge is scored anew.
            assert_eq!(second.is_none(), view.bridges().unwrap()[link], "{shape}");
            assert_eq!(second.is_none(), kirchhoff.is_none(), "{shape}");
            for (id, quick) in [("algebraic-connectivity", second), ("kirchhoff", kirchhoff)] {
                let slow = Criterion::find(id).unwrap().score(&anew).value();
                if let Some(quick) = quick {
                    close(quick, slow.unwrap());
                }
            }
        }
    }
}

#[test]
fn the_loss_of_a_tie_leaves_the_answers_worked_by_hand() {
    let view = |name: &str| View::new(&bundled(name, |_| {}), Level::Mid);
    // The ring of four without a tie is the path of four: λ₂ = 2 − √2, resistances 1·3 + 2·2 + 3·1 = 10, and the inner
    // two carry two pairs each.
    let ring = view("shape:ring-4");
    let removal = Removal::new(&ring).unwrap();
    let loss = Loss::Link(0);
    assert_eq!((ring.links()[0].a, ring.links()[0].b), (0, 1));
    close(
        removal.algebraic_connectivity(loss).unwrap(),
        2.0 - 2.0_f64.sqrt(),
    );
    close(removal.kirchhoff(loss).unwrap(), 10.0);
    close(
        removal.inverse_sum(loss, Length::Hops).unwrap(),
        3.0 + 2.0 / 2.0 + 1.0 / 3.0,
    );
    assert_eq!(removal.components(loss), 1);
    let mut loads = removal.betweenness(loss, Length::Hops).unwrap();
    loads.sort_by(f64::total_cmp);
    assert_eq!(loads, [0.0, 0.0, 2.0, 2.0]);
    // A star without its hub is its spokes.
    let star = view("shape:star-6");
    let removal = Removal::new(&star).unwrap();
    let hub = (0..6)
        .find(|&actor| star.cut_actors().unwrap()[actor])
        .unwrap();
    assert_eq!(removal.components(Loss::Actor(hub)), 5);
    close(
        removal.inverse_sum(Loss::Actor(hub), Length::Hops).unwrap() + 1.0,
        1.0,
    );
}

/// A network of these ties, and the one that is lost from it: the first.
fn without_first(ties: &[(&str, &str, f64)]) -> (View, Loss) {
    let made: Vec<Tie> = ties
        .iter()
        .map(|&(a, b, delay)| (a, b, 1.0, delay, 0.9))
        .collect();
    let network = resolve(&study(&made));
    let view = View::new(&network, Level::Mid);
    let (a, b) = (network.index_of(ties[0].0), network.index_of(ties[0].1));
    let ends = (a.unwrap(), b.unwrap());
    let is_lost = |&link: &usize| {
        let link = &view.links()[link];
        ends == (link.a, link.b) || ends == (link.b, link.a)
    };
    let lost = (0..view.links().len()).find(is_lost).unwrap();
    (view, Loss::Link(lost))
}

/// Loads after the loss of the first tie, if told; they agree with those of the network without it.
fn told(ties: &[(&str, &str, f64)], length: Length) -> bool {
    let (view, loss) = without_first(ties);
    let anew = view.without(loss);
    let quick = Removal::new(&view).unwrap().betweenness(loss, length);
    let slow = anew.loads(length).unwrap();
    for (quick, slow) in quick.iter().flatten().zip(slow) {
        assert!((quick - slow).abs() <= 1e-6 * slow.max(1.0));
    }
    quick.is_some()
}

#[test]
fn where_routes_are_too_many_to_count_their_load_is_not_told_wrong() {
    // Squares in a row, each of which doubles the routes, then the tie; and one chain beside them, as long.
    for squares in [3, 21] {
        let name = |kind: &str, at: usize| format!("{kind}{at:02}");
        let mut pairs = vec![(name("corner", squares), name("last", 0))];
        for at in 0..squares {
            for side in ["left", "right"] {
                pairs.push((name("corner", at), name(side, at)));
                pairs.push((name(side, at), name("corner", at + 1)));
            }
        }
        pairs.push((name("corner", 0), name("chain", 1)));
        pairs.extend((1..2 * squares).map(|at| (name("chain", at), name("chain", at + 1))));
        pairs.push((name("chain", 2 * squares), name("last", 0)));
        let ties: Vec<(&str, &str, f64)> = pairs
            .iter()
            .map(|(a, b)| (a.as_str(), b.as_str(), 1.0))
            .collect();
        let is_told = told(&ties, Length::Hops);
        assert!(is_told || squares > 3);
    }
}

#[test]
fn however_many_routes_there_were_those_that_are_left_are_counted_one_by_one() {
    // Five ways from corner to corner, ten times before the tie and fifteen times behind it: more routes than a
    // floating-point number counts. Behind them X and Y, side by side, and one other way to X, longer by an hour.
    let name = |kind: &str, at: usize| format!("{kind}{at:02}");
    let mut pairs = Vec::new();
    for at in (0..10).chain(11..26) {
        for way in 0..5 {
            let middle = format!("way{at:02}-{way}");
            pairs.push((name("corner", at), middle.clone()));
            pairs.push((middle, name("corner", at + 1)));
        }
    }
    let mut ties = vec![("corner10", "corner11", 1.0)];
    ties.extend(pairs.iter().map(|(a, b)| (a.as_str(), b.as_str(), 1.0)));
    ties.extend([("corner26", "X", 1.0), ("corner26", "Y", 1.0)]);
    ties.extend([("X", "Y", 1.0), ("corner00", "Z", 26.0), ("Z", "X", 27.0)]);
    assert!(told(&ties, Length::Delay));
}

#[test]
fn where_the_new_way_is_too_long_beside_the_shortest_tie_no_load_is_told_wrong() {
    for (detour, few) in [(2.0, true), (1e8, false)] {
        let ties = [("A", "B", 1.0), ("A", "C", detour), ("B", "C", detour)];
        let is_told = told(&ties, Length::Delay);
        assert!(is_told || !few, "{detour}");
    }
}

#[test]
fn a_tie_shorter_than_the_tolerance_neither_holds_nor_leads_past_a_lost_actor() {
    // V is between S and the others, but for a long way round.
    let short = 4e-4;
    let past: [(&str, &str, f64); 4] = [
        ("S", "U", 1e6),
        ("U", "V", short),
        ("V", "A", short),
        ("S", "A", 5e6),
    ];
    let beside: [(&str, &str, f64); 5] = [
        ("S", "V", 1e6),
        ("V", "A", 1e6),
        ("V", "B", 1e6),
        ("A", "B", short),
        ("S", "A", 5e6),
    ];
    for (ties, lost, left) in [
        (&past[..], 2, 1e-6 + 1.0 / 5e6 + 1.0 / 6e6),
        (&beside[..], 1, 2.0 / 5e6 + 1.0 / short),
    ] {
        let (view, _) = without_first(ties);
        let removal = Removal::new(&view).unwrap();
        let found = removal.inverse_sum(Loss::Actor(lost), Length::Delay);
        let found = found.unwrap();
        assert!((found - left).abs() < 1e-9, "{found}, {left}");
    }
}

#[test]
fn a_tie_of_just_the_tolerance_does_not_let_two_hold_each_other() {
    // V is between S and both A and B, to whom it is as far; a long way round leads to A.
    for far in [7e5_f64, 9e5, 1.25e6] {
        let short = 1e-9 * (far + 1e-9 * far);
        let ties: [(&str, &str, f64); 5] = [
            ("S", "V", 4e5),
            ("V", "A", far - 4e5),
            ("V", "B", far - 4e5),
            ("A", "B", short),
            ("S", "A", 5e6),
        ];
        let (view, _) = without_first(&ties);
        let removal = Removal::new(&view).unwrap();
        let found = removal.inverse_sum(Loss::Actor(1), Length::Delay);
        let (found, left) = (found.unwrap(), 2.0 / 5e6 + 1.0 / short);
        assert!((found - left).abs() < 1e-9, "{far}: {found}, {left}");
    }
}
