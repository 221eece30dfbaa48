//! Colours and sizes, in one place. Blue and vermilion differ for every kind of colour vision, and in grey by
//! lightness; no chart relies on them alone.

use plotters::style::RGBColor;

/// Text and axes.
pub const INK: RGBColor = RGBColor(0x1f, 0x29, 0x37);
/// Secondary text.
pub const MUTED: RGBColor = RGBColor(0x5b, 0x64, 0x72);
/// Grid lines.
pub const GRID: RGBColor = RGBColor(0xe5, 0xe7, 0xeb);
/// The side with; actors.
pub const WITH: RGBColor = RGBColor(0x1d, 0x4e, 0x89);
/// The side without; what is toggled.
pub const WITHOUT: RGBColor = RGBColor(0xc8, 0x4b, 0x31);
/// Ties.
pub const TIE: RGBColor = RGBColor(0x9c, 0xa8, 0xb8);
/// What joins two values of one row.
pub const JOIN: RGBColor = RGBColor(0xc3, 0xcb, 0xd6);
/// Relay arrangements.
pub const RELAY: RGBColor = RGBColor(0x0f, 0x76, 0x6e);
/// Behind empty cells.
pub const EMPTY: RGBColor = RGBColor(0xf6, 0xf7, 0xf9);

/// Width of every chart, px; 8 inches at the 300 dpi of its PNG.
pub const WIDTH: f64 = 1200.0;
/// Least height of a chart, px.
pub const HEIGHT: f64 = 480.0;
/// Left and right margin, px.
pub const MARGIN: f64 = 50.0;

/// Type sizes, px per em.
pub const TITLE: f64 = 28.0;
/// The line under the title.
pub const SUBTITLE: f64 = 17.0;
/// Row and axis labels.
pub const LABEL: f64 = 17.0;
/// Values and legends.
pub const SMALL: f64 = 15.0;
/// The source line.
pub const SOURCE: f64 = 13.0;
