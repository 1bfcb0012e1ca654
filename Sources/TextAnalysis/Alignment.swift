/// The longest common subsequence of two rows of numbers, by Myers' middle snake.
///
/// Linear space. When the steps run out, the boxes that are left contribute no pairs.
struct Alignment {
  /// Places that are kept for each other.
  struct Pair: Equatable {
    var base: Int
    var text: Int
  }

  private let left: [Int]
  private let right: [Int]
  private var forward: [Int]
  private var backward: [Int]
  private var stepsLeft: Int
  private var found: [Pair] = []

  /// Aligns `left` with `right`; the pairs ascend on both sides.
  static func pairs(_ left: [Int], _ right: [Int], mostSteps: Int) -> [Pair] {
    let leftPlaces = places(in: left, of: Set(right))
    let rightPlaces = places(in: right, of: Set(left))
    var alignment = Alignment(
      left: leftPlaces.map { left[$0] },
      right: rightPlaces.map { right[$0] },
      mostSteps: mostSteps
    )
    alignment.align(0..<leftPlaces.count, 0..<rightPlaces.count)
    return alignment.found.map { Pair(base: leftPlaces[$0.base], text: rightPlaces[$0.text]) }
  }

  /// Where a number stands that the other side has too: the others can be in no common subsequence.
  private static func places(in row: [Int], of others: Set<Int>) -> [Int] {
    row.indices.filter { others.contains(row[$0]) }
  }

  private init(left: [Int], right: [Int], mostSteps: Int) {
    self.left = left
    self.right = right
    stepsLeft = mostSteps
    let size = left.count + right.count + 5
    forward = Array(repeating: 0, count: size)
    backward = forward
  }

  private mutating func align(_ leftBox: Range<Int>, _ rightBox: Range<Int>) {
    var (leftBox, rightBox) = (leftBox, rightBox)
    while let one = leftBox.first, let other = rightBox.first, left[one] == right[other] {
      found.append(Pair(base: one, text: other))
      leftBox.removeFirst()
      rightBox.removeFirst()
    }
    var tail = 0
    while tail < min(leftBox.count, rightBox.count),
      left[leftBox.upperBound - 1 - tail] == right[rightBox.upperBound - 1 - tail]
    {
      tail += 1
    }
    let tails = (leftBox.suffix(tail), rightBox.suffix(tail))
    leftBox = leftBox.dropLast(tail)
    rightBox = rightBox.dropLast(tail)
    if !leftBox.isEmpty, !rightBox.isEmpty, let snake = middleSnake(leftBox, rightBox) {
      align(leftBox.lowerBound..<snake.base, rightBox.lowerBound..<snake.text)
      for step in 0..<snake.length {
        found.append(Pair(base: snake.base + step, text: snake.text + step))
      }
      align(
        snake.base + snake.length..<leftBox.upperBound,
        snake.text + snake.length..<rightBox.upperBound
      )
    }
    found += zip(tails.0, tails.1).map(Pair.init)
  }

  private struct Snake {
    var base: Int
    var text: Int
    var length: Int
  }

  /// A stretch of equal numbers in the middle of a shortest edit script, or nil without steps left.
  ///
  /// Names as in the paper: `forward` and `backward` hold the furthest x by diagonal k.
  private mutating func middleSnake(_ leftBox: Range<Int>, _ rightBox: Range<Int>) -> Snake? {
    let (n, m) = (leftBox.count, rightBox.count)
    let (left0, right0) = (leftBox.lowerBound, rightBox.lowerBound)
    let delta = n - m
    let isOdd = !delta.isMultiple(of: 2)
    let most = (n + m + 1) / 2
    let middle = most + 1
    forward[middle + 1] = 0
    backward[middle + 1] = 0
    for d in 0...most {
      stepsLeft -= d
      if stepsLeft < 0 { return nil }
      for k in stride(from: -d + 2 * max(0, d - m), through: d - 2 * max(0, d - n), by: 2) {
        let down = forward[middle + k + 1]
        let across = forward[middle + k - 1] + 1
        var x = k == -d || k == -m || (k != d && k != n && across <= down) ? down : across
        let start = x
        while x < n, x - k < m, left[left0 + x] == right[right0 + x - k] { x += 1 }
        stepsLeft -= x - start
        forward[middle + k] = x
        if isOdd, abs(k - delta) < d, x + backward[middle + delta - k] >= n {
          return Snake(base: left0 + start, text: right0 + start - k, length: x - start)
        }
      }
      for k in stride(from: -d + 2 * max(0, d - m), through: d - 2 * max(0, d - n), by: 2) {
        let down = backward[middle + k + 1]
        let across = backward[middle + k - 1] + 1
        var x = k == -d || k == -m || (k != d && k != n && across <= down) ? down : across
        let start = x
        while x < n, x - k < m,
          left[left0 + n - 1 - x] == right[right0 + m - 1 - x + k]
        {
          x += 1
        }
        stepsLeft -= x - start
        backward[middle + k] = x
        if !isOdd, abs(k - delta) <= d, x + forward[middle + delta - k] >= n {
          return Snake(base: left0 + n - x, text: right0 + m - x + k, length: x - start)
        }
      }
    }
    return nil
  }
}
