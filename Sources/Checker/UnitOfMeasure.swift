/// A unit of measure, whatever a language calls it.
enum UnitOfMeasure: String {
  case byte, kilobyte, megabyte, gigabyte, terabyte
  case kilobit, megabit, gigabit
  case millimeter, centimeter, meter, kilometer
  case milligram, gram, kilogram
  case milliliter, liter
  case millisecond, second, minute, hour, day, week, month, year
  case percent, permille, celsius, fahrenheit
  case hertz, kilohertz, megahertz, gigahertz
  case watt, kilowatt

  /// The unit that a word of a prose names, in any language; nil for a word that is not known to.
  ///
  /// - Parameter hasSpaces: whether the script puts spaces between words; where not, what follows
  ///   the unit is another word.
  init?(_ word: Range<Int>, of prose: Prose, hasSpaces: Bool) {
    guard Self.beginnings.mayBegin(prose.scalars[word]) else { return nil }
    let folded = prose.text(word).lowercased()
    if let unit = Self.names.whole[folded] {
      self = unit
      return
    }
    var stem = folded[...]
    while stem.unicodeScalars.count >= (hasSpaces ? 3 : 1) {
      if let unit = Self.names.stems[String(stem)] {
        self = unit
        return
      }
      stem = String(stem.unicodeScalars.dropLast())[...]
    }
    return nil
  }

  /// The unit whose sign stands at an index of a prose.
  static func sign(at index: Int, _ prose: Prose) -> UnitOfMeasure? {
    switch prose[index] {
    case 0x25, 0x66A, 0xFF05, 0xFE6A: .percent
    case 0x2030: .permille
    case 0x2103: .celsius
    case 0x2109: .fahrenheit
    case 0xB0:
      switch prose[Prose.isSpace(prose[index + 1]) ? index + 2 : index + 1] {
      case 0x43, 0x421: .celsius
      case 0x46: .fahrenheit
      default: nil
      }
    default: nil
    }
  }

  private static let beginnings = WordBeginnings(
    table.flatMap { $0.1.split(whereSeparator: \.isWhitespace) })

  private static let names: (whole: [String: UnitOfMeasure], stems: [String: UnitOfMeasure]) = {
    var names: (whole: [String: UnitOfMeasure], stems: [String: UnitOfMeasure]) = ([:], [:])
    for (unit, words) in table {
      for word in words.split(whereSeparator: { $0 == " " || $0 == "\n" }) {
        if word.last == "*" {
          names.stems[String(word.dropLast())] = unit
        } else {
          names.whole[String(word)] = unit
        }
      }
    }
    return names
  }()

  /// What the units are called, in small letters; `*` stands for any ending.
  private static let table: [(UnitOfMeasure, String)] = [
    (.byte, "byte bytes octet octets байт* bajt* bayt بايت بایت בתים 字节 位元組 バイト 바이트 बाइट"),
    (
      .kilobyte,
      "kb kib ko kio кб киб kilobyte* kiloocte* килобайт* кілобайт* كيلوبايت کیلوبایت 千字节 キロバイト"
    ),
    (
      .megabyte,
      """
      mb mib mo mio мб миб megabyte* megaocte* mégaocte* мегабайт* megabajt* ميغابايت ميجابايت
      مگابایت 兆字节 メガバイト 메가바이트 मेगाबाइट
      """
    ),
    (
      .gigabyte,
      """
      gb gib go gio гб гиб gigabyte* gigaocte* гигабайт* гігабайт* gigabajt* غيغابايت جيجابايت
      گیگابایت 吉字节 ギガバイト 기가바이트 गीगाबाइट
      """
    ),
    (.terabyte, "tb tib tio тб тиб terabyte* teraocte* терабайт* تيرابايت ترابایت"),
    (.kilobit, "kbit kbits kbps кбит kilobit*"),
    (.megabit, "mbit mbits mbps мбит megabit*"),
    (.gigabit, "gbit gbits gbps гбит gigabit*"),
    (.millimeter, "mm мм millimeter* millimetre* millimètre* миллиметр* milímetro* 毫米 ミリメートル"),
    (.centimeter, "cm см centimeter* centimetre* centimètre* сантиметр* centímetro* 厘米 センチ*"),
    (
      .meter,
      "m м meter meters metre metres mètre mètres metro metros metri метр* متر مترًا 米 公尺 メートル 미터"
    ),
    (
      .kilometer,
      "km км kilometer* kilometre* kilomètre* kilómetro* quilómetro* километр* كيلومتر کیلومتر 公里 キロメートル 킬로미터"
    ),
    (.milligram, "mg мг milligram* миллиграмм* 毫克"),
    (.gram, "g gram grams gramm gramme grammes грамм* غرام گرم 克 グラム"),
    (.kilogram, "kg кг kilogram* kilogramm* килограмм* kilo kilos كيلوغرام کیلوگرم 公斤 千克 キログラム"),
    (.milliliter, "ml мл milliliter* millilitre* миллилитр* 毫升"),
    (.liter, "l л liter* litre* litro* литр* لتر لیتر 升 リットル"),
    (.millisecond, "ms мс millisecond* millisekunde* milliseconde* миллисекунд* 毫秒 ミリ秒 밀리초"),
    (
      .second,
      """
      sec secs сек second seconds sekunde sekunden sekund* seconde secondes segundo segundos
      secondi secondo секунд* saniye* ثانية ثوان ثوانٍ ثانیه שניות सेकंड सेकेंड 秒* 초* giây วินาที detik
      δευτερόλεπτ* másodperc* sekuntia
      """
    ),
    (
      .minute,
      """
      min mins мин хв minute minutes minuten minut* minuto minutos minuti минут* хвилин* dakika*
      دقيقة دقائق دقیقه דקות मिनट 分* 分钟* 分鐘* 분* phút นาที menit λεπτ* perc perce percet minuuttia
      """
    ),
    (
      .hour,
      """
      h hr hrs ч hour hours stunde stunden stündig* heure heures hora horas ora ore uur uren час часа
      часов часам часами часах часовой часового часовая годин* godzin* hodin* timme timmar timer saat*
      ساعة ساعات ساعت שעות घंटे घंटा 小时* 小時* 時間* 시간* giờ ชั่วโมง jam ώρ* óra* órán* tuntia
      """
    ),
    (
      .day,
      """
      day days tag tage tagen tägig* jour jours día días dia dias giorno giorni dag dagen dagar dage
      день дня дней дням днями днях дні днів дневн* dzień dni dní dny gün* يوم يوما يومًا أيام روز
      روزه ימים दिन 天* 日* 일* ngày วัน hari ημέρ* μέρ* nap napja napot napos päivä*
      """
    ),
    (
      .week,
      """
      week weeks woche wochen wöchig* semaine semaines semana semanas settimana settimane weken
      vecka veckor uge uger uke uker недел* тижд* тижн* tydzień tygodni* týden týdn* hafta* أسبوع أسابيع
      أسبوعا هفته שבועות सप्ताह हफ़्ते 周* 週* 星期* 礼拜* 주* tuần สัปดาห์ minggu εβδομάδ* hét hete* viikko*
      """
    ),
    (
      .month,
      """
      month months monat monate monaten monatig* mois mes meses mês mese mesi maand maanden månad
      månader måned måneder месяц* місяц* miesiąc* miesięcy měsíc* ay aylık شهر أشهر شهرا شهور ماه
      חודשים महीने महीना 个月* 個月* か月* ヶ月* カ月* 개월* tháng เดือน bulan μήν* hónap* kuukau*
      """
    ),
    (
      .year,
      """
      year years jahr jahre jahren jährig* ans année années año años ano anos anno anni jaar jaren
      år год года году годов лет рік роки років rok roku lata lat roky yıl* سنة سنوات عام أعوام سال
      ساله שנים साल वर्ष 年* 년* năm ปี tahun έτ* χρόνι* év* vuotta
      """
    ),
    (
      .percent,
      "percent procent* prozent* pourcent* процент* відсот* yüzde درصد بالمئة אחוז אחוזים प्रतिशत 퍼센트 パーセント"
    ),
    (.permille, "permille* promille* промилле"),
    (.hertz, "hz гц hertz"),
    (.kilohertz, "khz кгц"),
    (.megahertz, "mhz мгц"),
    (.gigahertz, "ghz ггц"),
    (.watt, "вт watt watts ватт*"),
    (.kilowatt, "kw квт"),
  ]
}
