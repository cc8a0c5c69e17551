//! Parts of a file: what a player asks for when someone moves the handle.

/// What the header `Range` means for a file.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Part {
    /// All of it: no part was asked for, or in a way that may be passed over.
    Whole,
    /// From one byte to another, both included.
    Bytes(u64, u64),
    /// Bytes that are not there.
    Nothing,
}

/// Reads `bytes=0-99`, `bytes=100-`, `bytes=-100` for a file of `length` bytes. Several parts at a time are answered with the whole.
pub fn part(header: Option<&str>, length: u64) -> Part {
    let Some((first, last)) = header.and_then(|header| header.trim().strip_prefix("bytes=")?.split_once('-')) else {
        return Part::Whole;
    };
    let number = |digits: &str| {
        let digits = digits.trim();
        let plain = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
        // More digits than a number holds are beyond any end.
        plain.then(|| digits.parse::<u64>().unwrap_or(u64::MAX))
    };
    match (number(first), number(last)) {
        (Some(first), None) if last.trim().is_empty() && first < length => Part::Bytes(first, length - 1),
        (Some(first), Some(last)) if first <= last && first < length => Part::Bytes(first, last.min(length - 1)),
        (None, Some(count)) if first.trim().is_empty() && count > 0 && length > 0 => {
            Part::Bytes(length.saturating_sub(count), length - 1)
        }
        (Some(first), Some(last)) if first > last => Part::Whole,
        (Some(_), Some(_)) => Part::Nothing,
        (Some(_), None) if last.trim().is_empty() => Part::Nothing,
        (None, Some(_)) if first.trim().is_empty() => Part::Nothing,
        _ => Part::Whole,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts() {
        for (header, length, expected) in [
            ("bytes=0-99", 1000, Part::Bytes(0, 99)),
            ("bytes=0-99", 50, Part::Bytes(0, 49)),
            ("bytes=10-", 50, Part::Bytes(10, 49)),
            ("bytes=-10", 50, Part::Bytes(40, 49)),
            ("bytes=-100", 50, Part::Bytes(0, 49)),
            ("bytes=49-49", 50, Part::Bytes(49, 49)),
            ("bytes=50-", 50, Part::Nothing),
            ("bytes=50-60", 50, Part::Nothing),
            ("bytes=-0", 50, Part::Nothing),
            ("bytes=-5", 0, Part::Nothing),
            ("bytes=0-", 0, Part::Nothing),
            ("bytes=99999999999999999999999-", 50, Part::Nothing),
            ("bytes=0-99999999999999999999999", 50, Part::Bytes(0, 49)),
            ("bytes=9-3", 50, Part::Whole),
            ("bytes=0-1,5-6", 50, Part::Whole),
            ("bytes=a-b", 50, Part::Whole),
            ("bytes=-", 50, Part::Whole),
            ("bytes=+1-2", 50, Part::Whole),
            ("lines=0-1", 50, Part::Whole),
            ("", 50, Part::Whole),
        ] {
            assert_eq!(part(Some(header), length), expected, "{header} of {length}");
        }
        assert_eq!(part(None, 50), Part::Whole);
    }
}
