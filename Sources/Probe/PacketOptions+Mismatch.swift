import NetInventory

extension PacketOptions {
    /// Why a target cannot be asked from this source: one address is of IPv4 and the other of IPv6; nil where it can.
    func mismatch(with target: IPAddress) -> ProbeFailure? {
        guard let source = sourceAddress, source.family != target.family else { return nil }
        return ProbeFailure(.local, detail: "\(target) cannot be asked from \(source): one is an IPv4 address, the other IPv6")
    }
}
