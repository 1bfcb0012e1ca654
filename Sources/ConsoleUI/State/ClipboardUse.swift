/// Whether texts of records may go to the terminal's clipboard, where other programs read them.
package enum ClipboardUse: String, CaseIterable, Sendable {
  /// Once in a session it is asked, at the first copy.
  case asked = "ask"
  /// They may.
  case on
  /// They may not.
  case off
}
