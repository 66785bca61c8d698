/// A rack, written `room/a01`, with its height in rack units (IEC 60297).
package struct Rack: Identified {
    package static let kind = ObjectKind.rack
    package var key: String
    package var name: String
    package var location: String?
    package var height: Int
    package var feeds: [String]
    package var validity: Validity
    package var spot: SourceSpot
}
