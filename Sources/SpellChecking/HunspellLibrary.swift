import Glibc

/// The library Hunspell, loaded when somebody wants it: errata builds and runs without it.
///
/// Its functions are those of `hunspell.h`. A dictionary lives as long as the process, as there is one.
struct HunspellLibrary {
  private typealias Create =
    @convention(c) (UnsafePointer<CChar>, UnsafePointer<CChar>) -> OpaquePointer?
  private typealias Ask = @convention(c) (OpaquePointer, UnsafePointer<CChar>) -> Int32
  private typealias Encoding = @convention(c) (OpaquePointer) -> UnsafePointer<CChar>?

  private let create: Create
  private let spell: Ask
  private let add: Ask
  private let encoding: Encoding

  /// The names under which Linux distributions have it.
  private static let names = ["libhunspell-1.7.so.0", "libhunspell-1.6.so.0", "libhunspell.so"]

  /// Loads the library; nil where it is not installed.
  init?() {
    let found = Self.names.lazy.compactMap { dlopen($0, RTLD_NOW | RTLD_LOCAL) }.first
    guard let library = found, let create = dlsym(library, "Hunspell_create"),
      let spell = dlsym(library, "Hunspell_spell"), let add = dlsym(library, "Hunspell_add"),
      let encoding = dlsym(library, "Hunspell_get_dic_encoding")
    else { return nil }
    // The types are those that hunspell.h declares for these names.
    self.create = unsafeBitCast(create, to: Create.self)
    self.spell = unsafeBitCast(spell, to: Ask.self)
    self.add = unsafeBitCast(add, to: Ask.self)
    self.encoding = unsafeBitCast(encoding, to: Encoding.self)
  }

  /// A dictionary that was read.
  struct Dictionary {
    fileprivate let library: HunspellLibrary
    fileprivate let handle: OpaquePointer
    fileprivate let encoding: WordEncoding
  }

  /// Reads a dictionary; nil when it cannot be read, or is in an encoding that errata does not know.
  func dictionary(affixes: String, words: String) -> Dictionary? {
    guard let handle = create(affixes, words), let name = encoding(handle),
      let known = WordEncoding(name: String(cString: name))
    else { return nil }
    return Dictionary(library: self, handle: handle, encoding: known)
  }
}

extension HunspellLibrary.Dictionary {
  /// Whether a word is spelt as the dictionary has it; nil when it cannot be written in its encoding.
  func knows(_ word: String) -> Bool? {
    encoding.bytes(of: word).map { bytes in
      bytes.withUnsafeBufferPointer { buffer in
        buffer.withMemoryRebound(to: CChar.self) { characters in
          characters.baseAddress.map { library.spell(handle, $0) != 0 } ?? true
        }
      }
    }
  }

  /// Takes a word in for as long as the dictionary lives.
  func learn(_ word: String) {
    guard let bytes = encoding.bytes(of: word) else { return }
    bytes.withUnsafeBufferPointer { buffer in
      buffer.withMemoryRebound(to: CChar.self) { characters in
        if let start = characters.baseAddress { _ = library.add(handle, start) }
      }
    }
  }
}
