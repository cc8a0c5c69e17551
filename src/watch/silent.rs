//! File systems that don't tell of every change: those of other machines, and those that a virtual machine borrows from its host.

use std::path::{Path, PathBuf};

/// The numbers by which the kernel knows them.
const SILENT: [u32; 13] = [
    0x6969,      // NFS
    0x517B,      // SMB
    0xFE53_4D42, // SMB 2
    0xFF53_4D42, // CIFS
    0x0102_1997, // 9p: WSL 2, many virtual machines
    0x5346_4846, // WSL 1
    0x6573_5546, // FUSE: sshfs, Docker Desktop
    0x786F_4256, // VirtualBox
    0xBACB_ACBC, // VMware
    0x7C7C_6673, // Parallels
    0x5346_414F, // AFS
    0x00C3_6400, // Ceph
    0x0BD0_0BD0, // Lustre
];

/// Whether the site, one of its folders, or something that a link leads to lies on such a file system.
pub fn is_silent(root: &Path, linked: &[PathBuf]) -> bool {
    // 32 bits of a number whose width and sign differ from system to system.
    is_any_silent(root, linked, |place| u32::try_from(rustix::fs::statfs(place).ok()?.f_type & 0xFFFF_FFFF).ok())
}

fn is_any_silent(root: &Path, linked: &[PathBuf], kind: impl Fn(&Path) -> Option<u32>) -> bool {
    let folders = ["", "seeds", "content", "themes"].map(|folder| root.join(folder));
    folders.iter().chain(linked).filter_map(|place| kind(place)).any(|kind| SILENT.contains(&kind))
}

#[cfg(test)]
mod tests {
    use super::*;

    const EXT4: u32 = 0xEF53;
    const NFS: u32 = 0x6969;

    #[test]
    fn one_folder_that_tells_nothing_is_enough() {
        let root = Path::new("/desk");
        let on_nfs = |place: &'static str| move |path: &Path| Some(if path == Path::new(place) { NFS } else { EXT4 });
        let linked = [PathBuf::from("/elsewhere/more")];
        for place in ["/desk/", "/desk/seeds", "/desk/content", "/desk/themes", "/elsewhere/more"] {
            assert!(is_any_silent(root, &linked, on_nfs(place)), "{place}");
        }
        assert!(!is_any_silent(root, &linked, on_nfs("/another")));
        // What can't be asked says nothing.
        assert!(!is_any_silent(root, &linked, |_| None));
    }

    #[test]
    fn the_kernel_is_asked() {
        let found = std::process::Command::new("stat").args(["-f", "-c", "%t", "/proc"]).output().expect("stat");
        let known = u32::from_str_radix(String::from_utf8_lossy(&found.stdout).trim(), 16).expect("a number");
        assert_eq!(u32::try_from(rustix::fs::statfs("/proc").expect("a file system").f_type & 0xFFFF_FFFF), Ok(known));
        assert!(!is_silent(Path::new("/proc"), &[]));
    }
}
