/// Names before a title, as East Asia writes it: 田中様, 鈴木さん, 王先生, 김민수 님.
///
/// The name begins with a last name that the dictionary knows.
struct PersonSuffixDetector: Detector {
  static let name = "person-suffix"
  let id = PersonSuffixDetector.name
  let type = FindingType.person
  let triggers = Triggers(literals: PersonSuffixDetector.suffixes)

  let examples = [
    "«田中»様、ご注文ありがとうございます。«鈴木»さんに電話してください。",
    "お客様の«佐藤健»様より連絡がありました。«山田 太郎» 様",
    "请联系«王»先生。«李雷»先生的订单, «陈»女士",
    "«김민수» 님의 주문, «박지훈» 씨",
    "お客様、皆様、神様、王様、仕様、同様、模様、皆さん、お母さん、店員さん",
    "先生说的, 各位女士, 고객님, 선생님, 이용자님, 사용자 님",
  ]

  private static let suffixes = [
    "\u{69D8}", "\u{3055}\u{3093}", "\u{5148}\u{751F}", "\u{5973}\u{58EB}", "\u{5C0F}\u{59D0}",
    "\u{B2D8}", "\u{C528}",
  ]
  /// What is called so and is nobody.
  private static let others = WordList(
    """
    \u{795E} \u{738B} \u{6BBF} \u{59EB} \u{5965} \u{7686} \u{5BA2} \u{5404}\u{4F4D} \u{4ED5} \u{540C} \u{6A21} \u{591A} \u{5F02}
    \u{6BCD} \u{7236} \u{5144} \u{59C9} \u{5A18} \u{5AC1} \u{5B6B} \u{723A} \u{5A46}
    \u{C774}\u{C6A9}\u{C790} \u{C0AC}\u{C6A9}\u{C790} \u{ACE0}\u{AC1D} \u{C120}\u{C0DD} \u{B2F4}\u{B2F9}\u{C790} \u{C8FC}\u{C778}
    """
  )
  private static let longest = 5

  func match(at index: Int, in text: ScannedText) -> Match? {
    let end = text[index - 1] == 0x20 ? index - 1 : index
    let isKorean = text[index] >= 0xEA && text[index] <= 0xED
    let start = runStart(before: end, isKorean: isKorean, in: text)
    guard start < end, !Self.others.contains(start..<end, in: text) else { return nil }
    if isKorean {
      return end - start == 9 && isLastName(start..<start + 3, in: text)
        ? Match(start..<end, .context) : nil
    }
    let isChinese = text[index] != 0xE3 && !text.has("\u{69D8}", at: index)
    if isChinese {
      // "请联系王先生": where the name begins, only the last name tells.
      let place = end - start <= 9 && isLastName(start..<start + 3, in: text) ? start : end - 3
      return isLastName(place..<place + 3, in: text) ? Match(place..<end, .context) : nil
    }
    var begin = start
    // "山田 太郎 様"
    if text[start - 1] == 0x20 {
      let before = runStart(before: start - 1, isKorean: false, in: text)
      if before < start - 1, isLastName(before..<start - 1, in: text) { begin = before }
    }
    let name = begin..<(begin < start ? start - 1 : end)
    let isName = [6, 3, 9].contains { length in
      name.count >= length && isLastName(begin..<begin + length, in: text)
        && (length > 3 || name.count <= 6)
    }
    return isName ? Match(begin..<end, .context) : nil
  }

  private func isLastName(_ range: Range<Int>, in text: ScannedText) -> Bool {
    NameFlags(of: range, in: text).contains(.last)
  }

  /// Where the run of characters of a script begins that ends at a place.
  private func runStart(before end: Int, isKorean: Bool, in text: ScannedText) -> Int {
    var start = end
    for _ in 0..<Self.longest {
      let lead = text[start - 3]
      guard isKorean ? (0xEA...0xED).contains(lead) : (0xE4...0xE9).contains(lead),
        text.letterLength(at: start - 3) == 3
      else { break }
      start -= 3
    }
    return start
  }
}
