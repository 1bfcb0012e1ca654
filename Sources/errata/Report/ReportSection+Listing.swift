import JSONText
import Reporting
import ReviewModel

extension ReportSection {
  /// The section for people, with an empty line at its end.
  func lines(width: Int) -> [String] {
    var lines = [title.uppercased()] + PlainText.paragraph(summary, width: width, indent: "  ")
    if let table {
      var text = TextTable(
        table.columns.indices.map { index in
          TextTable.Column(
            title: table.columns[index].title.uppercased(),
            limit: 48,
            isNumber: table.isNumber(index)
          )
        }
      )
      for row in table.rows { text.add(row.map(\.words)) }
      lines += text.lines(width: max(20, width - 2)).map { "  \($0)" }
    }
    return lines + [""]
  }

  /// The section as an object: its words, and its rows by the keys of the columns.
  var json: JSONLine {
    var line = JSONLine()
    line.put("id", id)
    line.put("title", title)
    line.put("summary", summary)
    if let table {
      line.put(
        "rows",
        table.rows.map { row in
          .object(zip(table.columns, row).map { JSONMember($0.key, $1.json) })
        }
      )
    }
    return line
  }
}

extension ReportCell {
  fileprivate var json: JSONValue {
    switch self {
    case .text(let text): .string(text)
    case .count(let count): .number("\(count)")
    case .share(let share): .decimal(share)
    case .number(let number): .decimal(number)
    case .nothing: .null
    }
  }
}
