import Configuration
import Foundation
import NetInventory
import Testing

@Suite("A secret shows itself to its user alone")
struct SecretTests {
    private let secret = Secret(Array("Geheim-4711".utf8))
    private struct Holder: Sendable {
        var key: Secret
        var also: [Secret?]
    }

    @Test func neitherPrintingNorMirrorsShowIt() {
        let holder = Holder(key: secret, also: [secret])
        var dumped = ""
        dump(holder, to: &dumped)
        dump(secret, to: &dumped)
        let shown = [
            "\(secret)", String(reflecting: secret), secret.description, secret.debugDescription, "\(holder)", String(reflecting: holder),
            "\(Optional(secret) as Any)", "\([secret])", String(reflecting: Mirror(reflecting: secret).children.map { "\($0)" }), dumped,
        ]
        // Its bytes as numbers would be no better than its letters.
        for text in shown { #expect(!text.contains("Geheim") && !text.contains("71, 101") && !text.contains("- 71"), "\(text)") }
        #expect("\(secret)" == "••••")
    }

    @Test func itCannotBeEncoded() {
        #expect(!((secret as Any) is any Encodable))
    }

    @Test func itsUserGetsIt() {
        #expect(secret.reveal { $0 } == Array("Geheim-4711".utf8))
    }
}
