import Synchronization

/// Who does the work of a curator that can be done beside other work; handed in, for curation sees no threads.
package struct Workers: Sendable {
  /// How many pieces of work are worth having at once.
  let count: Int
  private let begin: @Sendable (@escaping @Sendable () -> Void) -> @Sendable () -> Void

  /// Makes workers.
  ///
  /// - Parameters:
  ///   - count: how many work at once.
  ///   - begin: begins a piece of work, and gives what waits for its end.
  package init(
    count: Int,
    _ begin: @escaping @Sendable (@escaping @Sendable () -> Void) -> @Sendable () -> Void
  ) {
    self.count = max(1, count)
    self.begin = begin
  }

  /// Does each piece of work at once, before anything else.
  package static let none = Workers(count: 1) { work in
    work()
    return {}
  }

  /// Begins a piece of work.
  func later<Result: Sendable>(_ work: @escaping @Sendable () -> Result) -> Later<Result> {
    let box = Later<Result>.Box()
    let wait = begin { box.put(work()) }
    return Later(box: box, wait: wait)
  }

  /// Does the same for each element, in pieces beside each other; the results are in the order of the elements.
  func map<Element: Sendable, Result: Sendable>(
    _ elements: [Element],
    _ transform: @escaping @Sendable (Element) -> Result
  ) -> [Result] {
    guard count > 1, elements.count >= Self.fewest else { return elements.map(transform) }
    let size = (elements.count + count * Self.pieces - 1) / (count * Self.pieces)
    let pieces = stride(from: 0, to: elements.count, by: size).map { start in
      let piece = elements[start..<min(start + size, elements.count)]
      return later { piece.map(transform) }
    }
    return pieces.flatMap { $0.value() }
  }

  /// Fewer elements are not worth a thread.
  private static let fewest = 256
  /// Pieces for each worker, so that one that is slow holds up little.
  private static let pieces = 4
}

/// What a piece of work will have as its result.
struct Later<Result: Sendable>: Sendable {
  /// Where the result is put.
  final class Box: Sendable {
    private let result = Mutex<Result?>(nil)

    func put(_ value: Result) { result.withLock { $0 = value } }
    func take() -> Result? { result.withLock { $0.take() } }
  }

  fileprivate let box: Box
  fileprivate let wait: @Sendable () -> Void

  /// Waits for the result; it is handed out once.
  func value() -> Result {
    wait()
    guard let value = box.take() else {
      preconditionFailure("A piece of work ended without a result, or it was taken twice.")
    }
    return value
  }
}
