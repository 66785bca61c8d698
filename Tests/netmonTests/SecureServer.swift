import Foundation
import Glibc

@testable import Demo

/// An https server on 127.0.0.1, port 0, that insists on the certificate `client.pem`: openssl's own.
struct SecureServer {
    let url: String
    private let child: ChildProcess

    /// The folder holds server.pem, server.key and client.pem.
    init(in folder: URL) throws {
        let said = folder.appendingPathComponent("server.out")
        child = try ChildProcess(
            [
                "/bin/sh", "-c",
                "cd \"$1\" && exec openssl s_server -accept 127.0.0.1:0 -cert server.pem -key server.key -CAfile client.pem -Verify 1"
                    + " -verify_return_error -www > server.out 2>&1 < /dev/null", "sh", folder.path,
            ], environment: [:], listening: .inherited)
        let deadline = ContinuousClock.now + .seconds(60)
        var port: Substring?
        while port == nil, ContinuousClock.now < deadline {
            let text = (try? String(contentsOf: said, encoding: .utf8)) ?? ""
            port = text.firstMatch(of: #/ACCEPT 127\.0\.0\.1:(\d+)\n/#)?.output.1
        }
        url = "https://127.0.0.1:\(port ?? "0")/"
    }

    func stop() {
        kill(child.processID, SIGTERM)
        _ = child.wait()
    }
}
