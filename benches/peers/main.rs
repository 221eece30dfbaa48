//! linchpin as one of the contenders of `benches/peers/run`: a process that is told a work and a graph in a line of JSON
//! and answers with seconds and numbers, as the workers of the peers do. `cargo bench` alone only checks it.

#[path = "../graphs/mod.rs"]
mod graphs;
mod growth;
mod serve;
mod works;

use graphs::{GRAPHS, Graph};
use std::{env, error::Error, fs, io, path::Path};

const USAGE: &str =
    "peers serve | peers graphs FOLDER | peers catalogue | peers growth TABLE.csv CHART";

fn main() -> Result<(), Box<dyn Error>> {
    // `cargo bench` adds a word of its own.
    let words: Vec<String> = env::args().skip(1).filter(|it| it != "--bench").collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    match words[..] {
        ["serve"] => serve::serve(io::stdin().lock(), io::stdout().lock()),
        ["graphs", folder] => write_graphs(Path::new(folder)),
        ["catalogue"] => {
            println!("{}", works::catalogue());
            Ok(())
        }
        ["growth", table, chart] => growth::draw(Path::new(table), Path::new(chart)),
        [] => {
            serve::check();
            println!(
                "the works agree with each other; benches/peers/run sets them beside the peers\n{USAGE}"
            );
            Ok(())
        }
        _ => Err(USAGE.into()),
    }
}

/// Every workload graph as a list of ties, and `sf8` as the file that whole processes read.
fn write_graphs(folder: &Path) -> Result<(), Box<dyn Error>> {
    fs::create_dir_all(folder)?;
    for (name, actors, ties) in GRAPHS {
        let graph = Graph::named(name).ok_or("a name without a graph")?;
        assert_eq!((graph.actors, graph.ties.len()), (actors, ties), "{name}");
        fs::write(folder.join(format!("{name}.txt")), graph.edge_list())?;
    }
    let star = Graph::named("sf8").ok_or("a name without a graph")?;
    let row = |(a, b, delay): &(usize, usize, f64)| format!("a{a},a{b},{},{delay}\n", 1.0 / delay);
    let rows: String = star.ties.iter().map(row).collect();
    fs::write(
        folder.join("sf8.csv"),
        format!("source,target,strength,delay\n{rows}"),
    )?;
    Ok(())
}
