import TOMLKit

/// A value of a TOML file, freed of the parser's memory.
enum TOMLNode {
  case string(String)
  case integer(Int)
  case boolean(Bool)
  case decimal(Double)
  case array([TOMLNode])
  case table([String: TOMLNode])
  /// A kind that no setting has, by its name.
  case other(String)

  init(_ value: any TOMLValueConvertible) {
    switch value.type {
    case .string: self = .string(value.string ?? "")
    case .int: self = .integer(value.int ?? 0)
    case .bool: self = .boolean(value.bool ?? false)
    case .array: self = .array(value.array.map { $0.map(TOMLNode.init) } ?? [])
    case .table: self = .table(value.table.map(Self.members) ?? [:])
    case .double: self = .decimal(value.double ?? 0)
    case .date, .time, .dateTime: self = .other("a date")
    }
  }

  static func members(_ table: TOMLTable) -> [String: TOMLNode] {
    var members: [String: TOMLNode] = [:]
    for key in table.keys {
      if let value = table[key] { members[key] = TOMLNode(value) }
    }
    return members
  }

  /// What it is, in words.
  var kind: String {
    switch self {
    case .string: "a text"
    case .integer: "a number"
    case .boolean: "true or false"
    case .decimal: "a number with a fraction"
    case .array: "a list"
    case .table: "a table"
    case .other(let kind): kind
    }
  }
}
