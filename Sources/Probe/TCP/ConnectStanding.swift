/// What the kernel says about a connection that was asked for.
enum ConnectStanding: Equatable {
    /// The SYN has no answer yet.
    case pending
    case stands(ConnectTime)
    /// It will not come about, or is broken already: the kernel's error number, and whoever out there said why.
    case failed(Int32, RouterWord?)
}
