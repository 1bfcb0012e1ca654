/// Makes texts say nothing to a template engine.
///
/// A space after a brace that opens a tag of Nunjucks (`{{`, `{%`, `{#`), after one at the end of a text, which
/// the next text could complete, and before a word that names a file to be read. Escapes such as `{% raw %}`
/// do not serve: depending on the prompt, promptfoo renders a value once, twice or not at all.
struct InertTemplate {
  /// Whether any text was changed.
  private(set) var hasChanged = false

  /// A text in which nothing acts.
  mutating func inert(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    if Self.schemes.contains(where: { Self.begins(text, with: $0) }) { result.append(" ") }
    let scalars = text.unicodeScalars
    var isAfterBrace = false
    for scalar in scalars {
      if isAfterBrace, Self.tagMarks.contains(scalar) { result.append(" ") }
      result.append(scalar)
      isAfterBrace = scalar == "{"
    }
    if isAfterBrace { result.append(" ") }
    if result.count == scalars.count { return text }
    hasChanged = true
    return String(result)
  }

  private static let tagMarks: [Unicode.Scalar] = ["{", "%", "#"]
  private static let schemes = ["file:", "package:", "python:", "exec:"]

  /// Whether a text begins so, in any case of ASCII letters.
  private static func begins(_ text: String, with scheme: String) -> Bool {
    text.utf8.prefix(scheme.utf8.count).elementsEqual(scheme.utf8) { left, right in
      left == right || left | 0x20 == right && (0x41...0x5A).contains(left)
    }
  }
}
