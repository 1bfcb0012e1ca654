import CDemoRecords

/// The log that `errata demo` shows: a made-up help desk.
enum SampleLog {
  /// The log as `errata log` reads it, one JSON object a line.
  static var bytes: UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(start: errata_demo_records(), count: errata_demo_records_length())
  }
}
