/// A duct or cable route that links run through: who digs it up takes them all.
package struct Conduit: Identified {
    package static let kind = ObjectKind.conduit
    package var key: String
    package var name: String
    package var validity: Validity
    package var spot: SourceSpot
}
