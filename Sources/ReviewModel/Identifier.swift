/// A string that names one thing of one kind, so that an item's id is never taken for a record's.
///
/// The phantom `Kind` costs nothing at run time. Identifiers compare by their UTF-8 bytes, which is
/// the same order on every machine.
package struct Identifier<Kind>: RawRepresentable, Hashable, Sendable, Comparable {
  /// The identifier as it is written in files and on the command line.
  package let rawValue: String

  /// Makes an identifier from its written form.
  package init(rawValue: String) { self.rawValue = rawValue }

  /// Makes an identifier from its written form.
  package init(_ text: String) { rawValue = text }

  /// Compares UTF-8 bytes: two spellings of one letter are two ids, as they are in every store.
  package static func == (left: Self, right: Self) -> Bool {
    left.rawValue.utf8.elementsEqual(right.rawValue.utf8)
  }

  /// Hashes UTF-8 bytes.
  package func hash(into hasher: inout Hasher) {
    for byte in rawValue.utf8 { hasher.combine(byte) }
    hasher.combine(0xFF as UInt8)
  }

  /// Orders by UTF-8 bytes.
  package static func < (left: Self, right: Self) -> Bool {
    left.rawValue.utf8.lexicographicallyPrecedes(right.rawValue.utf8)
  }
}

extension Identifier: CustomStringConvertible {
  /// The written form.
  package var description: String { rawValue }
}

extension Identifier: ExpressibleByStringLiteral {
  /// Makes an identifier from a literal.
  package init(stringLiteral value: String) { rawValue = value }
}

/// Names an interaction: the agent's own id, or the keyed hash that capture gave it.
package typealias InteractionID = Identifier<Interaction>
/// Names a review item.
///
/// For an answer it reads like the interaction's id.
package typealias ItemID = Identifier<ItemSummary>
/// Names an example by the hash of its content.
package typealias ExampleID = Identifier<Example>
/// Names a curated set by the hash of its content.
package typealias SetID = Identifier<CuratedSet>
/// Names one keypress or command of a reviewer, which may decide many items; a retry carries the same.
package typealias OperationID = Identifier<DecisionEvent>
