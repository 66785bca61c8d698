import Foundation

extension CountyServer {
    /// The hidden verb `netmon demo-county`: plays the county until its standard input closes.
    ///
    /// It says `here`, reads the plan (one line of JSON), says `ready …`, and then answers each order with a line. Its input
    /// closes when netmon's side ends, in whatever way that ends, so it cannot be left behind.
    package static func run() throws(DemoError) {
        say(.here)
        guard let first = readLine() else { return }
        let order: CountyOrder
        do {
            order = try JSONDecoder().decode(CountyOrder.self, from: Data(first.utf8))
        } catch {
            throw .county("demo-county is started by netmon demo, which sends it the county as one line of JSON; that line cannot be read")
        }
        if let outside = order.outside { try NetworkNamespace.requireOther(than: outside) }
        let server = CountyServer(order.plan, isIsolated: order.outside != nil)
        defer { server.stop() }
        do {
            try server.start()
        } catch {
            return say(.refused(error.description))
        }
        say(.ready(server.counts))
        while let line = readLine() {
            guard let command = CountyCommand(line: line) else {
                say(.refused("not an order: \(line)"))
                continue
            }
            do {
                say(.done(try server.obey(command)))
            } catch {
                say(.refused(error.description))
            }
        }
    }

    private static func say(_ reply: CountyReply) {
        // Straight to the descriptor: `print` keeps lines back when the output is a pipe.
        try? FileHandle.standardOutput.write(contentsOf: Data((reply.line + "\n").utf8))
    }
}
