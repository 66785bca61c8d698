/// A physical connection of two ends; they may be joined by several.
package struct Link: Identified {
    package static let kind = ObjectKind.link
    /// Its own `id:`, or its ends in sorted order: `agg-1:GE1/0/1--core-a:GE0/1`.
    package var key: String
    package var name: String
    /// The two ends in sorted order.
    package var ends: [LinkEnd]
    /// Bits a second; nil where nobody says.
    package var speed: Int64?
    package var circuit: String?
    package var conduits: [String]
    package var isDerived: Bool
    package var formerKeys: [String] = []
    package var validity: Validity
    package var spot: SourceSpot
}
