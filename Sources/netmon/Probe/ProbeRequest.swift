import Probe

/// One question and the text that it is shown under.
///
/// Small on purpose: a list may hold a million, and what all of them share is in the template.
struct ProbeRequest {
    enum Asked {
        case plain(ProbeKind, ProbeQuestion.Target)
        /// As the topology asks it.
        indirect case known(ProbeQuestion)
    }

    var label: String
    var asked: Asked

    var kind: ProbeKind {
        switch asked {
        case .plain(let kind, _): kind
        case .known(let question): question.kind
        }
    }

    var target: ProbeQuestion.Target {
        switch asked {
        case .plain(_, let target): target
        case .known(let question): question.target
        }
    }

    /// - Parameter template: what the command line says about all of them; it comes before what the topology says.
    func question(_ template: ProbeQuestion) -> ProbeQuestion {
        switch asked {
        case .plain(let kind, let target):
            var question = template
            question.kind = kind
            question.target = target
            return question
        case .known(var question):
            question.count = template.count
            question.period = template.period
            question.timeout = template.timeout
            question.size = template.size
            question.family = template.family
            question.packet = template.packet
            question.wantsSendStamps = template.wantsSendStamps
            question.isExplained = template.isExplained
            question.http = template.http
            return question
        }
    }

    /// Whether it goes over TLS.
    var isSecure: Bool {
        if case .url(let text) = target { ProbeURL(text)?.isSecure ?? false } else { kind == .tls }
    }
}
