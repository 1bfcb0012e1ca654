import JSONText
import ReviewModel
import ReviewStorage

/// Sources, tags and the unknown fields of a record, as JSON in one column each.
enum JSONColumn {
  /// Deeper than anything that capture lets in.
  private static let depth = 1000

  /// The bytes, or nil for no sources.
  static func bytes(of sources: [Source]) -> [UInt8]? {
    guard !sources.isEmpty else { return nil }
    var output: [UInt8] = []
    output.reserveCapacity(64 + sources.reduce(0) { $0 + ($1.text?.utf8.count ?? 0) })
    output.append(UInt8(ascii: "["))
    for (index, source) in sources.enumerated() {
      if index > 0 { output.append(UInt8(ascii: ",")) }
      append(source, to: &output)
    }
    output.append(UInt8(ascii: "]"))
    return output
  }

  /// The bytes, or nil for no tags.
  static func bytes(of tags: [String]) -> [UInt8]? {
    tags.isEmpty ? nil : JSONValue.array(tags.map(JSONValue.string)).serializedBytes
  }

  /// The bytes, or nil for an object without members.
  static func bytes(of meta: JSONValue) -> [UInt8]? {
    meta == .object([]) ? nil : meta.serializedBytes
  }

  static func sources(from bytes: UnsafeRawBufferPointer) throws(StoreError) -> [Source] {
    sources(from: try value(from: bytes))
  }

  static func sources(from value: JSONValue) -> [Source] {
    guard case .array(let elements) = value else { return [] }
    return elements.map { element in
      Source(
        id: element["id"]?.text,
        title: element["title"]?.text,
        uri: element["uri"]?.text,
        text: element["text"]?.text,
        score: element["score"]?.text
      )
    }
  }

  static func tags(from bytes: UnsafeRawBufferPointer) throws(StoreError) -> [String] {
    guard case .array(let elements) = try value(from: bytes) else { throw damage }
    return elements.compactMap(\.text)
  }

  static func value(from bytes: UnsafeRawBufferPointer) throws(StoreError) -> JSONValue {
    do {
      return try JSONReader.parse(bytes, maximumDepth: depth).value
    } catch {
      throw damage
    }
  }

  // Written by hand and not by way of a JSONValue: capture does this for every record.
  private static func append(_ source: Source, to output: inout [UInt8]) {
    var isFirst = true
    func member(_ key: StaticString, _ value: String?) {
      guard let value else { return }
      output.append(isFirst ? UInt8(ascii: "{") : UInt8(ascii: ","))
      isFirst = false
      output.append(UInt8(ascii: "\""))
      output.append(
        contentsOf: UnsafeBufferPointer(start: key.utf8Start, count: key.utf8CodeUnitCount)
      )
      output.append(UInt8(ascii: "\""))
      output.append(UInt8(ascii: ":"))
      JSONWriter.append(string: value, to: &output)
    }
    member("id", source.id)
    member("title", source.title)
    member("uri", source.uri)
    member("text", source.text)
    member("score", source.score)
    if isFirst { output.append(UInt8(ascii: "{")) }
    output.append(UInt8(ascii: "}"))
  }

  private static var damage: StoreError {
    StoreError(
      .damaged,
      "A field of a record cannot be read. Run errata doctor, and go back to a copy of the store "
        + "if it finds damage."
    )
  }
}
