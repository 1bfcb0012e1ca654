/// The words by which people tell of secrets and addresses in prose, one list a purpose.
///
/// The detectors of what is told by the way read them from here, so that a word has one place:
/// `MentionedPasswordDetector`, `NamedKeyDetector`, `PrefixedKeyDetector`, `SecretPairDetector` and
/// `WrittenEmailDetector`. Names of fields and variables are in `SecretName`.
enum TellingWords {
  /// Names of a password beside which one may be told of in another clause.
  static let passwords = [
    "password", "passwort", "kennwort", "passwd", "pwd", "passphrase", "passcode", "unlock code",
    "mot de passe", "mdp", "contrase\u{F1}a", "wachtwoord", "senha", "palavra-passe", "has\u{142}o",
    "l\u{F6}senord", "adgangskode", "locked out", "pw",
  ]
  /// Words right before a value that somebody typed, tried or had.
  static let typing = WordList(
    """
    type typed tried was war me one, use used using if entered enter tippe tape \u{E9}tait era its it's
    wpisuj\u{119} mis mettre eingegeben tecleo escribo digito
    """
  )
  /// What may stand between a value and the name of a password after it: "X is good as a password".
  static let judging = WordList(
    """
    is strong enough as a my the safe good for comme mon als mein como mi come la som ett mitt ok okay fine
    """
  )

  /// What of a password a norm or a method may be told of: "the password policy was ISO-27001".
  static let aspects = ContextWords(
    """
    |policy| |policies| |reset| |hash| |hashes| |hashing| |algorithm| |rule| |rules| |audit| |scheme| |function|
    |standard| |format| |strength| |encryption| |storage| |check|
    """
  )
  /// Things that are counted with a number sign: `Room#42`.
  static let counted = WordList(
    """
    room apt apartment suite unit flat ticket issue case bug pr mr order invoice build job task step page line row
    item version chapter episode test commit incident
    """
  )

  /// "Key" in languages of Europe.
  static let keyWords = [
    "key", "keys", "clave", "chiave", "chave", "klucz", "nyckel", "sleutel",
  ]
  /// The same where it also ends a longer word or has letters outside ASCII, and words for a licence.
  static let keyEndings = ["schl\u{FC}ssel", "cl\u{E9}", "license", "licence"]
  static let keys = WordList((keyWords + keyEndings).joined(separator: " "))
  /// Words before a key that make it public, or the value another thing.
  static let openKeys = ContextWords(
    """
    public| |pub| |primary |foreign |cache |partition |sort_key |unique |composite |object |row_ |idempotency
    |host_key |fingerprint |checksum |hash |digest |commit |sha1 |sha256 |sha512 |md5 |etag |id| |ids| |uuid
    |image |build |file |transaction |txid |block |registry |index |foreign |lookup |dedup |trace |span
    |gpg |pgp |recv |keyserver |signed |ssh |known_hosts |guid |md5sum |version |revision |layer |\u{F6}ffentlich |publique
    |dht| |redis| |memcached| |kafka| |s3| |sha| |blob
    """
  )
  /// Words after one that do.
  static let openAfterKeys = ContextWords(
    "|hashed| |hashes| |signed| |signs| |md5| |sha1| |sha256| |guid| |fingerprint|"
  )
  /// Words before a key that make a UUID one.
  static let licences = ContextWords(
    "licen |activation |aktivierung |lizenz |product_key |x-api |x-license"
  )
  /// First words of keys whose issuers say by them that they are secret.
  static let keyPrefixes = [
    "key", "tk", "tok", "token", "pat", "secret", "sk", "live", "prod", "auth", "access", "refresh",
    "apikey",
    "svc", "sa",
  ]
  /// What stands before such a word in names of what everybody may see.
  static let openPrefixes = ContextWords("|public| |pub| |publishable| |pk| |idempotency|")

  /// Words for what somebody logs in with.
  static let logins = [
    "login", "logins", "log in", "creds", "credentials", "zugangsdaten", "anmeldedaten",
    "identifiants", "identifiant", "accesso", "acceso", "credenciales", "credenziali",
    "inloggegevens", "acessos",
  ]
  /// Users that every system has, with the blank and the slash before a password.
  static let commonUsers = ["admin / ", "administrator / ", "root / ", "sysadmin / "]
  /// Verbs between such a word and the name of a user.
  static let being = ContextWords(
    "|is| |are| |was| |were| |with| |ist| |sind| |waren| |lautet| |sont| |est| |son| |sono| |zijn| |s\u{E3}o|"
  )

  /// Top-level domains of addresses that a password may follow with a colon.
  static let topLevels = [
    "com", "net", "org", "edu", "gov", "io", "info", "eu", "de", "at", "ch", "fr", "es", "it", "nl",
    "be", "pt", "pl", "se", "no", "dk", "fi", "ru", "uk", "ie", "ca", "au", "in", "br", "mx", "jp",
    "me",
  ]
  /// Top-level domains that an address written in words may end in.
  static let writtenTopLevels = WordList(
    (topLevels + [
      "biz", "dev", "app", "us", "co", "example", "test", "cz", "hu", "ro", "gr", "tr", "kr", "cn",
      "za", "nz",
    ]).joined(separator: " ")
  )
  /// Words for mail, and for writing to somebody.
  static let mail = ContextWords(
    """
    mail kontakt correo courriel |contact |write |reach |schreib |adresse |address |send |\u{E9}cri |escrib |scriv |skriv
    |napisz |stuur
    """
  )
  /// Words before "at" that are no one's name.
  static let places = WordList(
    "it is look looks looking find found me us them him her you this that meet stay arrive arrived live lives work works see located"
  )
}
