import Curation
import ReviewModel
import ReviewStorage

/// The releases of a store, oldest first, with whose words their training rows are.
struct ReleaseHistory {
  let releases: [ReleaseRecord]

  /// The lines for people.
  func lines(width: Int) -> [String] {
    var table = TextTable([
      TextTable.Column(title: "SET", limit: 12),
      TextTable.Column(title: "RELEASED", limit: 16),
      TextTable.Column(title: "SFT ROWS", isNumber: true),
      TextTable.Column(title: "AGENT'S", isNumber: true),
      TextTable.Column(title: "SHARE", isNumber: true),
      TextTable.Column(title: "KEPT OUT", isNumber: true),
      TextTable.Column(title: "DEPTH", isNumber: true),
      TextTable.Column(title: "TRAINED AS", limit: 20),
      TextTable.Column(title: "FOLDER"),
    ])
    for release in releases {
      let words = release.words
      let numbers = [
        words?.trainingRows, words?.agentRows, nil, words?.heldRows, words?.depth,
      ]
      var cells = numbers.map { $0.map(String.init) ?? "" }
      cells[2] = words.map(share) ?? ""
      table.add(
        [release.set.abbreviated, release.time.minute] + cells
          + [words?.trainedAs ?? "", release.path ?? ""]
      )
    }
    return table.lines(width: width)
  }

  /// The lines for programs.
  var json: [JSONLine] {
    releases.map { release in
      var line = JSONLine()
      line.put("id", release.set.rawValue)
      line.put("released", release.time)
      line.put("manifest_sha256", release.manifest)
      line.put("path", release.path)
      line.put("sft", number(release.words?.trainingRows))
      line.put("sft_agent", number(release.words?.agentRows))
      line.put("held_from_training", number(release.words?.heldRows))
      line.put("depth", number(release.words?.depth))
      line.put("trained_as", release.words?.trainedAs)
      return line
    }
  }

  private func number(_ count: Int?) -> JSONValue {
    count.map { .number(String($0)) } ?? .null
  }

  private func share(_ words: ReleaseWords) -> String {
    words.trainingRows == 0 ? "" : percent(of: words.agentRows * 1000 / words.trainingRows)
  }
}
