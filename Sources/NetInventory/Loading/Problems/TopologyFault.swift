/// What can be wrong with a topology, with what its sentence has to name.
///
/// The sentence says what is wrong and quotes the value; the hint says what to do, or the nearest valid name.
enum TopologyFault {
    enum Encoding {
        case gbk, utf16
        case byte(UInt8)
    }

    case fileTooLarge
    case notUTF8(Encoding)
    case byteOrderMark
    case controlCharacter(UInt32)
    case tab(lines: Int)
    case fullWidth(Unicode.Scalar)
    case syntax(YamlSyntaxError)
    case refusedMark(_ text: String, _ what: String)
    /// The same where the text may be a secret that lacks its quotes.
    case refusedMarkUnquoted(_ what: String)
    /// A secret, or what might be one, stands in the file; its text is not told.
    case literalSecret(String)
    case secondDocument, tooDeep, tooManyNodes, keyIsNotText
    case keyTooLong(String)
    case textTooLong, lineTooLong
    /// A section, list, mapping or template with more entries than the limit.
    case tooManyEntries(Int)
    case tooManyTemplateKeys(String)
    /// An address, prefix or port that more objects hold, one after the other, than the limit.
    case tooManyHolders(String)
    case duplicateKey(String, first: SourceSpot)
    case tooManyProblems

    case unknownSection(String, nearest: String?)
    case unknownKey(String, of: String, nearest: String?)
    case missingKeys([String], of: String)
    case noNetwork
    case wrongShape(_ what: String, wants: String, got: String)
    case emptyValue(String)
    case unitMissing(String, example: String)
    case badValue(String, noun: String, example: String)
    case wrongWord(String, of: String, words: [String], nearest: String?)
    case badID(String, meant: String?)
    case wrongOrder(first: String, second: String, rule: String)
    case conflictingKeys([String])
    case oneNeeded(of: [String])
    case outOfRange(String, of: String, range: String)
    case badDeclaration(String, why: String)

    case danglingReference(ObjectKind, String, nearest: String?)
    case danglingNeed(String, nearest: String?)
    case unknownObject(String, nearest: String?)
    case unfitObject(String, ObjectKind)
    case ambiguousObject(String, [ObjectID])
    case correctionsOverlap(ObjectID, other: SourceSpot)
    case correctionOfLater(until: String, CivilDate)
    case correctionOfFuture(String)
    case longStretch(String, days: Int, usual: String)
    case duplicateID(ObjectID, other: SourceSpot)
    case portUsedTwice(String, other: SourceSpot)
    case ambiguousReference(String)
    case noPortal(String)
    case noDefaultPortal
    case linkToItself(String)
    case nothingToAsk(_ check: String, _ object: String, needs: String)

    case badAddress(String)
    case badPrefix(String)
    case prefixLength(String, most: Int)
    case hostBits(String, meant: IPPrefix)
    case overlap(String, with: String, other: SourceSpot)
    case addressTwice(IPAddress, owner: String, other: SourceSpot)

    case unitWithoutUplink(ObjectID, UnitRank, saysNone: Bool)
    case contractEnded(ObjectID, CivilDate)
    case contractEnding(ObjectID, CivilDate, days: Int)
    case calendarYearUnknown(ObjectID, Int)
    case seasonsUneven(ObjectID, _ day: String, count: Int)
    case sectionNotUsed(String)
    case gatewayOutsideNet(IPAddress, ObjectID)
    case outsidePlan(String, vrf: String?)
}
