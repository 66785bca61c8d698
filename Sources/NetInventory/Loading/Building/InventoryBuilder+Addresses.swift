extension InventoryBuilder {
    mutating func checkAddresses() {
        var told: Set<Set<ObjectID>> = []
        let plan = inventory.prefixes.items.map {
            AddressClaims.Block(prefix: $0.prefix, vrf: $0.vrf, owner: $0.id, spot: $0.spot, validity: $0.validity)
        }
        let whole = plan.filter { inventory.prefixes[$0.owner.key]?.status != .container }
        // Units stand in the plan's prefixes, so the two are compared each with its own.
        for (inner, outer) in overlaps(among: blocks) + overlaps(among: whole) {
            let (first, second) = inner.spot < outer.spot ? (inner, outer) : (outer, inner)
            log.report(.overlap(second.title, with: first.title, other: first.spot), at: second.spot)
            told.insert([inner.owner, outer.owner])
        }
        checkTwice(told)
        checkPlan(plan)
    }

    private func overlaps(among blocks: [AddressClaims.Block]) -> [(inner: AddressClaims.Block, outer: AddressClaims.Block)] {
        AddressClaims.overlaps(blocks) { log.report(.tooManyHolders($0.prefix.description), at: $0.spot) }
    }

    /// One address of two owners; where their prefixes overlap, that is the cause and has been told.
    private func checkTwice(_ told: Set<Set<ObjectID>>) {
        struct Place: Hashable {
            var space: String
            var address: IPAddress
        }
        var known: [Place: [AddressClaims.Address]] = [:]
        for claim in addresses.sorted(by: { $0.spot < $1.spot }) {
            let place = Place(space: claim.space, address: claim.address)
            if let other = known[place]?.first(where: { $0.validity.overlaps(claim.validity) && !told.contains([$0.owner, claim.owner]) }) {
                let what = claim.owner.kind == .unit ? "\(other.owner)" : "device \(other.owner.key)"
                log.report(.addressTwice(claim.address, owner: what, other: other.spot), at: claim.spot)
            }
            guard known[place, default: []].count < YamlLimits.holders else {
                log.report(.tooManyHolders(claim.address.description), at: claim.spot)
                return
            }
            known[place, default: []].append(claim)
        }
    }

    /// Where prefixes are declared, every unit's net and every management address should lie in one: the plan is otherwise not whole.
    private func checkPlan(_ plan: [AddressClaims.Block]) {
        var declared: [String: Set<IPPrefix>] = [:]
        for block in plan { declared[block.vrf, default: []].insert(block.prefix) }
        func isPlanned(_ prefix: IPPrefix, _ set: Set<IPPrefix>) -> Bool {
            (0...prefix.length).contains { set.contains(IPPrefix(covering: prefix.network, length: $0)) }
        }
        for block in blocks {
            guard let set = declared[block.vrf], !isPlanned(block.prefix, set) else { continue }
            log.report(.outsidePlan(block.prefix.description, vrf: block.vrf), at: block.spot)
        }
        let all = declared.values.reduce(into: Set<IPPrefix>()) { $0.formUnion($1) }
        guard !all.isEmpty else { return }
        for claim in addresses where claim.owner.kind == .device {
            if !isPlanned(IPPrefix(covering: claim.address, length: claim.address.family.bits), all) {
                log.report(.outsidePlan(claim.address.description, vrf: nil), at: claim.spot)
            }
        }
    }
}
