//! How time grows with ties: a log–log chart in the look of the other charts, from the table that the driver measured.

use std::{collections::BTreeMap, error::Error, fmt::Write, fs, path::Path};

type Fault = Box<dyn Error>;

/// A line of the chart: what was measured, and (ties, seconds) by size.
struct Series {
    name: String,
    kind: String,
    points: Vec<(f64, f64)>,
}

const WIDTH: f64 = 1200.0;
const HEIGHT: f64 = 760.0;
/// Where the plot is: left, right, top, bottom.
const PLOT: (f64, f64, f64, f64) = (118.0, 915.0, 168.0, 655.0);
/// Least distance between two labels, px.
const LINE: f64 = 22.0;
/// Last points that are nearer than this, px, have their labels in one column.
const NEAR: f64 = 110.0;
/// Em of title, subtitle, labels and the source line; the sizes and colours of the other charts.
const EM: (f64, f64, f64, f64) = (28.0, 17.0, 15.0, 13.0);
const INK: &str = "#1f2937";
const MUTED: &str = "#5b6472";
const GRID: &str = "#e5e7eb";

/// Reads `series,kind,actors,ties,seconds` and writes the chart as SVG and, beside it, as PNG.
pub fn draw(table: &Path, chart: &Path) -> Result<(), Fault> {
    let series = read(table)?;
    let svg = linchpin::charts::outlined(&drawn(&series)?)?;
    fs::write(chart, &svg)?;
    fs::write(chart.with_extension("png"), linchpin::charts::png(&svg)?)?;
    Ok(())
}

fn read(table: &Path) -> Result<Vec<Series>, Fault> {
    let mut order = Vec::new();
    let mut every: BTreeMap<String, Series> = BTreeMap::new();
    for row in csv::Reader::from_path(table)?.records() {
        let row = row?;
        let cell = |at: usize| row.get(at).ok_or("a row is too short");
        let name = cell(0)?.to_string();
        if !every.contains_key(&name) {
            order.push(name.clone());
        }
        let series = every.entry(name.clone()).or_insert(Series {
            name,
            kind: cell(1)?.into(),
            points: Vec::new(),
        });
        series.points.push((cell(3)?.parse()?, cell(4)?.parse()?));
    }
    Ok(order
        .iter()
        .filter_map(|name| every.remove(name))
        .filter(|series| series.points.len() > 1)
        .collect())
}

/// Colour and dashes of a kind of work; no kind is told apart by colour alone.
fn style(kind: &str) -> (&'static str, &'static str) {
    match kind {
        "hops" => ("#1d4e89", ""),
        "delay" => ("#1d4e89", "9 5"),
        "algebra" => ("#c84b31", ""),
        "reliability" => ("#c84b31", "9 5"),
        _ => ("#0f766e", ""),
    }
}

/// The power of ties with which the time of the larger half grows, by least squares.
fn slope(points: &[(f64, f64)]) -> f64 {
    let late = &points[points.len().saturating_sub(4)..];
    let logs: Vec<(f64, f64)> = late.iter().map(|&(x, y)| (x.ln(), y.ln())).collect();
    let count = logs.len() as f64;
    let (x, y) = logs.iter().fold((0.0, 0.0), |sum, at| {
        (sum.0 + at.0 / count, sum.1 + at.1 / count)
    });
    let over: f64 = logs.iter().map(|at| (at.0 - x) * (at.1 - y)).sum();
    let under: f64 = logs.iter().map(|at| (at.0 - x) * (at.0 - x)).sum();
    over / under
}

fn drawn(series: &[Series]) -> Result<String, Fault> {
    let points = || series.iter().flat_map(|one| one.points.iter().copied());
    let ends = |values: &dyn Fn((f64, f64)) -> f64| {
        points()
            .map(values)
            .fold((f64::INFINITY, 0.0_f64), |ends, value| {
                (ends.0.min(value), ends.1.max(value))
            })
    };
    let (x_ends, y_ends) = (ends(&|at| at.0), ends(&|at| at.1));
    let (left, right, top, bottom) = PLOT;
    let x_decades = (x_ends.0.log10().floor(), x_ends.1.log10().ceil());
    let y_decades = (y_ends.0.log10().floor(), y_ends.1.log10().ceil());
    let x = |value: f64| {
        left + (right - left) * (value.log10() - x_decades.0) / (x_decades.1 - x_decades.0)
    };
    let y = |value: f64| {
        bottom - (bottom - top) * (value.log10() - y_decades.0) / (y_decades.1 - y_decades.0)
    };
    let mut svg = String::new();
    head(&mut svg, series)?;
    for decade in x_decades.0 as i32..=x_decades.1 as i32 {
        let at = x(10f64.powi(decade));
        line(&mut svg, &[(at, top), (at, bottom)], GRID, 1.0, "")?;
        text(
            &mut svg,
            (at, bottom + 26.0),
            &count(decade),
            EM.2,
            MUTED,
            "middle",
            false,
        )?;
    }
    for decade in y_decades.0 as i32..=y_decades.1 as i32 {
        let at = y(10f64.powi(decade));
        line(&mut svg, &[(left, at), (right, at)], GRID, 1.0, "")?;
        text(
            &mut svg,
            (left - 12.0, at + 5.0),
            &duration(decade),
            EM.2,
            MUTED,
            "end",
            false,
        )?;
    }
    line(&mut svg, &[(left, bottom), (right, bottom)], MUTED, 1.2, "")?;
    text(
        &mut svg,
        ((left + right) / 2.0, bottom + 52.0),
        "ties",
        EM.2,
        INK,
        "middle",
        false,
    )?;
    for one in series {
        let (color, dash) = style(&one.kind);
        let places: Vec<(f64, f64)> = one.points.iter().map(|at| (x(at.0), y(at.1))).collect();
        line(&mut svg, &places, color, 2.4, dash)?;
        for (at, down) in places {
            write!(
                svg,
                "<circle cx=\"{at:.1}\" cy=\"{down:.1}\" r=\"4\" fill=\"{color}\" stroke=\"#ffffff\" stroke-width=\"1.5\"/>"
            )?;
        }
    }
    labels(&mut svg, series, &x, &y)?;
    svg.push_str("</svg>\n");
    Ok(svg)
}

/// The names of the series, each right of its last point; where last points are near each other, below one another.
fn labels(
    svg: &mut String,
    series: &[Series],
    x: &dyn Fn(f64) -> f64,
    y: &dyn Fn(f64) -> f64,
) -> Result<(), Fault> {
    let last = |one: &Series| {
        let (ties, seconds) = *one.points.last().expect("series have points");
        (x(ties), y(seconds))
    };
    let mut order: Vec<&Series> = series.iter().collect();
    order.sort_by(|a, b| last(a).0.total_cmp(&last(b).0));
    for group in order.chunk_by(|a, b| last(b).0 - last(a).0 < NEAR) {
        let mut group = group.to_vec();
        group.sort_by(|a, b| last(a).1.total_cmp(&last(b).1));
        let right = group.iter().map(|one| last(one).0).fold(0.0, f64::max);
        let places = spread(group.iter().map(|one| last(one).1).collect());
        for (one, place) in group.into_iter().zip(places) {
            let (color, _) = style(&one.kind);
            let end = last(one);
            line(
                svg,
                &[(end.0 + 6.0, end.1), (right + 20.0, place)],
                "#c3cbd6",
                1.0,
                "",
            )?;
            write!(
                svg,
                "<text x=\"{:.1}\" y=\"{:.1}\" font-family=\"Inter\" font-size=\"{}\" fill=\"{color}\" \
                 paint-order=\"stroke\" stroke=\"#ffffff\" stroke-width=\"5\">\
                 <tspan font-weight=\"bold\">{}</tspan><tspan fill=\"{MUTED}\"> {:.1}</tspan></text>",
                right + 24.0,
                place + 5.0,
                EM.2,
                one.name,
                slope(&one.points)
            )?;
        }
    }
    Ok(())
}

/// Heights, ascending, moved apart to a line each.
fn spread(mut places: Vec<f64>) -> Vec<f64> {
    for _ in 0..200 {
        for at in 1..places.len() {
            let short = LINE - (places[at] - places[at - 1]);
            if short > 0.0 {
                places[at - 1] -= short / 2.0;
                places[at] += short / 2.0;
            }
        }
    }
    let low = PLOT.2 + 6.0 - places.first().copied().unwrap_or(PLOT.2 + 6.0);
    places.iter().map(|place| place + low.max(0.0)).collect()
}

fn head(svg: &mut String, series: &[Series]) -> Result<(), Fault> {
    let finding = series
        .iter()
        .filter(|one| one.kind == "linear")
        .filter_map(|one| Some((one, *one.points.last()?)))
        .max_by(|a, b| a.1.0.total_cmp(&b.1.0).then(b.1.1.total_cmp(&a.1.1)));
    let pairs: Vec<f64> = series
        .iter()
        .filter(|one| one.kind == "hops" || one.kind == "delay")
        .map(|one| slope(&one.points))
        .collect();
    let power = pairs.iter().sum::<f64>() / pairs.len().max(1) as f64;
    let title = match finding {
        Some((one, (ties, seconds))) => format!(
            "{} of {} ties in {}; all pairs cost ties to the power {power:.1}",
            one.name,
            thousands((ties / 1000.0).round() * 1000.0),
            short(seconds)
        ),
        None => "How time grows with ties".into(),
    };
    let subtitle = [
        "Time of one measurement against ties, both scales logarithmic, one thread. Networks of five ties an actor",
        "(Barabási–Albert); reliability on square grids. After each name the power of ties with which its time grows.",
    ];
    let alt: Vec<String> = series
        .iter()
        .map(|one| {
            let (first, last) = (one.points[0], one.points[one.points.len() - 1]);
            format!(
                "{}: {} at {} ties, {} at {}",
                one.name,
                short(first.1),
                thousands(first.0),
                short(last.1),
                thousands(last.0)
            )
        })
        .collect();
    write!(
        svg,
        "<svg width=\"{WIDTH}\" height=\"{HEIGHT}\" stroke-linejoin=\"round\" role=\"img\" aria-labelledby=\"chart-title chart-description\" xmlns=\"http://www.w3.org/2000/svg\">\n<title id=\"chart-title\">{title}</title>\n<desc id=\"chart-description\">Time against ties. {}.</desc><rect width=\"{WIDTH}\" height=\"{HEIGHT}\" fill=\"#ffffff\"/>",
        alt.join("; ")
    )?;
    text(svg, (50.0, 62.0), &title, EM.0, INK, "start", true)?;
    for (at, row) in subtitle.iter().enumerate() {
        text(
            svg,
            (50.0, 97.0 + 24.0 * at as f64),
            row,
            EM.1,
            MUTED,
            "start",
            false,
        )?;
    }
    let source = format!(
        "benches/peers/growth.csv, measured by benches/peers/run; linchpin {}.",
        env!("CARGO_PKG_VERSION")
    );
    text(
        svg,
        (50.0, HEIGHT - 18.0),
        &source,
        EM.3,
        MUTED,
        "start",
        false,
    )
}

fn text(
    svg: &mut String,
    (x, y): (f64, f64),
    words: &str,
    size: f64,
    color: &str,
    anchor: &str,
    bold: bool,
) -> Result<(), Fault> {
    let weight = if bold { "bold" } else { "normal" };
    write!(
        svg,
        "<text x=\"{x:.1}\" y=\"{y:.1}\" font-family=\"Inter\" font-size=\"{size}\" font-weight=\"{weight}\" fill=\"{color}\" text-anchor=\"{anchor}\">{words}</text>"
    )?;
    Ok(())
}

fn line(
    svg: &mut String,
    points: &[(f64, f64)],
    color: &str,
    width: f64,
    dash: &str,
) -> Result<(), Fault> {
    let places: Vec<String> = points
        .iter()
        .map(|(x, y)| format!("{x:.1},{y:.1}"))
        .collect();
    let dashes = if dash.is_empty() {
        String::new()
    } else {
        format!(" stroke-dasharray=\"{dash}\"")
    };
    write!(
        svg,
        "<polyline points=\"{}\" fill=\"none\" stroke=\"{color}\" stroke-width=\"{width}\"{dashes}/>",
        places.join(" ")
    )?;
    Ok(())
}

/// 10^decade with thin groups.
fn count(decade: i32) -> String {
    thousands(10f64.powi(decade))
}

fn thousands(value: f64) -> String {
    let digits = format!("{value:.0}");
    let mut grouped = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at) % 3 == 0 {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

/// 10^decade seconds.
fn duration(decade: i32) -> String {
    match decade {
        0.. => format!("{} s", count(decade)),
        -3..=-1 => format!("{} ms", count(decade + 3)),
        -6..=-4 => format!("{} µs", count(decade + 6)),
        _ => format!("{} ns", count(decade + 9)),
    }
}

/// Two digits and a unit.
fn short(seconds: f64) -> String {
    let (value, unit) = match seconds {
        s if s >= 1.0 => (s, "s"),
        s if s >= 1e-3 => (s * 1e3, "ms"),
        s => (s * 1e6, "µs"),
    };
    let digits = if value < 10.0 { 1 } else { 0 };
    format!("{value:.digits$} {unit}")
}
