import CellGrid
import Queueing
import ReviewModel

extension ConsoleState {
  /// The most that is put on the clipboard: terminals drop longer sequences without a word.
  static let copyLimit = 74_000

  mutating func toggleMouse() -> [Effect] {
    hasMouse.toggle()
    let words =
      hasMouse
      ? "The mouse is on; Shift selects text in most terminals."
      : "The mouse is off; the terminal selects text."
    return [.setMouse(hasMouse)] + report(.info, words)
  }

  /// Stops what runs; when nothing does, says how to leave.
  mutating func cancel() -> [Effect] {
    if search?.isRunning == true {
      search?.isRunning = false
      return [.stopSearch] + report(.info, "The search is stopped; what it found stays.")
    }
    if queue.isLoading { return cancelLoad() }
    if editing != nil && overlay == nil {
      let key = configuration.keymap.keyName(of: .leaveEditor) ?? "editor.leave"
      return report(.info, "\(key) leaves the editor; the draft is kept.")
    }
    if overlay != nil { return escapeOverlay() }
    let key = configuration.keymap.keyName(of: .quit) ?? "quit"
    return report(.info, "Nothing runs. \(key) quits; \(wordsOnDisk).")
  }

  /// What is on disk of what was decided and typed.
  var wordsOnDisk: String {
    let waiting = decisionsOnTheirWay + amending.count + approving.count + reversals
    let isTextOnDisk = !hasUnwrittenDrafts
    if waiting == 0, isTextOnDisk { return "decisions and drafts are on disk" }
    let decided =
      waiting == 0
      ? "decisions are on disk"
      : "\(counted(waiting, "decision")) \(waiting == 1 ? "is" : "are") not stored yet"
    let lacking =
      unwrittenCharacters > 0
      ? "\(counted(unwrittenCharacters, "character")) of what was typed" : "some of what was typed"
    return isTextOnDisk
      ? "\(decided), drafts are on disk" : "\(decided), \(lacking) could not be written to disk"
  }

  mutating func copyRecord() -> [Effect] {
    copy("Question and answer") { "\($0.interaction.question)\n\n\($0.interaction.answer)\n" }
  }

  mutating func copyQuestion() -> [Effect] { copy("The question") { $0.interaction.question } }

  mutating func copyAnswer() -> [Effect] { copy("The answer") { $0.interaction.answer } }

  mutating func copyID() -> [Effect] { copy("The id") { $0.summary.id.rawValue } }

  private mutating func copy(_ what: String, _ text: (ItemDetail) -> String) -> [Effect] {
    guard let detail = shownItem.flatMap({ details[$0] }) else {
      return report(.warning, stillReading)
    }
    return copy(what, text(detail))
  }

  /// Puts a text on the clipboard, when that is allowed; asks when nobody has been asked yet.
  mutating func copy(_ what: String, _ whole: String) -> [Effect] {
    var bytes = 0
    let part = whole.unicodeScalars.prefix {
      bytes += UTF8.width($0)
      return bytes <= Self.copyLimit
    }
    let isCut = part.endIndex < whole.unicodeScalars.endIndex
    let size = isCut ? "cut at \(Self.copyLimit / 1000) kB" : counted(bytes, "byte")
    let hint = configuration.clipboardHint
    let words =
      "\(what) went to the terminal's clipboard, if it takes it (OSC 52, \(size))."
      + (hint.isEmpty ? "" : " \(hint)")
    switch clipboard {
    case .on: return [.copy(String(part))] + report(.info, words)
    case .off:
      return report(
        .warning,
        "The clipboard is off; clipboard = \"ask\" in the settings allows it."
      )
    case .asked:
      overlay = .confirm(
        Confirmation(
          .copy(String(part), words: words),
          question: "Let errata write to the terminal's clipboard in this session?"
        )
      )
      return []
    }
  }

  /// Copies what was asked about, and asks no more.
  mutating func allowCopy(_ text: String, _ words: String) -> [Effect] {
    clipboard = .on
    return [.copy(text)] + report(.info, words)
  }

  // Links.

  /// The longest link that is opened.
  static let linkLimit = 2_000

  /// Asks whether to open the link of a source: of the one with that number, else of the one at hand.
  mutating func openSource(_ argument: String) -> [Effect] {
    guard let detail = shownItem.flatMap({ details[$0] }) else {
      return report(.warning, stillReading)
    }
    let sources = detail.interaction.sources
    let number = argument.isEmpty ? sourceAtHand : Int(argument) ?? 0
    guard sources.indices.contains(number - 1) else {
      return report(.warning, "There is no source \(argument); this record has \(sources.count).")
    }
    guard let link = sources[number - 1].uri, !link.isEmpty else {
      return report(.warning, "Source \(number) has no link.")
    }
    guard Self.isOpenable(link) else {
      return report(
        .warning,
        "The link of source \(number) is no plain one of http or https; it is not opened."
      )
    }
    guard configuration.opensLinks else { return copy("The link", link) }
    overlay = .confirm(Confirmation(.openLink(link), question: "Open \(link)"))
    return []
  }

  /// Opens a link that was asked about.
  mutating func openLink(_ link: String) -> [Effect] {
    [.openLink(link)] + report(.info, "The link of the source was handed to the browser.")
  }

  /// Which source the record is scrolled to, from 1.
  private var sourceAtHand: Int { max(1, record.count(of: .source, upTo: record.top + 1)) }

  /// Whether a link may be handed to another program: http or https with a host, and nothing in it but
  /// what RFC 3986 has in an address.
  static func isOpenable(_ link: String) -> Bool {
    let lower = link.lowercased()
    guard let scheme = ["https://", "http://"].first(where: lower.hasPrefix),
      link.utf8.count <= linkLimit
    else { return false }
    let rest = link.utf8.dropFirst(scheme.utf8.count)
    // What stands before an @ looks like the host and is none.
    let authority = rest.prefix { !"/?#".utf8.contains($0) }
    if authority.contains(0x40) { return false }
    let isHost = rest.first.map {
      ($0 | 0x20) >= 0x61 && ($0 | 0x20) <= 0x7A || $0 >= 0x30 && $0 <= 0x39 || $0 == 0x5B
    }
    let forbidden = Set("\"<>\\^`{|}".utf8)
    return isHost == true && rest.allSatisfy { $0 > 0x20 && $0 < 0x7F && !forbidden.contains($0) }
  }
}
