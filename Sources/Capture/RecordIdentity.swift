import Crypto
package import Redaction
package import ReviewModel
package import ReviewStorage

/// Gives users and records their keyed names.
///
/// Each name is an HMAC-SHA256 (RFC 2104) of what it names under the store's key, with a word before
/// it that keeps the kinds apart and the length before each part, so that no two lists of parts are
/// the same bytes. It says nothing without the key, and is the same on every run with it.
package struct RecordIdentity: Sendable {
  /// A hash that has taken the key in and nothing else; each name begins with a copy.
  private let keyed: HMAC<SHA256>

  /// Names with this key.
  package init(key: StoreKey) { keyed = HMAC(key: key.secret) }

  /// The name that stands in the store for a user: 32 hexadecimal digits.
  package func user(_ name: String) -> String {
    code("user") { $0.add(name) }.hexadecimal(count: 16)
  }

  /// Whether a text has the form of the name that stands in the store for a user.
  func isUserName(_ text: String) -> Bool {
    text.utf8.count == 32 && text.utf8.allSatisfy(Array("0123456789abcdef".utf8).contains)
  }

  /// The name that stands in the store for a session of the log.
  ///
  /// It is the same, so that people find it in their logs again, unless a private value or the user's
  /// own name stands in it: then it is a keyed one.
  func session(_ name: String, of user: String?, redactor: Redactor) -> String {
    let tells = user.map { $0.utf8.count > 2 && UserWord($0).isPart(of: name) }
    guard tells == true || !mayBeKept(name, redactor) else { return name }
    return "session-" + code("session") { $0.add(name) }.hexadecimal(count: 10)
  }

  /// The id that stands in the store for an id of the log.
  ///
  /// It is the same id, unless a private value, the user's own name as a word or a control character
  /// stands in it, or it has more than 512 bytes: then it is a keyed name. Whoever looks a record up by
  /// the id of the log asks here first, and then for the ``otherName(of:by:redactor:)``; a keyed name
  /// stays what it is.
  package func interaction(
    _ id: String,
    by user: String? = nil,
    redactor: Redactor
  ) -> InteractionID {
    let tells = user.map { UserWord($0).stands(in: id) } ?? false
    guard tells || !mayBeKept(id, redactor) else { return InteractionID(id) }
    return InteractionID(keyedName(of: id))
  }

  /// The other id under which a store may have the record that the log calls by this one.
  ///
  /// Rules that grow or shrink change which ids may be kept: a record that went in under the one is known
  /// under the other.
  package func otherName(
    of id: String,
    by user: String? = nil,
    redactor: Redactor
  ) -> InteractionID {
    otherName(of: id, beside: interaction(id, by: user, redactor: redactor))
  }

  /// The same, when the id that stands in the store is known.
  func otherName(of id: String, beside stored: InteractionID) -> InteractionID {
    let keyed = InteractionID(keyedName(of: id))
    return stored == keyed ? InteractionID(id) : keyed
  }

  /// The ids under which a store may have the record that the log calls by this one: as it is, and keyed.
  ///
  /// Unlike ``interaction(_:redactor:)`` this does not ask which of the two the rules of today choose.
  package func names(of id: String) -> [InteractionID] {
    [InteractionID(id), InteractionID(keyedName(of: id))]
  }

  private func keyedName(of id: String) -> String {
    "id-" + code("id") { $0.add(id) }.hexadecimal(count: 10)
  }

  private func mayBeKept(_ name: String, _ redactor: Redactor) -> Bool {
    name.utf8.count <= 512 && !name.unicodeScalars.contains(where: isControl)
      && redactor.findings(in: name).isEmpty
  }

  /// The marks by which a record of that id is known when it was erased, under either of its names.
  package func marks(ofID id: InteractionID) -> [ErasureMark] {
    names(of: id.rawValue).map(mark(ofID:))
  }

  /// The mark by which a record of that id is known when it was erased.
  package func mark(ofID id: InteractionID) -> ErasureMark {
    ErasureMark(code("erased id") { $0.add(id.rawValue) }.hexadecimal(count: 16))
  }

  /// The mark by which a user is known whose records were erased; it keeps no record out.
  ///
  /// - Parameter hash: the name that stands in the store for the user.
  package func mark(ofUser hash: String) -> ErasureMark {
    ErasureMark(code("erased user") { $0.add(hash) }.hexadecimal(count: 16))
  }

  /// The mark by which a record of that content is known when it was erased, under whatever id.
  ///
  /// The same words of the same user are the same content; without a user, of the same session and
  /// time. So what somebody else asks and is answered, word for word, is another content. A record that
  /// has none of the three might be anybody's and has no such mark: its id alone is known again.
  func mark(ofContent record: Interaction) -> ErasureMark? {
    mark("erased content", of: record) { parts in
      parts.add(record.question)
      parts.add(record.answer)
    }
  }

  /// The mark by which a record is known by what it said before redaction, so that it is the same however
  /// much the rules find in it; nil where ``mark(ofContent:)-(Interaction)`` is nil, and when that is not
  /// known.
  ///
  /// - Parameter content: the keyed hash of its question and answer, ``content(of:)``.
  func mark(ofContent content: [UInt8], of record: Interaction) -> ErasureMark? {
    content.isEmpty ? nil : mark("erased words", of: record) { $0.add(content) }
  }

  /// The marks by which a record is known by its words whatever their case and white space, and, where the name
  /// of its user is known, by that in any case.
  ///
  /// - Parameter name: the user as the log has it.
  package func foldedMarks(of record: Interaction, userNamed name: String? = nil) -> [ErasureMark] {
    let (question, answer) = (folded(record.question), folded(record.answer))
    var marks = [
      mark("erased folded content", of: record) { parts in
        parts.add(question)
        parts.add(answer)
      }
    ]
    if let name {
      marks.append(
        ErasureMark(
          code("erased folded content of a name") { parts in
            parts.add(folded(name))
            parts.add(question)
            parts.add(answer)
          }
          .hexadecimal(count: 16)
        )
      )
    }
    return marks.compactMap(\.self)
  }

  /// A text in small letters, with one blank for each stretch of white space and none at the ends.
  private func folded(_ text: String) -> String {
    text.lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  private func mark(
    _ kind: String,
    of record: Interaction,
    _ fill: (inout HashedParts) -> Void
  ) -> ErasureMark? {
    guard record.user != nil || record.session != nil || record.time != nil else { return nil }
    let mac = code(kind) { parts in
      parts.add(record.user)
      if record.user == nil {
        parts.add(record.session)
        parts.add(record.time.map { String($0.milliseconds) })
      }
      fill(&parts)
    }
    return ErasureMark(mac.hexadecimal(count: 16))
  }

  /// The marks of what a record says, redacted and as it came.
  func contentMarks(of record: Interaction, content: [UInt8]) -> [ErasureMark] {
    [mark(ofContent: record), mark(ofContent: content, of: record)].compactMap(\.self)
  }

  /// Every mark of a record.
  ///
  /// - Parameters:
  ///   - content: the keyed hash of its question and answer before redaction; empty when it is not known.
  ///   - name: its user as the log has it; nil when that is not known.
  package func marks(
    of record: Interaction,
    content: [UInt8],
    userNamed name: String? = nil
  ) -> [ErasureMark] {
    marks(ofID: record.id) + contentMarks(of: record, content: content)
      + foldedMarks(of: record, userNamed: name)
  }

  /// By what the question and answer of a record are known again before redaction: 16 bytes.
  func content(of record: RawRecord) -> [UInt8] {
    Array(
      code("content") { parts in
        parts.add(record.question)
        parts.add(record.answer)
      }
      .prefix(16)
    )
  }

  /// By what a private value is known again on a record: 32 hexadecimal digits.
  ///
  /// - Parameters:
  ///   - canonical: the value in the form in which equal values are equal bytes.
  ///   - label: the label of its type.
  ///   - salt: that of the record, ``salt(of:)``.
  func fingerprint(ofValue canonical: [UInt8], label: String, salt: String) -> String {
    code("value of a record") { parts in
      parts.add(salt)
      parts.add(label)
      parts.add(canonical)
    }
    .hexadecimal(count: 16)
  }

  /// What makes the fingerprints on a record others than those on all other records: the keyed name of its
  /// id, which it keeps when rules that have grown change the id to that name.
  func salt(of record: InteractionID) -> String {
    isKeyedName(record.rawValue) ? record.rawValue : keyedName(of: record.rawValue)
  }

  private func isKeyedName(_ id: String) -> Bool {
    guard id.hasPrefix("id-"), id.utf8.count == 23 else { return false }
    return id.utf8.dropFirst(3).allSatisfy(Array("0123456789abcdef".utf8).contains)
  }

  /// What identifies a record without an id.
  func digest(of record: RawRecord) -> ContentDigest {
    let bytes = code("record") { parts in
      parts.add(record.question)
      parts.add(record.answer)
      parts.add(String(record.sources.count))
      for source in record.sources {
        for part in [source.id, source.title, source.uri, source.text, source.score] {
          parts.add(part)
        }
      }
      parts.add(record.time.map { String($0.milliseconds) })
      parts.add(record.user)
      parts.add(record.session)
    }
    return ContentDigest(bytes: Array(bytes))
  }

  /// The id of a record without one, of which so many equal ones stood before it in the input.
  func interaction(_ digest: ContentDigest, earlier: UInt32) -> InteractionID {
    let bytes =
      earlier == 0
      ? digest.bytes
      : Array(
        code("repeat") { parts in
          parts.add(digest.bytes)
          parts.add(String(earlier))
        }
      )
    return InteractionID("r-" + base32(bytes.prefix(10)))
  }

  private func code(
    _ kind: String,
    _ fill: (inout HashedParts) -> Void
  ) -> HMAC<SHA256>.MAC {
    var parts = HashedParts()
    parts.add(kind)
    fill(&parts)
    var hash = keyed
    hash.update(data: parts.bytes)
    return hash.finalize()
  }
}

/// The keyed hash of everything by which two records without an id are the same.
struct ContentDigest: Hashable, Sendable {
  fileprivate let bytes: [UInt8]

  /// The first half of the hash's first half; equal records have equal ones.
  var short: UInt64 { bytes.prefix(8).reduce(0) { $0 << 8 | UInt64($1) } }
}

/// Whether a scalar is of the general category Cc: C0, DEL and C1.
private func isControl(_ scalar: Unicode.Scalar) -> Bool {
  scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value)
}

/// Parts with their lengths, one after the other; nil is told from the empty text.
private struct HashedParts {
  private(set) var bytes: [UInt8] = []

  init() { bytes.reserveCapacity(1024) }

  mutating func add(_ text: String?) {
    guard var text else {
      bytes.append(0)
      return
    }
    bytes.append(1)
    text.withUTF8 { add($0) }
  }

  mutating func add(_ part: some Collection<UInt8>) {
    withUnsafeBytes(of: UInt64(part.count).littleEndian) { bytes.append(contentsOf: $0) }
    bytes.append(contentsOf: part)
  }
}

extension HashedAuthenticationCode {
  /// The first bytes, two digits each.
  fileprivate func hexadecimal(count: Int) -> String {
    withUnsafeBytes { bytes in
      String(unsafeUninitializedCapacity: 2 * count) { text in
        for place in 0..<count {
          text[2 * place] = digit(bytes[place] >> 4)
          text[2 * place + 1] = digit(bytes[place] & 15)
        }
        return 2 * count
      }
    }
  }
}

private func digit(_ number: UInt8) -> UInt8 {
  number + (number < 10 ? UInt8(ascii: "0") : UInt8(ascii: "a") - 10)
}

/// Five bits a letter, with digits and letters that are hard to mistake for each other.
private func base32(_ bytes: some Sequence<UInt8>) -> String {
  let letters = Array("0123456789abcdefghjkmnpqrstvwxyz".utf8)
  var text: [UInt8] = []
  var bits: UInt32 = 0
  var count = 0
  for byte in bytes {
    bits = bits << 8 | UInt32(byte)
    count += 8
    while count >= 5 {
      count -= 5
      text.append(letters[Int(bits >> UInt32(count)) & 31])
    }
  }
  return String(decoding: text, as: UTF8.self)
}
