//! The command `chancery`.

use std::process::ExitCode;

fn main() -> ExitCode {
    ExitCode::SUCCESS
}
