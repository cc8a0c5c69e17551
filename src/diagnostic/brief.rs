//! The patterns of dispute and analysis bodies.
