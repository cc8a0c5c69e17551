//! The arguments, and the help that teaches them.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

/// Turns a folder of articles and Markdown into a linked briefing site.
///
/// Every actor, country and dispute that a text names is linked, and gets a page that gathers what is said of it.
/// A site is a folder with a file `site.toml` in it; `title = "…"` is all that this file must say.
#[derive(Parser, Debug)]
#[command(name = "chancery", version, max_term_width = 100, arg_required_else_help = true, after_help = SHORT, after_long_help = LONG)]
pub struct Arguments {
    #[command(subcommand)]
    pub command: Command,
}

const SHORT: &str = "`chancery --help` explains the folders of a site and the exit codes.";

const LONG: &str = "\
The folder of a site:
  site.toml             settings; `title` is the only one that must be there
  seeds/                articles as plain text, one a file: NAME.txt
                        (NAME.toml beside one holds what is known of it: title, author, issued, url)
  content/sources/      your notes on them; a note's name is the key that citations use
  content/actors/       people, organisations, governments
  content/countries/    what you add to the countries that are built in
  content/disputes/     who claims what, and on which evidence
  content/analysis/     your briefings; they cite with [@key p4] and link with [[name]]
  content/index.md      the text of the front page; content/NAME.md: pages of your own
  themes/NAME/          templates and style sheets that replace those of the built-in theme
  public/               the finished site: plain files, for any host or a USB stick

A first site:
  mkdir -p desk/seeds && cd desk
  echo 'title = \"My desk\"' > site.toml
  (save an article as seeds/NAME.txt)
  chancery build                              then open public/index.html
  chancery inspect NAME                       the numbers of its paragraphs, and what was understood

More examples:
  chancery build --output /tmp/preview --drafts
                                              with drafts, somewhere else
  chancery watch --open                       write, and see it in the browser at each save
  chancery check --strict                     look for mistakes, write nothing, accept no warning
  chancery explain figure-unbacked            what a message means, and what to do
  chancery inspect 001 --format json          one source, for a program to read

Exit codes:
  0  fine
  1  the content has errors; nothing was written
  2  wrong usage, no site.toml, an output folder that is not ours or can't be written, or a port that is taken

Colours follow the terminal and NO_COLOR.";

const BUILD: &str = "\
One error is enough that nothing is written: what was built before stays as it is. Warnings and notes stop nothing, \
unless --strict is given.

The output folder must be new, empty, or one that chancery has written before. Pages that are no longer made are removed \
from it; nothing else is.";

const CHECK: &str = "\
Ends with exit code 1 where the content has an error, with --strict also where it has a warning.

JSON and GitHub's commands go to standard output. JSON is one object a line, one a message:
  \"severity\", \"code\", \"message\", \"path\", \"line\", \"column\", \"end_line\", \"end_column\", \"hint\", \"excerpt\"
Lines and columns count from 1, columns in characters; they are null where a file as a whole is meant.";

const INSPECT: &str = "\
Text shows each paragraph with its number (what [@key p4] counts), what it was taken for, and by which rule; then each \
name that was found, where (line:column), and how it was recognised. Drafts are taken in. Mistakes are not told here: \
`chancery check` tells them.

JSON is one object a line, one a source:
  \"key\", \"seed\", \"title\", \"paragraphs\", \"mentions\", \"blocked\", \"dates\", \"quotations\"
\"start\" and \"end\" are bytes of the text as UTF-8.";

#[derive(Subcommand, Debug)]
pub enum Command {
    /// Build the site
    ///
    /// Reads the site, reports every mistake in it, and if there is no error writes what has changed into the output folder.
    /// Files there that chancery has not written are never touched.
    #[command(after_long_help = BUILD)]
    Build {
        #[command(flatten)]
        site: SiteArguments,
        /// The folder to write into, made if it is missing [default: public/ in the site's folder]
        #[arg(long, value_name = "DIR")]
        output: Option<PathBuf>,
        /// Tell where the time went
        #[arg(long)]
        timings: bool,
    },
    /// Report every mistake and write nothing
    ///
    /// Does everything that `build` does, but for the output folder.
    #[command(after_long_help = CHECK)]
    Check {
        #[command(flatten)]
        site: SiteArguments,
        /// Text to read, one JSON object a line, or commands by which GitHub marks the lines of a change
        #[arg(long, value_enum, default_value_t = Reporting::Text)]
        format: Reporting,
        /// Tell where the time went
        #[arg(long, hide = true)]
        timings: bool,
    },
    /// Say what a message means, and what to do about it
    ///
    /// The code is the word in brackets: `error[link-unknown]`. Without one, all codes are listed.
    Explain {
        /// `link-unknown`
        #[arg(value_name = "CODE")]
        code: Option<String>,
    },
    /// Show the site in a browser, and every change as it is saved
    ///
    /// Builds in memory and serves on this machine only. Pages that are open follow by themselves; the output folder is not touched.
    Watch(WatchArguments),
    /// Show what was understood of each source, and why
    ///
    /// Its title, its paragraphs and the rules that put some aside, mentions and how each was recognised, names that were kept from
    /// being linked, dates.
    #[command(after_long_help = INSPECT)]
    Inspect {
        /// The site's folder [default: this one, or the nearest above it, that has a site.toml]
        #[arg(long, value_name = "DIR")]
        root: Option<PathBuf>,
        /// A source's key, its file's name, or the beginning of it (`001`); all sources when none is given
        #[arg(value_name = "SOURCE")]
        sources: Vec<String>,
        /// Text to read, or one JSON object a line
        #[arg(long, value_enum, default_value_t = Format::Text)]
        format: Format,
    },
}

/// What `build` and `check` have in common.
#[derive(Args, Debug)]
pub struct SiteArguments {
    /// The site's folder [default: this one, or the nearest above it, that has a site.toml]
    #[arg(long, value_name = "DIR")]
    pub root: Option<PathBuf>,
    /// Take in pages whose status is draft or review
    #[arg(long)]
    pub drafts: bool,
    /// Count warnings as errors
    #[arg(long)]
    pub strict: bool,
}

/// How `watch` watches and serves.
#[derive(Args, Debug)]
pub struct WatchArguments {
    /// The site's folder [default: the nearest one above this with a site.toml]
    #[arg(long, value_name = "DIR")]
    pub root: Option<PathBuf>,
    /// The port to serve at [default: the first free one from 4000]
    #[arg(long, value_name = "N")]
    pub port: Option<u16>,
    /// The address to serve at; `0.0.0.0` lets other machines in
    #[arg(long, value_name = "ADDR", default_value = "127.0.0.1")]
    pub host: String,
    /// Open the front page in a browser
    #[arg(long)]
    pub open: bool,
    /// Leave out pages whose status is draft or review
    #[arg(long)]
    pub no_drafts: bool,
    /// Look for changes every MS milliseconds, for folders whose file system does not tell [default without MS: 500]
    #[arg(long, value_name = "MS", num_args = 0..=1, require_equals = false)]
    #[expect(clippy::option_option, reason = "absent, given, given with a number: as clap has it")]
    pub poll: Option<Option<u64>>,
    /// Tell for each change where the time went
    #[arg(long, hide = true)]
    pub timings: bool,
}

/// How `inspect` prints.
#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
pub enum Format {
    Text,
    Json,
}

/// How `check` reports.
#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
pub enum Reporting {
    Text,
    Json,
    Github,
}
