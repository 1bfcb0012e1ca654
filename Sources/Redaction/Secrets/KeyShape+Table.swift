extension KeyShape {
  /// All shapes.
  static let all: [KeyShape] = table.split(separator: "\n").flatMap { shapes(line: $0) }

  /// A line an issuer: its name, the texts that its keys begin with, what follows, how long that is,
  /// and marks (see `shapes(line:)`).
  ///
  /// The source of each line is what the issuer publishes of the format, in its documentation or in
  /// its announcement of the prefix to scanners of secrets. Identifiers that are no secrets (an AWS
  /// role, a Twilio account, Stripe's publishable keys) are left out on purpose.
  static let table = """
    1Password | ops_ey | base64URL | 100-
    Adafruit | aio_ | alphanumeric | 28
    Adobe | p8e- | smallAlphanumeric | 32
    Adyen | AQE | path | 80- | weak
    age | AGE-SECRET-KEY-1 | capitals | 58
    Airtable | pat | dotted | 79 | weak
    Aiven | AVNS_ aivenv1_ | base64URL | 16-
    Alibaba Cloud | LTAI | alphanumeric | 12-26
    Anthropic | sk-ant- | base64URL | 32-
    Apify | apify_api_ | alphanumeric | 34-40
    Artifactory | AKCp | alphanumeric | 60-90
    Artifactory reference | cmVmdGtu | alphanumeric | 50-70
    Asaas | $aact_ | path | 60-
    Atlassian | ATATT3 ATCTT3 ATBB ATOAT | path | 24-
    Authress | sc_ext_ authress_ | dotted | 40-
    AWS | AKIA ASIA ABIA ACCA | capitals | 16
    AWS Bedrock | ABSKQmVkcm9ja0FQSUtleS bedrock-api-key- | path | 60-
    Azure | Q~ | token | 31-34 | after token 4
    Azure services | JQQJ99 | alphanumeric | 14- | after alphanumeric 52
    Azure storage | +ASt +ABa +AMC APIM ACDb | path | 8 | after base64 76
    Azure hubs | +ASb +AEh +ARm AIoT | path | 7 | after base64 33
    Azure functions | AzFu | path | 8 | after base64URL 44
    Azure search | AzSe | alphanumeric | 6 | after alphanumeric 42
    Baseten | bst_ | alphanumeric | 30- | weak
    Bitcoin | xprv | alphanumeric | 107
    Braintree PayPal | access_token$production$ access_token$sandbox$ | path | 40-
    Brevo | xkeysib- xsmtpsib- | base64URL | 64-
    Browserbase | bb_live_ bb_test_ | base64URL | 20-
    Buildkite | bkua_ bkaj_ bkct_ | alphanumeric | 40
    Cerebras | csk- | smallAlphanumeric | 40-60
    CircleCI | CCIPAT_ CCIPRJ_ | word | 40-
    ClickUp | pk_ | word | 38-48 | weak
    Clojars | CLOJARS_ | smallAlphanumeric | 60
    Cloudflare | v1.0- | base64URL | 160-180
    Cloudflare Turnstile | 0x4AAAAAAA | base64URL | 24-40
    CockroachDB | CCDB1_ | word | 60-
    Confluent | cflt | path | 60 | weak
    Contentful | CFPAT- | base64URL | 43
    crates.io | cio | alphanumeric | 32 | weak
    Databricks | dapi | hex | 32
    Databricks regional | dapi | base64URL | 34
    Defined | dnkey- | base64URL | 60-
    Deno | ddp_ ddo_ | alphanumeric | 36-40
    DigitalOcean | dop_v1_ doo_v1_ dor_v1_ | hex | 64
    Discord bots | MT Mj Mz ND NT Nj Nz OD OT | dotted | 57-76 | weak parts
    Discord | https://discord.com/api/webhooks/ https://discordapp.com/api/webhooks/ | path | 60-
    Docker | dckr_pat_ dckr_oat_ | base64URL | 27-40
    Doppler | dp.pt. dp.st. dp.ct. dp.sa. dp.scim. dp.audit. | dotted | 40-
    Dropbox | sl. | dotted | 130- | weak
    Duffel | duffel_live_ duffel_test_ | base64URL | 43
    Dynatrace | dt0c01. dt0s01. dt0s16. | dotted | 80-100
    E2B | e2b_ | hex | 40
    EasyPost | EZAK EZTK | alphanumeric | 54
    ElevenLabs | sk_ | hex | 48
    Facebook | EAA | alphanumeric | 60- | weak
    Figma | figd_ figoh_ figor_ | base64URL | 40-
    Firecrawl | fc- | hex | 32
    Fireworks | fw_ | alphanumeric | 22-24 | weak
    Flutterwave | FLWSECK- FLWSECK_TEST- FLWSECK_LIVE- | base64URL | 12-
    Fly.io | fm2_ fo1_ FlyV1 | path | 40-
    Frame.io | fio-u- | base64URL | 64
    GitHub | ghp_ gho_ ghu_ ghs_ ghr_ | alphanumeric | 36- | crc32
    GitHub fine-grained | github_pat_ | word | 40-
    GitLab | glpat- gldt- glrt- glrtr- glcbt- glptt- glft- glagent- gloas- glimt- glsoat- glffct- glwt- | dotted | 20-
    GoCardless | live_ | base64URL | 40 | weak
    Google | AIza | base64URL | 35
    Google OAuth | GOCSPX- | base64URL | 28
    Google access | ya29. | base64URL | 30-
    Google refresh | 1//0 | base64URL | 38-
    Grafana | glsa_ glc_ | path | 32-
    Grafana old | eyJrIjoi | path | 60-
    Groq | gsk_ | alphanumeric | 48-56
    HashiCorp Vault | hvs. hvb. hvr. | base64URL | 24-
    Helicone | sk-helicone- | base64URL | 20-
    Heroku | HRKU- | base64URL | 36-70
    Honeycomb | hcaik_ hcbik_ hcxik_ hcalk_ hcamk_ | alphanumeric | 40-70
    HubSpot | pat-na1- pat-na2- pat-eu1- | base64URL | 36
    Hugging Face | hf_ api_org_ | alphanumeric | 34-40
    Infisical | st. | dotted | 60-90 | weak
    Infracost | ico- | alphanumeric | 32
    Intercom | dG9rO | path | 50-
    Jina | jina_ | alphanumeric | 60-
    Klaviyo | pk_ | hex | 34
    Langfuse | sk-lf- | base64URL | 36
    LangSmith | lsv2_pt_ lsv2_sk_ ls__ | word | 32-60
    LaunchDarkly | sdk- mob- api- | base64URL | 36 | weak
    Linear | lin_api_ lin_oauth_ lin_wh_ | alphanumeric | 40-
    LlamaCloud | llx- | alphanumeric | 40-60
    Lob and Mollie | live_ test_ | alphanumeric | 30-40 | weak
    MailerSend | mlsn. | hex | 64
    Mailchimp | -us | digits | 1-2 | after hex 32
    Mailgun | key- | hex | 32
    Mandrill | md- | base64URL | 22 | weak
    Mapbox | sk.eyJ tk.eyJ | dotted | 50-
    MaxMind | _mmk | alphanumeric | 0 | after word 30-40
    Modal | ak- as- | alphanumeric | 22 | weak
    MongoDB Atlas | mdb_sa_sk_ | base64URL | 30-
    Netlify | nfp_ nfc_ nfo_ nfu_ nfb_ | alphanumeric | 36-40
    New Relic | NRAK- NRAA- NRII- NRRA- | base64URL | 24-45
    Nightfall | NF- | alphanumeric | 32 | weak
    Nostr | nsec1 | smallAlphanumeric | 58
    Notion | ntn_ secret_ | alphanumeric | 43-50
    npm | npm_ | alphanumeric | 36 | crc32
    NuGet | oy2 | smallAlphanumeric | 43
    NVIDIA | nvapi- | base64URL | 60-75
    Octopus | API- | capitals | 25-32 | weak
    OpenAI | sk-proj- sk-svcacct- sk-admin- sk-None- | base64URL | 40-
    OpenAI and others | sk- | alphanumeric | 32- | weak
    OpenRouter | sk-or-v1- | hex | 64
    OpenShift | sha256~ | base64URL | 43
    OpenSSH | b3BlbnNzaC1rZXktdjE | path | 60-
    Ory | ory_at_ ory_rt_ ory_ac_ ory_pat_ | base64URL | 30-
    Perplexity | pplx- | alphanumeric | 40-64
    Pinecone | pcsk_ | word | 50-
    PKCS 1 and 8 | MIIEvQIBADANBgkqhkiG MIIEvgIBADANBgkqhkiG MIIEvAIBADANBgkqhkiG MIIEpAIBAAKCAQEA MIIEowIBAAKCAQEA MIIEogIBAAKCAQEA MIIJKAIBAAKCAgEA MIIJKQIBAAKCAgEA MIIJQgIBADANBgkqhkiG MIIJQwIBADANBgkqhkiG | path | 60-
    Plaid | access-production- access-development- access-sandbox- | base64URL | 36
    PlanetScale | pscale_tkn_ pscale_pw_ pscale_oauth_ | token | 32-64
    PostHog | phx_ phs_ | base64URL | 40-
    Postman | PMAK- | base64URL | 59
    Prefect | pnu_ pnb_ | alphanumeric | 36
    Pulumi | pul- | hex | 40
    PyPI | pypi-AgE | base64URL | 50-
    Razorpay | rzp_live_ rzp_test_ | alphanumeric | 14
    ReadMe | rdme_ | smallAlphanumeric | 70
    Render | rnd_ | alphanumeric | 32
    Replicate | r8_ | alphanumeric | 37-40
    Resend | re_ | word | 30-40 | weak
    Rootly | rootly_ | hex | 64
    RubyGems | rubygems_ | hex | 48
    RunPod | rpa_ | alphanumeric | 40-50
    Scalingo | tk-us- | base64URL | 48
    Segment | sgp_ | alphanumeric | 64
    SendGrid | SG. | dotted | 60-80
    Sentry | sntrys_ sntryu_ sntryi_ | path | 60-
    Shippo | shippo_live_ shippo_test_ | hex | 40
    Shopify | shpat_ shpca_ shppa_ shpss_ shptka_ | hex | 32
    Slack | xoxb- xoxp- xoxa- xoxr- xoxs- xoxc- xoxd- xoxe- xapp- xwfp- | path | 24-
    Slack rotated | xoxe.xoxb- xoxe.xoxp- | path | 40-
    Slack hooks | hooks.slack.com/services/ hooks.slack.com/workflows/ hooks.slack.com/triggers/ | path | 30-
    SonarQube | squ_ sqp_ sqa_ | hex | 40
    Sourcegraph | sgp_ slk_ | word | 40-
    Square | sq0atp- sq0csp- | base64URL | 22-50
    Square access | EAAA | base64URL | 60 | weak
    Stripe | sk_live_ sk_test_ rk_live_ rk_test_ sk_org_ | word | 16-
    Stripe hooks | whsec_ | path | 24-
    Stytch | secret-live- secret-test- | base64URL | 30-
    Supabase | sbp_ | hex | 40
    Supabase secret | sb_secret_ | base64URL | 20-
    Tailscale | tskey- | base64URL | 20-
    Tavily | tvly- | base64URL | 20-
    Teams | .webhook.office.com/webhookb2/ | dotted | 60- | after dotted 2-60
    Telegram | :AA | base64URL | 33 | after digits 8-10
    Tencent Cloud | AKID | alphanumeric | 32
    Terraform Cloud | .atlasv1. | base64URL | 60-70 | after alphanumeric 14
    Together | tgp_v1_ | base64URL | 43
    Twilio | SK | hex | 32
    Twitch | oauth: | smallAlphanumeric | 30 | weak
    Twitter | AAAAAAAAAAAAAAAAAAAAA | path | 60-110
    Typeform | tfp_ | dotted | 40-70
    Uptime | BBFF- BBUS- | alphanumeric | 30
    Vercel | vercel_blob_rw_ vcp_ vci_ vca_ vcr_ vck_ | word | 24-
    Voyage | pa- al- | base64URL | 43 | weak
    WakaTime | waka_ waka_sec_ | base64URL | 36-
    Weights and Biases | wandb_v1_ | word | 40-
    Xata | xau_ | alphanumeric | 40-
    xAI | xai- | alphanumeric | 70-90
    Yandex | AQVN t1.9euel y0_Ag | dotted | 35-
    """
}
