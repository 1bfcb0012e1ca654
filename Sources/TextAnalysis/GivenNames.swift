/// The names that a redaction gave to the private values of some texts, such as `[EMAIL_1]`.
package struct GivenNames: Hashable, Sendable {
  /// The names, with their brackets.
  package private(set) var names: Set<String>

  /// Takes names.
  package init(_ names: Set<String> = []) { self.names = names }

  /// The names that stand in texts and did not stand in what they were made of.
  package init(in texts: [String?], besides raw: [String?] = []) {
    names = Self.standing(in: texts)
    if !names.isEmpty { names.subtract(Self.standing(in: raw)) }
  }

  /// Everything in texts that has the form of a name.
  package static func standing(in texts: [String?]) -> Set<String> {
    var names: Set<String> = []
    for case var text? in texts { text.withUTF8 { collect(from: $0, into: &names) } }
    return names
  }

  /// Adds everything in UTF-8 that has the form of a name.
  package static func collect(
    from bytes: UnsafeBufferPointer<UInt8>,
    into names: inout Set<String>
  ) {
    forEachName(in: bytes) { _, range in
      names.insert(String(decoding: UnsafeBufferPointer(rebasing: bytes[range]), as: UTF8.self))
    }
  }

  /// Other names for those that texts have already: the next free number of their label.
  ///
  /// - Parameter standing: the names that the other texts have.
  package func renaming(avoiding standing: Set<String>) -> [String: String] {
    let clashing = names.intersection(standing)
    guard !clashing.isEmpty else { return [:] }
    var taken = names.union(standing)
    var renaming: [String: String] = [:]
    var last: [String: Int] = [:]
    for (name, label, number) in clashing.compactMap(Self.parts).sorted(by: { $0.2 < $1.2 }) {
      var free = max(number, last[label] ?? 0)
      var other: String
      repeat {
        free += 1
        other = "[\(label)_\(free)]"
      } while taken.contains(other)
      last[label] = free
      taken.insert(other)
      renaming[name] = other
    }
    return renaming
  }

  /// How the names must be renamed for texts to be the standing ones, or nil when they are others.
  ///
  /// Two names never become one, and none becomes a name that the texts were written with.
  ///
  /// - Parameter own: names that mean another value than any that was named here.
  package func renaming(
    of texts: [String?],
    to standing: [String?],
    sparing own: Set<String> = []
  ) -> [String: String]? {
    guard texts.count == standing.count else { return nil }
    var renaming: [String: String] = [:]
    for (text, other) in zip(texts, standing) {
      switch (text, other) {
      case (nil, nil): continue
      case (let text?, let other?):
        guard match(text, other, &renaming) else { return nil }
      default: return nil
      }
    }
    let new = renaming.filter { $0.key != $0.value }.map(\.value)
    guard Set(renaming.values).count == renaming.count else { return nil }
    guard !new.isEmpty else { return renaming }
    let written = Self.standing(in: texts).subtracting(names)
    return new.allSatisfy { !own.contains($0) && !written.contains($0) } ? renaming : nil
  }

  private func match(_ text: String, _ other: String, _ renaming: inout [String: String]) -> Bool {
    let (left, right) = (Self.pieces(of: text), Self.pieces(of: other))
    guard left.count == right.count else { return false }
    for (left, right) in zip(left, right) {
      guard left.between.elementsEqual(right.between) else { return false }
      guard let name = left.name, let standing = right.name else { continue }
      guard names.contains(name) else {
        if name == standing { continue }
        return false
      }
      guard Self.parts(of: name)?.label == Self.parts(of: standing)?.label,
        renaming.updateValue(standing, forKey: name) ?? standing == standing
      else { return false }
    }
    return true
  }

  /// What stands between names, each with the name behind it; the last has none.
  private static func pieces(of text: String) -> [(between: [UInt8], name: String?)] {
    var text = text
    return text.withUTF8 { bytes in
      var pieces: [(between: [UInt8], name: String?)] = []
      var start = 0
      forEachName(in: bytes) { _, range in
        let name = String(decoding: UnsafeBufferPointer(rebasing: bytes[range]), as: UTF8.self)
        pieces.append((Array(bytes[start..<range.lowerBound]), name))
        start = range.upperBound
      }
      pieces.append((Array(bytes[start...]), nil))
      return pieces
    }
  }

  /// The number in a name; nil when it has not the form of one.
  package static func number(of name: String) -> Int? { parts(of: name)?.number }

  private static func parts(of name: String) -> (name: String, label: String, number: Int)? {
    var name = name
    return name.withUTF8 { bytes in
      guard let form = PlaceholderForm(at: 0, in: bytes) else { return nil }
      let label = String(decoding: UnsafeBufferPointer(rebasing: bytes[form.label]), as: UTF8.self)
      return (String(decoding: bytes, as: UTF8.self), label, form.number)
    }
  }

  private static func forEachName(
    in bytes: UnsafeBufferPointer<UInt8>,
    _ body: (PlaceholderForm, Range<Int>) -> Void
  ) {
    var place = 0
    while let open = bytes[place...].firstIndex(of: UInt8(ascii: "[")) {
      let form = PlaceholderForm(at: open, in: bytes)
      if let form { body(form, open..<form.end) }
      place = form?.end ?? open + 1
    }
  }
}

extension String {
  /// The text with other names, all at once.
  package func renamed(_ renaming: [String: String]) -> String {
    guard !renaming.isEmpty, utf8.contains(UInt8(ascii: "[")) else { return self }
    var text = self
    return text.withUTF8 { bytes in
      var renamed: [UInt8] = []
      var copied = 0
      var place = 0
      while let open = bytes[place...].firstIndex(of: UInt8(ascii: "[")) {
        guard let form = PlaceholderForm(at: open, in: bytes) else {
          place = open + 1
          continue
        }
        place = form.end
        let name = UnsafeBufferPointer(rebasing: bytes[open..<form.end])
        guard let other = renaming[String(decoding: name, as: UTF8.self)] else { continue }
        renamed += bytes[copied..<open]
        renamed += other.utf8
        copied = form.end
      }
      return String(decoding: renamed + bytes[copied...], as: UTF8.self)
    }
  }
}
