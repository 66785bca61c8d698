/// What two askers have to have in common to share one lookup.
struct LookupKey: Hashable, Sendable {
    var host: String
    var family: ProbeQuestion.FamilyChoice
}
