/// Words that name the same in a question to an assistant, one group a line.
///
/// Our own list: what people say for one another when they ask how something is done, and irregular forms. A word is
/// here only if it is exchanged for the others in nearly all questions: a pill may be another thing than a tablet, and a drug
/// than a medication. One synonym in a question is listed as one word apart; two keep it from being merged.
enum Synonyms {
  /// The concept of a word, or of its stem.
  static let table: [[UInt8]: [UInt8]] = {
    var table: [[UInt8]: [UInt8]] = [:]
    for group in groups.split(separator: "\n") {
      let words = group.split(separator: " ").map { Array($0.utf8) }
      guard var concept = words.first else { continue }
      WordConcept.shorten(&concept)
      for word in words {
        var stem = word
        WordConcept.shorten(&stem)
        table[word] = concept
        table[stem] = concept
      }
    }
    return table
  }()

  private static let groups = """
    photo picture photograph pic
    kubernetes k8s
    monday mon
    kilogram kilo kg kgs
    video vid
    specification spec
    environment env
    certificate cert
    directory dir
    password pwd
    quantity qty
    tomorrow tmrw
    birthday bday
    appointment appt
    management mgmt
    manager mgr
    government govt
    international intl
    versus vs
    incorrect wrong
    telephone phone
    quickly rapidly
    car automobile
    child children kid
    man men
    woman women
    mouse mice
    foot feet
    index indices
    hide conceal
    information info details
    programme program
    favourite favorite
    grey gray
    tyre tire
    lorry truck
    mum mom mother
    dad father
    rubbish garbage trash waste
    authorize authorise
    disadvantage drawback
    maximum max
    minimum min
    database db
    repository repo
    parameter param
    voucher coupon
    license licence
    sofa couch
    department dept
    argument args arg
    enormous gigantic
    illegal unlawful
    infant baby
    mandatory compulsory obligatory
    prohibited forbidden banned
    yearly annual annually
    msg message
    addr address
    temporary tmp
    lib library
    misc miscellaneous
    tv television
    lab laboratory
    bike bicycle
    flu influenza
    account acct
    postgresql postgres
    javascript js
    people ppl
    hour hr hrs
    tuesday tue tues
    thursday thu thur thurs
    friday fri
    january jan
    february feb
    august aug
    september sept
    october oct
    november nov
    december dec
    kilometre km
    ordenador computadora
    utiliser employer
    quickest fastest
    luggage baggage
    teacher instructor
    clothes clothing apparel garments
    sidewalk pavement
    use utilize utilise
    buy purchase
    fridge refrigerator
    exam examination
    often frequently
    happen occur
    rare uncommon
    cheap inexpensive
    expensive costly pricey
    nearly almost
    enough sufficient
    additional extra
    famous renowned
    recently lately
    eventually ultimately
    immediately instantly
    approximately roughly
    previously earlier
    currently presently
    usually normally typically generally
    require need
    allowed permitted
    fully completely entirely
    especially particularly
    explicitly expressly
    bought purchased
    modified altered changed
    simultaneously concurrently
    create generate
    receive obtain
    improve enhance
    modify alter
    bug defect
    website webpage
    admin administrator
    documentation docs
    sync synchronize synchronise
    synchronization synchronisation
    initialize initialise
    authenticate authentication
    configuration config
    developer programmer dev
    sometimes occasionally
    highlight emphasize emphasise
    evaluate assess
    mistake error
    airplane aeroplane
    timetable schedule
    entire whole
    fix repair
    begin start commence
    lawyer attorney
    doctor physician
    colleague coworker
    hazardous dangerous
    several multiple
    advantage benefit
    previous prior
    choose select
    refund reimbursement
    """
}
