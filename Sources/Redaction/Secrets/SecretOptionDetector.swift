/// Passwords that stand in command lines without a name: `-u user:password`, `sshpass -p password`.
///
/// A short option means a password with some programs only, so the program must stand before it in the
/// same command.
struct SecretOptionDetector: Detector {
  let id = "secret-option"
  let type = FindingType.password
  let triggers = Triggers(literals: options.map(\.text))

  let examples = [
    "curl -u ann:«s3cr3t!x» https://api.example.com, curl -s --user 'ann:«s3cr3t x»' -o f",
    "sshpass -p '«moon+light5»' ssh ann@host; sshpass -p«moonlight5» scp a b",
    "mysql -u root -p«Gr33nTea!» shop && mysqldump --opt -p'«Gr33nTea!»' shop",
    "docker login -u ann -p «dckr-pw-4711» registry.example.com",
    "redis-cli -h cache -a «swordfish9» PING, ldapsearch -x -D cn=admin -w «Adm1nPw» -b dc=x",
    "openssl rsa -passin pass:«Opens3same» -in k.pem; smbclient //h/s -U ann%«Winter7x»",
    "7z x -p«Arch1vePw» a.7z, vault login «s.9f8a7b6c5d4e3f2a1b0c9d8e», CREATE USER a IDENTIFIED BY '«Sql-Pw-1»'",
    "requirepass «foobared42»\nAUTH «foobared42»\nmachine h login ann password «Netrc-9x»",
    "keytool -srcstorepass «pepper2024!» -srckeystore a.jks, net use Z: \\\\h\\s /user:CORP\\svc «X0ay2%2409PR»",
    "ConvertTo-SecureString \"«H1Bs3jljCXTb»\" -AsPlainText -Force, net use Z: /user:ann /persistent:yes1",
    "enable secret scanning, enable password expiry, ConvertTo-SecureString $pw -AsPlainText -Force",
    "ip address 10.1.2.3\nenable secret «Whxp+892pBoj»\nenable password «C1sc0-old»",
    "mkdir -p /var/lib/x1, ssh -p 2222 host, docker run -p 8080:80 -u 1000:1000 nginx, cp -p a1 b1",
    "mysql -u root -p shop, curl -u ann https://x.example.com, curl -u $USER:$PASS, docker ps -a abc123",
    "enable password recovery2 mode, enable secret rotation90 everywhere",
    "mysql -p$PASSWORD db1, sshpass -p \"$PW1\" ssh h, docker run -u 33:33 web1",
    "pytest -p no:cacheprovider1; the login name and password combination, or login and password fields",
  ]

  private struct Option: Sendable {
    var text: String
    var bytes: [UInt8]
    /// Programs that take it; none when the option alone says enough.
    var programs: [[UInt8]]
    /// How the programs begin.
    var starts = BytePairs()
    /// Whether the value may follow without a blank, and whether it must.
    var glue: Glue
    /// Whether the password stands after a name and this byte.
    var separator: UInt8?
    /// Whether the program and one word, a name, stand directly before, as in `.netrc`.
    var followsName: Bool
    /// Whether prose has the same words, so that a word behind them is no password.
    var isProse: Bool
    /// Whether the name of a user stands between it and the password.
    var followsUser: Bool

    init(
      text: String,
      programs: [String],
      glue: Glue = .never,
      separator: UInt8? = nil,
      followsName: Bool = false,
      followsUser: Bool = false,
      isProse: Bool = false
    ) {
      self.isProse = isProse
      self.followsUser = followsUser
      self.text = text
      bytes = Array(text.utf8)
      self.programs = programs.map { Array($0.utf8) }
      for program in self.programs { starts.insert(program[0], program[1]) }
      self.glue = glue
      self.separator = separator
      self.followsName = followsName
    }
  }

  private enum Glue { case never, may, must }

  private static let options: [Option] = [
    Option(text: " -u ", programs: ["curl", "wget", "http ", "https "], separator: 0x3A),
    Option(text: "--user ", programs: ["curl", "wget"], separator: 0x3A),
    Option(text: "--proxy-user ", programs: ["curl"], separator: 0x3A),
    Option(text: " -p", programs: ["sshpass", "7z", "7za", "rar"], glue: .may),
    Option(
      text: " -p",
      programs: ["mysql", "mysqldump", "mysqladmin", "mariadb", "mysqlimport"],
      glue: .must
    ),
    Option(
      text: " -p",
      programs: [
        "docker login", "podman login", "mongo", "mongosh", "mongodump", "mongorestore", "az login",
        "cqlsh", "helm registry", "oc login", "nerdctl login", "skopeo login", "xfreerdp",
        "rdesktop",
        "htpasswd", "crane auth",
      ],
      glue: .never
    ),
    Option(
      text: " -P",
      programs: ["sqlcmd", "bcp", "mosquitto_pub", "mosquitto_sub", "zip", "unzip", "isql"],
      glue: .may
    ),
    Option(text: " -a", programs: ["redis-cli"], glue: .never),
    Option(
      text: " -w",
      programs: ["ldapsearch", "ldapmodify", "ldapadd", "ldappasswd", "ldapwhoami"],
      glue: .never
    ),
    Option(text: " -pw", programs: ["plink", "pscp", "putty", "psftp"], glue: .never),
    Option(text: "pass:", programs: ["openssl"], glue: .must),
    Option(text: " -U ", programs: ["smbclient", "rpcclient", "net "], separator: 0x25),
    Option(text: "storepass ", programs: []), Option(text: "keypass ", programs: []),
    Option(text: "convertto-securestring -asplaintext ", programs: []),
    Option(text: "convertto-securestring ", programs: []),
    Option(text: "convertto-securestring -string ", programs: []),
    Option(text: "/user:", programs: ["net use"], glue: .must, followsUser: true),
    Option(text: "enable secret ", programs: [], isProse: true),
    Option(text: "enable password ", programs: [], isProse: true),
    Option(text: "vault login ", programs: []), Option(text: "requirepass ", programs: []),
    Option(text: "masterauth ", programs: []),
    Option(text: "\nauth ", programs: ["requirepass", "redis"]),
    Option(text: " password ", programs: ["login "], followsName: true),
    Option(text: "identified by ", programs: []),
  ]

  func match(at index: Int, in text: ScannedText) -> Match? {
    for option in Self.options where stands(option, at: index, in: text) {
      if let match = match(of: option, at: index, in: text) { return match }
    }
    return nil
  }

  func evidence(for match: Match, in text: ScannedText) -> Evidence {
    guard let place = trigger(of: match, reach: 160, in: text),
      let option = Self.options.first(where: { option in
        stands(option, at: place, in: text) && self.match(of: option, at: place, in: text) != nil
      })
    else { return Evidence() }
    return Evidence(words: [option.text.trimmingBlanks])
  }

  /// Options of one letter mean another thing in capitals.
  private func stands(_ option: Option, at index: Int, in text: ScannedText) -> Bool {
    let bytes = option.bytes
    guard bytes.count <= 4 else { return text.hasLowercased(bytes, at: index) }
    return bytes.indices.allSatisfy { text[index + $0] == bytes[$0] }
  }

  private func match(of option: Option, at index: Int, in text: ScannedText) -> Match? {
    var place = index + option.bytes.count
    if option.bytes.last != 0x20, option.glue != .must {
      let isApart = text[place] == 0x20 || text[place] == UInt8(ascii: "=")
      guard isApart || option.glue == .may else { return nil }
      if isApart { place += 1 }
    }
    guard text[place] > 0x20, isCommand(of: option, before: index, in: text) else { return nil }
    if option.followsUser {
      place = text.end(from: place, limit: 80) { $0 > 0x20 } + 1
      guard text[place - 1] == 0x20, text[place] > 0x20, text[place] != UInt8(ascii: "/") else {
        return nil
      }
    }
    if let separator = option.separator {
      let quote = text[place]
      let isQuoted = quote == UInt8(ascii: "'") || quote == UInt8(ascii: "\"")
      let end = text.end(from: isQuoted ? place + 1 : place, limit: 128) { byte in
        isQuoted
          ? byte != quote && byte >= 0x20
          : byte > 0x20 && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "'")
      }
      guard let colon = (place..<end).first(where: { text[$0] == separator }), end > colon + 1
      else {
        return nil
      }
      var last = end
      if !isQuoted, text[last - 1] == UInt8(ascii: ",") || text[last - 1] == UInt8(ascii: ";") {
        last -= 1
      }
      return judged(SecretValue(whole: colon + 1..<last, in: text))
    }
    if option.followsName {
      let nameStart = text.start(before: index, limit: 80) { $0 > 0x20 }
      guard text.has("login", at: nameStart - 6), nameStart < index else { return nil }
      guard let value = SecretValue(at: place, style: .option, in: text), !value.isWord else {
        return nil
      }
      return judged(value)
    }
    guard let value = SecretValue(at: place, style: .option, in: text),
      !option.isProse || !value.isWord && (value.endsLine || value.makeup.symbols > 0)
    else { return nil }
    return judged(value)
  }

  private func judged(_ value: SecretValue) -> Match? {
    guard value.range.count >= 4, !value.isStandIn, !value.isNumber else { return nil }
    return Match(value.range, .context)
  }

  private func isCommand(of option: Option, before index: Int, in text: ScannedText) -> Bool {
    guard !option.programs.isEmpty else { return true }
    let start = text.start(before: index, limit: 160) { byte in
      byte != UInt8(ascii: "|") && byte != UInt8(ascii: ";")
    }
    var isOne = false
    option.starts.forEachPlace(in: start..<max(start, index), of: text) { place in
      guard !isOne, !text[place - 1].isAlphanumeric else { return }
      isOne = option.programs.contains { program in
        text.hasLowercased(program, at: place)
          && (program.last == 0x20 || !text[place + program.count].isAlphanumeric)
      }
    }
    return isOne
  }
}
