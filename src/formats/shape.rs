//! Generated shapes: `shape:star-6` and the like, for trying a metric where the answer is known.

use crate::{
    error::{Error, Result, nearest},
    model::{Actor, BareTie, Study},
};
use sha2::{Digest, Sha256};
use std::f64::consts::TAU;

/// Largest generated shape; a complete one of this size has half a million ties.
const LARGEST: usize = 1_000;

/// Name and sentence of each shape; `N` actors are asked for as in `star-6`.
pub static SHAPES: &[(&str, &str)] = &[
    ("star", "one hub tied to every spoke, no other tie"),
    ("ring", "every actor tied to two neighbours"),
    ("wheel", "a ring whose actors are all tied to one hub"),
    ("complete", "every pair tied"),
    ("path", "a line of actors"),
    (
        "two-hubs",
        "two hubs tied to each other, the spokes split between them",
    ),
    ("triangle", "three actors, every pair tied"),
];

/// The shape with this name, every tie of strength 1, delay 1 and availability 1.
pub(super) fn study(name: &str) -> Result<Study> {
    let (kind, n) = match name.rsplit_once('-') {
        Some((kind, n)) if n.bytes().all(|byte| byte.is_ascii_digit()) => (kind, n.parse().ok()),
        _ if name == "triangle" => ("triangle", Some(3)),
        _ => (name, None),
    };
    let kinds = || SHAPES.iter().map(|(kind, _)| *kind);
    if !kinds().any(|known| known == kind) {
        return Err(Error::Unknown {
            what: "shape",
            id: name.into(),
            near: nearest(kind, kinds()).map(|kind| format!("shape:{kind}-6")),
            way_out: "`linchpin networks shapes` lists them".into(),
        });
    }
    let least = match kind {
        "ring" => 3,
        "wheel" | "two-hubs" => 4,
        _ => 2,
    };
    let Some(n) = n.filter(|n| (least..=LARGEST).contains(n) && (kind != "triangle" || *n == 3))
    else {
        return Err(Error::Refused(format!(
            "`shape:{name}` needs a number of actors from {least} to {LARGEST}, as in shape:{kind}-6"
        )));
    };
    let mut study = Study {
        id: format!("shape:{name}"),
        title: name.into(),
        question: format!(
            "A generated shape: {}.",
            SHAPES
                .iter()
                .find(|(known, _)| *known == kind)
                .map_or("", |s| s.1)
        ),
        actor: actors(kind, n),
        ..Study::default()
    };
    let tie = |a: usize, b: usize| BareTie {
        a: study.actor[a].id.clone(),
        b: study.actor[b].id.clone(),
        ..BareTie::default()
    };
    study.tie = ties(kind, n).into_iter().map(|(a, b)| tie(a, b)).collect();
    let text = serde_json::to_string(&study).unwrap_or_default();
    study.sha256 = Sha256::digest(text.as_bytes())
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect();
    Ok(study)
}

fn ties(kind: &str, n: usize) -> Vec<(usize, usize)> {
    let ring = |from: usize| (from..n).map(move |i| (i, if i + 1 == n { from } else { i + 1 }));
    match kind {
        "star" => (1..n).map(|i| (0, i)).collect(),
        "ring" => ring(0).collect(),
        "wheel" => (1..n).map(|i| (0, i)).chain(ring(1)).collect(),
        "path" => (1..n).map(|i| (i - 1, i)).collect(),
        "two-hubs" => std::iter::once((0, 1))
            .chain((2..n).map(|i| (i % 2, i)))
            .collect(),
        _ => (0..n)
            .flat_map(|a| (a + 1..n).map(move |b| (a, b)))
            .collect(),
    }
}

fn actors(kind: &str, n: usize) -> Vec<Actor> {
    let hubs = match kind {
        "star" | "wheel" => 1,
        "two-hubs" => 2,
        _ => 0,
    };
    let mut actors: Vec<Actor> = (0..n)
        .map(|i| {
            let id = match (i < hubs, hubs) {
                (true, 1) => "hub".to_string(),
                (true, _) => format!("hub{}", i + 1),
                (false, _) => format!("a{}", i + 1 - hubs),
            };
            let round = |x: f64| (x * 1e3).round() / 1e3;
            let around = |turn: f64, x: f64, y: f64, rx: f64, ry: f64| {
                [
                    round(x + rx * (TAU * turn).sin()),
                    round(y - ry * (TAU * turn).cos()),
                ]
            };
            let at = match (kind, i < hubs) {
                ("star" | "wheel", true) => [0.5, 0.5],
                ("two-hubs", true) => [0.36 + 0.28 * i as f64, 0.5],
                ("two-hubs", false) => {
                    let side = i % 2;
                    let count = (n - 1 - side) / 2;
                    let turn = (((i - 2) / 2) as f64 + 0.5) / count as f64 / 2.0;
                    let x = if side == 1 { 0.64 } else { 0.36 };
                    around(if side == 1 { turn } else { 1.0 - turn }, x, 0.5, 0.26, 0.4)
                }
                ("path", _) => [round(0.08 + 0.84 * i as f64 / (n - 1) as f64), 0.5],
                _ => around((i - hubs) as f64 / (n - hubs) as f64, 0.5, 0.5, 0.4, 0.4),
            };
            Actor {
                at: Some(at),
                ..Actor::named(id)
            }
        })
        .collect();
    if kind == "path" && n < 4 {
        actors
            .iter_mut()
            .enumerate()
            .for_each(|(i, actor)| actor.at = Some([0.2 + 0.3 * i as f64, 0.5]));
    }
    actors
}
