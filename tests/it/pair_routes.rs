//! The routes of a pair, fastest first, against hand-worked answers.

use crate::{
    set::coded,
    support::{bundled, close, measured, resolve, study, value},
};
use linchpin::{
    analysis::{PairRoutes, pair_routes},
    model::{Network, Selection},
};

fn ways(found: &PairRoutes) -> Vec<(Vec<&str>, f64)> {
    let delays = found.routes.iter().map(|route| route.delay);
    let actors = found
        .routes
        .iter()
        .map(|route| route.actors.iter().map(String::as_str).collect());
    actors.zip(delays).collect()
}

#[test]
fn the_fastest_route_comes_first_and_runs_from_the_first_of_the_pair() {
    let network = resolve(&study(&[
        ("A", "B", 1.0, 4.0, 0.5),
        ("H", "A", 1.0, 1.0, 0.8),
        ("H", "B", 1.0, 2.0, 0.9),
    ]));
    let side = measured(network);
    let there = pair_routes(&side, ["A", "B"], 9).unwrap();
    assert!(there.tied && there.more == 0 && there.note.is_none());
    assert_eq!(
        ways(&there),
        [(vec!["A", "H", "B"], 3.0), (vec!["A", "B"], 4.0)]
    );
    close(there.routes[0].answered.unwrap(), 0.8 * 0.9);
    close(there.routes[1].answered.unwrap(), 0.5);
    let back = pair_routes(&side, ["B", "A"], 9).unwrap();
    assert_eq!(
        ways(&back),
        [(vec!["B", "H", "A"], 3.0), (vec!["B", "A"], 4.0)]
    );
    let first = pair_routes(&side, ["B", "A"], 1).unwrap();
    assert_eq!((first.routes.len(), first.more), (1, 1));
    assert_eq!(pair_routes(&side, ["A", "Z"], 9), None);
}

#[test]
fn a_route_through_a_hub_has_its_handling_and_is_answered_as_the_pair_is_where_it_is_the_only_one()
{
    let network = Network::resolve(&coded(&[]), &Selection::default()).unwrap();
    let sure = value(&network, "share-probability", &["A", "C"]);
    let side = measured(network);
    let found = pair_routes(&side, ["C", "A"], 9).unwrap();
    assert!(!found.tied);
    // Two hours to the hub, half past one in its hands, two hours on.
    assert_eq!(ways(&found), [(vec!["C", "B", "A"], 5.5)]);
    assert_eq!(found.routes[0].grants, ["RELAY"]);
    close(found.routes[0].answered.unwrap(), sure);
    // Nobody passes on what D has.
    assert!(pair_routes(&side, ["A", "D"], 9).unwrap().routes.is_empty());
}

#[test]
fn of_too_many_routes_those_over_one_actor_are_listed_and_it_is_said() {
    let side = measured(bundled("shape:complete-30", |_| {}));
    let found = pair_routes(&side, ["a1", "a2"], 100).unwrap();
    assert_eq!(found.routes.len(), 1 + 28);
    assert_eq!(found.routes[0].actors, ["a1", "a2"]);
    assert!(
        found.routes[1..]
            .iter()
            .all(|route| route.actors.len() == 3)
    );
    assert!(
        found
            .note
            .unwrap()
            .starts_with("too many routes to list all")
    );
}
