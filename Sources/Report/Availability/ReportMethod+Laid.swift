internal import NetInventory

extension ReportMethod {
    /// What lay over the measured states: with the same, another machine gets the same numbers.
    package struct Laid: Hashable, Sendable {
        package var maintenance: MaintenanceMode
        /// Occurrences of planned work in the period, and a hash over them.
        package var windows: Int
        package var windowsHash: String?
        /// Whether corrections were left out.
        package var isRaw: Bool
        /// Corrections that touch the period, and a hash over them.
        package var corrections: Int
        package var correctionsHash: String?

        func json() -> [(String, JSONValue)] {
            [
                (
                    "maintenance",
                    .object([
                        ("mode", .string(maintenance.rawValue)), ("windows", .int(Int64(windows))), ("hash", .orNull(windowsHash)),
                    ])
                ),
                (
                    "corrections",
                    .object([
                        ("laid_over", .bool(!isRaw)), ("count", .int(Int64(corrections))), ("hash", .orNull(correctionsHash)),
                    ])
                ),
            ]
        }

        func lines(in language: ReportLanguage) -> [String] {
            var lines: [String] = []
            if let windowsHash {
                lines.append(Phrase.methodWindows.text(in: language, String(windows), String(windowsHash.prefix(12))))
            }
            if let correctionsHash {
                let phrase: Phrase = isRaw ? .methodCorrectionsLeftOut : .methodCorrections
                lines.append(phrase.text(in: language, String(corrections), String(correctionsHash.prefix(12))))
            }
            return lines
        }
    }

    /// The method of a report that asks a history.
    func laid(over history: ObjectHistory, _ period: ReportPeriod, maintenance: MaintenanceMode, isRaw: Bool) -> ReportMethod {
        let windows = history.windows(in: period.span)
        let corrections = history.corrections(in: period.span)
        var method = self
        method.laid = Laid(
            maintenance: maintenance, windows: windows.count,
            windowsHash: windows.isEmpty ? nil : Fingerprint.of(windows.map(\.fingerprint)), isRaw: isRaw, corrections: corrections.count,
            correctionsHash: corrections.isEmpty ? nil : Fingerprint.of(corrections.map(\.fingerprint)))
        return method
    }
}

extension ObjectStates.Window {
    /// All that figures depend on, and who says so.
    var fingerprint: String {
        let objects = Set(window.objects).sorted().map(\.description).joined(separator: " ")
        return "\(objects)\n\(span.from.milliseconds) \(span.to.milliseconds)\n\(window.why)\n\(window.by ?? "")"
    }
}

extension Correction {
    /// All that figures depend on, and who says so.
    var fingerprint: String {
        let objects = Set(objects).sorted().map(\.description).joined(separator: " ")
        return "\(objects)\n\(span.from.milliseconds) \(span.to.milliseconds)\n\(state?.rawValue ?? "")\n\(responsibility?.rawValue ?? "")"
            + "\n\(author)\n\(date)\n\(reason)"
    }
}
