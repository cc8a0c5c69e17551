//! Front matter, sidecars and `site.toml`.
