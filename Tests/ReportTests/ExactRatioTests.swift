import Testing

@testable import Report

@Suite struct ExactRatioTests {
    @Test(arguments: [
        (99_996, 100_000, "99.99"), (1, 1, "100.00"), (999_999_999, 1_000_000_000, "99.99"), (23, 24, "95.83"), (0, 7, "0.00"),
        (1, 3, "33.33"), (2, 3, "66.66"), (158, 165, "95.75"),
    ])
    func percentIsCutOff(numerator: Int64, denominator: Int64, text: String) throws {
        #expect(try #require(ExactRatio(numerator, of: denominator)).percentText(digits: 2) == text)
    }

    @Test func decimalsAreCutOffToo() throws {
        #expect(try #require(ExactRatio(999_306, of: 1_000_000)).decimalText(digits: 6) == "0.999306")
        #expect(try #require(ExactRatio(2, of: 3)).decimalText(digits: 6) == "0.666666")
        #expect(try #require(ExactRatio(1, of: 1)).decimalText(digits: 1) == "1.0")
        #expect(try #require(ExactRatio(7, of: 2)).decimalText(digits: 0) == "3")
    }

    @Test func lossGoesTheOtherWay() throws {
        #expect(try #require(ExactRatio(1, of: 1_000_000)).percentText(digits: 2, rounding: .up) == "0.01")
        #expect(try #require(ExactRatio(0, of: 1_000_000)).percentText(digits: 2, rounding: .up) == "0.00")
        #expect(try #require(ExactRatio(1, of: 4)).percentText(digits: 2, rounding: .up) == "25.00")
    }

    @Test func aShareOfNothingIsUnknown() {
        #expect(ExactRatio(0, of: 0) == nil)
        #expect(ExactRatio(1, of: -1) == nil)
        #expect(ExactRatio(-1, of: 1) == nil)
    }

    @Test func theLargestNumbersDoNotOverflow() throws {
        #expect(try #require(ExactRatio(.max, of: .max - 1)).percentText(digits: 40).hasPrefix("100.00000000000000"))
        #expect(try #require(ExactRatio(.max, of: 1)).decimalText(digits: 2) == "9223372036854775807.00")
        #expect(ExactRatio(2, of: 4) == ExactRatio(1, of: 2))
    }
}
