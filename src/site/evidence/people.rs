//! All that a judgement asks of an entity: whether it can speak, and by which names a source can have it for its author.

use std::sync::Arc;

use crate::document::Documents;
use crate::mention::{EntityId, EntityKind};
use crate::site::entities::{Entities, Entity};
use crate::text::fold;

#[derive(PartialEq, Eq, Debug)]
struct Known {
    name: String,
    kind: EntityKind,
    person: bool,
    /// Folded: the aliases, then the name.
    names: Vec<String>,
}

/// By entity.
#[derive(Default, Debug)]
pub struct People {
    entities: Arc<Entities>,
    all: Vec<Known>,
}

impl People {
    /// Brings them to `entities`. By number: whether another is known under it now; empty where everybody is who they were.
    pub fn renew(&mut self, entities: &Arc<Entities>, documents: &Documents) -> Vec<bool> {
        if Arc::ptr_eq(&self.entities, entities) {
            return Vec::new();
        }
        let now: Vec<Known> = entities.all.iter().map(|entity| known(entity, documents)).collect();
        let before = std::mem::replace(&mut self.all, now);
        self.entities = entities.clone();
        let all = 0..before.len().max(self.all.len());
        let others: Vec<bool> = all.map(|at| before.get(at) != self.all.get(at)).collect();
        if others.contains(&true) { others } else { Vec::new() }
    }

    /// The names of an entity, folded.
    pub fn names(&self, entity: EntityId) -> &[String] {
        &self.all[entity.0 as usize].names
    }
}

fn known(entity: &Entity, documents: &Documents) -> Known {
    let common = entity.note.map(|note| documents.notes[note as usize].note.front.common());
    let aliases = common.into_iter().flat_map(|common| &common.aliases).map(|alias| fold(&alias.value));
    Known {
        names: aliases.chain([fold(&entity.name)]).collect(),
        name: entity.name.clone(),
        kind: entity.kind,
        person: entity.person,
    }
}
