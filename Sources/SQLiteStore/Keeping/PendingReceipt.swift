import JSONText
import ReviewModel
import ReviewStorage

/// What the receipt of an erasure that is not done has to say, as JSON in one column.
struct PendingReceipt {
  var counts: [ErasurePlace: Int]
  var unread: [UnreadRelease]
  var rewrites: [ReleaseRewrite]

  init(
    counts: [ErasurePlace: Int] = [:],
    unread: [UnreadRelease] = [],
    rewrites: [ReleaseRewrite] = []
  ) {
    self.rewrites = rewrites
    self.counts = counts
    self.unread = unread
  }

  init(_ value: JSONValue) {
    counts = [:]
    for place in ErasurePlace.allCases {
      if let count = value["counts"]?[place.rawValue]?.number { counts[place] = Int(count) }
    }
    rewrites = []
    if case .array(let wished)? = value["rewrites"] {
      rewrites = wished.map {
        ReleaseRewrite(
          path: $0["path"]?.text ?? "",
          set: SetID($0["set"]?.text ?? ""),
          manifest: $0["manifest"]?.text ?? ""
        )
      }
    }
    unread = []
    guard case .array(let releases)? = value["releases"] else { return }
    unread = releases.map { release in
      UnreadRelease(
        release: ReleaseRecord(
          set: SetID(release["set"]?.text ?? ""),
          manifest: release["manifest"]?.text ?? "",
          path: release["path"]?.text,
          time: Timestamp(milliseconds: release["time"]?.number ?? 0)
        ),
        examples: Int(release["examples"]?.number ?? 0),
        reason: release["reason"]?.text ?? ""
      )
    }
  }

  var bytes: [UInt8] {
    let releases = unread.map { note in
      var members = [
        JSONMember("set", .string(note.release.set.rawValue)),
        JSONMember("manifest", .string(note.release.manifest)),
        JSONMember("time", .number(String(note.release.time.milliseconds))),
        JSONMember("examples", .number(String(note.examples))),
        JSONMember("reason", .string(note.reason)),
      ]
      if let path = note.release.path { members.append(JSONMember("path", .string(path))) }
      return JSONValue.object(members)
    }
    let counts = ErasurePlace.allCases.compactMap { place in
      self.counts[place].map { JSONMember(place.rawValue, .number(String($0))) }
    }
    let value = JSONValue.object([
      JSONMember("counts", .object(counts)), JSONMember("releases", .array(releases)),
      JSONMember("rewrites", .array(rewrites.map(\.json))),
    ])
    return value.serializedBytes
  }
}

extension JSONValue {
  fileprivate var number: Int64? {
    if case .number(let digits) = self { Int64(digits) } else { nil }
  }
}

extension ReleaseRewrite {
  fileprivate var json: JSONValue {
    .object([
      JSONMember("path", .string(path)), JSONMember("set", .string(set.rawValue)),
      JSONMember("manifest", .string(manifest)),
    ])
  }
}
