//! Markdown bodies, citations and references by themselves.
