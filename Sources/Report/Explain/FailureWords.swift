internal import Monitor
internal import NetInventory
internal import Probe

extension ExplainReport {
    /// What a router said, in words.
    static func meaning(_ failure: CheckEvidence.Failure) -> Wording {
        switch failure.code {
        case .hostUnreachable: Wording("主机不可达", "host unreachable")
        case .netUnreachable: Wording("网络不可达", "network unreachable")
        case .adminProhibited: Wording("按策略禁止通过", "forbidden by policy")
        case .ttlExceeded: Wording("转发次数耗尽（可能是路由环路）", "hops exhausted (perhaps a routing loop)")
        case .portUnreachable: Wording("端口不可达", "port unreachable")
        case .tooBig: Wording("报文过大", "packet too big")
        case .timeout: failure.wasConnected ? Wording("连上后不答复", "connected, then silent") : Wording("超时", "timeout")
        case .refused: Wording("拒绝连接", "refused")
        case .reset: Wording("连接被断开", "connection cut off")
        case .resolve: Wording("域名解析不出", "name not resolved")
        case .tls: Wording("加密握手失败", "TLS failed")
        case .status:
            failure.httpStatus.map { Wording("答复错误 HTTP \($0)", "answered HTTP \($0)") } ?? Wording("答复错误", "answered with an error")
        case .body: Wording("答复不完整", "incomplete answer")
        case .unexpected: Wording("页面内容不符合要求", "not the expected page")
        case .notOpen: Wording("限时内打不开", "not open within the time limit")
        case .notJudged: Wording("只支持国密，不作判定", "SM2 and SM4 only, not judged")
        case .malformed: Wording("答复不合规", "malformed answer")
        case .permission: Wording("netmon 没有权限", "netmon had no right to ask")
        case .local: Wording("netmon 自己发不出", "netmon could not send")
        }
    }
}

extension WitnessReason {
    /// Why netmon could not judge, in words.
    var wording: Wording {
        switch self {
        case .off: Wording("netmon 没有运行", "netmon did not run")
        case .link: Wording("netmon 自己的网卡没有连接", "netmon's own interface had no carrier")
        case .route: Wording("netmon 这台机器没有路由", "netmon's machine had no route")
        case .gateway: Wording("netmon 自己的网关不应答", "netmon's own gateway did not answer")
        case .late: Wording("netmon 这台机器过忙或停顿", "netmon's machine stood still or was too busy")
        case .drops: Wording("netmon 来不及读，应答被内核丢弃", "the kernel dropped answers before netmon read them")
        case .clock: Wording("时钟被调整", "the clock was set")
        }
    }
}
