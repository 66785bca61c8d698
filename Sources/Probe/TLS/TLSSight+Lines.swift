import NetInventory

extension TLSSight {
    /// What `--explain` says of it: version and cipher, then each certificate.
    func lines(at now: Timestamp) -> [String] {
        var lines: [String] = []
        if let version { lines.append("the server chose \(version)\(cipher.map { " with \($0)" } ?? "")") }
        for (place, certificate) in chain.enumerated() {
            let names = certificate.names.isEmpty ? "" : ", for \(certificate.names.prefix(10).joined(separator: " "))"
            lines.append(
                "certificate \(place + 1): \(certificate.subject)\(names), signed by \(certificate.issuer)"
                    + " (\(certificate.signature)), key \(certificate.key), from \(certificate.notBefore.day)"
                    + " to \(certificate.notAfter.day)")
        }
        if let days = daysLeft(at: now) { lines.append("the first of them runs out in \(days) days") }
        return lines
    }
}
