//! The command line: reads arguments, runs the stages one after the other, tells what came of it. No stage knows of it.
//!
//! Standard output carries what was asked for; everything else goes to standard error.

mod arguments;
mod build;
mod explain;
mod inspect;
mod report;
mod site;
mod watch;

use std::ffi::OsString;
use std::io::Write;
use std::process::ExitCode;

use clap::Parser;

use crate::terminal;
use arguments::{Arguments, Command};

pub use arguments::Format;

/// The content has errors.
const CONTENT: u8 = 1;

/// Wrong usage, no site, or an output that can't be written.
const USAGE: u8 = 2;

/// Runs the command that `arguments` (the program's name first) ask for. 0 fine, 1 the content has errors, 2 usage or environment.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    let arguments = match Arguments::try_parse_from(arguments) {
        Ok(arguments) => arguments,
        Err(error) => {
            // A reader that has gone away is not a failure.
            _ = error.print();
            return ExitCode::from(if error.use_stderr() { USAGE } else { 0 });
        }
    };
    let result = match arguments.command {
        Command::Build { site, output, timings } => build::build(&site, output.as_deref(), timings),
        Command::Check { site, format, timings } => build::check(&site, format, timings),
        Command::Explain { code } => explain::explain(code.as_deref()),
        Command::Watch(arguments) => watch::watch(&arguments),
        Command::Inspect { root, sources, format } => inspect::inspect(root.as_deref(), &sources, format),
    };
    result.unwrap_or_else(|failure| {
        say(&terminal::failure(&failure.message, &failure.hint));
        ExitCode::from(USAGE)
    })
}

/// What is wrong with the command or its surroundings: exit 2.
#[derive(Debug)]
struct Failure {
    message: String,
    hint: String,
}

/// Writes a line to standard error; there is nobody to tell if that fails.
fn say(line: &str) {
    _ = writeln!(anstream::stderr().lock(), "{line}");
}
