import TextAnalysis

/// An expected answer that declines or apologises instead of answering.
///
/// Looks for phrases at its start and, since some models refuse behind an answer, at its end; in twelve languages. A short text with
/// one is a refusal, of a long one only a doubt: it may decline a part. To decline may be right, so the rule
/// warns unless the policy says otherwise. Source of the idea: the refusal filters by phrases of the open instruction sets
/// (ShareGPT's cleaning for Vicuna 2023, "unfiltered" Alpaca), which drop.
struct RefusalRule: CurationRule {
  static let name = "refusal"
  static let version = 1
  static let usualAction = RuleAction.warn
  static let summary = "an answer that declines or apologises instead of answering"
  static let shortWords = PolicySetting.count(
    "rules.refusal.max-words",
    60,
    in: 1...10_000,
    "a longer answer with such words only raises a doubt"
  )
  static let settings = [shortWords]

  private let shortWords: Int

  init(_ policy: CurationPolicy) { shortWords = policy.count(Self.shortWords) }

  /// How many words at the start, and at the end, are searched.
  private static let reach = 30

  func judge(_ record: RuleSubject) -> RuleFinding? {
    let words = record.expectedWords
    let isFound =
      Self.phrases.firstPlace(in: words, 0..<Self.reach) != nil
      || words.count > Self.reach
        && Self.phrases.firstPlace(in: words, words.count - Self.reach..<words.count) != nil
    guard isFound else { return nil }
    return words.count <= shortWords
      ? .fault("the expected answer declines or apologises")
      : .doubt("the expected answer has the words of a refusal or an apology")
  }

  private static let phrases = PhraseTable(
    """
    I'm sorry
    I am sorry
    sorry, but
    I apologize
    I apologise
    my apologies
    I cannot answer
    I can't answer
    I can not answer
    I cannot help
    I can't help
    I cannot assist
    I can't assist
    I cannot provide
    I can't provide
    I'm unable to
    I am unable to
    unable to answer
    unable to provide
    I'm not able to
    I am not able to
    I don't have information
    I do not have information
    I don't have any information
    I do not have any information
    I don't have enough information
    I do not have enough information
    I don't have access to
    I do not have access to
    I don't know
    I do not know
    not enough information
    insufficient information
    cannot be answered
    can't be answered
    cannot be determined
    I couldn't find
    I could not find
    es tut mir leid
    tut mir leid
    ich kann diese Frage nicht
    ich kann Ihnen nicht
    ich kann dir nicht
    ich kann dazu keine
    kann ich leider nicht
    leider kann ich
    ich habe keine Informationen
    mir liegen keine Informationen
    das weiß ich nicht
    ich weiß es nicht
    je suis désolé
    je suis désolée
    désolé, mais
    je ne peux pas répondre
    je ne peux pas vous
    je ne suis pas en mesure
    je n'ai pas d'information
    je n'ai pas d'informations
    je ne dispose pas
    je ne sais pas
    lo siento
    no puedo responder
    no puedo ayudar
    no puedo proporcionar
    no tengo información
    no dispongo de
    no lo sé
    mi dispiace
    non posso rispondere
    non posso aiutar
    non sono in grado di
    non ho informazioni
    non lo so
    sinto muito
    desculpe, mas
    não posso responder
    não posso ajudar
    não consigo responder
    não tenho informações
    eu não sei
    het spijt me
    ik kan deze vraag niet
    ik kan u niet
    ik heb geen informatie
    ik weet het niet
    helaas kan ik
    przykro mi
    nie mogę odpowiedzieć
    nie mam informacji
    извините, но
    к сожалению, я не
    я не могу ответить
    я не могу помочь
    у меня нет информации
    üzgünüm
    bu soruya cevap veremiyorum
    bilgiye sahip değilim
    很抱歉
    抱歉
    对不起
    對不起
    我无法
    我無法
    我不能回答
    我不知道
    没有相关信息
    申し訳
    お答えできません
    回答できません
    わかりません
    죄송합니다
    죄송하지만
    답변할 수 없습니다
    모르겠습니다
    """
  )
}
