//! UCINET's data language (DL): matrices and lists of ties as text.
//!
//! The header begins with `dl` and gives, in any order and case, parted by blanks, commas, equal signs or line ends:
//! `n`, or `nr` and `nc`; `nm`, the number of matrices; `format`; `diagonal` absent or present; `title`; blocks of
//! labels; `labels embedded`; and `data:` at its end.
//!
//! | `format` | data | ties |
//! |---|---|---|
//! | `fullmatrix` (the default) | n × n numbers, rows may be wrapped | undirected if it is symmetric, else from row to column |
//! | `upperhalf`, `lowerhalf` | one half of a symmetric matrix | undirected |
//! | `edgelist1` | a line for each tie: two ends, and its value or nothing | see below |
//! | `nodelist1` | a line for each actor: itself, then those it has a tie to | see below |
//!
//! UCINET reads a list as ties from the first to the second and leaves it to its user to symmetrize them. Here a list
//! in which no pair is there both ways is read as undirected, because ties of alliances are written once; so is one in
//! which every pair is there both ways with the same value; one that has both is directed. A notice says which.
//!
//! Several matrices are layers, by their labels; in lists a line `!` parts them. Values are bare weights, and 0 is no
//! tie. Labels are kept as they are written: UCINET itself turns them into capitals and cuts them.
//!
//! Not read: two-mode data (`nr` other than `nc`, `edgelist2`, `nodelist2`), block matrices, ranked lists, and data in
//! another file. They are refused.
//!
//! Defined by: S. Borgatti, M. Everett, L. Freeman, *UCINET for Windows: Software for Social Network Analysis*, Analytic
//! Technologies, help page "DL language".

mod data;
mod header;
mod layout;
mod words;
mod write;

use super::{
    Format, Input, Reading,
    assembly::{Assembly, Nodes},
    numbered,
};
use crate::error::Result;
use words::Words;

pub(super) static FORMAT: Format = Format {
    id: "dl",
    title: "UCINET DL",
    endings: &["dl", "txt"],
    looks_like,
    longest_line: None,
    most_text: 48 << 20,
    read,
    write: write::write,
};

/// The word `dl`, then something that a header can say.
fn looks_like(text: &str) -> bool {
    let mut words = Words::new(text, 0);
    let mut is = |known: &[&str]| {
        let word = words.next().map(|word| word.bare(text).to_lowercase());
        word.is_some_and(|word| known.contains(&word.as_str()))
    };
    is(&["dl"]) && is(header::KEYWORDS)
}

fn read(input: &Input) -> Result<Reading> {
    let mut assembly = Assembly::new(input, Nodes::Declared);
    let header = header::read(input, &assembly)?;
    let data = data::read(input, &assembly, &header)?;
    if let Some(title) = &header.title {
        assembly.title(title);
    }
    let (mut several, mut layers) = (header.matrix_labels.clone(), Vec::new());
    if header.matrices > 1 {
        for number in several.len()..data.matrices {
            several.push((number + 1).to_string());
        }
        layers = several;
    } else if let (None, Some(label)) = (&header.title, several.first()) {
        assembly.title(label);
    }
    for (number, (label, at)) in data.nodes.iter().enumerate() {
        match label {
            Some(label) => assembly.actor(label, at.clone())?,
            None => assembly.actor(&(number + 1).to_string(), at.clone())?,
        }
    }
    numbered::ties(
        &mut assembly,
        input,
        &data.cells,
        &layers,
        header.format.shape(),
    )?;
    if data.diagonal > 0 {
        assembly.notice(numbered::diagonal(data.diagonal));
    }
    if data.nodes.len() < header.nodes {
        assembly.notice(format!(
            "n is {}, but only {} actors are named: the others are left out",
            header.nodes,
            data.nodes.len()
        ));
    }
    assembly.finish()
}
