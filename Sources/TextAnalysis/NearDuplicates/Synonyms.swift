/// Words that name the same in a question to an assistant, one group a line.
///
/// Our own list: what people say for one another when they ask how something is done, and irregular forms. A word is
/// here only if it is exchanged for the others in most questions; `open` and `start` are not. What was merged by a
/// synonym is listed for a person to look at.
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
    use used using utilize utilise
    buy bought purchase acquire
    send sent transmit
    lose lost
    find found locate
    pay paid
    make made
    take took taken
    give gave given
    keep kept retain
    write wrote written
    choose chose chosen pick select
    build built construct
    hold held
    begin began begun start commence initiate
    break broke broken
    spend spent
    win won
    delete erase remove
    fix repair mend
    display show
    mistake error
    photo picture image photograph
    telephone phone
    cellphone smartphone
    large big huge
    small little tiny
    fast quick rapid speedy
    quickly rapidly
    happen occur
    allow permit let
    require need necessary
    receive obtain
    complete finish end
    change modify alter
    edit amend
    create generate produce
    car automobile vehicle
    doctor physician medic
    movie film
    company firm business
    price cost
    expensive costly pricey
    cheap inexpensive
    answer reply respond response
    child children kid
    person people
    man men
    woman women
    mouse mice
    foot feet
    index indices
    shop store boutique
    reimbursement refund
    dispatch ship
    delivery shipment
    customer client
    employee worker staffer
    holiday vacation
    apartment flat
    defect bug
    issue problem trouble
    wrong incorrect
    previous prior former
    previously earlier
    latest newest
    main primary principal
    important crucial essential
    usually normally typically generally
    often frequently commonly
    sometimes occasionally
    approximately roughly
    entire whole
    multiple several numerous
    enough sufficient
    immediately instantly
    difficult hard tough
    easy simple
    safe secure
    dangerous unsafe hazardous
    famous renowned
    smart clever intelligent
    ask inquire enquire
    verify check
    assist aid support help
    attempt try effort
    speak talk
    learn study
    teach instruct
    trip journey travel
    connect link
    split divide separate
    reduce decrease lower
    increase raise
    improve enhance
    gather collect
    cancel abort
    close shut
    hide conceal
    damage harm
    guide manual handbook
    documentation docs
    information info details
    application app
    programme program
    folder directory
    website site webpage
    screen monitor
    favourite favorite
    grey gray
    tyre tire
    aeroplane airplane aircraft
    lorry truck
    mum mom mother
    dad father
    town city
    nation country
    ill sick
    medicine medication drug
    street road
    rubbish garbage trash waste
    lawyer attorney
    bill invoice
    agreement contract
    regulation rule
    authorize authorise
    decline refuse deny reject
    supply provide
    replace substitute
    swap exchange
    copy duplicate
    configure config configuration
    setting preference option choice alternative
    functionality feature
    method approach technique
    procedure process
    purpose aim goal
    reason cause
    result outcome
    effect impact
    advantage benefit
    disadvantage drawback
    instance example
    kind type sort
    part piece portion
    quantity amount
    maximum max
    minimum min
    location place
    region area
    email mail
    password passcode
    admin administrator
    developer programmer
    database db
    repository repo
    parameter param
    laptop notebook
    wireless wifi
    renew extend
    subscription membership
    discount rebate
    voucher coupon
    gift present
    parcel package packet
    notify inform
    meeting appointment
    permission authorization authorisation
    license licence
    salary wage income
    sofa couch
    maybe perhaps
    fetch retrieve
    execute run
    ensure insure
    specify indicate stipulate
    warranty guarantee
    department dept
    argument args arg
    true correct right
    additional extra
    various diverse
    specific particular
    determine ascertain
    depend rely
    modern contemporary
    visible apparent
    possible feasible
    permanently forever
    currently presently
    accurate precise
    appropriate suitable proper
    basic fundamental elementary
    brief short
    bright shiny
    calm peaceful
    capable able
    careful cautious
    clear obvious evident
    common widespread
    compare contrast
    comfortable cozy
    conduct perform
    consider regard
    convert transform
    courageous brave
    demonstrate illustrate
    desire wish
    destroy demolish
    detect discover
    empty vacant
    enormous gigantic
    evaluate assess
    eventually ultimately
    exhausted tired
    glad happy pleased cheerful
    handle manage
    hidden concealed
    highlight emphasize emphasise
    hire recruit
    hint tip clue
    illegal unlawful
    imagine envision
    incredible unbelievable
    infant baby
    lately recently
    lawful legal
    leader head
    maintain preserve
    mandatory compulsory obligatory
    merge combine
    nearly almost
    neat tidy
    odd strange weird unusual
    outdated obsolete
    prevent avoid
    prohibited forbidden banned
    quiet silent
    rare scarce uncommon
    reliable dependable
    remember recall
    reserve book
    restore recover
    sad unhappy
    scared afraid frightened
    silly foolish
    stable steady
    stone rock
    strategy tactic
    surprising astonishing
    talented gifted
    terrible awful horrible
    thin slim
    urgent pressing
    weak feeble
    yearly annual annually
    sync synchronize synchronise synchronization synchronisation
    init initialize initialise initialization initialisation
    auth authenticate authentication
    spec specification
    env environment
    var variable
    dev development
    prod production
    msg message
    num number
    pwd passwd
    addr address
    temp temporary tmp
    ref reference
    attr attribute
    lib library
    calc calculate compute
    misc miscellaneous
    pc computer
    tv television
    fridge refrigerator
    exam examination
    lab laboratory
    vet veterinarian
    ad advert advertisement
    bike bicycle
    flu influenza
    kilometre km
    benutzen verwenden nutzen
    kaufen erwerben
    seleccionar elegir
    cambiar modificar
    ordenador computadora
    utiliser employer
    mostly mainly largely
    completely entirely fully totally
    examine inspect
    quickest fastest
    accessible reachable
    refer mention
    enquiry inquiry
    timetable schedule
    luggage baggage
    lift elevator
    rent lease
    trousers pants
    timber wood
    illness disease sickness
    hospital clinic
    pupil student
    teacher instructor
    university college
    wealthy affluent
    chat conversation
    argue quarrel
    award prize
    battle fight
    border boundary
    buddy friend pal
    citizen national
    clothes clothing apparel garments
    cold chilly
    complex complicated
    crash collapse
    daily everyday
    delay postpone
    dirty filthy
    dispute disagreement
    eager keen
    engine motor
    entrance entry
    expert specialist
    forest woods
    fortunate lucky
    funny amusing humorous
    global worldwide
    guest visitor
    heal cure
    idea concept notion
    jail prison
    loud noisy
    mad crazy insane
    marriage wedding
    middle centre
    mix blend
    moist damp
    money cash
    noise sound
    nuclear atomic
    occupation profession
    odor smell scent
    ocean sea
    oral verbal
    pain ache
    perfume fragrance
    pill tablet
    polite courteous
    profit gain
    proof evidence
    quit resign
    rude impolite
    sidewalk pavement
    spectator viewer
    stairs steps
    story tale
    thief robber
    tool instrument
    value worth
    version edition
    warn caution
    yell shout scream
    """
}
