//! From a file to its text: unzipped, hashed, and bounded before it fills the memory.

use super::{FORMATS, Format, MOST_TEXT, place};
use crate::error::{Error, Result};
use flate2::read::MultiGzDecoder;
use sha2::{Digest, Sha256};
use std::{
    io::{self, BufReader, Read},
    path::Path,
};

/// Bytes by which a format is told.
const HEAD: usize = 64 << 10;

/// How a file that gzip made begins.
const GZIP: [u8; 2] = [0x1F, 0x8B];

/// What was taken from a source.
pub(super) struct Taken {
    /// The text, without a byte-order mark.
    pub text: String,
    /// SHA-256 of the source as it is, zipped or not, in hexadecimal.
    pub sha256: String,
    /// The format asked for, or told from the content.
    pub format: &'static Format,
}

/// Takes the whole text of a network.
pub(super) fn take(
    source: impl Read,
    name: &str,
    format: Option<&'static Format>,
) -> Result<Taken> {
    let mut reader = Reader::new(source, name)?;
    reader.until(HEAD, None)?;
    if reader.is_blank()? {
        return Err(place::whole(
            name,
            "the file is empty",
            "write a study, or an edge list: a header line `source,target` and a row per tie; for `brief`, its claims",
        ));
    }
    let format = match format {
        Some(format) => format,
        None => told(name, &reader.head()?)?,
    };
    reader.most_text = format.most_text;
    reader.until(usize::MAX, format.longest_line)?;
    let (text, sha256) = reader.finish()?;
    Ok(Taken {
        text,
        sha256,
        format,
    })
}

/// The format told from the ending of the name, or from the content where the ending says nothing or not enough.
fn told(name: &str, head: &str) -> Result<&'static Format> {
    let by_ending = Format::by_ending(Path::new(name.strip_suffix(".gz").unwrap_or(name)));
    let all: Vec<&'static Format> = if by_ending.is_empty() {
        FORMATS.to_vec()
    } else {
        by_ending.clone()
    };
    // A comma makes any text look like a table, so that is asked last.
    let (tables, others): (Vec<_>, Vec<_>) = all.into_iter().partition(|format| format.id == "csv");
    others
        .into_iter()
        .chain(tables)
        .find(|format| (format.looks_like)(head))
        .or(by_ending.first().copied())
        .ok_or_else(|| {
            place::whole(
                name,
                "the format cannot be told from the content",
                "name it with --from, as in --from csv",
            )
        })
}

/// What was taken from a source that an importer reads.
pub(super) struct TakenTable {
    /// The text, without a byte-order mark.
    pub text: String,
    /// SHA-256 of the source as it is, zipped or not, in hexadecimal.
    pub sha256: String,
    /// Whether the bytes are no UTF-8 and were read as Latin-1.
    pub latin1: bool,
}

/// Takes the whole text of a table that an importer reads.
pub(super) fn take_table(source: impl Read, name: &str, longest_line: usize) -> Result<TakenTable> {
    let mut reader = Reader::new(source, name)?;
    reader.until(usize::MAX, Some(longest_line))?;
    if reader.is_blank()? {
        return Err(place::whole(
            name,
            "the file is empty",
            "give the file as it was downloaded",
        ));
    }
    let bytes = &reader.bytes;
    let wide = bytes.starts_with(&[0xFF, 0xFE]) || bytes.starts_with(&[0xFE, 0xFF]);
    let latin1 = !wide && !bytes.contains(&0) && std::str::from_utf8(bytes).is_err();
    if latin1 {
        let text: String = bytes.iter().copied().map(char::from).collect();
        reader.bytes = text.into_bytes();
    }
    let (text, sha256) = reader.finish()?;
    Ok(TakenTable {
        text,
        sha256,
        latin1,
    })
}

struct Reader<'n, R: Read> {
    name: &'n str,
    source: Source<R>,
    bytes: Vec<u8>,
    /// Number of the line being read, and where it began.
    line: (usize, usize),
    /// Bytes looked through for line ends.
    seen: usize,
    most_text: usize,
    /// Whether there is a zero byte where there cannot be one: what was read is refused, so no more is.
    is_binary: bool,
}

enum Source<R: Read> {
    Plain(Hashing<R>),
    Zipped(Box<MultiGzDecoder<Hashing<R>>>),
}

impl<'n, R: Read> Reader<'n, R> {
    fn new(source: R, name: &'n str) -> Result<Self> {
        let mut hashing = Hashing {
            source: BufReader::with_capacity(1 << 16, source),
            sha256: Sha256::new(),
            put_back: Vec::new(),
        };
        let mut first = Vec::new();
        (&mut hashing)
            .take(2)
            .read_to_end(&mut first)
            .map_err(|error| unreadable(name, error))?;
        let zipped = first == GZIP;
        hashing.put_back = first;
        hashing.sha256 = Sha256::new();
        Ok(Self {
            name,
            source: if zipped {
                Source::Zipped(Box::new(MultiGzDecoder::new(hashing)))
            } else {
                Source::Plain(hashing)
            },
            bytes: Vec::new(),
            line: (1, 0),
            seen: 0,
            most_text: MOST_TEXT,
            is_binary: false,
        })
    }

    /// Reads on until there are `most` bytes or no more.
    fn until(&mut self, most: usize, longest_line: Option<usize>) -> Result<()> {
        let mut chunk = [0; 1 << 16];
        loop {
            self.refuse_long_line(longest_line)?;
            if self.bytes.len() >= most || self.is_binary {
                return Ok(());
            }
            let more = match &mut self.source {
                Source::Plain(source) => source.read(&mut chunk),
                Source::Zipped(source) => source.read(&mut chunk),
            };
            match more {
                Ok(0) => return Ok(()),
                Ok(more) => {
                    self.bytes.extend_from_slice(&chunk[..more]);
                    self.is_binary = !self.is_wide() && chunk[..more].contains(&0);
                }
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => return Err(self.broken(error)),
            }
            if self.bytes.len() > self.most_text {
                let message = format!("more than {} MiB of text", self.most_text >> 20);
                return Err(place::whole(
                    self.name,
                    &message,
                    "a network of that size does not fit here; select from it",
                ));
            }
        }
    }

    /// Whether the text is UTF-16, in which every second byte may be zero.
    fn is_wide(&self) -> bool {
        matches!(self.bytes[..], [0xFF, 0xFE, ..] | [0xFE, 0xFF, ..])
    }

    fn broken(&self, error: io::Error) -> Error {
        match (&self.source, error.kind()) {
            (
                Source::Zipped(_),
                io::ErrorKind::InvalidInput
                | io::ErrorKind::InvalidData
                | io::ErrorKind::UnexpectedEof,
            ) => place::whole(
                self.name,
                "a gzip file that is damaged or cut off",
                "fetch it again, or unzip it first",
            ),
            _ => unreadable(self.name, error),
        }
    }

    fn refuse_long_line(&mut self, longest: Option<usize>) -> Result<()> {
        let Some(longest) = longest else {
            return Ok(());
        };
        let too_long = |line: (usize, usize), end: usize| (end - line.1 > longest).then_some(line);
        let mut found = None;
        for (at, _) in self.bytes[self.seen..]
            .iter()
            .enumerate()
            .filter(|(_, byte)| **byte == b'\n')
        {
            let end = self.seen + at;
            found = found.or(too_long(self.line, end));
            self.line = (self.line.0 + 1, end + 1);
        }
        self.seen = self.bytes.len();
        match found.or(too_long(self.line, self.bytes.len())) {
            None => Ok(()),
            Some((line, start)) => {
                let shown = String::from_utf8_lossy(&self.bytes[start..start + 60]);
                Err(place::line(
                    self.name,
                    line,
                    &shown,
                    format!("a line of more than {longest} bytes"),
                    "this format has one entry a line",
                ))
            }
        }
    }

    fn is_blank(&self) -> Result<bool> {
        Ok(self.bytes.len() < HEAD && self.head()?.trim().is_empty())
    }

    /// The beginning of the text.
    fn head(&self) -> Result<String> {
        let mut end = self.bytes.len().min(HEAD);
        if end < self.bytes.len() {
            end -= end % 2; // UTF-16 has two bytes a letter
        }
        let head = &self.bytes[..end];
        match head {
            [0xFF, 0xFE, ..] | [0xFE, 0xFF, ..] => place::text(self.name, head.to_vec()),
            head => Ok(String::from_utf8_lossy(head)
                .trim_start_matches('\u{feff}')
                .into()),
        }
    }

    fn finish(self) -> Result<(String, String)> {
        let hashing = match self.source {
            Source::Plain(source) => source,
            Source::Zipped(source) => source.into_inner(),
        };
        let sha256 = hashing.sha256.finalize();
        let sha256 = sha256.iter().map(|byte| format!("{byte:02x}")).collect();
        Ok((place::text(self.name, self.bytes)?, sha256))
    }
}

fn unreadable(name: &str, source: io::Error) -> Error {
    Error::Read {
        path: name.into(),
        source,
    }
}

/// A reader that hashes what passes.
struct Hashing<R: Read> {
    source: BufReader<R>,
    sha256: Sha256,
    put_back: Vec<u8>,
}

impl<R: Read> Read for Hashing<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let read = if self.put_back.is_empty() {
            self.source.read(into)?
        } else {
            let many = self.put_back.len().min(into.len());
            into[..many].copy_from_slice(&self.put_back[..many]);
            self.put_back.drain(..many);
            many
        };
        self.sha256.update(&into[..read]);
        Ok(read)
    }
}
