/// Numbers made up by the rules, some with a slip, and what only looks like one.
let nationalIDExamples: [String] = [
  // With letters or punctuation of their own, check digits prove them.
  "CPF «384.671.583-28», ou «384.671.583-28»; CNPJ «78.799.777/0001-55» e «78.799.777/0001-55».",
  "CURP: «GOMC520811HDFRRL00»; la otra es «GOMC520811HDFRRL00». RFC «GOMC520811AB1»",
  "CUIT 20: «23-85644676-9», RUT «8.474.061-6»?",
  "«1 80 02 2A 118 803 33» est mon numéro, ou «180022A11880333».",
  "codice fiscale «RSSMRA85T10A562S», «RSS MRA 85T10 A562S», «RSSMRA85T10A562S».",
  "«36610276A», «36.610.276-A», NIE «Y2786960H», «Y-2786960-H»",
  "AHV-Nr. «756.3201.5668.03», oder nur «756.3201.5668.03»",
  "«951117-8379» och «19951117-8379», hetu «080373-722P», «080373A722P»",
  "«56.01.05-054.09» is mijn rijksregisternummer, r.č. «880715/6919», «880715/6919»",
  "«110101198211263366», 身份证号:«110101 19821126 3366», 주민등록번호 «901101-1813327», «901101-1813327»",
  "NRIC «S1234567D», «S1234567D»; HKID «A123456(3)», «A123456(3)»; «QQ 12 34 56 C», NI number «QQ123456C»",
  "«3-7671-51852-20-5», «621020-14-7276», CNIC «38811-9502860-1», «784-1980-1234567-8»",

  // All digits: the word is needed.
  "SIN «397 582 917», PESEL: «79111269635», nr PESEL «791112 69635», TC kimlik no: «37322573530»",
  "BSN: «262189999», burgerservicenummer «2621.89.999», bsn is «262 189 999»",
  "NHS number «194 565 4317», NHS No: «1945654317», my UTR is «7115091229», PPS no «8777390V»",
  "Steuer-ID «62 410 839 650», Steueridentifikationsnummer: «62410839650», steuer_id=«62410839650»",
  "SV-Nummer «4324 250653», Rentenversicherungsnummer «65 170839 J 008», KVNR «A123456780»",
  "NIF «254187196», contribuinte n.º «254 187 196», partita IVA: «12345670017», ΑΜΚΑ «23085557157», ΑΦΜ «619527106»",
  "CPR-nr. «220582-8184», fødselsnummer «060378 13492», kennitala «060786-9689»",
  "CNP «1500725123051», ЕГН «9602193416», OIB: «41466656480», EMŠO «2808987500888», isikukood «39603256040»",
  "personas kods «280760-13209», NIP «090-914-99-40», РНОКПП «5074022844», ИНН «113739480292», СНИЛС «112-233-445 95»",
  "Aadhaar «8315 6910 9713», my aadhaar number is «831569109713», PAN «GORPV0183G», आधार «8315 6910 9713»",
  "My Number «2008 2469 9584», マイナンバー:«200824699584», 身分證字號 «A123456789», NIK «3173010201700320»",
  "TFN «766 823 007», Medicare «2123 45670 1», IRD number «066-001-865», SA ID «8001084091081», ת.ז «779196518»",
  "ITIN «926-75-8215», TAJ szám: «123 456 788», userCpf «38467158328», \"national_id\": \"«79111269635»\"",
  "«79111269635» (PESEL), «8315 6910 9713» is my Aadhaar",
  "passport no. «C01X00T47», Passport: «533401372», Reisepass «C4F3H2K19», pasaporte «XDA123456»",
  "driver's license «D1234567», Führerschein «B072RRE2I55»",
  "driving licence «MORGA657054SM9IJ», my driver number is «LEE99 801155 J99AB»",

  // Mistyped, but called by its name.
  "CPF «384.671.583-29» is what I typed; Aadhaar «8315 6910 9714»",

  // Neither name nor proof.
  "79111269635 and 262189999, 8315 6910 9713, 194 565 4317, 37322573530, 1500725123051",
  "384.671.583-29, 110101198211263367, RSSMRA85T10A562T, 36610276B, S1234567E, 756.3201.5668.04",
  "order 951117-8379, ticket no. 901101-1813327, part number QQ123456C, serial 36610276A",
  "CPF 000.000.000-00, PESEL 11111111111, DG 12 34 56 C, BG123456A, AB123456E, 080373-722Q",
  "At 20240131123059 and 1700000000000 we run 12345678 tests in 2024 of 10.000.000-5 units",
  "A pan of 12 34, a sin 123456789, the inn 123456789012, chi 1234567890, rut 1234",
  "2024-01-31, 10:30:00, 192.168.100.200, 978-3-16-148410-0, 550e8400-e29b-41d4-a716-446655440000",
  "12.345.678/0001-00, 4f3a36610276A9, x384.671.583-28, 384.671.583-28-1, 0384.671.583-28",
  "a pesel has 11 digits, the CPF has two check digits, passport in 2019, passports of 1990 and 2005",
  "SHA 951117-8379abc, v1.80.02, 1,234,567,890, $8315 6910 9713, +4989999989 62",
]
