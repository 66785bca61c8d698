extension DNSMessage {
    /// Nil where it answers a question for a type: at least one record of it, for the name itself or for one that its aliases lead to.
    package func failure(for asked: DNSRecordType) -> ProbeFailure? {
        guard code == 0 else { return ProbeFailure(.status, detail: "the name server answers \(codeName)") }
        var name = name
        // No alias twice: as many steps as there are records are enough, and a circle ends.
        for _ in 0...answers.count {
            let own = answers.filter { $0.netClass == DNSRecord.internet && $0.owner.isSame(as: name) }
            if own.contains(where: { $0.type == asked.rawValue }) { return nil }
            guard case .name(let next)? = own.first(where: { $0.type == DNSRecordType.cname.rawValue })?.content else { break }
            name = next
        }
        return ProbeFailure(.status, detail: "the name server answers NODATA: no record \(asked.name)")
    }
}
