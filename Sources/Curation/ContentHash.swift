/// Makes ids out of content; the hash function itself is handed in, for curation is pure.
package struct ContentHash: Sendable {
  private let hexDigest: @Sendable ([UInt8]) -> String

  /// Makes ids with that function.
  ///
  /// - Parameter hexDigest: a collision-free digest of bytes, in hexadecimal digits.
  package init(hexDigest: @escaping @Sendable ([UInt8]) -> String) { self.hexDigest = hexDigest }

  /// The first 32 digits of the content's digest: 128 bits, too many for anybody to forge a twin.
  func id(of content: HashedContent) -> String { String(hexDigest(content.bytes).prefix(32)) }

  /// A name of a list of words, by which they are known again without being kept.
  package func name(of words: [String]) -> String {
    var content = HashedContent("words")
    content.add(words)
    return id(of: content)
  }
}

/// Fields on their way into a hash, each with its length in front, so that no two lists of fields
/// give the same bytes.
struct HashedContent {
  private(set) var bytes: [UInt8] = []

  /// Begins content of that kind, so that an example never hashes like a set.
  init(_ kind: String) { add(kind) }

  mutating func add(_ text: String) {
    bytes.append(contentsOf: String(text.utf8.count).utf8)
    bytes.append(UInt8(ascii: ":"))
    bytes.append(contentsOf: text.utf8)
  }

  mutating func add(_ text: String?) {
    if let text { add(text) } else { bytes.append(UInt8(ascii: "-")) }
  }

  mutating func add(_ number: Int) { add(String(number)) }

  mutating func add(_ texts: [String]) {
    add(texts.count)
    for text in texts { add(text) }
  }
}
