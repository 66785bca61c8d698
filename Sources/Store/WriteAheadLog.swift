import Foundation

/// The write-ahead log of a store, as far as SQLite does not tell of it (sqlite.org/fileformat2.html#walformat).
///
/// SQLite reads a log up to the first frame whose checksum is wrong and forgets the rest, for that is how a commit looks that a power
/// cut has torn. A torn commit is the last one, though. Where whole commits lie behind the wrong frame, something has damaged what was
/// on the disk already, and going on would lose them without a word.
struct WriteAheadLog {
    private static let headerCount = 32
    private static let frameHeaderCount = 24
    private static let magic: UInt32 = 0x377f_0682

    private let bytes: Data
    private let pageCount: Int
    private let isBigEndian: Bool
    private let isHeaderSound: Bool
    private let salts: UInt64

    /// Nil where there is no log beside a store, or not one frame in it.
    private init?(of path: String) {
        guard let bytes = try? Data(contentsOf: URL(fileURLWithPath: path + "-wal"), options: .mappedIfSafe),
            bytes.count >= Self.headerCount + Self.frameHeaderCount
        else { return nil }
        self.bytes = bytes
        let magic = Self.word(bytes, 0)
        isBigEndian = magic & 1 == 1
        let sums = Self.sum(bytes, 0, 24, (0, 0), isBigEndian: isBigEndian)
        isHeaderSound = magic & ~1 == Self.magic && sums == (Self.word(bytes, 24), Self.word(bytes, 28))
        // Where the header is wrong the store knows its pages too, and the first frame which log it belongs to.
        let count = isHeaderSound ? Int(Self.word(bytes, 8)) : Self.pageCount(of: path)
        guard let count, count.nonzeroBitCount == 1, (512...65_536).contains(count) else { return nil }
        pageCount = count
        salts = Self.saltsAt(isHeaderSound ? 16 : Self.headerCount + 8, bytes)
    }

    /// The bytes of a page, by the store's own header; nil where it has none.
    private static func pageCount(of path: String) -> Int? {
        guard let file = FileHandle(forReadingAtPath: path), let head = try? file.read(upToCount: 18), head.count == 18 else { return nil }
        let count = Int(head[16]) << 8 | Int(head[17])
        return count == 1 ? 65_536 : count
    }

    /// What is wrong with the log of a store, as the reason of an error; nil where it is sound, or torn as a power cut tears it.
    ///
    /// Somebody may be writing to it: then what looks damaged is looked at again.
    static func damage(of path: String) -> String? {
        if let lost = left(by: path) { return lost }
        for _ in 0..<3 {
            guard let log = WriteAheadLog(of: path), let found = log.damage() else { return nil }
            // A log that was begun anew meanwhile has other salts.
            if WriteAheadLog(of: path)?.salts == log.salts { return found }
        }
        return nil
    }

    /// What is wrong where the store itself is gone: SQLite would take the log of an empty file away, even to read it.
    static func left(by path: String) -> String? {
        let size = (try? FileManager.default.attributesOfItem(atPath: path)[.size] as? Int) ?? nil
        return size == 0 && WriteAheadLog(of: path) != nil ? "the file is empty, though its write-ahead log is not" : nil
    }

    private func damage() -> String? {
        guard isHeaderSound else { return lost(from: Self.headerCount, broken: 0) }
        var sums = (Self.word(bytes, 24), Self.word(bytes, 28))
        var frame = Self.headerCount
        while frame + Self.frameHeaderCount + pageCount <= bytes.count {
            guard Self.saltsAt(frame + 8, bytes) == salts else { return nil }
            sums = Self.sum(bytes, frame, 8, sums, isBigEndian: isBigEndian)
            sums = Self.sum(bytes, frame + Self.frameHeaderCount, pageCount, sums, isBigEndian: isBigEndian)
            guard sums == (Self.word(bytes, frame + 16), Self.word(bytes, frame + 20)) else { return lost(from: frame, broken: frame) }
            frame += Self.frameHeaderCount + pageCount
        }
        return nil
    }

    /// The commits behind a broken place; one of them may be the one that was torn.
    private func lost(from first: Int, broken: Int) -> String? {
        var commits = 0
        var frame = first
        while frame + Self.frameHeaderCount + pageCount <= bytes.count {
            if Self.saltsAt(frame + 8, bytes) == salts, Self.word(bytes, frame + 4) != 0 { commits += 1 }
            frame += Self.frameHeaderCount + pageCount
        }
        guard commits > 1 else { return nil }
        return "its write-ahead log is damaged at byte \(broken), and \(commits) commits behind that cannot be read"
    }

    private static func saltsAt(_ place: Int, _ bytes: Data) -> UInt64 {
        UInt64(word(bytes, place)) << 32 | UInt64(word(bytes, place + 4))
    }

    private static func word(_ bytes: Data, _ place: Int) -> UInt32 {
        bytes[(bytes.startIndex + place)...].prefix(4).reduce(0) { $0 << 8 | UInt32($1) }
    }

    /// SQLite's checksum over some bytes, a multiple of eight, going on from another one.
    private static func sum(
        _ bytes: Data, _ start: Int, _ count: Int, _ before: (UInt32, UInt32), isBigEndian: Bool
    ) -> (UInt32, UInt32) {
        let isSwapped = isBigEndian == (Int(littleEndian: 1) == 1)
        // Sound: the callers have seen that the bytes are there, and the loads need no alignment.
        return unsafe bytes.withUnsafeBytes { raw in
            var (first, second) = before
            var place = start
            while place < start + count {
                let left = unsafe raw.loadUnaligned(fromByteOffset: place, as: UInt32.self)
                let right = unsafe raw.loadUnaligned(fromByteOffset: place + 4, as: UInt32.self)
                first &+= (isSwapped ? left.byteSwapped : left) &+ second
                second &+= (isSwapped ? right.byteSwapped : right) &+ first
                place += 8
            }
            return (first, second)
        }
    }
}
