/// What people say before and after a question to be polite, and to say that it is one.
enum Courtesies {
  /// Where a question begins behind its greetings.
  static func start(of words: ArraySlice<UInt32>, _ lookup: WordLookup) -> Int {
    var start = words.startIndex
    while start < words.endIndex {
      let phrases = openings[text(words[start], lookup)] ?? []
      guard
        let phrase = phrases.first(where: { starts(words[start...], with: $0, lookup) }),
        start + phrase.count < words.endIndex
      else { break }
      start += phrase.count
    }
    return start
  }

  /// Where a question ends before its thanks.
  static func end(of words: ArraySlice<UInt32>, _ lookup: WordLookup) -> Int {
    var end = words.endIndex
    while end > words.startIndex {
      let phrases = closings[text(words[end - 1], lookup)] ?? []
      let phrase = phrases.first { phrase in
        end - words.startIndex > phrase.count
          && starts(words[(end - phrase.count)..<end], with: phrase, lookup)
      }
      guard let phrase else { break }
      end -= phrase.count
    }
    return end
  }

  /// Where a question that stands before what it is about ends: `is that normal? my phone gets hot`; nil without one.
  static func endOfRemark(_ words: ArraySlice<UInt32>, _ lookup: WordLookup) -> Int? {
    let first = words.first.map { text($0, lookup) }
    guard first == "is" || first == "why", words.count > 4 else { return nil }
    let remark = remarks.first { starts(words, with: $0, lookup) }
    return remark.map { words.startIndex + $0.count }
  }

  private static let remarks: [[String]] = ["this", "that", "it"].flatMap { subject in
    ["correct", "right", "true", "normal", "allowed", "ok", "okay", "legal", "possible"].map {
      ["is", subject, $0]
    }
  }

  private static func text(_ word: UInt32, _ lookup: WordLookup) -> String {
    String(decoding: lookup.words.word(Int(word)), as: UTF8.self)
  }

  private static func starts(
    _ words: ArraySlice<UInt32>,
    with phrase: [String],
    _ lookup: WordLookup
  ) -> Bool {
    phrase.count <= words.count && zip(words, phrase).allSatisfy { text($0, lookup) == $1 }
  }

  private static func table(
    _ list: String,
    by key: ([String]) -> String?
  ) -> [String: [[String]]] {
    var table: [String: [[String]]] = [:]
    for line in list.split(separator: "\n") {
      let phrase = line.split(separator: " ").map(String.init)
      if let key = key(phrase) { table[key, default: []].append(phrase) }
    }
    return table.mapValues { $0.sorted { $0.count > $1.count } }
  }

  private static let openings = table(greetings + "\n" + thanks) { $0.first }
  private static let closings = table(thanks + "\n" + farewells) { $0.last }

  private static let greetings = """
    hello
    hi
    hey
    hiya
    hello there
    hi there
    hey there
    hello everyone
    hi everyone
    hello all
    hi all
    hello team
    hi team
    hey team
    hey guys
    hi guys
    hello support
    hi support
    hello folks
    hi folks
    dear all
    dear team
    dear support
    dear support team
    dear sir or madam
    to whom it may concern
    good morning
    good afternoon
    good evening
    good day
    excuse me
    sorry
    sorry to bother you
    sorry to bother you but
    sorry if this was asked before
    sorry if this has been asked before
    sorry for asking
    sorry for the silly question
    sorry for the stupid question
    silly question
    probably a silly question
    this is probably a silly question
    hello everybody
    hi everybody
    hey everyone
    hey everybody
    hey all
    hey folks
    hi friends
    hello friends
    hello again
    hi again
    hey again
    hello community
    hi community
    new here
    i m new here
    i am new here
    im new here
    newbie here
    newbie question
    noob question
    beginner question
    beginner here
    first time asking
    first post here
    long time reader
    thanks for your time
    thank you for your time
    thanks for reading
    thanks for having me
    just a quick one
    a quick one
    quick one
    a short one
    just wondering
    just curious
    just out of curiosity
    out of curiosity
    out of interest
    for my understanding
    to be honest
    to be sure
    just to be sure
    just to be clear
    tbh
    imo
    honestly
    hmm
    hm
    ehm
    uhm
    uh
    erm
    umm
    ah
    yeah
    right so
    so um
    alright
    all right
    anyway
    i mean
    you know
    like i said
    as i said
    basically
    actually
    does anyone know
    does anybody know
    do you know
    do you happen to know
    anyone know
    anybody know
    could somebody tell me
    could someone tell me
    could anyone tell me
    can somebody tell me
    can someone tell me
    can anyone tell me
    would you know
    would anyone know
    hope someone can help
    i hope someone can help
    maybe someone can help
    maybe someone knows
    i wonder
    i was wondering
    i d like to know
    i would like to know
    i want to know
    i need to know
    hope you re well
    hope you are doing well
    i hope this is the right place
    not sure if this is the right place
    sorry for the trouble
    pardon me
    question
    quick question
    quick question about this
    just a quick question
    small question
    short question
    a quick question
    a question
    i have a question
    i have a quick question
    got a question
    one question
    another question
    one more question
    one more thing
    one thing
    this may be a stupid question
    stupid question
    dumb question
    by the way
    btw
    fyi
    ok
    okay
    ok so
    okay so
    so
    well
    also
    and
    but
    me again
    um
    can someone help
    can anyone help
    can someone help me
    can anyone help me
    can someone please help
    can anyone please help
    can you help me
    please help
    please help me
    help please
    i need help
    hope you are well
    i hope you are well
    hallo
    hallo zusammen
    guten tag
    guten morgen
    guten abend
    grüß gott
    moin
    servus
    sehr geehrte damen und herren
    liebes team
    kurze frage
    eine frage
    eine kurze frage
    mal eine frage
    ich habe eine frage
    entschuldigung
    bitte
    können sie mir sagen
    können sie mir bitte sagen
    kannst du mir sagen
    kannst du mir bitte sagen
    ich wollte fragen
    ich möchte wissen
    ich würde gerne wissen
    bonjour
    bonsoir
    salut
    bonjour à tous
    bonjour à toutes et à tous
    excusez moi
    pardon
    petite question
    une petite question
    une question
    j'ai une question
    j ai une question
    s'il vous plaît
    s il vous plaît
    pouvez vous me dire
    pourriez vous me dire
    je voudrais savoir
    j'aimerais savoir
    hola
    hola a todos
    buenos días
    buenas tardes
    buenas
    buenas noches
    una pregunta
    una pregunta rápida
    una duda
    tengo una duda
    tengo una pregunta
    disculpe
    disculpa
    perdona
    perdón
    por favor
    me puede decir
    me puedes decir
    puede decirme
    podría decirme
    quisiera saber
    quiero saber
    buongiorno
    ciao
    salve
    una domanda
    hallo allemaal
    goedemorgen
    goedemiddag
    goedenavond
    goedendag
    beste
    korte vraag
    een vraag
    een vraagje
    ik heb een vraag
    kunt u mij vertellen
    kun je me vertellen
    olá
    bom dia
    boa tarde
    uma pergunta
    """

  private static let thanks = """
    please
    pls
    plz
    kindly
    thanks
    thank you
    thx
    ty
    cheers
    many thanks
    thanks a lot
    thank you so much
    thank you very much
    thanks so much
    thanks in advance
    many thanks in advance
    thank you in advance
    danke
    vielen dank
    danke schön
    danke im voraus
    vielen dank im voraus
    merci
    merci beaucoup
    merci d'avance
    merci d avance
    gracias
    muchas gracias
    gracias de antemano
    muchas gracias de antemano
    grazie
    grazie mille
    bedankt
    alvast bedankt
    dank je
    dank u
    dank je wel
    obrigado
    obrigada
    """

  private static let farewells = """
    kind regards
    kindest regards
    warm regards
    tyvm
    tysm
    thanks for any help
    thanks for the help
    thank you for any help
    thanks for your time
    thank you for your time
    thanks for reading
    appreciate it
    appreciate any help
    appreciate your help
    i appreciate any help
    i appreciate your help
    i d appreciate any help
    would appreciate any help
    would be great to know
    would be nice to know
    would be good to know
    it would be great to know
    that would be a great help
    would be a great help
    would be very helpful
    would help me a lot
    looking forward to your answer
    looking forward to your reply
    hope you can help
    hope someone can help
    i hope you can help
    hoping for an answer
    sorry for the silly question
    sorry for the stupid question
    sorry if this was asked before
    sorry if this has been asked before
    please and thank you
    thanks bye
    thanks for your help
    thank you for your help
    much appreciated
    i would be grateful for an answer
    i d be grateful for an answer
    bitte um hilfe
    graag hulp
    can u help
    best regards
    regards
    best
    let me know
    please let me know
    please advise
    please help
    can you help
    can you help me
    can anyone help
    any help appreciated
    any help is appreciated
    any help would be great
    any help would be appreciated
    any help is welcome
    any help welcome
    any help is much appreciated
    any help is greatly appreciated
    help please
    please help me
    can someone help
    can someone help me
    can anyone help me
    any ideas
    any idea
    sorry for the trouble
    sorry to bother you
    have a nice day
    have a good day
    need this today
    asking again
    it's urgent
    it s urgent
    bitte
    viele grüße
    liebe grüße
    mit freundlichen grüßen
    mfg
    lg
    grüße
    cordialement
    bonne journée
    s'il vous plaît
    s il vous plaît
    svp
    stp
    por favor
    saludos
    un saludo
    per favore
    alstublieft
    alsjeblieft
    groetjes
    groeten
    met vriendelijke groet
    por favor
    """
}
