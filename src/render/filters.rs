//! What templates may do with numbers, dates and codes. The words come from `t`, which a component must declare as `@t` to have it.

#![expect(clippy::needless_pass_by_value, reason = "the engine hands arguments to filters by value")]

use tera::{Error, Kwargs, State, Tera, TeraResult, Value};

use super::dates;

pub(super) fn register(tera: &mut Tera) {
    tera.register_filter("number", number);
    tera.register_filter("counted", counted);
    tera.register_filter("word", word);
    tera.register_filter("fill", fill);
    tera.register_filter("date", date);
    tera.register_filter("time", time);
    tera.register_filter("host", host);
}

/// `12345` → `12,345`.
fn number(count: u64, _: Kwargs, state: &State) -> TeraResult<String> {
    let strings = strings(state, "number")?;
    Ok(grouped(count, text_at(&strings, &["thousands"]).unwrap_or(",")))
}

/// `3 | counted(noun="source")` → `3 sources`, by the forms `[one, other]` of `t.count.source`; `zero="none"` replaces 0.
fn counted(count: u64, arguments: Kwargs, state: &State) -> TeraResult<String> {
    let noun: &str = arguments.must_get("noun")?;
    let strings = strings(state, "counted")?;
    let forms = item(&strings, "count").and_then(|nouns| item(nouns, noun)).and_then(Value::as_array);
    let Some([one, other]) = forms else {
        return Err(Error::message(format!("`t.count.{noun}` must be a list of two forms")));
    };
    let form = if count == 1 { one } else { other };
    let digits = grouped(count, text_at(&strings, &["thousands"]).unwrap_or(","));
    Ok(form.as_str().unwrap_or("{}").replace("{}", &digits))
}

/// The words of a code: `"press-release" | word(of="genre")` → `press release`; a code without words as it stands; none → nothing.
fn word(code: &Value, arguments: Kwargs, state: &State) -> TeraResult<String> {
    let of: &str = arguments.must_get("of")?;
    let Some(code) = code.as_str() else { return Ok(String::new()) };
    let strings = strings(state, "word")?;
    let primary = || code.split_once('-').filter(|_| of == "language").and_then(|(primary, _)| text_at(&strings, &[of, primary]));
    Ok(text_at(&strings, &[of, code]).or_else(primary).unwrap_or(code).to_owned())
}

/// Puts `with` in the place of `{}`: plain text, escaped as a whole.
fn fill(pattern: &str, arguments: Kwargs, _: &State) -> TeraResult<String> {
    let with: Value = arguments.must_get("with")?;
    Ok(pattern.replace("{}", &with.to_string()))
}

/// An EDTF date in words: `2025-09-02` → `2 September 2025`. `short=true`: `2 Sep 2025`.
fn date(edtf: &str, arguments: Kwargs, state: &State) -> TeraResult<String> {
    let short = arguments.get::<bool>("short")?.unwrap_or_default();
    Ok(dates::words(edtf, &strings(state, "date")?, short))
}

/// The same as a `<time>` element where HTML has a form for it.
fn time(edtf: &str, arguments: Kwargs, state: &State) -> TeraResult<Value> {
    let words = date(edtf, arguments, state)?;
    let words = state.escape(&words)?;
    Ok(match dates::machine_readable(edtf) {
        Some(date) if date == words => Value::safe_string(&format!("<time>{words}</time>")),
        Some(date) => Value::safe_string(&format!("<time datetime=\"{date}\">{words}</time>")),
        None => Value::safe_string(&words),
    })
}

/// The host of an address, to show where a link leads: `https://www.example.org/a?b` → `example.org`.
fn host(url: &str, _: Kwargs, _: &State) -> String {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    let host = rest.split(['/', '?', '#']).next().unwrap_or(rest);
    host.strip_prefix("www.").unwrap_or(host).to_owned()
}

fn strings(state: &State, filter: &str) -> TeraResult<Value> {
    state
        .get::<Value>("t")?
        .ok_or_else(|| Error::message(format!("the filter `{filter}` needs `t`: declare the component's parameter `@t`")))
}

pub(super) fn item<'a>(strings: &'a Value, key: &'a str) -> Option<&'a Value> {
    strings.get_from_path(key).filter(|value| !value.is_none())
}

/// A string of `t` by its keys.
pub(super) fn text_at<'a>(strings: &'a Value, keys: &[&'a str]) -> Option<&'a str> {
    keys.iter().try_fold(strings, |value, key| item(value, key))?.as_str()
}

fn grouped(count: u64, separator: &str) -> String {
    let digits = count.to_string();
    // Four digits stand together, as newspapers set them.
    if digits.len() < 5 {
        return digits;
    }
    let mut out = String::new();
    for (at, digit) in digits.char_indices() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push_str(separator);
        }
        out.push(digit);
    }
    out
}
