/// Somebody whose name was found.
struct FoundPerson {
  let finding: Finding
  let name: PersonName
  /// The same with the capitalised words after it, which may belong to it.
  let wholeName: PersonName
  /// Whether they are addressed, introduce themselves, or stand in the head of a message or in a form,
  /// and are not merely spoken of.
  let isIntroduced: Bool

  /// The people of a text, mentions left out.
  static func all(in text: String, _ findings: [Finding], _ redactor: Redactor) -> [FoundPerson] {
    let people = findings.filter { detectors.contains($0.detector) }
    guard !people.isEmpty else { return [] }
    let named = people.filter { $0.detector != PersonDictionaryDetector.name }
    let introduced = Set(
      zip(named, named.isEmpty ? [] : redactor.words(for: named, in: text))
        .filter { !$1.words.allSatisfy(narration.contains) || $1.words.isEmpty }
        .map(\.0.range)
    )
    let bytes = Array(text.utf8)
    return people.map { finding in
      FoundPerson(
        finding: finding,
        name: PersonName(bytes[finding.range]),
        wholeName: PersonName(
          bytes[finding.range.lowerBound..<end(after: finding.range.upperBound, bytes)]
        ),
        isIntroduced: introduced.contains(finding.range)
      )
    }
  }

  /// The end of the capitalised words that follow a place.
  private static func end(after place: Int, _ bytes: [UInt8]) -> Int {
    var end = place
    for _ in 0..<2 {
      guard end + 1 < bytes.count, bytes[end] == 0x20,
        bytes[end + 1] &- 0x41 < 26 || bytes[end + 1] >= 0xC3
      else { break }
      end += 1
      while end < bytes.count, bytes[end].isLetter || bytes[end] >= 0x80 { end += 1 }
    }
    return end
  }

  /// The detectors that find names, mentions left out.
  static let detectors: Set = [
    PersonDictionaryDetector.name, PersonTitleDetector.name, PersonLabelDetector.name,
    PersonAddressDetector.name, NameAnswerDetector.name, PersonMailDetector.name,
    PersonSuffixDetector.name,
  ]
  /// Words before a name after which a document speaks of somebody; others stand in letters and forms.
  static let narration = Set(
    PersonTitleDetector.words + ["written by", "known as", "married to", "named", "author", "by"]
  )
}
