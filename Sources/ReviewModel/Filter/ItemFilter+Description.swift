extension ItemFilter: CustomStringConvertible {
  /// The written form, from which `init(parsing:)` reads the same filter again.
  package var description: String { terms.map(\.description).joined(separator: " ") }
}

extension FilterTerm: CustomStringConvertible {
  /// The written form.
  package var description: String { (isNegated ? "-" : "") + condition.written }
}

extension FilterCondition {
  fileprivate var written: String {
    switch self {
    case .text(let text): needsQuotes(text) ? quoted(text) : text
    case .id(let prefix): "id:" + value(prefix)
    case .signal(let signal): "signal:" + signal.rawValue
    case .kind(let kind): "kind:" + kind.rawValue
    case .failure(let kind): "kind:" + kind.rawValue
    case .agentVersion(let version): "agent:" + value(version)
    case .model(let model): "model:" + value(model)
    case .tag(let tag): "tag:" + value(tag)
    case .before(let moment): "before:" + moment.shortest
    case .after(let moment): "after:" + moment.shortest
    case .age(let age): "age:" + age.description
    case .cluster(let range): "cluster:" + range.written
    case .reason(let code): "reason:" + value(code)
    case .reviewer(let name): "reviewer:" + value(name)
    case .items(let keys): "(\(keys.count) items)"
    case .hasDraft: "has:draft"
    case .hasCorrection: "has:correction"
    case .hasTags: "has:tags"
    case .hasComment: "has:comment"
    case .hasSources: "has:sources"
    case .status(let status): "is:" + status.rawValue
    }
  }
}

extension ClosedRange<Int> {
  /// `5`, `>=5`, `<=5` or `2..5`.
  fileprivate var written: String {
    if lowerBound == upperBound { return String(lowerBound) }
    if upperBound == .max { return ">=\(lowerBound)" }
    return lowerBound <= 0 ? "<=\(upperBound)" : "\(lowerBound)..\(upperBound)"
  }
}

extension Timestamp {
  /// The day alone when the moment is its first.
  fileprivate var shortest: String {
    let full = rfc3339
    return full.hasSuffix("T00:00:00.000Z") ? String(full.prefix { $0 != "T" }) : full
  }
}

/// Whether a text would be read as something else when it is written bare.
private func needsQuotes(_ text: String) -> Bool {
  let letters = text.prefix { $0.isASCII && $0.isLetter }
  let readsAsKey = !letters.isEmpty && text.dropFirst(letters.count).first == ":"
  return readsAsKey || text.first == "-" || !isBare(text)
}

/// A value as it is written behind a key: in quotes if it has blanks.
func writtenValue(_ text: String) -> String { value(text) }

private func value(_ text: String) -> String { isBare(text) ? text : quoted(text) }

private func isBare(_ text: String) -> Bool {
  !text.isEmpty && text.first != "\"" && !text.contains(where: \.isWhitespace)
}

private func quoted(_ text: String) -> String {
  var escaped = ""
  for character in text {
    if character == "\"" || character == "\\" { escaped.append("\\") }
    escaped.append(character)
  }
  return "\"\(escaped)\""
}
