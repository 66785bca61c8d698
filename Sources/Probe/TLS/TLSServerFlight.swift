/// What a server says in the clear while it greets (RFC 8446 §4 and §5, RFC 5246 §7.4; GB/T 38636 has the same shapes).
///
/// The TLS library tells neither the cipher nor the alert, and nothing of certificates whose keys it does not know.
///
///      record: | type 1 | version 2 | length 2 | fragment … |        message: | type 1 | length 3 | body … |
package struct TLSServerFlight: Sendable {
    /// More than any greeting; what comes behind is not read.
    static let limit = 128 << 10

    package struct Hello: Equatable, Sendable {
        package var version: UInt16
        package var cipher: UInt16
    }

    package private(set) var hello: Hello?
    /// Those of a Certificate message, which TLS 1.3 sends encrypted.
    package private(set) var certificates: [[UInt8]] = []
    /// The number of the alert that ended it (RFC 8446 §6).
    package private(set) var alert: UInt8?
    /// Whether all in the clear has come: a ServerHelloDone, or something encrypted.
    package private(set) var isComplete = false
    /// Whether anything came at all, and whether it is not TLS.
    package private(set) var isEmpty = true
    package private(set) var isForeign = false
    /// The version of the first record.
    package private(set) var recordVersion: UInt16?

    private var taken = 0
    private var records: [UInt8] = []
    private var messages: [UInt8] = []

    package init() {}

    package mutating func take(_ bytes: some Collection<UInt8>) {
        guard !bytes.isEmpty else { return }
        isEmpty = false
        guard !isComplete, !isForeign, taken + bytes.count <= Self.limit else { return }
        taken += bytes.count
        records += bytes
        var place = 0
        while !isComplete, records.count - place >= 5 {
            let version = number(records, place + 1, 2)
            // TLS is version 3.x; TLCP is 1.1.
            guard (20...23).contains(records[place]), version >> 8 == 3 || version == 0x0101 else {
                isForeign = true
                break
            }
            recordVersion = recordVersion ?? UInt16(version)
            let length = number(records, place + 3, 2)
            guard records.count - place - 5 >= length else { break }
            read(type: records[place], Array(records[(place + 5)..<(place + 5 + length)]))
            place += 5 + length
        }
        records.removeFirst(place)
        if !isComplete, records.count < 5, let first = records.first, !(20...23).contains(first) { isForeign = true }
    }

    private mutating func read(type: UInt8, _ fragment: [UInt8]) {
        switch type {
        case 21:
            if alert == nil, fragment.count == 2 { alert = fragment[1] }
        case 22:
            messages += fragment
            readMessages()
        case _: isComplete = true
        }
    }

    private mutating func readMessages() {
        var place = 0
        while messages.count - place >= 4 {
            let length = number(messages, place + 1, 3)
            guard messages.count - place - 4 >= length else { break }
            let body = Array(messages[(place + 4)..<(place + 4 + length)])
            switch messages[place] {
            case 2: if hello == nil { hello = Self.hello(body) }
            case 11: if certificates.isEmpty { certificates = Self.certificates(body) }
            case 14: isComplete = true
            case _: break
            }
            place += 4 + length
        }
        messages.removeFirst(place)
    }

    /// Version 2, random 32, session id 1 + n, cipher 2, compression 1, extensions: 2 + of 4 + n each, of which 43 holds the true version.
    private static func hello(_ body: [UInt8]) -> Hello? {
        guard body.count >= 35 else { return nil }
        var place = 35 + Int(body[34])
        guard body.count >= place + 3 else { return nil }
        var hello = Hello(version: UInt16(number(body, 0, 2)), cipher: UInt16(number(body, place, 2)))
        place += 5
        while body.count >= place + 4 {
            let length = number(body, place + 2, 2)
            if number(body, place, 2) == 43, length == 2, body.count >= place + 6 { hello.version = UInt16(number(body, place + 4, 2)) }
            place += 4 + length
        }
        return hello
    }

    /// The length of all 3, then each one: length 3, bytes.
    private static func certificates(_ body: [UInt8]) -> [[UInt8]] {
        var found: [[UInt8]] = []
        var place = 3
        while body.count >= place + 3, found.count < 20 {
            let length = number(body, place, 3)
            guard body.count >= place + 3 + length else { break }
            found.append(Array(body[(place + 3)..<(place + 3 + length)]))
            place += 3 + length
        }
        return found
    }

    private static func number(_ bytes: [UInt8], _ place: Int, _ count: Int) -> Int {
        bytes[place..<place + count].reduce(0) { $0 << 8 | Int($1) }
    }

    private func number(_ bytes: [UInt8], _ place: Int, _ count: Int) -> Int { Self.number(bytes, place, count) }
}
