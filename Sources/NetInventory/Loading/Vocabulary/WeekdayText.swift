/// Reads weekdays as planners write them: `一-五`, `1-5`, `六`, `周日`.
enum WeekdayText {
    private static let names: [[String]] = [["一", "1"], ["二", "2"], ["三", "3"], ["四", "4"], ["五", "5"], ["六", "6"], ["日", "天", "7"]]

    /// ISO weekdays, 1 for Monday … 7 for Sunday; a range may run over Sunday.
    static func read(_ text: String) -> Set<Int>? {
        let ends = text.split(separator: "-", omittingEmptySubsequences: false).map { day(String($0)) }
        guard (1...2).contains(ends.count), let first = ends[0], let last = ends[ends.count - 1] else { return nil }
        return first <= last ? Set(first...last) : Set(first...7).union(1...last)
    }

    private static func day(_ text: String) -> Int? {
        let prefix = ["星期", "周"].first(where: text.hasPrefix) ?? ""
        let name = String(text.dropFirst(prefix.count))
        return names.firstIndex { $0.contains(name) }.map { $0 + 1 }
    }
}
