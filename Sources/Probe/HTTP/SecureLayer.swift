/// What the layer below HTTP can say; by itself HTTP knows nothing of TLS.
package struct SecureLayer {
    /// What an error means; nil where it is not that layer's.
    var failure: (any Error) -> ProbeFailure? = { _ in nil }
    /// What was seen of it.
    var sight: () -> TLSSight? = { nil }
    /// How far it had come, for the reader of a timeout.
    var stage: () -> String = { "TLS was not ready" }
    /// Whether the server ended it before it had greeted.
    var isRefusal: () -> Bool = { false }

    package init() {}

    init(
        failure: @escaping (any Error) -> ProbeFailure?, sight: @escaping () -> TLSSight?, stage: @escaping () -> String,
        isRefusal: @escaping () -> Bool
    ) {
        self.failure = failure
        self.sight = sight
        self.stage = stage
        self.isRefusal = isRefusal
    }
}
