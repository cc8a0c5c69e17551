//! Values that must have a certain shape: addresses, dates, hashes, codes. Each check returns the value as the program wants it, or the [`Shape`] that it lacks.

use crate::date::Edtf;
use crate::diagnostic::front::Shape;
use crate::text::is_key_character;

/// A date as EDTF. A time of day, which Obsidian and programs add, is dropped: nothing here is finer than a day.
pub fn date(text: &str) -> Result<Edtf, Shape> {
    let has_time = text.as_bytes().get(10).is_some_and(|byte| matches!(byte, b'T' | b't' | b' ')) && text.contains(':');
    let day = if has_time { &text[..10] } else { text };
    Edtf::parse(day).map_err(|why| Shape::Date { why })
}

/// An absolute address with scheme `http` or `https` and a host.
pub fn web_address(text: &str) -> Result<String, Shape> {
    let rest = ["http://", "https://"].iter().find_map(|scheme| match text.get(..scheme.len()) {
        Some(start) if start.eq_ignore_ascii_case(scheme) => Some(&text[scheme.len()..]),
        _ => None,
    });
    let host = rest.map(|rest| &rest[..rest.find(['/', '?', '#']).unwrap_or(rest.len())]);
    let host_is_sound = host.is_some_and(|host| host.contains(char::is_alphanumeric) && !host.contains(['@', '\\']));
    let is_clean = !text.contains(|c: char| c.is_whitespace() || c.is_control() || "<>\"`\\".contains(c));
    if host_is_sound && is_clean { Ok(text.to_owned()) } else { Err(Shape::WebAddress) }
}

/// A web address without query and fragment; a `/` is put at its end.
pub fn base_address(text: &str) -> Result<String, Shape> {
    match web_address(text) {
        Ok(address) if !address.contains(['?', '#']) => Ok(format!("{}/", address.trim_end_matches('/'))),
        _ => Err(Shape::BaseAddress),
    }
}

/// A BCP 47 tag as far as its form goes: `en`, `pt-BR`, `zh-Hant`.
pub fn language(text: &str) -> Result<String, Shape> {
    let mut parts = text.split('-');
    let primary = parts.next().is_some_and(|part| matches!(part.len(), 2 | 3) && part.bytes().all(|b| b.is_ascii_alphabetic()));
    let rest = parts.all(|part| matches!(part.len(), 1..=8) && part.bytes().all(|b| b.is_ascii_alphanumeric()));
    if primary && rest { Ok(text.to_owned()) } else { Err(Shape::Language) }
}

/// 64 hexadecimal digits, as bytes.
pub fn sha256(text: &str) -> Result<[u8; 32], Shape> {
    let digits: Option<Vec<u8>> = text.chars().map(|c| c.to_digit(16).and_then(|digit| u8::try_from(digit).ok())).collect();
    let digits = digits.filter(|digits| digits.len() == 64).ok_or(Shape::Sha256)?;
    let mut bytes = [0; 32];
    for (byte, pair) in bytes.iter_mut().zip(digits.chunks_exact(2)) {
        *byte = pair[0] << 4 | pair[1];
    }
    Ok(bytes)
}

/// An item of Wikidata: `Q792`; of its address the item is taken.
pub fn wikidata(text: &str) -> Result<String, Shape> {
    let item = text.rsplit_once("wikidata.org/").and_then(|(_, path)| path.rsplit('/').next()).unwrap_or(text);
    let is_item = item.strip_prefix('Q').is_some_and(|digits| !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit()));
    if is_item { Ok(item.to_owned()) } else { Err(Shape::Wikidata) }
}

/// Two or three letters; which country that is, the gazetteer knows.
pub fn country_code(text: &str) -> Result<String, Shape> {
    let is_code = matches!(text.len(), 2 | 3) && text.bytes().all(|b| b.is_ascii_alphabetic());
    if is_code { Ok(text.to_owned()) } else { Err(Shape::CountryCode) }
}

/// What can stand after `@` in a citation.
pub fn citation_key(text: &str) -> Result<String, Shape> {
    let key = text.strip_prefix('@').unwrap_or(text);
    if key.contains(char::is_alphanumeric) && key.chars().all(is_key_character) {
        Ok(key.to_owned())
    } else {
        Err(Shape::CitationKey)
    }
}

/// The address of a page below the site's root without `.html`: `analysis/old`. It becomes a file, so it can't lead out of the site.
pub fn site_path(text: &str) -> Result<String, Shape> {
    let path = text.strip_prefix('/').unwrap_or(text);
    let path = if path.is_empty() || path.ends_with('/') { format!("{path}index") } else { path.to_owned() };
    let path = path.strip_suffix(".html").unwrap_or(&path);
    let is_clean = !path.contains(|c: char| c.is_control() || "\\?#:%*\"<>|".contains(c));
    let is_inside = path.split('/').all(|part| !part.is_empty() && !part.starts_with('.') && part.trim() == part);
    if is_clean && is_inside { Ok(path.to_owned()) } else { Err(Shape::SitePath) }
}

/// The name of a folder below `themes/`.
pub fn folder(text: &str) -> Result<String, Shape> {
    let is_name = !text.starts_with('.') && !text.contains(|c: char| !(c.is_alphanumeric() || "-_.".contains(c)));
    if is_name { Ok(text.to_owned()) } else { Err(Shape::Folder) }
}
