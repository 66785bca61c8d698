/// Why this machine can do no TLS at all.
struct TLSSetupError: Error {
    var reason: String
}
