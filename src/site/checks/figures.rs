use crate::site::{Reports, Site};
#[derive(Default, Debug)]
pub struct Memory {}
pub fn check(_site: &Site, _memory: &mut Memory, _reports: &mut Reports) {}
