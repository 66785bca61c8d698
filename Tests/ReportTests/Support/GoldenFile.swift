import Foundation
import Testing

/// A file under `Golden/` that says what a report looks like to the last byte.
///
/// `NETMON_UPDATE_GOLDEN=1 swift test --filter ReportTests` rewrites them all; git then shows what changed.
struct GoldenFile {
    let name: String

    private static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "Golden", directoryHint: .isDirectory)

    func expect(_ actual: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
        let file = Self.folder.appending(path: name)
        if ProcessInfo.processInfo.environment["NETMON_UPDATE_GOLDEN"] == "1" {
            try Data(actual.utf8).write(to: file)
            return
        }
        let data = try #require(try? Data(contentsOf: file), "there is no Golden/\(name)", sourceLocation: sourceLocation)
        let expected = String(decoding: data, as: UTF8.self)
        guard !actual.utf8.elementsEqual(expected.utf8) else { return }
        Issue.record("\(Self.difference(in: name, expected: expected, actual: actual))", sourceLocation: sourceLocation)
    }

    /// The first line that differs, as both have it.
    static func difference(in name: String, expected: String, actual: String) -> String {
        let old = expected.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        let new = actual.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        let line = zip(old, new).enumerated().first { $0.element.0 != $0.element.1 }?.offset ?? min(old.count, new.count)
        func at(_ lines: [String]) -> String { line < lines.count ? lines[line].debugDescription : "(the end)" }
        return "Golden/\(name) differs first in line \(line + 1):\n  golden: \(at(old))\n  now:    \(at(new))"
    }
}

@Suite struct GoldenFileTests {
    @Test func namesTheFirstLineThatDiffers() {
        let difference = GoldenFile.difference(in: "a.txt", expected: "one\ntwo\n", actual: "one\n2\n")
        #expect(difference == "Golden/a.txt differs first in line 2:\n  golden: \"two\"\n  now:    \"2\"")
        #expect(GoldenFile.difference(in: "a.txt", expected: "one", actual: "one\ntwo").contains("line 2:\n  golden: (the end)"))
    }
}
