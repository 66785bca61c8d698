/// Collects the problems of one load: each once, at most `YamlLimits.problems`.
final class ProblemLog {
    private var problems: [TopologyProblem] = []
    private var known: Set<TopologyProblem> = []
    private var isTruncated = false
    private(set) var hasErrors = false
    /// Whether anchors, aliases and tags stay unquoted: a secret written without quotes may look like one.
    private let hidesMarks: Bool

    init(hidesMarks: Bool = false) {
        self.hidesMarks = hidesMarks
    }

    /// Whether no more problems are kept.
    var isFull: Bool { problems.count >= YamlLimits.problems }

    /// Whether a reader should stop, because nothing that it finds from here on would be kept.
    func stopsReading() -> Bool {
        if isFull { isTruncated = true }
        return isFull
    }

    /// The fault is built only where it is kept: finding its hint can be the dear part.
    ///
    /// A value that several items inherit is read several times and reported once, since it has one place.
    func report(_ fault: @autoclosure () -> TopologyFault, at spot: SourceSpot) {
        guard !isFull else {
            isTruncated = true
            hasErrors = true
            return
        }
        var fault = fault()
        if hidesMarks, case .refusedMark(_, let what) = fault { fault = .refusedMarkUnquoted(what) }
        let (code, message, hint) = fault.sentence
        // What a sentence quotes was written by anybody; it is printed on terminals and into logs.
        let problem = TopologyProblem(
            severity: code.severity, code: code.rawValue, spot: spot, message: VisibleText.line(message, length: YamlLimits.sentenceLength),
            hint: hint.map { VisibleText.line($0, length: YamlLimits.sentenceLength) })
        guard known.insert(problem).inserted else { return }
        problems.append(problem)
        if code.severity == .error { hasErrors = true }
    }

    /// By file, line and column; where some were dropped, a last one says so.
    var sorted: [TopologyProblem] {
        var sorted = problems.sorted { ($0.spot, $0.code, $0.message) < ($1.spot, $1.code, $1.message) }
        if isTruncated, let last = sorted.last {
            let (code, message, hint) = TopologyFault.tooManyProblems.sentence
            sorted.append(TopologyProblem(severity: code.severity, code: code.rawValue, spot: last.spot, message: message, hint: hint))
        }
        return sorted
    }
}
