/// Why `netmon.yaml` could not be read at all, and what to do.
package struct ConfigurationFileError: Error, Hashable, Sendable, CustomStringConvertible {
    package var description: String

    package init(description: String) {
        self.description = description
    }
}
