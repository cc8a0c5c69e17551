//! What was measured, printed as it comes, and held against limits at the end.

use std::time::Duration;

/// The longest times and the most memory.
pub struct Limits {
    pub page: Duration,
    pub page_at_worst: Duration,
    pub gathered: Duration,
    pub first_page: Duration,
    pub mebibytes: usize,
}

impl Limits {
    /// Of 10,000 articles in a release build, on an idle machine.
    pub const AS_PROMISED: Self = Self {
        page: Duration::from_millis(25),
        page_at_worst: Duration::from_millis(50),
        gathered: Duration::from_millis(60),
        first_page: Duration::from_millis(1500),
        mebibytes: 500,
    };
    pub const LOOSE: Self = Self {
        page: Duration::from_secs(5),
        page_at_worst: Duration::from_secs(10),
        gathered: Duration::from_secs(5),
        first_page: Duration::from_secs(20),
        mebibytes: 500,
    };
}

/// Growth that is none: what an allocator keeps for the next edit.
const SLACK: usize = 24;

pub struct Table {
    limits: Limits,
    over: Vec<String>,
}

impl Table {
    pub fn new(limits: Limits) -> Self {
        Self { limits, over: Vec::new() }
    }

    pub fn first_page(&mut self, time: Duration) {
        println!("{:>8.1} ms  first page", milliseconds(time));
        self.hold("first page", time, self.limits.first_page);
    }

    /// `gathers`: the page shows what stands in other files.
    pub fn row(&mut self, what: &str, mut times: Vec<Duration>, gathers: bool) {
        times.sort_unstable();
        let (median, at_worst) = (times[times.len() / 2], times[(times.len() * 95).div_ceil(100) - 1]);
        println!("{:>8.1} ms  {:>8.1} ms p95  {what}", milliseconds(median), milliseconds(at_worst));
        if gathers {
            self.hold(what, median, self.limits.gathered);
        } else {
            self.hold(what, median, self.limits.page);
            self.hold(&format!("{what}, p95"), at_worst, self.limits.page_at_worst);
        }
    }

    /// Mebibytes after the first edits and after all.
    pub fn memory(&mut self, (early, before): (usize, usize), (edits, after): (usize, usize)) {
        println!("{before:>8} MiB after {early} edits\n{after:>8} MiB after {edits} edits");
        if after > self.limits.mebibytes || after > before + SLACK {
            self.over.push(format!("memory: {before} MiB, then {after} MiB"));
        }
    }

    pub fn end(self) {
        assert!(self.over.is_empty(), "over a limit:\n{}", self.over.join("\n"));
    }

    fn hold(&mut self, what: &str, time: Duration, limit: Duration) {
        if time > limit {
            self.over.push(format!("{what}: {:.1} ms of {:.0} ms", milliseconds(time), milliseconds(limit)));
        }
    }
}

fn milliseconds(time: Duration) -> f64 {
    time.as_secs_f64() * 1e3
}

/// What a process holds now, in mebibytes.
pub fn memory(process: i32) -> usize {
    let status = std::fs::read_to_string(format!("/proc/{process}/status")).unwrap();
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).unwrap();
    line.trim().trim_end_matches(" kB").parse::<usize>().unwrap().div_ceil(1024)
}
