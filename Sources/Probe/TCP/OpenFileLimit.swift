import Glibc

/// How many descriptors this process may have open at once (RLIMIT_NOFILE), and how many of them connections may take.
enum OpenFileLimit {
    /// The most connections under way at once, however many descriptors there are: sixteen thousand dead targets wait side by side.
    static let mostConnections = 16_384
    /// What is left to everything else: the store, the pages, the other probers.
    static let reserve = 512

    /// Raises the limit within what an ordinary user may, as far as connections can use it, and says how many of them there may be.
    static func makeRoom() -> Int {
        var limit = rlimit()
        let resource = __rlimit_resource_t(RLIMIT_NOFILE.rawValue)
        // Cannot fail: the pointer is a local variable's.
        guard unsafe getrlimit(resource, &limit) == 0 else { return share(of: 1024) }
        let wanted = min(limit.rlim_max, rlim_t(mostConnections + reserve))
        if limit.rlim_cur < wanted {
            var raised = limit
            raised.rlim_cur = wanted
            // Where it is refused all the same, fewer connections are under way at once.
            if unsafe setrlimit(resource, &raised) == 0 { limit = raised }
        }
        return share(of: Int(clamping: limit.rlim_cur))
    }

    /// At least one, and never more than half of a limit that is low.
    static func share(of descriptors: Int) -> Int {
        max(1, min(mostConnections, max(descriptors / 2, descriptors - reserve)))
    }
}
