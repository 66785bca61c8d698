import Foundation
import Monitor
import NetInventory
import Probe
import Store

/// A store in a folder of its own, which goes with it.
final class StoreFixture {
    let folder: URL
    var path: String { folder.appendingPathComponent("s.sqlite").path }

    init() throws {
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("netmon-store-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    deinit {
        try? FileManager.default.removeItem(at: folder)
    }

    func write(_ text: String, to name: String = "results.csv") throws -> String {
        let file = folder.appendingPathComponent(name)
        try Data(text.utf8).write(to: file)
        return file.path
    }

    /// The unit that imports are for.
    static let unit = ObjectID(.unit, "u1")

    static func importing(_ spec: CheckSpec) -> (String) -> (check: Check, rule: MemberUnit.UpRule)? {
        { $0 == "u1" ? (Check(object: unit, spec: spec), .any) : nil }
    }

    /// Imports a file, and gives the writer back to nobody.
    func take(_ csv: String, spec: CheckSpec = CheckSpec(name: "icmp", question: .icmp(IPAddress(v4: 1)))) throws -> ResultImport.Outcome {
        let writer = try StoreWriter(path: path)
        let outcome = try ResultImport(into: writer, check: Self.importing(spec)).run(path: csv)
        try writer.close()
        return outcome
    }

    /// Changes four bytes of the closed store's header (sqlite.org/fileformat.html §1.3): 60 the schema's version, 68 the application.
    func patchHeader(at offset: Int, _ number: UInt32) throws {
        var data = try Data(contentsOf: URL(fileURLWithPath: path))
        for place in 0..<4 { data[offset + place] = UInt8(truncatingIfNeeded: number >> UInt32(24 - 8 * place)) }
        try data.write(to: URL(fileURLWithPath: path))
    }

    func ledger(until end: Int64) throws -> [ObjectID: [LedgerEntry]] {
        let end = Timestamp(milliseconds: end)
        return try StoreReader(path: path).ledger(in: TimeSpan(from: Timestamp(milliseconds: 0), to: end), now: end)
    }
}
