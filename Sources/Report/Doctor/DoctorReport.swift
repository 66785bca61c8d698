package import Doctor

/// What `doctor` prints: what works, what does not, and how to mend it: `netmon.doctor/1`.
package struct DoctorReport: RenderableReport {
    private let diagnosis: Diagnosis

    package init(_ diagnosis: Diagnosis) {
        self.diagnosis = diagnosis
    }

    /// The sentences are the English ones; the words of `state` and `area` are stable.
    package func json() -> JSONValue {
        .object([
            ("schema", .string("netmon.doctor/1")),
            (
                "findings",
                .array(
                    diagnosis.findings.map { finding in
                        let words = finding.topic.words.en
                        return .object([
                            ("area", .string(finding.area.rawValue)), ("state", .string(finding.state.rawValue)),
                            ("what", .string(words.what)), ("mend", .orNull(words.mend)),
                        ])
                    })
            ),
        ])
    }

    /// By area; what there is to mend stands under what is wrong.
    package func text(in language: ReportLanguage) -> String {
        var lines: [String] = []
        for area in Finding.Area.allCases {
            let findings = diagnosis.findings.filter { $0.area == area }
            guard !findings.isEmpty else { continue }
            lines.append(area.phrase.text(in: language))
            for finding in findings {
                let words = finding.topic.words.sentence(in: language)
                lines.append("  \(finding.state.mark(in: language))  " + TextTable.printable(words.what))
                if let mend = words.mend {
                    lines.append(String(repeating: " ", count: 4 + Finding.State.markWidth) + "→ " + TextTable.printable(mend))
                }
            }
        }
        func count(_ state: Finding.State) -> String { String(diagnosis.findings.count { $0.state == state }) }
        lines.append(Phrase.doctorSummary.text(in: language, count(.problem), count(.warning), count(.unknown)))
        return lines.lines
    }
}
