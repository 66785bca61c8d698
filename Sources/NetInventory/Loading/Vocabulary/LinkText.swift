/// The short form of a link: `agg-1:25GE1/0/49 -- core-a:25GE0/2/1 25G`.
struct LinkText {
    var ends: [LinkEnd]
    var speed: Int64?

    /// Nil where the text has another shape; whether the ends exist is not asked.
    init?(_ text: String) {
        let words = text.split(separator: " ")
        guard words.count == 3 || words.count == 4, words[1] == "--", let left = LinkEnd(text: String(words[0])),
            let right = LinkEnd(text: String(words[2]))
        else { return nil }
        ends = [left, right]
        if words.count == 4 {
            guard let speed = ScalarText.speed(String(words[3])) else { return nil }
            self.speed = speed
        }
    }
}
