import NetInventory

/// What the scripted network does about one echo.
indirect enum Reaction: Sendable {
    /// The echo's reply, from the address that it went to or from another one.
    case answer(from: IPAddress? = nil, flaw: Flaw? = nil)
    /// What a router says about it.
    case word(ScriptedWord)
    /// Not now, but with the next `.release`.
    case keep(Reaction)
    /// Lets go what was kept, the oldest first.
    case release
    /// The network takes its time, in milliseconds.
    case rest(UInt32)

    static let answer = Reaction.answer()

    /// What is wrong with a reply, though its form is right.
    enum Flaw: Sendable {
        /// One bit of the payload flipped on the way; the checksum is the right one of what was sent.
        case flippedBit
        case otherIdentifier
        /// As if it were of another process, or of an earlier run.
        case otherCookie
        /// Names an echo that was never sent.
        case otherToken
        /// Ends after so many bytes of its ICMP message; the checksum fits.
        case short(Int)
        /// Not wrong at all: four bytes of IP options, or an extension header.
        case options
    }
}

/// An ICMP error (RFC 792, RFC 4443 §3).
struct ScriptedWord: Sendable {
    enum Quote: Sendable {
        /// The IP header and eight bytes: all that RFC 792 asks for.
        case shortest
        /// As much as fits.
        case whole
    }

    /// Whose echo it quotes.
    enum Subject: Sendable {
        case thisEcho, otherDestination, otherIdentifier, otherCookie
        /// The same bytes, but as a packet of another protocol.
        case otherProtocol
        /// The second fragment of a packet.
        case laterFragment
    }

    var type: UInt8
    var code: UInt8
    var mtu: UInt16 = 0
    var quote = Quote.shortest
    var about = Subject.thisEcho
}
