/// Words after which a name stands, and how surely it does.
struct PersonLabel: Sendable {
  var text: String
  var bytes: [UInt8]
  var isSure = false
  /// Whether the name may be written in small letters.
  var allowsSmall = false
  /// Whether the name is taken in small letters only, since the label is another word before a capital.
  var wantsSmall = false
  /// Whether a colon, an equals sign or a line break must stand between.
  var needsMark = false

  /// Whether it says in words that a name follows: `last_name`, "nachname".
  var isNamed: Bool { needsMark && allowsSmall && text.contains("na") || text == "nombre" }

  /// How surely a name in small letters stands behind it.
  var smallCue: SmallName.Cue {
    if wantsSmall { return .mention }
    return isSure || allowsSmall ? .introduction : .mention
  }

  /// What to look for: a short label with what must follow it, since it stands inside many words.
  var triggers: [String] {
    if text.utf8.count > 5 || bytes[0] >= 0x80 { return [text] }
    return needsMark
      ? ([":", "=", " :", "\"", "_name", ">"] + (isNamed ? [" - "] : [])).map { text + $0 }
      : [" ", ",", "\n", "!"].map { text + $0 }
  }

  /// All labels.
  static let all: [PersonLabel] =
    parsed(introductions) { label in
      label.isSure = true
      label.allowsSmall = true
    }
    + parsed(smallIntroductions) { label in
      label.allowsSmall = true
      label.wantsSmall = true
    }
    + parsed(certainFields) { label in
      label.isSure = true
      label.allowsSmall = true
      label.needsMark = true
    }
    + parsed(fields) { label in
      label.allowsSmall = true
      label.needsMark = true
    }
    + parsed(roles) { $0.needsMark = true } + parsed(phrases) { _ in }

  private static func parsed(
    _ list: String,
    _ set: (inout PersonLabel) -> Void
  ) -> [PersonLabel] {
    list.split(separator: ",").map { entry in
      let text = String(entry.drop { $0.isWhitespace })
      var label = PersonLabel(text: text, bytes: Array(text.utf8))
      set(&label)
      return label
    }
  }

  /// After these whatever is written like a name is one.
  private static let introductions = """
    my name is,my name's,my full name is,the name is,name's,ich hei\u{DF}e,ich heisse,mein name ist,
    je m'appelle,mon nom est,me llamo,mi nombre es,mi chiamo,il mio nome \u{E8},ik heet,mijn naam is,jag heter,
    mitt namn \u{E4}r,jeg hedder,jeg heter,mit navn er,nimeni on,nazywam si\u{119},mam na imi\u{119},jmenuji se,ben\u{69}m ad\u{131}m,
    meu nome \u{E9},chamo-me,me chamo,numele meu este,\u{43C}\u{435}\u{43D}\u{44F} \u{437}\u{43E}\u{432}\u{443}\u{442},\u{43C}\u{435}\u{43D}\u{435} \u{437}\u{432}\u{430}\u{442}\u{438},\u{6211}\u{53EB},\u{6211}\u{7684}\u{540D}\u{5B57}\u{662F},nama saya,pangalan ko ay,
    mera naam,jina langu ni,called me,ad\u{131}m,benim ad\u{131}m,mein vorname ist,mein nachname ist,mon pr\u{E9}nom est,mi apellido es,
    il mio cognome \u{E8},mijn voornaam is,my first name is,my last name is,my surname is,last name is,first name is,surname is,
    volete mi,zovem se,ime mi je,jmenuju se,vol\u{E1}m sa,a nevem,navnet mitt er,nimeni,\u{43C}\u{435}\u{43D} \u{430}\u{442}\u{44B}\u{43C}
    """

  /// How people begin in chats, all small.
  private static let smallIntroductions = """
    im,i'm,i am,me again,its,it's,it's me,its me,this is,name is,yes its,here is,je suis,moi c'est,soy,sono,ik ben,ich bin,eu sou,sou o,sou a
    """

  /// Names of fields that hold nothing but names.
  private static let certainFields = """
    full name,full_name,fullname,first name,first_name,firstname,last name,last_name,lastname,surname,
    given name,given_name,givenname,family name,family_name,familyname,customer name,client name,patient name,patient_name,
    cardholder name,employee name,maiden name,mother's maiden name,nachname,vorname,apellido,apellidos,pr\u{E9}nom,prenom,
    cognome,achternaam,voornaam,nom de famille,nombre completo,nome completo,nome e cognome,vor- und nachname
    """

  /// Names of fields.
  private static let fields = """
    customer_name,customername,account holder,cardholder,card holder,name on card,contact name,
    contact person,contact_name,recipient,recipient name,beneficiary,next of kin,family,given,
    emergency contact,father's name,nombre,nom,nome,imi\u{119},nazwisko,ansprechpartner,empf\u{E4}nger,
    \u{59D3}\u{540D},\u{540D}\u{524D},\u{6C0F}\u{540D},\u{C774}\u{B984},\u{C131}\u{D568},fn,name,
    middle name,middle_name,middlename,legal name,billing name,billing_name,shipping name,ship to,bill to,sold to,deliver to,
    guest name,passenger name,author name,insured,insured name,policyholder,policy holder,assur\u{E9},assur\u{E9}e,titulaire,titular,
    intestatario,intestato a,kontoinhaber,kontoinhaberin,karteninhaber,versicherter,versicherte,versicherungsnehmer,
    nom complet,naam,volledige naam,imi\u{119} i nazwisko,
    jm\u{E9}no,p\u{159}\u{ED}jmen\u{ED},prezime,n\u{E9}v,keresztn\u{E9}v,vezet\u{E9}kn\u{E9}v,nume,prenume,navn,fornavn,etternavn,efternavn,namn,f\u{F6}rnamn,
    nimi,etunimi,sukunimi,soyad,ad soyad,ad\u{131},soyad\u{131},\u{438}\u{43C}\u{44F},\u{444}\u{430}\u{43C}\u{438}\u{43B}\u{438}\u{44F},\u{444}\u{438}\u{43E},\u{43F}\u{440}\u{456}\u{437}\u{432}\u{438}\u{449}\u{435},\u{456}\u{43C}'\u{44F},
    \u{3B5}\u{3C0}\u{3CE}\u{3BD}\u{3C5}\u{3BC}\u{3BF},\u{3CC}\u{3BD}\u{3BF}\u{3BC}\u{3B1},\u{6536}\u{4EF6}\u{4EBA},\u{8054}\u{7CFB}\u{4EBA},\u{806F}\u{7D61}\u{4EBA},\u{60A3}\u{8005},\u{5BA2}\u{6237},\u{6C0F}\u{540D},\u{62C5}\u{5F53}\u{8005},\u{304A}\u{540D}\u{524D},\u{C131}\u{BA85},\u{ACE0}\u{AC1D}\u{BA85}
    """

  /// Who somebody is, in the heads of messages, forms and records.
  private static let roles = """
    from,to,cc,bcc,reply-to,attn,attention,signed,author,by,reporter,assignee,assigned to,owner,
    customer,client,patient,user,employee,manager,contact,caller,agent,guest,tenant,student,member,
    passenger,applicant,candidate,witness,driver,nurse,doctor,physician,teacher,sender,absender,von,an,
    de,para,da,kunde,client,paciente,patiente,
    holder,landlord,landlady,lessee,lessor,buyer,seller,claimant,defendant,plaintiff,respondent,petitioner,attendees,present,
    participants,reviewer,reviewers,reviewed by,approver,approved by,signed-off-by,co-authored-by,acked-by,tested-by,reported-by,requested by,
    requester,requestor,maintainer,committer,host,organizer,organiser,interviewer,interviewee,supervisor,parent,guardian,child,spouse,
    insured,subscriber,donor,traveler,traveller,travellers,visitor,visitors,speaker,moderator,chair,minutes by,name of patient,pt,
    operator,technician,courier,cashier,salesperson,sales rep,account manager,prepared for,prepared by,issued to,registered to,billed to,
    an,cc,kundin,patientin,mieter,mieterin,vermieter,vermieterin,fahrer,fahrerin,reisende,reisender,teilnehmer,anwesend,anwesende,zeuge,zeugin,
    bearbeiter,sachbearbeiter,sachbearbeiterin,schuldner,gl\u{E4}ubiger,k\u{E4}ufer,verk\u{E4}ufer,unterzeichner,gast,g\u{E4}ste,auftraggeber,vertretung,
    destinataire,exp\u{E9}diteur,passager,passagers,voyageur,voyageurs,t\u{E9}moin,locataire,propri\u{E9}taire,b\u{E9}n\u{E9}ficiaire,pr\u{E9}sents,participants,employ\u{E9},salari\u{E9},
    destinatario,remitente,cliente,pasajero,pasajeros,hu\u{E9}sped,inquilino,inquilina,testigo,asistentes,empleado,empleada,viajero,
    mittente,paziente,ospite,ospiti,passeggero,passeggeri,testimone,inquilino,partecipanti,presenti,dipendente,
    destinat\u{E1}rio,remetente,h\u{F3}spede,passageiro,testemunha,funcion\u{E1}rio,benefici\u{E1}rio,
    klant,pati\u{EB}nt,huurder,verhuurder,getuige,aanwezig,deelnemers,afzender,ontvanger,reiziger,gasten,
    klient,klientka,pacjent,pacjentka,nadawca,odbiorca,\u{15B}wiadek,najemca,obecni,
    avsender,mottaker,kund,patient,g\u{E4}st,n\u{E4}rvarande
    """

  /// What is said before a name.
  private static let phrases = """
    dear,hi,hello,hey,good morning,good afternoon,good evening,thanks,thank you,regards,kind regards,
    best regards,warm regards,sincerely,yours,yours truly,yours sincerely,best,cheers,greetings,
    sehr geehrte frau,sehr geehrter herr,liebe,lieber,hallo,guten tag,mit freundlichen gr\u{FC}\u{DF}en,
    viele gr\u{FC}\u{DF}e,bonjour,cher,ch\u{E8}re,cordialement,hola,estimado,estimada,querido,querida,saludos,
    ciao,caro,cara,gentile,cordiali saluti,beste,geachte,groeten,ol\u{E1},prezado,prezada,atenciosamente,
    i am,i'm,this is,it's,ich bin,je suis,soy,sono,ik ben,eu sou,call me,known as,speak to,speak with,spoke to,spoke with,
    talk to,talked to,talking to,ask for,asked for,signed by,signed,written by,sent by,prepared by,
    approved by,reported by,requested by,assigned to,reviewed by,reports to,married to,
    my wife,my husband,my son,my daughter,my brother,my sister,my friend,my boss,my colleague,
    my manager,my partner,my doctor,my neighbor,my neighbour,my roommate,my landlord,my mother,my father,
    our customer,the customer,customer,patient,employee,user named,named,client,colleague,coworker,
    met with,meeting with,email to,message from,letter from,call from,c/o,
    yours faithfully,many thanks,with thanks,all the best,best wishes,warmly,respectfully,take care,see you,love,xoxo,thx,
    gru\u{DF},gru\u{DF} von,gr\u{FC}\u{DF}e,gr\u{FC}\u{DF}e von,liebe gr\u{FC}\u{DF}e,lg,vg,mfg,beste gr\u{FC}\u{DF}e,sch\u{F6}ne gr\u{FC}\u{DF}e,herzliche gr\u{FC}\u{DF}e,hochachtungsvoll,bis bald,danke,
    danke dir,vielen dank,guten morgen,guten abend,moin,servus,gr\u{FC}\u{DF} gott,gr\u{FC}zi,hi liebe,hallo liebe,hallo lieber,
    bien cordialement,bien \u{E0} vous,bonne journ\u{E9}e,bonne soir\u{E9}e,bisous,bises,amicalement,sinc\u{E8}rement,respectueusement,merci,merci beaucoup,
    merci d'avance,salut,coucou,bonsoir,
    un saludo,saludos cordiales,un abrazo,abrazos,atentamente,cordialmente,gracias,muchas gracias,buenos d\u{ED}as,buenas tardes,buenas noches,buenas,
    saluti,distinti saluti,un saluto,un abbraccio,a presto,grazie,grazie mille,buongiorno,buonasera,salve,egregio,gentilissima,gentilissimo,
    abra\u{E7}os,abra\u{E7}o,um abra\u{E7}o,cumprimentos,com os melhores cumprimentos,beijos,obrigado,obrigada,muito obrigado,muito obrigada,bom dia,
    boa tarde,boa noite,caro senhor,cara senhora,car\u{ED}ssimo,
    groetjes,groet,met vriendelijke groet,vriendelijke groeten,mvg,hartelijke groet,bedankt,dank je,dank u,hoi,goedemorgen,goedemiddag,goedenavond,lieve,
    pozdrawiam,serdecznie pozdrawiam,z powa\u{17C}aniem,dzi\u{119}kuj\u{119},dzi\u{119}ki,cze\u{15B}\u{107},dzie\u{144} dobry,szanowna pani,szanowny panie,droga,drogi,
    s pozdravem,d\u{11B}kuji,ahoj,dobr\u{FD} den,hej,h\u{E4}lsningar,med v\u{E4}nliga h\u{E4}lsningar,mvh,tack,hilsen,med venlig hilsen,vennlig hilsen,takk,k\u{E6}re,kj\u{E6}re,
    terveisin,yst\u{E4}v\u{E4}llisin terveisin,kiitos,terve,sayg\u{131}lar\u{131}mla,te\u{15F}ekk\u{FC}rler,merhaba,selam,say\u{131}n,sevgiler,
    cu stim\u{103},mul\u{21B}umesc,bun\u{103} ziua,\u{FC}dv\u{F6}zlettel,k\u{F6}sz\u{F6}n\u{F6}m,szia,lijep pozdrav,hvala,dragi,
    \u{441} \u{443}\u{432}\u{430}\u{436}\u{435}\u{43D}\u{438}\u{435}\u{43C},\u{441}\u{43F}\u{430}\u{441}\u{438}\u{431}\u{43E},\u{437}\u{434}\u{440}\u{430}\u{432}\u{441}\u{442}\u{432}\u{443}\u{439}\u{442}\u{435},\u{43F}\u{440}\u{438}\u{432}\u{435}\u{442},\u{437} \u{43F}\u{43E}\u{432}\u{430}\u{433}\u{43E}\u{44E},\u{434}\u{44F}\u{43A}\u{443}\u{44E},
    namaste,salaam,assalamu alaikum,salam,habari,jambo,asante,
    it's me,its me,me again,its,sou a,sou o,aqui \u{E9} a,aqui \u{E9} o,aqu\u{ED},hier ist,hier spricht,hier is,ich hei\u{DF} ,soy la,soy el,
    booked for,reservation for,reserved for,booking for,appointment for,lab results for,results for,discharge summary for,prescription for,
    invoice for,refund for,statement of,on behalf of,in the name of,account of,care of,care for,issued to,registered to,belongs to,addressed to,
    invoice to,contact,please contact,reach out to,cc'd,cced,introduced by,interview with,call with,lunch with,dinner with,chat with,
    a nombre de,en nombre de,de parte de,em nome de,a nome di,intestato a,intestata a,au nom de,de la part de,im namen von,im auftrag von,auf den namen,
    t.n.v.,t.a.v.,z.hd.,z. hd.,zu h\u{E4}nden,z.h.,i.a.,i. a.,i.v.,klingeln bei,klingel bei,bei familie,familie,famille,familia,famiglia,fam\u{ED}lia,the family of,
    le t\u{E9}moin,la t\u{E9}moin,l'assur\u{E9},l'assur\u{E9}e,le patient,la patiente,le locataire,la locataire,el paciente,la paciente,il paziente,la paziente,
    il cliente,la cliente,el cliente,der patient,die patientin,der kunde,die kundin,der mieter,die mieterin,der zeuge,die zeugin,de klant,de pati\u{EB}nt,
    the patient,the witness,the tenant,the landlord,the driver,the nurse,the teacher,the employee,the applicant,the claimant,the defendant,the plaintiff,
    @author,@reviewer,@maintainer,signed-off-by,interpreted by,witnessed by,supervised by,referred by,taught by,hosted by,
    holder,teacher,tenant,landlord,landlady,witness,nurse,driver,intern,applicant,claimant,adjuster,caretaker,roommate,housemate,
    \u{8054}\u{7CFB},\u{806F}\u{7D61},\u{8054}\u{7CFB}\u{4EBA},\u{81F4}\u{7535},\u{5C0A}\u{656C}\u{7684},\u{4EB2}\u{7231}\u{7684},\u{60A3}\u{8005},\u{5BA2}\u{6237},\u{7528}\u{6237}
    """
}
