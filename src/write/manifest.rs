//! The list of what we wrote into an output folder: it makes the folder ours, and says what may be replaced and deleted there.

use std::fs;
use std::io;
use std::path::Path;

/// The manifest's name in the output folder.
pub const NAME: &str = ".chancery-manifest";

/// The addresses in the manifest of `output`, sorted; none when there is no manifest.
///
/// Lines that lead out of the folder are passed over: a manifest comes with a checkout, and nobody's file is deleted because a line names it.
pub fn read(output: &Path) -> io::Result<Option<Vec<String>>> {
    let path = output.join(NAME);
    match path.symlink_metadata() {
        Ok(metadata) if metadata.is_file() => {}
        Ok(_) => return Err(io::Error::other("not a file")),
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(error),
    }
    let bytes = fs::read(path)?;
    let text = String::from_utf8_lossy(&bytes);
    let mut addresses: Vec<String> = text.lines().filter(|line| is_address(line)).map(str::to_owned).collect();
    addresses.sort_unstable();
    addresses.dedup();
    Ok(Some(addresses))
}

/// One address a line.
pub fn print(addresses: &[impl AsRef<str>]) -> Vec<u8> {
    let mut text = String::new();
    for address in addresses {
        text.push_str(address.as_ref());
        text.push('\n');
    }
    text.into_bytes()
}

/// Both lists in one; each sorted and without repetition, as is the result.
pub fn union<'a>(old: &'a [String], new: &'a [String]) -> Vec<&'a str> {
    let mut all: Vec<&str> = old.iter().chain(new).map(String::as_str).collect();
    all.sort_unstable();
    all.dedup();
    all
}

/// Whether `address` stays below the folder that it is joined to, and can stand in a line.
pub fn is_address(address: &str) -> bool {
    let plain = |part: &str| !part.is_empty() && part != "." && part != "..";
    address != NAME && !address.contains(char::is_control) && !address.contains('\\') && address.split('/').all(plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_stay_inside() {
        for address in ["index.html", "a/b.html", ".nojekyll", "a/..b", "Ä ö.png"] {
            assert!(is_address(address), "{address}");
        }
        for address in ["", "/etc/passwd", "../x", "a/../../x", "a//b", "a/", "./a", "a\nb", "..\\x", NAME] {
            assert!(!is_address(address), "{address}");
        }
    }
}
