extension ScriptedHistories {
    /// Topologies that change, in the middle of an outage and beside one.
    static let changes = [
        Named(
            "the same topology read again in the middle of an outage changes nothing",
            """
            tree 2026-10-12
            08:00 start
            09:00 cut link/agg-1--core
            09:10 reload tree
            09:20 mend link/agg-1--core
            10:00 end
            = unit/jyj: 08:00 up, 09:00 down, 09:20 up
            ! 09:00-09:20 device/agg-1 | link/agg-1--core: device/agg-1! unit/jyj unit/czj unit/wjw
            """),
        Named(
            "a unit is moved to another node in the middle of an outage: it leaves, the others stay",
            """
            tree 2026-10-12
            08:00 start
            09:00 cut link/agg-1--core
            09:10 reload moved
            09:30 mend link/agg-1--core
            10:00 end
            = unit/jyj: 08:00 up, 09:00 down, 09:10 up
            = unit/czj: 08:00 up, 09:00 down, 09:30 up
            ! 09:00-09:30 device/agg-1 | link/agg-1--core: device/agg-1! unit/jyj unit/czj unit/wjw
            """),
        Named(
            "a unit is removed in the middle of its outage: nobody is bad any more",
            """
            tree 2026-10-12
            08:00 start
            09:00 cut unit/czj
            09:10 reload removed
            10:00 end
            ! 09:00-09:10 link/agg-1--unit/czj | unit/czj: unit/czj!
            """),
        Named(
            "a unit is renamed in the middle of an outage: the incident goes on",
            """
            tree 2026-10-12
            08:00 start
            09:00 cut link/agg-1--core
            09:10 reload renamed
            09:30 mend link/agg-1--core
            10:00 end
            = unit/jyt: 09:10 down, 09:30 up
            ! 09:00-09:30 device/agg-1 | link/agg-1--core: device/agg-1! unit/jyj unit/jyt unit/czj unit/wjw
            """),
        Named(
            "a unit is added behind a cut: it joins",
            """
            tree 2026-10-12
            08:00 start
            09:00 cut link/agg-1--core
            09:10 reload added
            09:30 mend link/agg-1--core
            10:00 end
            = unit/sjj: 09:10 down, 09:30 up
            ! 09:00-09:30 device/agg-1 | link/agg-1--core: device/agg-1! unit/jyj unit/czj unit/wjw unit/sjj
            """),
        Named(
            "another interval in the middle of an outage keeps the verdict",
            """
            tree 2026-10-12
            08:00 start
            09:00 cut unit/jyj
            09:10 reload slower
            09:30 mend unit/jyj
            10:00 end
            = unit/jyj: 08:00 up, 09:00 down, 09:30 up
            ! 09:00-09:30 link/agg-1--unit/jyj | unit/jyj: unit/jyj!
            """),
        Named(
            "a unit is added while all is well",
            """
            tree 2026-10-12
            08:00 start
            09:00 reload added
            09:30 cut unit/sjj
            09:40 mend unit/sjj
            10:00 end
            = unit/sjj: 09:00 up, 09:30 down, 09:40 up
            ! 09:30-09:40 link/agg-1--unit/sjj | unit/sjj: unit/sjj!
            """),
        Named(
            "a restart and a reload together, with the node dead all the while",
            """
            tree 2026-10-12
            08:00 start
            09:00 cut device/agg-1
            09:05 off
            09:15 on
            09:20 reload added
            09:25 off
            09:26 on
            09:40 mend device/agg-1
            10:10 end
            = device/agg-1: 08:00 up, 09:00 down, 09:05 unmonitored, 09:15 down, 09:25 unmonitored, 09:26 down, 09:40 up
            ! 09:00-09:40 device/agg-1 | link/agg-1--core: device/agg-1! unit/jyj unit/czj unit/wjw unit/sjj
            """),
    ]
}
