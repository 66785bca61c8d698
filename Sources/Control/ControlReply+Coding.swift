/// The sort stands beside the members, so that an answer reads well where somebody speaks to the socket by hand.
extension ControlReply {
    private enum Sort: String, Codable {
        case progress, bad, problem, objects, hello, imported, compacted, reloaded, entered, declared, failed
    }

    private enum Key: String, CodingKey {
        case reply
    }

    package init(from decoder: any Decoder) throws {
        switch try decoder.container(keyedBy: Key.self).decode(Sort.self, forKey: .reply) {
        case .progress: self = .progress(try Progress(from: decoder))
        case .bad: self = .bad(try BadRow(from: decoder))
        case .problem: self = .problem(try Sentence(from: decoder))
        case .objects: self = .objects(try Objects(from: decoder))
        case .hello: self = .hello(try Hello(from: decoder))
        case .imported: self = .imported(try Imported(from: decoder))
        case .compacted: self = .compacted(try Compacted(from: decoder))
        case .reloaded: self = .reloaded(try Reloaded(from: decoder))
        case .entered: self = .entered(try Entered(from: decoder))
        case .declared: self = .declared(try Declared(from: decoder))
        case .failed: self = .failed(try Sentence(from: decoder))
        }
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        func write(_ sort: Sort, _ members: some Encodable) throws {
            try container.encode(sort, forKey: .reply)
            try members.encode(to: encoder)
        }
        switch self {
        case .progress(let members): try write(.progress, members)
        case .bad(let members): try write(.bad, members)
        case .problem(let members): try write(.problem, members)
        case .objects(let members): try write(.objects, members)
        case .hello(let members): try write(.hello, members)
        case .imported(let members): try write(.imported, members)
        case .compacted(let members): try write(.compacted, members)
        case .reloaded(let members): try write(.reloaded, members)
        case .entered(let members): try write(.entered, members)
        case .declared(let members): try write(.declared, members)
        case .failed(let members): try write(.failed, members)
        }
    }
}
