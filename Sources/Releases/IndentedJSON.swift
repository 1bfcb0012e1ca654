import JSONText
import ReviewModel

/// Writes JSON for people: two spaces a level down to the third level, one line for what is deeper,
/// and a line feed at the end.
func indentedJSON(_ value: JSONValue) -> [UInt8] {
  var output: [UInt8] = []
  append(value, level: 0, to: &output)
  output.append(UInt8(ascii: "\n"))
  return output
}

private func append(_ value: JSONValue, level: Int, to output: inout [UInt8]) {
  switch value {
  case .array(let elements) where level < 3 && !elements.isEmpty:
    appendLines(elements, between: "[", and: "]", level: level, to: &output) { element, output in
      append(element, level: level + 1, to: &output)
    }
  case .object(let members) where level < 3 && !members.isEmpty:
    appendLines(members, between: "{", and: "}", level: level, to: &output) { member, output in
      JSONWriter.append(string: member.key, to: &output)
      output += Array(": ".utf8)
      append(member.value, level: level + 1, to: &output)
    }
  default:
    JSONWriter.append(value, to: &output)
  }
}

private func appendLines<Element>(
  _ elements: [Element],
  between open: Unicode.Scalar,
  and close: Unicode.Scalar,
  level: Int,
  to output: inout [UInt8],
  _ appendElement: (Element, inout [UInt8]) -> Void
) {
  output.append(UInt8(ascii: open))
  for (index, element) in elements.enumerated() {
    if index > 0 { output.append(UInt8(ascii: ",")) }
    appendLineStart(level: level + 1, to: &output)
    appendElement(element, &output)
  }
  appendLineStart(level: level, to: &output)
  output.append(UInt8(ascii: close))
}

private func appendLineStart(level: Int, to output: inout [UInt8]) {
  output.append(UInt8(ascii: "\n"))
  output += Array(repeating: UInt8(ascii: " "), count: level * 2)
}
