/// Where the county of the demo lives, and so what can be cut in it.
package enum DemoPlacement: Hashable, Sendable {
    /// In network namespaces that root made.
    case namespaces
    /// In network namespaces inside a user namespace: no rights on the machine are needed.
    case userNamespaces
    /// On the machine's own loopback device, where every address of 127.0.0.0/8 answers: no unit can be cut.
    case loopback(reason: String)

    /// Whether the county has a network of its own, so that an address can be taken away.
    package var isIsolated: Bool {
        switch self {
        case .namespaces, .userNamespaces: true
        case .loopback: false
        }
    }

    /// The word that the record of a demo uses.
    package var name: String {
        switch self {
        case .namespaces: "namespaces"
        case .userNamespaces: "user-namespaces"
        case .loopback: "loopback"
        }
    }

    /// What the user is told before anything happens: that all of it is simulated, where, and what is missing.
    package func sentence(_ language: DemoLanguage) -> String {
        switch (self, language) {
        case (.namespaces, .zh):
            "演示在本机内部另建的网络里进行：全县设备、单位和网站都是模拟的，中断也是模拟的，不影响本机，不向外发一个包。"
        case (.namespaces, .en):
            """
            The demo runs in a network of its own inside this machine: devices, units, sites and every cut are simulated; nothing outside \
            is touched.
            """
        case (.userNamespaces, .zh):
            "演示在本机内部另建的网络里进行（用户命名空间，不需要管理员权限）：全县设备、单位和网站都是模拟的，中断也是模拟的，不影响本机，不向外发一个包。"
        case (.userNamespaces, .en):
            """
            The demo runs in a network of its own inside this machine (a user namespace, no privileges needed): devices, units, sites \
            and every cut are simulated; nothing outside is touched.
            """
        case (.loopback(let reason), .zh):
            "演示在本机的回环地址上进行，只能模拟网站中断，不能模拟单位断网：本机建不了独立的网络（\(reason)）。不向外发一个包。"
        case (.loopback(let reason), .en):
            """
            The demo runs on this machine's loopback addresses and can cut sites but no units: a network of its own is not possible here \
            (\(reason)). Nothing is sent outside.
            """
        }
    }
}

extension DemoPlacement {
    /// The options of util-linux's `unshare` that make the outer namespace; nil where there is none.
    var unshareOptions: [String]? {
        switch self {
        case .namespaces: ["--net"]
        // The caller is root inside: it may make devices there and nowhere else.
        case .userNamespaces: ["--user", "--map-root-user", "--net"]
        case .loopback: nil
        }
    }
}
