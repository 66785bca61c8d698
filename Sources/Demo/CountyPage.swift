/// The page that a site of the demo shows.
enum CountyPage {
    static func html(title: String, sentence: String) -> String {
        """
        <!DOCTYPE html>
        <html lang="zh-CN">
        <head><meta charset="utf-8"><title>\(escaped(title))</title></head>
        <body>
        <h1>\(escaped(title))</h1>
        <p>\(escaped(sentence))</p>
        </body>
        </html>

        """
    }

    private static func escaped(_ text: String) -> String {
        text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
    }
}
