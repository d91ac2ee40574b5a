//! How many inputs may be read at once in the memory that the system grants: where a thread finds none left, the whole run ends.

use std::fs;

/// Memory that reading one input may take, in bytes: what the limits of a file add up to.
const OF_ONE: u64 = 512 << 20;

/// Threads for which there is memory, of those that are wanted; at least one.
pub fn threads(wanted: usize) -> usize {
    let room = [address_space(), container()].into_iter().flatten().min();
    room.map_or(wanted, |room| wanted.min(usize::try_from(room / OF_ONE).unwrap_or(wanted))).max(1)
}

/// The address space that is left to this process, where it is limited (`ulimit -v`). Systems without such files name no limit.
fn address_space() -> Option<u64> {
    let limits = fs::read_to_string("/proc/self/limits").ok()?;
    let most: u64 = number(&limits, "Max address space")?;
    let status = fs::read_to_string("/proc/self/status").ok()?;
    Some(most.saturating_sub(number(&status, "VmSize:")?.saturating_mul(1024)))
}

/// The memory that the container of this process may use: by control groups of version 2, or of version 1.
fn container() -> Option<u64> {
    let limits = ["/sys/fs/cgroup/memory.max", "/sys/fs/cgroup/memory/memory.limit_in_bytes"];
    limits.iter().find_map(|limit| fs::read_to_string(limit).ok())?.trim().parse().ok()
}

/// The number after a name at the start of a line; `None` for `unlimited`.
fn number(text: &str, name: &str) -> Option<u64> {
    text.lines().find_map(|line| line.strip_prefix(name))?.split_whitespace().next()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn limits_are_read_as_the_system_writes_them() {
        let limits = "Limit                     Soft Limit           Hard Limit           Units     \n\
                      Max processes             94563                94563                processes \n\
                      Max address space         1536000000           unlimited            bytes     \n";
        assert_eq!(number(limits, "Max address space"), Some(1_536_000_000));
        assert_eq!(number(&limits.replace("1536000000", "unlimited "), "Max address space"), None);
        assert_eq!(number("VmPeak:\t   7000 kB\nVmSize:\t    6580 kB\n", "VmSize:"), Some(6580));
    }

    #[test]
    fn one_thread_there_always_is() {
        assert_eq!(threads(0), 1);
        assert_eq!(threads(1), 1);
    }
}
