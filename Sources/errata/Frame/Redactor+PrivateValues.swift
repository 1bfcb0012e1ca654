import ConsoleUI
import Redaction

extension Redactor {
  /// The private values of a text, as the editor marks them.
  func privateValues(in text: String) -> [PrivateValue] {
    var text = text
    let found = findings(in: text)
    guard !found.isEmpty else { return [] }
    return text.withUTF8 { bytes in
      var byte = 0
      var scalars = 0
      func scalar(at offset: Int) -> Int {
        while byte < offset {
          if bytes[byte] & 0xC0 != 0x80 { scalars += 1 }
          byte += 1
        }
        return scalars
      }
      return found.map { finding in
        let start = scalar(at: finding.range.lowerBound)
        return PrivateValue(
          start..<scalar(at: finding.range.upperBound),
          label: finding.type.label,
          isSecret: finding.type.isSecret
        )
      }
    }
  }
}
