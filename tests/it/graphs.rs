//! The workload graphs of the benches: sizes and shapes that the published ratios rest on.

#[path = "../../benches/graphs/mod.rs"]
mod workload;

use linchpin::{kernels::components, metrics::Metric};
use workload::{GRAPHS, Graph, Number};

#[test]
fn every_workload_graph_is_connected_and_has_the_size_it_says() {
    for (name, actors, ties) in GRAPHS {
        let graph = Graph::named(name).unwrap();
        assert_eq!((graph.actors, graph.ties.len()), (actors, ties), "{name}");
        let ends = graph.ties.iter().map(|&(a, b, _)| (a, b));
        let component = components(actors, ends);
        assert!(component.iter().all(|&it| it == component[0]), "{name}");
        assert!(graph.ties.windows(2).all(|two| {
            let [(a, b, _), (c, d, _)] = two else {
                return true;
            };
            (a, b) < (c, d)
        }));
        assert!(graph.ties.iter().all(|&(a, b, number)| {
            let fits = number > 0.0 && (graph.number == Number::Delay || number < 1.0);
            a < b && b < actors && fits
        }));
    }
}

#[test]
fn the_alliance_of_two_hundred_has_its_cut_actors_bridges_and_clustering() {
    let view = Graph::named("alliance200").unwrap().view();
    let score = |id: &str| Metric::find(id).unwrap().scores(&view)[0].value().unwrap();
    assert_eq!(score("cut-actors"), 13.0);
    assert_eq!(score("bridges"), 13.0);
    let most = (0..view.n()).map(|actor| view.arcs(actor).len()).max();
    assert_eq!(most, Some(100));
    assert!((0.5..0.65).contains(&score("mean-clustering")));
    let mut strengths: Vec<f64> = view.links().iter().map(|link| link.strength).collect();
    strengths.sort_by(f64::total_cmp);
    assert!(strengths.windows(2).all(|two| two[0] < two[1]));
}

#[test]
fn a_workload_graph_is_read_by_linchpin_as_it_is_written_for_the_peers() {
    let graph = Graph::named("nato32").unwrap();
    let view = graph.view();
    for (line, link) in graph.edge_list().lines().zip(view.links()) {
        let mut words = line.split(' ');
        assert_eq!(words.next().unwrap().parse(), Ok(link.a));
        assert_eq!(words.next().unwrap().parse(), Ok(link.b));
        assert_eq!(words.next().unwrap().parse(), Ok(link.delay));
    }
    assert_eq!(view.links().len(), graph.ties.len());
    assert_eq!(Graph::named("rel40").unwrap().view().links().len(), 40);
    assert_eq!(Graph::named("no such graph"), None);
}
