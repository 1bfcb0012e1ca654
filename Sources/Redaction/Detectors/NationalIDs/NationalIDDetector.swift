/// Numbers by which states know persons: of identity cards, tax offices, insurances, passports.
///
/// The table in `nationalIDShapes` tells how each is written, which check digits it has and how it is
/// called; a validator names its source. A number that has letters, or its own punctuation, and check
/// digits is enough; one of plain digits also needs its name beside it. With its name before it a
/// number of the right shape goes even when its check digits are wrong, since people mistype.
struct NationalIDDetector: Detector {
  let id = "national-id"
  let type = FindingType.nationalID
  let triggers = Triggers(digitRuns: true)

  var examples: [String] { nationalIDExamples }

  private let index: LabelIndex
  private let shapes: [NationalIDShape]
  private let shapesByLength: [[Int]]
  private static let genericKind = 126
  private static let vetoKind = 127
  private static let reachBefore = 48
  private static let reachAfter = 24
  private static let shortest = 7

  /// Makes a detector.
  ///
  /// - Parameter regions: ISO 3166 codes of the countries whose numbers are looked for; nil for all. A
  ///   number that is no single country's, of a passport say, is looked for always.
  init(regions: Set<String>? = nil) {
    shapes = nationalIDShapes.filter { shape in
      guard let regions, let country = shape.country else { return true }
      return regions.contains(country)
    }
    var index = LabelIndex()
    var byLength = [[Int]](repeating: [], count: IDCharacters.capacity + 1)
    for (kind, shape) in shapes.enumerated() {
      index.add(shape.labels, kind: kind)
      byLength[shape.classes.count].append(kind)
    }
    index.add(
      """
      national id,national identity,national identification number,national identity number,
      identity number,identity card,identity card number,personal id,personal identity number,
      personal identification number,citizen id,id card,id card number,government id,
      national insurance,social insurance number,social security number,tax id,
      tax identification number,taxpayer id,tax number
      """.replacingLineBreaks,
      kind: Self.genericKind
    )
    index.add(
      """
      order,order no,order id,order number,invoice,invoice no,ticket,tracking,tracking number,serial,
      serial no,serial number,part,part no,part number,sku,model,isbn,issn,ean,version,build,commit,
      case,ref,reference,flight,phone,tel,mobile,fax,account,iban,bestellung,rechnung,pedido,commande
      """.replacingLineBreaks,
      kind: Self.vetoKind
    )
    self.index = index
    shapesByLength = byLength
  }

  func match(at index: Int, in text: ScannedText) -> Match? {
    guard mayBegin(at: index, in: text) else { return nil }
    let glued = text.start(before: index, limit: 6) { $0.isLetter }
    if let match = match(from: glued, in: text) { return match }
    // "RSS MRA 85T10 A562S", "AB 12 34 56 C"
    var start = glued
    for _ in 0..<2 {
      guard text[start - 1] == 0x20 || text[start - 1] == UInt8(ascii: "-") else { return nil }
      let group = text.start(before: start - 1, limit: 7) { $0 &- 0x41 < 26 }
      guard (1...6).contains(start - 1 - group) else { return nil }
      start = group
      if let match = match(from: start, in: text) { return match }
    }
    return nil
  }

  /// The quick look: a short run of digits alone, as in a year, begins no number.
  private func mayBegin(at index: Int, in text: ScannedText) -> Bool {
    if text[index - 1].isLetter { return true }
    let end = text.end(from: index, limit: Self.shortest) { $0.isDigit }
    if end - index == Self.shortest { return true }
    switch text[end] {
    case 0x20: return text[end + 1].isDigit || end - index >= 6
    case UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "/"), UInt8(ascii: "+"):
      return text[end + 1].isAlphanumeric || text[end + 1] == 0x20
    case let byte: return byte.isLetter
    }
  }

  private func match(from start: Int, in text: ScannedText) -> Match? {
    guard let candidate = NationalIDCandidate(from: start, in: text) else { return nil }
    var labels: Labels?
    var count = candidate.characters.count
    while count >= Self.shortest {
      defer { count -= 1 }
      guard let end = candidate.end(ofFirst: count) else { continue }
      let characters = candidate.characters.prefix(count)
      let breaks = candidate.breaks(ofFirst: count)
      for kind in shapesByLength[count] {
        let shape = shapes[kind]
        guard shape.fits(characters, breaks: breaks), !characters.areAllTheSame else { continue }
        let near = labels ?? self.labels(around: start..<end, in: text)
        labels = near
        if let proof = proof(of: shape, kind, characters, breaks: breaks, near) {
          return Match(start..<end, proof)
        }
      }
    }
    return nil
  }

  private func proof(
    of shape: NationalIDShape,
    _ kind: Int,
    _ characters: IDCharacters,
    breaks: UInt32,
    _ near: Labels
  ) -> Proof? {
    let named: UInt128 = 1 << UInt128(kind)
    guard shape.isValid(characters) else { return near.strong & named != 0 ? .context : nil }
    let generic: UInt128 = 1 << UInt128(Self.genericKind)
    if (near.strong | near.weak) & (named | generic) != 0 { return .checksum }
    return shape.standsAlone(breaks: breaks) && !near.isVetoed ? .checksum : nil
  }

  /// The kind of number whose rules agreed, with its check where that is a common one, and what it is
  /// called beside it.
  func evidence(for match: Match, in text: ScannedText) -> Evidence {
    let range = match.range
    var evidence = Evidence()
    let around = [
      range.lowerBound - Self.reachBefore..<range.lowerBound,
      range.upperBound..<range.upperBound + Self.reachAfter,
    ]
    let hits = around.flatMap { index.hits(in: $0, of: text) }
    if let candidate = NationalIDCandidate(from: range.lowerBound, in: text) {
      let kinds = shapes.indices.filter { kind in
        let count = shapes[kind].classes.count
        return candidate.end(ofFirst: count) == range.upperBound
          && shapes[kind].fits(
            candidate.characters.prefix(count),
            breaks: candidate.breaks(ofFirst: count)
          )
      }
      let named = kinds.filter { kind in
        hits.contains { ($0.strong | $0.weak) & (1 << UInt128(kind)) != 0 }
      }
      let valid = kinds.filter { kind in
        shapes[kind].isValid(candidate.characters.prefix(shapes[kind].classes.count))
      }
      let kind = valid.first(where: named.contains) ?? valid.first
      if match.proof == .checksum, let kind {
        evidence.validator = [shapes[kind].name, shapes[kind].commonCheck].compactMap(\.self)
          .joined(separator: ", ")
      }
      var kindBits: UInt128 = 1 << UInt128(Self.genericKind)
      for kind in kind.map({ [$0] }) ?? named { kindBits |= 1 << UInt128(kind) }
      let hit = hits.last { ($0.strong | $0.weak) & kindBits != 0 }
      evidence.words = [hit.flatMap { index.label(endingAt: $0.end, in: text) }].compactMap(\.self)
    }
    return evidence
  }

  private struct Labels {
    var strong: UInt128 = 0
    var weak: UInt128 = 0
    /// Whether a word for some other number stands nearer than all of them.
    var isVetoed = false
  }

  /// What the number is called, unless a word for some other number stands nearer.
  private func labels(around range: Range<Int>, in text: ScannedText) -> Labels {
    let veto: UInt128 = 1 << UInt128(Self.vetoKind)
    let before = index.hits(
      in: range.lowerBound - Self.reachBefore..<range.lowerBound,
      of: text
    )
    var lastVeto = -1
    for hit in before where hit.strong & veto != 0 { lastVeto = max(lastVeto, hit.end) }
    var labels = Labels()
    for hit in before where hit.end >= lastVeto {
      labels.strong |= hit.strong & ~veto
      labels.weak |= hit.weak
    }
    labels.isVetoed = lastVeto >= 0 && labels.strong | labels.weak == 0
    guard !labels.isVetoed else { return labels }
    let stop = text.end(from: range.upperBound, limit: Self.reachAfter) {
      $0 != 0x0A && !$0.isDigit
    }
    for hit in index.hits(in: range.upperBound..<stop, of: text) {
      labels.strong |= hit.strong & ~veto
      labels.weak |= hit.weak
    }
    return labels
  }
}

extension String {
  /// The text in one line, as a long list of labels is meant.
  var replacingLineBreaks: String { String(map { $0.isNewline ? " " : $0 }) }

  /// The labels, each of which only counts when the number itself speaks too; see `LabelIndex`.
  var asWeakLabels: String {
    split(separator: ",").map { "?" + $0.drop(while: \.isWhitespace) }.joined(separator: ",")
      .replacing("??", with: "?")
  }
}
