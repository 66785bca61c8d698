import NIOCore
import NIOPosix
import NetInventory

/// All that netmon can ask, by kind; owns the threads behind it.
package struct ProberSet: Prober {
    package let icmp: ICMPProber
    package let tcp: TCPProber
    package let http: HTTPProber
    package let tls: TLSProber
    package let dns: DNSProber
    /// Where the tasks that wait for probes are best run.
    package let executor: any TaskExecutor
    /// How they best sleep.
    package let timer: ProbeTimer
    private let group: MultiThreadedEventLoopGroup
    private let resolver: NameResolver

    package init(_ settings: ProbeSettings = ProbeSettings()) {
        group = MultiThreadedEventLoopGroup(numberOfThreads: 1)
        executor = ProbeExecutor(eventLoop: group.any())
        timer = ProbeTimer(eventLoop: group.any())
        resolver = NameResolver(group: group)
        icmp = ICMPProber(resolver: resolver, settings: settings)
        tcp = TCPProber(resolver: resolver, settings: settings)
        let secure = TLSSetup(settings.tls)
        http = HTTPProber(group: group, resolver: resolver, settings: settings, tls: secure)
        tls = TLSProber(group: group, resolver: resolver, settings: settings, tls: secure)
        dns = DNSProber(group: group, settings: settings)
    }

    /// How lookups of names stand.
    package var lookups: LookupCounts { resolver.counts }

    package func prober(for kind: ProbeKind) -> any Prober {
        switch kind {
        case .icmp: icmp
        case .tcp: tcp
        case .http: http
        case .tls: tls
        case .dns: dns
        }
    }

    package func probe(_ question: ProbeQuestion) async -> ProbeResult {
        await prober(for: question.kind).probe(question)
    }

    package func submit(_ question: ProbeQuestion, _ deliver: @escaping @Sendable (consuming ProbeResult) -> Void) {
        prober(for: question.kind).submit(question, deliver)
    }

    /// Ends what is under way and all threads; the set answers nothing afterwards.
    package func shutdown() async {
        icmp.shutdown()
        tcp.shutdown()
        resolver.close()
        // Nothing is left to mend where a thread will not end.
        try? await group.shutdownGracefully()
    }
}
