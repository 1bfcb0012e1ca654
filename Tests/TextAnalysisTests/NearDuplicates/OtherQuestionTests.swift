import Testing

@testable import TextAnalysis

/// Questions of nearly the same words that ask something else; an answer to the one is wrong for the other.
struct `Questions that ask something else` {
  static let roles = [
    ("do cats hide from dogs", "do dogs hide from cats"),
    ("can a doctor sue a lawyer", "can a lawyer sue a doctor"),
    ("is a truck smaller than a van", "is a van smaller than a truck"),
    ("how many dollars is one euro", "how many euros is one dollar"),
    ("did the king rob the queen", "did the queen rob the king"),
    ("can my sister see my room", "can i see my sister's room"),
    ("sell the shares i bought", "buy the shares i sell"),
    ("who teaches the singer", "who does the singer teach"),
    ("can i swim while the driver drinks", "can i drink while the driver swims"),
    ("are there more cats than dogs", "are there more dogs than cats"),
    ("who called me", "who did i call"),
    ("what is under the table", "what is the table under"),
    ("which king attacked france", "which king france attacked"),
    ("what is a book shop", "what is a shop book"),
    ("a train to berlin via rome", "a train to rome via berlin"),
    ("猫抓鼠", "鼠抓猫"),
    ("我爱他", "他爱我"),
  ]
  static let prepositions = [
    ("is it safe on the bridge", "is it safe near the bridge"),
    ("can i drink with the medicine", "can i drink between the medicine"),
    ("is the report due by sunday", "is the report due on sunday"),
    ("who spoke about the king", "who spoke for the king"),
    ("a visa for france", "a visa from france"),
    ("can i ship to france", "can i ship within france"),
    ("how do i get a car", "how do i get under a car"),
    ("zug nach berlin", "zug über berlin"),
    ("un billet pour paris", "un billet vers paris"),
  ]
  static let letters = [
    ("is https blocked", "is http blocked"), ("do you speak LDAPS", "do you speak LDAP"),
    ("what is a DDSA key", "what is a DSA key"), ("who uses TTLS", "who uses TLS"),
    ("what is vitamin b", "what is vitamin k"), ("is vitamin a safe", "is vitamin d safe"),
    ("ask team m", "ask team s"), ("where is room a", "where is room b"),
    ("can i play in c", "can i play in d"), ("is plan a free", "is plan free"),
    ("who is in the it team", "who is in the us team"),
    ("how much is a model s", "how much is a model t"),
  ]
  static let grammarElsewhere = [
    ("is the son insured", "is the van insured"), ("where is my team", "where is my book"),
    ("who is the den for", "who is the son for"),
    ("how long is the night", "how long is the morning"),
    ("is everyone insured", "is my team insured"), ("quick bread", "simply bread"),
  ]
  static let grammar = [
    ("can i apply late", "should i apply late"), ("must i pay the rent", "may i pay the rent"),
    ("when does the season close", "when did the season close"),
    ("will you pay the refund", "did you pay the refund"),
    ("are all glasses wet", "are some glasses wet"),
    ("can anyone see the file", "can everyone see the file"),
    ("each of the rooms", "either of the rooms"), ("is his car insured", "is her car insured"),
    ("is my friend insured", "is your friend insured"), ("what do i owe you", "what do you owe me"),
    ("you were charged", "i was charged"), ("is it too cold", "is it cold"),
    ("is it cold", "do i have a cold"), ("a car and a van", "a car or a van"),
    ("what do dogs drink", "do dogs drink"), ("darf mein bruder mit", "darf dein bruder mit"),
    ("puedo ver mi sueldo", "puedo ver su sueldo"), ("muss ich zahlen", "darf ich zahlen"),
    ("is it still open", "is it open"),
  ]
  static let stems = [
    ("when does the build start", "when does the building start"), ("who is billed", "who bills"),
    ("is there a park", "is there parking"), ("what is the news", "what is new"),
    ("where are my glasses", "where is my glass"), ("what are customs", "what is a custom"),
    ("is the train long", "is the training long"), ("who owns the lyft", "who owns the lift"),
  ]
  static let words = [
    ("is raw sugar safe for my old dog", "is sugar safe for my old dog"),
    ("may i ask the next doctor for a partial refund", "may i ask the next doctor for a refund"),
    ("refuse a drug in the shop", "decline a medicine in the store"),
    ("is a drug safe", "is a medicine safe"), ("rent a car", "lease a car"),
    ("who was the first king of france", "who was the king of france"),
  ]
  static let mentions = [
    ("what does BTW mean", "what does FYI mean"), ("define fyi", "define btw"),
    ("what does OK stand for", "what does FYI stand for"), ("meaning of btw", "meaning of imho"),
    ("what does please mean", "what does thanks mean"),
    ("how do you say hello in spanish", "how do you say sorry in spanish"),
    ("what does AM mean", "what does BE mean"), ("what does WTO mean", "what does WHO mean"),
    ("who is in the do team", "who is in the is team"),
  ]
  static let verbs = [
    ("who does the king like", "who is the king like"),
    ("how is the king doing", "how is the king"),
    ("who did the king hire", "who was the king hire"),
    ("did you pay the doctor", "do you pay the doctor"),
    ("shall i swim and then drink", "shall i drink and then swim"),
  ]
  static let shortForms = [
    ("what is the dose of IM insulin", "what is the dose of insulin"),
    ("can i export the IM report", "can i export the report"),
    ("how do I get from UM to UH", "how do I get from UH to UM"),
    ("who invented ERM", "who invented it"),
    ("how serious is a TIA", "how serious is it"), ("what causes a TIA", "what causes it"),
    ("when is my APR payment due", "when is my April payment due"),
    ("when is the SAT", "when is Saturday"), ("how hot is the sun", "how hot is Sunday"),
    ("what is the way to the airport", "how is the airport"),
    ("what do I have to do to my car", "how is my car"),
    ("who directed Frida", "who directed Friday"), ("who is Munday", "who is Monday"),
    ("where is passwd stored", "where is the password stored"),
    ("why was my application rejected", "why was my app rejected"),
    ("is the show broken", "is the display broken"), ("how old is Big Ben", "how old is large Ben"),
    ("does it close after eight hours", "does it close after nine hours"),
    ("does it close after twenty five hours", "does it close after 20 5 hours"),
    ("which of the two cards is closed", "which of the ten cards is closed"),
  ]
  static let all =
    roles + shortForms + mentions + verbs + prepositions + letters + grammarElsewhere + grammar
    + stems + words

  @Test(arguments: all)
  func `Are never merged`(_ left: String, _ right: String) {
    #expect(likeness(left, right) < .oneWordApart)
    #expect(likeness(right, left) < .oneWordApart)
  }

  static let same = [
    ("who do I pay when the lift is wet", "when the lift is wet, who do I pay?"),
    ("in France, how do I rent a van", "how do I rent a van in France"),
    ("why can't my sister apply", "why my sister can't apply"),
    ("cats and dogs in the park", "dogs and cats in the park"),
    ("my dog drinks sugar, is that normal?", "Is that normal? My dog drinks sugar."),
    ("btw, what is the next train", "what is the next train"),
    ("sorry, what does rent mean", "what does rent mean please"),
    ("compare cats and dogs", "compare dogs and cats"),
    ("what is between france and berlin", "what is between berlin and france"),
    ("create i a file", "i create a file"), ("is it open at 7 pm", "Is it open at 7pm?"),
    ("is $20.00 safe", "is 20.00 dollars safe"),
    ("good morning, could u tell me where the museum is? Kind regards", "where is the museum"),
    ("Guten Tag, wo ist der Bahnhof? Vielen Dank", "wo ist der bahnhof"),
    ("¿Cuándo llega el tren? Muchas gracias", "hola, cuándo llega el tren"),
  ]

  @Test(arguments: same)
  func `Are told from those that only move what cannot change the sense`(
    _ left: String,
    _ right: String
  ) {
    #expect(likeness(left, right) == .sameWords)
    #expect(likeness(right, left) == .sameWords)
  }
}
