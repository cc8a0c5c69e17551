//! `chancery watch`: the real binary, on the loopback, with real files. Each wait is bounded; each preview is ended by its own number.

mod faults;
mod forbidden;
mod guard;
mod mirror;
mod pages;
mod preview;
mod saving;
mod terminal;
mod tint;
