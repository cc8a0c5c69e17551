//! What only all files together show: addresses, references, citations.
