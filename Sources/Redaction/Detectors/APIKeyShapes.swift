/// What the keys of one issuer look like.
struct APIKeyShape: Sendable {
  /// The bytes that begin each of them.
  var prefix: [UInt8]
  /// What follows.
  var alphabet: KeyAlphabet
  /// How many bytes follow.
  var length: ClosedRange<Int>

  /// The upper bound of a length that the issuer does not fix.
  static let open = Int.max

  init(_ prefix: String, _ alphabet: KeyAlphabet, _ length: ClosedRange<Int>) {
    self.prefix = Array(prefix.utf8)
    self.alphabet = alphabet
    self.length = length
  }
}

/// The bytes that a key's body may have.
enum KeyAlphabet: Sendable {
  case capitals, alphanumeric, word, hex, base64URL, dotted, path

  func contains(_ byte: UInt8) -> Bool {
    switch self {
    case .capitals: byte.isDigit || byte &- 0x41 < 26
    case .alphanumeric: byte.isAlphanumeric
    case .word: byte.isWordByte
    case .hex: byte.isHexDigit
    case .base64URL: byte.isBase64URL
    case .dotted: byte.isBase64URL || byte == UInt8(ascii: ".")
    case .path: byte.isBase64URL || byte.isBase64 || byte == UInt8(ascii: "=")
    }
  }
}

/// The table; each line's source is the issuer's own documentation of its key format.
let apiKeyShapes: [APIKeyShape] = {
  let open = APIKeyShape.open
  func all(_ prefixes: String, _ alphabet: KeyAlphabet, _ length: ClosedRange<Int>) -> [APIKeyShape]
  {
    prefixes.split(separator: " ").map { APIKeyShape(String($0), alphabet, length) }
  }
  let table: [[APIKeyShape]] = [
    all("AKIA ASIA ABIA ACCA", .capitals, 16...16),  // AWS
    all("ghp_ gho_ ghu_ ghs_ ghr_", .alphanumeric, 36...open),  // GitHub
    all("github_pat_", .word, 40...open),  // GitHub, fine-grained
    all(
      "glpat- gldt- glrt- glcbt- glptt- glft- glagent- gloas- glimt- glsoat- glffct-",
      .dotted,
      20...open
    ),  // GitLab
    all("xoxb- xoxp- xoxa- xoxr- xoxs- xoxc- xoxd- xoxe- xapp-", .path, 24...open),  // Slack
    all("https://hooks.slack.com/services/", .path, 30...open),  // Slack
    all("https://discord.com/api/webhooks/", .path, 60...open),  // Discord
    all("sk_live_ sk_test_ rk_live_ rk_test_", .alphanumeric, 16...open),  // Stripe
    all("whsec_", .path, 24...open),  // Stripe
    all("AIza", .base64URL, 35...35),  // Google
    all("GOCSPX-", .base64URL, 28...28),  // Google
    all("ya29.", .base64URL, 30...open),  // Google
    all("sk-proj- sk-svcacct- sk-admin-", .base64URL, 40...open),  // OpenAI
    all("sk-ant-", .base64URL, 32...open),  // Anthropic
    all("sk-or-v1-", .hex, 64...64),  // OpenRouter
    all("sk-lf-", .base64URL, 36...36),  // Langfuse
    all("sk-", .alphanumeric, 32...open),  // OpenAI's older keys, and others like them
    all("hf_ api_org_", .alphanumeric, 34...40),  // Hugging Face
    all("npm_", .alphanumeric, 36...36),  // npm
    all("pypi-AgE", .base64URL, 50...open),  // PyPI
    all("rubygems_", .hex, 48...48),  // RubyGems
    all("oy2", .alphanumeric, 43...43),  // NuGet
    all("SG.", .dotted, 60...80),  // SendGrid
    all("dop_v1_ doo_v1_ dor_v1_", .hex, 64...64),  // DigitalOcean
    all("SK", .hex, 32...32),  // Twilio
    all("key-", .hex, 32...32),  // Mailgun
    all("xkeysib-", .base64URL, 64...open),  // Brevo
    all("dapi", .hex, 32...32),  // Databricks
    all("shpat_ shpca_ shppa_ shpss_", .hex, 32...32),  // Shopify
    all("lin_api_ lin_oauth_", .alphanumeric, 40...open),  // Linear
    all("ntn_ secret_", .alphanumeric, 43...50),  // Notion
    all("hvs. hvb. hvr.", .base64URL, 24...open),  // HashiCorp Vault
    all("dp.pt. dp.st. dp.ct. dp.sa.", .dotted, 40...open),  // Doppler
    all("gsk_", .alphanumeric, 52...52),  // Groq
    all("r8_", .alphanumeric, 37...40),  // Replicate
    all("pplx-", .alphanumeric, 40...64),  // Perplexity
    all("xai-", .alphanumeric, 70...90),  // xAI
    all("lsv2_pt_ lsv2_sk_", .word, 40...60),  // LangSmith
    all("pcsk_", .word, 50...open),  // Pinecone
    all("PMAK-", .base64URL, 59...59),  // Postman
    all("dckr_pat_ dckr_oat_", .base64URL, 27...40),  // Docker
    all("fm2_ fo1_", .path, 40...open),  // Fly.io
    all("AGE-SECRET-KEY-1", .capitals, 58...58),  // age
    all("ops_ey", .base64URL, 250...open),  // 1Password
    all("sntrys_ sntryu_", .path, 60...open),  // Sentry
    all("glsa_ glc_", .path, 32...open),  // Grafana
    all("NRAK-", .capitals, 27...27),  // New Relic
    all("ATATT3 ATCTT3 ATBB", .path, 24...open),  // Atlassian
    all("figd_", .base64URL, 40...open),  // Figma
    all("nfp_", .alphanumeric, 36...40),  // Netlify
    all("sq0atp- sq0csp-", .base64URL, 22...50),  // Square
    all("sbp_", .hex, 40...40),  // Supabase
    all("pul-", .hex, 40...40),  // Pulumi
    all("LTAI", .alphanumeric, 20...20),  // Alibaba
    all("AKID", .alphanumeric, 32...32),  // Tencent
    all("pscale_tkn_ pscale_pw_ pscale_oauth_", .dotted, 32...64),  // PlanetScale
    all("sgp_", .word, 40...open),  // Sourcegraph
    all("tskey-", .base64URL, 20...open),  // Tailscale
    all("CCIPAT_", .word, 40...open),  // CircleCI
    all("bkua_", .hex, 40...40),  // Buildkite
    all("EZAK EZTK", .alphanumeric, 54...54),  // EasyPost
  ]
  return table.flatMap { $0 }
}()
