import CellGrid

/// Where everything stands on a screen.
struct ConsoleLayout: Equatable, Sendable {
  /// Below it there is only a message.
  static let floor = Size(columns: 50, rows: 14)
  /// From so many columns on, list and record stand side by side.
  static let sideBySide = 100
  /// The longest line of a record, for the eye's sake.
  static let measure = 100

  var header: Region
  var listTitle = Region(columns: 0, rows: 0)
  var list = Region(columns: 0, rows: 0)
  var divider = Region(columns: 0, rows: 0)
  var recordTitle: Region
  /// The question, while it is out of sight beside the editor.
  var question = Region(columns: 0, rows: 0)
  var record: Region
  var editorTitle = Region(columns: 0, rows: 0)
  var editor = Region(columns: 0, rows: 0)
  /// A page beside the record or over it, without its margins and with them.
  var pageTitle = Region(columns: 0, rows: 0)
  var page = Region(columns: 0, rows: 0)
  var pageArea = Region(columns: 0, rows: 0)
  var pageDivider = Region(columns: 0, rows: 0)
  /// Whether the page lies over the record.
  var pageCoversRecord = false
  var hints: Region
  var message: Region

  /// Whether a screen has room for more than a message.
  static func fits(_ size: Size) -> Bool {
    size.columns >= floor.columns && size.rows >= floor.rows
  }

  /// Lays a screen out; nil below the floor.
  ///
  /// - Parameters:
  ///   - questionRows: how many rows keep the question in sight above the record.
  ///   - share: how much of the screen the list has.
  ///   - isStacked: whether panes never stand side by side.
  init?(
    size: Size,
    isZoomed: Bool,
    isEditing: Bool,
    questionRows: Int = 0,
    isStacked: Bool = false,
    share: ListShare = ListShare()
  ) {
    guard Self.fits(size) else { return nil }
    let all = Region(origin: Point(column: 0, row: 0), size: size)
    let (header, rest) = all.split(top: 1)
    let (body, foot) = rest.split(bottom: 2)
    self.header = header
    hints = foot.line(0)
    message = foot.line(1)
    let isWide = size.columns >= Self.sideBySide && !isStacked
    (recordTitle, record) = body.split(top: 1)
    if isEditing {
      let right: Region
      if isWide {
        let halves = body.split(left: body.columns / 2)
        (recordTitle, record) = halves.left.split(top: 1)
        let parts = halves.right.split(left: 1)
        divider = parts.left.split(top: 1).bottom
        right = parts.right
      } else {
        let halves = body.split(top: body.rows * 55 / 100)
        (recordTitle, record) = halves.top.split(top: 1)
        right = halves.bottom
      }
      (editorTitle, editor) = right.split(top: 1)
      // Marks stand in the first column, as beside the answer, and a blank behind them.
      editor = editor.inset(horizontal: 1).split(left: 1).right
    } else if !isZoomed {
      if isWide {
        let parts = body.split(left: share.columns(of: body.columns))
        (listTitle, list) = parts.left.split(top: 1)
        let right = parts.right.split(left: 1)
        divider = right.left.split(top: 1).bottom
        (recordTitle, record) = right.right.split(top: 1)
      } else {
        let parts = body.split(top: share.rows(of: body.rows))
        list = parts.top
        (recordTitle, record) = parts.bottom.split(top: 1)
      }
    }
    if record.rows - questionRows >= 3 {
      (question, record) = record.split(top: questionRows)
      question = question.inset(horizontal: 1)
    }
    record = record.inset(horizontal: 1)
  }

  /// Lays the screen of a state out, at its own size or another.
  init?(_ state: ConsoleState, size: Size? = nil) {
    let size = size ?? state.size
    let isStacked = state.configuration.isPlain
    switch state.screen {
    case .triage:
      let isEditing = state.editing != nil
      self.init(
        size: size,
        isZoomed: state.isZoomed,
        isEditing: isEditing,
        isStacked: isStacked,
        share: state.listShare
      )
      defer { if let page = state.shownPage { place(page, isEditing: isEditing, isStacked) } }
      guard isEditing, state.isQuestionOutOfSight else { return }
      let lines = state.pinnedQuestion(columns: recordWidth).lines
      self.init(
        size: size,
        isZoomed: state.isZoomed,
        isEditing: true,
        questionRows: lines.count,
        isStacked: isStacked,
        share: state.listShare
      )
    case .sets:
      self.init(
        size: size,
        isZoomed: state.sets.isZoomed,
        isEditing: false,
        isStacked: isStacked,
        share: state.listShare
      )
    case .dashboard:
      self.init(size: size, isZoomed: true, isEditing: false)
    }
  }

  /// The width that a record is wrapped to.
  var recordWidth: Int { min(record.columns, Self.measure) }
}
