//! Which names in a text are mentions: small cases for each rule, sentences on disputes of the whole world, and labelled articles.

#[path = "mentions/cases.rs"]
mod cases;
#[path = "mentions/evaluation.rs"]
mod evaluation;
#[path = "mentions/site.rs"]
mod site;
#[path = "mentions/world.rs"]
mod world;
