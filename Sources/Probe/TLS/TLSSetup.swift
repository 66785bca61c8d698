import NIOSSL
import Synchronization

/// What all questions over TLS share; made at the first one, because reading the machine's certificates takes some milliseconds.
final class TLSSetup: Sendable {
    struct Parts: Sendable {
        let context: NIOSSLContext
        let judge: CertificateJudge
    }

    private let material: TLSMaterial
    private let made = Mutex<Result<Parts, TLSSetupError>?>(nil)

    init(_ material: TLSMaterial) {
        self.material = material
    }

    func parts() -> Result<Parts, TLSSetupError> {
        made.withLock { made in
            if let made { return made }
            let result: Result<Parts, TLSSetupError>
            do {
                let roots = try material.roots()
                var configuration = material.configuration
                // The judge decides: the library's own list is not looked at, and need not be read.
                configuration.trustRoots = .certificates([])
                result = .success(
                    Parts(
                        context: try NIOSSLContext(configuration: configuration),
                        judge: CertificateJudge(roots: roots.compactMap { try? $0.toDERBytes() })))
            } catch let error as TLSSetupError {
                result = .failure(error)
            } catch {
                result = .failure(TLSSetupError(reason: "\(error)"))
            }
            made = result
            return result
        }
    }
}
