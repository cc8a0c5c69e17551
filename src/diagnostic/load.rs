//! Reading the inputs.
