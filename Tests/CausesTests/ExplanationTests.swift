import Causes
import NetInventory
import Testing

@Suite("An explanation")
struct ExplanationTests {
    @Test("names each of its objects once, in order")
    func isASet() {
        let (a, b) = (ObjectID(.device, "agg-1"), ObjectID(.link, "l-1"))
        #expect(Explanation([b, a, b]).objects == [a, b])
        #expect(Explanation([b]) < Explanation([a, b]))
    }
}
