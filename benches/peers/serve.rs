//! The line protocol: a request a line, an answer a line, both JSON.
//!
//! Request: `work`, `graph`, `sample` (how many of the items, evenly spread; absent for all), `least` (seconds to fill
//! with repetitions), `answer` (whether the numbers are wanted). Answer: `seconds` for the whole work, `rounds` that
//! were timed, `items` and `at` where it was sampled, `answer`.
//!
//! A view is compiled before the clock starts, and cloned while its caches are empty: every repetition pays for all that
//! it needs.

use crate::{graphs::Graph, works::Work};
use linchpin::kernels::View;
use serde_json::{Value, json};
use std::{
    collections::BTreeMap,
    error::Error,
    io::{BufRead, Write},
    time::Instant,
};

/// Most repetitions of one request.
const MOST_ROUNDS: usize = 20_000;

/// Answers requests until there are no more.
pub fn serve(input: impl BufRead, mut output: impl Write) -> Result<(), Box<dyn Error>> {
    let mut views = BTreeMap::new();
    for line in input.lines() {
        let request: Value = serde_json::from_str(&line?)?;
        let reply = answer(&mut views, &request)
            .unwrap_or_else(|fault| json!({ "fault": fault.to_string() }));
        writeln!(output, "{reply}")?;
        output.flush()?;
    }
    Ok(())
}

fn answer(views: &mut BTreeMap<String, View>, request: &Value) -> Result<Value, Box<dyn Error>> {
    let word = |key: &str| request[key].as_str().ok_or(format!("no {key}"));
    let name = word("graph")?;
    if !views.contains_key(name) {
        let graph = Graph::named(name).ok_or(format!("no graph {name}"))?;
        views.clear(); // one at a time: the caches of a large one are large
        views.insert(name.into(), graph.view());
    }
    let view = &views[name];
    let work = Work::parse(word("work")?)?;
    let items = work.items(view);
    let sample = request["sample"].as_u64().map(|count| count as usize);
    let at: Vec<usize> = match sample.filter(|&count| count < items) {
        Some(count) => (0..count).map(|place| place * items / count).collect(),
        None => (0..items).collect(),
    };
    let asked = work.prepared(view, &at);
    let least = request["least"].as_f64().unwrap_or(0.0);
    let (mut seconds, mut rounds) = (0.0, 0);
    let numbers = loop {
        let fresh = view.clone();
        let start = Instant::now();
        let scores = work.done(&fresh, &asked);
        seconds += start.elapsed().as_secs_f64();
        rounds += 1;
        if seconds >= least || rounds == MOST_ROUNDS {
            break scores;
        }
    };
    let share = items as f64 / at.len() as f64;
    let mut reply = json!({ "seconds": share * seconds / rounds as f64, "rounds": rounds });
    if at.len() < items {
        reply["at"] = json!(at);
        reply["items"] = json!(items);
    }
    if request["answer"] == json!(true) {
        reply["answer"] = json!(numbers.values());
        reply["estimated"] = json!(numbers.estimated());
    }
    Ok(reply)
}

/// The works against each other, on small graphs: quick ways and slow ones give the same numbers.
pub fn check() {
    for (name, actors, ties) in crate::graphs::GRAPHS {
        if actors <= 10_000 {
            let graph = Graph::named(name).expect("a workload graph");
            assert_eq!((graph.actors, graph.ties.len()), (actors, ties), "{name}");
        }
    }
    let view = Graph::named("sf8").expect("a workload graph").view();
    for name in ["add:all", "add:betweenness-delay", "lose:tie", "lose:actor"] {
        let work = Work::parse(name).expect("a work");
        let every: Vec<usize> = (0..work.items(&view)).collect();
        let asked = work.prepared(&view, &every);
        let (quick, slow) = (
            work.done(&view, &asked).values(),
            work.anew(&view, &asked).values(),
        );
        assert_eq!(quick.len(), slow.len(), "{name}");
        for (quick, slow) in quick.iter().zip(&slow) {
            let (Some(quick), Some(slow)) = (quick, slow) else {
                panic!("{name} has no number")
            };
            let apart = (quick - slow).abs();
            assert!(
                apart <= 1e-9 * slow.abs() + 1e-15,
                "{name}: {quick}, {slow}"
            );
        }
    }
}
