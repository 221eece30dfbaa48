//! The one error type. Its variants carry values; every message names the value, the rule and the way out.

use std::{fmt, path::PathBuf};

/// What can go wrong between an argument or a file and a result.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// A file (or standard input) is not a valid network; the text points at the place.
    #[error("{0}")]
    Invalid(Box<Diagnostic>),

    /// A file could not be read.
    #[error("could not read {path}: {source}{}", way_to_read(source))]
    Read {
        /// The file that was asked for.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },

    /// A file could not be written.
    #[error("could not write {path}: {source}")]
    Write {
        /// The file that was to be written.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },

    /// A file exists and `--force` was not given.
    #[error("{0} exists already; give another name, or --force to replace it")]
    Exists(PathBuf),

    /// A name that stands for nothing here.
    #[error("unknown {what} `{id}`{}; {way_out}", did_you_mean(.near))]
    Unknown {
        /// What kind of name was expected: `network`, `agreement`, `metric`, …
        what: &'static str,
        /// The name as given.
        id: String,
        /// The nearest known name, if one is near.
        near: Option<String>,
        /// Where the known names are listed.
        way_out: String,
    },

    /// A request that makes no sense on this network, with the rule and the way out.
    #[error("{0}")]
    Refused(String),

    /// Given up half-way, because nobody waits for it any more.
    #[error("stopped before it was done")]
    Stopped,

    /// A chart could not be drawn.
    #[error("could not draw the chart: {0}")]
    Chart(String),
}

/// The result of everything here that can fail.
pub type Result<T, E = Error> = std::result::Result<T, E>;

fn way_to_read(source: &std::io::Error) -> &'static str {
    use std::io::ErrorKind;
    match source.kind() {
        ErrorKind::NotFound => "; check the name and the folder you are in",
        ErrorKind::IsADirectory => "; name a file in it",
        ErrorKind::PermissionDenied => "; its rights do not let you read it",
        _ => "",
    }
}

fn did_you_mean(near: &Option<String>) -> String {
    near.as_ref()
        .map(|name| format!(", did you mean `{name}`?"))
        .unwrap_or_default()
}

/// One finding about an input: where, what stands there, the rule it breaks, and the way out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// The file as the user named it; `standard input` for `-`.
    pub file: String,
    /// 1-based line; 0 when the finding is about the file as a whole.
    pub line: usize,
    /// 1-based column, in characters; 0 when the finding is about the file as a whole.
    pub column: usize,
    /// The line that the finding is about, shortened when it is long.
    pub excerpt: String,
    /// 0-based byte range in `excerpt` that the caret underlines.
    pub mark: (usize, usize),
    /// What is wrong: the value and the rule it breaks.
    pub message: String,
    /// The way out.
    pub help: String,
}

impl fmt::Display for Diagnostic {
    /// The compiler-style picture of the finding: file, line, column, caret, rule, way out.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        use annotate_snippets::{AnnotationKind, Level, Renderer, Snippet};
        let title = if self.line == 0 {
            format!("{}: {}", self.file, self.message)
        } else {
            self.message.clone()
        };
        let mut group = Level::ERROR
            .primary_title(title.as_str())
            .elements((self.line > 0).then(|| {
                Snippet::source(self.excerpt.as_str())
                    .path(self.file.as_str())
                    .line_start(self.line)
                    .annotation(AnnotationKind::Primary.span(self.mark.0..self.mark.1))
            }));
        if !self.help.is_empty() {
            group = group.element(Level::HELP.message(self.help.as_str()));
        }
        let text = Renderer::plain().render(&[group]).to_string();
        // The renderer counts columns from the beginning of the excerpt, which may be the middle of a line.
        let place = |column| format!("{}:{}:{column}", self.file, self.line);
        let shown = self
            .excerpt
            .get(..self.mark.0)
            .map_or(0, |before| before.chars().count())
            + 1;
        let text = text.replacen(&place(shown), &place(self.column), 1);
        f.write_str(text.strip_prefix("error: ").unwrap_or(&text))
    }
}

/// Characters; comparing longer names takes the square of their length, and they are not typed by hand.
const LONGEST_SLIP: usize = 100;

/// The known name nearest to `id`, if it is near enough to be a slip of the finger.
pub fn nearest<'a>(id: &str, known: impl IntoIterator<Item = &'a str>) -> Option<String> {
    let length = id.chars().count();
    if length > LONGEST_SLIP {
        return None;
    }
    let folded = id.to_lowercase();
    known
        .into_iter()
        .filter(|name| name.chars().count().abs_diff(length) <= 1 + length / 4)
        .map(|name| {
            (
                strsim::damerau_levenshtein(&folded, &name.to_lowercase()),
                name,
            )
        })
        .filter(|(distance, name)| {
            let shorter = name.chars().count().min(length);
            *distance <= 1 + shorter / 4 && *distance < shorter
        })
        .min()
        .map(|(_, name)| name.to_string())
}
