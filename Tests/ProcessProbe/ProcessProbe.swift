import Glibc
import JSONText
import ReviewModel

// A child process as an external redactor may be: one that answers right, or that fails in the way
// its argument names. Its other arguments are WORD=TYPE: what it finds.

/// What the probe finds in a text: every place of its words, in code points.
private struct Finder {
  let words: [(word: [Unicode.Scalar], type: String)]

  init(_ arguments: some Sequence<String>) {
    words = arguments.compactMap { argument in
      let parts = argument.split(separator: "=", maxSplits: 1)
      return parts.count == 2 ? (Array(parts[0].unicodeScalars), String(parts[1])) : nil
    }
  }

  func spans(in text: String) -> [JSONValue] {
    let scalars = Array(text.unicodeScalars)
    var found: [JSONValue] = []
    for (word, type) in words where word.count <= scalars.count {
      for start in 0...(scalars.count - word.count)
      where scalars[start..<(start + word.count)].elementsEqual(word) {
        found.append(span(start, start + word.count, type))
      }
    }
    return found
  }
}

private func span(_ start: Int, _ end: Int, _ type: String) -> JSONValue {
  .object([
    JSONMember("start", .number(String(start))), JSONMember("end", .number(String(end))),
    JSONMember("type", .string(type)), JSONMember("score", .number("0.85")),
  ])
}

private func say(_ bytes: some Sequence<UInt8>, to descriptor: Int32 = STDOUT_FILENO) {
  var rest = Array(bytes)[...]
  while !rest.isEmpty {
    let count = rest.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
    guard count > 0 else { exit(2) }
    rest = rest.dropFirst(count)
  }
}

private func answer(id: String, _ spans: [JSONValue]) {
  var bytes: [UInt8] = []
  let reply = JSONValue.object([
    JSONMember("id", .number(id)), JSONMember("spans", .array(spans)),
  ])
  JSONWriter.append(reply, to: &bytes)
  say(bytes + [UInt8(ascii: "\n")])
}

/// Whether this is the first start of all that were given this file.
private func isFirst(_ file: String) -> Bool {
  let descriptor = open(file, O_WRONLY | O_CREAT | O_EXCL, 0o600)
  defer { close(descriptor) }
  return descriptor >= 0
}

@main
private struct ProcessProbe {
  static func main() {
    let arguments = Array(CommandLine.arguments.dropFirst())
    let way = arguments.first ?? ""
    let finder = Finder(arguments.dropFirst())
    var held: String?
    if way == "leave" { exit(3) }
    if way == "child" {
      // A grandchild that outlives it, if nobody kills the group.
      guard fork() != 0 else { while true { pause() } }
    }
    while let line = readLine() {
      guard let request = try? JSONReader.parse(line).value,
        case .number(let id) = request["id"], case .array(let elements) = request["texts"]
      else { exit(4) }
      let texts = elements.compactMap(\.text)
      let spans = texts.map { JSONValue.array(finder.spans(in: $0)) }
      if texts.contains(where: { $0.contains("POISON") }) { abort() }
      if texts.contains(where: { $0.contains("SLEEP") }) { while true { pause() } }
      switch way {
      case "answer": answer(id: id, spans)
      case "hang", "child": while true { pause() }
      case "crash": abort()
      case "crash-once":
        if isFirst(arguments[1]) { abort() }
        answer(id: id, spans)
      case "noise":
        say([UInt8](repeating: UInt8(ascii: "x"), count: 100_000), to: STDERR_FILENO)
        answer(id: id, spans)
      case "flood-stderr": while true { say([UInt8](repeating: 0x78, count: 1 << 20), to: 2) }
      case "flood-stdout": while true { say([UInt8](repeating: 0x78, count: 1 << 20)) }
      case "order":
        if let first = held {
          answer(id: id, spans)
          answer(id: first, spans)
          held = nil
        } else {
          held = id
        }
      case "other-id": answer(id: "9\(id)", spans)
      case "beyond": answer(id: id, texts.map { _ in .array([span(0, 100_000, "PERSON")]) })
      case "empty-span": answer(id: id, texts.map { _ in .array([span(1, 1, "PERSON")]) })
      case "overlap":
        answer(id: id, texts.map { _ in .array([span(0, 2, "PERSON"), span(1, 3, "PERSON")]) })
      case "label": answer(id: id, texts.map { _ in .array([span(0, 2, "Person")]) })
      case "fewer": answer(id: id, [])
      case "whole":
        answer(id: id, texts.map { .array([span(0, $0.unicodeScalars.count, "PERSON")]) })
      case "no-json": say("spans: none\n".utf8)
      case "twice":
        answer(id: id, spans)
        answer(id: id, spans)
      case "cut":
        say("{\"id\":".utf8)
        exit(0)
      case "close":
        close(STDOUT_FILENO)
        while true { pause() }
      default: exit(64)
      }
    }
  }
}
