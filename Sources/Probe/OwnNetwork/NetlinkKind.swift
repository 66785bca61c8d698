/// The questions of rtnetlink that netmon asks, and their answers (linux/rtnetlink.h).
enum NetlinkKind: UInt16 {
    case newLink = 16
    case getLink = 18
    case newRoute = 24
    case getRoute = 26
    case newNeighbour = 28
    case getNeighbour = 30
}
