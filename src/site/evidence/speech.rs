//! Who speaks a passage of a source: names that the site knows, and those who take a position by their own words.

use super::Speaker;
use crate::mention::EntityId;
use crate::quotation::Quoted;
use crate::site::entities::Entities;
use crate::site::sources::Record;
use crate::site::texts::Reading;
use crate::text::Span;

/// Who can be meant.
#[derive(Clone, Copy)]
pub struct Scene<'a> {
    pub entities: &'a Entities,
    pub reading: &'a Reading,
    /// Names of those who take the position, and in whose name.
    pub parties: &'a [(&'a str, Option<EntityId>)],
}

/// The one who says these words in the text; none where it is not certain.
pub fn speaker(_record: &Record, _quoted: &[Quoted], _parts: &[Span], _scene: &Scene) -> Option<Speaker> {
    _ = (_scene.entities, _scene.reading, _scene.parties);
    None
}
