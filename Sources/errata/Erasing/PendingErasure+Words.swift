import ReviewModel
import ReviewStorage

extension PendingErasure {
  /// What it is, in words that name nobody.
  var words: String {
    "an erasure of \(count(records, "record")) was interrupted at \(time.rfc3339)"
  }

  /// It in a receipt.
  var json: JSONValue {
    var line = JSONLine()
    line.put("id", request.id.rawValue)
    line.put("time", time)
    line.put("records", records)
    return line.value
  }

  /// What is said of it to whoever opens the store; another process may be at it right now.
  var warning: String {
    """
    An erasure of \(count(records, "record")) that began at \(time.rfc3339) is not finished: something \
    of what was erased may still stand in files beside the store or in its unused parts. Unless it runs \
    right now, finish it: errata forget --pending
    """
  }
}
