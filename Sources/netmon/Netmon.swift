@main
struct Netmon {
    static func main() {}
}
