import CellGrid
import Configuration
import Testing

@Suite struct `The colours of a terminal` {
  @Test(
    arguments: [
      (256, false, [:], ColorSupport.indexed256), (8, false, [:], .ansi16),
      (16, false, [:], .ansi16),
      (88, false, [:], .ansi16), (-1, false, [:], .none), (2, false, [:], .none),
      (1 << 24, true, [:], .rgb), (256, false, ["NO_COLOR": "1"], .none),
      (1 << 24, true, ["NO_COLOR": "no"], .none), (256, false, ["NO_COLOR": ""], .indexed256),
    ] as [(Int, Bool, [String: String], ColorSupport)]
  )
  func `Are what terminfo says, unless the user wants none`(
    colors: Int,
    isDirect: Bool,
    environment: [String: String],
    expected: ColorSupport
  ) {
    let support = ColorSupport(
      terminfoColors: colors,
      hasDirectColor: isDirect,
      environment: environment
    )
    #expect(support == expected)
  }
}
