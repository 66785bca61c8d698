import NetInventory
import Testing

@Suite("Foreign text is shown, not obeyed")
struct VisibleTextTests {
    @Test(arguments: [
        ("教育局 é 🙂\n\t", "教育局 é 🙂\n\t"), ("\u{1b}[31m", "<U+001B>[31m"), ("a\r\nb", "a<U+000D>\nb"), ("\u{7f}\u{9b}", "<U+007F><U+009B>"),
        ("\u{202e}gnp.exe", "<U+202E>gnp.exe"), ("\u{2066}x\u{2069}", "<U+2066>x<U+2069>"), ("\u{feff}", "<U+FEFF>"),
        ("\u{e0041}", "<U+E0041>"), ("\0", "<U+0000>"),
    ])
    func visible(text: String, shown: String) {
        #expect(VisibleText.of(text) == shown)
    }

    @Test func onOneLine() {
        #expect(VisibleText.line("a\nb\tc\u{1b}", length: 60) == "a b c<U+001B>")
        #expect(VisibleText.line("abcdef", length: 6) == "abcdef")
        #expect(VisibleText.line("abcdefg", length: 6) == "abcde…")
    }
}
