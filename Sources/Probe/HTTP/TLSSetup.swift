import NIOSSL
import Synchronization

/// What all https questions share; made at the first one, because reading the machine's certificates takes some milliseconds.
final class TLSSetup: Sendable {
    private let trustRoots: NIOSSLTrustRoots
    private let made = Mutex<Result<NIOSSLContext, TLSSetupError>?>(nil)

    init(trustRoots: NIOSSLTrustRoots) {
        self.trustRoots = trustRoots
    }

    func context() -> Result<NIOSSLContext, TLSSetupError> {
        made.withLock { made in
            if let made { return made }
            let result: Result<NIOSSLContext, TLSSetupError>
            do {
                var configuration = TLSConfiguration.makeClientConfiguration()
                configuration.trustRoots = trustRoots
                result = .success(try NIOSSLContext(configuration: configuration))
            } catch {
                result = .failure(TLSSetupError(reason: "\(error)"))
            }
            made = result
            return result
        }
    }
}
