//! From the linked site to the plain data of one page.

pub mod model;
