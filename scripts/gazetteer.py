#!/usr/bin/env python3
"""Makes data/countries.txt and data/languages.txt from open country data and data/corrections.toml.

usage: scripts/gazetteer.py [OPEN_DATA]     (default: ../shared/data/countries.json)

The open data: names from the Unicode CLDR (Unicode License v3), official names, demonyms and capitals from the CIA World
Factbook (public domain); see NOTICE. The corrections are ours and win. The result depends on nothing else, so
that a second run changes nothing; what looks wrong in it is put right in the corrections, never in the result.
"""

import json
import re
import sys
import tomllib
import unicodedata
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
KEYS = {"iso3", "name", "official", "aliases", "demonyms", "capitals", "quiet-capitals"}
COUNT = 250  # ISO 3166-1 has 249 entries; Kosovo (XK) is the 250th


def fold(text):
    """Without accents and case: what the matcher cannot tell apart."""
    bare = unicodedata.normalize("NFD", text)
    return "".join(c for c in bare if not unicodedata.combining(c)).casefold()


def plain(text):
    """Spelling of the result: straight apostrophes, `and` for `&`."""
    return text.replace("’", "'").replace(" & ", " and ").strip()


def slug(name):
    bare = re.sub(r"[.'’]", "", fold(name)).replace("ı", "i")
    return re.sub(r"[^a-z0-9]+", "-", bare).strip("-")


def without_notes(text):
    """The Factbook's prose off its values: `Tirana (Tirane)`, `Santiago; note - …`, `none`."""
    if not text or text in ("none", "NA"):
        return ""
    return re.sub(r"\s*\(.*?\)", "", text.split(";")[0]).strip()


def plural(word):
    if word.endswith("woman"):
        return word[:-5] + "women"
    if word.endswith("man") and not word.endswith(("German", "Roman", "Oman")):
        return word[:-3] + "men"
    regular = word.endswith(("an", "er", "i")) and not word.startswith(("I-", "Emas", "Lis"))
    return word + "s" if regular else None


def with_plurals(words):
    for word in words:
        yield word
        if plural(word):
            yield plural(word)


def spellings(name):
    """The name and the ways newspapers vary it."""
    yield name
    if name.startswith("St. "):
        yield "Saint " + name[4:]
        yield "St " + name[4:]
    if name.startswith("Saint "):
        yield "St. " + name[6:]
    if " and " in name:
        yield name.replace(" and ", " & ")
    if name.startswith("U.S. "):
        yield "US " + name[5:]


def varied(names):
    for name in names:
        yield from spellings(name)


def entry(code, raw, fix):
    unknown = set(fix) - KEYS
    if unknown:
        sys.exit(f"corrections.toml: [{code}]: unknown keys {sorted(unknown)}")
    name = plain(fix.get("name", raw.get("name", "")))
    official = plain(fix.get("official", without_notes(raw.get("official"))))
    capital = without_notes(raw.get("capital"))
    fields = {
        "aliases": list(varied([name, official, *map(plain, fix.get("aliases", []))])),
        "demonyms": list(varied(with_plurals(fix.get("demonyms", raw.get("demonyms", []))))),
        "capitals": list(varied(fix.get("capitals", [capital] if capital else []))),
        "quiet-capitals": list(fix.get("quiet-capitals", [])),
    }
    seen = {fold(name)}
    if fold(official) in seen:
        official = ""
    seen.add(fold(official))
    for key, values in fields.items():
        kept = []
        for value in values:
            if value and fold(value) not in seen:
                seen.add(fold(value))
                kept.append(value)
        fields[key] = kept
    return {
        "slug": slug(name),
        "codes": f"{code} {fix.get('iso3', raw.get('iso3'))}",
        "name": name,
        "official": [official] if official else [],
        **fields,
    }


def flagged(entries, flags):
    """Adds to each entry the names that are also languages, persons, places; every flag must name something."""
    keys = ("official", "aliases", "demonyms", "capitals")
    for flag, words in flags.items():
        unused = set(words)
        for item in entries:
            names = [item["name"], *(n for key in keys for n in item[key])]
            if flag == "languages":
                names = item["demonyms"]
            item[flag] = [n for n in names if n in words]
            unused -= set(item[flag])
        if unused and flag != "languages":
            sys.exit(f"corrections.toml: {flag}: no name of the gazetteer: {sorted(unused)}")


def record(item):
    lines = [f"[{item['slug']}] {item['codes']}", f"name: {item['name']}"]
    keys = ("official", "aliases", "demonyms", "capitals", "quiet-capitals", "languages", "persons", "places")
    lines += [f"{key}: {'; '.join(item[key])}" for key in keys if item[key]]
    return "\n".join(lines) + "\n"


def main():
    source = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "../shared/data/countries.json"
    raw = {c["iso2"]: c for c in json.loads(source.read_text(encoding="utf-8"))}
    fixes = tomllib.loads((ROOT / "data/corrections.toml").read_text(encoding="utf-8"))
    flags = fixes.pop("flags")
    missing = set(raw) - set(fixes)
    if missing:
        sys.exit(f"corrections.toml: not looked at: {sorted(missing)}")
    entries = sorted((entry(c, raw.get(c, {}), f) for c, f in fixes.items()), key=lambda e: e["slug"])
    if len(entries) != COUNT:
        sys.exit(f"{len(entries)} entries instead of {COUNT}")
    flagged(entries, flags)
    head = "# Made by scripts/gazetteer.py from open data and data/corrections.toml: edit those. Licences: NOTICE.\n\n"
    (ROOT / "data/countries.txt").write_text(head + "\n".join(map(record, entries)), encoding="utf-8")
    words = sorted(set(flags["languages"]), key=str.lower)
    head = "# Made by scripts/gazetteer.py from data/corrections.toml. Names of languages, sorted ignoring case.\n"
    (ROOT / "data/languages.txt").write_text(head + "\n".join(words) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
