/// Why this machine can do no TLS at all.
struct TLSSetupError: Error {
    var reason: String

    var failure: ProbeFailure { ProbeFailure(.local, detail: "no TLS on this machine: \(reason)") }
}
