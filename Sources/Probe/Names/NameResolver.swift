import Glibc
package import NIOCore
package import NetInventory

/// Turns a name into the address to ask, by the system's own rules (getaddrinfo: /etc/hosts, resolv.conf, RFC 6724 order).
///
/// The call cannot be stopped and a dead server keeps it for seconds, so it runs on threads of its own (`LookupDesk`) and is given up
/// when its time is over. What is an address already never goes there.
package struct NameResolver: Sendable {
    private let desk: LookupDesk
    private let group: any EventLoopGroup

    package init(group: any EventLoopGroup) {
        self.init(desk: LookupDesk { Self.lookUp($0) }, group: group)
    }

    init(desk: LookupDesk, group: any EventLoopGroup) {
        self.desk = desk
        self.group = group
    }

    package var counts: LookupCounts { desk.counts }

    /// Whether it answers nobody any more.
    var isClosed: Bool { desk.isClosed }

    /// Answers whoever still waits.
    package func close() {
        desk.close()
    }

    package func resolve(_ host: String, family: ProbeQuestion.FamilyChoice, within limit: Milliseconds) async -> NameAnswer {
        if let address = IPAddress(host) {
            return Self.mismatch(address, family).map(NameAnswer.failed) ?? .address(address, microseconds: nil)
        }
        let start = NIODeadline.now()
        let answer = group.next().makePromise(of: NameAnswer.self)
        let ticket = desk.ask(LookupKey(host: host, family: family), answer)
        // Whichever comes first counts; a promise takes no notice of the second.
        let timer = group.next().scheduleTask(in: .milliseconds(limit.count)) { [desk] in
            let failure =
                desk.leave(ticket)
                ? ProbeFailure(.resolve, detail: "\(host) did not resolve within \(limit.count) ms")
                : ProbeFailure(
                    .local,
                    detail: "\(limit.count) ms were over before \(host) could be looked up: \(desk.counts.running) other lookups hang")
            answer.succeed(.failed(failure))
        }
        defer { timer.cancel() }
        do {
            let found = try await answer.futureResult.get()
            guard case .address(let address, _) = found else { return found }
            return .address(address, microseconds: Double((NIODeadline.now() - start).nanoseconds) / 1000)
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

    private static func lookUp(_ key: LookupKey) -> NameAnswer {
        let host = key.host
        var hints = unsafe addrinfo()
        unsafe hints.ai_family =
            switch key.family {
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
                return .address(address, microseconds: nil)
            }
            unsafe entry = current.pointee.ai_next
        }
        return .failed(ProbeFailure(.resolve, detail: "\(host) has no address"))
    }
}
