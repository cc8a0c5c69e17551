//! The whole program through the real binary: small sites in, diagnostics and pages out.

mod addresses;
mod builder;
mod references;
