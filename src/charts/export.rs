//! PNG and PDF from the SVG, with the embedded typeface only: no font of the machine is asked.

use super::font;
use crate::error::{Error, Result};
use resvg::{
    tiny_skia::{Pixmap, Transform},
    usvg::{Options, Tree, WriteOptions},
};

/// Pixels per px: a chart 1200 px wide is 2400 pixels, 8 inches at 300 dpi.
const SCALE: f32 = 2.0;
/// Digits after the point of a coordinate in tenths of a px: finer than any printer, and half the bytes of all of them.
const DIGITS: u8 = 1;
/// 300 dpi in pixels per metre.
const PIXELS_PER_METRE: u32 = 11_811;

/// The SVG as a drawing.
pub(crate) fn tree(svg: &str) -> Result<Tree> {
    let mut options = Options::default();
    let fonts = options.fontdb_mut();
    fonts.load_font_data(font::REGULAR.to_vec());
    fonts.load_font_data(font::BOLD.to_vec());
    Tree::from_str(svg, &options).map_err(|error| Error::Chart(error.to_string()))
}

/// The SVG with its letters as outlines: looks the same where the typeface is missing. Title and description
/// stay as text.
///
/// # Errors
/// `Chart`, when the SVG is not one.
pub fn outlined(svg: &str) -> Result<String> {
    let options = WriteOptions {
        preserve_text: false,
        coordinates_precision: DIGITS,
        ..WriteOptions::default()
    };
    let drawn = tree(svg)?.to_string(&options);
    let (Some(from), Some(to)) = (svg.find("<title"), svg.find("</desc>")) else {
        return Ok(drawn);
    };
    let Some(open) = drawn.find('>') else {
        return Ok(drawn);
    };
    let words = &svg[from..to + "</desc>".len()];
    let root = drawn[..open].replacen(
        "<svg",
        "<svg role=\"img\" aria-labelledby=\"chart-title chart-description\"",
        1,
    );
    Ok(format!("{root}>\n{words}{}", &drawn[open + 1..]))
}

/// The SVG as PNG, 300 dpi.
///
/// # Errors
/// `Chart`, when the SVG is not one or too large to paint.
pub fn png(svg: &str) -> Result<Vec<u8>> {
    let fault = |error: &dyn std::fmt::Display| Error::Chart(error.to_string());
    let tree = tree(svg)?;
    let size = tree.size().to_int_size();
    let (width, height) = (size.width() as f32 * SCALE, size.height() as f32 * SCALE);
    let mut pixels =
        Pixmap::new(width as u32, height as u32).ok_or_else(|| fault(&"too large to paint"))?;
    resvg::render(
        &tree,
        Transform::from_scale(SCALE, SCALE),
        &mut pixels.as_mut(),
    );
    let mut bytes = Vec::new();
    // The page is white all over, so nothing is transparent and the alpha channel can go.
    let opaque: Vec<u8> = pixels
        .data()
        .chunks_exact(4)
        .flat_map(|pixel| [pixel[0], pixel[1], pixel[2]])
        .collect();
    let mut encoder = png::Encoder::new(&mut bytes, width as u32, height as u32);
    encoder.set_color(png::ColorType::Rgb);
    encoder.set_depth(png::BitDepth::Eight);
    encoder.set_pixel_dims(Some(png::PixelDimensions {
        xppu: PIXELS_PER_METRE,
        yppu: PIXELS_PER_METRE,
        unit: png::Unit::Meter,
    }));
    let mut writer = encoder.write_header().map_err(|error| fault(&error))?;
    writer
        .write_image_data(&opaque)
        .map_err(|error| fault(&error))?;
    writer.finish().map_err(|error| fault(&error))?;
    Ok(bytes)
}

/// The SVG as a one-page PDF, letters selectable.
///
/// # Errors
/// `Chart`, when the SVG is not one.
pub fn pdf(svg: &str) -> Result<Vec<u8>> {
    use krilla::{Document, geom::Size, page::PageSettings};
    use krilla_svg::{SurfaceExt, SvgSettings};
    let fault = |error: &dyn std::fmt::Display| Error::Chart(error.to_string());
    let tree = tree(svg)?;
    // 96 px are an inch, 72 pt are an inch.
    let (width, height) = (tree.size().width() * 0.75, tree.size().height() * 0.75);
    let settings =
        PageSettings::from_wh(width, height).ok_or_else(|| fault(&"the page has no size"))?;
    let size = Size::from_wh(width, height).ok_or_else(|| fault(&"the page has no size"))?;
    let mut document = Document::new();
    let mut page = document.start_page_with(settings);
    let mut surface = page.surface();
    surface
        .draw_svg(&tree, size, SvgSettings::default())
        .ok_or_else(|| fault(&"the drawing was refused"))?;
    surface.finish();
    page.finish();
    document
        .finish()
        .map_err(|error| fault(&format!("{error:?}")))
}
