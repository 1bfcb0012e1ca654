/// A language whose words of grammar are known.
enum QuestionLanguage: UInt8, CaseIterable {
  case english
  case german
  case french
  case spanish
  case italian
  case dutch
  case portuguese
}

/// The words of grammar of a language other than English, apart by spaces.
///
/// Free are articles, forms of `to be` and words of courtesy alone; a pronoun, a modal verb or a conjunction more keeps two
/// questions apart.
struct GrammarWords {
  var free: String
  var closed: String
  var prepositions: String
  var asking: String
  var negations: String
}

enum OtherLanguages {
  static let lists: [QuestionLanguage: GrammarWords] = [
    .german: GrammarWords(
      free: """
        der die das den dem des ein eine einem einen einer eines ist sind bitte danke dank hallo guten tag vielen es da \
        entschuldigung sein
        """,
      closed: """
        aber als auch dass denn du er sie ihr ihre ihren ihnen mir mich mein meine meinem meinen meiner dein deine deinen \
        ich wir uns unser unsere und oder kann kannst können könnte muss müssen soll sollte darf dürfen wird werden wurde \
        war waren hat habe haben hatte gibt man sich ob noch schon nur zum zur im am vom beim was
        """,
      prepositions:
        "ab an auf aus bei bis durch für gegen in mit nach seit über um unter von vor wenn zu zwischen",
      asking: "warum wann wer wen wem wessen wo woher wohin wie welche welcher welches welchen",
      negations: "kein keine keinem keinen keiner nicht nie niemals ohne"
    ),
    .french: GrammarWords(
      free: "le la les un une l est sont bonjour bonsoir merci svp plaît s'il ce être",
      closed: """
        je j' il elle elles ils nous vous tu on me m te se moi toi lui leur ma mes mon ta tes ton sa ses son notre votre vos \
        nos peut peux puis pouvez peuvent dois doit faut ai a ont as avez était et ou que qui cette ces cet tout tous y en
        """,
      prepositions:
        "à au aux avec dans de des du d chez contre depuis entre par pour si sous sur vers avant après",
      asking: "comment pourquoi quand où quel quelle quels quelles combien",
      negations: "aucun aucune jamais ne n pas rien sans"
    ),
    .spanish: GrammarWords(
      free:
        "el la los las un una unos unas es son está están hola gracias favor disculpe buenos buenas días tardes",
      closed: """
        yo tú él ella ellos ellas usted ustedes nosotros me mi mis mí te ti tu tus se su sus nos nuestro nuestra lo le les \
        que puede puedo pueden podría debo debe hay ha han he tengo tiene y o e u era fue esta este esto esa ese eso todo todos
        """,
      prepositions:
        "a al ante con contra de del desde durante en entre hacia hasta para por según si sobre tras",
      asking:
        "cómo cuándo dónde quién quiénes qué cuál cuáles cuánto cuánta cuántos cuántas como cuando donde",
      negations: "no nunca sin nada nadie ningún ninguna"
    ),
    .italian: GrammarWords(
      free: "il lo la i gli le un uno una è sono ciao grazie buongiorno",
      closed:
        "io tu lui lei noi voi loro mi ti si ci vi mio mia tuo tua suo sua posso può possono devo deve ho ha hanno e o che se era",
      prepositions:
        "a al alla con da dal dalla dei del della delle di in nel nella per su sul tra fra",
      asking: "come quando dove perché chi quale quali quanto quanta",
      negations: "non mai senza nulla niente nessun nessuno nessuna"
    ),
    .dutch: GrammarWords(
      free: "de het een is zijn hallo bedankt dank alstublieft dag goedemorgen",
      closed: """
        ik je jij jou jouw u uw hij zij ze haar hem wij we ons onze hun mijn m'n kan kunt kunnen mag moet moeten zal zou heb \
        heeft hebben was waren wordt worden en of dat die deze dit er wat
        """,
      prepositions:
        "aan als bij door in met na naar om onder op over te tegen tot uit van via voor zonder",
      asking: "hoe waar waarom wanneer wie welke welk hoeveel",
      negations: "geen niet nooit zonder"
    ),
    .portuguese: GrammarWords(
      free: "o a os as um uma uns umas é são está olá obrigado obrigada favor",
      closed: """
        eu tu ele ela nós você vocês eles elas me te se meu minha meus minhas teu tua seu sua nosso nossa posso pode podem \
        devo deve há tem tenho e ou que foi era este esta isso isto
        """,
      prepositions:
        "ao com da das de do dos em entre na nas no nos para pela pelo por sem sob sobre até desde",
      asking: "como quando onde quem qual quais quanto quanta porque",
      negations: "não nem nunca sem nada ninguém"
    ),
  ]
}
