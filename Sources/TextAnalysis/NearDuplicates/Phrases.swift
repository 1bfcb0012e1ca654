/// Groups of words that people say for one word, as which they are compared.
enum Phrases {
  /// The phrases that begin with a word, the longest first: what follows, and the word that is said.
  static let byFirstWord: [[UInt8]: [(rest: [[UInt8]], word: [UInt8])]] = {
    var table: [[UInt8]: [(rest: [[UInt8]], word: [UInt8])]] = [:]
    for line in list.split(separator: "\n") {
      let sides = line.split(separator: "|").map {
        $0.split(separator: " ").map { Array($0.utf8) }
      }
      guard sides.count == 2, let first = sides[0].first, let word = sides[1].first else {
        continue
      }
      table[first, default: []].append((Array(sides[0].dropFirst()), word))
    }
    return table.mapValues { $0.sorted { $0.rest.count > $1.rest.count } }
  }()

  private static let list = """
    how much time | how long
    make sure | ensure
    makes sure | ensure
    making sure | ensure
    find out | determine
    in order to | to
    so as to | to
    in charge of | responsible
    responsible for | responsible
    a variety of | various
    a number of | several
    a lot of | many
    lots of | many
    plenty of | many
    how come | why
    why is it that | why
    together with | with
    get in touch with | contact
    a couple of | several
    at the moment | currently
    right now | currently
    at present | currently
    these days | currently
    whether or not | whether
    take place | happen
    takes place | happens
    put off | postpone
    get rid of | remove
    got rid of | remove
    due to | because
    because of | because
    owing to | because
    as well as | and
    and then | thereafter
    sign in | login
    signing in | login
    signed in | login
    log in | login
    logging in | login
    logged in | login
    log on | login
    sign out | logout
    log out | logout
    log off | logout
    sign up | register
    signing up | register
    fill in | complete
    fill out | complete
    depends on | depend
    depend on | depend
    rely on | depend
    relies on | depend
    take part | participate
    as soon as | when
    in spite of | despite
    apart from | except
    next to | beside
    is able to | can
    are able to | can
    be able to | can
    am i able to | can
    are we able to | can
    per day | daily
    every day | daily
    each day | daily
    per week | weekly
    every week | weekly
    each week | weekly
    per month | monthly
    every month | monthly
    each month | monthly
    per year | yearly
    every year | yearly
    each year | yearly
    by hand | manually
    right away | immediately
    such as | like
    has to | must
    have to | must
    need to | must
    ve to | must
    ve got to | must
    needs to | must
    wants to | want
    """
}
