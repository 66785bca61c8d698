/// What a received message turned out to be.
enum EchoVerdict: Equatable {
    case answered
    case duplicate
    /// Its try had already run out of time, or its burst is over.
    case late
    /// Not an answer to an echo of ours, or not from where the echo went.
    case foreign
    /// A router's word that ended a try early.
    case refused
}
