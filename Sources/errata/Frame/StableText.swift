/// The text of a value by all that is stored in it, the same in every run: what is in no order is sorted.
enum StableText {
  /// The text of a value; of equal values it is equal, and what a later version stores besides is part of it.
  static func of(_ value: Any) -> String {
    if let text = value as? String { return "\(text.utf8.count):\(text)" }
    if let texts = value as? [String] { return "[" + texts.map { of($0) }.joined() + "]" }
    let mirror = Mirror(reflecting: value)
    if mirror.displayStyle == .optional {
      return mirror.children.first.map { "some(\(of($0.value)))" } ?? "none"
    }
    if mirror.children.isEmpty { return of(String(describing: value)) }
    var parts = mirror.children.map { child in (child.label ?? "") + "=" + of(child.value) }
    if mirror.displayStyle == .set || mirror.displayStyle == .dictionary { parts.sort() }
    return "(" + parts.joined(separator: ",") + ")"
  }
}
