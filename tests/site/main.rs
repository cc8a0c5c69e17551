//! The whole program through the real binary: small sites in, diagnostics and pages out.

mod addresses;
mod allow;
mod builder;
mod checks;
mod citations;
mod claims;
mod corners;
mod corroboration;
mod drafts;
mod figures;
mod finished;
mod generator;
mod golden;
mod hostile;
mod mentions;
mod parts;
mod protect;
mod quotations;
mod reader;
mod references;
mod transcripts;

/// A picture of one pixel.
const PIXEL: [u8; 67] = *b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\x06\0\0\0\x1f\x15\xc4\x89\
    \0\0\0\nIDATx\x9cc\0\x01\0\0\x05\0\x01\r\n-\xb4\0\0\0\0IEND\xaeB`\x82";
