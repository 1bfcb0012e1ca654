/// Examples of assignments; see `Detector.examples`.
enum SecretExamples {
  static let passwords = [
    "password=«hunter2», PASSWORD=\"«correcthorse»\", pwd: '«Tr0ub4dor&3»'",
    #"{"password":"«s3cr3t!x»","user":"ann"} and {\"password\": \"«s3cr3t!x»\"}"#,
    "db_password: «mango-42-river»\nuserPassword = '«Zx81spectrum»'; DbPwd=«Sommer2024!»;",
    "My password is «Sunflower99» and the password for the staging server is «Wint3rCity».",
    "Das Passwort lautet «Apfelbaum7!», le mot de passe est «Nuage#2021», la contrase\u{F1}a es «Luna2020x».",
    "パスワード：«kuma2024X»、密码是 abc 密码: «qazwsx135»",
    "mysqldump --password «b4ckup-me» --host db; PGPASSWORD=«swordfish9» psql",
    "const char *pass = \"«moon+light5»\"; String password = \"«Pa55phrase»\";",
    "<password>«x7-Tango-9»</password> <property name=\"password\" value=\"«Quiet7owl»\"/>",
    "passphrase: \"«correct horse battery staple»\"",
    "The new password (temporary): «Welcome-77»\nUse the password '«blue42fish»'.",
    "| user | password |\npassword | «Gr33nTea!» |\npassword_hash=«$2b$12$KIXQ9s0bN1mZ8u»",
    "password=${DB_PASSWORD} password=<your password> password=os.environ['PW'] password: str = None",
    "password=password, password: changeme, password = getpass(), pwd=/home/ann, password: xxxxxxxx",
    "The password is incorrect. Your password must have 8 characters. Password: required. password reset",
    "password_length = 1234, password-policy: strict-4, passport: C01X00T47, compass: N45x, bypass=a1b2c3",
    "if password == stored1: pass; password = self.form.password1; password: \"Enter your password here\"",
    "a password manager such as 1Password; passwords are hashed with bcrypt; pass the salt1234 on",
  ]

  static let tokens = [
    "api_key = \"«9f8a7b6c5d4e3f2a1b0c»\", API-KEY: «Zm9vYmFyMTIz-x9», apiKey=«q8Wn2Lk5Rt7Yp3»",
    "AWS_SECRET_ACCESS_KEY=«wJalrXUtnFEMI/K7MDENG/bPxRfiCYzzzzzzKEYa», AccountKey=«Zm9vYmFyMTIzNDU2Nzg5MA==»;",
    #"{"client_secret": "«GvR8xQ2mL5tY9wZ3»", "token": "«a8f5f167f44f4964e6c998dee827110c»"}"#,
    "algolia_admin_key: «b3c1d9e8f7a6b5c4d3e2f1a0b9c8d7e6», DATADOG_KEY=«0123abcd4567ef890123abcd4567ef89»",
    "the access token: «k3J9xP2vQ8zR5tY1»; secret := \"«n0t-Gue55able-at-all»\"",
    "X-Auth-Token: «9c2b7e4f-1a3d-4c5e-8f6a-7b8c9d0e1f2a» and my_key = nothing; jwt_secret='«Q2hhbmdl-9x8y7»'",
    "public_key = \"9f8a7b6c5d4e3f2a1b0c9d8e\", primary_key=9f8a7b6c5d4e, key_id: 9f8a7b6c5d4e3f2a",
    "token_count = 128000000, max_tokens: 4096, tokenizer=cl100k_base, next_page_token: Cg8x9f8a7b6c5d4e",
    "keyboard: qwerty-us-104, monkey=b4n4n4s-x2, turkey: 2kg-12345, key: value12345, secretary=Ann12345",
    "api_key=YOUR_API_KEY, api_key = os.environ[\"API_KEY1\"], token: ${{ secrets.TOKEN_1 }}, api_key=<api-key-1>",
    "secret: projects/1/secrets/x1, token = tokens[12345678], token=get_token(user_12345), secret = self.secret2x",
    "trace_id=4bf92f3577b34da6a3ce929d0e0e4736 sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
    "request_token: 9c2b7e4f-1a3d-4c5e-8f6a-7b8c9d0e1f2a; expires token: 2024-01-01T00:00:00Z",
  ]
}
