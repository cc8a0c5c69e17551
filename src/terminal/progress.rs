//! The progress bar: only on a terminal, and only when a build takes longer than half a second.

use std::sync::mpsc::{self, RecvTimeoutError, Sender};
use std::thread;
use std::time::Duration;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// A build that ends sooner shows no bar.
const SILENCE: Duration = Duration::from_millis(500);

/// The bar of one command; gone when this is dropped.
#[derive(Debug)]
pub struct Progress {
    bar: ProgressBar,
    /// Dropped with this: tells the thread that waits that there is nothing to show any more.
    _ended: Sender<()>,
}

impl Progress {
    /// Starts the clock. `stage` is what is being done: `reading`.
    pub fn start(stage: &'static str) -> Self {
        let bar = ProgressBar::with_draw_target(None, ProgressDrawTarget::hidden()).with_message(stage);
        bar.set_style(ProgressStyle::with_template("{spinner} {msg}").unwrap_or_else(|_| ProgressStyle::default_spinner()));
        let (ended, wait) = mpsc::channel::<()>();
        let late = bar.clone();
        thread::spawn(move || {
            if wait.recv_timeout(SILENCE) == Err(RecvTimeoutError::Timeout) {
                // Draws nothing where standard error is no terminal.
                late.set_draw_target(ProgressDrawTarget::stderr());
                late.enable_steady_tick(Duration::from_millis(100));
            }
        });
        Self { bar, _ended: ended }
    }

    /// Goes on to a stage of `steps` steps, or of nobody knows how many.
    pub fn stage(&self, stage: &'static str, steps: Option<usize>) {
        self.bar.set_message(stage);
        if let Some(steps) = steps {
            let style = ProgressStyle::with_template("{msg} {bar:40} {human_pos} of {human_len}");
            self.bar.set_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()));
            self.bar.set_length(steps as u64);
            self.bar.set_position(0);
        }
    }

    /// One step is done; called from any thread.
    pub fn step(&self) {
        self.bar.inc(1);
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.bar.finish_and_clear();
    }
}
