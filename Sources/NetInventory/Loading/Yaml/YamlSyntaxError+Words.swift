extension YamlSyntaxError {
    /// Whether a quote was opened and never closed; the place to mend is then where it opened.
    var isOpenQuote: Bool { context == "while scanning a quoted scalar" && problem == "found unexpected end of stream" }

    var isTab: Bool { problem.contains("tab character") }

    /// libyaml looks ahead of the events, and has a limit of its own (1000) there.
    var isTooDeep: Bool { problem.hasPrefix("Maximum nesting level") }

    /// What is wrong in a planner's words; libyaml speaks of tokens.
    var plainWords: (message: String, hint: String?) {
        if isOpenQuote { return ("a quote is not closed", "close the quote that opens here") }
        return switch problem {
        case "mapping values are not allowed in this context":
            ("a `:` stands where no key can be", "check the indentation; quote a value that contains `: `")
        case "did not find expected ',' or '}'":
            ("a comma or the closing `}` is missing", contextMark.map { "the `{` stands in line \($0.line)" })
        case "did not find expected ',' or ']'":
            ("a comma or the closing `]` is missing", contextMark.map { "the `[` stands in line \($0.line)" })
        case "did not find expected key", "did not find expected '-' indicator":
            ("this line does not line up with those above", "give keys of one mapping the same indentation")
        case "could not find expected ':'":
            ("a key has no `:`", "write `key: value`, with a space after the colon")
        case "found character that cannot start any token":
            ("this character cannot begin a value", "put the value in quotes")
        case "did not find expected node content":
            ("a value is missing here", nil)
        default:
            ("this is not YAML", nil)
        }
    }
}
