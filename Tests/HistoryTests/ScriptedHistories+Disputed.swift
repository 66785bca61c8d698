extension ScriptedHistories {
    /// What users of other monitors dispute about judging; what they dispute about figures is in the report's tests.
    static let disputed = [
        Named(
            "uptime-kuma#688: retries are not downtime",
            """
            tree 2026-10-12
            08:00 start
            08:30 lose unit/jyj 2
            09:00 lose unit/jyj 2
            09:30 lose unit/jyj 1
            10:00 end
            = unit/jyj: 08:00 up
            """),
        Named(
            "uptime-kuma#5401: an outage begins with its first failure, not with the last retry",
            """
            tree 2026-10-12
            08:00 start
            09:00 lose unit/jyj 3
            10:00 end
            = unit/jyj: 08:00 up, 09:00 down, 09:00:10 up
            ! 09:00-09:00:10 link/agg-1--unit/jyj | unit/jyj: unit/jyj!
            """),
        Named(
            "uptime-kuma#6475: five hours off are five hours unknown, not 100 %",
            """
            tree 2026-10-12
            08:00 start
            09:00 off
            14:00 on
            14:30 end
            = unit/jyj: 08:00 up, 09:00 unmonitored, 14:00 up
            = device/core: 08:00 up, 09:00 unmonitored, 14:00 up
            """),
        Named(
            "uptime-kuma#1644: off over an outage's beginning and end, it never was",
            """
            tree 2026-10-12
            08:00 start
            09:00 off
            09:10 cut unit/jyj
            09:20 mend unit/jyj
            09:30 on
            10:00 end
            = unit/jyj: 08:00 up, 09:00 unmonitored, 09:30 up
            """),
        Named(
            "uptime-kuma#2401: the monitor's own uplink lowers nobody's figure",
            """
            tree 2026-10-12
            08:00 start
            09:00 unfit
            09:00 cut device/core
            09:20 mend device/core
            09:20 fit
            10:00 end
            = unit/jyj: 08:00 up, 09:00 unmonitored, 09:20 up
            = unit/gaj: 08:00 up, 09:00 unmonitored, 09:20 up
            """),
        Named(
            "uptime-kuma#724: a host that stands still makes nobody down",
            """
            tree 2026-10-12
            08:00 start
            09:00 stall
            09:05 wake
            10:00 end
            = unit/jyj: 08:00 up, 09:00 unmonitored, 09:05 up
            """),
        Named(
            "uptime-kuma#2470: a stall of twenty seconds is none at all",
            """
            tree 2026-10-12
            08:00 start
            09:00:05 stall
            09:00:25 wake
            10:00 end
            = unit/jyj: 08:00 up
            = unit/czj: 08:00 up
            """),
        Named(
            "uptime-kuma#1089: the child is behind its parent, not down",
            """
            tree 2026-10-12
            08:00 start
            09:00 cut device/agg-2
            09:20 mend device/agg-2
            10:00 end
            ! 09:00-09:20 device/agg-2 | link/agg-2--core: device/agg-2! unit/gaj unit/rsj
            """),
        Named(
            "gatus#1708: of dependent endpoints the one at fault is told",
            """
            services 2026-10-12
            08:00 start
            09:00 cut application/dns
            09:20 mend application/dns
            10:00 end
            = device/srv: 08:00 up
            ! 09:00-09:20 application/dns: application/dns! application/approval
            """),
        Named(
            "icingadb#834: an object that was never asked has no state, and no incident",
            """
            unwatched 2026-10-12
            08:00 start
            09:00 end
            = device/agg-1:
            """),
        Named(
            "icingadb#647: poor is degraded, neither up nor down",
            """
            strict 2026-10-12
            08:00 start
            09:00 poor unit/jyj
            09:20 fine unit/jyj
            10:00 end
            = unit/jyj: 08:00 up, 09:00 degraded, 09:20 up
            """),
        Named(
            "uptime-kuma#4234: poor, then dead, then poor, then well",
            """
            strict 2026-10-12
            08:00 start
            09:00 poor unit/jyj
            09:20 cut unit/jyj
            09:40 mend unit/jyj
            10:00 fine unit/jyj
            10:30 end
            = unit/jyj: 08:00 up, 09:00 degraded, 09:20 down, 09:40 degraded, 10:00 up
            ! 09:20-09:40 link/agg-1--unit/jyj | unit/jyj: unit/jyj!
            """),
        Named(
            "uptime-kuma#1162: one lost burst an hour is no outage",
            """
            tree 2026-10-12
            08:00 start
            08:10 lose unit/jyj 1
            09:10 lose unit/jyj 1
            10:10 lose unit/jyj 1
            11:00 end
            = unit/jyj: 08:00 up
            """),
        Named(
            "uptime-kuma#3031: one good burst does not end an outage",
            """
            tree 2026-10-12
            08:00 start
            09:00 cut unit/jyj
            09:30 mend unit/jyj
            09:30:31 cut unit/jyj
            09:50 mend unit/jyj
            10:30 end
            ! 09:00-09:50 link/agg-1--unit/jyj | unit/jyj: unit/jyj!*2
            """),
    ]
}
