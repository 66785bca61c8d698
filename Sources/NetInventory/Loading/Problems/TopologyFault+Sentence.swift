extension TopologyFault {
    typealias Sentence = (code: TopologyProblemCode, message: String, hint: String?)

    /// The code, the sentence and the hint.
    var sentence: Sentence {
        switch self {
        case .fileTooLarge: (.fileTooLarge, "the file is larger than 4 MiB", "split it")
        case .notUTF8(.gbk): (.notUTF8, "the file is GBK, not UTF-8", "save as UTF-8")
        case .notUTF8(.utf16): (.notUTF8, "the file is UTF-16, not UTF-8", "save as UTF-8 without BOM")
        case .notUTF8(.byte(let byte)): (.notUTF8, "the byte 0x\(Self.hex(UInt32(byte), 2)) is not UTF-8", "save as UTF-8")
        case .byteOrderMark: (.byteOrderMark, "the file begins with a byte order mark", "save as UTF-8 without BOM")
        case .controlCharacter(let value): (.controlCharacter, "control character U+\(Self.hex(value, 4))", "delete it")
        case .tab(let lines): (.tab, "a tab indents this line" + (lines > 1 ? " and \(lines - 1) more" : ""), "indent with spaces")
        case .fullWidth(let character): Self.fullWidthSentence(character)
        case .syntax(let error): (.syntax, "\(error.plainWords.message): \(error.problem)", error.plainWords.hint)
        case .refusedMark(let text, let what):
            (.refusedMark, "`\(Self.short(text))` is a YAML \(what), which topology files do not use", Self.instead(what))
        case .refusedMarkUnquoted(let what):
            (.refusedMark, "a YAML \(what) stands here, which netmon.yaml does not use", "quote text that begins with `!`, `&` or `*`")
        case .literalSecret(let key):
            (
                .literalSecret, "`\(key)` is a secret and wants only the file that holds it",
                "write `\(key): {file: PATH}`, put the secret there, and change it: this file has shown it"
            )
        case .secondDocument: (.secondDocument, "a second document begins here", "one document a file: delete the `---` or split the file")
        case .tooDeep: (.tooDeep, "more than 32 lists and mappings inside each other", nil)
        case .tooManyNodes: (.tooManyNodes, "more than 1,000,000 values in all files", "one network a folder")
        case .keyIsNotText:
            (.badKeyText, "a list or a mapping stands where a key should", "a key is plain text; a value with `{` or `[` needs quotes")
        case .keyTooLong(let key): (.badKeyText, "the key `\(Self.short(key))` is longer than 256 characters", nil)
        case .textTooLong: (.tooLong, "the value is longer than 10,000 characters", "shorten it")
        case .lineTooLong: (.tooLong, "the line is longer than 16,384 bytes", "break it")
        case .tooManyEntries(let limit):
            (
                .tooManyEntries, "more than \(limit == YamlLimits.objects ? "10,000" : "1,000") entries in one list or mapping",
                limit == YamlLimits.objects ? "one network a folder" : nil
            )
        case .tooManyTemplateKeys(let name): (.tooManyEntries, "the template `\(Self.short(name))` has more than 100 keys", nil)
        case .tooManyHolders(let what):
            (.tooManyEntries, "more than 200 objects hold `\(Self.short(what))` at different times", "delete the oldest")
        case .duplicateKey(let key, let first):
            (.duplicateKey, "`\(Self.short(key))` is written twice; first at \(first)", "delete or rename one")
        case .tooManyProblems: (.tooManyProblems, "more than 1,000 problems; the rest is not shown", "mend the first ones and check again")
        case .unknownSection(let name, let nearest):
            (.unknownSection, "no section is called `\(Self.short(name))`", Self.didYouMean(nearest))
        case .unknownKey(let key, let of, let nearest): (.unknownKey, "\(of) has no key `\(Self.short(key))`", Self.didYouMean(nearest))
        case .missingKeys(let keys, let of): (.missingKey, "\(of) lacks " + keys.map { "`\($0)`" }.joined(separator: ", "), nil)
        case .noNetwork: (.missingKey, "no file has the section `network`", "write `network: {code: demo, name: 示例县政务城域网}`")
        case .wrongShape(let what, let wants, let got): (.wrongShape, "\(what) wants \(wants), not \(got)", nil)
        case .emptyValue(let key): (.emptyValue, "`\(key)` has no value", "write one, or delete the key")
        case .unitMissing(let text, let example): (.unitMissing, "`\(Self.short(text))` has no unit", "write it like \(example)")
        case .badValue(let text, let noun, let example): (.badValue, "`\(Self.short(text))` is not \(noun)", "write it like \(example)")
        case .wrongWord(let text, let key, let words, let nearest):
            (.wrongWord, "`\(key)` cannot be `\(Self.short(text))`", Self.didYouMean(nearest) ?? "one of " + words.joined(separator: ", "))
        case .badID(let key, let meant):
            (.badID, "`\(Self.short(key))` is not an id: lower-case letters, digits and `-`", Self.didYouMean(meant))
        case .wrongOrder(let first, let second, let rule): (.wrongOrder, "\(second) does not come after \(first)", rule)
        case .conflictingKeys(let keys): (.conflictingKeys, Self.listed(keys, "and") + " exclude each other", "keep one")
        case .oneNeeded(let keys): (.conflictingKeys, "one of " + Self.listed(keys, "or") + " is needed", nil)
        case .outOfRange(let text, let key, let range): (.outOfRange, "`\(key)` cannot be `\(Self.short(text))`", range)
        case .badDeclaration(let name, let why): (.badDeclaration, "`\(Self.short(name))` cannot be declared", why)
        case .danglingReference(let kind, let key, let nearest):
            (.danglingReference, "no \(kind.rawValue) is called `\(Self.short(key))`", Self.didYouMean(nearest))
        case .danglingNeed(let key, let nearest):
            (.danglingReference, "no device or application is called `\(Self.short(key))`", Self.didYouMean(nearest))
        case .unknownObject(let text, let nearest):
            (.danglingReference, "nothing is called `\(Self.short(text))`", Self.didYouMean(nearest) ?? "write it like unit/jyj or agg-1")
        case .unfitObject(let text, let kind):
            (.badValue, "`\(Self.short(text))` is a \(kind.rawValue), which cannot fail", "name what is worked on: unit/jyj, link/…, agg-1")
        case .ambiguousObject(let text, let ids):
            (
                .ambiguousReference, "`\(Self.short(text))` is " + ids.map(\.description).joined(separator: " and "),
                "write the one that is meant, with its kind"
            )
        case .correctionsOverlap(let id, let other):
            (
                .correctionsOverlap, "this corrects \(id) at a time that the correction at \(other) speaks of too",
                "let each stretch of an object's time have one correction"
            )
        case .correctionOfLater(let until, let date):
            (
                .correctionOfFuture, "a correction of \(date) cannot know what was until \(until)",
                "`date` is the day on which it is made; correct what lies before"
            )
        case .correctionOfFuture(let when):
            (.correctionOfFuture, "\(Self.short(when)) has not come yet", "correct what has been, on the day on which you do it")
        case .longStretch(let what, let days, let usual):
            (.longStretch, "\(what) of \(days) days", "check `from` and `to`: more than \(usual) is rarely meant")
        case .duplicateID(let id, let other): (.duplicateID, "\(id) is made here and at \(other)", "delete or rename one")
        case .portUsedTwice(let port, let other):
            (.portUsedTwice, "the port `\(port)` is taken by the link at \(other)", "give one of them another port")
        case .ambiguousReference(let key):
            (.ambiguousReference, "`\(key)` is a device and an application", "write device/\(key) or application/\(key)")
        case .noPortal(let key): (.noPortal, "the site `\(key)` has no `url` that a path could stand under", "name the portal in `under`")
        case .noDefaultPortal: (.noPortal, "a path needs a portal to stand under", "write `under`, or mark one site as `portal: yes`")
        case .linkToItself(let end): (.linkToItself, "both ends are on \(end)", nil)
        case .nothingToAsk(let check, let object, let needs): (.nothingToAsk, "the check `\(check)` of \(object) has nothing to ask", needs)
        case .badAddress(let text): (.badAddress, "`\(Self.short(text))` is not an address", "write it like 127.65.1.1 or 2001:db8::1")
        case .badPrefix(let text): (.badPrefix, "`\(Self.short(text))` is not a prefix", "write it like 127.65.1.0/24 or 2001:db8::/64")
        case .prefixLength(let text, let most): (.badPrefix, "the length of `\(Self.short(text))` is more than \(most)", nil)
        case .hostBits(let text, let meant):
            (.hostBits, "`\(Self.short(text))` is an address inside a block, not a block", "the block is \(meant)")
        case .overlap(let block, let with, let other): (.overlap, "\(block) overlaps \(with) at \(other)", nil)
        case .addressTwice(let address, let owner, let other):
            (.addressTwice, "\(address) is also the address of \(owner) at \(other)", nil)
        case .unitWithoutUplink(let id, let rank, let saysNone):
            (
                .unitWithoutUplink, "\(id) is \(rank.rawValue) and has no uplink",
                saysNone ? "say `why`" : "write `uplink`, or `uplink: none` with `why`"
            )
        case .contractEnded(let id, let last): (.contractEnded, "\(id) ended on \(last)", "write the new contract, or `until`")
        case .contractEnding(let id, let last, let days): (.contractEnding, "\(id) ends on \(last), in \(days) days", nil)
        case .calendarYearUnknown(let id, let year):
            (.calendarYearUnknown, "\(id) does not know \(year)", "add the holidays of \(year) to `years`")
        case .seasonsUneven(let id, let day, let count):
            (
                .seasonsUneven, "\(id) has \(count == 0 ? "no season" : "\(count) seasons") for \(day)",
                count == 0 ? "every day needs one of `seasons`, or it has no office hours" : "let them not overlap: only the first counts"
            )
        case .sectionNotUsed(let name): (.sectionNotUsed, "`\(name)` is not used by this version; nothing in it takes effect", nil)
        case .gatewayOutsideNet(let address, let id): (.gatewayOutsideNet, "\(address) lies outside the net of \(id)", nil)
        case .outsidePlan(let what, let vrf):
            (.outsidePlan, "\(what) lies in no declared prefix" + (vrf.map { " of VRF \($0)" } ?? ""), "add it to `prefixes`")
        }
    }

    private static func fullWidthSentence(_ character: Unicode.Scalar) -> Sentence {
        if character == "\u{3000}" { return (.fullWidth, "a full-width space", "type half-width spaces") }
        let half = FullWidth.halfWidth(character) ?? character
        return (
            .fullWidth, "full-width `\(character)` where `\(half)` belongs",
            half == ":" ? "type a half-width `:` and a space" : "type a half-width `\(half)`"
        )
    }

    private static func instead(_ what: String) -> String {
        switch what {
        case "tag": "delete it: each key knows its type"
        default: "use `kinds` or `defaults` for what several items share; quote text that begins with `&` or `*`"
        }
    }

    private static func didYouMean(_ name: String?) -> String? { name.map { "did you mean `\($0)`?" } }

    private static func listed(_ keys: [String], _ word: String) -> String {
        keys.map { "`\($0)`" }.joined(separator: " \(word) ")
    }

    private static func hex(_ value: UInt32, _ width: Int) -> String {
        let digits = String(value, radix: 16, uppercase: true)
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }

    /// A value in a sentence is one line of at most 60 characters, and steers no terminal.
    private static func short(_ text: String) -> String {
        let line = String(
            text.prefix(61).map {
                $0.isNewline ? " " : $0.unicodeScalars.contains { $0.properties.generalCategory == .control } ? "\u{FFFD}" : $0
            })
        return line.count <= 60 ? line : line.prefix(59) + "…"
    }
}
