import Testing

@testable import SQLiteStore

@Suite struct `The hash of questions` {
  /// CPython hashes bytes with it, and with a key of zeros under PYTHONHASHSEED=0.
  @Test(
    arguments: [
      ("r", 4_884_991_110_967_100_679), ("refund", -5_836_238_691_044_865_054),
      ("refund?!", -1_616_882_885_485_410_872),
      ("how long does a refund take", -2_895_224_093_974_024_133),
    ] as [(String, Int64)]
  )
  func `Is SipHash-1-3`(text: String, expected: Int64) {
    #expect(QuestionHash(key: [])(text) == expected)
  }

  @Test func `Depends on the key`() {
    #expect(QuestionHash(key: [1])("refund") != QuestionHash(key: [2])("refund"))
  }
}
