/// What the judge must remember of a check so that it can go on after a restart.
package struct CheckRecord: Hashable, Sendable {
    package var check: Check.ID
    package var timeline: CheckTimeline

    package init(check: Check.ID, timeline: CheckTimeline) {
        self.check = check
        self.timeline = timeline
    }
}
