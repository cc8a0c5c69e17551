//! What an actor can do to a claim.

/// What an actor does to a statement or a demand.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Stance {
    Asserts,
    Denies,
    Questions,
    Concedes,
    Retracts,
    Relays,
    Demands,
    Accepts,
    Refuses,
    NoComment,
    NotFound,
}

/// What a claim is, as its stances show.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum ClaimKind {
    Statement,
    Demand,
}

impl ClaimKind {
    pub fn name(self) -> &'static str {
        match self {
            Self::Statement => "statement",
            Self::Demand => "demand",
        }
    }
}

impl Stance {
    pub const ALL: [Self; 11] = [
        Self::Asserts,
        Self::Denies,
        Self::Questions,
        Self::Concedes,
        Self::Retracts,
        Self::Relays,
        Self::Demands,
        Self::Accepts,
        Self::Refuses,
        Self::NoComment,
        Self::NotFound,
    ];

    /// As it is written.
    pub fn name(self) -> &'static str {
        match self {
            Self::Asserts => "asserts",
            Self::Denies => "denies",
            Self::Questions => "questions",
            Self::Concedes => "concedes",
            Self::Retracts => "retracts",
            Self::Relays => "relays",
            Self::Demands => "demands",
            Self::Accepts => "accepts",
            Self::Refuses => "refuses",
            Self::NoComment => "no comment",
            Self::NotFound => "not found",
        }
    }

    pub fn of(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|stance| stance.name() == name)
    }

    /// What it is a stance to; none for the two that fit both.
    pub fn kind(self) -> Option<ClaimKind> {
        match self {
            Self::Asserts | Self::Denies | Self::Questions | Self::Concedes | Self::Retracts | Self::Relays => {
                Some(ClaimKind::Statement)
            }
            Self::Demands | Self::Accepts | Self::Refuses => Some(ClaimKind::Demand),
            Self::NoComment | Self::NotFound => None,
        }
    }

    /// Whether it must be cited: silence leaves nothing to cite.
    pub fn needs_citation(self) -> bool {
        self.kind().is_some()
    }
}
