//! Chancery compiles a folder of articles and Markdown into a linked briefing site.
//!
//! The library is one pure function with a shell around it. The modules are listed in layer order: each uses only those above it.
//! `load`, `write`, `terminal` and `cli` are the shell: only they touch disk, clock and terminal.

pub mod brief;
pub mod config;
pub mod date;
pub mod diagnostic;
pub mod fields;
pub mod front;
pub mod gazetteer;
pub mod input;
pub mod markdown;
pub mod mention;
pub mod names;
pub mod seed;
pub mod text;
