package import NetInventory

/// What stands in the files that `netmon.yaml` names, as far as they could be read, and what is wrong with them.
package struct ConfigurationFiles: Sendable {
    /// PEM of the certificates that are believed.
    package private(set) var trust: [UInt8]?
    /// PEM of the certificate that is shown.
    package private(set) var certificate: [UInt8]?
    package private(set) var key: Secret?
    /// In the order of the file.
    package private(set) var problems: [TopologyProblem] = []

    /// Reads every file that is named, and tells each that cannot be used.
    package init(_ configuration: NetmonConfiguration, owners: SecretOwners = .present) {
        if let file = configuration.http.trust { trust = read("http.trust", file.path, file.spot, owners: nil) }
        if let client = configuration.http.client {
            certificate = read("http.client.certificate", client.certificate.path, client.certificate.spot, owners: nil)
            key = read(client.key.name, client.key.path, client.key.spot, owners: owners).map { Secret($0) }
        }
        problems.sort { $0.spot < $1.spot }
    }

    private mutating func read(_ name: String, _ path: String, _ spot: SourceSpot, owners: SecretOwners?) -> [UInt8]? {
        do throws(TopologyProblem) {
            return try NamedFileReader(name: name, path: path, spot: spot, owners: owners).read()
        } catch {
            problems.append(error)
            return nil
        }
    }
}
