/// What is noted beside an object's state and never changes it.
///
/// The words are stored: they stay what they are.
package enum ObjectFlag: String, Hashable, Sendable, CaseIterable {
    /// Its checks alternate between good and not good.
    case flapping
}
