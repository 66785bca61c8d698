/// One step of a walk through a YAML text, and where it starts and ends.
struct YamlEvent {
    enum What {
        case scalar(String, isPlain: Bool)
        case alias(String)
        case listStart, mapStart
        /// The list or mapping that was opened last ends.
        case end
        case documentStart
        case streamEnd
        /// Something that carries no content, such as the start of the stream.
        case nothing
    }

    var what: What
    var anchor: String?
    var tag: String?
    var start: YamlMark
    var end: YamlMark
}
