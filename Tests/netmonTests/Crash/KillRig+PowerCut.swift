import Foundation
import Glibc

extension KillRig {
    /// One life with the library that notes every write; its end is the power cut. The store's files are then still whole.
    func livePowerCut(_ milliseconds: Int, ending: Int32 = SIGKILL, environment: [String: String] = [:]) throws -> PowerCutJournal {
        let library = NetmonBinary.url.deletingLastPathComponent().appendingPathComponent("libPowerCut.so").path
        let journal = folder.appendingPathComponent("journal")
        try Data().write(to: journal)
        let before = try files()
        let settings = ["LD_PRELOAD": library, "POWER_CUT_FOLDER": storeFolder.path, "POWER_CUT_JOURNAL": journal.path]
        try live(milliseconds, ending: ending, environment: settings.merging(environment) { $1 })
        return PowerCutJournal(before: before, journal: [UInt8](try Data(contentsOf: journal)))
    }

    /// Leaves in the store's folder what the cut has left.
    func putBack(_ journal: PowerCutJournal, _ rest: PowerCutJournal.Rest) throws {
        try FileManager.default.removeItem(at: storeFolder)
        try FileManager.default.createDirectory(at: storeFolder, withIntermediateDirectories: true)
        for (name, bytes) in journal.files(rest, random: &random) {
            try Data(bytes).write(to: storeFolder.appendingPathComponent(name))
        }
    }

    /// What survives a cut: neither shared memory nor the empty lock file nor a socket counts.
    private func files() throws -> [String: [UInt8]] {
        var found: [String: [UInt8]] = [:]
        for name in try FileManager.default.contentsOfDirectory(atPath: storeFolder.path)
        where name == "s.sqlite" || name == "s.sqlite-wal" || name == "s.sqlite-journal" {
            found[name] = [UInt8](try Data(contentsOf: storeFolder.appendingPathComponent(name)))
        }
        return found
    }
}
