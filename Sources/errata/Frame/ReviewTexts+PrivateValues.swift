import Capture
import ConsoleUI
import Redaction
import ReviewModel

extension RecordRedaction {
  /// Lets the names stay that a record's published sources give.
  mutating func leaveNames(of record: Interaction, besides texts: [String?]) {
    leaveNames(publishedIn: record.sources, besides: [record.question, record.answer] + texts)
  }
}

extension Redactor {
  /// The private values of what somebody writes about a record.
  func findings(in text: String, about record: Interaction) -> [Redaction.Finding] {
    var redaction = RecordRedaction(self)
    redaction.leaveNames(of: record, besides: [text])
    return redaction.redaction(of: text)?.spans.map(\.finding) ?? []
  }
}

extension ReviewTexts {
  /// The private values of a text, as the editor marks them.
  ///
  /// - Parameter record: reads the record that it is about; it is asked only when names were found.
  func privateValues(in text: String, about record: () -> Interaction?) -> [PrivateValue] {
    var found = redactor.findings(in: text)
    if found.contains(where: { $0.type == .person }), let record = record() {
      found = redactor.findings(in: text, about: record)
    }
    guard !found.isEmpty else { return [] }
    var text = text
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
