"""Words that are not said as their letters suggest."""

from __future__ import annotations


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


SAID_AS_WORDS = _set(
    "NET NASA NATO UNESCO UNICEF OPEC RAM ROM SIM PIN LAN WAN CAD COVID AIDS SARS SWAT FIFA UEFA"
    " IKEA CUDA ASCII YAML JSON TOML BERT LASER RADAR SCUBA ASAP CAPTCHA BIOS DOS ZIP BASIC COBOL"
    " REST SOAP CRUD LoRA"
)
"""Acronyms that are said as a word is."""

SPELLED = _set(
    "USA UAE EU UN CPU GPU NPU TPU USB URL URI API AI UI UX IT ID OS IP HTTP HTTPS HTML CSS XML"
    " SQL PDF CEO CTO CFO FBI CIA BBC CNN MIT UCLA LLM TTS ASR NLP ML SDK IDE VPN DVD CD TV PC"
    " LED LCD OLED SSD HDD DNA RNA ATM FAQ GDP IQ UFO AC DC AM PM IEEE ISO ANSI AWS IBM HP AMD"
    " UK US PR HR QA ICU MRI NBA NFL GPS QR RTX GTX GIF SMS WWW"
)
"""Acronyms that are spelled even where everything is in capitals."""

EMPHASISED = _set(
    "NOT AND OR ALL ONLY MUST NEVER ALWAYS STOP WARNING NOTE YES NO VERY THE THIS THAT IS ARE WAS"
    " IN ON OF TO WE ME MY BE GO IF AN AS AT BY UP HE SHE YOU YOUR HIS HER OUR ITS DO DOES DID CAN"
    " WILL MAY HAVE HAS HAD BUT FOR WITH FROM INTO OUT OFF NOW NEW OLD BIG ONE TWO TEN TOO SO ANY"
    " EVERY SOME HOW WHY WHO WHAT WHEN WHERE HELP OPEN CLOSE GOOD BAD BEST MORE LESS MOST LEAST"
    " FREE HERE THERE THEN THAN HELLO HI HEY OH WOW THANKS PLEASE SORRY LOVE HATE REAL REALLY FAST"
    " SLOW TRUE FALSE NULL NONE DONE TODO READ WRITE LIKE JUST EVER EVEN ALSO BOTH EACH SAME WHOLE"
    " SELECT WHERE INSERT UPDATE DELETE GET PUT POST RUN END START DAY MAN BOY GIRL WAR ART CAR"
    " SAID SAY SAYS WENT CAME MADE TAKE TOOK KEEP LOOK KNOW THINK WANT NEED TELL ASK USE WORK CALL"
)
"""Ordinary words that stand in capitals for emphasis."""

WHOLE = {
    "OK": "okay",
    "Ok": "okay",
    "ok": "okay",
    "PhD": "P H D",
    "LaTeX": "La Tek",
    "WiFi": "Wi Fi",
    "wifi": "wi fi",
    "JPEG": "J peg",
    "vs": "versus",
    "etc": "et cetera",
    "approx": "approximately",
    "btw": "by the way",
    "ChatGPT": "Chat G P T",
    "pm": "p m",
    "Mr": "Mister",
    "Mrs": "Missus",
    "Ms": "Miz",
    "Dr": "Doctor",
    "Prof": "Professor",
    "GUI": "gooey",
    "IPv": "I P v",
    "PCIe": "P C I E",
    "WWI": "World War one",
    "WWII": "World War two",
    "MySQL": "My S Q L",
    "NGINX": "engine X",
}
"""Words by themselves, as they are written."""

NEGATIONS = {"can": "can", "won": "will", "shan": "shall", "ain": "is"}
"""What stands before a "n't" that has eaten more than the o of not."""

ENDINGS = {"m": "am", "re": "are", "ve": "have", "ll": "will", "d": "would"}
"""After an apostrophe, of any word."""

WITH_IS = _set(
    "it he she that what where when who how why there here this everything everyone something"
    " someone nothing nobody one"
)
"""Words whose 's is short for is; of others it shows whose something is."""

FIXED = {
    "let's": "let us",
    "o'clock": "o clock",
    "ma'am": "maam",
    "y'all": "you all",
    "'em": "them",
    "'cause": "because",
    "'til": "until",
    "'tis": "it is",
    "'twas": "it was",
    "'n'": "and",
}
"""Contractions of a form of their own."""

DOTTED = {
    "Mr": "Mister",
    "Mrs": "Missus",
    "Ms": "Miz",
    "Mx": "Mix",
    "Dr": "Doctor",
    "Prof": "Professor",
    "Rev": "Reverend",
    "Hon": "Honorable",
    "Gen": "General",
    "Col": "Colonel",
    "Maj": "Major",
    "Capt": "Captain",
    "Lt": "Lieutenant",
    "Sgt": "Sergeant",
    "Sen": "Senator",
    "Rep": "Representative",
    "Gov": "Governor",
    "Pres": "President",
    "Jr": "Junior",
    "Sr": "Senior",
    "Inc": "Incorporated",
    "Ltd": "Limited",
    "Co": "Company",
    "Corp": "Corporation",
    "Bros": "Brothers",
    "Dept": "Department",
    "dept": "department",
    "Univ": "University",
    "Ave": "Avenue",
    "Blvd": "Boulevard",
    "Rd": "Road",
    "Mt": "Mount",
    "vs": "versus",
    "v": "versus",
    "etc": "et cetera",
    "approx": "approximately",
    "ca": "circa",
    "cf": "compare",
    "al": "al",
    "est": "established",
    "esp": "especially",
    "incl": "including",
    "excl": "excluding",
    "max": "maximum",
    "min": "minimum",
    "avg": "average",
    "tel": "telephone",
    "Tel": "Telephone",
    "ext": "extension",
    "misc": "miscellaneous",
    "temp": "temperature",
    "hr": "hour",
    "hrs": "hours",
    "Jan": "January",
    "Feb": "February",
    "Aug": "August",
    "Sep": "September",
    "Sept": "September",
    "Oct": "October",
    "Nov": "November",
    "Dec": "December",
}
"""Abbreviations that end in a full stop."""

BEFORE_NUMBER = {
    "No": "Number",
    "no": "number",
    "NO": "Number",
    "c": "circa",
    "Nos": "Numbers",
    "nos": "numbers",
    "Nr": "Number",
    "Fig": "Figure",
    "fig": "figure",
    "Figs": "Figures",
    "Eq": "Equation",
    "eq": "equation",
    "Ch": "Chapter",
    "ch": "chapter",
    "Vol": "Volume",
    "vol": "volume",
    "Sec": "Section",
    "sec": "section",
    "p": "page",
    "pp": "pages",
    "pg": "page",
    "art": "article",
    "Art": "Article",
    "ver": "version",
    "Ver": "Version",
    "op": "opus",
    "Op": "Opus",
    "Ex": "Exercise",
    "ex": "exercise",
}
"""Abbreviations before a number."""

LETTERED = {
    "e.g.": "for example",
    "i.e.": "that is",
    "a.k.a.": "also known as",
    "Ph.D.": "P H D",
    "w.r.t.": "with respect to",
    "a.m.": "a m",
    "p.m.": "p m",
}
"""Abbreviations of single letters that are not spelled."""

WEEKDAYS = {
    "Mon": "Monday",
    "Tue": "Tuesday",
    "Tues": "Tuesday",
    "Wed": "Wednesday",
    "Thu": "Thursday",
    "Thur": "Thursday",
    "Thurs": "Thursday",
    "Fri": "Friday",
    "Sat": "Saturday",
    "Sun": "Sunday",
}

ROMAN_HEADS = _set(
    "chapter part act scene book volume section phase article appendix figure table title level"
    " stage grade episode type class"
)
"""Words that a Roman numeral may follow."""

VERSIONED = _set(
    "Python Java Node Ubuntu Debian Fedora iOS iPadOS macOS Android Qt CUDA PyTorch TensorFlow"
    " version Version release Release ver Ver Firefox Chrome Linux kernel Go Rust Ruby PHP Django"
    " NumPy pip GCC Clang LLVM Swift Kotlin Scala Perl"
)
"""Names that a version follows: its parts are numbers, not decimals."""

PRODUCTS = _set("Boeing Airbus Intel Ryzen Radeon GeForce Core Snapdragon Xeon Arc Pentium Route")
"""Names that a model's number follows: it is said by twos."""
