/// Builds the node tree of one file from its events: without recursion, and with every duplicate key found.
///
/// Anchors, aliases, tags and `<<` are refused where they stand; the rest of the file is still read.
struct YamlTreeReader {
    /// What reading gave.
    struct Reading {
        /// Nil where the file is empty, or where reading stopped at an error.
        var root: YamlNode?
        /// The syntax error at which reading stopped; the caller tells it.
        var failure: YamlSyntaxError?
        /// Whether reading stopped, so that something of the file may be missing.
        var isStopped = false
        /// Lines inside text that runs over several lines: tabs there are content.
        var continuedLines: [ClosedRange<Int>] = []
    }

    /// A list or mapping that is open.
    private struct Frame {
        var isMap: Bool
        var spot: SourceSpot
        var items: [YamlNode] = []
        var entries: [YamlEntry] = []
        var firstSpots: [String: SourceSpot] = [:]
        var key: Key?
    }

    private struct Key {
        var text: String
        var spot: SourceSpot
        /// Its value is read and thrown away: the key was refused.
        var isRefused = false
    }

    private let file: String
    private let log: ProblemLog
    private var frames: [Frame] = []
    private let budget: YamlBudget
    private var documents = 0
    private var reading = Reading()

    init(file: String, log: ProblemLog, budget: YamlBudget = YamlBudget()) {
        self.file = file
        self.log = log
        self.budget = budget
    }

    mutating func read(_ text: ArraySlice<UInt8>) -> Reading {
        do {
            var events = try YamlEventReader(text)
            while true {
                let event = try events.next()
                if case .streamEnd = event.what { break }
                guard take(event), !log.stopsReading() else {
                    reading.isStopped = true
                    break
                }
            }
        } catch {
            reading.failure = error
            reading.isStopped = true
            // The lines of a block of text before the one that could not be read.
            if error.context == "while scanning a block scalar", let start = error.contextMark, start.line + 1 < error.mark.line {
                reading.continuedLines.append(start.line + 1...error.mark.line - 1)
            }
        }
        if reading.isStopped { reading.root = nil }
        return reading
    }

    /// False where reading has to stop.
    private mutating func take(_ event: YamlEvent) -> Bool {
        switch event.what {
        case .nothing, .streamEnd: return true
        case .documentStart:
            documents += 1
            if documents > 1 { log.report(.secondDocument, at: spot(event.start)) }
            return documents <= 1
        case .scalar(let text, let isPlain):
            refuseMarks(of: event)
            if event.end.line > event.start.line { noteContinuedLines(event) }
            if !isPlain, let control = Utf8Scan.firstControl(in: text) {
                // "\e" in quotes: names are printed on terminals.
                log.report(.controlCharacter(control.value), at: spot(event.start))
            }
            // By index: a copy of the frame would make each further key copy all before it.
            if let top = frames.indices.last, frames[top].isMap, frames[top].key == nil {
                return takeKey(text, isPlain: isPlain, at: spot(event.start))
            }
            if text.utf8.count > YamlLimits.textLength, text.unicodeScalars.count > YamlLimits.textLength {
                log.report(.textTooLong, at: spot(event.start))
                return close(YamlNode(.refused, spot(event.start)))
            }
            return close(YamlNode(text.isEmpty && isPlain ? .nothing : .text(text, isPlain: isPlain), spot(event.start)))
        case .alias(let name):
            // `<<: *name` is one mistake, not two.
            if frames.last?.key?.text != "<<" { log.report(.refusedMark("*" + name, "alias"), at: spot(event.start)) }
            return close(YamlNode(.refused, spot(event.start)))
        case .listStart, .mapStart:
            refuseMarks(of: event)
            guard frames.count < YamlLimits.depth else {
                log.report(.tooDeep, at: spot(event.start))
                return false
            }
            if case .mapStart = event.what {
                frames.append(Frame(isMap: true, spot: spot(event.start)))
            } else {
                frames.append(Frame(isMap: false, spot: spot(event.start)))
            }
            return true
        case .end:
            guard let frame = frames.popLast() else { return true }
            return close(YamlNode(frame.isMap ? .map(frame.entries) : .list(frame.items), frame.spot))
        }
    }

    private mutating func takeKey(_ text: String, isPlain: Bool, at spot: SourceSpot) -> Bool {
        guard text.unicodeScalars.count <= YamlLimits.keyLength else {
            log.report(.keyTooLong(text), at: spot)
            frames[frames.count - 1].key = Key(text: "", spot: spot, isRefused: true)
            return count(at: spot)
        }
        var key = Key(text: text, spot: spot)
        if text == "<<", isPlain {
            log.report(.refusedMark("<<", "merge key"), at: spot)
            key.isRefused = true
        } else if let first = frames[frames.count - 1].firstSpots[text] {
            log.report(.duplicateKey(text, first: first), at: spot)
            key.isRefused = true
        } else {
            frames[frames.count - 1].firstSpots[text] = spot
            guard isRoom(for: frames[frames.count - 1].firstSpots.count, at: spot) else { return false }
        }
        frames[frames.count - 1].key = key
        return count(at: spot)
    }

    /// Puts a finished value where it belongs; false where the file has too many.
    private mutating func close(_ node: YamlNode) -> Bool {
        guard let top = frames.indices.last else {
            reading.root = node
            return true
        }
        if !frames[top].isMap {
            frames[top].items.append(node)
            guard isRoom(for: frames[top].items.count, at: node.spot) else { return false }
        } else if let key = frames[top].key {
            if !key.isRefused { frames[top].entries.append(YamlEntry(key: key.text, spot: key.spot, value: node)) }
            frames[top].key = nil
        } else {
            // A list, a mapping or an alias stands where a key should.
            if case .refused = node.content {} else { log.report(.keyIsNotText, at: node.spot) }
            frames[top].key = Key(text: "", spot: node.spot, isRefused: true)
        }
        return count(at: node.spot)
    }

    private mutating func count(at spot: SourceSpot) -> Bool {
        if budget.takeNode() { return true }
        if budget.isJustSpent { log.report(.tooManyNodes, at: spot) }
        return false
    }

    /// Whether the innermost list or mapping may have so many entries; where not, that is told.
    private func isRoom(for count: Int, at spot: SourceSpot) -> Bool {
        // The second level holds the objects of a section.
        let limit = frames.count == 2 ? YamlLimits.objects : YamlLimits.entries
        if count > limit { log.report(.tooManyEntries(limit), at: spot) }
        return count <= limit
    }

    private func refuseMarks(of event: YamlEvent) {
        if let anchor = event.anchor { log.report(.refusedMark("&" + anchor, "anchor"), at: spot(event.start)) }
        if let tag = event.tag { log.report(.refusedMark(Self.asWritten(tag), "tag"), at: spot(event.start)) }
    }

    /// libyaml gives the long form of `!!str`.
    private static func asWritten(_ tag: String) -> String {
        let standard = "tag:yaml.org,2002:"
        return tag.hasPrefix(standard) ? "!!" + tag.dropFirst(standard.count) : tag
    }

    private mutating func noteContinuedLines(_ event: YamlEvent) {
        // A block of text ends at the start of the line after it.
        let last = event.end.column == 1 ? event.end.line - 1 : event.end.line
        if event.start.line + 1 <= last { reading.continuedLines.append(event.start.line + 1...last) }
    }

    private func spot(_ mark: YamlMark) -> SourceSpot { SourceSpot(file: file, line: mark.line, column: mark.column) }
}
