extension ScriptedHistories {
    /// netmon's own gaps, and clocks.
    static let time = [
        Named(
            "netmon is off while nothing happens",
            """
            tree 2026-10-12
            08:00 start
            09:00 off
            09:30 on
            10:00 end
            = unit/jyj: 08:00 up, 09:00 unmonitored, 09:30 up
            """),
        Named(
            "netmon is off in the middle of an outage: not to know is no recovery",
            """
            tree 2026-10-12
            08:00 start
            09:00 cut link/agg-1--core
            09:10 off
            09:30 on
            09:40 mend link/agg-1--core
            10:00 end
            = unit/jyj: 08:00 up, 09:00 down, 09:10 unmonitored, 09:30 down, 09:40 up
            ! 09:00-09:40 device/agg-1 | link/agg-1--core: device/agg-1! unit/jyj unit/czj unit/wjw
            """),
        Named(
            "what was mended while netmon was off ends when it is seen",
            """
            tree 2026-10-12
            08:00 start
            09:00 cut unit/jyj
            09:10 off
            09:20 mend unit/jyj
            09:30 on
            10:00 end
            = unit/jyj: 08:00 up, 09:00 down, 09:10 unmonitored, 09:30 up
            ! 09:00-09:30 link/agg-1--unit/jyj | unit/jyj: unit/jyj!
            """),
        Named(
            "what failed while netmon was off is one incident from when it is seen",
            """
            tree 2026-10-12
            08:00 start
            09:00 off
            09:10 cut link/agg-1--core
            09:30 on
            09:40 mend link/agg-1--core
            10:00 end
            = unit/jyj: 08:00 up, 09:00 unmonitored, 09:30 down, 09:40 up
            ! 09:30-09:40 device/agg-1 | link/agg-1--core: device/agg-1! unit/jyj unit/czj unit/wjw
            """),
        Named(
            "a netmon that is restarted within its results leaves no trace",
            """
            tree 2026-10-12
            08:00 start
            09:00:10 off
            09:00:30 on
            10:00 end
            = unit/jyj: 08:00 up
            """),
        Named(
            "the first look finds a cut: one incident, and it begins there",
            """
            tree 2026-10-12
            08:00 start
            08:00 cut link/agg-1--core
            08:30 mend link/agg-1--core
            09:00 end
            = unit/jyj: 08:00 down, 08:30 up
            ! 08:00-08:30 device/agg-1 | link/agg-1--core: device/agg-1! unit/jyj unit/czj unit/wjw
            """),
        Named(
            "the clock is set an hour on: the hour is unmonitored",
            """
            tree 2026-10-12
            08:00 start
            09:00 step 3600
            10:00 end
            = unit/jyj: 08:00 up, 09:00 unmonitored, 10:00 up
            """),
        Named(
            "the clock is set on in the middle of an outage",
            """
            tree 2026-10-12
            08:00 start
            09:00 cut unit/jyj
            09:10 step 3600
            09:20 mend unit/jyj
            10:00 end
            = unit/jyj: 08:00 up, 09:00 down, 09:10 unmonitored, 10:10 down, 10:20 up
            ! 09:00-10:20 link/agg-1--unit/jyj | unit/jyj: unit/jyj!
            """),
        Named(
            "the clock is set back: the time told already stays as it was judged",
            """
            tree 2026-10-12
            08:00 start
            09:00 step -600
            09:30 end
            = unit/jyj: 08:00 up
            """),
        Named(
            "a few seconds of clock correction are nothing",
            """
            tree 2026-10-12
            08:00 start
            09:00 step 2
            09:20 step -2
            10:00 end
            = unit/jyj: 08:00 up
            = device/agg-1: 08:00 up
            """),
        Named(
            "netmon cannot ask: unmonitored, no incident",
            """
            tree 2026-10-12
            08:00 start
            09:00 blind
            09:20 sighted
            10:00 end
            = unit/jyj: 08:00 up, 09:00 unmonitored, 09:20 up
            """),
        Named(
            "an outage over new year is one, to the second",
            """
            tree 2026-12-31
            23:00 start
            23:50 cut unit/jyj
            day 2027-01-01
            00:10 mend unit/jyj
            00:30 end
            day 2026-12-31
            = unit/jyj: 23:00 up, 23:50 down, day 2027-01-01 00:10 up
            day 2026-12-31
            ! 23:50-+70m link/agg-1--unit/jyj | unit/jyj: unit/jyj!
            """),
        Named(
            "a leap day",
            """
            tree 2028-02-28
            23:00 start
            23:50 cut unit/jyj
            day 2028-02-29
            00:10 mend unit/jyj
            00:30 end
            day 2028-02-28
            = unit/jyj: 23:00 up, 23:50 down, day 2028-02-29 00:10 up
            day 2028-02-28
            ! 23:50-+70m link/agg-1--unit/jyj | unit/jyj: unit/jyj!
            """),
        Named(
            "an outage over the hour that is there twice lasts as long as it lasted",
            """
            berlin 2026-10-25
            01:30 start
            +20m cut unit/jyj
            +140m mend unit/jyj
            +200m end
            = unit/jyj: +0m up, +20m down, +140m up
            ! +20m-+140m link/agg-1--unit/jyj | unit/jyj: unit/jyj!
            """),
        Named(
            "an outage over the hour that is left out",
            """
            berlin 2027-03-28
            01:30 start
            +20m cut unit/jyj
            +50m mend unit/jyj
            +120m end
            = unit/jyj: +0m up, +20m down, 03:20 up
            ! +20m-+50m link/agg-1--unit/jyj | unit/jyj: unit/jyj!
            """),
        Named(
            "a unit that begins at midnight of the day on which the clock is set",
            """
            berlin 2026-10-24
            23:30 start
            +100m cut unit/wjw
            +120m mend unit/wjw
            +180m end
            day 2026-10-25
            = unit/wjw: 00:00 up, 01:10 down, 01:30 up
            ! +100m-+120m link/agg-1--unit/wjw | unit/wjw: unit/wjw!
            """),
    ]
}
