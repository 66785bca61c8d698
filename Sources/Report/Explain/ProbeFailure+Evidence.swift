internal import NetInventory
internal import Probe

extension ProbeFailure {
    /// What is stored of it, in words that stay the same: `host_unreachable 127.64.0.1`, `status 503`, `timeout connected`.
    var evidenceText: String {
        var words = [code.rawValue]
        if isFromHere { words.append("here") } else if let from { words.append(from.description) }
        if let httpStatus { words.append(String(httpStatus)) }
        if wasConnected { words.append("connected") }
        return words.joined(separator: " ")
    }
}
