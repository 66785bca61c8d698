/// The version of the rules that make states from results; a report names it.
package enum StateRules {
    /// Raised whenever the same results would give another ledger.
    package static let version = 1
}
