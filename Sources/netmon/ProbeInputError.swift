/// A target or a list of targets that cannot be used, in a sentence.
struct ProbeInputError: Error, CustomStringConvertible {
    var message: String
    var description: String { message }
}
