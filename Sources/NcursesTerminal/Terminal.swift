import CNcurses
import CTerminalGuard
package import CellGrid
import Glibc

/// The terminal, from entering its other screen to giving it back.
///
/// It is entered by `init` and given back when the value ends, on whatever way; while it is entered,
/// the guard knows how to give it back from a signal. ncurses has one terminal a process, so there
/// must never be two of these. At rest it writes nothing and wants no time.
///
///     var terminal = try Terminal(type: type, support: .indexed256)
///     terminal.draw(grid)
package struct Terminal: ~Copyable {
  /// The descriptor that becomes readable when there is input.
  package let inputDescriptor: Int32
  /// The bytes that reset a terminal, in the form that a signal handler can write.
  package let restoreSequence: [UInt8]
  /// How many cells it has.
  package private(set) var size: Size

  private let output: Int32
  private let streams: TerminalStreams
  private let gatherer: FrameGatherer
  private let screen: OpaquePointer
  private let plain: [UInt8]
  private let modes: TerminalModes
  private let escapeDelay: Int32
  private var writer: CellWriter
  private var decoder = InputDecoder()
  private var shown: Grid?
  private var hasMouse = false
  private var isEntered = true

  /// Enters the terminal.
  ///
  /// What a killed run may have left on (mouse, marks around pastes) is reset first. Nothing is asked
  /// of the terminal, so there is nothing to wait for.
  ///
  /// - Parameters:
  ///   - type: what terminfo says of it.
  ///   - support: the colours that the theme was made for.
  ///   - escapeDelay: milliseconds after an ESC within which the rest of a key's bytes must come.
  /// - Throws: `TerminalError` when there is no terminal or ncurses cannot use it; nothing is changed
  ///   then.
  package init(
    type: TerminalType,
    support: ColorSupport,
    escapeDelay: Int = 25
  ) throws(TerminalError) {
    let streams = try TerminalStreams()
    let modes = try TerminalModes(of: streams.input)
    TerminalLocale.choose()
    let restore = RestoreSequence.bytes()
    var saved = modes.saved
    terminal_guard_arm(streams.output, &saved, restore, restore.count)
    writeAll(PrivateModes.mouseOff + PrivateModes.pasteOff, to: streams.output)
    // Another program may have left the line drawing characters in force.
    let plain = RestoreSequence.plain()
    writeAll(plain, to: streams.output)
    let begin = { SignalSettings.kept { newterm(type.name, streams.file, streams.file) } }
    let description = TerminalDescription.loaded(type.name)?.settingAttributesSingly
    guard let screen = description?.inUse(begin) ?? begin() else {
      terminal_guard_disarm()
      streams.close()
      throw .unknownType(type.name)
    }
    self.screen = screen
    self.plain = plain
    self.modes = modes
    self.escapeDelay = Int32(min(max(0, escapeDelay), 1000))
    restoreSequence = restore
    inputDescriptor = streams.input
    output = streams.output
    self.streams = streams
    gatherer = FrameGatherer(from: streams.drawing, to: streams.output)
    raw()
    noecho()
    nonl()
    typeahead(-1)
    keypad(cncurses_stdscr(), true)
    if support > .none {
      start_color()
      use_default_colors()
      cncurses_keep_palette()
    }
    writer = CellWriter(support: support)
    size = Size(columns: 0, rows: 0)
    decoder.guessesPastes = !type.marksPastes
    wnoutrefresh(cncurses_stdscr())
    doupdate()
    writeAll(PrivateModes.pasteOn, to: output)
    resize()
  }

  deinit {
    if isEntered { giveBack() }
    delscreen(screen)
    streams.close()
  }

  /// Shows a grid: writes what differs from the one before, and puts the cursor where it belongs.
  ///
  /// A grid of another size than the terminal's is cut to it.
  package mutating func draw(_ grid: Grid) {
    guard isEntered else { return }
    if let shown, shown.size == grid.size {
      for run in grid.diff(from: shown) { writer.write(run, of: grid) }
    } else {
      werase(cncurses_stdscr())
      for row in 0..<grid.size.rows where grid.size.columns > 0 {
        writer.write(Grid.Run(row: row, columns: 0..<grid.size.columns), of: grid)
      }
    }
    let changesCursor = shown == nil || shown?.cursor == nil || grid.cursor == nil
    if let cursor = grid.cursor, grid.bounds.contains(cursor) {
      wmove(cncurses_stdscr(), Int32(cursor.row), Int32(cursor.column))
    }
    shown = grid
    wnoutrefresh(cncurses_stdscr())
    gatherer.gathering {
      if changesCursor { curs_set(grid.cursor == nil ? 0 : 1) }
      doupdate()
    }
  }

  /// Reads what the user did, without waiting for it.
  ///
  /// Only after an ESC it waits, for the escape delay at most, whether that was the key.
  ///
  /// - Returns: the inputs, or nil when the terminal is gone.
  package mutating func nextInputs() -> [TerminalInput]? {
    var inputs: [TerminalInput] = []
    var wait: Int32 = 0
    while true {
      var ready = pollfd(fd: inputDescriptor, events: Int16(POLLIN), revents: 0)
      let count = poll(&ready, 1, wait)
      if count < 0 && errno == EINTR { continue }
      guard count > 0 else { break }
      guard let bytes = readAvailable() else { return inputs.isEmpty ? nil : inputs }
      inputs += decoder.feed(bytes)
      guard decoder.isWaiting else { return inputs }
      wait = escapeDelay
    }
    return inputs + decoder.flush()
  }

  /// Asks for the size anew, after the window has changed; what is shown is forgotten.
  @discardableResult
  package mutating func resize() -> Size {
    var window = winsize()
    if ioctl(output, UInt(TIOCGWINSZ), &window) == 0, window.ws_row > 0, window.ws_col > 0,
      Int32(window.ws_row) != cncurses_rows() || Int32(window.ws_col) != cncurses_columns()
    {
      resizeterm(Int32(min(window.ws_row, 1000)), Int32(min(window.ws_col, 1000)))
      shown = nil
    }
    size = Size(columns: Int(cncurses_columns()), rows: Int(cncurses_rows()))
    return size
  }

  /// Makes the next drawing begin from an empty screen, for when something else has written on it.
  package mutating func redraw() {
    writeAll(plain, to: output)
    clearok(cncurses_curscr(), true)
    shown = nil
  }

  /// Has the mouse reported, or gives it back to the terminal for selecting text.
  package mutating func setMouse(_ isOn: Bool) {
    hasMouse = isOn
    if isEntered { writeAll(isOn ? PrivateModes.mouseOn : PrivateModes.mouseOff, to: output) }
  }

  /// Puts a text on the user's clipboard by OSC 52, which terminals may ignore.
  ///
  /// - Returns: false when the text is longer than terminals take, and nothing was sent.
  package func copy(_ text: String) -> Bool {
    guard text.utf8.count <= Base64.clipboardLimit else { return false }
    writeAll(Array("\u{1B}]52;c;\(Base64.encoded(text))\u{7}".utf8), to: output)
    return true
  }

  /// Gives the terminal back for a while: to a stopped process's shell, or to another program.
  package mutating func suspend() {
    guard isEntered else { return }
    isEntered = false
    giveBack()
  }

  /// Takes the terminal again after `suspend` and asks for its size; the next drawing is whole.
  package mutating func resume() {
    guard !isEntered else { return }
    isEntered = true
    var saved = modes.saved
    terminal_guard_arm(output, &saved, restoreSequence, restoreSequence.count)
    redraw()
    wnoutrefresh(cncurses_stdscr())
    doupdate()
    writeAll(PrivateModes.pasteOn + (hasMouse ? PrivateModes.mouseOn : []), to: output)
    resize()
  }

  /// Takes the terminal again after others had it without our having given it back: after a stop that cannot
  /// be caught, a shell sets the line and its marks around pastes for itself.
  package mutating func takeAgain() {
    guard isEntered else { return }
    endwin()
    isEntered = false
    resume()
  }

  private func giveBack() {
    writeAll((hasMouse ? PrivateModes.mouseOff : []) + PrivateModes.pasteOff, to: output)
    curs_set(1)
    endwin()
    modes.restore(inputDescriptor)
    terminal_guard_disarm()
  }

  /// The bytes that are there now; nil at the end of the input.
  private func readAvailable() -> [UInt8]? {
    var bytes: [UInt8] = []
    while bytes.count < 1 << 16 {
      let part = [UInt8](unsafeUninitializedCapacity: 4096) { buffer, count in
        count = max(0, read(inputDescriptor, buffer.baseAddress, buffer.count))
      }
      guard !part.isEmpty else { return bytes.isEmpty ? nil : bytes }
      bytes += part
      var ready = pollfd(fd: inputDescriptor, events: Int16(POLLIN), revents: 0)
      guard poll(&ready, 1, 0) > 0 else { break }
    }
    return bytes
  }
}
