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
    make sure | ensure
    makes sure | ensure
    making sure | ensure
    find out | determine
    finding out | determine
    found out | determine
    in order to | to
    so as to | to
    in charge of | responsible
    responsible for | responsible
    a variety of | various
    a number of | several
    a lot of | many
    lots of | many
    a couple of | several
    a few | several
    plenty of | many
    how come | why
    what for | why
    why is it that | why
    get rid of | remove
    got rid of | remove
    carry out | perform
    carried out | perform
    carrying out | perform
    due to | because
    because of | because
    owing to | because
    at the moment | now
    right now | now
    at present | now
    these days | now
    no longer | not
    not any more | not
    not anymore | not
    for example | instance
    for instance | instance
    e g | instance
    as well as | and
    such as | like
    look for | search
    looking for | search
    looked for | search
    sign in | login
    signing in | login
    signed in | login
    log in | login
    logging in | login
    logged in | login
    log on | login
    sign on | login
    sign out | logout
    log out | logout
    log off | logout
    sign up | register
    signing up | register
    switch on | activate
    turn on | activate
    switch off | deactivate
    turn off | deactivate
    give back | return
    take place | happen
    come up with | find
    put off | postpone
    call off | cancel
    point out | mention
    pick up | collect
    bring back | return
    send back | return
    get back | recover
    fill in | complete
    fill out | complete
    deal with | handle
    depends on | depend
    depend on | depend
    rely on | depend
    relies on | depend
    take part | participate
    as soon as | when
    even though | although
    even if | although
    in spite of | despite
    apart from | except
    instead of | instead
    in front of | before
    next to | beside
    close to | near
    is able to | can
    are able to | can
    be able to | can
    has to | must
    have to | must
    need to | must
    needs to | must
    going to | will
    wants to | want
    wanna | want
    gonna | will
    """
}
