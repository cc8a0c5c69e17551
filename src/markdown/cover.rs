//! Covers a notation with as many bytes that mean nothing in Markdown.

use std::ops::Range;

/// Covers `range` of `text` with `,xx…x,`: punctuation at both ends, as the brackets were, so that `**` beside it opens and closes alike.
/// Line ends stay, and so does what opens a continuation line.
pub fn cover(text: &mut [u8], range: Range<usize>) {
    let (first, last) = (range.start, range.end - 1);
    let mut at_line_start = false;
    for (at, byte) in text.iter_mut().enumerate().take(range.end).skip(range.start) {
        match *byte {
            b'\n' | b'\r' => at_line_start = true,
            b' ' | b'\t' | b'>' if at_line_start => {}
            _ => {
                at_line_start = false;
                *byte = if at == first || at == last { b',' } else { b'x' };
            }
        }
    }
}

/// Blanks the lines of `range`; `>` at line starts stays where `quoted`.
pub fn blank(text: &mut [u8], range: Range<usize>, quoted: bool) {
    let mut at_line_start = false;
    for byte in &mut text[range] {
        match *byte {
            b'\n' | b'\r' => at_line_start = true,
            b'>' if at_line_start && quoted => {}
            b' ' | b'\t' => {}
            _ => {
                at_line_start = false;
                *byte = b' ';
            }
        }
    }
}
