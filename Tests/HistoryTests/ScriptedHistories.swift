/// The histories; those of other monitors' users bear the number of the issue in which it was disputed.
enum ScriptedHistories {
    struct Named: CustomStringConvertible {
        var description: String
        var text: String

        init(_ description: String, _ text: String) {
            self.description = description
            self.text = text
        }
    }

    static var all: [Named] { causes + time + disputed + changes }
}
