//! The raw texts of articles.
