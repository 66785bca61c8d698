import Foundation
import NIOSSL

/// A self-signed certificate for 127.0.0.1, made for this run by openssl.
struct TestCertificate {
    let certificate: NIOSSLCertificate
    let serverContext: NIOSSLContext

    static let isPossible = FileManager.default.isExecutableFile(atPath: "/usr/bin/openssl")

    init() throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("netmon-tls-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try TestNetwork.run(
            "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -subj /CN=netmon-test"
                + " -addext subjectAltName=IP:127.0.0.1 -keyout \(folder)/key.pem -out \(folder)/cert.pem"
        )
        let certificates = try NIOSSLCertificate.fromPEMFile("\(folder)/cert.pem")
        certificate = certificates[0]
        let key = try NIOSSLPrivateKey(file: "\(folder)/key.pem", format: .pem)
        serverContext = try NIOSSLContext(
            configuration: .makeServerConfiguration(certificateChain: certificates.map { .certificate($0) }, privateKey: .privateKey(key))
        )
    }
}
