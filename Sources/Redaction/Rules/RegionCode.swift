/// The code of a country or territory, by ISO 3166-1 alpha-2; `UK` is read as `GB`.
package struct RegionCode: Hashable, Sendable, Comparable {
  /// Two capital letters.
  package let text: String

  /// Reads a code; nil for what is none.
  package init?(_ text: String) {
    let code = text == "UK" ? "GB" : text
    guard Self.all.contains(code) else { return nil }
    self.text = code
  }

  /// Orders by the letters.
  package static func < (left: Self, right: Self) -> Bool { left.text < right.text }

  private static let all = Set(
    """
    AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT
    BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH
    ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT
    HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS
    LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI
    NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG
    SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG
    UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW
    """
    .split(whereSeparator: \.isWhitespace).map(String.init)
  )
}

extension [any Detector] {
  /// The detectors for people of some regions; all of them, and all that they know, without any.
  ///
  /// National numbers are those of the regions and documents that every country has, US social
  /// security numbers those of the United States; all else is found everywhere.
  func forRegions(_ regions: Set<RegionCode>) -> [any Detector] {
    guard !regions.isEmpty else { return self }
    let codes = Set(regions.map(\.text))
    return compactMap { detector in
      switch detector {
      case is SSNDetector: codes.contains("US") ? detector : nil
      case is NationalIDDetector: NationalIDDetector(regions: codes)
      default: detector
      }
    }
  }
}
