/// What one key of a kind takes.
struct KeyRule: Sendable {
    var form: ValueForm
    /// One phrase for the documentation and for editors.
    var meaning: String
    var isRequired: Bool

    static func required(_ form: ScalarForm, _ meaning: String) -> KeyRule { required(.scalar(form), meaning) }
    static func optional(_ form: ScalarForm, _ meaning: String) -> KeyRule { optional(.scalar(form), meaning) }

    static func required(_ form: ValueForm, _ meaning: String) -> KeyRule {
        KeyRule(form: form, meaning: meaning, isRequired: true)
    }

    static func optional(_ form: ValueForm, _ meaning: String) -> KeyRule {
        KeyRule(form: form, meaning: meaning, isRequired: false)
    }
}
