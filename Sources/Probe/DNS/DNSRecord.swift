package import NetInventory

/// One record of an answer (RFC 1035 §4.1.3).
package struct DNSRecord: Hashable, Sendable {
    /// What the record says, by its type; bytes where netmon does not know the type or the class.
    package enum Content: Hashable, Sendable {
        case address(IPAddress)
        /// NS, CNAME, PTR
        case name(DNSName)
        case exchange(preference: UInt16, DNSName)
        /// Its five numbers are serial, refresh, retry, expire and minimum.
        case authority(DNSName, mailbox: DNSName, [UInt32])
        case texts([[UInt8]])
        case service(priority: UInt16, weight: UInt16, port: UInt16, DNSName)
        case other([UInt8])
    }

    /// The class of the Internet.
    static let internet: UInt16 = 1

    package var owner: DNSName
    package var type: UInt16
    package var netClass: UInt16
    /// Seconds that the record may be kept.
    package var ttl: UInt32
    package var content: Content

    package init(owner: DNSName, type: UInt16, netClass: UInt16 = 1, ttl: UInt32, content: Content) {
        self.owner = owner
        self.type = type
        self.netClass = netClass
        self.ttl = ttl
        self.content = content
    }

    /// `A 127.64.3.1 ttl 300`: one line of at most 200 characters that is safe to print.
    package var text: String {
        let kind = (netClass == Self.internet ? "" : "CLASS\(netClass) ") + DNSRecordType.name(of: type)
        return VisibleText.line("\(kind) \(VisibleText.line(said, length: 170)) ttl \(ttl)", length: 200)
    }

    private var said: String {
        switch content {
        case .address(let address): address.description
        case .name(let name): name.text
        case .exchange(let preference, let name): "\(preference) \(name.text)"
        case .authority(let server, let mailbox, let numbers):
            "\(server.text) \(mailbox.text) " + numbers.map(String.init).joined(separator: " ")
        case .texts(let texts): texts.map { "\"\(String(decoding: $0, as: UTF8.self))\"" }.joined(separator: " ")
        case .service(let priority, let weight, let port, let name): "\(priority) \(weight) \(port) \(name.text)"
        case .other(let bytes): "of \(bytes.count) bytes"
        }
    }
}
