extension Theme {
  /// A sign that the console draws itself, always one cell wide.
  package enum Symbol: UInt8, CaseIterable, Sendable {
    /// Part of a border: straight across.
    case horizontal
    /// Part of a border: straight down.
    case vertical
    /// Part of a border: the corner at the top left.
    case topLeft
    /// Part of a border: the corner at the top right.
    case topRight
    /// Part of a border: the corner at the bottom left.
    case bottomLeft
    /// Part of a border: the corner at the bottom right.
    case bottomRight
    /// Part of a border: a line going off to the right.
    case teeRight
    /// Part of a border: a line going off to the left.
    case teeLeft
    /// Before how many times something was asked.
    case times
    /// Stands for what did not fit.
    case ellipsis
    /// Before the selected row.
    case pointer
    /// Before a marked row.
    case mark
    /// Before an entry of a list in text.
    case bullet
    /// Between two places or states.
    case arrow
    /// Between two words of a line.
    case separator
    /// There is more above.
    case moreAbove
    /// There is more below.
    case moreBelow
    /// The track of a scroll bar.
    case scrollTrack
    /// The thumb of a scroll bar.
    case scrollThumb
    /// The filled part of a bar.
    case barFull
    /// The empty part of a bar.
    case barEmpty
    /// Waits for an answer from the store.
    case pending
    /// Has a draft.
    case draft
    /// Somebody else has it open.
    case claimed
    /// Done, or chosen.
    case check
    /// Refused, failed, or contradicted by a source.
    case cross
    /// Thumbs up.
    case up
    /// Thumbs down without a correction.
    case down
    /// The question was asked again.
    case retry
    /// Wrong, and the right answer is known.
    case corrected
    /// Two corrections that differ.
    case conflict
    /// Waits for a second person.
    case flagged
    /// Drawn by chance from the unrated.
    case audit
    /// Before a sentence that no source supports.
    case unsupported
    /// Before a sentence that a source supports in part.
    case partlySupported
    /// A column of a chart: nothing.
    case chart0
    /// A column of a chart: an eighth.
    case chart1
    /// A column of a chart: two eighths.
    case chart2
    /// A column of a chart: three eighths.
    case chart3
    /// A column of a chart: a half.
    case chart4
    /// A column of a chart: five eighths.
    case chart5
    /// A column of a chart: six eighths.
    case chart6
    /// A column of a chart: seven eighths.
    case chart7
    /// A column of a chart: all of it.
    case chart8

    /// The column of a chart that is so many eighths high, held within them.
    package static func chart(_ eighths: Int) -> Symbol {
      let columns: [Symbol] = [
        .chart0, .chart1, .chart2, .chart3, .chart4, .chart5, .chart6, .chart7, .chart8,
      ]
      return columns[min(max(0, eighths), 8)]
    }

    /// Its name, as it stands here.
    package var name: String { "\(self)" }

    /// Whether it is part of a line around or between panes.
    package var isBorder: Bool {
      switch self {
      case .horizontal, .vertical, .topLeft, .topRight, .bottomLeft, .bottomRight, .teeRight,
        .teeLeft:
        true
      default: false
      }
    }

    /// The sign where a theme names none: plain ASCII.
    package var ascii: Unicode.Scalar {
      switch self {
      case .horizontal, .separator, .barEmpty: "-"
      case .vertical, .scrollTrack: "|"
      case .topLeft, .topRight, .bottomLeft, .bottomRight, .teeRight, .teeLeft, .up: "+"
      case .ellipsis, .draft, .partlySupported: "~"
      case .times: "x"
      case .pointer, .arrow: ">"
      case .mark, .bullet: "*"
      case .moreAbove: "^"
      case .moreBelow, .check: "v"
      case .scrollThumb, .barFull: "#"
      case .pending: "."
      case .claimed: "@"
      case .cross: "x"
      case .down: "-"
      case .retry: "r"
      case .corrected: "c"
      case .conflict: "="
      case .flagged: "!"
      case .audit, .unsupported: "?"
      case .chart0: "."
      case .chart1: "_"
      case .chart2: ","
      case .chart3: "-"
      case .chart4: "~"
      case .chart5: "+"
      case .chart6: "="
      case .chart7: "*"
      case .chart8: "#"
      }
    }

    /// The sign beyond ASCII that a theme of the `unicode` set has: narrow in every terminal.
    package var unicode: Unicode.Scalar {
      switch self {
      case .horizontal: "─"
      case .vertical, .scrollTrack: "│"
      case .topLeft: "┌"
      case .topRight: "┐"
      case .bottomLeft: "└"
      case .bottomRight: "┘"
      case .teeRight: "├"
      case .teeLeft: "┤"
      case .ellipsis: "…"
      case .times: "×"
      case .pointer: "▌"
      case .mark: "●"
      case .bullet: "•"
      case .arrow: "→"
      case .separator: "·"
      case .moreAbove: "↑"
      case .moreBelow: "↓"
      case .scrollThumb: "┃"
      case .barFull: "█"
      case .barEmpty: "░"
      case .pending: "◌"
      case .draft: "✎"
      case .claimed: "◆"
      case .check: "✓"
      case .cross: "✗"
      case .up: "▲"
      case .down: "▼"
      case .retry: "↻"
      case .corrected: "✔"
      case .conflict: "≠"
      case .flagged: "⚑"
      case .audit, .unsupported: "?"
      case .partlySupported: "~"
      case .chart0: "·"
      case .chart1: "▁"
      case .chart2: "▂"
      case .chart3: "▃"
      case .chart4: "▄"
      case .chart5: "▅"
      case .chart6: "▆"
      case .chart7: "▇"
      case .chart8: "█"
      }
    }
  }
}
