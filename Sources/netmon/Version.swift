import CBuildInfo

/// What `netmon --version` prints: the version, and the commit that it was built from.
enum Version {
    static let number = "0.1.0"
    static let commit = unsafe String(cString: netmon_build_commit())
    static let text = "netmon \(number) (\(commit))"
}
