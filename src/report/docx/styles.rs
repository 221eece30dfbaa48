//! The styles of the document, under the names by which Word knows them.

use docx_rs::{
    AbstractNumbering, AlignmentType, BorderType, Docx, Level, LevelJc, LevelText, LineSpacing,
    NumberFormat, Numbering, PageMargin, RunFonts, SpecialIndentType, Start, Style, StyleType,
    TableBorder, TableBorderPosition, TableBorders, TableCellMargins,
};

/// The list of items.
pub(super) const BULLETS: usize = 2;

/// The typeface: where it is missing, a word processor puts one of the same widths in its place.
const FACE: &str = "Calibri";
const INK: &str = "1F2937";
const MUTED: &str = "5B6472";
const BLUE: &str = "1D4E89";

/// The document with its styles, its page and its list.
pub(super) fn styled(file: Docx) -> Docx {
    // 25 mm at the sides of A4 leave 160 mm of text; Letter is wider, and loses nothing.
    let margin = PageMargin {
        top: 1418,
        bottom: 1418,
        left: 1418,
        right: 1418,
        header: 709,
        footer: 709,
        gutter: 0,
    };
    let face = RunFonts::new()
        .ascii(FACE)
        .hi_ansi(FACE)
        .east_asia(FACE)
        .cs(FACE);
    let file = file
        .page_size(11906, 16838)
        .page_margin(margin)
        .default_fonts(face)
        .default_size(21)
        .created_at("2000-01-01T00:00:00Z")
        .updated_at("2000-01-01T00:00:00Z")
        .add_abstract_numbering(bullets())
        .add_numbering(Numbering::new(BULLETS, BULLETS));
    paragraphs().into_iter().fold(file, Docx::add_style)
}

/// Half points, and twentieths of a point before and after.
fn style(id: &str, name: &str, half: usize, before: u32, after: u32) -> Style {
    Style::new(id, StyleType::Paragraph)
        .name(name)
        .based_on("Normal")
        .q_format(true)
        .size(half)
        .color(INK)
        .line_spacing(LineSpacing::new().before(before).after(after))
}

fn paragraphs() -> Vec<Style> {
    let heading = |id: &str, name: &str, half: usize, before: u32, level: usize| {
        let mut style = style(id, name, half, before, 80)
            .next("BodyText")
            .bold()
            .outline_lvl(level);
        style.paragraph_property = style.paragraph_property.keep_next(true).keep_lines(true);
        style
    };
    vec![
        style("Title", "Title", 44, 0, 60).next("Subtitle").bold(),
        style("Subtitle", "Subtitle", 24, 0, 320).color(MUTED),
        heading("Heading1", "heading 1", 30, 400, 0),
        heading("Heading2", "heading 2", 24, 260, 1),
        style("BodyText", "Body Text", 21, 0, 120),
        style("Finding", "Finding", 22, 0, 100)
            .color(BLUE)
            .indent(Some(240), None, None, None),
        style("ListBullet", "List Bullet", 21, 0, 60),
        style("Figure", "Figure", 21, 200, 60)
            .next("Caption")
            .align(AlignmentType::Center),
        style("Caption", "caption", 19, 120, 120)
            .next("BodyText")
            .bold(),
        style("TableHeader", "Table Header", 16, 20, 20).bold(),
        style("TableText", "Table Text", 16, 10, 10),
        style("TableNote", "Table Note", 17, 40, 40)
            .color(MUTED)
            .italic(),
        style("Footer", "footer", 17, 0, 0)
            .color(MUTED)
            .align(AlignmentType::Center),
        table(),
    ]
}

/// Lines above and below, hairlines between rows, nothing upright.
fn table() -> Style {
    let line = |position, size, color: &str| {
        TableBorder::new(position)
            .border_type(BorderType::Single)
            .size(size)
            .color(color)
    };
    let borders = TableBorders::with_empty()
        .set(line(TableBorderPosition::Top, 8, INK))
        .set(line(TableBorderPosition::Bottom, 8, INK))
        .set(line(TableBorderPosition::InsideH, 2, "C8CDD4"));
    Style::new("ReportTable", StyleType::Table)
        .name("Report Table")
        .q_format(true)
        .set_borders(borders)
        .margins(TableCellMargins::new().margin(20, 80, 20, 80))
}

fn bullets() -> AbstractNumbering {
    AbstractNumbering::new(BULLETS).add_level(
        Level::new(
            0,
            Start::new(1),
            NumberFormat::new("bullet"),
            LevelText::new("•"),
            LevelJc::new("left"),
        )
        .indent(Some(360), Some(SpecialIndentType::Hanging(260)), None, None),
    )
}
