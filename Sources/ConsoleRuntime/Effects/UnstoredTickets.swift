import Synchronization

/// The operations of this console of which nothing was stored, by their tickets.
///
/// An undo names no operation: it takes back the last that stands. One that was asked for while another
/// operation was on its way meant that one; should it fail, the last that stands is another.
final class UnstoredTickets: Sendable {
  private let tickets = Mutex<Set<Int>>([])

  /// Remembers that nothing of an operation was stored.
  func insert(_ ticket: Int) { tickets.withLock { _ = $0.insert(ticket) } }

  /// Whether nothing was stored of an operation; of none, nothing is missing.
  func contains(_ ticket: Int?) -> Bool {
    ticket.map { ticket in tickets.withLock { $0.contains(ticket) } } ?? false
  }
}
