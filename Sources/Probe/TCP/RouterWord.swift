import NetInventory

/// An ICMP error about one of our connections: who sent it, and what it means.
struct RouterWord: Equatable {
    var code: ProbeFailure.Code
    var type: UInt8
    var subtype: UInt8
    var router: IPAddress

    /// Nil for an error that is no verdict on the target.
    init?(family: IPAddress.Family, type: UInt8, subtype: UInt8, router: IPAddress) {
        let code =
            switch family {
            case .v4: ICMPFailure.codeV4(type: type, subtype: subtype)
            case .v6: ICMPFailure.codeV6(type: type, subtype: subtype)
            }
        guard let code else { return nil }
        self.code = code
        self.type = type
        self.subtype = subtype
        self.router = router
    }
}
