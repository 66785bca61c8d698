import Doctor
import Testing

@Suite("What is wrong with a machine")
struct DiagnosisTests {
}
