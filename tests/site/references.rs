//! What a wikilink, a Markdown link and an embed mean.
