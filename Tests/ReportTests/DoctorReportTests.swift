import Doctor
import Foundation
import Testing

@testable import Report

/// What `netmon doctor` says of machines that are handed in as values, to the last byte.
@Suite struct DoctorReportTests {
    @Test(arguments: ["healthy", "sick", "bare"])
    func goldenFiles(name: String) throws {
        let facts =
            switch name {
            case "healthy": try SampleMachines.healthy()
            case "sick": try SampleMachines.sick()
            default: try SampleMachines.bare()
            }
        let report = DoctorReport(Diagnosis(facts))
        for language in ReportLanguage.allCases {
            try GoldenFile(name: "doctor-\(name).\(language.rawValue).txt").expect(report.text(in: language))
        }
        let json = report.jsonText()
        #expect(throws: Never.self) { try JSONSerialization.jsonObject(with: Data(json.utf8)) }
        try GoldenFile(name: "doctor-\(name).json").expect(json)
    }

    @Test("Everything that does not work says how to mend it")
    func everyProblemHasARemedy() throws {
        for facts in [try SampleMachines.sick(), try SampleMachines.bare()] {
            for finding in Diagnosis(facts).findings where finding.state == .problem || finding.state == .warning {
                #expect(finding.topic.words.zh.mend != nil && finding.topic.words.en.mend != nil, "\(finding)")
            }
        }
    }

    @Test func wordsForSettings() throws {
        #expect(ConfigurationCheckReport(file: nil, problems: []).text(in: .en).hasPrefix("no netmon.yaml"))
        #expect(ConfigurationCheckReport(file: "a.yaml", problems: []).text(in: .zh).hasPrefix("a.yaml: "))
    }
}
