extension Redactor {
  /// What spoke for each of the findings of a text.
  ///
  /// It costs about another search, and nothing where it is not asked.
  ///
  /// - Parameters:
  ///   - findings: what this redactor found in the text.
  ///   - label: the name of the field that the text fills, as it was given when they were found.
  package func evidence(
    for findings: [Finding],
    in text: String,
    label: String? = nil
  ) -> [Evidence] {
    guard let name = FieldName(label, of: text) else {
      var text = text
      return text.withUTF8 { evidence(for: findings, in: $0) }
    }
    let isWhole = findings.count == 1 && findings[0].range == 0..<text.utf8.count
    let quote = (isWhole ? quote(around: text, of: name) : nil) ?? ""
    let before = name.prefix + quote
    let start = before.utf8.count
    let moved = findings.map { finding in
      var moved = finding
      moved.range = finding.range.lowerBound + start..<finding.range.upperBound + start
      return moved
    }
    var whole = before + text + quote
    return whole.withUTF8 { evidence(for: moved, in: $0) }
  }

  /// What spoke for each of the findings of UTF-8, and which other claims they beat.
  package func evidence(
    for findings: [Finding],
    in bytes: UnsafeBufferPointer<UInt8>
  ) -> [Evidence] {
    guard !findings.isEmpty else { return [] }
    let folded = FoldedText(bytes, labels: labels)
    let claims = walk(folded, of: bytes).findings
      .sorted { $0.range.lowerBound < $1.range.lowerBound }
    var first = 0
    return zip(findings, words(for: findings, folded, of: bytes)).map { finding, evidence in
      var evidence = evidence
      while first < claims.count, claims[first].range.upperBound <= finding.range.lowerBound {
        first += 1
      }
      let rivals = claims[first...].prefix { $0.range.lowerBound < finding.range.upperBound }
        .filter { $0.detector != finding.detector && $0.range.overlaps(finding.range) }
      for rival in rivals where !evidence.overruled.contains(rival.detector) {
        evidence.overruled.append(rival.detector)
      }
      return evidence
    }
  }

  /// The words and validators alone.
  func words(for findings: [Finding], in text: String) -> [Evidence] {
    var text = text
    return text.withUTF8 { words(for: findings, FoldedText($0, labels: labels), of: $0) }
  }

  func words(
    for findings: [Finding],
    _ folded: FoldedText,
    of bytes: UnsafeBufferPointer<UInt8>
  ) -> [Evidence] {
    guard let foldedBytes = folded.bytes else {
      return findings.map { words(for: $0, at: $0.range, in: ScannedText(bytes)) }
    }
    return foldedBytes.withUnsafeBufferPointer { buffer in
      findings.map { finding in
        let start = folded.place(of: finding.range.lowerBound, count: buffer.count)
        let end = folded.place(of: finding.range.upperBound, count: buffer.count)
        return words(for: finding, at: start..<end, in: ScannedText(buffer))
      }
    }
  }

  private func words(
    for finding: Finding,
    at range: Range<Int>,
    in text: ScannedText
  ) -> Evidence {
    let match = Match(range, finding.proof)
    if let detector = detectors.first(where: { $0.id == finding.detector }) {
      return detector.evidence(for: match, in: text)
    }
    return rules.first { finding.detector == CompiledRule.prefix + $0.name }?.evidence(
      for: match,
      in: text
    )
      ?? Evidence()
  }
}

extension FoldedText {
  /// Where a place of the original stands in the folded bytes: the first one that is not before it.
  fileprivate func place(of original: Int, count: Int) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if originalRange(of: middle..<middle + 1).lowerBound < original {
        low = middle + 1
      } else {
        high = middle
      }
    }
    return low
  }
}
