/// A page as it came: its status, its headers, and as much of its body as is read.
package struct HTTPAnswer: Sendable {
    package var status: Int
    package var headers: [(name: String, value: String)]
    /// Empty where nobody looks into it.
    package var body: [UInt8] = []
    /// How many bytes of it came.
    package var bodyBytes = 0

    /// The values of a header in the order of the answer.
    func values(_ name: String) -> [String] {
        let wanted = name.lowercased()
        return headers.filter { $0.name.lowercased() == wanted }.map(\.value)
    }

    /// Where it sends the asker: the first `Location` of a redirect (RFC 9110 §15.4); nil for every other answer.
    package var redirect: String? {
        switch status {
        case 301, 302, 303, 307, 308: values("location").first
        case _: nil
        }
    }
}
