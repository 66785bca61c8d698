/// The first line that the county gets: what to play, and whether it has a network of its own to play it in.
struct CountyOrder: Codable, Sendable {
    var plan: CountyPlan
    /// The namespace of netmon's side, in which the county must not be; nil on the machine's own loopback.
    var outside: String?
}
