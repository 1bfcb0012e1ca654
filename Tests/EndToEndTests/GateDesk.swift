import Foundation
import TestSupport
import Testing

/// What the gate is tried on: a release, and an agent that answers its questions.
enum GateDesk {
  /// A store with a release of two golden cases and a regression case.
  static func withRelease() throws -> Workbench {
    let desk = try Workbench()
    try desk.write(
      """
      {"id":"a","question":"How long is the guarantee?","answer":"The guarantee lasts 30 days.","feedback":"up"}
      {"id":"b","question":"Where is the head office?","answer":"It is in Lisbon.","feedback":"up"}
      {"id":"c","question":"Is it vegan?","answer":"Yes.","feedback":"edit","correction":"No, it is made of leather."}

      """,
      to: "log.jsonl"
    )
    for words in [
      ["log", "log.jsonl", "--consent", "training", "--store", "errata.db"], ["curate"],
    ] {
      let run = try desk.errata(words)
      #expect(run.status == 0, "\(run.messages)")
    }
    let curated = try desk.errata("curate", "--json")
    let set = String(curated.output.dropFirst(#"{"id":""#.count).prefix { $0 != "\"" })
    #expect(try desk.errata("approve", set, "--all").status == 0)
    #expect(try desk.errata("release", set, "--out", "release").status == 0)
    return desk
  }

  /// An agent that answers well.
  static let agent = """
    #!/bin/sh
    read question
    case "$question" in
      *guarantee*) echo "You have a guarantee of ${DAYS:-30} days." ;;
      *office*) echo "Lisbon" ;;
      *) echo "No. It is leather." ;;
    esac
    """

  /// One that runs on, after a command for each line that it reads.
  static func lineAgent(_ command: String) -> String {
    """
    #!/bin/sh
    while read -r line; do
      echo "$line" >> asked
      \(command)
      id=$(echo "$line" | sed 's/.*"id":"\\([0-9a-f]*\\)","question.*/\\1/')
      case "$line" in
        *guarantee*) echo "{\\"id\\":\\"$id\\",\\"answer\\":\\"30 days.\\"}" ;;
        *office*) echo "{\\"id\\":\\"$id\\",\\"answer\\":\\"Lisbon\\"}" ;;
        *) echo "{\\"id\\":\\"$id\\",\\"answer\\":\\"No, leather.\\"}" ;;
      esac
    done
    """
  }
}

extension Workbench {
  /// Writes a program, and gives the word that starts it.
  func writeProgram(_ text: String, to name: String) throws -> String {
    try write(text + "\n", to: name)
    try FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: path(name))
    return "./\(name)"
  }

  /// How many lines a file has.
  func lineCount(_ name: String) throws -> Int { try read(name).split(separator: "\n").count }
}
