import Foundation
import NetInventory
import Testing

@testable import Report

@Suite struct DisplayWidthTests {
    @Test(arguments: [
        ("", 0), ("abc", 3), ("教育局", 6), ("（ＯＫ）", 8), ("ｱｲｳ", 3), ("한국", 4), ("e\u{301}", 1), ("か\u{3099}", 2), ("\u{1100}\u{1161}", 2),
        ("𠀀", 2), ("👍", 2), ("“—…”", 4), ("\u{200B}\u{200D}", 0), ("✓", 1), ("；：，。", 8), ("한\u{FE0F}", 2), ("①", 1), ("℃", 1), ("№", 1),
    ])
    func columnsOnTheScreen(text: String, width: Int) {
        #expect(DisplayWidth.of(text) == width)
    }
}

@Suite struct TextTableTests {
    @Test func alignsByWhatTheScreenShows() {
        var table = TextTable([.left("单位"), .right("可用率"), .left("x")])
        table.add(["教育局", "99.99%", "a"])
        table.addHeading("乡镇（1）")
        table.add(["zc", "5%"])
        table.addTotal(["合计", "100.00%"])
        #expect(
            table.text == """
                单位     可用率  x
                ------------------
                教育局   99.99%  a
                乡镇（1）
                zc           5%
                ------------------
                合计    100.00%
                """)
    }

    @Test func aNameCannotSteerTheTerminal() {
        #expect(TextTable.printable("a\u{1B}[2J\n\u{9B}b") == "a\u{FFFD}[2J\u{FFFD}\u{FFFD}b")
        #expect(TextTable.printable("a\u{202E}b\u{2066}") == "a\u{FFFD}b\u{FFFD}")
        #expect(JSONValue.string("a\u{202E}\u{E0041}\u{1B}é").text() == #""a\u202e\udb40\udc41\u001bé""#)
    }
}

@Suite struct JSONValueTests {
    @Test func keepsOrderAndDigits() {
        let value = JSONValue.object([
            ("z", .decimal("0.999306")), ("a", .array([.null, .bool(true), .int(-7)])), ("e", .array([])), ("o", .object([])),
        ])
        #expect(value.text() == #"{"z":0.999306,"a":[null,true,-7],"e":[],"o":{}}"#)
        #expect(
            value.text(pretty: true) == """
                {
                  "z": 0.999306,
                  "a": [
                    null,
                    true,
                    -7
                  ],
                  "e": [],
                  "o": {}
                }
                """)
    }

    @Test func escapesEveryControlCharacter() throws {
        let nasty = "\u{0}\u{1}\u{1F}\"\\/\n\r\t\u{7F}\u{85}\u{2028}教育局👍"
        let text = JSONValue.string(nasty).text()
        #expect(text == #""\u0000\u0001\u001f\"\\/\n\r\t\u007f\u0085\u2028教育局👍""#)
        let read = try JSONSerialization.jsonObject(with: Data(text.utf8), options: .fragmentsAllowed)
        #expect(read as? String == nasty)
    }
}

@Suite struct CSVTextTests {
    @Test func officeSuitesReadIt() {
        var csv = CSVText(columns: ["编号", "a"])
        csv.add([.text("003110926"), .number("0.5")])
        csv.add([.text("say \"hi\",\r\nthen go"), .number(nil)])
        #expect(csv.text == "\u{FEFF}\"编号\",\"a\"\r\n\"003110926\",0.5\r\n\"say \"\"hi\"\",\r\nthen go\",\r\n")
        #expect(Array(csv.text.utf8.prefix(3)) == [0xEF, 0xBB, 0xBF])
    }

    @Test func aNameCannotSteerTheTerminal() {
        var csv = CSVText(columns: [])
        csv.add([.text("a\u{1B}[2J\tb\nc\u{9B}")])
        #expect(csv.text.hasSuffix("\"a\u{FFFD}[2J\tb\nc\u{FFFD}\"\r\n"))
    }

    @Test(arguments: ["=1+1", "+86", "-2", "@SUM(A1)", "\t=1", " =cmd|' /C calc'!A0", "＝1"])
    func aNameIsNeverAFormula(text: String) {
        var csv = CSVText(columns: [])
        csv.add([.text(text)])
        #expect(csv.text.hasSuffix("\"'\(text)\"\r\n"))
    }
}

@Suite struct ReportLanguageTests {
    @Test(arguments: [
        (0, "0s", "0秒"), (192_000, "3m 12s", "3分12秒"), (12_500, "12.5s", "12.5秒"), (90_061_000, "1d 1h 1m 1s", "1天1小时1分1秒"),
        (7_200_000, "2h", "2小时"), (1, "0.001s", "0.001秒"), (86_400_005, "1d 0.005s", "1天0.005秒"),
    ])
    func durations(milliseconds: Int64, en: String, zh: String) {
        #expect(ReportLanguage.en.duration(Milliseconds(milliseconds)) == en)
        #expect(ReportLanguage.zh.duration(Milliseconds(milliseconds)) == zh)
        #expect(ReportLanguage.en.duration(nil) == "-")
    }

    @Test(arguments: Phrase.allCases as [any SpokenPhrase] + IncidentPhrase.allCases)
    func everyPhraseHasBothLanguagesAndTheSameGaps(phrase: any SpokenPhrase) {
        func gaps(_ language: ReportLanguage) -> Set<Substring> {
            Set(phrase.pattern(in: language).matches(of: /\{[0-9]\}/).map(\.output))
        }
        for language in ReportLanguage.allCases { #expect(!phrase.pattern(in: language).isEmpty) }
        #expect(gaps(.zh) == gaps(.en))
    }

    @Test func anArgumentWithBracesStaysWhatItIs() {
        #expect(Phrase.titled.text(in: .en, "{2}", "{1}") == "{2}: {1}")
    }
}
