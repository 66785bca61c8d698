import SwiftASN1

extension ASN1Node {
    /// What it is made of, at most 1000 parts; nil for one that holds bytes.
    var parts: [ASN1Node]? {
        guard case .constructed(let nodes) = content else { return nil }
        var parts: [ASN1Node] = []
        for node in nodes {
            guard parts.count < 1000 else { return nil }
            parts.append(node)
        }
        return parts
    }

    /// Its bytes; nil for one that is made of others.
    var bytes: ArraySlice<UInt8>? {
        guard case .primitive(let bytes) = content else { return nil }
        return bytes
    }
}
