//! GraphML, GEXF and node-link JSON: round trips, and files of the form that other programs write.

use linchpin::{
    error::Error,
    formats::{BUNDLED, Format, Options, Weight, read},
    model::{Actor, Basis, Network, Range, Selection, Study, Transit},
};

const IDS: [&str; 3] = ["graphml", "gexf", "node-link"];

fn named(text: &str, name: &str, weight: Weight) -> Study {
    let options = Options {
        weight,
        ..Options::default()
    };
    read(text.as_bytes(), name, options).unwrap_or_else(|error| panic!("{error}"))
}

fn graphml(text: &str) -> Study {
    named(text, "x.graphml", Weight::Strength)
}

fn gexf(text: &str) -> Study {
    named(text, "x.gexf", Weight::Strength)
}

fn json(text: &str) -> Study {
    named(text, "x.json", Weight::Strength)
}

fn network(study: &Study) -> Network {
    Network::resolve(study, &Selection::default()).unwrap()
}

fn drawn(actor: &Actor, at: [f64; 2]) {
    let found = actor.at.unwrap();
    let off = found.iter().zip(at).map(|(found, at)| (found - at).abs());
    assert!(off.fold(0.0, f64::max) < 1e-12, "{found:?}");
}

/// Source, target, strength and delay, low to high, of every tie, in order.
type Row = (
    String,
    String,
    [f64; 3],
    Option<[f64; 3]>,
    Option<[f64; 3]>,
    [Option<String>; 3],
);

fn rows(network: &Network) -> Vec<Row> {
    let range = |range: Range| [range.low, range.mid, range.high];
    let coded =
        |value, basis| matches!(basis, Basis::Given | Basis::Codebook).then(|| range(value));
    let mut rows: Vec<Row> = network
        .ties()
        .map(|(a, b, tie)| {
            let ends = if network.about().directed {
                [a, b].map(|actor| network.actor(actor).id.as_str())
            } else {
                network.pair_ids(a, b)
            };
            let [from, to] = ends.map(String::from);
            let agreement = tie.agreement.map(|at| network.agreements()[at].id.clone());
            (
                from,
                to,
                range(tie.strength),
                coded(tie.delay, tie.delay_basis),
                coded(tie.availability, tie.availability_basis),
                [agreement, tie.kind.clone(), tie.layer.clone()],
            )
        })
        .collect();
    rows.sort_by(|x, y| x.partial_cmp(y).unwrap());
    rows
}

fn through(study: &Study, network: &Network, id: &str) -> (Study, Vec<String>) {
    let format = Format::find(id).unwrap();
    let written = (format.write)(study, network).unwrap();
    let name = format!("again.{}", format.endings[0]);
    (named(&written.text, &name, Weight::Delay), written.lost)
}

#[test]
fn every_bundled_network_survives() {
    for bundled in BUNDLED {
        let study = bundled.study().unwrap();
        let own = network(&study);
        for id in IDS {
            let (again, lost) = through(&study, &own, id);
            assert_eq!(
                again.notices,
                Vec::<String>::new(),
                "{} through {id}",
                bundled.id
            );
            let found = network(&again);
            assert_eq!(found.about().title, own.about().title);
            assert_eq!(rows(&found), rows(&own), "{} through {id}", bundled.id);
            assert_eq!(found.actors().len(), own.actors().len());
            for (found, own) in found.actors().zip(own.actors()) {
                let mut own = own.clone();
                own.capabilities.clone_from(&found.capabilities);
                assert_eq!(found, &own, "{} through {id}", bundled.id);
            }
            let granted = own.about().transit == Transit::Granted;
            assert_eq!(
                granted,
                lost.iter().any(|lost| lost.contains("transit")),
                "{lost:?}"
            );
            assert_eq!(
                own.relays().is_empty(),
                !lost.iter().any(|lost| lost.contains("relay"))
            );
        }
    }
}

#[test]
fn ways_parallels_ranges_and_awkward_names_survive() {
    let text = r#"
directed = true
title = "A & B < C"
[[actor]]
id = "A & \"B\""
name = "<Ä> 'é' ]]>"
availability = [0.1, 0.2, 0.3]
consent = 0.30000000000000004
[[actor]]
id = "B"
bloc = "east & west"
at = [0.25, 0.125]
[[actor]]
id = "alone"
[[tie]]
a = "B"
b = "A & \"B\""
strength = [0.1, 0.5, 2.5]
delay = 1e-7
[[tie]]
a = "A & \"B\""
b = "B"
strength = 1.7976931348623
layer = "intel"
[[tie]]
a = "A & \"B\""
b = "B"
availability = [0.0, 0.5, 1.0]
agreement = "T & C"
kind = "own_kind"
[[kind]]
id = "own_kind"
title = "Own"
strength = 3
"#;
    let study = named(text, "x.toml", Weight::Strength);
    let own = network(&study);
    for id in IDS {
        let (again, lost) = through(&study, &own, id);
        assert!(again.directed, "{id}");
        let found = network(&again);
        let mut expected = rows(&own);
        for row in &mut expected {
            row.5[1] = None; // the kind is of the study's own codebook
        }
        assert_eq!(rows(&found), expected, "{id}");
        assert!(
            lost.iter().any(|lost| lost.contains("own codebook")),
            "{lost:?}"
        );
        for (found, own) in found.actors().zip(own.actors()) {
            assert_eq!(found, own, "{id}");
        }
    }
}

const HEAD: &str = r#"<?xml version='1.0' encoding='utf-8'?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">"#;

#[test]
fn the_graphml_of_networkx_is_read() {
    let text = r#"
  <key id="d4" for="edge" attr.name="strength" attr.type="double" />
  <key id="d3" for="edge" attr.name="weight" attr.type="long" />
  <key id="d3" for="edge" attr.name="weight" attr.type="double" />
  <key id="d2" for="edge" attr.name="weight" attr.type="double" />
  <key id="d1" for="node" attr.name="label" attr.type="string" />
  <key id="d0" for="graph" attr.name="name" attr.type="string" />
  <graph edgedefault="undirected">
    <node id="JPN"><data key="d1">Japan</data></node>
    <node id="KOR" />
    <node id="USA"><data key="d1">USA</data></node>
    <edge source="JPN" target="USA" id="0"><data key="d2">2.5</data></edge>
    <edge source="JPN" target="USA" id="1"><data key="d3">1</data></edge>
    <edge source="KOR" target="USA" id="0"><data key="d3">1</data><data key="d4">0.25</data></edge>
    <data key="d0">Two ties</data>
  </graph>
</graphml>"#;
    let study = graphml(&format!("{HEAD}{text}"));
    assert_eq!(study.title, "Two ties");
    assert!(!study.directed);
    let names: Vec<_> = study
        .actor
        .iter()
        .map(|actor| actor.name.as_deref())
        .collect();
    assert_eq!(names, [Some("Japan"), None, None]);
    let strengths: Vec<f64> = study
        .tie
        .iter()
        .map(|tie| tie.strength.unwrap().mid)
        .collect();
    assert_eq!(strengths, [2.5, 1.0, 0.25]);
    let said = [
        "the bare weight of 2 ties is read as strength (--weight strength|delay|availability)",
        "the bare weight of 1 tie is passed over, because strength is given",
    ];
    assert_eq!(study.notices, said);
}

#[test]
fn the_graphml_of_igraph_keeps_node_ids_and_takes_names() {
    let text = r#"
<!-- Created by igraph -->
  <key id="g_name" for="graph" attr.name="name" attr.type="string"/>
  <key id="v_name" for="node" attr.name="name" attr.type="string"/>
  <key id="e_weight" for="edge" attr.name="weight" attr.type="double"/>
  <graph id="G" edgedefault="directed">
    <data key="g_name">t</data>
    <node id="n0">
      <data key="v_name">JPN</data>
    </node>
    <node id="n1">
      <data key="v_name">USA &amp; co &#233;</data>
    </node>
    <edge source="n1" target="n0">
      <data key="e_weight">1.5</data>
    </edge>
    <edge source="n0" target="n1">
    </edge>
  </graph>
</graphml>"#;
    let text = format!("{HEAD}{text}");
    let study = named(&text, "x.graphml", Weight::Delay);
    assert!(study.directed);
    assert_eq!(
        (study.actor[0].id.as_str(), study.actor[1].id.as_str()),
        ("n0", "n1")
    );
    assert_eq!(study.actor[1].name.as_deref(), Some("USA & co é"));
    assert_eq!(
        (study.tie[0].a.as_str(), study.tie[0].b.as_str()),
        ("n1", "n0")
    );
    assert_eq!(study.tie[0].delay, Some(Range::exact(1.5)));
    assert_eq!((study.tie[0].strength, study.tie[1].delay), (None, None));
}

#[test]
fn the_graphml_of_gephi_is_read_and_its_looks_are_named() {
    let text = r#"<?xml version="1.0" encoding="UTF-8"?><graphml xmlns="http://graphml.graphdrawing.org/xmlns">
<key attr.name="label" attr.type="string" for="node" id="label"/>
<key attr.name="Edge Label" attr.type="string" for="edge" id="edgelabel"/>
<key attr.name="weight" attr.type="double" for="edge" id="weight"/>
<key attr.name="r" attr.type="int" for="node" id="r"/>
<key attr.name="x" attr.type="float" for="node" id="x"/>
<key attr.name="y" attr.type="float" for="node" id="y"/>
<key attr.name="size" attr.type="float" for="node" id="size"/>
<graph edgedefault="undirected">
<node id="0"><data key="label">Japan
(JPN)</data><data key="size">10.0</data><data key="r">0</data><data key="x">-100.0</data><data key="y">300.0</data></node>
<node id="1"><data key="label">1</data><data key="size">10.0</data><data key="r">0</data><data key="x">100.0</data><data key="y">250.0</data></node>
<edge id="7" source="0" target="1" directed="true"><data key="weight">2.0</data><data key="edgelabel"></data></edge>
</graph></graphml>"#;
    let study = graphml(text);
    assert!(study.directed, "one edge says so");
    assert_eq!(study.actor[0].name.as_deref(), Some("Japan (JPN)"));
    assert_eq!(study.actor[1].name, None);
    drawn(&study.actor[0], [0.08, 0.605]);
    assert!(
        study
            .notices
            .contains(&"attributes not read: `r`, `size`".to_string()),
        "{:?}",
        study.notices
    );
}

#[test]
fn yeds_labels_are_names_and_its_drawing_is_not_read() {
    let text = r##"<?xml version="1.0" encoding="UTF-8" standalone="no"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:y="http://www.yworks.com/xml/graphml">
  <key attr.name="url" attr.type="string" for="node" id="d4"/>
  <key for="node" id="d6" yfiles.type="nodegraphics"/>
  <key for="graphml" id="d7" yfiles.type="resources"/>
  <key for="edge" id="d10" yfiles.type="edgegraphics"/>
  <graph edgedefault="directed" id="G">
    <node id="n0"><data key="d4"/>
      <data key="d6">
        <y:ShapeNode>
          <y:Geometry height="30.0" width="30.0" x="410.0" y="200.0"/>
          <y:Fill color="#FFCC00" transparent="false"/>
          <y:NodeLabel alignment="center">Japan<y:LabelModel><y:SmartNodeLabelModel distance="4.0"/></y:LabelModel></y:NodeLabel>
          <y:NodeLabel>second</y:NodeLabel>
          <y:Shape type="rectangle"/>
        </y:ShapeNode>
      </data>
    </node>
    <node id="n1"><data key="d6"><y:GenericNode configuration="x"><y:Geometry x="510.0" y="200.0"/><y:NodeLabel hasText="false"/></y:GenericNode></data></node>
    <edge id="e0" source="n0" target="n1" sourceport="p"><data key="d10"><y:PolyLineEdge><y:EdgeLabel>treaty</y:EdgeLabel></y:PolyLineEdge></data></edge>
  </graph>
  <data key="d7"><y:Resources/></data>
</graphml>"##;
    let study = graphml(text);
    assert_eq!(study.actor[0].name.as_deref(), Some("Japan"));
    assert_eq!(study.actor[1].name, None);
    drawn(&study.actor[0], [0.08, 0.5]);
    let said = [
        "ports are not read: edges go to their nodes",
        "elements not read: `LabelModel`, `PolyLineEdge`",
    ];
    assert_eq!(study.notices, said);
}

#[test]
fn defaults_order_mixed_directions_and_further_graphs_of_graphml() {
    let text = r#"<!DOCTYPE graphml SYSTEM "http://nowhere.invalid/graphml.dtd">
<g:graphml xmlns:g="http://graphml.graphdrawing.org/xmlns">
  <g:key id="a" for="all" attr.name="availability"><g:desc>how sure</g:desc><g:default>0.5</g:default></g:key>
  <g:key id="s" for="edge" attr.name="Strength"><g:default>4</g:default></g:key>
  <g:key id="o" for="node" attr.name="colour"><g:default>red</g:default></g:key>
  <g:graph edgedefault="directed">
    <g:edge source="A" target="B"><g:data key="s"> <![CDATA[2]]>5e-1 </g:data></g:edge>
    <g:edge source="B" target="C" directed="false"/>
    <g:node id="A"><g:data key="a">0.75</g:data></g:node><g:node id="B"/><g:node id="C"/>
  </g:graph>
  <g:graph edgedefault="directed"><g:node id="Z"/></g:graph>
</g:graphml>"#;
    let study = graphml(text);
    let availability: Vec<f64> = study
        .actor
        .iter()
        .map(|actor| actor.availability.unwrap().mid)
        .collect();
    assert_eq!(availability, [0.75, 0.5, 0.5]);
    let ties: Vec<_> = study
        .tie
        .iter()
        .map(|tie| {
            (
                tie.a.as_str(),
                tie.b.as_str(),
                tie.strength.unwrap().mid,
                tie.availability.unwrap().mid,
            )
        })
        .collect();
    assert_eq!(
        ties,
        [
            ("A", "B", 2.5, 0.5),
            ("B", "C", 4.0, 0.5),
            ("C", "B", 4.0, 0.5)
        ]
    );
    let said = [
        "2 graphs in the file: the first is read",
        "a directed network: 1 undirected edge runs both ways, as two ties",
    ];
    assert_eq!(study.notices, said);
}

#[test]
fn the_gexf_of_networkx_and_gephi_is_read() {
    let text = r#"<?xml version='1.0' encoding='utf-8'?>
<gexf xmlns:viz="http://www.gexf.net/1.2draft/viz" xmlns="http://www.gexf.net/1.2draft" version="1.2">
  <meta lastmodifieddate="2026-11-24"><creator>NetworkX 3.6.1</creator><description>Three states</description></meta>
  <graph defaultedgetype="undirected" mode="static" name="">
    <attributes mode="static" class="edge"><attribute id="0" title="strength" type="double"><default>3</default></attribute></attributes>
    <attributes mode="static" class="node"><attribute id="0" title="Bloc" type="string" /><attribute id="1" title="gdp" type="string" /></attributes>
    <nodes count="3">
      <node id="JPN" label="Japan">
        <attvalues><attvalue for="0" value="east &amp; more" /><attvalue for="1" value="5" /></attvalues>
        <viz:color r="1" g="2" b="3" a="1.0" /><viz:size value="3.0" /><viz:position x="0.0" y="5.0" z="0.0" />
      </node>
      <node id="KOR" label="KOR"><viz:position x="20.0" y="5.0" z="0.0" /></node>
      <node id="USA" />
    </nodes>
    <edges count="3">
      <edge source="JPN" target="USA" id="0" weight="2.5"><attvalues><attvalue id="0" value="0.5"/></attvalues></edge>
      <edge source="KOR" target="USA" id="1" type="mutual" label="x" kind="free text"/>
      <edge source="KOR" target="USA" id="2" weight="7"/>
    </edges>
  </graph>
</gexf>"#;
    let study = gexf(text);
    assert_eq!(
        (study.title.as_str(), study.directed),
        ("Three states", false)
    );
    assert_eq!(study.actor[0].name.as_deref(), Some("Japan"));
    assert_eq!(study.actor[0].bloc.as_deref(), Some("east & more"));
    assert_eq!(study.actor[1].name, None);
    let strengths: Vec<f64> = study
        .tie
        .iter()
        .map(|tie| tie.strength.unwrap().mid)
        .collect();
    assert_eq!(strengths, [0.5, 3.0, 3.0]);
    assert_eq!(study.tie[1].kind, None);
    drawn(&study.actor[0], [0.08, 0.5]);
    assert_eq!(
        study.notices,
        [
            "attributes not read: `color`, `gdp`, `kind`, `label`, `size`",
            "the bare weight of 2 ties is passed over, because strength is given"
        ]
    );
}

#[test]
fn times_and_hierarchy_of_gexf_are_said() {
    let text = r#"<gexf xmlns="http://www.gexf.net/1.1draft" version="1.1">
  <graph defaultedgetype="directed" mode="dynamic" timeformat="date">
    <attributes class="node" mode="dynamic"><attribute id="a" title="consent" type="float"/></attributes>
    <nodes>
      <node id="A" start="1950-01-01"><attvalues><attvalue for="a" value="0.5" end="1960-01-01"/><attvalue for="a" value="0.25"/></attvalues>
        <nodes><node id="B"><spells><spell start="1951-01-01"/></spells></node></nodes>
        <edges><edge id="0" source="A" target="B"/></edges>
        <attvalues><attvalue for="a" value="0.75"/></attvalues>
      </node>
    </nodes>
    <edges><edge id="1" source="A" target="B" type="undirected" weight="2"/></edges>
  </graph>
</gexf>"#;
    let study = gexf(text);
    assert_eq!(study.actor[0].consent, Some(Range::exact(0.75)), "not B's");
    assert_eq!(study.actor[1].consent, None);
    assert_eq!(study.tie.len(), 3);
    let said = [
        "times are not applied: every node and edge is read as present, of several values the last",
        "nodes within nodes are read as nodes beside each other",
        "a directed network: 1 undirected edge runs both ways, as two ties",
        "the bare weight of 1 tie is read as strength (--weight strength|delay|availability)",
    ];
    assert_eq!(study.notices, said);
}

#[test]
fn the_node_link_json_of_networkx_is_read_under_either_key() {
    for key in ["links", "edges"] {
        let text = format!(
            r#"{{"{key}": [{{"strength": 1.0, "agreement": "X", "source": "A\u00e9", "target": 2, "key": 0}},
{{"weight": 2e0, "source": "A\u00e9", "target": 2, "key": 1, "seen": [1, 2], "known": null}}],
"directed": true, "multigraph": true, "graph": {{"name": "N", "year": 1990}}, "node_default": {{}},
"nodes": [{{"id": "A\u00e9", "bloc": 3, "x": 0.5, "y": 0.25}}, {{"label": "Two", "id": 2}}]}}"#
        );
        let study = json(&text);
        assert_eq!((study.title.as_str(), study.directed), ("N", true));
        assert_eq!(study.actor[0].id, "Aé");
        assert_eq!(study.actor[0].bloc.as_deref(), Some("3"));
        assert_eq!(study.actor[0].at, Some([0.5, 0.25]));
        assert_eq!(study.actor[1].id, "2");
        assert_eq!(study.actor[1].name.as_deref(), Some("Two"));
        assert_eq!(study.tie.len(), 2);
        assert_eq!(study.tie[0].agreement.as_deref(), Some("X"));
        assert_eq!(study.tie[1].strength, Some(Range::exact(2.0)));
        assert_eq!(
            study.notices[0],
            "attributes not read: `node_default`, `seen`, `year`"
        );
    }
}

#[test]
fn nodes_without_ids_are_counted_and_other_words_for_ends_are_known() {
    let counted = json(
        r#"{"nodes":[{"name":"JPN","group":1},{"name":"USA"}],"links":[{"source":1,"target":0,"value":8}]}"#,
    );
    assert_eq!(
        (counted.tie[0].a.as_str(), counted.tie[0].b.as_str()),
        ("USA", "JPN")
    );
    assert_eq!(counted.tie[0].strength, Some(Range::exact(8.0)));
    assert_eq!(counted.actor[0].name, None);
    assert!(
        counted.notices[0].starts_with("nodes have no `id`"),
        "{:?}",
        counted.notices
    );
    let vis = json(
        r#"{"nodes":[{"id":1,"label":"JPN"},{"id":2,"label":"USA"}],"edges":[{"from":1,"to":2}]}"#,
    );
    assert_eq!((vis.tie[0].a.as_str(), vis.tie[0].b.as_str()), ("1", "2"));
    assert_eq!(vis.actor[0].name.as_deref(), Some("JPN"));
}

#[test]
fn formats_that_share_an_ending_are_told_by_content() {
    for name in ["x.xml", "-"] {
        let graph = r#"<graphml><graph edgedefault="undirected"><node id="A"/><node id="B"/><edge source="A" target="B"/></graph></graphml>"#;
        assert_eq!(named(graph, name, Weight::Strength).tie.len(), 1);
        let graph = r#"<?xml version="1.0"?><!-- a, b --><gexf><graph><nodes><node id="A"/></nodes></graph></gexf>"#;
        assert_eq!(named(graph, name, Weight::Strength).actor.len(), 1);
    }
    for name in ["x.json", "-"] {
        let long = "x".repeat(1 << 17);
        for text in [
            r#"{"nodes":[{"id":"A"}],"links":[]}"#.to_string(),
            format!(
                r#"{{"edges":[],"graph":{{"links":[]}},"nodes":[{{"id":"A","name":"{long}"}}]}}"#
            ),
        ] {
            assert_eq!(named(&text, name, Weight::Strength).actor.len(), 1);
        }
        for text in [
            r#"{"directed":true,"about":"{\"nodes\":[","tie":[{"a":"A","b":"B"}]}"#.to_string(),
            format!(r#"{{"about":"{long}","tie":[{{"a":"nodes","b":"links"}}]}}"#),
            r#"{"agreement":[{"id":"links","members":["nodes","edges"]}]}"#.to_string(),
        ] {
            let study = named(&text, name, Weight::Strength);
            assert_eq!(network(&study).ties().count(), 1);
        }
    }
}

#[test]
fn entities_are_read_only_if_xml_itself_has_them() {
    let with = |inside: &str, value: &str| {
        format!(
            r#"<!DOCTYPE graphml [<!ENTITY lol "lol"><!ENTITY a "&lol;&lol;"><!ENTITY e SYSTEM "file:///etc/passwd">]>
<graphml><key id="k" for="node" attr.name="label"/><graph edgedefault="undirected">
<node id="A{value}"><data key="k">{inside}</data></node></graph></graphml>"#
        )
    };
    let many = "&amp;".repeat(1_000);
    let study = graphml(&with(&format!("&lt;&#65;&#x42;&gt;{many}"), &many));
    assert_eq!(study.actor[0].id, format!("A{}", "&".repeat(1_000)));
    assert_eq!(
        study.actor[0].name,
        Some(format!("<AB>{}", "&".repeat(1_000)))
    );
    for (inside, value, place) in [
        ("&a;", "", (3, 28)),
        ("x &e;", "", (3, 30)),
        ("", "&lol;", (3, 12)),
    ] {
        match read(
            with(inside, value).as_bytes(),
            "x.graphml",
            Options::default(),
        ) {
            Err(Error::Invalid(finding)) => {
                assert!(finding.message.starts_with("entity `&"), "{finding}");
                assert_eq!((finding.line, finding.column), place, "{finding}");
            }
            other => panic!("{other:?}"),
        }
    }
}

#[test]
fn wide_text_is_read_as_it_is_declared() {
    let text = "<?xml version=\"1.0\" encoding=\"UTF-16\"?><graphml><graph edgedefault=\"directed\"><node id=\"É\"/></graph></graphml>";
    let mut wide = vec![0xFF, 0xFE];
    wide.extend(text.encode_utf16().flat_map(u16::to_le_bytes));
    let study = read(wide.as_slice(), "x.xml", Options::default()).unwrap();
    assert_eq!(study.actor[0].id, "É");
}

#[test]
fn a_file_that_is_cut_or_spoilt_anywhere_is_read_or_refused() {
    let study = BUNDLED[0].study().unwrap();
    let own = network(&study);
    for id in IDS {
        let format = Format::find(id);
        let options = Options {
            format,
            ..Options::default()
        };
        let whole = (format.unwrap().write)(&study, &own)
            .unwrap()
            .text
            .into_bytes();
        let mut refused = 0;
        for at in (0..whole.len()).step_by(3) {
            let mut spoilt = whole.clone();
            spoilt[at] = b"<&\"/{]\xC3"[at % 7];
            for text in [&whole[..at], &spoilt] {
                if let Err(Error::Invalid(finding)) = read(text, "x", options.clone()) {
                    refused += 1;
                    assert!(!finding.message.is_empty() && finding.to_string().contains('x'));
                }
            }
        }
        assert!(
            refused > whole.len() / 3,
            "{id}: {refused} of {}",
            whole.len()
        );
    }
}
