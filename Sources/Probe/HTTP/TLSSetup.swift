import NIOSSL
import Synchronization

/// What all https questions share; made at the first one, because reading the machine's certificates takes some milliseconds.
final class TLSSetup: Sendable {
    private let material: TLSMaterial
    private let made = Mutex<Result<NIOSSLContext, TLSSetupError>?>(nil)

    init(_ material: TLSMaterial) {
        self.material = material
    }

    func context() -> Result<NIOSSLContext, TLSSetupError> {
        made.withLock { made in
            if let made { return made }
            let result: Result<NIOSSLContext, TLSSetupError>
            do {
                result = .success(try NIOSSLContext(configuration: material.configuration))
            } catch {
                result = .failure(TLSSetupError(reason: "\(error)"))
            }
            made = result
            return result
        }
    }
}
