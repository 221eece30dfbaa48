//! What each tie is worth: the cost of losing those that are there beside the gain of those that are missing, on one
//! scale.

use super::{
    Chart, Drawn, Head, Subject,
    canvas::{Anchor, Canvas, Type, draw},
    dumbbell, font,
    palette::{GRID, INK, JOIN, LABEL, MARGIN, MUTED, SMALL, WIDTH, WITH, WITHOUT},
    source_line,
};
use crate::{
    analysis::{Coding, TieQuestion, Ties, Worthy, brief, capital, number, ties},
    error::{Error, Result},
    metrics::{Better, Criterion},
};
use plotters::style::{Color, WHITE};

pub(super) static CHART: Chart = Chart {
    id: "ties",
    about: "what losing each tie would cost and each missing one would add, on the side with",
    section: "ties",
    metric: || None,
    draw: chart,
};

/// Rows of each list.
const MOST_ROWS: usize = 12;
/// Height of a row, px.
const ROW: f64 = 36.0;
/// Where the greatest is more than so many times the least, the scale is logarithmic.
const WIDE: f64 = 30.0;

/// One list, where it stands and how its marks look.
struct Panel<'t> {
    title: String,
    items: Vec<(&'t str, f64)>,
    left: f64,
    missing: bool,
    /// What stands in place of an empty list.
    none: &'static str,
}

/// From worth to px, and where the lines of the grid are.
struct Scale {
    least: f64,
    most: f64,
    logarithmic: bool,
    ticks: Vec<f64>,
}

fn chart(subject: &Subject) -> Result<Drawn> {
    let question = TieQuestion {
        coding: Coding::usual(&subject.with.network),
        by: None,
        best: 0,
        shapley: false,
        seed: 0,
    };
    let found = ties(subject.with, &question)?;
    let criterion = Criterion::find(found.by)
        .filter(|_| {
            found
                .criteria
                .iter()
                .any(|now| now.metric == found.by && now.score.value().is_some())
        })
        .ok_or_else(|| {
            Error::Refused("no criterion of what ties are worth has a value here".into())
        })?;
    let at = found
        .criteria
        .iter()
        .position(|now| now.metric == found.by)
        .unwrap_or(0);
    let worth = |item: &Worthy| item.worths.get(at).and_then(|worth| worth.value.value());
    let shown = |items: &'_ [Worthy]| -> Vec<(String, f64)> {
        let worths = items
            .iter()
            .filter_map(|item| Some((item.name.clone(), worth(item)?)));
        worths.take(MOST_ROWS).collect()
    };
    let (there, missing) = (shown(&found.ties), shown(&found.missing));
    if there.is_empty() && missing.is_empty() {
        return Err(Error::Refused(
            "no tie here, there or missing, has a worth that is a number".into(),
        ));
    }
    let scale = Scale::of(there.iter().chain(&missing).map(|(_, worth)| *worth));
    let comparison = subject.comparison;
    let head = Head {
        title: title(&found, at),
        subtitle: subtitle(
            &found,
            comparison.with.label.as_str(),
            criterion,
            [there.len(), missing.len()],
            &scale,
        ),
        source: source_line(comparison),
        alt: format!(
            "Two lists of dots by {}. Lost: {}. Added: {}.",
            criterion.about,
            spoken(&there),
            spoken(&missing)
        ),
    };
    let rows = there.len().max(missing.len());
    let half = WIDTH / 2.0;
    let panels = [
        (
            &there,
            "Ties that are there: the cost of losing them",
            MARGIN,
            false,
        ),
        (
            &missing,
            "Missing ties: the gain of adding them",
            half + 15.0,
            true,
        ),
    ]
    .map(|(items, title, left, missing)| Panel {
        title: title.into(),
        items: items
            .iter()
            .map(|(name, worth)| (name.as_str(), *worth))
            .collect(),
        left,
        missing,
        none: if missing && found.missing.is_empty() && found.missing_left_out.is_none() {
            "Every pair is tied."
        } else {
            "None has a worth that is a number."
        },
    });
    draw(&head, 84.0 + ROW * rows as f64, |canvas| {
        let spare =
            (canvas.bottom - canvas.top - 84.0 - ROW * rows as f64).max(0.0) / rows.max(1) as f64;
        let row = ROW + spare.min(14.0);
        panels
            .iter()
            .try_for_each(|panel| panel.paint(canvas, &scale, row, rows))
    })
}

fn spoken(items: &[(String, f64)]) -> String {
    if items.is_empty() {
        return "none".into();
    }
    let words = items
        .iter()
        .map(|(name, worth)| format!("{name} {}", brief(*worth)));
    words.collect::<Vec<_>>().join(", ")
}

/// "With GSOMIA: how much … falls when …, and rises when …"
fn subtitle(
    found: &Ties,
    side: &str,
    criterion: &Criterion,
    shown: [usize; 2],
    scale: &Scale,
) -> String {
    let counted = |shown: usize, all: usize, one: &str, many: &str| match all {
        1 => format!("the one {one}"),
        _ if shown < all => format!("the {shown} greatest of {all} {many}"),
        _ => format!("all {all} {many}"),
    };
    let there = counted(shown[0], found.ties.len(), "tied pair", "tied pairs");
    let missing = counted(shown[1], found.missing.len(), "missing tie", "missing ties");
    let (verb, back) = if criterion.better == Better::Lower {
        ("rises", "falls")
    } else {
        ("falls", "rises")
    };
    let added = if found.missing.is_empty() {
        format!(". {}.", capital(&there))
    } else {
        format!(
            ", and {back} when a missing tie is added, taken as {}. {} and {missing}.",
            found.coding.title,
            capital(&there)
        )
    };
    let scale = if scale.logarithmic {
        " The scale is logarithmic: each line is ten times the one before."
    } else {
        ""
    };
    format!(
        "{}: how much {} {verb} when all ties of a pair are lost{added}{scale}",
        capital(side),
        criterion.about
    )
}

fn title(found: &Ties, at: usize) -> String {
    // The names that share the first place.
    let first = |items: &[Worthy]| -> Vec<String> {
        let of = |item: &&Worthy| {
            let worth = &item.worths[at];
            worth.rank == Some(1) && worth.value.place().is_some_and(|place| place > 0.0)
        };
        items
            .iter()
            .filter(of)
            .map(|item| item.name.clone())
            .collect()
    };
    let words = |names: &[String], all: usize, most: &str| match names {
        [one] => format!("{one} would {most} most"),
        [one, two] => format!("{one} or {two} would {most} most"),
        names if names.len() == all => format!("any one tie would {most} as much"),
        [one, others @ ..] => format!("{one} would {most} most ({} others as much)", others.len()),
        [] => String::new(),
    };
    let loss = match first(&found.ties).as_slice() {
        [] => "No tie alone would be missed".to_string(),
        names => format!("Losing {}", words(names, found.ties.len(), "cost")),
    };
    let gain = match first(&found.missing).as_slice() {
        [] if found.missing_left_out.is_some() => "missing ties are too many to try".into(),
        [] if found.missing.is_empty() => "no tie is missing".into(),
        [] => "no missing tie would add anything".into(),
        names => format!("adding {}", words(names, found.missing.len(), "bring")),
    };
    format!("{loss}; {gain}")
}

impl Scale {
    fn of(worths: impl Iterator<Item = f64> + Clone) -> Self {
        let positive = worths.clone().filter(|worth| *worth > 0.0);
        let most = worths.clone().fold(0.0, f64::max);
        let least = positive.fold(f64::INFINITY, f64::min);
        let negative = worths.fold(0.0, f64::min) < 0.0;
        if !negative && least.is_finite() && most / least > WIDE {
            let (from, to) = (least.log10().floor() as i32, most.log10().ceil() as i32);
            // What is a millionth of the greatest is 0 to the eye.
            let from = from.max(to - 6);
            let ticks: Vec<f64> = (from..=to).map(|power| 10_f64.powi(power)).collect();
            return Self {
                least: 10_f64.powi(from),
                most: 10_f64.powi(to),
                logarithmic: true,
                ticks,
            };
        }
        let ticks = dumbbell::ticks(0.0, if most > 0.0 { most } else { 0.01 });
        Self {
            least: 0.0,
            most: ticks.last().copied().unwrap_or(1.0),
            logarithmic: false,
            ticks,
        }
    }

    /// 0 at the left end, 1 at the right one.
    fn place(&self, worth: f64) -> f64 {
        if self.logarithmic {
            let worth = worth.max(self.least);
            (worth / self.least).log10() / (self.most / self.least).log10()
        } else {
            (worth / self.most).max(0.0)
        }
    }
}

impl Panel<'_> {
    fn paint(&self, canvas: &Canvas, scale: &Scale, row: f64, rows: usize) -> Result<()> {
        let style = |size, bold, color| Type { size, bold, color };
        let heading = font::fit(&self.title, LABEL, true, WIDTH / 2.0 - MARGIN - 20.0);
        canvas.text(
            &heading,
            (self.left, canvas.top + 10.0),
            style(LABEL, true, INK),
            Anchor::Start,
        )?;
        if self.items.is_empty() {
            let at = (self.left, canvas.top + 34.0 + row / 2.0);
            return canvas.text(self.none, at, style(LABEL, false, MUTED), Anchor::Start);
        }
        let (from, to) = (self.left + 214.0, self.left + WIDTH / 2.0 - MARGIN - 90.0);
        let x = |worth: f64| from + (to - from) * scale.place(worth);
        let top = canvas.top + 34.0;
        let end = top + row * rows as f64;
        for &tick in &scale.ticks {
            canvas.line(&[(x(tick), top), (x(tick), end)], GRID.to_rgba(), 1.0)?;
            let text = if scale.logarithmic && tick < 1e-4 {
                power(tick)
            } else {
                number(tick)
            };
            canvas.text(
                &text,
                (x(tick), end + 16.0),
                style(13.0, false, MUTED),
                Anchor::Middle,
            )?;
        }
        if self.items.is_empty() {
            return canvas.text(
                "None.",
                (self.left, top + row / 2.0),
                style(LABEL, false, MUTED),
                Anchor::Start,
            );
        }
        for (index, (name, worth)) in self.items.iter().enumerate() {
            let y = top + row * (index as f64 + 0.5);
            let label = font::fit(name, SMALL, false, 202.0);
            canvas.text(
                &label,
                (from - 12.0, y),
                style(SMALL, false, INK),
                Anchor::End,
            )?;
            let off = scale.logarithmic && *worth < scale.least;
            if !off {
                // The length of a bar means nothing on a logarithmic scale: there, a thin line only leads the eye.
                let thick = if scale.logarithmic { 1.0 } else { 4.0 };
                canvas.line(&[(from, y), (x(*worth), y)], JOIN.to_rgba(), thick)?;
                if self.missing {
                    canvas.disc((x(*worth), y), 8.0, WHITE.to_rgba())?;
                    canvas.ring((x(*worth), y), 6.5, WITHOUT.to_rgba(), 3.0)?;
                } else {
                    canvas.disc((x(*worth), y), 8.0, WITH.to_rgba())?;
                }
            }
            let color = if self.missing { WITHOUT } else { WITH };
            let at = if off { from } else { x(*worth) };
            canvas.text(
                &brief(*worth),
                (at + 14.0, y),
                style(13.0, true, color),
                Anchor::Start,
            )?;
        }
        Ok(())
    }
}

/// 10⁻⁵
fn power(tick: f64) -> String {
    let digits = (tick.log10().round() as i32).abs().to_string();
    let raised: String = digits
        .chars()
        .filter_map(|digit| "⁰¹²³⁴⁵⁶⁷⁸⁹".chars().nth(digit.to_digit(10)? as usize))
        .collect();
    format!("10⁻{raised}")
}
