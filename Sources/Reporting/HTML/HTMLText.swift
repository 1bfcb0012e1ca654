/// Text of HTML that is being written: what is put in as text stays text, whatever it holds.
struct HTMLText {
  private(set) var content = ""

  /// Puts a tag in, as it is written here.
  mutating func put(_ markup: StaticString) { content += "\(markup)" }

  /// Puts text in.
  mutating func put(text: String) { content += Self.escaped(text) }

  /// Puts an element in that holds text; the attributes' values may come from strangers too.
  mutating func put(
    _ element: StaticString,
    _ attributes: [(name: StaticString, value: String)] = [],
    text: String
  ) {
    open(element, attributes)
    put(text: text)
    close(element)
  }

  /// Puts an opening tag in.
  mutating func open(
    _ element: StaticString,
    _ attributes: [(name: StaticString, value: String)] = []
  ) {
    content += "<\(element)"
    for (name, value) in attributes { content += " \(name)=\"\(Self.escaped(value))\"" }
    content += ">"
  }

  /// Puts a closing tag in.
  mutating func close(_ element: StaticString) { content += "</\(element)>" }

  /// Puts in what was written by another.
  mutating func put(_ other: HTMLText) { content += other.content }

  /// A text with its markup disarmed, and its control characters, marks of direction included, made visible.
  static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "'": result += "&#39;"
      case "\u{202A}"..."\u{202E}", "\u{2066}"..."\u{2069}", "\u{200E}", "\u{200F}", "\u{061C}":
        result += "\u{FFFD}"
      default:
        let isControl = scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value)
        result.unicodeScalars.append(isControl ? "\u{FFFD}" : scalar)
      }
    }
    return result
  }
}
