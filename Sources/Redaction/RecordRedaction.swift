/// Redacts the texts of one record, so that a value has one placeholder in all of them.
///
/// Placeholders are numbered in the order in which their values are met, per type, from one. Two
/// values never share one, and a name that the record already has is not given again, which is why
/// every text should be shown to `reserve(_:)` before the first is redacted.
///
/// For example, a question with `ann@example.com` and an answer with `ANN@example.com` and
/// `bob@example.com` get `[EMAIL_1]`, `[EMAIL_1]` and `[EMAIL_2]`.
package struct RecordRedaction {
  /// How many values were replaced, by type; a value that is met twice counts twice.
  package var counts: [FindingType: Int] {
    Dictionary(uniqueKeysWithValues: tallies.map { ($0.type, $0.count) })
  }
  /// How many texts were taken whole, by the name of the user's rule whose search could not be brought
  /// to its end in them.
  package private(set) var runaways: [String: Int] = [:]
  private(set) var redactor: Redactor
  private var numbers: [Value: Int] = [:]
  /// The names of people that were found so far.
  private var names = KnownNames()
  /// The people whom everybody may ask about.
  var famous = FamousPeople()
  /// The names that may stay; nil when no document is published.
  var published: PublishedNames?
  private var taken: Set<Placeholder> = []
  /// Asked for the number that a value has already where it stands, by the label of its type and the form in
  /// which equal values are equal bytes; nil when nobody knows.
  package var recall: (@Sendable (_ label: String, _ canonical: [UInt8]) -> Int?)?
  /// The types that were met, few enough to be looked through.
  private var tallies: [Tally] = []

  /// What was met of one type.
  private struct Tally {
    let type: FindingType
    var count = 0
    var lastNumber = 0
  }

  private struct Value: Hashable {
    var type: FindingType
    var canonical: [UInt8]

    func hash(into hasher: inout Hasher) {
      type.hash(into: &hasher)
      canonical.withUnsafeBytes { hasher.combine(bytes: $0) }
    }
  }

  /// Begins a record.
  package init(_ redactor: Redactor) { self.redactor = redactor }

  /// Goes on with other rules: values keep the names that they have got.
  ///
  /// Names of people that published documents give stay only when `leaveNames` is called again.
  package mutating func use(_ redactor: Redactor) {
    self.redactor = redactor
    published = nil
  }

  /// Whether a name stayed in a text of the record, and a later one shows that it is somebody's: then
  /// the record is redacted anew with `takesFamousNames()`.
  package var hasExposedName: Bool { famous.areExposed }

  /// Takes the names of people too whom everybody may ask about.
  ///
  /// Called before the first text is redacted.
  package mutating func takesFamousNames() {
    famous = FamousPeople()
    famous.areSpared = false
  }

  /// Keeps the placeholders that a text already has from being given to another value.
  package mutating func reserve(_ text: String) {
    var text = text
    text.withUTF8 { reserve($0) }
  }

  /// Keeps the placeholders that UTF-8 already has from being given to another value.
  package mutating func reserve(_ bytes: UnsafeBufferPointer<UInt8>) {
    var index = 0
    while let open = bytes.next(UInt8(ascii: "["), from: index) {
      if let placeholder = redactor.labels.placeholder(at: open, in: bytes) {
        taken.insert(placeholder)
      }
      index = open + 1
    }
  }

  /// Keeps a placeholder of a label that no detector has from being given to another value.
  package mutating func reserve(label: String, number: Int) {
    taken.insert(Placeholder(label: label, number: number))
  }

  /// The text with every private value replaced; the same text when there is none.
  package mutating func redact(_ text: String) -> String {
    redaction(of: text)?.text ?? text
  }

  /// The text with every private value replaced and where they stood, or nil when there is none.
  ///
  /// - Parameters:
  ///   - text: the text.
  ///   - label: the name of the field that the text fills, such as `phone`; it counts as a word that
  ///     stands before the text.
  ///   - spared: types that are left alone.
  package mutating func redaction(
    of text: String,
    label: String? = nil,
    sparing spared: Set<FindingType> = []
  ) -> RedactedText? {
    var text = text
    var findings = findings(in: text, label: label)
    if !spared.isEmpty { findings.removeAll { spared.contains($0.type) } }
    guard !findings.isEmpty else { return nil }
    reserve(text)
    return text.withUTF8 { bytes in
      var output: [UInt8] = []
      let spans = replace(findings, in: bytes, into: &output)
      return RedactedText(text: String(decoding: output, as: UTF8.self), spans: spans)
    }
  }

  /// Notes what spoke for each of the spans of a text, with the label that it was redacted with.
  package func explain(
    _ spans: inout [RedactedText.Span],
    of text: String,
    label: String? = nil
  ) {
    let evidence = redactor.evidence(for: spans.map(\.finding), in: text, label: label)
    for index in spans.indices { spans[index].evidence = evidence[index] }
  }

  private mutating func findings(in text: String, label: String?) -> [Finding] {
    var text = text
    var findings: [Finding]
    if label == nil, let look = published?.look(at: text) {
      findings = look.findings
      famous.use(look.famous)
    } else {
      findings = redactor.findings(in: text, label: label, &famous)
      if knowsFamousName(in: text) {
        famous.areSpared = false
        findings = redactor.findings(in: text, label: label, &famous)
      }
    }
    let released = published?.release(&findings, in: text, by: redactor, &famous) ?? []
    text.withUTF8 { findings = withMentions(findings, sparing: released, in: $0) }
    // Who has a name in common with somebody private is not redacted by halves.
    if !released.isEmpty {
      findings.removeAll { finding in
        finding.type == .person
          && released.contains { $0.contains(finding.range.lowerBound) }
      }
    }
    return findings
  }

  /// The private values of bytes of the record, mentions of people among them whose names it has elsewhere.
  package mutating func findings(in bytes: UnsafeBufferPointer<UInt8>) -> [Finding] {
    withMentions(redactor.findings(in: bytes, &famous), in: bytes)
  }

  /// Whether a name that stays in the text is known to be somebody's in this record.
  private func knowsFamousName(in text: String) -> Bool {
    guard let recall, !famous.ranges.ranges.isEmpty else { return false }
    var text = text
    return text.withUTF8 { bytes in
      famous.ranges.ranges.contains { range in
        let name = UnsafeBufferPointer(rebasing: bytes[range])
        return recall(FindingType.person.label, canonical(name, of: .person)) != nil
      }
    }
  }

  /// Adds mentions of people whose names other texts of the record have, and remembers the new ones.
  ///
  /// - Parameter spared: what stays, in order.
  private mutating func withMentions(
    _ findings: [Finding],
    sparing spared: [Range<Int>] = [],
    in bytes: UnsafeBufferPointer<UInt8>
  ) -> [Finding] {
    let all =
      names.isEmpty || !redactor.looks(for: .person)
      ? findings
      : redactor.addingMentions(to: findings, of: names, &famous, sparing: spared, in: bytes)
    for finding in all where finding.type == .person && finding.detector != KnownNames.detector {
      names.insert(UnsafeBufferPointer(rebasing: bytes[finding.range]))
    }
    return all
  }

  /// Appends the bytes with the findings replaced, and says by what.
  ///
  /// - Parameters:
  ///   - findings: what the redactor found in these bytes, or a part of it.
  ///   - bytes: any bytes; those outside the findings stay as they are.
  ///   - output: where to append.
  package mutating func replace(
    _ findings: [Finding],
    in bytes: UnsafeBufferPointer<UInt8>,
    into output: inout [UInt8]
  ) -> [RedactedText.Span] {
    output.reserveCapacity(output.count + bytes.count)
    var spans: [RedactedText.Span] = []
    var copied = 0
    for finding in findings {
      if finding.isOfRunaway {
        runaways[String(finding.detector.dropFirst(CompiledRule.prefix.count)), default: 0] += 1
      }
      let value = UnsafeBufferPointer(rebasing: bytes[finding.range])
      let placeholder = placeholder(for: finding.type, value)
      output.append(
        contentsOf: UnsafeBufferPointer(rebasing: bytes[copied..<finding.range.lowerBound])
      )
      output.append(contentsOf: placeholder.utf8)
      copied = finding.range.upperBound
      spans.append(RedactedText.Span(finding: finding, placeholder: placeholder))
    }
    output.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[copied..<bytes.count]))
    return spans
  }

  private mutating func placeholder(
    for type: FindingType,
    _ bytes: UnsafeBufferPointer<UInt8>
  ) -> String {
    let tally = tallies.firstIndex { $0.type == type } ?? tallies.count
    if tally == tallies.count { tallies.append(Tally(type: type)) }
    tallies[tally].count += 1
    let value = Value(type: type, canonical: canonical(bytes, of: type))
    if let number = numbers[value] { return Placeholder(label: type.label, number: number).text }
    if let number = recall?(type.label, value.canonical) {
      let placeholder = Placeholder(label: type.label, number: number)
      numbers[value] = number
      taken.insert(placeholder)
      return placeholder.text
    }
    // A rule of the user may give the label of another type.
    let last = tallies.reduce(0) { $1.type.label == type.label ? max($0, $1.lastNumber) : $0 }
    var placeholder = Placeholder(label: type.label, number: last + 1)
    while taken.contains(placeholder) { placeholder.number += 1 }
    numbers[value] = placeholder.number
    tallies[tally].lastNumber = placeholder.number
    return placeholder.text
  }

  /// Whether any value has a name.
  package var namesValues: Bool { !numbers.isEmpty }

  /// The values that have names.
  package var named: [NamedValue] {
    numbers.map { value, number in
      let name = Placeholder(label: value.type.label, number: number).text
      return NamedValue(name: name, label: value.type.label, canonical: value.canonical)
    }
  }

  /// A value in the form in which equal values are equal bytes.
  private func canonical(_ bytes: UnsafeBufferPointer<UInt8>, of type: FindingType) -> [UInt8] {
    guard type.sameness != .exact else { return Array(bytes) }
    guard let folded = FoldedText(bytes, labels: redactor.labels, foldingTwins: false).bytes else {
      return type.canonical(bytes)
    }
    return folded.withUnsafeBufferPointer { type.canonical($0) }
  }
}
