import Glibc
package import NIOCore
package import NIOPosix
package import NetInventory

/// Turns a name into the address to ask, by the system's own rules (getaddrinfo: /etc/hosts, resolv.conf, RFC 6724 order).
///
/// The call cannot be stopped and a dead server keeps it for seconds, so it runs on threads of its own and is given up
/// when its time is over. What is an address already never goes there.
package struct NameResolver: Sendable {
    private let threads: NIOThreadPool
    private let group: any EventLoopGroup

    package init(threads: NIOThreadPool, group: any EventLoopGroup) {
        self.threads = threads
        self.group = group
    }

    package func resolve(_ host: String, family: ProbeQuestion.FamilyChoice, within limit: Milliseconds) async -> NameAnswer {
        if let address = IPAddress(host) {
            return Self.mismatch(address, family).map(NameAnswer.failed) ?? .address(address, microseconds: nil)
        }
        let start = NIODeadline.now()
        let answer = group.next().makePromise(of: NameAnswer.self)
        threads.submit { state in
            switch state {
            case .active: answer.succeed(Self.lookUp(host, family, start: start))
            case .cancelled: answer.succeed(.failed(ProbeFailure(.local, detail: "netmon is going down")))
            }
        }
        // Whichever comes first counts; a promise takes no notice of the second.
        let timer = group.next().scheduleTask(in: .milliseconds(limit.count)) {
            answer.succeed(.failed(ProbeFailure(.resolve, detail: "\(host) did not resolve within \(limit.count) ms")))
        }
        defer { timer.cancel() }
        do {
            return try await answer.futureResult.get()
        } catch {
            return .failed(ProbeFailure(.resolve, detail: "\(host): \(error)"))
        }
    }

    /// Why an address cannot be asked under a choice of family.
    static func mismatch(_ address: IPAddress, _ family: ProbeQuestion.FamilyChoice) -> ProbeFailure? {
        switch (family, address.family) {
        case (.any, _), (.v4, .v4), (.v6, .v6): nil
        case (.v4, .v6): ProbeFailure(.resolve, detail: "\(address) is an IPv6 address, and only IPv4 was asked for")
        case (.v6, .v4): ProbeFailure(.resolve, detail: "\(address) is an IPv4 address, and only IPv6 was asked for")
        }
    }

    private static func lookUp(_ host: String, _ family: ProbeQuestion.FamilyChoice, start: NIODeadline) -> NameAnswer {
        var hints = unsafe addrinfo()
        unsafe hints.ai_family =
            switch family {
            case .any: AF_UNSPEC
            case .v4: AF_INET
            case .v6: AF_INET6
            }
        var list: UnsafeMutablePointer<addrinfo>?
        let status = unsafe getaddrinfo(host, nil, &hints, &list)
        guard status == 0 else {
            let reason = status == EAI_SYSTEM ? SystemCallError.text(errno) : unsafe String(cString: gai_strerror(status))
            return .failed(ProbeFailure(.resolve, detail: "\(host): \(reason)"))
        }
        defer { unsafe freeaddrinfo(list) }
        var entry = unsafe list
        while let current = unsafe entry {
            // Sound: the entry says how long its address is, and lives until the list is freed.
            let bytes = unsafe UnsafeRawBufferPointer(start: current.pointee.ai_addr, count: Int(current.pointee.ai_addrlen))
            if let address = unsafe SocketAddressBytes.read(bytes.bytes) {
                return .address(address, microseconds: Double((NIODeadline.now() - start).nanoseconds) / 1000)
            }
            unsafe entry = current.pointee.ai_next
        }
        return .failed(ProbeFailure(.resolve, detail: "\(host) has no address"))
    }
}
