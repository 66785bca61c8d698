package import Probe

/// Figures as the store keeps them: numbers of variable length (`VariableLengthBytes`), no negative ones.
///
/// A version byte, then sent, answered and the number of times; where there are any: the least, how far the greatest lies above it, the
/// sum, and the buckets from that of the least to that of the greatest. A bucket that holds something is its number of times, doubled, and 1
/// more where empty ones follow; then how many besides the first. The usual bucket takes one byte.
extension LatencyFigures {
    /// Of the first byte; another one is another format.
    private static let version: UInt64 = 1

    package var bytes: [UInt8] {
        var bytes = VariableLengthBytes()
        bytes.append(unsigned: Self.version)
        append(to: &bytes)
        return bytes.bytes
    }

    /// Nil for bytes that no figures give.
    package init?(bytes: [UInt8]) {
        var reader = VariableLengthBytes.Reader(bytes)
        guard reader.nextUnsigned() == Self.version else { return nil }
        self.init(&reader)
        guard reader.isAtEnd else { return nil }
    }

    func append(to bytes: inout VariableLengthBytes) {
        bytes.append(unsigned: UInt64(sent))
        bytes.append(unsigned: UInt64(answered))
        bytes.append(unsigned: UInt64(times.count))
        guard let min = times.min, let max = times.max else { return }
        bytes.append(unsigned: UInt64(min))
        bytes.append(unsigned: UInt64(max - min))
        bytes.append(unsigned: times.sum)
        var empty = 0
        var held: Int64 = 0
        func close() {
            bytes.append(unsigned: UInt64(held) << 1 | (empty > 0 ? 1 : 0))
            if empty > 0 { bytes.append(unsigned: UInt64(empty - 1)) }
        }
        for count in times.counts {
            guard count > 0 else {
                empty += 1
                continue
            }
            if held > 0 { close() }
            held = count
            empty = 0
        }
        close()
    }

    init?(_ reader: inout VariableLengthBytes.Reader) {
        let most = UInt64(LatencyHistogram.mostTimes)
        guard let sent = reader.nextUnsigned(), let answered = reader.nextUnsigned(), let count = reader.nextUnsigned(),
            sent <= most, answered <= most, count <= most
        else { return nil }
        guard count > 0 else {
            self.init(sent: Int64(sent), answered: Int64(answered), times: LatencyHistogram())
            return
        }
        guard let least = reader.nextUnsigned().flatMap(Int64.init(exactly:)),
            let range = reader.nextUnsigned().flatMap(Int64.init(exactly:)),
            range <= .max - least, let sum = reader.nextUnsigned(),
            let buckets = LatencyHistogram.buckets(from: least, to: least + range)
        else { return nil }
        var counts: [Int64] = []
        counts.reserveCapacity(buckets)
        while counts.count < buckets {
            guard let token = reader.nextUnsigned(), (1...most).contains(token >> 1) else { return nil }
            counts.append(Int64(token >> 1))
            guard token & 1 == 1 else { continue }
            guard let more = reader.nextUnsigned(), more < UInt64(buckets - counts.count) else { return nil }
            counts.append(contentsOf: repeatElement(0, count: Int(more) + 1))
        }
        guard let times = LatencyHistogram(counts: counts, min: least, max: least + range, sum: sum), times.count == Int64(count) else {
            return nil
        }
        self.init(sent: Int64(sent), answered: Int64(answered), times: times)
    }
}
