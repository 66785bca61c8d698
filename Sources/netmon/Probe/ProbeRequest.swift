import Probe

/// One question and the text that it is shown under.
struct ProbeRequest {
    var label: String
    var question: ProbeQuestion
}
