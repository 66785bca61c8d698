package import NetInventory

/// What is watched from a moment on, and who reaches whom: a topology on its day, as the incidents are judged by it.
package struct WatchedNetwork: Sendable {
    package var since: Timestamp
    package var graph: FailureGraph
    /// How long it may take until each watched object has been asked: the longest interval of its checks, for with several of them the one
    /// that decides may be any.
    package var intervals: [ObjectID: Milliseconds]
    /// By the id that an object had in the topology before: the one that it has in this one.
    package var renamed: [ObjectID: ObjectID]

    package init(since: Timestamp, graph: FailureGraph, intervals: [ObjectID: Milliseconds], renamed: [ObjectID: ObjectID] = [:]) {
        self.since = since
        self.graph = graph
        self.intervals = intervals
        self.renamed = renamed
    }

    /// An object that no topology names (an import's) is taken to be asked once a minute.
    static let usualInterval = Milliseconds(60_000)
    /// Nobody waits longer than this for somebody who is rarely asked; what such a one says later is late evidence.
    private static let longestWait = Milliseconds(120_000)
    /// What a burst and its place in the schedule may add to an interval.
    private static func slack(of interval: Milliseconds) -> Milliseconds {
        min(max(Milliseconds(interval.count / 4), Milliseconds(1000)), Milliseconds(5000))
    }

    private func interval(of object: ObjectID) -> Milliseconds { intervals[object] ?? Self.usualInterval }

    /// How long after a failure the object's own may be seen: an interval, and the time for one burst.
    func reach(of object: ObjectID) -> Milliseconds {
        let interval = interval(of: object)
        return interval + Self.slack(of: interval)
    }

    /// The same, as far as anybody waits for it.
    func patience(for object: ObjectID) -> Milliseconds {
        let interval = min(interval(of: object), Self.longestWait)
        return interval + Self.slack(of: interval)
    }

    /// How long after a failure everyone who is asked at that interval has been asked, for each interval there is; the shortest first.
    var reaches: [Milliseconds] { Set(intervals.values).sorted().map { $0 + Self.slack(of: $0) } }
}
