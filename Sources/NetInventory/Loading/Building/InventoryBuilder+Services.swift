extension InventoryBuilder {
    mutating func buildApplications() {
        for item in items(.applications, .application, .application, ApplicationKey.self) {
            let users = item.texts(.users)
            inventory.applications.add(
                NetworkApplication(
                    key: item.key, name: item.text(.name) ?? item.key, englishName: item.text(.en), checks: checks(of: item),
                    needs: item.texts(.needs).map { needs($0) }, users: users.isEmpty ? ["all"] : users, note: item.note,
                    formerKeys: item.formerKeys, validity: item.validity, spot: item.spot))
        }
    }

    private func checks(of item: Item<ApplicationKey>) -> [CheckSpec] {
        let reader = CheckReader(builder: self)
        if let check = item[.check] {
            if let checks = item[.checks] { log.report(.conflictingKeys(["check", "checks"]), at: checks.spot) }
            return reader.check(check)
        }
        let host = item.text(.host)
        let address = host.flatMap { IPAddress($0) ?? inventory.devices[$0]?.management }
        if host == nil, let written = item[.checks],
            let entry = written.entries.first(where: { [CheckKind.icmp.rawValue, CheckKind.tcp.rawValue].contains($0.key) })
        {
            log.report(.nothingToAsk(entry.key, "application \(item.key)", needs: "write `host`"), at: entry.spot)
        }
        return reader.checks(
            item[.checks], defaultKind: nil, addresses: [address].compactMap { $0 }, host: host, object: "application \(item.key)")
    }

    private func needs(_ text: String) -> [ObjectID] {
        NeedText.alternatives(text).compactMap { name in
            if let id = ObjectID(name) { return id }
            if index.contains(.device, name) { return ObjectID(.device, name) }
            return index.contains(.application, name) ? ObjectID(.application, name) : nil
        }
    }

    /// The sites that are written, then those of units with `site: /path/`.
    mutating func buildSites() {
        let items = items(.sites, .site, .site, SiteKey.self)
        var urls: [String: String] = [:]
        var portals: [String] = []
        for item in items {
            if let url = item.text(.url), WebAddress(url) != nil { urls[item.key] = url }
            if item.value(.portal, ScalarText.yesNo) == true { portals.append(item.key) }
        }
        let onlyPortal = portals.count == 1 ? portals[0] : nil
        for item in items {
            guard let url = url(of: item, urls, onlyPortal), let name = item.text(.name), let unit = item.text(.unit) else { continue }
            inventory.sites.add(
                site(
                    item.key, name: name, unit: unit, url: url, isPortal: item.value(.portal, ScalarText.yesNo) ?? false,
                    formerURL: item.text(.formerURL), checks: item[.checks], note: item.note, formerKeys: item.formerKeys,
                    validity: item.validity, spot: item.spot))
        }
        let defaults = inheritance.defaults(of: .site)
        let under = defaults?[SiteKey.under.rawValue]
        for unit in units {
            guard let node = unit[.site], let path = node.text, ScalarText.isPath(path), let name = unit.text(.name) else { continue }
            guard let url = join(path, under: under?.text ?? onlyPortal, urls, at: under?.spot ?? node.spot) else { continue }
            let derived = site(
                unit.key, name: name, unit: unit.key, url: url, isPortal: false, formerURL: nil, checks: defaults?[SiteKey.checks.rawValue],
                note: nil, formerKeys: unit.formerKeys, validity: unit.validity, spot: node.spot)
            if !inventory.sites.add(derived), let other = inventory.sites[unit.key] {
                log.report(.duplicateID(derived.id, other: other.spot), at: node.spot)
            }
        }
    }

    private func site(
        _ key: String, name: String, unit: String, url: String, isPortal: Bool, formerURL: String?, checks: YamlNode?, note: String?,
        formerKeys: [String], validity: Validity, spot: SourceSpot
    ) -> DisclosureSite {
        DisclosureSite(
            key: key, name: name, unit: unit, url: url, isPortal: isPortal, formerURL: formerURL,
            checks: CheckReader(builder: self).checks(checks, defaultKind: .http, url: url, object: "site \(key)"), note: note,
            formerKeys: formerKeys, validity: validity, spot: spot)
    }

    private func url(of item: Item<SiteKey>, _ urls: [String: String], _ onlyPortal: String?) -> String? {
        if let url = item[.url] {
            if let path = item[.path] { log.report(.conflictingKeys(["url", "path"]), at: path.spot) }
            return urls[item.key] ?? url.text
        }
        guard let path = item[.path] else {
            log.report(.oneNeeded(of: ["url", "path"]), at: item.spot)
            return nil
        }
        guard let text = path.text, ScalarText.isPath(text) else { return nil }
        return join(text, under: item.text(.under) ?? onlyPortal, urls, at: item[.under]?.spot ?? path.spot)
    }

    /// A path stands on the host of its portal, as a link with this path on the portal's pages would lead (RFC 3986 §5.2.2).
    private func join(_ path: String, under key: String?, _ urls: [String: String], at spot: SourceSpot) -> String? {
        guard let key else {
            if !isIncomplete { log.report(.noDefaultPortal, at: spot) }
            return nil
        }
        guard let origin = urls[key].flatMap({ WebAddress($0)?.origin }) else {
            // A portal that does not exist is told where it is named; one whose `url` is wrong, at its `url`.
            if let node = document.node(.sites, key), node[SiteKey.url.rawValue] == nil { log.report(.noPortal(key), at: spot) }
            if index.contains(.site, key), document.node(.sites, key) == nil { log.report(.noPortal(key), at: spot) }
            return nil
        }
        return origin + path
    }
}
