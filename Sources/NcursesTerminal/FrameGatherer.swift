import CNcurses
import Glibc

/// Gathers what ncurses writes for a drawing, so that it goes to the terminal in one piece.
///
/// ncurses 6.4 writes at every move of the cursor, which for a key is some twenty times; each wakes
/// whoever reads the terminal, and a screen is seen half drawn. For the time of a drawing its
/// descriptor leads into a file in memory. The terminal keeps a descriptor of its own, so a signal that
/// comes meanwhile finds it.
struct FrameGatherer: ~Copyable {
  /// The descriptor that ncurses writes to.
  private let drawing: Int32
  /// The terminal.
  private let output: Int32
  /// The file in memory; nil when the system gives none, and then nothing is gathered.
  private let memory: Int32?

  /// Prepares; the first descriptor, of which ncurses must have a copy of its own, is led astray.
  init(from drawing: Int32, to output: Int32) {
    self.drawing = drawing
    self.output = output
    let memory = cncurses_memory_file()
    self.memory = memory < 0 ? nil : memory
  }

  deinit {
    if let memory { close(memory) }
  }

  /// Runs a call that writes only, and then sends what it wrote.
  func gathering(_ call: () -> Void) {
    guard let memory, dup2(memory, drawing) >= 0 else { return call() }
    call()
    dup2(output, drawing)
    _ = fcntl(drawing, F_SETFD, FD_CLOEXEC)
    let length = Int(lseek(memory, 0, SEEK_CUR))
    guard length > 0 else { return }
    let bytes = [UInt8](unsafeUninitializedCapacity: length) { buffer, count in
      count = max(0, pread(memory, buffer.baseAddress, length, 0))
    }
    lseek(memory, 0, SEEK_SET)
    writeAll(bytes, to: output)
  }
}
