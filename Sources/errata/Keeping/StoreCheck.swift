import Glibc
import ReviewStorage

/// Looks at the store and at the files beside it.
struct StoreCheck {
  private let global: GlobalOptions

  /// Makes a check of the store that the options name.
  init(_ global: GlobalOptions) { self.global = global }

  /// The findings; without a store there is only one.
  var findings: [Finding] {
    get throws {
      let location = try global.storeLocation()
      let path = try global.storePath()
      let place = "\(PlainText.line(path).text), by \(location.origin.rawValue)"
      guard access(path, F_OK) == 0 else {
        return [
          Finding("store.place", .remark, "there is no store yet at \(place); errata log makes it")
        ]
      }
      return [Finding("store.place", .good, "the store is \(place)")]
        + privacy(of: path)
        + content(of: path)
    }
  }

  private func privacy(of path: String) -> [Finding] {
    [
      FileCheck.privacy("store.permissions", "the store", at: path),
      FileCheck.privacy("store.wal", "the store's write-ahead log", at: "\(path)-wal"),
    ]
    .compactMap(\.self)
  }

  private func content(of path: String) -> [Finding] {
    do {
      let store = try global.openStore()
      let broken = try store.check()
      guard broken.isEmpty else {
        return broken.map { Finding("store.content", .bad, $0.message) }
      }
      let statistics = try store.statistics()
      return [
        Finding(
          "store.content",
          .good,
          "\(statistics.interactions) records and \(statistics.decisions) events of decisions, all sound"
        )
      ]
    } catch {
      guard case .message(let text, _) = Ending(of: error) else { return [] }
      return [Finding("store.content", .bad, text)]
    }
  }
}
