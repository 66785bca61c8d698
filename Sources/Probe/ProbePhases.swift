/// How long each part of a try took, in microseconds; nil for a part that did not happen.
package struct ProbePhases: Hashable, Sendable {
    package var resolve: Double?
    package var connect: Double?
    package var tls: Double?
    package var firstByte: Double?
    package var transfer: Double?

    package init(resolve: Double? = nil, connect: Double? = nil, tls: Double? = nil, firstByte: Double? = nil, transfer: Double? = nil) {
        self.resolve = resolve
        self.connect = connect
        self.tls = tls
        self.firstByte = firstByte
        self.transfer = transfer
    }
}
