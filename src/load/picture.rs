//! The size of a picture in pixels, from its first bytes: pages reserve its place before it is there. Decodes no picture.

use std::io::{BufReader, Read, Seek, SeekFrom};

/// How much of a file is searched for what a header says.
const HEAD: u64 = 128 << 10;

/// Width and height as shown: of pixels, or of an SVG's own units. None where the header can't be read, or for no picture.
///
/// `name` tells the format only for SVG, which has no magic bytes.
pub fn dimensions(name: &str, mut file: impl Read + Seek) -> Option<(u32, u32)> {
    let extension = name.rsplit_once('.').map_or(String::new(), |(_, extension)| extension.to_ascii_lowercase());
    match extension.as_str() {
        "svg" => svg(&String::from_utf8_lossy(&head(&mut file)?)),
        "jpg" | "jpeg" => {
            let turned = exif_orientation(&head(&mut file)?).is_some_and(|orientation| (5..=8).contains(&orientation));
            file.seek(SeekFrom::Start(0)).ok()?;
            raster(file).map(|(width, height)| if turned { (height, width) } else { (width, height) })
        }
        "png" | "gif" | "webp" | "avif" | "jxl" | "bmp" | "tif" | "tiff" | "ico" | "heic" => raster(file),
        _ => None,
    }
}

fn head(file: &mut impl Read) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    file.take(HEAD).read_to_end(&mut bytes).ok()?;
    Some(bytes)
}

fn raster(file: impl Read + Seek) -> Option<(u32, u32)> {
    let size = imagesize::reader_size(BufReader::new(file)).ok()?;
    positive(u32::try_from(size.width).ok()?, u32::try_from(size.height).ok()?)
}

fn positive(width: u32, height: u32) -> Option<(u32, u32)> {
    (width > 0 && height > 0).then_some((width, height))
}

/// Tag 0x112 of the Exif block of a JPEG; 5 to 8 are shown on their side.
fn exif_orientation(bytes: &[u8]) -> Option<u16> {
    let mut at = 2;
    let exif = loop {
        let [0xFF, marker, high, low] = *bytes.get(at..)?.first_chunk::<4>()? else { return None };
        let length = usize::from(u16::from_be_bytes([high, low]));
        match marker {
            0xE1 if bytes.get(at + 4..)?.starts_with(b"Exif\0\0") => break bytes.get(at + 10..at + 2 + length)?,
            0xD8 | 0xDA => return None,
            _ => at += 2 + length,
        }
    };
    let big = exif.starts_with(b"MM");
    let short = |at: usize| {
        let pair = *exif.get(at..)?.first_chunk::<2>()?;
        Some(if big { u16::from_be_bytes(pair) } else { u16::from_le_bytes(pair) })
    };
    let four = *exif.get(4..)?.first_chunk::<4>()?;
    let directory = usize::try_from(if big { u32::from_be_bytes(four) } else { u32::from_le_bytes(four) }).ok()?;
    (0..usize::from(short(directory)?))
        .map(|entry| directory.saturating_add(2 + 12 * entry))
        .find(|&entry| short(entry) == Some(0x112))
        .and_then(|entry| short(entry.saturating_add(8)))
}

/// `width` and `height` where both are plain or `px`, else the size of the `viewBox`.
fn svg(text: &str) -> Option<(u32, u32)> {
    let tag = &text[opening_tag(text)?..];
    let (mut width, mut height, mut view_box) = (None, None, None);
    let mut rest = tag;
    while let Some((name, value, after)) = attribute(rest) {
        match name {
            "width" => width = pixels(value),
            "height" => height = pixels(value),
            "viewBox" => view_box = box_size(value),
            _ => {}
        }
        rest = after;
    }
    match (width, height, view_box) {
        (Some(width), Some(height), _) => positive(width, height),
        (Some(width), None, Some((w, h))) => positive(width, round(f64::from(width) * h / w)?),
        (None, Some(height), Some((w, h))) => positive(round(f64::from(height) * w / h)?, height),
        (_, _, Some((w, h))) => positive(round(w)?, round(h)?),
        _ => None,
    }
}

/// Where the attributes of the first `<svg` that stands in no comment begin.
fn opening_tag(text: &str) -> Option<usize> {
    let mut at = 0;
    loop {
        let rest = &text[at..];
        let tag = rest.find("<svg")?;
        match rest.find("<!--").filter(|comment| *comment < tag) {
            Some(comment) => at += comment + rest[comment..].find("-->")? + 3,
            None if rest[tag + 4..].starts_with(|c: char| c.is_ascii_whitespace()) => return Some(at + tag + 4),
            None => at += tag + 4,
        }
    }
}

/// The next `name="value"` of an opening tag, and what follows it.
fn attribute(rest: &str) -> Option<(&str, &str, &str)> {
    let rest = rest.trim_start();
    let equals = rest.find('=').filter(|at| !rest[..*at].contains(['>', '/']))?;
    let value = rest[equals + 1..].trim_start();
    let mark = value.chars().next().filter(|mark| matches!(mark, '"' | '\''))?;
    let (value, after) = value[1..].split_once(mark)?;
    Some((rest[..equals].trim_end(), value, after))
}

fn pixels(value: &str) -> Option<u32> {
    let value = value.trim();
    round(value.strip_suffix("px").unwrap_or(value).trim_end().parse().ok()?)
}

fn box_size(value: &str) -> Option<(f64, f64)> {
    let numbers: Vec<f64> = value.split([' ', ',', '\t', '\n', '\r']).filter_map(|number| number.parse().ok()).collect();
    match numbers[..] {
        [_, _, width, height] if width > 0.0 && height > 0.0 => Some((width, height)),
        _ => None,
    }
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "the range is checked before the cast")]
fn round(number: f64) -> Option<u32> {
    (number > 0.0 && number < 1e6).then(|| (number.round() as u32).max(1))
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use super::*;

    #[track_caller]
    fn check_svg(text: &str, expected: Option<(u32, u32)>) {
        assert_eq!(dimensions("x.svg", Cursor::new(text)), expected, "{text}");
    }

    /// A JPEG header of 40 × 30 pixels, turned by its Exif block when asked.
    fn jpeg(orientation: Option<u8>) -> Vec<u8> {
        let mut bytes = vec![0xFF, 0xD8];
        if let Some(orientation) = orientation {
            bytes.extend(b"\xFF\xE1\x00\x22Exif\0\0MM\0\x2A\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0");
            bytes.extend([orientation, 0, 0, 0, 0, 0, 0]);
        }
        bytes.extend(b"\xFF\xC0\x00\x11\x08\x00\x1E\x00\x28\x03\x01\x22\x00\x02\x11\x01\x03\x11\x01\xFF\xD9");
        bytes
    }

    fn png() -> Vec<u8> {
        b"\x89PNG\r\n\x1A\n\0\0\0\x0DIHDR\0\0\x02\x80\0\0\x01\xE0\x08\x02\0\0\0".to_vec()
    }

    #[test]
    fn svg_sizes() {
        check_svg(
            r#"<?xml version="1.0"?><!-- <svg width="9" height="9"> --><svg xmlns="x" width="120" height='80px'>"#,
            Some((120, 80)),
        );
        check_svg(r#"<svg viewBox="0 0 300 150.4" width="100%">"#, Some((300, 150)));
        check_svg(r#"<svg viewBox="0,0,300,150" width="100">"#, Some((100, 50)));
        check_svg(r#"<svg><rect width="5" height="5"/></svg>"#, None);
        check_svg(r#"<svg class="a"><rect width="5" height="5"/></svg>"#, None);
        check_svg(r#"<svg width="-1" height="NaN" viewBox="0 0 0 0">"#, None);
        check_svg("<svg width=\"12", None);
    }

    #[test]
    fn raster_sizes() {
        assert_eq!(dimensions("x.png", Cursor::new(png())), Some((640, 480)));
        assert_eq!(dimensions("x.JPG", Cursor::new(jpeg(None))), Some((40, 30)));
        assert_eq!(dimensions("x.jpg", Cursor::new(jpeg(Some(1)))), Some((40, 30)));
        assert_eq!(dimensions("x.jpg", Cursor::new(jpeg(Some(6)))), Some((30, 40)));
        assert_eq!(dimensions("x.pdf", Cursor::new(png())), None);
    }

    #[test]
    fn mangled_headers_never_panic() {
        let svg = br#"<svg width="120" viewBox='0 0 1 1'>"#.to_vec();
        for (name, whole) in [("x.png", png()), ("x.jpg", jpeg(Some(6))), ("x.svg", svg)] {
            for at in 0..whole.len() {
                dimensions(name, Cursor::new(&whole[..at]));
                for wrong in [0, 1, 0x7F, 0xFF] {
                    let mut bytes = whole.clone();
                    bytes[at] = wrong;
                    dimensions(name, Cursor::new(bytes));
                }
            }
        }
    }
}
