import Testing

/// Something that no client of ours would say.
struct HostileText: Sendable, CustomTestStringConvertible {
    var name: String
    var bytes: [UInt8]

    var testDescription: String { name }

    private init(_ name: String, _ text: String) {
        self.name = name
        bytes = Array(text.utf8)
    }

    private init(_ name: String, _ bytes: [UInt8]) {
        self.name = name
        self.bytes = bytes
    }

    static let all = [
        HostileText("nothing but a line feed", "\n"), HostileText("an empty object", "{}\n"),
        HostileText("a verb that is none", "{\"verb\":\"shutdown\"}\n"), HostileText("HTTP", "GET / HTTP/1.1\r\n\r\n"),
        HostileText("bytes that are no text", [0, 1, 2, 255, 254, 10]),
        HostileText("a member of another type", "{\"verb\":\"hello\",\"store\":7}\n"),
        HostileText("nesting twelve thousand deep", [UInt8](repeating: 0x5b, count: 12_000) + [10]),
        HostileText("two megabytes without a line end", [UInt8](repeating: 0x78, count: 2 << 20)),
        HostileText("a chunk too large", "{\"verb\":\"import\"}\n99999999999\n"),
        HostileText("a chunk of less than nothing", "{\"verb\":\"import\"}\n-5\n"),
        HostileText("half a chunk", "{\"verb\":\"import\"}\n3\nab"), HostileText("no file at all", "{\"verb\":\"import\"}\n"),
        HostileText("half a line", "{\"verb\":\"hel"),
    ]
}
