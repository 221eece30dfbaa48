//! Charts: they draw on every study, say what they show, stay inside the page and never change by themselves.

use crate::support::{bundled, measured, unit};
use linchpin::{
    analysis::{Measured, compare},
    charts::{CHARTS, Drawn, Subject, outlined, pdf, png},
    error::Error,
    formats::BUNDLED,
    metrics::metrics,
    model::{Selection, Study},
};

fn drawn(without: &Measured, with: &Measured) -> Vec<(&'static str, Result<Drawn, Error>)> {
    drawn_of(without, with, None)
}

/// The same with the study whose history may be drawn.
fn drawn_of(
    without: &Measured,
    with: &Measured,
    study: Option<&Study>,
) -> Vec<(&'static str, Result<Drawn, Error>)> {
    let selection = Selection::default();
    let labels = ["without the tie".to_string(), "with the tie".to_string()];
    let comparison = compare(without, with, labels, &metrics().collect::<Vec<_>>());
    CHARTS
        .iter()
        .map(|chart| {
            let subject = Subject {
                without,
                with,
                comparison: &comparison,
                metric: (chart.metric)(),
                history: study.map(|study| (study, &selection)),
            };
            (chart.id, (chart.draw)(&subject))
        })
        .collect()
}

fn sides(name: &str) -> (Measured, Measured) {
    let study = BUNDLED
        .iter()
        .find(|bundled| bundled.id == name)
        .unwrap()
        .study()
        .unwrap();
    let question = study.compare.unwrap();
    let side = |without: &[String], with: &[String], configuration: Option<&String>| {
        measured(bundled(name, |selection| {
            selection.without = without.to_vec();
            selection.with = with.to_vec();
            selection.configuration = configuration.cloned();
        }))
    };
    match question.configurations.as_slice() {
        [without, with] => (side(&[], &[], Some(without)), side(&[], &[], Some(with))),
        _ => (
            side(&question.without, &[], None),
            side(&[], &question.with, None),
        ),
    }
}

/// x of every text and the canvas it must stay in; texts are short, so their starts tell enough.
fn inside(svg: &str) -> bool {
    let document = roxmltree::Document::parse(svg).unwrap();
    let view: Vec<f64> = document
        .root_element()
        .attribute("viewBox")
        .unwrap()
        .split(' ')
        .map(|x| x.parse().unwrap())
        .collect();
    document
        .descendants()
        .filter(|node| node.has_tag_name("text"))
        .all(|node| {
            let at = |name: &str| node.attribute(name).unwrap().parse::<f64>().unwrap();
            (0.0..=view[2]).contains(&at("x")) && (0.0..=view[3]).contains(&at("y"))
        })
}

#[test]
fn every_chart_of_every_study_is_well_formed_and_inside_its_page() {
    for study in BUNDLED {
        let (without, with) = sides(study.id);
        let written = study.study().unwrap();
        for (id, drawn) in drawn_of(&without, &with, Some(&written)) {
            // What has nothing to draw says so: no value for any pair, no capabilities, too many actors.
            let drawn = match drawn {
                // A metric without a value for any pair has nothing to draw, and says so.
                Err(Error::Refused(reason))
                    if ["no value for any pair", "capabilities", "not be readable"]
                        .iter()
                        .any(|known| reason.contains(known)) =>
                {
                    continue;
                }
                // All ties of NATO are one agreement, and some changes rest on one exact number.
                Err(Error::Refused(reason))
                    if id == "tornado" && reason.contains("no coded number by itself") =>
                {
                    continue;
                }
                drawn => drawn.unwrap_or_else(|error| panic!("{}: {id}: {error}", study.id)),
            };
            assert!(
                inside(&drawn.svg),
                "{}: {id}: text outside the page",
                study.id
            );
            assert!(
                drawn.svg.contains("<title id=\"chart-title\">") && drawn.svg.contains("<desc"),
                "{id}"
            );
            assert!(
                drawn.alt.len() > 40,
                "{id} says too little to who cannot see it"
            );
            assert!(drawn.svg.contains("linchpin 0."), "{id} has no source line");
        }
    }
}

#[test]
fn drawing_twice_gives_the_same_bytes_in_every_format() {
    let (without, with) = sides("northeast-asia");
    let study = linchpin::formats::Bundled::find("northeast-asia").unwrap();
    let study = study.study().unwrap();
    let drawn = || drawn_of(&without, &with, Some(&study));
    let (first, second) = (drawn(), drawn());
    for ((id, first), (_, second)) in first.into_iter().zip(second) {
        let (first, second) = (first.unwrap().svg, second.unwrap().svg);
        assert!(first == second, "{id}");
        assert!(
            outlined(&first).unwrap() == outlined(&second).unwrap(),
            "{id} outlined"
        );
        assert!(png(&first).unwrap() == png(&second).unwrap(), "{id} png");
        assert!(pdf(&first).unwrap() == pdf(&second).unwrap(), "{id} pdf");
    }
}

#[test]
fn letters_become_outlines_and_the_description_stays() {
    let (without, with) = sides("northeast-asia");
    let (_, chart) = drawn(&without, &with).swap_remove(0);
    let outlined = outlined(&chart.unwrap().svg).unwrap();
    assert!(
        !outlined.contains("<text") && outlined.contains("<desc") && outlined.contains("<path")
    );
    roxmltree::Document::parse(&outlined).unwrap();
}

#[test]
fn png_carries_three_hundred_dots_an_inch() {
    let (without, with) = sides("anzus");
    let (_, chart) = drawn(&without, &with).swap_remove(1);
    let bytes = png(&chart.unwrap().svg).unwrap();
    let reader = png_info(&bytes);
    assert_eq!(reader, (2400, 11_811));
}

fn png_info(bytes: &[u8]) -> (u32, u32) {
    let decoder = png::Decoder::new(std::io::Cursor::new(bytes));
    let reader = decoder.read_info().unwrap();
    (reader.info().width, reader.info().pixel_dims.unwrap().xppu)
}

#[test]
fn odd_networks_draw_or_refuse_with_a_reason() {
    let one = || {
        measured(crate::support::resolve(&linchpin::model::Study {
            actor: vec![linchpin::model::Actor::named(
                "a very long name that would not fit any column of any chart at all, ever",
            )],
            ..Default::default()
        }))
    };
    let two = || measured(unit(&[("A", "B")], 0.5));
    for (without, with) in [
        (one(), one()),
        (two(), two()),
        (one(), two()),
        (two(), one()),
    ] {
        for (id, drawn) in drawn(&without, &with) {
            match drawn {
                Ok(drawn) => assert!(inside(&drawn.svg), "{id}"),
                Err(Error::Refused(reason)) => assert!(!reason.is_empty()),
                Err(error) => panic!("{id}: {error}"),
            }
        }
    }
}

#[test]
fn ties_that_run_one_way_are_drawn_with_heads_and_others_without() {
    let pairs = [("USA", "JPN"), ("USA", "KOR")];
    let heads = |directed: bool| {
        let mut study = crate::support::study(&pairs.map(|(a, b)| (a, b, 1.0, 1.0, 0.9)));
        study.directed = directed;
        let side = || measured(crate::support::resolve(&study));
        let (_, networks) = drawn(&side(), &side()).swap_remove(0);
        networks.unwrap().svg.matches("<polygon").count()
    };
    assert_eq!(heads(false), 0);
    // Two panels with two ties each, and the legend.
    assert_eq!(heads(true), 5);
}

#[test]
fn a_heat_map_of_one_way_ties_reads_from_the_row_to_the_column() {
    let side = |ties: &[crate::support::Tie]| {
        let mut study = crate::support::study(ties);
        study.directed = true;
        measured(crate::support::resolve(&study))
    };
    let chain = [("A", "B", 1.0, 1.0, 0.9), ("B", "C", 1.0, 1.0, 0.9)];
    let more = [chain[0], chain[1], ("A", "C", 1.0, 1.0, 0.9)];
    let (_, heat) = drawn(&side(&chain), &side(&more))
        .into_iter()
        .find(|(id, _)| *id == "heat")
        .unwrap();
    let heat = heat.unwrap();
    assert!(
        heat.svg.contains("From the row to the column"),
        "{}",
        heat.svg
    );
    // Three pairs of six have a route; the others are hatched on both sides and never a copy of their way back.
    assert!(heat.svg.contains("A→C"));
}
