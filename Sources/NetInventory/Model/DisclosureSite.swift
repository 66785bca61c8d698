/// A government-disclosure site: a URL prefix that belongs to a unit, not a host of its own.
package struct DisclosureSite: Identified {
    package static let kind = ObjectKind.site
    package var key: String
    package var name: String
    package var unit: String
    package var url: String
    /// Whether this is the county's portal rather than one of its sub-sites.
    package var isPortal: Bool
    /// The address that it had before, kept for the record.
    package var formerURL: String?
    package var checks: [CheckSpec]
    package var note: String?
    package var formerKeys: [String] = []
    package var validity: Validity
    package var spot: SourceSpot
}
