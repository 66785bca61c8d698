package import NetInventory

/// Who reaches whom over what, from where netmon stands: the devices of role core.
///
/// Units and devices stand or fall with a path to a core device; an application with what it needs; a disclosure site with the
/// application that answers at its address. Links, circuits, power feeds and conduits can fail, and nothing watches them directly.
package struct FailureGraph: Hashable, Sendable {
    package init(_ inventory: Inventory, on date: CivilDate) {}
}
