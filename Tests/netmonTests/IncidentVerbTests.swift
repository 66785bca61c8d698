import Causes
import Foundation
import NetInventory
import Store
import Testing

@Suite("netmon incidents", .timeLimit(.minutes(3)))
struct IncidentVerbTests {
    private static let unit = ObjectID(.unit, "u1")
    private static let begin = Timestamp(milliseconds: 1_790_000_000_000)

    private static func incident(_ minute: Int64, to end: Int64?) -> Incident {
        let from = begin + .seconds(minute * 60)
        let to = end.map { begin + .seconds($0 * 60) }
        return Incident(
            key: Incident.Key(from: from, first: unit), to: to,
            explanations: [Explanation([unit]), Explanation([ObjectID(.circuit, "l-u1")])],
            members: [
                Incident.Member(object: ObjectID(.circuit, "l-u1"), role: .candidate, from: from, to: to, isWatched: false),
                Incident.Member(object: unit, role: .candidate, from: from, to: to, isWatched: true),
            ])
    }

    /// A topology with a circuit and whom to call about it, and a store with one incident that is over and one that lasts.
    private static func county(in folder: URL) throws -> [String] {
        let topology = folder.appendingPathComponent("topology")
        try FileManager.default.createDirectory(at: topology, withIntermediateDirectories: true)
        let text = """
            network: {code: demo, name: 示例县政务城域网, contact: duty}
            devices: {core: {role: core}}
            contacts:
              duty: {name: 值班室, phone: 0558-0000100}
              noc: {name: 报障台, phone: 0558-0000210, provider: ctc}
            providers: {ctc: {name: 电信, contact: noc}}
            circuits: {l-u1: {name: 甲局专线, z: u1, cid: "0231", with: ctc}}
            units: {u1: {name: 甲局, category: other, net: 127.65.1.0/24, uplink: core}}
            """
        try Data(text.utf8).write(to: topology.appendingPathComponent("a.yaml"))
        let store = folder.appendingPathComponent("s.sqlite").path
        let writer = try StoreWriter(path: store)
        try writer.keep([incident(0, to: 30), incident(60, to: nil)])
        try writer.close()
        return ["--topology", topology.path, "--store", store]
    }

    @Test("An incident is handled from the first look to the end, and each step is on the record")
    func handling() throws {
        try TemporaryFolder.with { folder in
            let place = try Self.county(in: folder)
            func incidents(_ arguments: String...) throws -> NetmonBinary.Outcome {
                try NetmonBinary.run(["incidents"] + arguments + place, environment: ["SUDO_USER": "wang"])
            }
            let list = try incidents("--all", "--format", "json").json()
            #expect(list["schema"] as? String == "netmon.incidents/1")
            let rows = list["rows"] as? [[String: Any]] ?? []
            #expect(rows.map { $0["number"] as? Int } == [2, 1])
            #expect(rows.map { $0["open"] as? Bool } == [true, false])
            #expect(rows.first?["causes"] as? [String] == ["unit/u1", "circuit/l-u1"])

            let shown = try incidents("show", "2", "--lang", "zh")
            #expect(shown.status == 0, "\(shown.complaints)")
            for text in ["报障台 0558-0000210", "甲局专线（线路编号 0231）", "值班室 0558-0000100", "接入单位 甲局"] {
                #expect(shown.output.contains(text), "\(text) in \(shown.output)")
            }
            #expect(!(try incidents("show", "2", "--format", "json").output.contains("0558")))
            #expect(try incidents("show", "2", "--format", "json", "--phones").output.contains("0558-0000210"))

            #expect(try incidents("ack", "2").output == "Incident 2: acknowledged (wang)\n")
            #expect(try incidents("note", "2", "电力公司说 10 点恢复", "--by", "李").status == 0)
            #expect(try incidents("reported", "2", "--ticket", "T-1", "--at", "2026-09-22 01:00").status == 0)
            let early = try incidents("reported", "2", "--at", "2001-01-01")
            #expect(early.status == 2)
            #expect(early.complaints.contains("began after that time"))
            #expect(try incidents("reported", "2", "--at", "yesterday").complaints.contains("'yesterday' is not a time; write 09:40"))
            let refused = try incidents("close", "2")
            #expect(refused.status == 2)
            #expect(
                refused.complaints
                    == "netmon: incident 2 still lasts: unit/u1 is not back; close it when it is over, or with --force, and it stays in the list until then\n"
            )
            #expect(try incidents("close", "1", "--text", "自行恢复").status == 0)
            #expect(try incidents("show", "7").complaints.contains("there is no incident 7"))
            let shownAgain = try incidents("show", "2", "--format", "json").json()
            let notes = shownAgain["notes"] as? [[String: Any]] ?? []
            #expect(notes.map { $0["kind"] as? String } == ["acknowledged", "note", "reported"])
            #expect(notes.map { $0["by"] as? String } == ["wang", "李", "wang"])
            #expect(shownAgain["ticket"] as? String == "T-1")
            #expect(try NetmonBinary.run(["store", "verify"] + place.suffix(2)).status == 0)
        }
    }

    @Test("While the service runs it takes what is entered; a store that is not there is not begun")
    func throughTheService() throws {
        try TemporaryFolder.with { folder in
            // Something was done about it, so that it stays whatever the service finds in its ledgers.
            let store = folder.appendingPathComponent("s.sqlite")
            let writer = try StoreWriter(path: store.path)
            try writer.keep([Self.incident(0, to: 30)])
            let note = IncidentNote(.note, at: Self.begin, who: "wang", text: "一")
            _ = try writer.enter(IncidentEntry(number: 1, note: note)).get()
            try writer.close()
            let service = try RunningService(in: folder, store: store)
            try service.waitForResults()
            let entered = try NetmonBinary.run(["incidents", "note", "1", "二", "--by", "li", "--format", "json"] + service.place)
            #expect(entered.status == 0, "\(entered.complaints) \(service.log)")
            let notes = try entered.json()["notes"] as? [[String: Any]] ?? []
            #expect(notes.map { $0["text"] as? String } == ["一", "二"])
            let refused = try NetmonBinary.run(["incidents", "ack", "99"] + service.place)
            #expect(refused.status == 2)
            #expect(refused.complaints.contains("there is no incident 99"))
            #expect(service.log.contains("entered about an incident"))
            #expect(service.end() == 0)

            let nowhere = folder.appendingPathComponent("none.sqlite").path
            let missing = try NetmonBinary.run(["incidents", "ack", "1", "--store", nowhere])
            #expect(missing.status == 2)
            #expect(missing.complaints.contains("there is no store"))
            #expect(!FileManager.default.fileExists(atPath: nowhere))
        }
    }
}
