import Foundation
import GRDB
import NetInventory

/// Values as the tables promise them. A damaged page may hold anything: then it is an error that says so, and not the end of netmon.
extension Row {
    func sound<Value: DatabaseValueConvertible & StatementColumnConvertible>(_ index: Int) throws -> Value {
        do {
            return try decode(Value.self, atIndex: index)
        } catch {
            throw StoreError.damaged(path: "", reason: "a value in it is not of its column's type")
        }
    }

    /// A number between two that make sense, so that no sum of such numbers can overflow.
    func sound<Value: FixedWidthInteger & DatabaseValueConvertible & StatementColumnConvertible>(
        _ index: Int, in range: ClosedRange<Value>
    ) throws -> Value {
        let value: Value = try sound(index)
        guard range.contains(value) else { throw StoreError.damaged(path: "", reason: "a number in it, \(value), is out of its range") }
        return value
    }

    func moment(_ index: Int) throws -> Timestamp {
        Timestamp(milliseconds: try sound(index, in: Self.moments))
    }

    /// Nil for NULL alone.
    func momentIfAny(_ index: Int) throws -> Timestamp? {
        let value: Int64? = try sound(index)
        return try value.map { _ in try moment(index) }
    }

    func flag(_ index: Int) throws -> Bool {
        let number: Int = try sound(index, in: 0...1)
        return number == 1
    }

    /// A length of time up to a thousand years.
    func length(_ index: Int) throws -> Milliseconds {
        Milliseconds(try sound(index, in: 0...31_557_600_000_000))
    }

    /// A number of tries, results, answers.
    func count(_ index: Int) throws -> Int {
        try sound(index, in: 0...1_000_000_000)
    }

    /// Far beyond any calendar, and far from where sums overflow.
    static let moments = Int64.min / 4...Int64.max / 4
}
