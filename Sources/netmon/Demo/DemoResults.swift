import Demo
import NetInventory
import Report

/// What a demo leaves: its reports, and the record of what was really done.
struct DemoResults {
    var units: AvailabilityReport
    var sites: AvailabilityReport
    var unitOutages: OutagesReport
    var siteOutages: OutagesReport
    var record: DemoRecord
    var zone: CivilZone
}
