//! The pages drawn, and the structure filled with what was drawn.

use super::layout::{Layout, Look, Mark, Node, PAPER};
use crate::{
    charts::font,
    error::{Error, Result},
    report::Document,
};
use krilla::destination::XyzDestination;
use krilla::{
    Document as File,
    color::rgb,
    geom::{PathBuilder, Point, Size, Transform},
    metadata::Metadata,
    num::NormalizedF32,
    outline::{Outline, OutlineNode},
    page::PageSettings,
    paint::{Fill, Stroke},
    surface::Surface,
    tagging::{Artifact, ArtifactType, ContentTag, Identifier, SpanTag, TagGroup, TagTree},
    text::{Font, TextDirection},
};
use krilla_svg::{SurfaceExt, SvgSettings};

/// The file.
pub(super) fn drawn(mut layout: Layout, document: &Document) -> Result<Vec<u8>> {
    layout.number(&document.title);
    let fault = |what: &str| Error::Chart(what.to_string());
    let face = |bytes: &'static [u8]| {
        Font::new(bytes.to_vec().into(), 0).ok_or_else(|| fault("the typeface was refused"))
    };
    let faces = [face(font::REGULAR)?, face(font::BOLD)?];
    let mut file = File::new();
    let mut filled: Vec<Vec<Identifier>> = (0..layout.leaves).map(|_| Vec::new()).collect();
    for marks in &layout.pages {
        let [width, height] = PAPER.map(|points| points as f32);
        let settings =
            PageSettings::from_wh(width, height).ok_or_else(|| fault("the page has no size"))?;
        let mut page = file.start_page_with(settings);
        let mut surface = page.surface();
        for mark in marks {
            let drawn = stroke(&mut surface, mark, &faces)?;
            if let Some((leaf, identifier)) = drawn
                && let Some(leaf) = filled.get_mut(leaf)
            {
                leaf.push(identifier);
            }
        }
        surface.finish();
        page.finish();
    }
    let mut tree = TagTree::new().with_lang(Some("en".into()));
    for node in layout.nodes {
        if let Some(group) = group(node, &mut filled) {
            tree.push(group);
        }
    }
    file.set_tag_tree(tree);
    let mut outline = Outline::new();
    for (text, page, y) in layout.entries {
        let place = XyzDestination::new(page, Point::from_xy(0.0, y as f32));
        outline.push_child(OutlineNode::new(text, place));
    }
    file.set_outline(outline);
    file.set_metadata(
        Metadata::new()
            .title(document.title.clone())
            .description(document.subtitle.clone())
            .creator(format!("linchpin {}", env!("CARGO_PKG_VERSION")))
            .language("en".into()),
    );
    file.finish().map_err(|error| fault(&format!("{error:?}")))
}

/// A group of the structure with what was drawn of it; one of which nothing was drawn is none.
fn group(node: Node, filled: &mut [Vec<Identifier>]) -> Option<TagGroup> {
    let Node::Group(tag, children) = node else {
        return None;
    };
    let mut group = TagGroup::new(tag);
    for child in children {
        match child {
            Node::Leaf(leaf) => {
                for identifier in filled.get_mut(leaf).map(std::mem::take).unwrap_or_default() {
                    group.push(identifier);
                }
            }
            inner => {
                if let Some(inner) = self::group(inner, filled) {
                    group.push(inner);
                }
            }
        }
    }
    Some(group)
}

fn fill(colour: [u8; 3]) -> Fill {
    let [red, green, blue] = colour;
    Fill {
        paint: rgb::Color::new(red, green, blue).into(),
        opacity: NormalizedF32::ONE,
        rule: krilla::paint::FillRule::default(),
    }
}

/// The text in letters that the embedded typeface has; who copies it gets the ones that were meant.
fn legible(text: &str) -> String {
    let mut drawn = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '\u{303}' => drawn.push('~'),
            '\u{304}' => drawn.push('¯'),
            'ℓ' => drawn.push('l'),
            '⅓' => drawn.push_str("1/3"),
            '∈' => drawn.push_str("in"),
            '∏' => drawn.push('Π'),
            '∩' => drawn.push_str("and"),
            letter => drawn.push(letter),
        }
    }
    drawn
}

/// Draws a mark, and says which leaf it fills.
fn stroke(
    surface: &mut Surface,
    mark: &Mark,
    faces: &[Font; 2],
) -> Result<Option<(usize, Identifier)>> {
    match mark {
        Mark::Text(leaf, [x, y], look, text) => {
            let drawn = legible(text);
            let said = (drawn != *text).then_some(text.as_str());
            let tag = match leaf {
                Some(_) => ContentTag::Span(SpanTag::empty().with_actual_text(said)),
                None => ContentTag::Artifact(Artifact::with_kind(ArtifactType::PaginationOther)),
            };
            let identifier = surface.start_tagged(tag);
            let Look {
                size,
                is_bold,
                colour,
            } = *look;
            surface.set_stroke(None);
            surface.set_fill(Some(fill(colour)));
            surface.draw_text(
                Point::from_xy(*x as f32, *y as f32),
                faces[usize::from(is_bold)].clone(),
                size as f32,
                &drawn,
                false,
                TextDirection::LeftToRight,
            );
            surface.end_tagged();
            Ok(leaf.map(|leaf| (leaf, identifier)))
        }
        Mark::Rule([x, y], width, weight) => {
            let mut path = PathBuilder::new();
            path.move_to(*x as f32, *y as f32);
            path.line_to((x + width) as f32, *y as f32);
            if let Some(path) = path.finish() {
                let layout = Artifact::with_kind(ArtifactType::Layout);
                surface.start_tagged(ContentTag::Artifact(layout));
                surface.set_fill(None);
                surface.set_stroke(Some(Stroke {
                    paint: rgb::Color::new(0x1f, 0x29, 0x37).into(),
                    width: *weight as f32,
                    ..Stroke::default()
                }));
                surface.draw_path(&path);
                surface.end_tagged();
            }
            Ok(None)
        }
        Mark::Chart(leaf, [x, y], [width, height], drawing) => {
            let refused = || Error::Chart("the drawing was refused".into());
            let size = Size::from_wh(*width as f32, *height as f32).ok_or_else(refused)?;
            let identifier = surface.start_tagged(ContentTag::Other);
            surface.set_fill(None);
            surface.set_stroke(None);
            surface.push_transform(&Transform::from_translate(*x as f32, *y as f32));
            let drawn = surface.draw_svg(drawing, size, SvgSettings::default());
            surface.pop();
            surface.end_tagged();
            drawn.ok_or_else(refused)?;
            Ok(Some((*leaf, identifier)))
        }
    }
}
