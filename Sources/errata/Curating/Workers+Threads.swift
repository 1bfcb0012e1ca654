import Curation
import Dispatch
import Glibc

extension Workers {
  /// As many as the machine has cores.
  static let threads: Workers = {
    let queue = DispatchQueue(label: "curating", attributes: .concurrent)
    return Workers(count: max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN)))) { work in
      let group = DispatchGroup()
      queue.async(group: group, execute: work)
      return { group.wait() }
    }
  }()
}
