//! The verdicts on the claims of a text, and how far each rests on the coded values.

use super::{
    Drawn, Head,
    canvas::{Anchor, Canvas, Type, draw},
    font,
    palette::{EMPTY, GRID, INK, JOIN, MARGIN, MUTED, SMALL, WIDTH, WITH, WITHOUT},
};
use crate::{
    analysis::{Finding, Judged, JudgedClaim, capital, share},
    error::Result,
};
use plotters::style::{Color, RGBColor};

/// Height of a line of a claim, px.
const LINE: f64 = 22.0;
/// Width of the claims' numbers, px.
const NUMBER: f64 = 30.0;
/// Width of the claims, px.
const SAID: f64 = 610.0;
/// Left end of the verdicts, px.
const VERDICT: f64 = MARGIN + NUMBER + SAID + 30.0;
/// Left end and width of the bars, px.
const BAR: (f64, f64) = (VERDICT + 224.0, 120.0);

/// Draws a judged brief: a row a claim.
///
/// # Errors
/// A fault of the drawing library.
pub fn claims_chart(judged: &Judged) -> Result<Drawn> {
    let head = Head {
        title: title(judged),
        subtitle: "Each claim in our words. Bars: the least share of draws over the coded ranges in which a test of the claim \
                   comes out as at the mid values; below 95 % a claim holds in part. Direction by construction: which way is \
                   arithmetic, how far is not."
            .into(),
        source: format!(
            "Claims: {}. Brief {}; linchpin {}.",
            judged.source,
            judged.sha256.get(..8).unwrap_or_default(),
            env!("CARGO_PKG_VERSION")
        ),
        alt: alt(judged),
    };
    let heights: Vec<f64> = judged.claims.iter().map(height).collect();
    draw(&head, heights.iter().sum::<f64>() + 30.0, |canvas| {
        let mut y = canvas.top + 8.0;
        for (index, (claim, height)) in judged.claims.iter().zip(heights).enumerate() {
            paint(canvas, index + 1, claim, y, height)?;
            y += height;
        }
        Ok(())
    })
}

fn lines(claim: &JudgedClaim) -> Vec<String> {
    font::wrap(&claim.says, SMALL, false, SAID)
}

fn height(claim: &JudgedClaim) -> f64 {
    let lines = lines(claim).len().max(if claim.by_construction.is_empty() {
        1
    } else {
        2
    });
    lines as f64 * LINE + 16.0
}

fn count(judged: &Judged, verdict: Finding) -> usize {
    let same = judged
        .claims
        .iter()
        .filter(|claim| claim.verdict == verdict);
    same.count()
}

fn title(judged: &Judged) -> String {
    let said = [
        (Finding::Supports, "supported by the structure"),
        (Finding::SupportsInPart, "in part"),
        (Finding::Contradicts, "contradicted"),
        (Finding::NoBearing, "not touched"),
        (Finding::NotTestable, "not testable from it"),
    ];
    let parts: Vec<String> = said
        .iter()
        .map(|&(verdict, words)| (count(judged, verdict), words))
        .filter(|(count, _)| *count > 0)
        .map(|(count, words)| format!("{count} {words}"))
        .collect();
    format!("Of {} claims, {}", judged.claims.len(), parts.join(", "))
}

fn alt(judged: &Judged) -> String {
    let claims = judged
        .claims
        .iter()
        .map(|claim| format!("{} {}", claim.says, capital(claim.verdict.words())));
    format!("{}.", claims.collect::<Vec<_>>().join(". "))
}

/// Colour and sign of a verdict: told apart without colour by the sign.
fn look(verdict: Finding) -> (RGBColor, &'static str) {
    match verdict {
        Finding::Supports => (WITH, "+"),
        Finding::SupportsInPart => (WITH, "±"),
        Finding::Contradicts => (WITHOUT, "−"),
        Finding::NoBearing => (MUTED, "0"),
        Finding::NotTestable => (MUTED, "?"),
    }
}

fn paint(canvas: &Canvas, number: usize, claim: &JudgedClaim, top: f64, height: f64) -> Result<()> {
    let middle = top + height / 2.0;
    let plain = Type {
        size: SMALL,
        bold: false,
        color: INK,
    };
    canvas.line(&[(MARGIN, top), (WIDTH - MARGIN, top)], GRID.to_rgba(), 1.0)?;
    let lines = lines(claim);
    let first = middle - LINE * lines.len() as f64 / 2.0;
    let place = format!("{number}.");
    canvas.text(
        &place,
        (MARGIN + 22.0, first + LINE / 2.0),
        plain,
        Anchor::End,
    )?;
    for (index, line) in lines.iter().enumerate() {
        let y = first + LINE * (index as f64 + 0.5);
        canvas.text(line, (MARGIN + NUMBER, y), plain, Anchor::Start)?;
    }
    let (color, sign) = look(claim.verdict);
    let at = (VERDICT + 10.0, middle);
    if matches!(claim.verdict, Finding::Supports | Finding::Contradicts) {
        canvas.disc(at, 10.0, color.to_rgba())?;
    } else {
        canvas.ring(at, 10.0, color.to_rgba(), 1.6)?;
    }
    let filled = matches!(claim.verdict, Finding::Supports | Finding::Contradicts);
    let mark = Type {
        size: SMALL,
        bold: true,
        color: if filled {
            RGBColor(255, 255, 255)
        } else {
            color
        },
    };
    canvas.text(sign, at, mark, Anchor::Middle)?;
    let words = Type {
        size: SMALL,
        bold: true,
        color,
    };
    let said = claim.verdict.short();
    let built = !claim.by_construction.is_empty();
    let y = if built { middle - 9.0 } else { middle };
    canvas.text(said, (VERDICT + 30.0, y), words, Anchor::Start)?;
    if built {
        let small = Type {
            size: 13.0,
            bold: false,
            color: MUTED,
        };
        let at = (VERDICT + 30.0, middle + 10.0);
        canvas.text("direction by construction", at, small, Anchor::Start)?;
    }
    if let Some(least) = claim.least_share {
        let (left, width) = BAR;
        let (from, to) = ((left, middle - 6.0), (left + width, middle + 6.0));
        canvas.rect(from, to, EMPTY.to_rgba())?;
        canvas.rect(from, (left + width * least, to.1), JOIN.to_rgba())?;
        let at = (left + width + 8.0, middle);
        canvas.text(&share(least), at, plain, Anchor::Start)?;
    }
    Ok(())
}
