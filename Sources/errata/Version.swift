/// The version of errata, as `errata --version` prints it.
let version = "0.1.0"
