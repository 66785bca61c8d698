/// What an object's result is computed from, and what adds up over objects.
struct CountedTime {
    var always = AvailabilityTally()
    var office: Result<AvailabilityTally, OfficeHoursUnknown> = .success(AvailabilityTally())

    static func += (left: inout CountedTime, right: CountedTime) {
        left.always += right.always
        switch (left.office, right.office) {
        case (.success(var sum), .success(let more)):
            sum += more
            left.office = .success(sum)
        case (.success, .failure): left.office = right.office
        case (.failure, _): break
        }
    }
}
