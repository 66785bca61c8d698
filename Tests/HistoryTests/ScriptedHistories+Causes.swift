extension ScriptedHistories {
    private static let area = "device/agg-1! unit/jyj unit/czj unit/wjw"

    /// What failed, and what with it.
    static let causes = [
        Named(
            "a trunk is cut and mended",
            """
            tree 2026-10-12
            08:00 start
            09:00 cut link/agg-1--core
            09:20 mend link/agg-1--core
            10:00 end
            = unit/jyj: 08:00 up, 09:00 down, 09:20 up
            = device/agg-1: 08:00 up, 09:00 down, 09:20 up
            = unit/gaj: 08:00 up
            ! 09:00-09:20 device/agg-1 | link/agg-1--core: \(area)
            """),
        Named(
            "nothing happens",
            """
            tree 2026-10-12
            08:00 start
            10:00 end
            = unit/jyj: 08:00 up
            = device/core: 08:00 up
            """),
        Named(
            "a unit's own line",
            """
            tree 2026-10-12
            08:00 start
            09:00 cut unit/jyj
            09:20 mend unit/jyj
            10:00 end
            = unit/jyj: 08:00 up, 09:00 down, 09:20 up
            = unit/czj: 08:00 up
            ! 09:00-09:20 link/agg-1--unit/jyj | unit/jyj: unit/jyj!
            """),
        Named(
            "two cuts at once in different places are two incidents",
            """
            tree 2026-10-12
            08:00 start
            09:00 cut unit/jyj unit/gaj
            09:20 mend unit/jyj
            09:40 mend unit/gaj
            10:00 end
            ! 09:00-09:20 link/agg-1--unit/jyj | unit/jyj: unit/jyj!
            ! 09:00-09:40 link/agg-2--unit/gaj | unit/gaj: unit/gaj!
            """),
        Named(
            "both trunks at once are two incidents, for nothing says that they have one cause",
            """
            tree 2026-10-12
            08:00 start
            09:00 cut link/agg-1--core link/agg-2--core
            09:20 mend link/agg-1--core link/agg-2--core
            10:00 end
            ! 09:00-09:20 device/agg-1 | link/agg-1--core: \(area)
            ! 09:00-09:20 device/agg-2 | link/agg-2--core: device/agg-2! unit/gaj unit/rsj
            """),
        Named(
            "a second cut upstream is an incident of its own, and takes nobody twice",
            """
            tree 2026-10-12
            08:00 start
            09:00 cut unit/jyj
            09:20 cut link/agg-1--core
            09:40 mend link/agg-1--core
            10:00 mend unit/jyj
            10:30 end
            = unit/jyj: 08:00 up, 09:00 down, 10:00 up
            ! 09:00-10:00 link/agg-1--unit/jyj | unit/jyj: unit/jyj!
            ! 09:20-09:40 device/agg-1 | link/agg-1--core: device/agg-1! unit/czj unit/wjw
            """),
        Named(
            "a unit that died behind a cut is told of when the cut is mended",
            """
            tree 2026-10-12
            08:00 start
            09:00 cut link/agg-1--core
            09:10 cut unit/jyj
            09:30 mend link/agg-1--core
            10:00 mend unit/jyj
            10:30 end
            = unit/jyj: 08:00 up, 09:00 down, 10:00 up
            ! 09:00-09:30 device/agg-1 | link/agg-1--core: \(area)
            ! 09:30-10:00 link/agg-1--unit/jyj | unit/jyj: unit/jyj!
            """),
        Named(
            "a ring with one cut loses nobody",
            """
            ring 2026-10-12
            08:00 start
            09:00 cut link/r1--r2
            09:30 mend link/r1--r2
            10:00 end
            = unit/u2: 08:00 up
            = device/r2: 08:00 up
            """),
        Named(
            "a ring with two cuts is named two by two",
            """
            ring 2026-10-12
            08:00 start
            09:00 cut link/core--r1 link/r2--r3
            09:30 mend link/core--r1
            10:00 mend link/r2--r3
            10:30 end
            = unit/u2: 08:00 up, 09:00 down, 09:30 up
            = unit/u3: 08:00 up
            ! 09:00-09:30 device/r1 + device/r2 | device/r1 + link/r2--r3 | device/r2 + link/core--r1 | link/core--r1 + link/r2--r3: \
            device/r1! device/r2! unit/u1 unit/u2
            """),
        Named(
            "a ring loses one node, and its unit with it",
            """
            ring 2026-10-12
            08:00 start
            09:00 cut device/r2
            09:30 mend device/r2
            10:00 end
            = unit/u1: 08:00 up
            ! 09:00-09:30 device/r2: device/r2! unit/u2
            """),
        Named(
            "an uplink that flaps is one incident",
            """
            tree 2026-10-12
            08:00 start
            09:00 cut link/agg-1--core
            09:03 mend link/agg-1--core
            09:06 cut link/agg-1--core
            09:09 mend link/agg-1--core
            09:12 cut link/agg-1--core
            09:15 mend link/agg-1--core
            10:00 end
            = unit/jyj: 08:00 up, 09:00 down, 09:03 up, 09:06 down, 09:09 up, 09:12 down, 09:15 up
            ! 09:00-09:15 device/agg-1 | link/agg-1--core: device/agg-1!*3 unit/jyj*3 unit/czj*3 unit/wjw*3
            """),
        Named(
            "a quarter of an hour later it is another one",
            """
            tree 2026-10-12
            08:00 start
            09:00 cut unit/jyj
            09:05 mend unit/jyj
            09:20 cut unit/jyj
            09:25 mend unit/jyj
            10:00 end
            ! 09:00-09:05 link/agg-1--unit/jyj | unit/jyj: unit/jyj!
            ! 09:20-09:25 link/agg-1--unit/jyj | unit/jyj: unit/jyj!
            """),
        Named(
            "a node that nobody asks is named, and not judged",
            """
            unwatched 2026-10-12
            08:00 start
            09:00 cut device/agg-1
            09:20 mend device/agg-1
            10:00 end
            = device/agg-1:
            ! 09:00-09:20 device/agg-1 | link/agg-1--core: unit/jyj unit/czj unit/wjw
            """),
        Named(
            "late evidence: who is asked every five minutes joins when it is found bad",
            """
            rare 2026-10-12
            08:00 start
            09:01 cut link/agg-1--core
            09:30 mend link/agg-1--core
            10:00 end
            ! 09:01-09:30 device/agg-1 | link/agg-1--core: \(area)
            """),
        Named(
            "a node whose management address alone is dead is alone at fault",
            """
            tree 2026-10-12
            08:00 start
            09:00 deaf device/agg-1
            09:20 hears device/agg-1
            10:00 end
            = unit/jyj: 08:00 up
            ! 09:00-09:20 device/agg-1: device/agg-1!
            """),
        Named(
            "a unit with two uplinks survives one of the nodes",
            """
            dual 2026-10-12
            08:00 start
            09:00 cut device/agg-1
            09:20 mend device/agg-1
            10:00 end
            = unit/jyj: 08:00 up
            = unit/czj: 08:00 up, 09:00 down, 09:20 up
            ! 09:00-09:20 device/agg-1 | link/agg-1--core: device/agg-1! unit/czj unit/wjw
            """),
        Named(
            "one of two gateways lost is degraded, and no incident",
            """
            dual 2026-10-12
            08:00 start
            09:00 deaf unit/jyj#icmp-2
            09:20 hears unit/jyj#icmp-2
            10:00 end
            = unit/jyj: 08:00 up, 09:00 degraded, 09:20 up
            """),
        Named(
            "the core itself",
            """
            tree 2026-10-12
            08:00 start
            09:00 cut device/core
            09:20 mend device/core
            10:00 end
            ! 09:00-09:20 device/core: device/core! device/agg-1 device/agg-2 unit/jyj unit/czj unit/wjw unit/gaj unit/rsj
            """),
        Named(
            "power of a rack takes both nodes: one cause that no single member is",
            """
            power 2026-10-12
            08:00 start
            09:00 cut feed/room/f1
            09:20 mend feed/room/f1
            10:00 end
            ! 09:00-09:20 feed/room/f1: device/agg-1 device/agg-2 unit/jyj unit/czj unit/wjw unit/gaj unit/rsj
            """),
        Named(
            "a conduit that is dug up takes both trunks",
            """
            conduit 2026-10-12
            08:00 start
            09:00 cut conduit/k1
            09:20 mend conduit/k1
            10:00 end
            ! 09:00-09:20 conduit/k1: device/agg-1 device/agg-2 unit/jyj unit/czj unit/wjw unit/gaj unit/rsj
            """),
        Named(
            "a server takes what runs on it",
            """
            services 2026-10-12
            08:00 start
            09:00 cut device/srv
            09:20 mend device/srv
            10:00 end
            = application/dns: 08:00 up, 09:00 down, 09:20 up
            ! 09:00-09:20 device/srv | link/agg-1--srv: device/srv! application/dns application/approval
            """),
        Named(
            "an application alone",
            """
            services 2026-10-12
            08:00 start
            09:00 cut application/approval
            09:20 mend application/approval
            10:00 end
            = application/dns: 08:00 up
            ! 09:00-09:20 application/approval: application/approval!
            """),
    ]
}
