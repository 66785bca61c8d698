internal import CYaml

/// Walks the events of one YAML text with libyaml; every unsafe call of the loader stands in this file.
///
/// Yams is not asked, because it stops at the first key that is written twice, recurses, and expands aliases. libyaml itself keeps its
/// state on the heap, and a caller may stop at any event, so neither depth nor size of a hostile text matters here.
///
/// What makes it sound: `parser` is initialized from `init` to `deinit` and never moves (libyaml keeps a pointer to it); `input` is this
/// reader's own copy and lives as long; each event is copied into Swift strings before it is deleted.
@safe struct YamlEventReader: ~Copyable {
    private let parser: UnsafeMutablePointer<yaml_parser_t>
    private let input: UnsafeMutableBufferPointer<UInt8>

    /// The text must be UTF-8 without a byte order mark.
    init(_ text: ArraySlice<UInt8>) throws(YamlSyntaxError) {
        unsafe parser = .allocate(capacity: 1)
        unsafe input = .allocate(capacity: text.count)
        _ = unsafe input.initialize(from: text)
        guard unsafe yaml_parser_initialize(parser) == 1 else {
            unsafe parser.deallocate()
            unsafe input.deallocate()
            throw YamlSyntaxError(problem: "out of memory", mark: YamlMark(line: 1, column: 1))
        }
        unsafe yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
        unsafe yaml_parser_set_input_string(parser, input.baseAddress, input.count)
    }

    deinit {
        unsafe yaml_parser_delete(parser)
        unsafe parser.deallocate()
        unsafe input.deallocate()
    }

    /// The next event; after `streamEnd` or an error there is none.
    mutating func next() throws(YamlSyntaxError) -> YamlEvent {
        var event = unsafe yaml_event_t()
        guard unsafe yaml_parser_parse(parser, &event) == 1 else { throw mistake() }
        defer { unsafe yaml_event_delete(&event) }
        var result = unsafe YamlEvent(what: .nothing, start: Self.mark(event.start_mark), end: Self.mark(event.end_mark))
        switch unsafe event.type {
        case YAML_SCALAR_EVENT:
            let scalar = unsafe event.data.scalar
            let bytes = unsafe UnsafeBufferPointer(start: scalar.value, count: scalar.length)
            result.what = unsafe .scalar(String(decoding: bytes, as: UTF8.self), isPlain: scalar.style == YAML_PLAIN_SCALAR_STYLE)
            result.anchor = unsafe Self.text(scalar.anchor)
            result.tag = unsafe Self.text(scalar.tag)
        case YAML_SEQUENCE_START_EVENT:
            result.what = .listStart
            result.anchor = unsafe Self.text(event.data.sequence_start.anchor)
            result.tag = unsafe Self.text(event.data.sequence_start.tag)
        case YAML_MAPPING_START_EVENT:
            result.what = .mapStart
            result.anchor = unsafe Self.text(event.data.mapping_start.anchor)
            result.tag = unsafe Self.text(event.data.mapping_start.tag)
        case YAML_SEQUENCE_END_EVENT, YAML_MAPPING_END_EVENT: result.what = .end
        case YAML_ALIAS_EVENT: result.what = unsafe .alias(Self.text(event.data.alias.anchor) ?? "")
        case YAML_DOCUMENT_START_EVENT: result.what = .documentStart
        case YAML_STREAM_END_EVENT, YAML_NO_EVENT: result.what = .streamEnd
        default: break
        }
        return result
    }

    private func mistake() -> YamlSyntaxError {
        let problem = unsafe parser.pointee.problem.map { unsafe String(cString: $0) } ?? "out of memory"
        let context = unsafe parser.pointee.context.map { unsafe String(cString: $0) }
        return unsafe YamlSyntaxError(
            problem: problem, context: context, mark: Self.mark(parser.pointee.problem_mark),
            contextMark: context == nil ? nil : Self.mark(parser.pointee.context_mark))
    }

    /// libyaml counts both from 0.
    private static func mark(_ mark: yaml_mark_t) -> YamlMark {
        YamlMark(line: Int(mark.line) + 1, column: Int(mark.column) + 1)
    }

    private static func text(_ pointer: UnsafeMutablePointer<yaml_char_t>?) -> String? {
        unsafe pointer.map { unsafe String(cString: $0) }
    }
}
