package import ReviewModel

/// The names that stay in a record, since its published documents give them.
///
/// A name counts as published when a document of a publisher has it in its narration: known by the
/// dictionary, with a title, or after words such as "written by". Whoever introduces themselves
/// anywhere in the record, is addressed, or stands in the head of a message, is private everywhere in
/// it, whatever documents say. When somebody was born, as a document tells it, stays in that document.
struct PublishedNames: Sendable {
  /// What was found in the texts that were looked at, by their bytes: texts that Unicode calls equal
  /// have other offsets.
  private var foreseen: [[UInt8]: [Finding]] = [:]
  /// The texts that are published.
  private let documents: Set<[UInt8]>
  private var published: [Name] = []
  private var hidden: [Name] = []

  /// Looks at the texts of a record.
  ///
  /// - Parameters:
  ///   - documents: the texts that are published.
  ///   - others: the other texts.
  init(documents: [String], others: [String], redactor: Redactor) {
    self.documents = Set(documents.map { Array($0.utf8) })
    for (texts, arePublished) in [(documents, true), (others, false)] {
      for text in texts {
        let bytes = Array(text.utf8)
        guard foreseen[bytes] == nil else { continue }
        let findings = redactor.findings(in: text)
        foreseen[bytes] = findings
        for person in Person.all(in: text, findings, redactor) {
          if person.isIntroduced {
            if hidden.count < Self.most { hidden.append(person.name) }
          } else if arePublished, published.count < Self.most {
            published.append(person.name)
          }
        }
      }
    }
  }

  /// More names than that are not remembered; further ones are taken.
  private static let most = 500

  /// What was found in a text, if it was looked at.
  func findings(in text: String) -> [Finding]? { foreseen[Array(text.utf8)] }

  /// Takes out of findings what may stay, and gives back where that stands.
  func release(
    _ findings: inout [Finding],
    in text: String,
    by redactor: Redactor
  ) -> [Range<Int>] {
    if documents.contains(Array(text.utf8)) {
      findings.removeAll { $0.detector == BirthDetector.name }
    }
    guard !published.isEmpty else { return [] }
    let released = Set(
      Person.all(in: text, findings, redactor).filter { !$0.isIntroduced && isPublished($0) }
        .map(\.finding.range)
    )
    guard !released.isEmpty else { return [] }
    // Mentions may be of those who stay; those of the others are looked for again.
    findings.removeAll { released.contains($0.range) || $0.detector == KnownNames.detector }
    var text = text
    let spared = released.sorted { $0.lowerBound < $1.lowerBound }
    findings = text.withUTF8 {
      redactor.addingMentions(to: findings, of: KnownNames(), sparing: spared, in: $0)
    }
    return spared
  }

  private func isPublished(_ person: Person) -> Bool {
    let name = person.name
    return published.contains { $0.covers(name) || name.words.count > 1 && name.covers($0) }
      && !hidden.contains { $0.isSame(as: name) || $0.isSame(as: person.wholeName) }
  }
}

/// Somebody whose name was found.
private struct Person {
  let finding: Finding
  let name: Name
  /// The same with the capitalised words after it, which may belong to it.
  let wholeName: Name
  /// Whether they are addressed, introduce themselves, or stand in the head of a message or in a form,
  /// and are not merely spoken of.
  let isIntroduced: Bool

  /// The people of a text, mentions left out.
  static func all(in text: String, _ findings: [Finding], _ redactor: Redactor) -> [Person] {
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
      Person(
        finding: finding,
        name: Name(bytes[finding.range]),
        wholeName: Name(
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

  private static let detectors: Set = [
    PersonDictionaryDetector.name, PersonTitleDetector.name, PersonLabelDetector.name,
    PersonAddressDetector.name,
  ]
  /// Words before a name after which a document speaks of somebody; others stand in letters and forms.
  private static let narration = Set(
    PersonTitleDetector.words + ["written by", "known as", "named", "author", "by"]
  )
}

/// The words of a name in small letters.
private struct Name: Sendable {
  let words: [String]

  init(_ bytes: some Collection<UInt8>) {
    words = String(decoding: bytes, as: UTF8.self).lowercased().split { !$0.isLetter }
      .map(String.init)
  }

  /// Whether another name has only words of this one, in their order; an initial stands for a word.
  func covers(_ other: Name) -> Bool {
    var rest = words[...]
    // A lone name is one's last name.
    if other.words.count == 1 { return words.last == other.words.first }
    for word in other.words {
      guard
        let place = rest.firstIndex(where: { $0 == word || word.count == 1 && $0.hasPrefix(word) })
      else { return false }
      rest = rest[(place + 1)...]
    }
    return !other.words.isEmpty
  }

  /// Whether both may be of one person.
  func isSame(as other: Name) -> Bool {
    words == other.words
      || words.count > 1 && other.words.count > 1
        && (covers(other) || other.covers(self))
  }
}

extension RecordRedaction {
  /// Lets names stay that the published documents among the sources give.
  ///
  /// Called before the first text is redacted, with the texts as they are redacted later. It does
  /// nothing when the settings want every name taken, or no source is published.
  ///
  /// - Parameters:
  ///   - sources: the sources of the record.
  ///   - texts: its other texts.
  package mutating func leaveNames(publishedIn sources: [Source], besides texts: [String?]) {
    guard let publishers = redactor.publishers else { return }
    var documents: [String] = []
    var others = texts.compactMap(\.self)
    for source in sources {
      let texts = [source.title, source.text].compactMap(\.self)
      let isPublished = source.uri.map { uri in publishers.contains { $0.publishes(uri) } } ?? false
      if isPublished { documents += texts } else { others += texts }
    }
    guard !documents.isEmpty else { return }
    published = PublishedNames(documents: documents, others: others, redactor: redactor)
  }
}
