/// What one load may spend on guessing what a writer meant: a thousand hints among ten thousand names would take minutes.
final class HintBudget {
    /// In letters compared with names; a county's mistakes use a thousandth of it.
    private var left = 2_000_000

    func take(_ amount: Int) -> Bool {
        guard amount <= left else { return false }
        left -= amount
        return true
    }
}
