/// Words that people write as one or as two, and dictionaries not yet as one.
enum Compounds {
  /// What is no word of its own, or counts for nothing as one, and begins others.
  static let beginnings: Set<[UInt8]> = Set(
    "any co e in multi non off on over pre re sub un under up".split(separator: " ").map {
      Array($0.utf8)
    }
  )

  static let words: Set<[UInt8]> = Set(
    """
    addon addons backend changelog checkbox checkboxes checksum codebase cooldown datacenter dataset datasets dropdown \
    ecommerce filename filenames filesystem filesystems frontend hardcode hardcoded hashtag homepage hostname hostnames \
    hotfix metadata microservice multiplayer namespace namespaces offline online onboarding payload pageview playback \
    plugin plugins popup popups preorder readme realtime rebuild refactor reopen restart resubmit runtime screenshot \
    screenshots signup smartphone smartphones smartwatch stylesheet subdomain subfolder timestamp timestamps timezone \
    timezones toolbar touchscreen unsubscribe username usernames voicemail webhook webhooks webpage webpages website \
    websites wildcard workflow workflows
    """
    .split(whereSeparator: \.isWhitespace).map { Array($0.utf8) }
  )
}
