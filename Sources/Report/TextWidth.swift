/// How many columns of a terminal a text takes: Chinese characters and full-width signs take two (Unicode Standard Annex 11).
package enum TextWidth {
    package static func columns(_ text: String) -> Int {
        text.unicodeScalars.reduce(0) { $0 + columns($1) }
    }

    private static func columns(_ scalar: Unicode.Scalar) -> Int {
        switch scalar.value {
        case 0x0300...0x036f, 0x200b...0x200f, 0xfe00...0xfe0f, 0xfeff: 0
        case 0x1100...0x115f, 0x2e80...0x303e, 0x3041...0xa4cf, 0xac00...0xd7a3, 0xf900...0xfaff, 0xfe30...0xfe6f, 0xff00...0xff60,
            0xffe0...0xffe6, 0x1f300...0x1faff, 0x20000...0x3fffd:
            2
        case _: 1
        }
    }
}
