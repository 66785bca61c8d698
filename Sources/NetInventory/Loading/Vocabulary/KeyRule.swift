/// What one key of a kind takes.
package struct KeyRule: Sendable {
    package var form: ValueForm
    /// One phrase for the documentation and for editors.
    package var meaning: String
    package var isRequired: Bool

    package static func required(_ form: ScalarForm, _ meaning: String) -> KeyRule { required(.scalar(form), meaning) }
    package static func optional(_ form: ScalarForm, _ meaning: String) -> KeyRule { optional(.scalar(form), meaning) }

    package static func required(_ form: ValueForm, _ meaning: String) -> KeyRule {
        KeyRule(form: form, meaning: meaning, isRequired: true)
    }

    package static func optional(_ form: ValueForm, _ meaning: String) -> KeyRule {
        KeyRule(form: form, meaning: meaning, isRequired: false)
    }
}
