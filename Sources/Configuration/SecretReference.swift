package import NetInventory

/// Where a secret is kept: the file and the place in `netmon.yaml` that names it, never the secret itself.
package struct SecretReference: Hashable, Sendable {
    /// The keys that lead to it: `http.client.key`.
    package var name: String
    package var path: String
    package var spot: SourceSpot

    package init(name: String, path: String, spot: SourceSpot) {
        self.name = name
        self.path = path
        self.spot = spot
    }
}
