import TOMLKit

/// A TOML file with the means to say where in it something is wrong.
struct TOMLDocument {
  /// The file, as errors name it.
  let path: String
  /// Its members.
  let root: [String: TOMLNode]
  private let text: String

  /// Parses a file.
  init(_ text: String, path: String) throws(ConfigurationError) {
    self.path = path
    self.text = text
    do {
      root = TOMLNode.members(try TOMLTable(string: text))
    } catch let error as TOMLParseError {
      throw .invalid(
        path: path,
        line: error.source.begin.line,
        problem: "this is not TOML: \(Self.firstLine(error.description))",
        remedy: "Mend the line, or put # before it."
      )
    } catch {
      throw .invalid(path: path, line: nil, problem: "this is not TOML", remedy: "Write it anew.")
    }
  }

  /// An error at a key, which is given by its path from the root.
  func error(at keys: [String], _ problem: String, _ remedy: String) -> ConfigurationError {
    .invalid(path: path, line: line(of: keys), problem: problem, remedy: remedy)
  }

  /// An error for a key that nobody knows, with the nearest of those that are known.
  func unknown(_ keys: [String], known: [String]) -> ConfigurationError {
    let name = keys.last ?? ""
    return error(at: keys, "there is no \(name) here", Spelling.remedy(for: name, among: known))
  }

  /// The line of a key, or of the nearest thing around it that has one.
  func line(of keys: [String]) -> Int? {
    var section: [String] = []
    var best: (length: Int, line: Int)?
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
    {
      let trimmed = line.drop { $0 == " " || $0 == "\t" }
      let path: [String]
      if trimmed.hasPrefix("[") {
        section = Self.keys(trimmed.drop { $0 == "[" })
        path = section
      } else {
        guard !trimmed.hasPrefix("#"), trimmed.contains("=") else { continue }
        path = section + Self.keys(trimmed)
      }
      if keys.starts(with: path), path.count > best?.length ?? 0 { best = (path.count, index + 1) }
    }
    return best?.line
  }

  /// The parts of a dotted key up to the `=` or `]` after it.
  private static func keys(_ text: Substring) -> [String] {
    var keys = [""]
    var quote: Character?
    for character in text {
      if character == quote {
        quote = nil
      } else if quote != nil {
        keys[keys.count - 1].append(character)
      } else {
        switch character {
        case "\"", "'": quote = character
        case "=", "]": return keys
        case ".": keys.append("")
        case " ", "\t": continue
        default: keys[keys.count - 1].append(character)
        }
      }
    }
    return keys
  }

  private static func firstLine(_ text: String) -> String {
    String(text.split(separator: "\n").first ?? "")
  }
}
