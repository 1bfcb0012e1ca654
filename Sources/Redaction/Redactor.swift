/// Finds private values with a fixed set of detectors; immutable, one for all threads.
///
/// One walk over the folded text looks each byte up in a table of triggers and asks the detectors
/// that want it, so that text without triggers passes at memory speed. The walk is repeated with what
/// was found masked until it finds nothing more, so that redacting a redacted text changes nothing.
package struct Redactor: Sendable {
  // One reference, since redactors are copied once a record.
  private let makeup: Makeup

  private final class Makeup: Sendable {
    let detectorSet: DetectorSet
    let labels: PlaceholderLabels
    let rules: [CompiledRule]
    let publishers: [Publisher]?
    /// Whether it has no rules and no detectors but ours, which find nothing in a plain text.
    let passesPlainTexts: Bool

    private static let ours = Set(standardDetectors.map(\.id))

    init(
      _ detectors: [any Detector],
      labels: PlaceholderLabels,
      rules: [CompiledRule],
      allowed: AllowedValues,
      publishers: [Publisher]?
    ) {
      detectorSet = DetectorSet(detectors, allowing: allowed)
      self.labels = labels
      self.rules = rules
      self.publishers = publishers
      passesPlainTexts = rules.isEmpty && detectors.allSatisfy { Self.ours.contains($0.id) }
    }
  }

  /// After so many walks over one text what is near to what is still found goes whole; more than three
  /// take a text made for the purpose.
  private static let patience = 12

  /// The labels of the placeholders that it knows.
  var labels: PlaceholderLabels { makeup.labels }

  /// The user's own rules.
  var rules: [CompiledRule] { makeup.rules }

  /// Whether a plain text can have nothing that it finds.
  var passesPlainTexts: Bool { makeup.passesPlainTexts }

  /// Values that stay.
  private var allowed: AllowedValues { makeup.detectorSet.allowed }

  /// Whose documents name people that may stay; nil when nobody's do.
  var publishers: [Publisher]? { makeup.publishers }

  /// Whether names of people stay whom everybody may ask about: where not every name is wanted.
  private var sparesFamous: Bool { publishers != nil }

  private var detectorSet: DetectorSet { makeup.detectorSet }

  /// The detectors, in the order in which a tie between them is settled.
  package var detectors: [any Detector] { detectorSet.detectors }

  /// Whether a text that was found as a value of a type is one that may stay wherever it stands.
  package func allows(_ text: String, as type: FindingType) -> Bool {
    allowed.contains(Array(text.utf8), as: type)
  }

  /// Whether values of a type are looked for at all.
  func looks(for type: FindingType) -> Bool {
    detectors.contains { $0.type == type } || rules.contains { $0.type == type }
  }

  /// Makes a redactor.
  package init(detectors: [any Detector] = standardDetectors) {
    makeup = Makeup(
      detectors,
      labels: PlaceholderLabels(detectors.map(\.type)),
      rules: [],
      allowed: AllowedValues([]),
      publishers: Publisher.known
    )
  }

  /// Makes a redactor for what the settings say.
  ///
  /// A rule whose search cannot be brought to its end (an expression that runs away) takes the whole
  /// text, so that nothing passes unseen.
  ///
  /// - Throws: a `RedactionPolicyError` for the first rule that cannot be used.
  package init(
    detectors: [any Detector] = standardDetectors,
    policy: RedactionPolicy
  ) throws(RedactionPolicyError) {
    var rules: [CompiledRule] = []
    for rule in policy.rules {
      let isMeant =
        rule.regions.isEmpty || policy.regions.isEmpty
        || !rule.regions.isDisjoint(with: policy.regions)
      do throws(RedactionRuleError) {
        let compiled = try CompiledRule(rule)
        if isMeant { rules.append(compiled) }
      } catch {
        throw RedactionPolicyError(rule: rule.name, reason: error)
      }
    }
    makeup = Makeup(
      detectors.forRegions(policy.regions).filter { detector in
        !policy.offTypes.contains(detector.type.label)
          && !(policy.persons == .labelled && detector is PersonDictionaryDetector)
      },
      // What is not looked for may stand in a text as a placeholder of an earlier run.
      labels: PlaceholderLabels(detectors.map(\.type) + rules.map(\.type)),
      rules: rules.filter { !policy.offTypes.contains($0.type.label) },
      allowed: AllowedValues(policy.allowed),
      publishers: policy.persons == .private ? Publisher.known + policy.publishers : nil
    )
  }

  private init(_ makeup: Makeup) { self.makeup = makeup }

  /// A redactor that leaves values of some types alone, but no secret.
  ///
  /// It knows the placeholders of all types still.
  ///
  /// - Parameter kept: the labels of the types.
  package func keeping(_ kept: some Collection<String>) -> Redactor {
    guard !kept.isEmpty else { return self }
    let stays = { (type: FindingType) in type.isSecret || !kept.contains(type.label) }
    return Redactor(
      Makeup(
        detectors.filter { stays($0.type) },
        labels: labels,
        rules: rules.filter { stays($0.type) },
        allowed: allowed,
        publishers: publishers
      )
    )
  }

  /// The labels of what texts keep when their author wants to keep everything but secrets.
  ///
  /// What is found only behind a value that is kept is kept too.
  package func labelsToKeep(in texts: [String]) -> Set<String> {
    var kept: Set<String> = []
    while true {
      let redactor = keeping(kept)
      let found = texts.flatMap { redactor.findings(in: $0) }.map(\.type)
      let new = Set(found.filter { !$0.isSecret }.map(\.label)).subtracting(kept)
      if new.isEmpty { return kept }
      kept.formUnion(new)
    }
  }

  /// The private values of a text, in its order, none touching another.
  ///
  /// Placeholders that the text already has are left alone.
  package func findings(in text: String) -> [Finding] {
    var text = text
    return text.withUTF8 { findings(in: $0) }
  }

  /// The private values of UTF-8, in its order, none touching another.
  ///
  /// Any bytes will do; offsets of invalid ones are still whole sequences where UTF-8 is valid.
  package func findings(in bytes: UnsafeBufferPointer<UInt8>) -> [Finding] {
    var famous = FamousPeople()
    return findings(in: bytes, &famous)
  }

  /// The same of a text of a record, some of whose names stay.
  func findings(
    in bytes: UnsafeBufferPointer<UInt8>,
    _ famous: inout FamousPeople
  ) -> [Finding] {
    famous.beginText()
    return completed([], with: nil, &famous, in: bytes)
  }

  /// Adds later mentions of the people whose names were found, or are known already, and what is found
  /// once these are masked.
  ///
  /// - Parameter spared: what stays, in order, and is not looked into.
  func addingMentions(
    to found: [Finding],
    of names: KnownNames,
    _ famous: inout FamousPeople,
    sparing spared: [Range<Int>] = [],
    in bytes: UnsafeBufferPointer<UInt8>
  ) -> [Finding] {
    let mentions = mentions(of: names, besides: found, famous, in: bytes)
    if mentions.isEmpty { return found }
    return completed(merged(found, mentions), with: names, &famous, sparing: spared, in: bytes)
  }

  /// Walks over what is not found yet until nothing more is found, mentions included.
  private func completed(
    _ found: [Finding],
    with names: KnownNames?,
    _ famous: inout FamousPeople,
    sparing spared: [Range<Int>] = [],
    in bytes: UnsafeBufferPointer<UInt8>
  ) -> [Finding] {
    var found = found
    var staying = StayingRanges(spared)
    staying.add(famous.ranges.ranges)
    if !allowed.isEmpty, !found.isEmpty {
      // What is walked over below is near to what was found, and may have a part of a value that stays.
      staying.add(walk(FoldedText(bytes, labels: labels), of: bytes).staying)
    }
    for walks in 0... {
      let folded = FoldedText(bytes, labels: labels, masking: found.map(\.range))
      var (more, allowed) = walk(folded, of: bytes)
      staying.add(allowed)
      if sparesFamous {
        famous.release(more, besides: found, in: ScannedText(bytes)) {
          words(for: $0, folded, of: bytes)
        }
        staying.add(famous.ranges.ranges)
      }
      if !staying.ranges.isEmpty { staying.remove(cutBy: found.map(\.range)) }
      // What lies inside of a value that stays does too.
      if !staying.ranges.isEmpty { more.removeAll { staying.cover($0.range) } }
      if more.isEmpty {
        let mentions = mentions(of: names, besides: found, famous, in: bytes)
        if mentions.isEmpty { break }
        found = merged(found, mentions)
        continue
      }
      if walks >= Self.patience {
        widen(&more, by: Self.shadow << (walks - Self.patience), in: bytes)
      }
      found = resolvingConflicts(found + more, priority: priority)
    }
    return found
  }

  /// Makes findings larger to both sides, so that a text that gives up one value a walk is not walked
  /// over for ever, and nothing of it stays.
  private func widen(
    _ findings: inout [Finding],
    by reach: Int,
    in bytes: UnsafeBufferPointer<UInt8>
  ) {
    for index in findings.indices {
      let range = findings[index].range
      let wide = max(0, range.lowerBound - reach)..<min(bytes.count, range.upperBound + reach)
      findings[index].range = wholeCharacters(wide, in: bytes)
    }
  }

  private func merged(_ found: [Finding], _ mentions: [Finding]) -> [Finding] {
    (found + mentions).sorted { $0.range.lowerBound < $1.range.lowerBound }
  }

  private func mentions(
    of names: KnownNames?,
    besides found: [Finding],
    _ famous: FamousPeople,
    in bytes: UnsafeBufferPointer<UInt8>
  ) -> [Finding] {
    if names == nil, !found.contains(where: { $0.type == .person }) { return [] }
    var names = names ?? KnownNames()
    for finding in found where finding.type == .person && finding.detector != KnownNames.detector {
      names.insert(UnsafeBufferPointer(rebasing: bytes[finding.range]))
    }
    let mentions = names.mentions(in: bytes, besides: found).filter { !famous.keep($0.range) }
    if allowed.isEmpty || mentions.isEmpty { return mentions }
    let text = ScannedText(bytes)
    return mentions.filter { !text.isAllowed($0.range, as: $0.type, by: allowed) }
  }

  /// How far from a masked value another may have stood in its shadow, in bytes.
  ///
  /// It is more than detectors look back for a word; what they read without a bound, such as a key in
  /// PEM, is found by the first walk.
  private static let shadow = 320

  /// The parts of a text to walk over: what is near to what an earlier walk has found, or nil for all of it.
  private func windows(around masks: [Int], in count: Int) -> [Range<Int>]? {
    guard !masks.isEmpty else { return nil }
    var windows: [Range<Int>] = []
    for mask in masks {
      let start = max(0, mask - Self.shadow)
      let end = min(count, mask + Self.shadow)
      if let last = windows.last, start <= last.upperBound {
        windows[windows.count - 1] = last.lowerBound..<end
      } else {
        windows.append(start..<end)
      }
    }
    return windows
  }

  private func priority(of detector: String) -> Int {
    detectors.firstIndex { $0.id == detector } ?? detectors.count
  }

  func walk(
    _ folded: FoldedText,
    of original: UnsafeBufferPointer<UInt8>
  ) -> (findings: [Finding], staying: [Range<Int>]) {
    var found: (claims: [DetectorSet.Claim], staying: [Range<Int>]) = ([], [])
    var findings: [Finding] = []
    if let bytes = folded.bytes {
      let windows = self.windows(around: folded.masks, in: bytes.count)
      bytes.withUnsafeBufferPointer {
        found = detectorSet.claims(in: $0, windows)
        findings = ruleFindings(in: $0, folded, of: original)
      }
    } else {
      found = detectorSet.claims(in: original, nil)
      findings = ruleFindings(in: original, folded, of: original)
    }
    func place(_ range: Range<Int>) -> Range<Int> {
      wholeCharacters(folded.originalRange(of: range), in: original)
    }
    findings += found.claims.map { claim in
      Finding(
        type: detectors[claim.detector].type,
        range: place(claim.match.range),
        detector: detectors[claim.detector].id,
        proof: claim.match.proof
      )
    }
    return (findings, found.staying.map(place))
  }

  /// What the user's own rules find.
  private func ruleFindings(
    in bytes: UnsafeBufferPointer<UInt8>,
    _ folded: FoldedText,
    of original: UnsafeBufferPointer<UInt8>
  ) -> [Finding] {
    let text = ScannedText(bytes)
    return rules.flatMap { rule in
      // The end of the last line is nobody's value.
      let end = (bytes.lastIndex { $0 != 0x0A && $0 != 0x0D } ?? -1) + 1
      let matches = rule.matches(in: bytes) ?? [Match(0..<end, .shape)]
      return matches.filter {
        text.isWorthHiding($0.range) && !text.isAllowed($0.range, as: rule.type, by: allowed)
      }.map { match in
        Finding(
          type: rule.type,
          range: wholeCharacters(folded.originalRange(of: match.range), in: original),
          detector: CompiledRule.prefix + rule.name,
          proof: match.proof
        )
      }
    }
  }
}

/// Widens a range to whole UTF-8 characters.
private func wholeCharacters(
  _ range: Range<Int>,
  in bytes: UnsafeBufferPointer<UInt8>
) -> Range<Int> {
  func isContinuation(_ index: Int) -> Bool { index < bytes.count && bytes[index] & 0xC0 == 0x80 }
  var start = range.lowerBound
  var end = range.upperBound
  while start > 0, isContinuation(start), range.lowerBound - start < 3 { start -= 1 }
  while isContinuation(end), end - range.upperBound < 3 { end += 1 }
  return start..<end
}
