//! Keys whose value is one of a few words.

/// A closed list of words, each with its meaning.
pub trait Choice: Copy + 'static {
    /// Every word and what it stands for, in the order in which messages list them.
    const WORDS: &'static [(&'static str, Self)];

    /// The word as it is written.
    fn word(self) -> &'static str;
}

/// Declares an enum whose variants are written as words in front matter.
macro_rules! choice {
    ($(#[$about:meta])* $name:ident { $($(#[$of:meta])* $variant:ident = $word:literal),+ $(,)? }) => {
        $(#[$about])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
        pub enum $name { $($(#[$of])* $variant),+ }

        impl $crate::fields::Choice for $name {
            const WORDS: &'static [(&'static str, Self)] = &[$(($word, Self::$variant)),+];

            fn word(self) -> &'static str {
                match self { $(Self::$variant => $word),+ }
            }
        }
    };
}

pub(crate) use choice;
