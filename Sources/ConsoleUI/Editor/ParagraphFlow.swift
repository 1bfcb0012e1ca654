/// A text with the lines of each paragraph joined to one, for rows wrap by themselves.
///
/// What Markdown keeps apart stays apart: blank lines, headings, list items, quotes, rows of tables, lines
/// of code (fenced, or indented by four blanks or a tab) and lines that end in a hard break (two blanks or
/// a backslash). A line goes on in the item that it stands under.
func reflowed(_ text: String) -> String {
  var result: [String] = []
  var isOpen = false
  var fence: Substring?
  for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
    let body = line.drop { $0 == " " || $0 == "\t" }
    if let mark = fence {
      result.append(String(line))
      if body.hasPrefix(mark) { fence = nil }
      isOpen = false
      continue
    }
    if body.hasPrefix("```") || body.hasPrefix("~~~") {
      fence = body.prefix(3)
      result.append(String(line))
      isOpen = false
      continue
    }
    if isOpen, !beginsLine(body), let last = result.popLast() {
      result.append(joined(last, body))
    } else {
      result.append(String(line))
    }
    let isCode = !isOpen && isIndentedCode(line)
    isOpen = !body.isEmpty && !isCode && !standsAlone(body) && !hasHardBreak(line)
  }
  return result.joined(separator: "\n")
}

/// Whether a line begins anew whatever stands before it.
private func beginsLine(_ body: Substring) -> Bool {
  body.isEmpty || standsAlone(body) || body.hasPrefix(">") || isListItem(body)
}

/// Whether nothing is joined to a line: headings, rows of tables, rules.
private func standsAlone(_ body: Substring) -> Bool {
  body.hasPrefix("#") || body.hasPrefix("|")
    || body.count >= 3 && (body.allSatisfy { $0 == "-" } || body.allSatisfy { $0 == "=" })
}

private func isListItem(_ body: Substring) -> Bool {
  guard let first = body.first else { return false }
  if "-*+•–".contains(first) { return body.dropFirst().first == " " }
  let rest = body.drop { $0.isASCII && $0.isNumber }
  guard rest.startIndex > body.startIndex, let mark = rest.first, mark == "." || mark == ")" else {
    return false
  }
  return rest.dropFirst().first == " "
}

private func isIndentedCode(_ line: Substring) -> Bool {
  (line.hasPrefix("    ") || line.hasPrefix("\t"))
    && !isListItem(line.drop { $0 == " " || $0 == "\t" })
}

private func hasHardBreak(_ line: Substring) -> Bool {
  line.hasSuffix("  ") || line.hasSuffix("\\")
}

/// Two lines as one, with a blank between them but where the script writes none.
private func joined(_ first: String, _ second: Substring) -> String {
  var first = first
  while first.last == " " || first.last == "\t" { first.removeLast() }
  let sides = [first.unicodeScalars.last, second.unicodeScalars.first].compactMap(\.self)
  let needsNone = sides.count == 2 && sides.allSatisfy(isWrittenWithoutSpaces)
  return first + (needsNone ? "" : " ") + second
}

/// Han and kana with their marks; Thai and its like also separate phrases by blanks.
private func isWrittenWithoutSpaces(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.value {
  case 0x2E80...0xA4CF, 0xF900...0xFAFF, 0xFF01...0xFF60, 0x20000...0x3FFFF: true
  default: false
  }
}
