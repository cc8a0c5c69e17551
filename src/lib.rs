//! Chancery compiles a folder of articles and Markdown into a linked briefing site.
//!
//! The library is one pure function with a shell around it. The modules are listed in layer order: each uses only those above it.
//! `load`, `write`, `terminal`, `serve`, `watch` and `cli` are the shell: only they touch disk, clock, network and terminal.

pub mod text;
pub mod sentence;
pub mod address;
pub mod lookup;
pub mod diagnostic;
pub mod explanation;
pub mod date;
pub mod figure;
pub mod gazetteer;
pub mod input;
pub mod fields;
pub mod front;
pub mod config;
pub mod seed;
pub mod markdown;
pub mod brief;
pub mod names;
pub mod quotation;
pub mod overlap;
pub mod mention;
pub mod document;
pub mod site;
pub mod render;
pub mod view;
pub mod page;
pub mod inspect;
pub mod compile;
pub mod load;
pub mod write;
pub mod terminal;
pub mod serve;
pub mod watch;
pub mod cli;
