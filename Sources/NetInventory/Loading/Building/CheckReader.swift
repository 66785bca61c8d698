/// Makes checks of what the topology writes: `none`, the key of a probe, a mapping, or nothing at all.
struct CheckReader {
    private let document: TopologyDocument
    private let log: ProblemLog

    init(builder: InventoryBuilder) {
        document = builder.document
        log = builder.log
    }

    /// The checks of an object.
    ///
    /// Where nothing is written it gets its default check: ICMP for what has addresses, HTTP for a site. A check that has nothing to ask
    /// is told where it is written, except that a device without address may take over checks and simply has none.
    func checks(
        _ written: YamlNode?, defaultKind: CheckKind?, addresses: [IPAddress] = [], host: String? = nil, url: String? = nil, object: String
    ) -> [CheckSpec] {
        var node = written
        if let name = written?.text {
            guard name != "none" else { return [] }
            guard let probe = document.node(.probes, name) else { return [] }
            node = probe
        }
        guard let node else {
            return defaultKind.map {
                specs($0, .empty(SourceSpot(file: "", line: 0, column: 0)), addresses, host, url, object, isWritten: false)
            } ?? []
        }
        return node.entries.flatMap { entry -> [CheckSpec] in
            guard let kind = CheckKind(rawValue: entry.key) else { return [] }
            return specs(kind, entry.value, addresses, host, url, object, isWritten: true)
        }
    }

    /// An application's one `check`, which says itself what it asks.
    func check(_ node: YamlNode) -> [CheckSpec] {
        let asks = ApplicationCheckKey.allCases.filter { node[$0.rawValue] != nil }
        guard asks.count == 1, let ask = asks.first, let text = node[ask.rawValue]?.text else {
            if asks.count > 1 { log.report(.conflictingKeys(asks.map(\.rawValue)), at: node.spot) }
            if asks.isEmpty, case .map = node.content {
                log.report(.oneNeeded(of: ApplicationCheckKey.allCases.map(\.rawValue)), at: node.spot)
            }
            return []
        }
        switch ask {
        case .http: return WebAddress(text) == nil ? [] : [spec("http", .http(url: text), node)]
        case .tcp: return ScalarText.hostPort(text).map { [spec("tcp", .tcp(host: $0.host, port: $0.port), node)] } ?? []
        case .icmp: return IPAddress(text).map { [spec("icmp", .icmp($0), node)] } ?? []
        }
    }

    private func specs(
        _ kind: CheckKind, _ settings: YamlNode, _ addresses: [IPAddress], _ host: String?, _ url: String?, _ object: String,
        isWritten: Bool
    ) -> [CheckSpec] {
        switch kind {
        case .icmp:
            if addresses.isEmpty, host != nil {
                log.report(.nothingToAsk("icmp", object, needs: "`host` must be an address or a device with `mgmt`"), at: settings.spot)
            }
            return addresses.enumerated().map { spec(Self.name("icmp", $0), .icmp($1), settings) }
        case .tcp:
            guard let port = settings[TcpCheckKey.port.rawValue] else {
                log.report(.missingKeys([TcpCheckKey.port.rawValue], of: "the tcp check of \(object)"), at: settings.spot)
                return []
            }
            guard let number = port.text.flatMap(ScalarText.wholeNumber) else { return [] }
            let hosts = addresses.isEmpty ? [host].compactMap { $0 } : addresses.map(\.description)
            return hosts.enumerated().map { spec(Self.name("tcp", $0), .tcp(host: $1, port: Int(number)), settings) }
        case .http:
            let own = settings[HttpCheckKey.url.rawValue]
            guard let target = own == nil ? url : own?.text else {
                if own == nil, isWritten { log.report(.nothingToAsk("http", object, needs: "write `url`"), at: settings.spot) }
                return []
            }
            return [spec("http", .http(url: target), settings)]
        }
    }

    private static func name(_ kind: String, _ position: Int) -> String { position == 0 ? kind : "\(kind)-\(position + 1)" }

    private func spec(_ name: String, _ question: CheckSpec.Question, _ node: YamlNode) -> CheckSpec {
        let item = Item<CheckSettingKey>(key: name, spot: node.spot, node: node)
        var spec =
            switch question {
            case .icmp: CheckSpec(name: name, question: question)
            // One connection says what five would; five would load the server that it asks.
            case .tcp, .http: CheckSpec(name: name, question: question, count: 1, timeout: .seconds(5))
            }
        func number(_ key: CheckSettingKey) -> Int? { item.value(key, ScalarText.wholeNumber).map { Int($0) } }
        spec.every = item.value(.every, ScalarText.duration) ?? spec.every
        spec.suspectEvery = item.value(.suspectEvery, ScalarText.duration) ?? min(spec.suspectEvery, spec.every)
        spec.count = number(.count) ?? spec.count
        spec.timeout = item.value(.timeout, ScalarText.duration) ?? spec.timeout
        spec.upIf = number(.upIf) ?? spec.upIf
        spec.confirm = number(.confirm) ?? spec.confirm
        spec.recover = number(.recover) ?? spec.recover
        spec.poorLoss = item.value(.loss, ScalarText.percent)
        spec.poorTime = item.value(.time, ScalarText.duration)
        if let node = item[.flap] { spec.flap = flap(node) }
        if spec.upIf > spec.count, let node = item[.upIf], let text = node.text {
            log.report(.outOfRange(text, of: CheckSettingKey.upIf.rawValue, range: "`count` is \(spec.count)"), at: node.spot)
        }
        return spec
    }

    /// Nil for `none`.
    private func flap(_ node: YamlNode) -> FlapLimits? {
        if node.text == "none" { return nil }
        let item = Item<FlapKey>(key: "flap", spot: node.spot, node: node)
        var limits = FlapLimits.usual
        limits.on = item.value(.on, ScalarText.percent) ?? limits.on
        limits.off = item.value(.off, ScalarText.percent) ?? min(limits.off, limits.on)
        if limits.off > limits.on || limits.on == 0, let node = item[.off] ?? item[.on], let text = node.text {
            log.report(.outOfRange(text, of: "flap", range: "`on` is above 0% and `off` is not above `on`"), at: node.spot)
        }
        return limits
    }
}
