/// Reads one file into nodes, and names what an editor or an input method did to it rather than what YAML makes of that.
struct TopologyFileReader {
    let log: ProblemLog
    var budget = YamlBudget()

    struct Reading {
        /// The top mapping's entries; empty for an empty file.
        var entries: [YamlEntry] = []
        /// Whether the whole file was understood. Where it was not, another file's reference into it is no mistake of that file.
        var isComplete = true
    }

    func read(_ file: TopologyFile) -> Reading {
        let unread = Reading(isComplete: false)
        func spot(_ mark: YamlMark) -> SourceSpot { SourceSpot(file: file.name, line: mark.line, column: mark.column) }
        let start = spot(YamlMark(line: 1, column: 1))
        guard file.bytes.count <= YamlLimits.bytes else {
            log.report(.fileTooLarge, at: start)
            return unread
        }
        var text = file.bytes[...]
        if text.starts(with: [0xff, 0xfe]) || text.starts(with: [0xfe, 0xff]) {
            log.report(.notUTF8(.utf16), at: start)
            return unread
        }
        if text.starts(with: [0xef, 0xbb, 0xbf]) {
            log.report(.byteOrderMark, at: start)
            text = text.dropFirst(3)
        }
        switch Utf8Scan.firstFault(in: text) {
        case .notUTF8(let offset):
            if Utf8Scan.looksLikeGBK(text) {
                // Some pairs of GBK happen to be UTF-8: the first character beyond ASCII is where it shows.
                let first = text.firstIndex { $0 >= 0x80 } ?? offset
                log.report(.notUTF8(.gbk), at: spot(Utf8Scan.mark(of: first, in: text)))
            } else {
                log.report(.notUTF8(.byte(text[offset])), at: spot(Utf8Scan.mark(of: offset, in: text)))
            }
            return unread
        case .control(let offset, let value):
            log.report(.controlCharacter(value), at: spot(Utf8Scan.mark(of: offset, in: text)))
            return unread
        case nil: break
        }
        var reader = YamlTreeReader(file: file.name, log: log, budget: budget)
        let reading = reader.read(text)
        let hasTabs = reportTabs(in: text, reading, file: file.name)
        if let failure = reading.failure, !hasTabs { report(failure, text, file: file.name) }
        guard !reading.isStopped, !hasTabs else { return unread }
        guard !reportLongLine(text, file: file.name) else { return unread }
        switch reading.root?.content {
        case .map(let entries): return Reading(entries: entries)
        case .nothing, nil: return Reading()
        case .refused: return unread
        case .text(let words, _):
            if let (offset, character) = FullWidth.first(in: words) {
                let root = reading.root?.spot ?? start
                log.report(.fullWidth(character), at: SourceSpot(file: root.file, line: root.line, column: root.column + offset))
                return unread
            }
            fallthrough
        case .list:
            log.report(
                .wrongShape("the file", wants: "a mapping of sections", got: reading.root?.shape ?? ""), at: reading.root?.spot ?? start)
            return unread
        }
    }

    /// One problem for all lines that a tab indents: it is one cause, the editor's setting.
    private func reportTabs(in text: ArraySlice<UInt8>, _ reading: YamlTreeReader.Reading, file: String) -> Bool {
        guard text.contains(9) else { return false }
        var first: YamlMark?
        var count = 0
        var ranges = reading.continuedLines[...]
        for (index, line) in Self.lines(of: text).enumerated() {
            let number = index + 1
            while let range = ranges.first, range.upperBound < number { ranges = ranges.dropFirst() }
            if let range = ranges.first, range.contains(number) { continue }
            let blanks = line.prefix { $0 == 32 || $0 == 9 }
            guard let tab = blanks.firstIndex(of: 9), blanks.endIndex < line.endIndex, line[blanks.endIndex] != 35 else { continue }
            if first == nil { first = YamlMark(line: number, column: tab - line.startIndex + 1) }
            count += 1
        }
        guard let first else { return false }
        log.report(.tab(lines: count), at: SourceSpot(file: file, line: first.line, column: first.column))
        return true
    }

    /// A line that nobody can read; told only where nothing else is wrong with the text.
    private func reportLongLine(_ text: ArraySlice<UInt8>, file: String) -> Bool {
        guard text.count > YamlLimits.lineLength else { return false }
        guard let index = Self.lines(of: text).firstIndex(where: { $0.count > YamlLimits.lineLength }) else { return false }
        log.report(.lineTooLong, at: SourceSpot(file: file, line: index + 1, column: 1))
        return true
    }

    private func report(_ failure: YamlSyntaxError, _ text: ArraySlice<UInt8>, file: String) {
        let lines = Self.lines(of: text)
        let from = min(failure.contextMark?.line ?? failure.mark.line - 1, failure.mark.line - 1)
        for number in (max(1, from, failure.mark.line - 20)...max(1, failure.mark.line)).reversed() where number <= lines.count {
            if let (column, character) = FullWidth.culprit(inLine: String(decoding: lines[number - 1], as: UTF8.self)) {
                log.report(.fullWidth(character), at: SourceSpot(file: file, line: number, column: column))
                return
            }
        }
        let place = SourceSpot(file: file, line: failure.mark.line, column: failure.mark.column)
        let failed =
            lines.indices.contains(failure.mark.line - 1)
            ? Array(String(decoding: lines[failure.mark.line - 1], as: UTF8.self).unicodeScalars) : []
        let isTab = failed.indices.contains(failure.mark.column - 1) && failed[failure.mark.column - 1] == "\t"
        if failure.isTab || isTab { return log.report(.tab(lines: 1), at: place) }
        if failure.isTooDeep { return log.report(.tooDeep, at: place) }
        let mark = failure.isOpenQuote ? failure.contextMark ?? failure.mark : failure.mark
        log.report(.syntax(failure), at: SourceSpot(file: file, line: mark.line, column: mark.column))
    }

    /// Lines end at LF, CR or CR LF, as libyaml counts them.
    private static func lines(of text: ArraySlice<UInt8>) -> [ArraySlice<UInt8>] {
        var lines: [ArraySlice<UInt8>] = []
        var start = text.startIndex
        var index = start
        while index < text.endIndex {
            let byte = text[index]
            index += 1
            guard byte == 10 || byte == 13 else { continue }
            lines.append(text[start..<(index - 1)])
            if byte == 13, index < text.endIndex, text[index] == 10 { index += 1 }
            start = index
        }
        lines.append(text[start...])
        return lines
    }
}
