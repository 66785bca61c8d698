/// Finds what somebody probably meant: the name at the smallest Damerau-Levenshtein distance (optimal string alignment).
enum NearestName {
    /// The nearest candidate, the first of equals; nil where none is near. Differences of case count nothing.
    static func of(_ text: String, in candidates: some Collection<String>) -> String? {
        ranked(text, in: candidates).first
    }

    /// Up to `count` near candidates, nearest first.
    static func of(_ text: String, in candidates: some Collection<String>, count: Int) -> [String] {
        Array(ranked(text, in: candidates).prefix(count))
    }

    private static func ranked(_ text: String, in candidates: some Collection<String>) -> [String] {
        // A hint is worth no more than this: beyond, a hostile file could buy minutes.
        guard candidates.count <= 10_000, text.utf8.count <= 64 else { return [] }
        let wanted = Array(text.lowercased().unicodeScalars)
        let limit = wanted.count / 3
        var near: [(name: String, distance: Int, order: Int)] = []
        for (order, name) in candidates.enumerated() {
            let letters = Array(name.lowercased().unicodeScalars)
            let difference = abs(letters.count - wanted.count)
            // Of two letters one wrong one may be anything; a letter left out or too many is near all the same.
            let isCut = difference == 1 && (letters.starts(with: wanted) || wanted.starts(with: letters)) && wanted.count > 1
            guard difference <= limit || isCut else { continue }
            let distance = distance(wanted, letters)
            if distance <= limit || isCut { near.append((name, distance, order)) }
        }
        return near.sorted { ($0.distance, $0.order) < ($1.distance, $1.order) }.map(\.name)
    }

    /// Insertions, deletions, substitutions and swaps of neighbours that turn one into the other.
    static func distance<Letter: Equatable>(_ left: [Letter], _ right: [Letter]) -> Int {
        guard !left.isEmpty, !right.isEmpty else { return max(left.count, right.count) }
        var beforeLast: [Int] = []
        var last = Array(0...right.count)
        for row in 1...left.count {
            var current = [row]
            for column in 1...right.count {
                let cost = left[row - 1] == right[column - 1] ? 0 : 1
                var best = min(last[column] + 1, current[column - 1] + 1, last[column - 1] + cost)
                if row > 1, column > 1, left[row - 1] == right[column - 2], left[row - 2] == right[column - 1] {
                    best = min(best, beforeLast[column - 2] + 1)
                }
                current.append(best)
            }
            beforeLast = last
            last = current
        }
        return last[right.count]
    }
}
