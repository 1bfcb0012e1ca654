import JSONText
import ReviewModel

/// What `errata redact --explain` shows to people: a line for each value, from the same objects that
/// programs get.
///
/// A name of a field comes from the input, so nothing in it acts on a terminal.
struct ExplanationPage {
  private var pending: [UInt8] = []

  /// The lines for what was written so far; an object that is not whole yet waits.
  mutating func lines(of bytes: [UInt8]) -> [String] {
    pending += bytes
    guard let end = pending.lastIndex(of: UInt8(ascii: "\n")) else { return [] }
    let whole = pending[..<end]
    let lines = whole.split(separator: UInt8(ascii: "\n")).flatMap { Self.lines(of: $0) }
    pending.removeSubrange(...end)
    return lines
  }

  private static func lines(of object: ArraySlice<UInt8>) -> [String] {
    guard let value = try? JSONReader.parse(Array(object)).value,
      case .array(let spans) = value["spans"]
    else { return [] }
    let line = value["line"].flatMap(digits).map { "line \($0)  " } ?? ""
    return spans.map { span in
      let field = span["field"]?.text.map { PlainText.line($0, limit: 40).text + "  " } ?? ""
      let place = [span["start"], span["end"]].compactMap { $0.flatMap(digits) }
        .joined(separator: "-")
      return line + field + place + "  " + (span["placeholder"]?.text ?? "") + "  " + reason(span)
    }
  }

  /// Which rule it was and why, as in `card: luhn agrees, by the word "visa"; overrules phone`.
  private static func reason(_ span: JSONValue) -> String {
    let context = texts(span["context"]).map { "\"\($0)\"" }.joined(separator: ", ")
    var parts: [String] = []
    if let validator = span["validator"]?.text { parts.append("\(validator) agrees") }
    if !context.isEmpty { parts.append("by the word \(context)") }
    if parts.isEmpty {
      switch span["proof"]?.text {
      case "checksum": parts = ["its check digits agree"]
      case "structure": parts = ["by its form, which chance seldom has"]
      case "context": parts = ["by what stands around it"]
      default: parts = ["by its form"]
      }
    }
    let overruled = texts(span["overruled"])
    let rest = overruled.isEmpty ? "" : "; overrules \(overruled.joined(separator: ", "))"
    let text = "\(span["rule"]?.text ?? ""): \(parts.joined(separator: ", "))\(rest)"
    return PlainText.line(text).text
  }

  private static func texts(_ value: JSONValue?) -> [String] {
    guard case .array(let elements) = value else { return [] }
    return elements.compactMap(\.text)
  }

  private static func digits(_ value: JSONValue) -> String? {
    guard case .number(let digits) = value else { return nil }
    return digits
  }
}
