/// The network as a whole: 政务城域网.
package struct MetroNetwork: Sendable {
    package var code: String
    package var name: String
    package var zone: CivilZone
    /// The key of the calendar that office hours follow; nil where none is named.
    package var calendar: String?
    /// The key of the contact whom a carrier calls back; nil where none is named.
    package var contact: String?

    package init(code: String, name: String, zone: CivilZone, calendar: String? = nil, contact: String? = nil) {
        self.code = code
        self.name = name
        self.zone = zone
        self.calendar = calendar
        self.contact = contact
    }
}
