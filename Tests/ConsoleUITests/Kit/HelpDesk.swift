import CellGrid
import ReviewModel

/// A made-up help desk's queue, small enough to know by heart.
let helpDesk: [ItemDetail] = [
  item(
    1,
    "How do I reset the token for the VPN?",
    "Open the portal, choose Security and press Reset token. The new token arrives by post within "
      + "five working days.",
    asked: 3,
    comment: "It does not come by post, it is shown at once.",
    tags: ["outdated"],
    sources: [
      Source(
        id: "kb-112",
        title: "VPN access",
        uri: "https://desk.example/kb/112",
        text: "A token is reset in the portal under Security. The new token is shown once, right "
          + "after the reset.",
        score: "0.83"
      ),
      Source(title: "Portal tour", text: "The portal has the pages Home, Security and Devices."),
    ]
  ),
  item(
    2,
    "Can I use my own monitor at the office?",
    "Yes. Any monitor with HDMI may be connected to the docking station.",
    signal: .retry,
    sources: [Source(title: "Desk equipment")]
  ),
  item(
    3,
    "Wie lange ist ein Gastzugang gültig?",
    "Ein Gastzugang ist 24 Stunden gültig und wird danach gelöscht.",
    comment: "Es sind 72 Stunden."
  ),
  item(
    4,
    "The printer on floor 3 says \"toner low\". Who changes it?",
    "Please change the toner yourself.",
    comment: "We are not allowed to."
  ),
  item(
    5,
    "How many days of leave can I carry over?",
    "You can carry over all days.",
    kind: .conflict,
    sides: [
      ConflictSide(
        interaction: "hd-0005",
        correction: "Up to five days, until the end of March.",
        reviewer: "bo",
        time: time(day: 11)
      ),
      ConflictSide(
        interaction: "hd-0005b",
        correction: "Up to ten days, until the end of March.",
        time: time(day: 9)
      ),
    ]
  ),
  item(6, "Where do I find the cafeteria menu?", "On the notice board.", signal: .retry),
]

/// The same without sources, so that nothing is asked of what they support.
let helpDeskWithoutSources = helpDesk.map { detail in
  var copy = detail
  copy.interaction.sources = []
  return copy
}

func item(
  _ key: ItemKey,
  _ question: String,
  _ answer: String,
  kind: ItemKind = .answer,
  signal: Signal = .down,
  asked: Int = 1,
  comment: String? = nil,
  tags: [String] = [],
  sources: [Source] = [],
  sides: [ConflictSide] = []
) -> ItemDetail {
  let id = "hd-000\(key)"
  let when = time(day: 20 - key)
  return ItemDetail(
    summary: ItemSummary(
      key: key,
      id: ItemID(id),
      kind: kind,
      question: String(question.prefix(300)),
      time: when,
      signal: signal,
      agentVersion: "2.4.1",
      asked: asked
    ),
    interaction: Interaction(
      id: InteractionID(id),
      time: when,
      question: question,
      answer: answer,
      sources: sources,
      user: "5f0c2a91be77",
      session: "s-\(key)",
      consent: .training,
      agent: Agent(model: "desk-small", version: "2.4.1")
    ),
    feedback: Feedback(signal == .retry ? .retry : .down, comment: comment, tags: tags, time: when),
    sides: sides
  )
}

func time(day: ItemKey) -> Timestamp {
  Timestamp(milliseconds: 1_783_900_800_000 + (day - 13) * 86_400_000 + 8 * 3_600_000)
}

/// Signs beyond ASCII and a colour for each role that carries a meaning, as a terminal theme has.
let themeOfTests = Theme(
  name: "terminal",
  appearance: .terminal,
  styles: [
    .text: Style(foreground: .terminalDefault, background: .terminalDefault),
    .dim: Style(attributes: .dim),
    .heading: Style(foreground: .ansi(4), attributes: .bold),
    .strong: Style(attributes: .bold),
    .selection: Style(attributes: .reverse),
    .badgeDown: Style(foreground: .ansi(1)),
    .badgeRetry: Style(foreground: .ansi(3)),
    .statusBar: Style(attributes: .reverse),
    .statusKey: Style(attributes: .bold),
    .searchHit: Style(attributes: .underline),
  ],
  symbols: [
    .horizontal: "─", .vertical: "│", .topLeft: "┌", .topRight: "┐", .bottomLeft: "└",
    .bottomRight: "┘", .teeRight: "├", .teeLeft: "┤", .ellipsis: "…", .times: "×", .pointer: "▸",
    .mark: "•", .moreAbove: "↑", .moreBelow: "↓", .pending: "…", .draft: "✎", .claimed: "@",
    .check: "✓", .cross: "✗", .up: "▲", .down: "▼", .retry: "↻", .corrected: "✎",
    .conflict: "≠", .flagged: "⚑", .audit: "?", .arrow: "→", .bullet: "•", .separator: "·",
  ]
)
