import EvalGate
import Foundation
import TestSupport
import Testing

private let reference = sharedFile("tools/validators/reference.json")

@Suite(.enabled(if: reference != nil, "needs the shared data"))
struct `Metrics against the reference programs` {
  private struct Values: Decodable {
    struct Pair: Decodable {
      let pred: String
      let gold: String
      let exact: Bool
      let squad_em: Bool
      let squad_f1: Double
      let rougeL_f: Double
      let chrf2: Double
    }
    let text: [Pair]
  }

  @Test
  func `All agree, but for words of scripts without spaces, which the references do not know`()
    throws
  {
    let values = try JSONDecoder().decode(
      Values.self,
      from: Data(contentsOf: try #require(reference))
    )
    #expect(values.text.count >= 11)
    for (place, pair) in values.text.enumerated() {
      #expect(ExactMatch.plain(pair.pred, pair.gold) == pair.exact, "\(place)")
      #expect(abs(ChrF.score(pair.pred, pair.gold) - pair.chrf2) < 1e-9, "\(place)")
      let isHan = pair.gold.unicodeScalars.contains { 0x4E00...0x9FFF ~= $0.value }
      if isHan { continue }
      #expect(ExactMatch.normalised(pair.pred, pair.gold) == pair.squad_em, "\(place)")
      #expect(abs(TokenF1.score(pair.pred, pair.gold) - pair.squad_f1) < 1e-9, "\(place)")
      #expect(abs(RougeL.score(pair.pred, pair.gold) - pair.rougeL_f) < 1e-9, "\(place)")
    }
  }
}
