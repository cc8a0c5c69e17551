//! Bytes to text: UTF-8 as it is, anything else by its mark or by detection, with a diagnostic. Knows no file.

use std::borrow::Cow;
use std::str;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

use crate::diagnostic::{Diagnostic, load as say};
use crate::text::Span;

/// What the bytes of a file are.
#[derive(PartialEq, Debug)]
pub enum Decoded<'a> {
    /// Without byte order mark; with what there is to say of the encoding.
    Text(Cow<'a, str>, Option<Diagnostic>),
    /// No text; in words: `a PDF document`.
    Binary(&'static str),
}

/// First bytes of what is often saved under a wrong name.
const MAGIC: [(&[u8], &str); 9] = [
    (b"%PDF-", "a PDF document"),
    (b"PK\x03\x04", "an office document or archive"),
    (b"\xD0\xCF\x11\xE0", "an old office document"),
    (b"{\\rtf", "a rich-text document"),
    (b"\x1F\x8B", "a compressed file"),
    (b"\x89PNG", "a picture"),
    (b"\xFF\xD8\xFF", "a picture"),
    (b"GIF8", "a picture"),
    (b"bplist", "a web archive"),
];

/// Decodes the bytes of one file. Line ends and normal forms stay as they are.
pub fn decode(bytes: &[u8]) -> Decoded<'_> {
    if let Some((_, what)) = MAGIC.iter().find(|(magic, _)| bytes.starts_with(magic)) {
        return Decoded::Binary(what);
    }
    match Encoding::for_bom(bytes) {
        Some((encoding, mark)) if encoding == UTF_16LE || encoding == UTF_16BE => guessed(&bytes[mark..], encoding),
        Some((_, mark)) => unmarked(&bytes[mark..]),
        None => unmarked(bytes),
    }
}

fn unmarked(bytes: &[u8]) -> Decoded<'_> {
    if memchr::memchr(0, bytes).is_some() {
        return match wide(bytes) {
            Some(encoding) => guessed(bytes, encoding),
            None => Decoded::Binary("data with NUL bytes"),
        };
    }
    match str::from_utf8(bytes) {
        Ok(text) => Decoded::Text(Cow::Borrowed(text), None),
        Err(_) => broken(bytes).unwrap_or_else(|| detected(bytes)),
    }
}

/// UTF-16 without its mark: Latin text has a NUL at nearly every second byte.
fn wide(bytes: &[u8]) -> Option<&'static Encoding> {
    let pairs = bytes.as_chunks::<2>().0;
    let share = |nul: fn(&[u8; 2]) -> bool| pairs.iter().filter(|pair| nul(pair)).count() * 10 > pairs.len() * 7;
    match (bytes.len() % 2, share(|pair| pair[0] != 0 && pair[1] == 0), share(|pair| pair[0] == 0 && pair[1] != 0)) {
        (0, true, _) => Some(UTF_16LE),
        (0, _, true) => Some(UTF_16BE),
        _ => None,
    }
}

/// UTF-8 with a few wrong bytes: guessing another encoding would spoil everything else in it.
fn broken(bytes: &[u8]) -> Option<Decoded<'_>> {
    let (mut wrong, mut right) = (0, 0);
    for chunk in bytes.utf8_chunks() {
        right += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        wrong += usize::from(!chunk.invalid().is_empty());
    }
    (right >= 2 * wrong).then(|| {
        let first = bytes.utf8_chunks().next().map_or(0, |chunk| chunk.valid().len());
        let text = String::from_utf8_lossy(bytes);
        Decoded::Text(text, Some(say::encoding_broken(Some(Span::new(first..first + '\u{FFFD}'.len_utf8())), wrong)))
    })
}

fn detected(bytes: &[u8]) -> Decoded<'_> {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Allow);
    detector.feed(bytes, true);
    guessed(bytes, detector.guess(None, Utf8Detection::Deny))
}

fn guessed<'a>(bytes: &'a [u8], encoding: &'static Encoding) -> Decoded<'a> {
    debug_assert!(encoding != UTF_8, "UTF-8 is told apart before anything is guessed");
    let (text, _) = encoding.decode_without_bom_handling(bytes);
    let telling = text.char_indices().find(|(_, c)| !c.is_ascii()).map(|(at, c)| Span::new(at..at + c.len_utf8()));
    let diagnostic = say::encoding_detected(telling, encoding.name());
    Decoded::Text(text, Some(diagnostic))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(bytes: &[u8], text: &str, said: &str) {
        match decode(bytes) {
            Decoded::Text(decoded, diagnostic) => {
                assert_eq!(decoded, text);
                let place =
                    diagnostic.as_ref().and_then(|d| d.span).map_or(String::new(), |span| format!(" at `{}`", span.of(&decoded)));
                assert_eq!(diagnostic.map_or(String::new(), |d| d.message) + &place, said);
            }
            Decoded::Binary(what) => assert_eq!(what, said),
        }
    }

    #[test]
    fn encodings() {
        check(b"", "", "");
        check("Mercè\r\n".as_bytes(), "Mercè\r\n", "");
        check("\u{FEFF}Mercè".as_bytes(), "Mercè", "");
        check("Merce\u{300}".as_bytes(), "Merce\u{300}", "");
        check(
            b"El presidente dijo que ma\xF1ana habr\xE1 elecciones.",
            "El presidente dijo que mañana habrá elecciones.",
            "not UTF-8: read as windows-1252 at `ñ`",
        );
        check(b"\x93Yes\x94", "“Yes”", "not UTF-8: read as windows-1252 at `“`");
        check(b"\xFF\xFEh\0\xE9\0", "hé", "not UTF-8: read as UTF-16LE at `é`");
        check(b"\xFE\xFF\0h\0i", "hi", "not UTF-8: read as UTF-16BE");
        check(b"h\0e\0l\0l\0o\0", "hello", "not UTF-8: read as UTF-16LE");
        check(
            b"\x8A\xBF\x8E\x9A\x82\xC6\x93\xFA\x96{\x8C\xEA\x82\xCC\x95\xB6\x8F\xCD",
            "漢字と日本語の文章",
            "not UTF-8: read as Shift_JIS at `漢`",
        );
        check("“a” ‘b’ \u{0}".as_bytes(), "", "data with NUL bytes");
        check(b"\xE2\x80\x9Ca\xE2\x80\x9D \xFF", "“a” \u{FFFD}", "1 place is not UTF-8 and is read as `�` at `�`");
        check(b"%PDF-1.7\n", "", "a PDF document");
    }

    #[test]
    fn mangled_bytes_never_panic() {
        let text = "\u{FEFF}“Déjà vu”, 漢字 \u{1F600}\r\n".as_bytes();
        for end in 0..text.len() {
            for wrong in [0, 0x80, 0xC3, 0xE2, 0xFE, 0xFF] {
                let mut bytes = text.to_vec();
                bytes[end] = wrong;
                decode(&bytes);
                decode(&bytes[..end]);
                decode(&bytes[end..]);
            }
        }
    }
}
