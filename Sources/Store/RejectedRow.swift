/// A row of an import that was not taken: where it stands, why, and what it is, so that it can be mended and imported again.
package struct RejectedRow: Hashable, Sendable {
    package var line: Int
    /// One line that is safe to print.
    package var reason: String
    /// As it stands in the file, whatever it is.
    package var bytes: [UInt8]
    /// Whether only its beginning is here.
    package var isCut = false

    package init(line: Int, reason: String, bytes: [UInt8], isCut: Bool = false) {
        self.line = line
        self.reason = reason
        self.bytes = bytes
        self.isCut = isCut
    }
}
