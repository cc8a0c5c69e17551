//! `build` and `check`.

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use super::arguments::{Reporting, SiteArguments};
use super::site::{self, Place};
use super::{CONTENT, Failure, USAGE, say};
use crate::compile::{Compiled, FileReport, Kept, compile};
use crate::diagnostic::Severity;
use crate::input::Inputs;
use crate::load::{Options, load};
use crate::page;
use crate::terminal::{Progress, Summary};
use crate::write::{Made, OutputError, Plan, WriteError, write};

/// How long each stage took, in order.
type Timings = Vec<(&'static str, Duration)>;

/// What `chancery build` does. `output` is relative to the working directory; without it, `public` in the site's folder.
pub fn build(arguments: &SiteArguments, output: Option<&Path>, timings: bool) -> Result<ExitCode, Failure> {
    let mut run = Run::start(arguments)?;
    if run.has_errors() {
        return Ok(run.end("wrote nothing of", None, timings));
    }
    let output = output.map_or_else(|| PathBuf::from(format!("{}public", run.place.prefix)), Path::to_path_buf);

    run.progress.stage("writing", Some(run.compiled.outputs().len()));
    let start = Instant::now();
    let paths: Vec<String> = run.compiled.outputs().iter().map(ToString::to_string).collect();
    let plan = Plan { root: &run.place.root, output: &output, paths: &paths };
    let rendering = AtomicU64::new(0);
    let result = write(&plan, &|index, buffer| timed(&rendering, || make(&run, index, buffer)), &|| run.progress.step());
    // Each thread renders and writes in turn: the wall time is divided as the time of all threads is.
    let all_threads = Duration::from_nanos(rendering.into_inner());
    let render = all_threads / u32::try_from(rayon::current_num_threads()).unwrap_or(1);
    run.timings.extend([("render", render), ("write", start.elapsed().saturating_sub(render))]);
    match result {
        Ok(_) => {
            let folder = crate::terminal::harmless(&output.to_string_lossy());
            Ok(run.end("built", Some(folder), timings))
        }
        Err(WriteError::Make(_, report)) => {
            run.reports.push(report);
            Ok(run.end("did not finish", None, timings))
        }
        Err(WriteError::Output(error)) => Ok(run.stop(&error)),
    }
}

/// Does `work` and adds the nanoseconds that it took to `sum`.
fn timed<T>(sum: &AtomicU64, work: impl FnOnce() -> T) -> T {
    let start = Instant::now();
    let done = work();
    sum.fetch_add(u64::try_from(start.elapsed().as_nanos()).unwrap_or(u64::MAX), Ordering::Relaxed);
    done
}

/// Makes one output for `write`.
fn make(run: &Run, index: usize, buffer: &mut Vec<u8>) -> Result<Made, FileReport> {
    Ok(match run.compiled.make(index, buffer)? {
        page::Made::Bytes => Made::Bytes,
        page::Made::Asset(asset) => Made::Copy(run.place.root.join(&*run.compiled.site.documents.assets[asset as usize].path)),
    })
}

/// What `chancery check` does.
pub fn check(arguments: &SiteArguments, format: Reporting, timings: bool) -> Result<ExitCode, Failure> {
    let mut run = Run::start(arguments)?;
    run.format = format;
    Ok(run.end("checked", None, timings))
}

/// A command on its way: everything that is known before the first page is made.
struct Run {
    start: Instant,
    place: Place,
    inputs: Inputs,
    compiled: Compiled,
    reports: Vec<FileReport>,
    timings: Timings,
    progress: Progress,
    format: Reporting,
}

impl Run {
    fn start(arguments: &SiteArguments) -> Result<Self, Failure> {
        let start = Instant::now();
        let place = site::find(arguments.root.as_deref())?;
        let progress = Progress::start("reading");
        let inputs = load(&place.root, Options::default());
        let mut timings = vec![("read", start.elapsed())];
        progress.stage("linking", None);
        let options = crate::site::Options { drafts: arguments.drafts, strict: arguments.strict, withheld: false };
        let mut last = Instant::now();
        let mut lap = |stage: &'static str| {
            timings.push((stage, last.elapsed()));
            last = Instant::now();
        };
        let mut kept = Kept::once();
        lap("word lists");
        let mut compiled = compile(&inputs, options, &mut kept, &mut lap);
        let reports = std::mem::take(&mut compiled.reports);
        Ok(Self { start, place, inputs, compiled, reports, timings, progress, format: Reporting::Text })
    }

    fn has_errors(&self) -> bool {
        self.reports.iter().any(|(_, diagnostic)| diagnostic.severity == Severity::Error)
    }

    /// Tells everything; `verb` is what became of the pages, `folder` where they are.
    fn end(self, verb: &'static str, folder: Option<String>, timings: bool) -> ExitCode {
        let code = if self.has_errors() { CONTENT } else { 0 };
        self.tell(verb, folder, timings, None);
        ExitCode::from(code)
    }

    /// The same when the output could not be written.
    fn stop(self, error: &OutputError) -> ExitCode {
        self.tell("did not finish", None, false, Some(error));
        ExitCode::from(USAGE)
    }

    fn tell(self, verb: &'static str, folder: Option<String>, timings: bool, error: Option<&OutputError>) {
        drop(self.progress);
        site::tell(&self.reports, &self.inputs, &self.place, self.format);
        if let Some(error) = error {
            say(&(crate::terminal::failure(&error.to_string(), error.hint()) + "\n"));
        }
        let time = self.start.elapsed();
        if timings {
            for (stage, time) in self.timings.iter().chain([&("all", time)]) {
                say(&format!("{:>9.1} ms  {stage}", time.as_secs_f64() * 1e3));
            }
        }
        let counts = self.compiled.counts;
        let summary = Summary {
            verb,
            folder,
            pages: counts.pages,
            sources: counts.sources,
            mentions: counts.mentions,
            links: counts.links,
            time,
            ..Summary::default()
        };
        site::close(summary, &self.reports);
    }
}
