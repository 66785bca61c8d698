internal import Probe

/// A day: a version byte, then each half-hour that has figures: how many it lies behind the one before it, and its figures.
extension LatencyDay {
    private static let version: UInt64 = 1

    package var bytes: [UInt8] {
        var bytes = VariableLengthBytes()
        bytes.append(unsigned: Self.version)
        var next = 0
        for (slice, figures) in slices.sorted(by: { $0.key < $1.key }) {
            bytes.append(unsigned: UInt64(slice - next))
            figures.append(to: &bytes)
            next = slice + 1
        }
        return bytes.bytes
    }

    /// Nil for bytes that no day gives.
    package init?(bytes: [UInt8]) {
        var reader = VariableLengthBytes.Reader(bytes)
        guard reader.nextUnsigned() == Self.version else { return nil }
        var slices: [Int: LatencyFigures] = [:]
        var next = 0
        while !reader.isAtEnd {
            guard let skipped = reader.nextUnsigned(), skipped < UInt64(Self.sliceCount - next), let figures = LatencyFigures(&reader)
            else {
                return nil
            }
            slices[next + Int(skipped)] = figures
            next += Int(skipped) + 1
        }
        self.init(slices: slices)
    }
}
