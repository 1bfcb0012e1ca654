import Curation
import ReviewModel

extension SelectionReport {
  /// What balance and hold-out made of a set, for people; empty when there was neither.
  var lines: [String] {
    var lines: [String] = []
    if let grouping {
      lines += [
        "",
        "balanced by \(PlainText.line(grouping).text): \(effectiveBefore) groups in effect before, \(effectiveAfter) after",
      ]
      var table = TextTable([
        TextTable.Column(title: "GROUP", limit: 40),
        TextTable.Column(title: "THERE", isNumber: true),
        TextTable.Column(title: "TAKEN", isNumber: true),
        TextTable.Column(title: "WHY"),
      ])
      for group in groups {
        table.add([group.name, String(group.before), String(group.taken), group.reason])
      }
      lines += table.lines(width: TerminalWidth.current)
    }
    if overUserLimit > 0 {
      lines += [
        "",
        """
        no user above a share: \(count(overUserLimit, "example")) left out; the largest share was \(largestUserBefore), is \
        \(largestUserAfter)
        """,
      ]
    }
    lines += notes.flatMap { ["", $0] }
    if heldOut + leaked > 0 {
      let near = leaked > 0 ? ", and \(leaked) in nearly their words" : ""
      lines += [
        "",
        """
        held out of training: \(count(heldOut, "example"))\(near); \(leaksLeft) near-duplicates between the two sides
        """,
      ]
    }
    return lines
  }

  /// The member `selection` of listings.
  var json: JSONValue {
    var line = JSONLine()
    line.put("by", grouping)
    line.put(
      "groups",
      groups.map { group in
        var line = JSONLine()
        line.put("name", group.name)
        line.put("before", group.before)
        line.put("taken", group.taken)
        line.put("reason", group.reason)
        return line.value
      }
    )
    line.put("effective_groups_before", JSONValue.number(effectiveBefore.description))
    line.put("effective_groups_after", JSONValue.number(effectiveAfter.description))
    line.put("over_user_limit", overUserLimit)
    line.put("largest_user_share_before", JSONValue.number(largestUserBefore.description))
    line.put("largest_user_share_after", JSONValue.number(largestUserAfter.description))
    line.put("notes", notes.map(JSONValue.string))
    line.put("held_out", heldOut)
    line.put("held_out_as_near", leaked)
    line.put("near_duplicates_left", leaksLeft)
    return line.value
  }
}
