import Foundation
import NetInventory

extension ResultRow {
    /// Where the four columns stand.
    struct Columns {
        var time: Int
        var target: Int
        var success: Int
        var rtt: Int?
        var count: Int
        /// The names of the others, safe to print.
        var unused: [String] = []

        private static let wanted = "time,target,success,rtt_s"

        init(_ header: CSVLineReader.Line, path: String) throws(StoreError) {
            func refusal(_ reason: String) -> StoreError { .importFile(path: path, line: 1, reason: reason) }
            if header.bytes.starts(with: [0xff, 0xfe]) || header.bytes.starts(with: [0xfe, 0xff]) || header.bytes.contains(0) {
                throw refusal("the file is UTF-16 or no text at all; save it as CSV in UTF-8")
            }
            guard !header.isCut else {
                throw refusal("the first line is longer than \(CSVLineReader.longest) bytes; this is not a file of results")
            }
            var fields = CSVFields()
            _ = fields.read(header.bytes)
            let names = (0..<fields.count).map { fields.text($0).trimmingCharacters(in: .whitespaces).lowercased() }
            let shown = VisibleText.line(String(decoding: header.bytes, as: UTF8.self), length: 200)
            guard let time = names.firstIndex(of: "time"), let target = names.firstIndex(of: "target"),
                let success = names.firstIndex(of: "success")
            else {
                let isOtherwiseSeparated = names.count == 1 && (shown.contains(";") || header.bytes.contains(9))
                throw refusal(
                    "the first line is '\(shown)'; it must name the columns \(Self.wanted)"
                        + (isOtherwiseSeparated ? ", separated by commas" : ""))
            }
            self.time = time
            self.target = target
            self.success = success
            rtt = names.firstIndex(of: "rtt_s")
            count = names.count
            let used = [time, target, success, rtt].compactMap { $0 }
            for (place, name) in names.enumerated() where !used.contains(place) {
                guard !used.contains(where: { names[$0] == name }) else {
                    throw refusal("the first line names the column \(name) twice; delete or rename one")
                }
                unused.append(VisibleText.line(name, length: 60))
            }
        }
    }
}
