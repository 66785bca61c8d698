import Monitor
import NetInventory
import Testing

@testable import Report

/// Moments as tests write them: `2026-10-12 09:30`, with seconds and milliseconds where they matter.
func moment(_ text: String, _ zone: CivilZone = .shanghai, sourceLocation: SourceLocation = #_sourceLocation) throws -> Timestamp {
    let parts = text.split(separator: " ")
    let date = try #require(CivilDate(parts[0]), sourceLocation: sourceLocation)
    guard parts.count > 1 else { return zone.moment(date) }
    let clock = parts[1].split(separator: ":").map(String.init)
    let seconds = clock.count > 2 ? try #require(Double(clock[2]), sourceLocation: sourceLocation) : 0
    let hours = try #require(Int(clock[0]), sourceLocation: sourceLocation)
    let minutes = try #require(Int(clock[1]), sourceLocation: sourceLocation)
    let whole = hours * 3600 + minutes * 60
    return zone.moment(date, secondsIntoDay: whole) + Milliseconds(Int64(seconds * 1000))
}

func entry(_ text: String, _ state: ObjectState, _ zone: CivilZone = .shanghai) throws -> LedgerEntry {
    LedgerEntry(at: try moment(text, zone), state: state)
}

func hours(_ count: Int64) -> Milliseconds { .seconds(count * 3600) }

/// Numbers that look random and are the same in every run (SplitMix64).
struct SeededNumbers: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
