//! Things that are joined by pairs.

/// Numbers from 0, in groups: at first each is one of its own.
pub struct Groups {
    /// By number: another of its group, nearer to the one that stands for the group.
    towards: Vec<usize>,
}

impl Groups {
    pub fn new(count: usize) -> Self {
        Self { towards: (0..count).collect() }
    }

    /// Makes the groups of both one.
    pub fn join(&mut self, a: usize, b: usize) {
        let (a, b) = (self.of(a), self.of(b));
        self.towards[a.max(b)] = a.min(b);
    }

    /// The lowest number of its group.
    pub fn of(&self, mut one: usize) -> usize {
        while self.towards[one] != one {
            one = self.towards[one];
        }
        one
    }
}
