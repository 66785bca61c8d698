extension Diagnosis {
    /// What one received frame takes of a socket's buffer with a usual driver: its page half and the kernel's own record.
    static let bytesPerReply = 2304
    /// The buffer that the echo engine asks for.
    static let wantedBuffer = 4 << 20
    /// Smallest frames at 1 Gbit/s fill so many descriptors in a third of a millisecond.
    static let leastRing = 512

    mutating func judge(_ network: NetworkFacts, _ plan: PlanFacts?, mayForce: Bool) {
        if let most = network.receiveMost {
            let granted = mayForce ? max(most, Self.wantedBuffer) : most
            let replies = granted / Self.bytesPerReply
            if let echoes = plan?.echoes, echoes > replies {
                add(.warning, .network(.smallBuffer(granted, replies: replies, echoes: echoes)))
            } else {
                add(.ok, .network(.buffer(granted)))
            }
        } else {
            add(.unknown, .network(.bufferUnknown))
        }
        if network.interfaces.isEmpty { add(.warning, .network(.onlyLoopback)) }
        for interface in network.interfaces {
            guard let receive = interface.receive else {
                add(.unknown, .network(.ringUnknown(interface.name)))
                continue
            }
            if receive.size < Self.leastRing, receive.size < receive.most {
                add(.warning, .network(.smallRing(interface.name, receive)))
            } else {
                add(.ok, .network(.ring(interface)))
            }
        }
    }
}
