//! What the header of a DL file says.

use super::super::{
    Input,
    assembly::{Assembly, Bytes},
    numbered::{self, short},
};
use super::{
    layout::Layout,
    words::{Word, Words},
};
use crate::error::{Result, nearest};

/// Matrices in a file; a study has a handful of relations.
const MOST_MATRICES: usize = 10_000;

/// Words with which something in a header begins.
pub(super) const KEYWORDS: &[&str] = &[
    "n", "nr", "nc", "nm", "format", "form", "diagonal", "title", "labels", "label", "row", "rows",
    "column", "col", "columns", "matrix", "level", "data",
];

/// A label and where it stands.
pub(super) type Label = (String, Bytes);

pub(super) struct Header {
    /// Number of actors.
    pub nodes: usize,
    /// Number of matrices.
    pub matrices: usize,
    pub format: Layout,
    /// Whether the numbers between an actor and itself are left out.
    pub no_diagonal: bool,
    pub title: Option<String>,
    /// Labels of the actors, from a block of the header.
    pub labels: Vec<Label>,
    pub matrix_labels: Vec<String>,
    /// Whether labels stand before the rows of the data.
    pub rows_embedded: bool,
    /// Whether labels stand above the columns of the data.
    pub columns_embedded: bool,
    /// Where the data begin.
    pub data: usize,
}

pub(super) fn read(input: &Input, assembly: &Assembly) -> Result<Header> {
    let mut reader = Reader {
        input,
        assembly,
        words: Words::new(&input.text, 0),
        nodes: None,
        columns: None,
        header: Header {
            nodes: 0,
            matrices: 1,
            format: Layout::Full,
            no_diagonal: false,
            title: None,
            labels: Vec::new(),
            matrix_labels: Vec::new(),
            rows_embedded: false,
            columns_embedded: false,
            data: 0,
        },
        column_labels: Vec::new(),
    };
    let first = reader.words.next();
    if !first
        .as_ref()
        .is_some_and(|word| word.bare(&input.text).eq_ignore_ascii_case("dl"))
    {
        let at = first.map_or(0..0, |word| word.at);
        return Err(assembly.fault(
            at,
            "a UCINET DL file begins with the word dl",
            "begin with: dl n=4",
        ));
    }
    while let Some(word) = reader.words.next() {
        if reader.says(&word)? {
            return reader.finish(word);
        }
    }
    let end = input.text.trim_end().len();
    Err(assembly.fault(
        end..end,
        "a header without data",
        "write `data:` and the numbers after it",
    ))
}

struct Reader<'r, 'i> {
    input: &'i Input,
    assembly: &'r Assembly<'i>,
    words: Words<'i>,
    nodes: Option<(usize, Bytes)>,
    columns: Option<(usize, Bytes)>,
    header: Header,
    column_labels: Vec<Label>,
}

impl Reader<'_, '_> {
    fn fault<T>(&self, word: &Word, message: impl Into<String>, help: &str) -> Result<T> {
        Err(self.assembly.fault(word.at.clone(), message, help))
    }

    /// What begins with this word; whether it is the beginning of the data.
    fn says(&mut self, word: &Word) -> Result<bool> {
        let text = word.bare(&self.input.text).to_lowercase();
        match text.as_str() {
            "data" => return Ok(true),
            "n" | "nr" | "nc" => {
                let value = self.value(word)?;
                let number =
                    numbered::count(self.input, value.text(&self.input.text), value.at.clone())?;
                let which = match text.as_str() {
                    "nc" => &mut self.columns,
                    _ => &mut self.nodes,
                };
                if let Some((first, _)) = which
                    && *first != number
                {
                    return self.fault(word, format!("`{text}` is there twice"), "keep one");
                }
                *which = Some((number, value.at));
            }
            "nm" => {
                let value = self.value(word)?;
                match value.text(&self.input.text).parse() {
                    Ok(number @ 1..=MOST_MATRICES) => self.header.matrices = number,
                    _ => {
                        return self.fault(
                            &value,
                            "not a number of matrices that is read",
                            "write a whole number from 1 to 10000",
                        );
                    }
                }
            }
            "format" | "form" => self.format(word)?,
            "diagonal" => {
                let value = self.value(word)?;
                match value.bare(&self.input.text).to_lowercase().as_str() {
                    "absent" => self.header.no_diagonal = true,
                    "present" => self.header.no_diagonal = false,
                    _ => {
                        return self.fault(
                            &value,
                            "a diagonal is `absent` or `present`",
                            "write one of them",
                        );
                    }
                }
            }
            "title" => {
                let value = self.value(word)?;
                self.header.title = Some(value.text(&self.input.text).into());
            }
            "labels" | "label" => self.labels(word, true, true)?,
            "row" | "rows" | "column" | "col" | "columns" | "matrix" | "level" => {
                let next = self.value(word)?;
                if !next
                    .bare(&self.input.text)
                    .to_lowercase()
                    .starts_with("label")
                {
                    return self.fault(
                        &next,
                        format!("`{text}` without `labels`"),
                        "write `row labels:` and so on",
                    );
                }
                match text.as_str() {
                    "row" | "rows" => self.labels(&next, true, false)?,
                    "matrix" | "level" => {
                        let labels = self.block(&next, self.header.matrices, "nm")?;
                        self.header.matrix_labels =
                            labels.into_iter().map(|(label, _)| label).collect();
                    }
                    _ => self.labels(&next, false, true)?,
                }
            }
            _ => {
                let shown = short(word.text(&self.input.text));
                let near = nearest(&text, KEYWORDS.iter().copied());
                let help = near.map_or(
                    "a header gives n, nm, format, diagonal, labels: and data:".into(),
                    |near| format!("did you mean `{near}`?"),
                );
                return self.fault(word, format!("`{shown}` in the header"), &help);
            }
        }
        Ok(false)
    }

    /// The word that says what `word` is.
    fn value(&mut self, word: &Word) -> Result<Word> {
        match self.words.next() {
            Some(value) => Ok(value),
            None => self.fault(word, "the header ends here", "say what it is"),
        }
    }

    fn format(&mut self, word: &Word) -> Result<()> {
        let value = self.value(word)?;
        let name = value.bare(&self.input.text).to_lowercase();
        match Layout::find(&name) {
            Some(format) => self.header.format = format,
            None if name.ends_with('2') => {
                return self.fault(
                    &value,
                    format!("`{name}` is for two-mode data: its ties are memberships, not ties between actors"),
                    "turn it into one-mode data in UCINET first (Data > Affiliations)",
                );
            }
            None => {
                return self.fault(
                    &value,
                    format!("the format `{}` is not read", short(&name)),
                    "read are fullmatrix, upperhalf, lowerhalf, edgelist1 and nodelist1",
                );
            }
        }
        Ok(())
    }

    /// `labels embedded`, or a block of labels.
    fn labels(&mut self, word: &Word, rows: bool, columns: bool) -> Result<()> {
        let mut ahead = self.words.clone();
        let next = ahead.next();
        if next.is_some_and(|next| next.bare(&self.input.text).eq_ignore_ascii_case("embedded")) {
            self.words = ahead;
            self.header.rows_embedded |= rows;
            self.header.columns_embedded |= columns;
            return Ok(());
        }
        let Some((nodes, _)) = self.nodes.clone().or(self.columns.clone()) else {
            return self.fault(
                word,
                "labels before n",
                "say how many there are first: dl n=4",
            );
        };
        let labels = self.block(word, nodes, "n")?;
        match rows {
            true => self.header.labels = labels,
            false => self.column_labels = labels,
        }
        Ok(())
    }

    /// As many labels as there should be.
    fn block(&mut self, word: &Word, wanted: usize, count: &str) -> Result<Vec<Label>> {
        let mut labels = Vec::new();
        while labels.len() < wanted {
            let met = labels.len();
            let next = self.words.next();
            let keyword = next.as_ref().is_some_and(|next| {
                let text = next.text(&self.input.text);
                !next.quoted && text.ends_with(':')
            });
            match next {
                Some(next) if next.open => {
                    return self.fault(&next, "a quote that is not closed on its line", "close it");
                }
                Some(next) if !keyword => {
                    labels.push((next.text(&self.input.text).to_string(), next.at));
                }
                other => {
                    return self.fault(
                        &other.unwrap_or_else(|| word.clone()),
                        format!("{met} labels, where {count} is {wanted}"),
                        "give every one a label; put a label with a blank or comma in double quotes",
                    );
                }
            }
        }
        Ok(labels)
    }

    fn finish(mut self, data: Word) -> Result<Header> {
        let (Some((nodes, at)), columns) =
            (self.nodes.clone().or(self.columns.clone()), self.columns)
        else {
            return Err(self.assembly.fault(
                data.at,
                "a header without n",
                "say how many actors there are: dl n=4",
            ));
        };
        let two_mode = |at: Bytes, message: String| {
            Err(self.assembly.fault(
                at,
                message,
                "turn it into one-mode data in UCINET first (Data > Affiliations)",
            ))
        };
        if let Some((columns, _)) = columns
            && columns != nodes
        {
            return two_mode(
                at,
                format!("two-mode data: {nodes} rows and {columns} columns"),
            );
        }
        if self.header.labels.is_empty() {
            self.header.labels = std::mem::take(&mut self.column_labels);
        }
        let differs = self.column_labels.iter().zip(&self.header.labels);
        if let Some(((column, at), (row, _))) =
            differs.into_iter().find(|(column, row)| column.0 != row.0)
        {
            return two_mode(
                at.clone(),
                format!("two-mode data: column `{column}` where the row is `{row}`"),
            );
        }
        self.header.nodes = nodes;
        self.header.data = data.at.end;
        Ok(self.header)
    }
}
