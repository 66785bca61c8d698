package import NetInventory

/// What a finding is about, with what its sentence names; the words themselves are the report's.
package enum Topic: Hashable, Sendable {
    case rights(Rights)
    case sockets(Sockets)
    case clock(Clock)
    case network(Network)
    case store(Store)
    case disk(Disk)
    case control(Control)
    case configuration(Reading)
    case topology(Reading)

    package enum Rights: Hashable, Sendable {
        case netRaw
        case pingGroups(RightsFacts.GroupRange)
        case none(RightsFacts.GroupRange, user: UInt32, program: String)
        case unknown
    }

    package enum Sockets: Hashable, Sendable {
        case open(IPAddress.Family, kind: String)
        case denied(IPAddress.Family, reason: String, program: String)
        case failed(IPAddress.Family, reason: String)
        case echo(nanoseconds: Int64)
        case echoByUser(nanoseconds: Int64)
        case echoSilent(reason: String)
        case descriptors(Int, needed: Int?)
        case fewDescriptors(Int, most: Int?, needed: Int)
        case descriptorsUnknown
    }

    package enum Clock: Hashable, Sendable {
        case source(String)
        case slowSource(String, better: String?)
        case sourceUnknown
        case synchronized(mostErrorMicroseconds: Int64, keepers: [String])
        case unsynchronized(keepers: [String])
        case disciplineUnknown(keepers: [String])
        case battery(ahead: Int64)
        case batteryOff(ahead: Int64)
        case batteryUnknown
        case zone(String)
        case noZone(String)
    }

    package enum Network: Hashable, Sendable {
        case buffer(Int)
        /// Room for so many replies at once, and so many echoes of one round.
        case smallBuffer(Int, replies: Int, echoes: Int)
        case bufferUnknown
        case ring(NetworkFacts.Interface)
        case smallRing(String, NetworkFacts.Ring)
        case ringUnknown(String)
        case onlyLoopback
    }

    package enum Store: Hashable, Sendable {
        case absent(String)
        case cannotBegin(String)
        case unusable(String)
        case sound(String, bytes: Int, schema: Int)
        case unsound(String, faults: Int, first: String)
        case notChecked(String, bytes: Int)
        case access(FileAccess)
        case readOnly(FileAccess)
        case openToAll(FileAccess, path: String)
        case writer(Int, name: String)
        case noWriter
        case writerUnknown
        case lastResult(age: Milliseconds)
        case noFreshResult(age: Milliseconds)
        case resultFromTheFuture(Milliseconds)
        case noResult
    }

    package enum Disk: Hashable, Sendable {
        case space(free: Int64, total: Int64, days: Int?)
        case littleSpace(free: Int64, total: Int64, days: Int?)
        case inodes(free: Int64)
        case fewInodes(free: Int64)
        case unknown(String)
    }

    package enum Control: Hashable, Sendable {
        case idle(String)
        case missing(String)
        case answers(String, FileAccess?)
        case nobodyListens(String)
        case denied(String, FileAccess?)
        case failed(String, String)
    }

    package enum Reading: Hashable, Sendable {
        case none
        case unreadable(String)
        case sound(String, warnings: Int)
        case wrong(String, errors: Int)
    }
}
