import Glibc
import NIOSSL

/// Whose certificates https checks believe, and which one they show to a server that asks for one.
package struct TLSMaterial: Sendable {
    let trustRoots: NIOSSLTrustRoots
    private let chain: [NIOSSLCertificate]
    private let key: NIOSSLPrivateKey?

    /// The machine's own authorities, and nothing to show.
    package init() {
        self.init(trustRoots: .default)
    }

    init(trustRoots: NIOSSLTrustRoots) {
        self.trustRoots = trustRoots
        chain = []
        key = nil
    }

    /// Takes PEM texts; nil for what is not set. A certificate needs its key.
    package init(trust: [UInt8]?, certificate: [UInt8]? = nil, key: [UInt8]? = nil) throws(TLSMaterialError) {
        if let trust { trustRoots = .certificates(try Self.certificates(trust, .trust)) } else { trustRoots = .default }
        if let certificate { chain = try Self.certificates(certificate, .certificate) } else { chain = [] }
        if let key { self.key = try Self.privateKey(key) } else { self.key = nil }
        guard !chain.isEmpty else { return }
        // What fits together shows only when it is put together.
        do { _ = try NIOSSLContext(configuration: configuration) } catch { throw .pair }
    }

    /// Where Linux distributions keep the list of authorities: Debian and openKylin, Fedora and openEuler, openSUSE.
    private static let systemLists = [
        "/etc/ssl/certs/ca-certificates.crt", "/etc/pki/tls/certs/ca-bundle.crt", "/etc/ssl/ca-bundle.pem",
        "/etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem",
    ]

    /// Whom to believe.
    func roots() throws(TLSSetupError) -> [NIOSSLCertificate] {
        switch trustRoots {
        case .certificates(let certificates): return certificates
        case .file(let path): return try Self.list(path)
        case .default:
            guard let path = Self.systemLists.first(where: { unsafe access($0, R_OK) == 0 }) else {
                throw TLSSetupError(reason: "it has no list of authorities to believe; install ca-certificates, or set http.trust")
            }
            return try Self.list(path)
        }
    }

    private static func list(_ path: String) throws(TLSSetupError) -> [NIOSSLCertificate] {
        do { return try NIOSSLCertificate.fromPEMFile(path) } catch { throw TLSSetupError(reason: "\(path) cannot be read as PEM") }
    }

    var configuration: TLSConfiguration {
        var configuration = TLSConfiguration.makeClientConfiguration()
        configuration.trustRoots = trustRoots
        configuration.certificateChain = chain.map { .certificate($0) }
        configuration.privateKey = key.map { .privateKey($0) }
        return configuration
    }

    private static func certificates(_ pem: [UInt8], _ missing: TLSMaterialError) throws(TLSMaterialError) -> [NIOSSLCertificate] {
        guard let certificates = try? NIOSSLCertificate.fromPEMBytes(pem), !certificates.isEmpty else { throw missing }
        return certificates
    }

    /// The library's own reason is left out: nothing that was read from a key is repeated.
    private static func privateKey(_ pem: [UInt8]) throws(TLSMaterialError) -> NIOSSLPrivateKey {
        guard let key = try? NIOSSLPrivateKey(bytes: pem, format: .pem) else { throw .key }
        return key
    }
}
