import NetInventory

extension DNSMessage {
    /// Reads any bytes; what lies behind the last record is passed over, and so are the authority and additional records but EDNS.
    package init(_ bytes: [UInt8]) throws(DNSMistake) {
        var reader = DNSReader(bytes)
        let id = try reader.number16()
        let flags = Flags(rawValue: try reader.number16())
        let questions = try reader.number16()
        let answers = Int(try reader.number16())
        let authorities = Int(try reader.number16())
        let additional = Int(try reader.number16())
        guard questions == 1 else { throw .questions(Int(questions)) }
        self.init(id: id, flags: flags, name: try reader.name(), type: try reader.number16())
        netClass = try reader.number16()
        for number in 0..<(answers + authorities + additional) {
            let (record, isExtension) = try Self.record(&reader)
            if isExtension {
                guard number >= answers + authorities, edns == nil, record.owner.wire == [0] else { throw .badEDNS }
                edns = Extension(datagramSize: record.netClass)
                edns?.upperCode = UInt8(truncatingIfNeeded: record.ttl >> 24)
            } else if number < answers, self.answers.count < Self.mostRecords {
                self.answers.append(record)
            }
        }
    }

    private static func record(_ reader: inout DNSReader) throws(DNSMistake) -> (DNSRecord, isExtension: Bool) {
        let owner = try reader.name()
        let type = try reader.number16()
        let netClass = try reader.number16()
        let ttl = try reader.number32()
        let length = Int(try reader.number16())
        guard length <= reader.end - reader.place else { throw .short }
        let messageEnd = reader.end
        reader.end = reader.place + length
        let content: DNSRecord.Content
        do throws(DNSMistake) {
            content = try Self.content(netClass == DNSRecord.internet ? DNSRecordType(rawValue: type) : nil, &reader)
        } catch {
            throw error == .short ? .badRecord(type) : error
        }
        guard reader.place == reader.end else { throw .badRecord(type) }
        reader.end = messageEnd
        return (DNSRecord(owner: owner, type: type, netClass: netClass, ttl: ttl, content: content), type == extensionType)
    }

    /// - Parameter type: nil where only its bytes count.
    private static func content(_ type: DNSRecordType?, _ reader: inout DNSReader) throws(DNSMistake) -> DNSRecord.Content {
        switch type {
        case .a, .aaaa:
            guard let address = IPAddress(bytes: try reader.take(type == .a ? 4 : 16)) else { throw .short }
            return .address(address)
        case .ns, .cname, .ptr:
            return .name(try reader.name())
        case .mx:
            let preference = try reader.number16()
            return .exchange(preference: preference, try reader.name())
        case .soa:
            let server = try reader.name()
            let mailbox = try reader.name()
            var numbers: [UInt32] = []
            for _ in 0..<5 { numbers.append(try reader.number32()) }
            return .authority(server, mailbox: mailbox, numbers)
        case .txt:
            var texts: [[UInt8]] = []
            repeat { texts.append(try reader.take(Int(try reader.byte()))) } while reader.place < reader.end
            return .texts(texts)
        case .srv:
            let priority = try reader.number16()
            let weight = try reader.number16()
            let port = try reader.number16()
            return .service(priority: priority, weight: weight, port: port, try reader.name())
        case nil:
            return .other(try reader.rest())
        }
    }
}
