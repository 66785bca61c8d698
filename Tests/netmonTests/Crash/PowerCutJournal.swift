import Foundation
import TestHistories

/// What a power cut leaves of a folder: built from the files before and the journal of `Tests/PowerCut/power_cut.c`.
///
/// A write is there for certain only when a sync of its file followed; a new or removed name only when a sync of the folder did.
/// Everything else is lost, or, as real disks do it, kept in part: each write for itself, some of them torn.
struct PowerCutJournal {
    /// What becomes of what was not synced.
    enum Rest: CaseIterable {
        case lost, keptInPart
    }

    private final class File {
        var durable: [UInt8]
        var pending: [Change] = []

        init(_ bytes: [UInt8] = []) {
            durable = bytes
        }
    }

    private enum Change {
        case written(at: Int, ArraySlice<UInt8>)
        case sized(Int)
    }

    private var durableNames: [String: File] = [:]
    private var names: [String: File] = [:]
    private var open: [UInt64: File] = [:]
    /// Writes that no sync has followed.
    private(set) var unsynced = 0
    private(set) var syncs = 0
    private(set) var records = 0

    /// `before`: the files of the folder as they were on the disk when the program was started.
    init(before: [String: [UInt8]], journal: [UInt8]) {
        for (name, bytes) in before { names[name] = File(bytes) }
        durableNames = names
        var rest = journal[...]
        // The last record may be torn.
        while let record = Record(&rest) {
            records += 1
            take(record)
        }
        unsynced = names.values.map(\.pending.count).reduce(0, +)
    }

    private mutating func take(_ record: Record) {
        switch record.kind {
        case UInt8(ascii: "C"):
            let file = File()
            names[record.name] = file
            open[record.inode] = file
        case UInt8(ascii: "O"): open[record.inode] = names[record.name]
        case UInt8(ascii: "U"): names[record.name] = nil
        case UInt8(ascii: "W"): open[record.inode]?.pending.append(.written(at: record.offset, record.bytes))
        case UInt8(ascii: "T"): open[record.inode]?.pending.append(.sized(record.offset))
        case UInt8(ascii: "D"): durableNames = names
        case UInt8(ascii: "S"):
            syncs += 1
            guard let file = open[record.inode] else { return }
            for change in file.pending { Self.apply(change, to: &file.durable) }
            file.pending = []
        default: preconditionFailure("the journal has a record of no kind")
        }
    }

    /// The files as they are found when the power is back.
    func files(_ rest: Rest, random: inout SplitMix) -> [String: [UInt8]] {
        var found: [String: [UInt8]] = [:]
        for name in Set(names.keys).union(durableNames.keys).sorted() {
            let isNew = rest == .keptInPart && random.below(2) == 0
            guard let file = isNew ? names[name] : durableNames[name] else { continue }
            var bytes = file.durable
            if rest == .keptInPart {
                for change in file.pending where random.below(2) == 0 { Self.apply(Self.torn(change, &random), to: &bytes) }
            }
            found[name] = bytes
        }
        return found
    }

    /// A quarter of the writes gets no further than some sector of theirs.
    private static func torn(_ change: Change, _ random: inout SplitMix) -> Change {
        guard case .written(let place, let bytes) = change, random.below(4) == 0 else { return change }
        return .written(at: place, bytes.prefix(random.below(bytes.count / 512 + 1) * 512))
    }

    private static func apply(_ change: Change, to bytes: inout [UInt8]) {
        switch change {
        case .written(let place, let new):
            if bytes.count < place + new.count { bytes += [UInt8](repeating: 0, count: place + new.count - bytes.count) }
            bytes.replaceSubrange(place..<place + new.count, with: new)
        case .sized(let size):
            if bytes.count > size { bytes.removeLast(bytes.count - size) }
            if bytes.count < size { bytes += [UInt8](repeating: 0, count: size - bytes.count) }
        }
    }

    private struct Record {
        var kind: UInt8
        var inode: UInt64
        var offset: Int
        var bytes: ArraySlice<UInt8>
        var name: String { String(decoding: bytes, as: UTF8.self) }

        init?(_ rest: inout ArraySlice<UInt8>) {
            func number(_ place: Int) -> UInt64 {
                rest.dropFirst(place).prefix(8).reversed().reduce(0) { $0 << 8 | UInt64($1) }
            }
            guard rest.count >= 25, let kind = rest.first else { return nil }
            let hasBytes = [UInt8(ascii: "C"), UInt8(ascii: "O"), UInt8(ascii: "U"), UInt8(ascii: "W")].contains(kind)
            let count = hasBytes ? Int(number(17)) : 0
            guard rest.count >= 25 + count else { return nil }
            self.kind = kind
            inode = number(1)
            offset = Int(number(9))
            bytes = rest.dropFirst(25).prefix(count)
            rest = rest.dropFirst(25 + count)
        }
    }
}
