package import Curation
import JSONText
import ReviewModel

/// What came of writing an export.
package struct WrittenExport: Sendable {
  /// What went in, and what did not.
  package let summary: ExportSummary
  /// Where it was written, nil for a stream.
  package let path: String?
  /// Whether it was written now; false when the same bytes were there already.
  package let isNew: Bool
}

extension Export {
  /// Hands over every row as the bytes of its line.
  ///
  /// JSON has escapes in place of what acts on a terminal and of the ends of lines that only some readers know.
  ///
  /// - Returns: what went in, and what did not.
  /// - Throws: a ``ReleaseError`` of the code `unapproved` when there is no row.
  package func stream(_ body: ([UInt8]) throws -> Void) throws -> ExportSummary {
    let summary = try forEachRow { row in try body(row.bytes) }
    try check(summary)
    return summary
  }

  /// Writes the export to a path, whole or not at all.
  ///
  /// A format with a file beside its rows makes a folder with the mode 0700, any other a file; files get the mode
  /// 0600, since questions and answers are private even after redaction. A file for which an existing folder
  /// is named goes into it under the format's own name.
  ///
  /// - Parameter replaces: whether an export that stands there may be replaced.
  /// - Throws: a ``ReleaseError`` when something else stands there, there is no row, or writing failed.
  package func write(to path: String, replaces: Bool) throws(ReleaseError) -> WrittenExport {
    if let companion = format.companion {
      let content = FolderContent.export([format.fileName, companion.fileName])
      let folder = try FolderInTheMaking.make(at: path, of: content)
      let summary = try writeRows(folder.makeFile(format.fileName))
      var sink = try folder.makeFile(companion.fileName)
      try sink.append(indentedJSON(companion.content))
      _ = try sink.finish()
      let isNew = try folder.publishExport(replaces: replaces)
      return WrittenExport(summary: summary, path: path, isNew: isNew)
    }
    let file = try FileInTheMaking.make(at: path, name: format.fileName)
    let summary = try writeRows(file.makeSink())
    let isNew = try file.publish(replaces: replaces)
    return WrittenExport(summary: summary, path: file.destination, isNew: isNew)
  }

  /// Where ``write(to:replaces:)`` would put the export.
  package func place(of path: String) -> String {
    format.companion == nil ? FileInTheMaking.place(of: path, name: format.fileName) : path
  }

  private func writeRows(_ sink: consuming FileSink) throws(ReleaseError) -> ExportSummary {
    var sink = sink
    let summary = try forEachRow { row throws(ReleaseError) in try sink.append(row.bytes) }
    try check(summary)
    _ = try sink.finish()
    return summary
  }

  private func check(_ summary: ExportSummary) throws(ReleaseError) {
    guard summary.rows == 0 else { return }
    let why = summary.leftOut.isEmpty ? "" : summary.lines.first.map { " \($0)" } ?? ""
    throw ReleaseError(
      .unapproved,
      "the set has nothing for \(format.name), so nothing was written.\(why)"
    )
  }
}

extension ExportRow {
  /// The row with its end of line.
  var bytes: [UInt8] {
    switch self {
    case .json(let value): Array((value.serialized.jsonWithoutControls + "\n").utf8)
    case .text(let text): Array(text.utf8)
    }
  }
}
