import NetInventory
import Testing

@Suite("Addresses and prefixes")
struct IPAddressTests {
    /// RFC 5952 §2 and §4, and RFC 4291 §2.2.
    @Test(arguments: [
        ("2001:db8:0:0:0:0:2:1", "2001:db8::2:1"), ("2001:DB8::0001", "2001:db8::1"), ("2001:db8:0:1:1:1:1:1", "2001:db8:0:1:1:1:1:1"),
        ("2001:0:0:1:0:0:0:1", "2001:0:0:1::1"), ("2001:db8:0:0:1:0:0:1", "2001:db8::1:0:0:1"), ("::", "::"), ("::1", "::1"),
        ("1::", "1::"), ("::ffff:192.0.2.1", "::ffff:192.0.2.1"), ("::ffff:c000:201", "::ffff:192.0.2.1"),
        ("64:ff9b::192.0.2.33", "64:ff9b::c000:221"),
        ("0:0:0:0:0:0:0:0", "::"), ("1:2:3:4:5:6:7::", "1:2:3:4:5:6:7:0"), ("0.0.0.0", "0.0.0.0"), ("255.255.255.255", "255.255.255.255"),
    ])
    func writtenAsRFC5952(text: String, canonical: String) throws {
        let address = try #require(IPAddress(text))
        #expect(address.description == canonical)
        #expect(IPAddress(canonical) == address)
    }

    @Test(arguments: [
        "", "1.2.3", "1.2.3.4.5", "1.2.3.256", "01.2.3.4", "1.2.3.4 ", "1.2.3.-4", "1.2.3.４", ":", ":::", "1::2::3", "1:2:3:4:5:6:7",
        "1:2:3:4:5:6:7:8:9",
        "1:2:3:4:5:6:7:8::", "12345::", "g::", "::1%eth0", "[::1]", "1.2.3.4::", "::1.2.3.4:1", "0x7f.0.0.1", "127.1",
    ])
    func refused(text: String) {
        #expect(IPAddress(text) == nil)
    }

    @Test func nextAndOrder() throws {
        #expect(IPAddress("127.65.1.255")?.next?.description == "127.65.2.0")
        #expect(IPAddress("255.255.255.255")?.next == nil)
        #expect(IPAddress("ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff")?.next == nil)
        #expect(try #require(IPAddress("255.255.255.255")) < #require(IPAddress("::")))
    }

    @Test(arguments: [
        ("127.65.8.0/25", "127.65.8.1", "127.65.8.127"), ("10.0.0.4/31", "10.0.0.4", "10.0.0.5"), ("10.0.0.4/32", "10.0.0.4", "10.0.0.4"),
        ("0.0.0.0/0", "0.0.0.1", "255.255.255.255"), ("2001:db8::/64", "2001:db8::1", "2001:db8::ffff:ffff:ffff:ffff"),
        ("2001:db8::/127", "2001:db8::", "2001:db8::1"),
        ("::/0", "::1", "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff"),
    ])
    func hostsOfAPrefix(text: String, first: String, last: String) throws {
        let prefix = try IPPrefix(text)
        #expect(prefix.description == text)
        #expect(prefix.firstHost.description == first)
        #expect(prefix.last.description == last)
        #expect(prefix.contains(prefix.last))
    }

    @Test func mistakesInPrefixes() throws {
        let meant = try IPPrefix("127.65.8.0/25")
        #expect(throws: IPPrefix.Mistake.hostBitsSet(meant: meant)) { try IPPrefix("127.65.8.7/25") }
        #expect(throws: IPPrefix.Mistake.lengthOutOfRange) { try IPPrefix("127.65.8.0/33") }
        for text in ["127.65.8.0", "127.65.8.0/", "127.65.8.0/+8", "/24", "127.65.8.0/24/24", "x/24"] {
            #expect(throws: IPPrefix.Mistake.notAPrefix) { try IPPrefix(text) }
        }
    }

    @Test func containingAndOverlapping() throws {
        let outer = try IPPrefix("127.65.8.0/24")
        let inner = try IPPrefix("127.65.8.128/25")
        #expect(outer.contains(inner))
        #expect(!inner.contains(outer))
        #expect(outer.overlaps(inner) && inner.overlaps(outer))
        #expect(!(try IPPrefix("127.65.9.0/24").overlaps(outer)))
        #expect(!(try IPPrefix("::/0").contains(outer)))
    }
}
