//! Pajek, UCINET DL, GML and DOT: what other programs write is read, and what is written is read back.

use crate::support;
use linchpin::{
    formats::{Bundled, FORMATS, Format, Options, Weight, read},
    model::{Network, Range, Selection, Study},
};

fn study(format: &str, text: &str) -> Study {
    let options = Options {
        format: Format::find(format),
        ..Options::default()
    };
    read(text.as_bytes(), "file", options).unwrap_or_else(|error| panic!("{text}\n{error}"))
}

fn network(study: &Study) -> Network {
    Network::resolve(study, &Selection::default()).unwrap()
}

fn ids(study: &Study) -> Vec<&str> {
    study.actor.iter().map(|actor| actor.id.as_str()).collect()
}

/// Every tie: ends and mid strength, 1 when none is given.
fn ties(study: &Study) -> Vec<(&str, &str, f64)> {
    let strength = |range: Option<Range>| range.map_or(1.0, |range| range.mid);
    let tie = |tie: &'_ linchpin::model::BareTie| strength(tie.strength);
    let all = study.tie.iter();
    all.map(|each| (each.a.as_str(), each.b.as_str(), tie(each)))
        .collect()
}

fn says(study: &Study, words: &str) -> bool {
    study.notices.iter().any(|notice| notice.contains(words))
}

/// What a network is, whatever the order of its ties.
fn portrait(network: &Network) -> (bool, Vec<String>, Vec<String>) {
    let actors = network.actors().map(|actor| format!("{actor:?}"));
    let mut ties: Vec<String> = network
        .ties()
        .map(|(a, b, tie)| {
            let mut ends = [a, b].map(|end| network.actor(end).id.as_str());
            if !network.about().directed {
                ends.sort_unstable();
            }
            let agreement = tie.agreement.map(|at| network.agreements()[at].id.as_str());
            let numbers = (tie.strength, tie.delay, tie.availability);
            format!(
                "{ends:?} {numbers:?} {agreement:?} {:?} {:?}",
                tie.kind, tie.layer
            )
        })
        .collect();
    ties.sort();
    (network.about().directed, actors.collect(), ties)
}

fn again(format: &str, study: &Study) -> (Study, Vec<String>) {
    let written = (Format::find(format).unwrap().write)(study, &network(study)).unwrap();
    (self::study(format, &written.text), written.lost)
}

/// Strengths, parallel ties and ends: what every one of these formats holds.
fn sums(network: &Network) -> Vec<(String, f64)> {
    let mut sums = std::collections::BTreeMap::<_, f64>::new();
    for (a, b, tie) in network.ties() {
        let mut ends = [a, b].map(|end| network.actor(end).id.as_str());
        if !network.about().directed {
            ends.sort_unstable();
        }
        *sums.entry(ends.join(" > ")).or_default() += tie.strength.mid;
    }
    sums.into_iter().collect()
}

#[test]
fn free_attributes_keep_a_whole_network() {
    for id in ["northeast-asia", "nato", "trade"] {
        let whole = Bundled::find(id).unwrap().study().unwrap();
        for format in ["gml", "dot"] {
            let (read, lost) = again(format, &whole);
            let ((_, actors, ties), (_, read_actors, read_ties)) =
                (portrait(&network(&whole)), portrait(&network(&read)));
            assert_eq!(ties, read_ties, "{id} through {format}");
            assert_eq!(actors.len(), read_actors.len());
            for words in [
                "ends of ranges",
                "delays",
                "agreements and kinds",
                "agreements, kinds",
                "names",
                "blocs",
            ] {
                assert!(
                    !lost.iter().any(|lost| lost.contains(words)),
                    "{format}: {lost:?}"
                );
            }
        }
    }
}

#[test]
fn everything_an_actor_and_a_tie_can_have_survives_free_attributes() {
    let text = "directed = true\ntitle = \"Ünder \\\"way\\\" & \\\\\"\n\
        [[actor]]\nid = \"A \\\"1\\\"\"\nname = \"É & <b>\"\nbloc = \"no\\\\rth\"\nat = [0.25, 1]\navailability = [0.1, 0.2, 0.9]\nconsent = 0.5\n\
        [[actor]]\nid = \"日本\"\n[[actor]]\nid = \"alone\\\\\"\n\
        [[tie]]\na = \"A \\\"1\\\"\"\nb = \"日本\"\nstrength = [0.000001, 2, 3e14]\ndelay = [1, 2, 3.25]\navailability = 0.3333333333333333\nagreement = \"P, \\\"Q\\\"\"\nlayer = \"arms = trade\"\n\
        [[tie]]\na = \"A \\\"1\\\"\"\nb = \"日本\"\nstrength = 1\n\
        [[tie]]\na = \"日本\"\nb = \"A \\\"1\\\"\"\nstrength = 0.1\n";
    let whole = study("toml", text);
    for format in ["gml", "dot"] {
        let (read, lost) = again(format, &whole);
        assert!(lost.is_empty(), "{format}: {lost:?}");
        assert_eq!(
            portrait(&network(&read)),
            portrait(&network(&whole)),
            "{format}"
        );
        assert_eq!(read.title, whole.title, "{format}");
    }
    let (read, lost) = again("pajek", &whole);
    assert_eq!(sums(&network(&read)), sums(&network(&whole)));
    assert_eq!(ids(&read), ids(&whole));
    assert_eq!(read.actor[0].at, Some([0.25, 1.0]));
    let layers: Vec<_> = read
        .tie
        .iter()
        .filter_map(|tie| tie.layer.as_deref())
        .collect();
    assert_eq!(layers, ["arms = trade"]);
    assert!(read.directed);
    for words in [
        "ranges",
        "delays",
        "agreements and kinds",
        "names",
        "blocs",
        "consent",
    ] {
        assert!(
            lost.iter().any(|lost| lost.contains(words)),
            "{words}: {lost:?}"
        );
    }
    let (read, lost) = again("dl", &whole);
    assert_eq!(ids(&read), ["A '1'", "日本", "alone\\"]);
    assert_eq!(
        ties(&read),
        [("A '1'", "日本", 3.0), ("日本", "A '1'", 0.1)]
    );
    assert!(read.directed);
    for words in ["parallel", "positions", "layers", "quotes"] {
        assert!(
            lost.iter().any(|lost| lost.contains(words)),
            "{words}: {lost:?}"
        );
    }
}

#[test]
fn random_networks_survive_every_format() {
    let mut dice = support::Dice::new(7);
    for round in 0..30 {
        let n = 2 + dice.below(10);
        let mut whole = support::numbered(n, &support::random_ties(&mut dice, n, 0.5));
        whole.directed = round % 2 == 1;
        for format in ["pajek", "dl", "gml", "dot"] {
            let (read, lost) = again(format, &whole);
            assert_eq!(ids(&read), ids(&whole), "{format}");
            assert_eq!(sums(&network(&read)), sums(&network(&whole)), "{format}");
            let mirrored = lost.iter().any(|lost| lost.contains("one way"));
            assert_eq!(read.directed, whole.directed && !mirrored, "{format}");
        }
    }
}

#[test]
fn content_tells_these_formats_apart() {
    for (text, format) in [
        ("% made by hand, today\n*Vertices 2\n*Edges\n1 2\n", "pajek"),
        ("*network a, b\r\n*vertices 2\r\n*edges\r\n1 2\r\n", "pajek"),
        ("dl n=2, format=edgelist1\ndata:\n1 2\n", "dl"),
        ("DL\nN = 2\nDATA:\n0 1 1 0\n", "dl"),
        (
            "Creator \"a, b\"\nVersion 1\ngraph\n[\n node [ id 1 ] node [ id 2 ] edge [ source 1 target 2 ] ]\n",
            "gml",
        ),
        ("# a, b\ngraph [ node [ id 1 ] ]\n", "gml"),
        ("graph { a -- b [x=1, y=2] }", "dot"),
        ("/* a, b */ strict digraph \"x\" {\n a -> b\n}", "dot"),
        ("source,target\nA,B\n", "csv"),
    ] {
        let asked = || {
            FORMATS
                .iter()
                .filter(|each| each.id != "csv" || format == "csv")
        };
        let found = asked()
            .find(|each| (each.looks_like)(text))
            .map(|each| each.id);
        assert_eq!(found, Some(format), "{text}");
        assert!(
            read(text.as_bytes(), "standard input", Options::default()).is_ok(),
            "{text}"
        );
    }
    let dl = read(
        "dl n=2, format=edgelist1\ndata:\n1 2\n".as_bytes(),
        "a.txt",
        Options::default(),
    );
    assert_eq!(ties(&dl.unwrap()), [("1", "2", 1.0)]);
    let table = read(
        "source;target\nA;B\n".as_bytes(),
        "a.txt",
        Options::default(),
    );
    assert_eq!(ties(&table.unwrap()), [("A", "B", 1.0)]);
}

mod pajek {
    use super::*;

    #[test]
    fn labels_positions_and_weights_are_read() {
        let read = study(
            "pajek",
            "\u{feff}*NETWORK Two allies, one apart\r\n% a comment\r\n*VERTICES 4\r\n  1 \"New Zealand\"  0.1 0.2 0.5 box ic Red\r\n \
             2 AUS 0.9 0.8\r\n3 \"C&#244;te d&#39;Ivoire\"\r\n\r\n*EDGES\r\n1 2 2.5\r\n 2 3\r\n",
        );
        assert_eq!(read.title, "Two allies, one apart");
        assert_eq!(ids(&read), ["New Zealand", "AUS", "Côte d'Ivoire", "4"]);
        assert_eq!(read.actor[0].at, Some([0.1, 0.2]));
        assert_eq!(
            ties(&read),
            [("New Zealand", "AUS", 2.5), ("AUS", "Côte d'Ivoire", 1.0)]
        );
        assert!(!read.directed);
        assert!(says(&read, "drawing"));
        assert!(says(&read, "the bare weight of 1 tie is read as strength"));
    }

    #[test]
    fn a_bare_weight_can_be_a_delay() {
        let options = Options {
            format: Format::find("pajek"),
            weight: Weight::Delay,
            ..Options::default()
        };
        let text = "*Vertices 2\n*Edges\n1 2 12\n";
        let read = linchpin::formats::read(text.as_bytes(), "file", options).unwrap();
        assert_eq!(read.tie[0].delay, Some(Range::exact(12.0)));
        assert_eq!(read.tie[0].strength, None);
    }

    #[test]
    fn arcs_run_one_way_and_edges_beside_them_both_ways() {
        let read = study("pajek", "*Vertices 3\n*Arcs\n1 2 2\n*Edges\n2 3 3\n");
        assert!(read.directed);
        assert_eq!(
            ties(&read),
            [("1", "2", 2.0), ("2", "3", 3.0), ("3", "2", 3.0)]
        );
    }

    #[test]
    fn lists_give_a_tie_to_each_after_the_first() {
        let read = study("pajek", "*Vertices 4\n*Edgeslist\n1 2 3\n4 2\n");
        assert_eq!(
            ties(&read),
            [("1", "2", 1.0), ("1", "3", 1.0), ("4", "2", 1.0)]
        );
        assert!(!read.directed);
        assert!(study("pajek", "*Vertices 3\n*Arcslist\n1 2 3\n").directed);
    }

    #[test]
    fn a_matrix_is_undirected_if_it_is_symmetric() {
        let read = study(
            "pajek",
            "*Vertices 3\n1 a\n2 b\n3 c\n*Matrix\n1 2 0\n2 0 0.5\n0 0.5\n0\n",
        );
        assert!(!read.directed);
        assert_eq!(ties(&read), [("a", "b", 2.0), ("b", "c", 0.5)]);
        assert!(says(&read, "1 number on the diagonal left out"));
        let read = study("pajek", "*Vertices 2\n*Matrix\n0 1\n0 0\n");
        assert!(read.directed);
        assert_eq!(ties(&read), [("1", "2", 1.0)]);
    }

    #[test]
    fn relations_are_layers() {
        let read = study(
            "pajek",
            "*Vertices 3\n*Edges :1 \"trade\"\n1 2\n*Edges :2 \"arms sales\"\n2 3 4\n*Edges\n1: 1 3 2\n7: 1 2\n",
        );
        let layers: Vec<_> = read
            .tie
            .iter()
            .map(|tie| tie.layer.as_deref().unwrap_or(""))
            .collect();
        assert_eq!(layers, ["trade", "arms sales", "trade", "7"]);
        let read = study(
            "pajek",
            "*Vertices 2\n*Matrix :1 \"x\"\n0 1 1 0\n*Matrix :2\n0 2 2 0\n",
        );
        let layers: Vec<_> = read
            .tie
            .iter()
            .map(|tie| tie.layer.as_deref().unwrap_or(""))
            .collect();
        assert_eq!(layers, ["x", "2"]);
    }

    #[test]
    fn labels_that_are_not_distinct_leave_the_numbers_as_ids() {
        let read = study(
            "pajek",
            "*Vertices 3\n1 \"Korea\"\n2 \"Korea\"\n3 \"\"\n*Edges\n1 2\n",
        );
        assert_eq!(ids(&read), ["1", "2", "3"]);
        assert_eq!(read.actor[1].name.as_deref(), Some("Korea"));
        assert_eq!(read.actor[2].name, None);
        assert!(says(&read, "same label"));
    }

    #[test]
    fn intervals_are_named_and_the_first_network_of_a_project_is_read() {
        let read = study(
            "pajek",
            "*Partition blocs\n*Vertices 2\n1\n2\n*Network first\n*Vertices 2\n1 \"a\" [1949-*]\n2 \"b\"\n*Edges\n1 2 1 [1950-1966]\n\
             *Network second\n*Vertices 1\n",
        );
        assert_eq!(
            (read.title.as_str(), ties(&read)),
            ("first", vec![("a", "b", 1.0)])
        );
        assert!(says(&read, "time intervals"));
        assert!(says(&read, "only the first network"));
    }

    #[test]
    fn what_networkx_and_igraph_write_is_read() {
        // NetworkX puts every node without a position at 0.0 0.0.
        let read = study(
            "pajek",
            "*vertices 3\n1 \"A b\" 0.0 0.0 ellipse\n2 C 0.0 0.0 ellipse\n3 É 0.0 0.0 ellipse\n*arcs\n1 2 2.5 kind x\n",
        );
        assert_eq!(ids(&read), ["A b", "C", "É"]);
        assert!(read.actor.iter().all(|actor| actor.at.is_none()));
        assert_eq!(ties(&read), [("A b", "C", 2.5)]);
        assert!(read.directed);
        let read = study(
            "pajek",
            "*Vertices 3\r\n1 \"A b\" 1 1\r\n2 \"C&#34;q\" 2 2\r\n3 \"É\" 3 5\r\n*Edges\r\n1 2 1\r\n2 3 2.5\r\n",
        );
        assert_eq!(ids(&read), ["A b", "C\"q", "É"]);
        let [x, y] = read.actor[0].at.unwrap();
        assert!((0.0..0.5).contains(&x) && (0.0..0.5).contains(&y));
    }
}

mod dl {
    use super::*;

    #[test]
    fn a_full_matrix_is_undirected_if_it_is_symmetric() {
        let read = study(
            "dl",
            "dl n=5\nformat = fullmatrix\nlabels:\nbarry,david,lin,pat,russ\ndata:\n0 1 1 1 0\n1 0 0 0 1\n1 0 0 1 0\n1 0 1 0 1\n0 1 0 1 0\n",
        );
        assert_eq!(ids(&read), ["barry", "david", "lin", "pat", "russ"]);
        assert_eq!(read.tie.len(), 6);
        assert!(!read.directed && says(&read, "symmetric"));
        let read = study("dl", "DL N = 3\nData:\n0 2 0\n0 0 1\n1 0 0\n");
        assert_eq!(
            ties(&read),
            [("1", "2", 2.0), ("2", "3", 1.0), ("3", "1", 1.0)]
        );
        assert!(read.directed && says(&read, "not symmetric"));
    }

    #[test]
    fn keywords_stand_in_any_case_and_order_and_rows_may_be_wrapped() {
        let plain = study("dl", "dl n=3\nlabels:\na,b,c\ndata:\n9 1 2\n1 0 0\n2 0 0\n");
        for text in [
            "DL N=3 FORMAT=FULLMATRIX DIAGONAL PRESENT LABELS: a b c DATA: 9 1 2 1 0 0 2 0 0",
            "dl, n = 3, format = fm\nlabels:\na\nb\n\"c\"\ndata:\n9,1,2,\n1 0\n0 2\n0 0\n",
            "dl\nformat=fullmatrix\nn=3\nrow labels:\na b c\ncolumn labels:\na b c\ndata:\n9 1 2 1 0 0 2 0 0\n",
            "dl nr=3, nc=3\r\nlabels embedded\r\ndata:\r\na b c\r\na 9 1 2\r\nb 1 0 0\r\nc 2 0 0\r\n",
            "dl n=3\nrow labels embedded\ndata:\na 9 1 2\nb 1 0 0\nc 2 0 0\n",
            "dl n=3\ncolumn labels embedded:\ndata:\na b c 9 1 2\n1 0 0\n2 0 0\n",
        ] {
            let read = study("dl", text);
            assert_eq!(
                (ids(&read), ties(&read)),
                (ids(&plain), ties(&plain)),
                "{text}"
            );
            assert!(says(&read, "1 number on the diagonal left out"), "{text}");
        }
    }

    #[test]
    fn halves_and_a_diagonal_left_out_are_read() {
        let whole = [("1", "2", 1.0), ("1", "3", 2.0), ("2", "3", 3.0)];
        for text in [
            "dl n=3 format=upperhalf\ndata:\n0 1 2\n0 3\n0\n",
            "dl n=3 format=upperhalf diagonal=absent\ndata:\n1 2\n3\n",
            "dl n=3 format=uh, diagonal absent\ndata:\n1 2 3\n",
            "dl n=3 diagonal = absent\ndata:\n1 2\n1 3\n2 3\n",
        ] {
            let read = study("dl", text);
            assert_eq!(ties(&read), whole, "{text}");
            assert!(!read.directed);
        }
        for text in [
            "dl n=3 format=lowerhalf\ndata:\n0\n1 0\n2 3 0\n",
            "dl n=3 format=lh diagonal=absent\ndata:\n1\n2 3\n",
        ] {
            assert_eq!(
                ties(&study("dl", text)),
                [("2", "1", 1.0), ("3", "1", 2.0), ("3", "2", 3.0)],
                "{text}"
            );
        }
    }

    #[test]
    fn a_list_of_ties_is_undirected_unless_it_has_ties_both_ways_and_one_way() {
        let once = study("dl", "dl n=4 format=edgelist1\ndata:\n1 2\n3, 1, 2.5\n");
        assert_eq!(ties(&once), [("1", "2", 1.0), ("3", "1", 2.5)]);
        assert_eq!(once.actor.len(), 4);
        assert!(!once.directed && says(&once, "no pair is there both ways"));
        let both = study(
            "dl",
            "dl n=3 format=edgelist1\ndata:\n2 1 5\n1 2 5\n1 3\n3 1\n",
        );
        assert_eq!(ties(&both), [("1", "2", 5.0), ("1", "3", 1.0)]);
        assert!(!both.directed && says(&both, "every pair"));
        for mixed in ["1 2\n2 1\n1 3\n", "1 2 5\n2 1 4\n"] {
            let read = study("dl", &format!("dl n=3 format=edgelist1\ndata:\n{mixed}"));
            assert!(read.directed && says(&read, "directed"), "{mixed}");
            assert_eq!(read.tie.len(), mixed.lines().count());
        }
    }

    #[test]
    fn labels_in_the_data_declare_actors() {
        let read = study(
            "dl",
            "dl n=4 format=edgelist1\nlabels embedded:\ndata:\ngeorge sally\n\"jim b\" george 2\nbilly george\n",
        );
        assert_eq!(ids(&read), ["george", "sally", "jim b", "billy"]);
        assert_eq!(ties(&read)[1], ("jim b", "george", 2.0));
        let read = study(
            "dl",
            "dl n=5 format=nodelist1\nlabels embedded\ndata:\na b c\nd a\n",
        );
        assert_eq!(
            ties(&read),
            [("a", "b", 1.0), ("a", "c", 1.0), ("d", "a", 1.0)]
        );
        assert!(says(&read, "n is 5, but only 4 actors are named"));
        let read = study("dl", "dl n=3 format=nl1\nlabels:\na b c\ndata:\n1 2 3\n");
        assert_eq!(ties(&read), [("a", "b", 1.0), ("a", "c", 1.0)]);
    }

    #[test]
    fn several_matrices_are_layers() {
        let layers = |read: &Study| -> Vec<(String, String)> {
            let layer = |tie: &linchpin::model::BareTie| tie.layer.clone().unwrap_or_default();
            read.tie
                .iter()
                .map(|tie| (tie.a.clone() + &tie.b, layer(tie)))
                .collect()
        };
        let expected = |words: &[(&str, &str)]| -> Vec<(String, String)> {
            words
                .iter()
                .map(|(a, b)| (a.to_string(), b.to_string()))
                .collect()
        };
        let read = study(
            "dl",
            "DL\nN=2 NM=2\nFORMAT = FULLMATRIX DIAGONAL PRESENT\nLEVEL LABELS:\nTRADE\n\"ARMS SALES\"\nDATA:\n0 1\n1 0\n0 0.5\n0.5 0\n",
        );
        assert_eq!(
            layers(&read),
            expected(&[("12", "TRADE"), ("12", "ARMS SALES")])
        );
        assert!(!read.directed);
        let read = study(
            "dl",
            "dl n=3, nm=2, format=edgelist1\nlabels:\na b c\ndata:\n1 2\n!\n2 3\n",
        );
        assert_eq!(layers(&read), expected(&[("ab", "1"), ("bc", "2")]));
        let read = study(
            "dl",
            "dl n=2 nm=1\nmatrix labels:\nfriendship\ndata:\n0 1 1 0\n",
        );
        assert_eq!(
            (layers(&read), read.title.as_str()),
            (expected(&[("12", "")]), "friendship")
        );
    }
}

mod gml {
    use super::*;

    #[test]
    fn labels_are_ids_where_every_node_has_one_of_its_own() {
        let node = |id: u8, rest: &str| format!("node [ id {id} {rest} ] ");
        let file = |one: &str, two: &str| {
            format!(
                "graph [ {}{}edge [ source 1 target 7 ] ]",
                node(1, one),
                node(7, two)
            )
        };
        let read = study("gml", &file("label \"A\"", "label \"B\" name \"Beta\""));
        assert_eq!(ties(&read), [("A", "B", 1.0)]);
        assert_eq!(read.actor[1].name.as_deref(), Some("Beta"));
        let read = study("gml", &file("label \"A\"", "label \"A\""));
        assert_eq!(ties(&read), [("1", "7", 1.0)]);
        assert_eq!(read.actor[1].name.as_deref(), Some("A"));
        let read = study("gml", &file("name \"A\"", "name \"B\""));
        assert_eq!(ties(&read), [("A", "B", 1.0)]);
        let read = study("gml", &file("", ""));
        assert_eq!(ties(&read), [("1", "7", 1.0)]);
    }

    #[test]
    fn letters_are_read_by_number_and_name() {
        let read = study(
            "gml",
            "graph [ label \"a &#38; b\" node [ id 1 label \"C&#244;te d&apos;Ivoire\" ] node [ id 2 label \"T&uuml;rk&#x131;ye\" ] \
             node [ id 3 label \"R&D &bogus; &\" ] ]",
        );
        assert_eq!(ids(&read), ["Côte d'Ivoire", "Türkıye", "R&D &bogus; &"]);
        assert_eq!(read.title, "a & b");
    }

    #[test]
    fn what_networkx_writes_is_read() {
        let read = study(
            "gml",
            "graph [\n  directed 1\n  multigraph 1\n  name \"t\"\n  node [\n    id 0\n    label \"1\"\n    list 1\n    list 2\n    d [\n      a 1\n    ]\n  ]\n  \
             node [\n    id 1\n    label \"2\"\n  ]\n  edge [\n    source 0\n    target 1\n    key 0\n    weight 1.5\n    kind \"intel_agreement\"\n  ]\n  \
             edge [\n    source 0\n    target 1\n    key 1\n    strength 1.E-07\n  ]\n]\n",
        );
        assert_eq!(ties(&read), [("1", "2", 1.5), ("1", "2", 1e-7)]);
        assert_eq!(read.tie[0].kind.as_deref(), Some("intel_agreement"));
        assert!(read.directed);
        assert!(
            says(&read, "attributes not read: `d`, `list`"),
            "{:?}",
            read.notices
        );
    }

    #[test]
    fn what_igraph_gephi_and_yed_write_is_read() {
        let igraph = study(
            "gml",
            "Creator \"igraph version 1.0.0\"\nVersion 1\ngraph\n[\n  directed 0\n  node\n  [\n    id 0\n    name \"A b\"\n    x 1\n    y 1\n  ]\n  \
             node\n  [\n    id 1\n    name \"C&quot;q\"\n    x 2\n    y 2\n  ]\n  edge\n  [\n    source 1\n    target 0\n    weight 2.5\n  ]\n]\n",
        );
        assert_eq!(ties(&igraph), [("C\"q", "A b", 2.5)]);
        let gephi = study(
            "gml",
            "graph\n[\n  Creator \"Gephi\"\n  directed 0\n  node\n  [\n    id 0\n    label \"A\"\n    graphics\n    [\n      x -100.5\n      y 20.0\n      z 0.0\n      \
             w 10.0\n      fill \"#c0c0c0\"\n    ]\n  ]\n  node\n  [\n    id 1\n    label \"B\"\n    graphics\n    [\n      x 99.5\n      y 20.0\n    ]\n  ]\n  \
             edge\n  [\n    id 0\n    source 0\n    target 1\n    value 3.0\n  ]\n]\n",
        );
        assert_eq!(ties(&gephi), [("A", "B", 3.0)]);
        let [a, b] = [0, 1].map(|actor: usize| gephi.actor[actor].at.unwrap());
        assert!(a[0] < b[0] && a[1] == b[1] && a[0] >= 0.0 && b[0] <= 1.0);
        assert!(
            says(&gephi, "bare weight") && !says(&gephi, "not read"),
            "{:?}",
            gephi.notices
        );
        let yed = study(
            "gml",
            "Creator\t\"yFiles\"\nVersion\t\"2.18\"\ngraph\n[\n\thierarchic\t1\n\tlabel\t\"\"\n\tdirected\t1\n\tnode\n\t[\n\t\tid\t0\n\t\tlabel\t\"A\"\n\t\tgraphics\n\t\t[\n\t\t\t\
             x\t10.0\n\t\t\ty\t10.0\n\t\t\ttype\t\"rectangle\"\n\t\t]\n\t\tLabelGraphics\n\t\t[\n\t\t\ttext\t\"A\"\n\t\t]\n\t]\n\tnode\n\t[\n\t\tid\t1\n\t\tlabel\t\"B\"\n\t]\n\t\
             edge\n\t[\n\t\tsource\t0\n\t\ttarget\t1\n\t\tgraphics\n\t\t[\n\t\t\tfill\t\"#000000\"\n\t\t]\n\t]\n]\n",
        );
        assert_eq!(ties(&yed), [("A", "B", 1.0)]);
        assert!(yed.directed);
    }
}

mod dot {
    use super::*;

    #[test]
    fn chains_defaults_groups_and_comments_are_read() {
        let read = study(
            "dot",
            "/* one */ # two\n// three\ndigraph \"T \\\"q\\\"\" {\n rankdir=LR;\n node [bloc=north, shape=box]; edge [weight=2]\n \
             a [label=\"Alpha\\nland\" pos=\"10,20!\"];\n a -> \"b c\" -> d [weight=3; layer=\"x\"]\n \
             subgraph cluster_1 { node [bloc=south] e { f } e -> f }\n g -> a [strength=.5, label=\"i\" + \"j\"]\n -1.5 -> é [delay=2,]\n}\n",
        );
        assert_eq!(read.title, "T \"q\"");
        assert_eq!(ids(&read), ["a", "b c", "d", "e", "f", "g", "-1.5", "é"]);
        assert_eq!(read.actor[0].name.as_deref(), Some("Alpha land"));
        let blocs: Vec<_> = read
            .actor
            .iter()
            .map(|actor| actor.bloc.as_deref().unwrap())
            .collect();
        assert_eq!(
            blocs,
            [
                "north", "north", "north", "south", "south", "north", "north", "north"
            ]
        );
        assert_eq!(
            ties(&read),
            [
                ("a", "b c", 3.0),
                ("b c", "d", 3.0),
                ("e", "f", 2.0),
                ("g", "a", 0.5),
                ("-1.5", "é", 2.0)
            ]
        );
        assert_eq!(read.tie[1].layer.as_deref(), Some("x"));
        assert!(read.directed);
        assert!(
            says(&read, "attributes not read: `label`, `shape`"),
            "{:?}",
            read.notices
        );
    }

    #[test]
    fn a_strict_graph_has_one_edge_a_pair() {
        let read = study("dot", "strict graph { a -- b; b -- a; b -- c }");
        assert_eq!(ties(&read), [("a", "b", 1.0), ("b", "c", 1.0)]);
        assert!(says(&read, "strict graph left out: 1"));
        assert_eq!(study("dot", "graph { a -- b; b -- a }").tie.len(), 2);
    }

    #[test]
    fn positions_of_graphviz_are_turned_downwards() {
        let read = study(
            "dot",
            "graph { a [pos=\"27,90\"]; b [pos=\"27,18\"]; c [pos=\"99,18\", label=\"\\N\"] }",
        );
        let [a, b, c] = [0, 1, 2].map(|actor: usize| read.actor[actor].at.unwrap());
        assert!(a[1] < b[1] && a[0] == b[0] && b[1] == c[1] && b[0] < c[0]);
        assert_eq!(read.actor[2].name, None);
    }

    #[test]
    fn what_networkx_and_igraph_write_is_read() {
        let pydot = study(
            "dot",
            "strict graph \"t\" {\n\"A b\";\nC;\nÉ;\n\"A b\" -- C [weight=2.5, key=0];\n}\n",
        );
        assert_eq!(
            (ids(&pydot), ties(&pydot)),
            (vec!["A b", "C", "É"], vec![("A b", "C", 2.5)])
        );
        let igraph = study(
            "dot",
            "/* Created by igraph 1.0.0 */\ngraph {\n  0 [\n    name=\"A b\"\n    x=1\n    y=1\n  ];\n  1 [\n    name=\"C\\\"q\"\n    x=2\n    y=2\n  ];\n\n  \
             1 -- 0 [\n    weight=1.5\n  ];\n}\n",
        );
        assert_eq!(ties(&igraph), [("1", "0", 1.5)]);
        assert_eq!(igraph.actor[1].name.as_deref(), Some("C\"q"));
    }
}
