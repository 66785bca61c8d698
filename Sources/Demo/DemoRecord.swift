package import NetInventory

/// What was really done in a demo, and when: the truth that its report is compared with.
package struct DemoRecord: Hashable, Sendable {
    package struct Event: Hashable, Sendable {
        package var action: DemoAction
        package var objects: [ObjectID]
        /// When it took effect, as the county acknowledged it.
        package var moment: CountyMoment

        package init(action: DemoAction, objects: [ObjectID], moment: CountyMoment) {
            self.action = action
            self.objects = objects
            self.moment = moment
        }
    }

    /// An outage that happened: wholly begun at `from`, wholly ended at `to`; nil where the demo ended first.
    package struct Outage: Hashable, Sendable {
        package var object: ObjectID
        package var from: Timestamp
        package var to: Timestamp?

        package init(object: ObjectID, from: Timestamp, to: Timestamp? = nil) {
            self.object = object
            self.from = from
            self.to = to
        }
    }

    package var script: DemoScript
    package var placement: DemoPlacement
    package var startedAt: Timestamp
    package var endedAt: Timestamp
    package var events: [Event] = []

    package init(script: DemoScript, placement: DemoPlacement, startedAt: Timestamp, endedAt: Timestamp, events: [Event] = []) {
        self.script = script
        self.placement = placement
        self.startedAt = startedAt
        self.endedAt = endedAt
        self.events = events
    }

    /// The outages that a report of this demo has to show, by beginning and then in the order of the script.
    package var expectedOutages: [Outage] {
        var outages: [Outage] = []
        var open: [ObjectID: Int] = [:]
        for event in events {
            for object in event.objects {
                switch event.action {
                case .cut where open[object] == nil:
                    open[object] = outages.count
                    outages.append(Outage(object: object, from: event.moment.after))
                case .mend:
                    if let index = open.removeValue(forKey: object) { outages[index].to = event.moment.after }
                case .cut: break
                }
            }
        }
        return outages
    }
}
