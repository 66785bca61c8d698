import Configuration
import NetInventory
import Probe

extension NetmonConfiguration {
    /// How this machine asks, by its settings; fails where a file that they name cannot be used.
    ///
    /// - Parameter needsTLS: whether certificates and keys are read at all: who asks no https needs no right to them.
    func probeSettings(needsTLS: Bool) throws(CommandFailure) -> ProbeSettings {
        var settings = ProbeSettings(sources: sources, userAgent: http.userAgent ?? "netmon")
        guard needsTLS else { return settings }
        let (material, problems) = tlsMaterial()
        guard let material else { throw MachineSettings.failure(problems, in: file ?? "netmon.yaml") }
        settings.tls = material
        return settings
    }

    /// What https checks believe and show, or every problem of the files that it is read from.
    func tlsMaterial() -> (material: TLSMaterial?, problems: [TopologyProblem]) {
        let files = ConfigurationFiles(self)
        guard files.problems.isEmpty else { return (nil, files.problems) }
        do throws(TLSMaterialError) {
            guard let key = files.key else { return (try TLSMaterial(trust: files.trust), []) }
            return (
                try key.reveal { bytes throws(TLSMaterialError) in
                    try TLSMaterial(trust: files.trust, certificate: files.certificate, key: bytes)
                }, []
            )
        } catch {
            return (nil, [problem(error)].compactMap { $0 })
        }
    }

    /// What is wrong with the content of a file; the content itself is not repeated.
    private func problem(_ error: TLSMaterialError) -> TopologyProblem? {
        func problem(_ spot: SourceSpot, _ message: String, _ hint: String) -> TopologyProblem {
            TopologyProblem(
                severity: .error, code: ConfigurationProblemCode.wrongContent.rawValue, spot: spot, message: message, hint: hint)
        }
        switch error {
        case .trust:
            return http.trust.map {
                problem($0.spot, "`http.trust` names \($0.path), which holds no certificate", "put PEM certificates there")
            }
        case .certificate:
            return http.client.map {
                problem(
                    $0.certificate.spot, "`http.client.certificate` names \($0.certificate.path), which holds no certificate",
                    "put a PEM certificate there")
            }
        case .key:
            return http.client.map {
                problem(
                    $0.key.spot, "`http.client.key` names \($0.key.path), which holds no key that can be read",
                    "put a PEM private key without a passphrase there")
            }
        case .pair:
            return http.client.map {
                problem(
                    $0.key.spot, "the key \($0.key.path) does not belong to the certificate \($0.certificate.path)",
                    "name the key that the certificate was made for")
            }
        }
    }
}
