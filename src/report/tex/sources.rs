//! The sources that a report names, as a bibliography, and where it cites them.

use super::{super::numbered::works, escape::escaped};
use std::{collections::BTreeMap, fmt::Write};

/// The sources by the text that names them, each with its key.
pub(super) struct Sources {
    keys: BTreeMap<String, String>,
    /// In the order of the report.
    order: Vec<String>,
}

impl Sources {
    /// Those of a report, each once.
    pub fn of(named: &[String]) -> Self {
        let mut sources = Self {
            keys: BTreeMap::new(),
            order: Vec::new(),
        };
        let mut taken: BTreeMap<String, usize> = BTreeMap::new();
        for text in named {
            let text = text.trim();
            if text.is_empty() || sources.keys.contains_key(text) {
                continue;
            }
            let stem = match Work::read(text) {
                Some(work) => work.stem(),
                None => "source".to_string(),
            };
            let count = taken.entry(stem.clone()).or_default();
            *count += 1;
            let key = match (stem.as_str(), *count) {
                ("source", count) => format!("source{count}"),
                (_, 1) => stem,
                (_, count) => format!("{stem}-{count}"),
            };
            sources.keys.insert(text.to_string(), key);
            sources.order.push(text.to_string());
        }
        sources
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.order.is_empty()
    }

    /// The citation in place of a cell that names sources and nothing else.
    pub fn cell(&self, cell: &str) -> Option<String> {
        let key = |text: &str| self.keys.get(text).map(String::as_str);
        let keys: Option<Vec<&str>> = works(cell).into_iter().map(key).collect();
        let whole = self.keys.get(cell.trim()).map(|key| vec![key.as_str()]);
        let keys = whole.or(keys)?;
        Some(format!("\\cite{{{}}}", keys.join(",")))
    }

    /// The text, escaped, with a citation after each source that it names.
    pub fn cited(&self, text: &str) -> String {
        // The longest first: one source may begin as another.
        let mut named: Vec<(usize, &String)> = self
            .order
            .iter()
            .filter_map(|source| text.find(source.as_str()).map(|at| (at, source)))
            .collect();
        named.sort_by_key(|(at, source)| (*at, std::cmp::Reverse(source.len())));
        let mut out = String::new();
        let mut from = 0;
        for (at, source) in named {
            if at < from {
                continue;
            }
            let end = at + source.len();
            let key = self.keys.get(source).map_or("", String::as_str);
            let _ = write!(out, "{}~\\cite{{{key}}}", escaped(&text[from..end]));
            from = end;
        }
        out + &escaped(&text[from..])
    }

    /// The BibTeX file.
    pub fn bibliography(&self) -> String {
        let mut out =
            String::from("% The sources of the report beside this file. Written by linchpin.\n");
        for text in &self.order {
            let key = self.keys.get(text).map_or("", String::as_str);
            let _ = match Work::read(text) {
                Some(work) => work.entry(&mut out, key),
                None => write!(
                    out,
                    "\n@misc{{{key},\n  title = {{{{{}}}}},\n}}\n",
                    escaped(text)
                ),
            };
        }
        out
    }
}

/// A work named as "Author & Author year, more, doi:…".
struct Work<'t> {
    authors: &'t str,
    year: &'t str,
    more: &'t str,
    doi: &'t str,
}

impl<'t> Work<'t> {
    fn read(text: &'t str) -> Option<Self> {
        let (before, doi) = text.split_once("doi:")?;
        let before = before.trim().trim_end_matches(',');
        // The first year ends the names; what follows it, in brackets or not, says more of the work.
        let ends = before.match_indices([',', ' ']).map(|(at, _)| at);
        let at = ends
            .chain([before.len()])
            .find(|at| ends_in_year(&before[..*at]))?;
        let bracketed = |letter: char| " ,()".contains(letter);
        let (head, more) = (&before[..at], before[at..].trim_matches(bracketed));
        let (authors, year) = head.rsplit_once(' ')?;
        (year.len() == 4 && ends_in_year(year)).then_some(Self {
            authors,
            year,
            more,
            doi: doi.trim().trim_end_matches('.'),
        })
    }

    /// First author and year, in letters that a key may have.
    fn stem(&self) -> String {
        let first = self.authors.split([',', '&']).next().unwrap_or_default();
        let letters = first
            .chars()
            .filter(char::is_ascii_alphabetic)
            .map(|letter| letter.to_ascii_lowercase());
        format!("{}{}", letters.collect::<String>(), self.year)
    }

    fn entry(&self, out: &mut String, key: &str) -> std::fmt::Result {
        let authors = self
            .authors
            .replace(" & ", ", ")
            .split(", ")
            .map(|author| match author.strip_suffix(" et al.") {
                Some(first) => format!("{{{}}} and others", escaped(first)),
                None => format!("{{{}}}", escaped(author)),
            })
            .collect::<Vec<_>>()
            .join(" and ");
        write!(
            out,
            "\n@misc{{{key},\n  author = {{{authors}}},\n  year = {{{}}},\n",
            self.year
        )?;
        if !self.more.is_empty() {
            writeln!(out, "  howpublished = {{{}}},", escaped(self.more))?;
        }
        write!(
            out,
            "  doi = {{{}}},\n  note = {{\\url{{https://doi.org/{}}}}},\n}}\n",
            self.doi, self.doi
        )
    }
}

fn ends_in_year(text: &str) -> bool {
    let digits = text.chars().rev().take_while(char::is_ascii_digit).count();
    digits == 4
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn works_and_other_sources_are_cited_by_key() {
        let named = [
            "Borgatti & Everett 1999, doi:10.1016/S0378-8733(99)00019-2",
            "Burt 1992, Structural Holes, ISBN 9780674843714, doi:10.4159/9780674029095",
            "Newman, Forrest & Balthrop 2002, doi:10.1103/PhysRevE.66.035101",
            "Asia Economy, November 2022",
            "Whitney 1932 (congruent graphs), doi:10.2307/2371086",
        ]
        .map(String::from);
        let sources = Sources::of(&named);
        let cell = format!("{}; {}", named[0], named[2]);
        assert_eq!(
            sources.cell(&cell).unwrap(),
            "\\cite{borgatti1999,newman2002}"
        );
        assert_eq!(sources.cell("n/a"), None);
        assert_eq!(
            sources.cited("See Asia Economy, November 2022."),
            "See Asia Economy, November 2022~\\cite{source1}."
        );
        let bib = sources.bibliography();
        for part in [
            "author = {{Newman} and {Forrest} and {Balthrop}}",
            "howpublished = {Structural Holes, ISBN 9780674843714}",
            "doi = {10.1016/S0378-8733(99)00019-2}",
            "howpublished = {congruent graphs}",
        ] {
            assert!(bib.contains(part), "{bib}");
        }
    }
}
