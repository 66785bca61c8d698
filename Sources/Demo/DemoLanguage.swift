/// The language in which the demo talks to whoever watches it.
package enum DemoLanguage: String, Sendable, CaseIterable {
    case zh, en
}
