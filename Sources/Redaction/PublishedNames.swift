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
  private var foreseen: [[UInt8]: Look] = [:]
  /// The people whose names stay whatever documents say.
  private(set) var famous: FamousPeople
  /// The texts that are published.
  private let documents: Set<[UInt8]>
  private var published: [PersonName] = []
  private var hidden: [PersonName] = []

  /// Looks at the texts of a record.
  ///
  /// - Parameters:
  ///   - documents: the texts that are published.
  ///   - others: the other texts.
  ///   - redactor: finds the names.
  ///   - famous: the people whose names stay in any case.
  init(documents: [String], others: [String], redactor: Redactor, famous: FamousPeople) {
    self.famous = famous
    self.documents = Set(documents.map { Array($0.utf8) })
    for (texts, arePublished) in [(documents, true), (others, false)] {
      for text in texts {
        let bytes = Array(text.utf8)
        guard foreseen[bytes] == nil else { continue }
        let findings = bytes.withUnsafeBufferPointer { redactor.findings(in: $0, &self.famous) }
        foreseen[bytes] = Look(findings: findings, famous: self.famous.ranges)
        for person in FoundPerson.all(in: text, findings, redactor) {
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

  /// What was found in a text, and where the famous stand in it.
  struct Look: Sendable {
    let findings: [Finding]
    let famous: StayingRanges
  }

  /// What was found in a text, if it was looked at.
  func look(at text: String) -> Look? { foreseen[Array(text.utf8)] }

  /// Takes out of findings what may stay, and gives back where that stands.
  func release(
    _ findings: inout [Finding],
    in text: String,
    by redactor: Redactor,
    _ famous: inout FamousPeople
  ) -> [Range<Int>] {
    if documents.contains(Array(text.utf8)) {
      findings.removeAll { $0.detector == BirthDetector.name }
    }
    guard !published.isEmpty else { return [] }
    let released = Set(
      FoundPerson.all(in: text, findings, redactor).filter { !$0.isIntroduced && isPublished($0) }
        .map(\.finding.range)
    )
    guard !released.isEmpty else { return [] }
    // Mentions may be of those who stay; those of the others are looked for again.
    findings.removeAll { released.contains($0.range) || $0.detector == KnownNames.detector }
    var text = text
    let spared = released.sorted { $0.lowerBound < $1.lowerBound }
    findings = text.withUTF8 {
      redactor.addingMentions(to: findings, of: KnownNames(), &famous, sparing: spared, in: $0)
    }
    return spared
  }

  private func isPublished(_ person: FoundPerson) -> Bool {
    let name = person.name
    return published.contains { $0.covers(name) || name.words.count > 1 && name.covers($0) }
      && !hidden.contains { $0.isSame(as: name) || $0.isSame(as: person.wholeName) }
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
    let published = PublishedNames(
      documents: documents,
      others: others,
      redactor: redactor,
      famous: famous
    )
    famous = published.famous
    self.published = published
  }
}
