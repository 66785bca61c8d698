import ArgumentParser
import NetInventory
import Report

/// What lies over the measured states, and of which object.
struct LayerOptions: ParsableArguments {
    @Option(help: "honour, ignore or exclude planned maintenance.")
    var maintenance: MaintenanceMode = .honour

    @Flag(help: "Without corrections.")
    var raw = false

    @Option(help: ArgumentHelp("One object alone: an id or a name.", valueName: "ID"))
    var only: String?

    /// The object that was asked for, with the kind of report that has it.
    func only(in material: ReportOptions.Material) throws(CommandFailure) -> (id: ObjectID, kind: SubjectKind)? {
        guard let only else { return nil }
        let id = try material.topology.inventory(knowing: only, in: material.period.span).require(only)
        guard let kind = SubjectKind(rawValue: id.kind.rawValue) else {
            throw CommandFailure("\(id) has no availability of its own; name a unit, device, link, circuit, site or application")
        }
        return (id, kind)
    }
}
