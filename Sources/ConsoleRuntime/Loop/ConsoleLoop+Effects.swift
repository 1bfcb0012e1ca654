import ConsoleUI
import ReviewModel

extension ConsoleLoop where Device: ~Copyable {
  mutating func perform(_ effects: [Effect]) {
    let now = clock.now
    for effect in effects {
      if case .journal(let change) = effect, let failure = drafts.write(change, at: now) {
        events.append(failure)
      }
    }
    runner.perform(effects, at: now)
    for effect in effects {
      switch effect {
      case .openEditor(let item, let text):
        edit(item, text)
        hasLeftScreen = true
      case .copy(let text):
        if !device.copy(text) {
          events.append(.failed("That is too long for a terminal's clipboard: errata show has it."))
        }
      case .openLink(let link):
        do throws(ConsoleRuntimeError) {
          try opener?.open(link)
        } catch {
          events.append(.failed(error.message))
        }
      case .record(let command, let arguments):
        do throws(ConsoleRuntimeError) {
          try recording?.take(command, arguments)
        } catch {
          events.append(.failed(error.message))
        }
      case .remember(let line): history?.remember(line)
      case .saveView(let view):
        keep(.saved(view.name)) { views throws(ConsoleRuntimeError) in try views.save(view) }
      case .removeView(let name):
        keep(.removed(name)) { views throws(ConsoleRuntimeError) in try views.remove(name) }
      case .startTimer(let id, let milliseconds):
        timers.start(id, at: clock.uptime + Int64(milliseconds))
      case .stopTimer(let id): timers.stop(id)
      case .setMouse(let isOn): device.setMouse(isOn)
      case .redraw:
        device.redraw()
        shown = nil
      case .suspend:
        suspend()
        hasLeftScreen = true
      case .quit: ending = ending ?? .left
      case .loadQueue, .loadSummaries, .loadItem, .loadPrecedents, .loadRelated, .loadGuidelines,
        .findMissing,
        .prefetchSummaries, .prefetchItem, .search,
        .stopSearch, .decide, .amend, .loadCluster, .loadCover, .loadDashboard, .reverse, .resume,
        .claim,
        .release,
        .journal, .findPrivate, .checkSpelling, .loadFilterWords, .loadSets, .readSet,
        .writeRelease,
        .approve, .reverseApproval, .requeue, .withdrawRequeued:
        break
      }
    }
  }

  /// Changes the file of views.
  mutating func keep(
    _ change: ViewChange,
    _ body: (ViewFile) throws(ConsoleRuntimeError) -> [SavedView]
  ) {
    guard let views else {
      events.append(
        .failed(
          "Views are kept by a console on a terminal that has a home folder; the settings can have some."
        )
      )
      return
    }
    do throws(ConsoleRuntimeError) {
      events.append(.views(try body(views), change))
    } catch {
      events.append(.failed(error.message))
    }
  }
}
