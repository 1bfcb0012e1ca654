import ReviewModel

/// What balance and hold-out made of a set, as JSON.
enum SelectionJSON {
  static func value(of report: SelectionReport) -> JSONValue {
    var members: [JSONMember] = []
    if let grouping = report.grouping { members.append(JSONMember("grouping", .string(grouping))) }
    members.append(JSONMember("groups", .array(report.groups.map(value(of:)))))
    members += decimals.map { name, path in
      JSONMember(name, .number(String(report[keyPath: path].thousandths)))
    }
    members += counts.map { name, path in
      JSONMember(name, .number(String(report[keyPath: path])))
    }
    members.append(JSONMember("notes", .array(report.notes.map(JSONValue.string))))
    return .object(members)
  }

  /// Reads it; a set without one was neither balanced nor held out.
  static func report(from value: JSONValue?) -> SelectionReport {
    var report = SelectionReport()
    guard let value else { return report }
    report.grouping = value["grouping"]?.text
    if case .array(let groups)? = value["groups"] { report.groups = groups.map(group(from:)) }
    for (name, path) in decimals {
      report[keyPath: path] = FixedDecimal(thousandths: number(value[name]))
    }
    for (name, path) in counts { report[keyPath: path] = number(value[name]) }
    if case .array(let notes)? = value["notes"] { report.notes = notes.compactMap(\.text) }
    return report
  }

  private static var decimals: [(String, WritableKeyPath<SelectionReport, FixedDecimal>)] {
    [
      ("effectiveBefore", \.effectiveBefore), ("effectiveAfter", \.effectiveAfter),
      ("largestUserBefore", \.largestUserBefore), ("largestUserAfter", \.largestUserAfter),
    ]
  }

  private static var counts: [(String, WritableKeyPath<SelectionReport, Int>)] {
    [
      ("overUserLimit", \.overUserLimit), ("heldOut", \.heldOut), ("leaked", \.leaked),
      ("leaksLeft", \.leaksLeft),
    ]
  }

  private static func value(of group: SelectionGroup) -> JSONValue {
    .object([
      JSONMember("name", .string(group.name)),
      JSONMember("before", .number(String(group.before))),
      JSONMember("taken", .number(String(group.taken))),
      JSONMember("reason", .string(group.reason)),
    ])
  }

  private static func group(from value: JSONValue) -> SelectionGroup {
    SelectionGroup(
      name: value["name"]?.text ?? "",
      before: number(value["before"]),
      taken: number(value["taken"]),
      reason: value["reason"]?.text ?? ""
    )
  }

  private static func number(_ value: JSONValue?) -> Int {
    if case .number(let digits)? = value { Int(digits) ?? 0 } else { 0 }
  }
}
