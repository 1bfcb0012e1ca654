/// The words that nearly every text of a language has, and that few others share.
enum CommonWords {
  /// How many words are looked at.
  static let mostWords = 1_000
  /// With fewer words nothing is said.
  static let fewestWords = 6
  /// So many of them must be common words of the language.
  static let fewestHits = 3
  /// So much more they must weigh than those of any other language.
  static let lead = 2

  /// The language of a text in Latin or Cyrillic script; nil when it is not clear.
  ///
  /// One word of seven at least must be common in it. A word that only one language has weighs three, one that two have two, others
  /// one; the language leads when it weighs half as much again as the next one.
  static func language(of words: WordSequence) -> TextLanguage? {
    guard words.count >= fewestWords else { return nil }
    var hits = [Int](repeating: 0, count: lists.count)
    var weights = hits
    let looked = words.hashes.prefix(mostWords)
    for hash in looked {
      guard var languages = table[hash] else { continue }
      let weight = max(1, 4 - languages.nonzeroBitCount)
      while languages != 0 {
        hits[languages.trailingZeroBitCount] += 1
        weights[languages.trailingZeroBitCount] += weight
        languages &= languages - 1
      }
    }
    guard let best = weights.indices.max(by: { weights[$0] < weights[$1] }) else { return nil }
    let second = weights.indices.filter { $0 != best }.map { weights[$0] }.max() ?? 0
    guard hits[best] >= fewestHits, weights[best] >= second + lead,
      weights[best] * 2 >= second * 3,
      hits[best] * 7 >= looked.count
    else { return nil }
    return lists[best].language
  }

  /// The languages that a word is common in, one bit each.
  private static let table: [UInt64: UInt32] = {
    var table: [UInt64: UInt32] = [:]
    for (place, list) in lists.enumerated() {
      for word in list.words.split(separator: " ") {
        table[WordSequence.hash(of: word), default: 0] |= 1 << UInt32(place)
      }
    }
    return table
  }()

  private static let lists: [(language: TextLanguage, words: String)] = [
    (
      .english,
      """
      the of and to in is it you that he was for on are with as his they be at this have from or had by but what some we \
      can out other were all there when up use your how said an each she which do their if will about many then them would \
      these so her him has two more who my than been its into our where why does did should could i a not
      """
    ),
    (
      .german,
      """
      der die das und ist in den von zu mit sich des auf für nicht ein eine als auch es an werden aus er hat dass sie nach \
      wird bei einer um am sind noch wie einem über einen so zum war haben nur oder aber vor zur bis mehr durch man kann wenn \
      ich du wir ihr was wo warum wann wer mein dein ihre sein kein keine diese dieser dem im
      """
    ),
    (
      .french,
      """
      le la les de des du et est un une en que qui dans pour pas sur au aux avec ce il elle sont se ne plus par je vous nous \
      mais ou où son sa ses leur cette ces comme tout faire fait être avoir ont été peut d l n s c j qu quel quelle comment \
      pourquoi votre mon ma
      """
    ),
    (
      .spanish,
      """
      el la los las de y que en un una es por con no para se su al lo como más pero sus le ya o este sí porque esta entre cuando \
      muy sin sobre también me hasta hay donde quien desde todo nos durante del son está qué cómo cuál cuándo dónde puede ser \
      tiene fue mi tu usted
      """
    ),
    (
      .italian,
      """
      il lo la i gli le di e che in un una è per con non si da al del della dei delle come più ma se nel nella sono anche o ha \
      questo questa cosa quando dove perché chi quale mi ti ci suo sua loro essere fare può alla dal sul gli degli ho
      """
    ),
    (
      .portuguese,
      """
      o a os as de e que em um uma é por com não para se do da dos das no na nos nas ao mais mas como foi ele ela ou ser quando \
      muito há já está eu também só pelo pela até isso entre era depois sem mesmo aos seus quem você qual onde pode são seu sua
      """
    ),
    (
      .dutch,
      """
      de het een en van in is dat op te zijn met voor niet aan er om ook als dan maar bij of uit nog naar heeft ze hij wordt \
      door over hoe wat waar waarom wie ik je jij u wij kan kunnen worden deze dit die geen mijn jouw meer moet
      """
    ),
    (
      .swedish,
      """
      och att det i en är som på av för med till den har de inte om ett men var jag från vi så kan han hon nu här när eller hur \
      vad varför mitt din sin vara ska skulle också detta dessa måste ni blir efter
      """
    ),
    (
      .danish,
      """
      og at det i en er som på af for med til den har de ikke om et men var jeg fra vi så kan han hun nu her når eller hvordan \
      hvad hvorfor min din sin være skal ville også dette disse må bliver efter hvor
      """
    ),
    (
      .polish,
      """
      i w na z do się nie to jest że o jak po co ale za od czy przez dla już tylko są tym może być ma ten jego tego jej ich kiedy \
      gdzie dlaczego które który która oraz jako także lub
      """
    ),
    (
      .czech,
      """
      a v na se je že s z do to o i jak pro ale za od by po jsem co když už jen nebo tak jsou být má ten jeho která který které \
      jako také kde proč kdy podle při může
      """
    ),
    (
      .turkish,
      """
      ve bir bu da de için ile çok ne daha gibi var o kadar en ben sen biz siz mi mı mu olan olarak nasıl neden nerede ama veya \
      değil her sonra olduğu ise kim hangi
      """
    ),
    (
      .finnish,
      """
      ja on ei se että hän oli joka mutta myös kun tai niin kuin ovat voi minä sinä me te he tämä mitä miten miksi missä olla \
      jos vain ole sen sitä jotka kanssa
      """
    ),
    (
      .romanian,
      """
      și în de la cu pe un o este nu că se pentru din mai sau care al ai sunt fi ce dar cum unde când cine acest această lui ei \
      am are după prin
      """
    ),
    (
      .indonesian,
      """
      yang dan di untuk dengan pada adalah ini itu dari dalam tidak akan ke oleh atau juga dapat sebagai saya anda apa bagaimana \
      mengapa kapan bisa lebih telah karena ada
      """
    ),
    (
      .russian,
      """
      и в не на я что он с как а то это по но они мы она вы за от из у о так же для все его был была быть есть или если когда \
      где почему кто какой можно нужно чтобы при их ваш мой до
      """
    ),
    (
      .ukrainian,
      """
      і в не на я що він з як а то це по але вони ми вона ви за від із у о так же для все його був була бути є або якщо коли де \
      чому хто який можна потрібно щоб при їх ваш мій до та й
      """
    ),
  ]
}
