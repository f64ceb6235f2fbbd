extension LanguageTraits {
  /// Whether the language says words twice to say something: what looks like a mistake is grammar.
  var doublesWords: Bool { Self.doublingLanguages.contains(base) }

  private static let doublingLanguages: Set<String> = [
    "af", "as", "az", "ba", "bn", "bo", "ceb", "ckb", "dz", "fa", "fil", "gu", "haw", "he", "hi",
    "ht", "hy", "id", "ilo", "ja", "jv", "ka", "kk", "km", "kn", "ko", "ku", "ky", "lo", "mai",
    "mg", "mi", "ml", "mn", "mr", "ms", "my", "ne", "or", "pa", "ps", "sa", "sd", "si", "sm", "su",
    "sw", "ta", "te", "tg", "th", "tk", "tl", "to", "tr", "tt", "ug", "ur", "uz", "vi", "xh", "yo",
    "yue", "zh", "zu",
  ]

  /// Words that may stand twice in a row in a right sentence of the language.
  var doubledWords: Set<String> { Self.doubledWords[base] ?? [] }

  private static let doubledWords: [String: Set<String>] = [
    // Names of Latin letters, and words of manner.
    "ar": ["إس", "بي", "تي", "جي", "دي", "سي", "شيئا", "شيئًا", "جدا", "جدًا", "يوما", "يومًا"],
    "ca": ["que", "si", "no"],
    "cs": ["se", "si"],
    "da": ["det", "den", "de", "der", "på", "til", "ha", "nej", "ja"],
    "de": [
      "das", "dem", "den", "denen", "der", "deren", "des", "die", "ha", "ja", "nein", "sehr",
      "sie", "viel",
    ],
    "el": ["σιγά", "λίγο", "πολύ", "πού", "που", "πότε", "τι"],
    "en": [
      "bla", "blah", "bye", "had", "ha", "her", "in", "is", "knock", "many", "no", "on", "out",
      "so", "that", "up", "very", "yes",
    ],
    "es": ["bla", "casi", "luego", "no", "poco", "que", "si", "sí"],
    "et": ["see", "ei", "jah"],
    "fi": ["se", "niin", "ei"],
    "fr": ["bla", "en", "faire", "nous", "non", "oui", "que", "si", "très", "vous"],
    "hu": ["az", "nem", "egy", "már"],
    "it": [
      "appena", "bla", "così", "man", "mano", "passo", "piano", "poco", "quasi", "si", "sì", "via",
      "no",
    ],
    "lt": ["vis", "vos", "ne"],
    "lv": ["pa", "nē", "tik"],
    "nb": ["det", "den", "de", "der", "for", "på", "ha", "nei", "ja"],
    // Particles of verbs stand before prepositions: “stel een thema in in het bestand”.
    "nl": [
      "aan", "af", "dat", "die", "door", "een", "er", "haar", "heel", "in", "is", "ja", "je", "nee",
      "om", "op", "over", "uit", "ze", "zij",
    ],
    "nn": ["det", "den", "dei", "der", "for", "på", "ha", "nei", "ja"],
    "no": ["det", "den", "de", "der", "for", "på", "ha", "nei", "ja"],
    "pl": ["się", "to", "nie", "tak"],
    "pt": ["bla", "logo", "não", "quase", "que", "se", "sim"],
    "ro": ["nu", "da", "că"],
    "ru": ["да", "еле", "нет", "чуть", "очень", "только"],
    "sv": ["det", "den", "de", "där", "för", "på", "ha", "nej", "ja", "till"],
    "uk": ["так", "ні", "ледь", "дуже"],
  ]
}
