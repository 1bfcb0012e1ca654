import Curation
import Dispatch
import Glibc

extension Workers {
  /// One for each core that is there for us.
  static let threads: Workers = {
    let queue = DispatchQueue(label: "curating", attributes: .concurrent)
    return Workers(count: max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN)))) { work in
      let group = DispatchGroup()
      queue.async(group: group, execute: work)
      return { group.wait() }
    }
  }()
}
