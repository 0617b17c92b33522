"""Texts with personal data in them, each marked «so»; the rest of a text must stay."""

import re
from dataclasses import dataclass

PHONES: dict[str, tuple[str, ...]] = {
    "DE": ("rief «0151 23456789» an", "Tel. «030/901820»", "«0171-2345678»", "Rückruf unter «+49 (0)30 901820»"),
    "GB": ("call «07400 123456»", "her mobile is «07400123456»", "«(0121) 234 5678»", "«+44 (0)20 7946 0958»"),
    "US": (
        "call «(201) 555-0123»",
        "«201.555.0123» is her cell",
        "«201-555-0123»",
        "phone: «2015550123»",
        "«+12015550123»",
    ),
    "CA": ("«506 234 5678»", "texted «1-506-234-5678»"),
    "FR": (
        "rappelé au «06 12 34 56 78»",
        "«06.12.34.56.78»",
        "«0612345678»",
        "tél : «+33 (0)6 12 34 56 78»",
        "«+33.612345678»",
    ),
    "ES": ("llamé al «612 34 56 78»", "móvil «612345678»", "«+34 612 345 678»", "teléfono: «912 34 56 78»"),
    "PT": ("liguei para «912 345 678»", "telemóvel «912345678»", "«+351 912 345 678»"),
    "IT": ("chiamato il «312 345 6789»", "cell. «3123456789»", "«02 1234 5678»"),
    "NL": ("bel «06-12345678»", "«06 12 34 56 78»", "mobiel: «0612345678»"),
    "BE": ("gsm «0470 12 34 56»", "«0470/12.34.56»"),
    "CH": ("«078 123 45 67» angerufen", "Natel «0781234567»"),
    "AT": ("«0664 1234567»", "Handy: «0664/1234567»"),
    "SE": ("ringde «070-123 45 67»", "«0701234567»"),
    "NO": ("ringte «406 12 345»", "mobil «40612345»"),
    "DK": ("«34 41 23 45»", "tlf. «34412345»"),
    "FI": ("«041 2345678»", "puh. «0412345678»"),
    "PL": ("tel. «512 345 678»", "«+48 512-345-678»", "dzwoniłem pod «512345678»"),
    "CZ": ("volal «601 123 456»", "mobil «601123456»"),
    "HU": ("«06 20 123 4567»", "telefon: «+36 20 123 4567»"),
    "GR": ("κάλεσα «691 234 5678»", "«6912345678»"),
    "RO": ("sunat «0712 034 567»", "«0712034567»"),
    "IE": ("rang «085 012 3456»", "«(022) 12345»"),
    "TR": ("«0501 234 56 78»", "«(0212) 345 67 89»"),
    "RU": ("позвонила «8 (912) 345-67-89»", "тел. «+7 912 345-67-89»"),
    "UA": ("«050 123 4567»", "«+380501234567»"),
    "IN": ("called «81234 56789»", "whatsapp «8123456789»", "«+91-81234-56789»"),
    "JP": ("«090-1234-5678»", "電話 «03-1234-5678»"),
    "KR": ("«010-2000-0000»", "전화: «02-212-3456»"),
    "CN": ("电话 «131 2345 6789»", "«13123456789»"),
    "AU": ("rang «0412 345 678»", "«(02) 9123 4567»"),
    "NZ": ("«021 123 4567»", "txt «0211234567»"),
    "BR": ("liguei «(11) 96123-4567»", "zap «11 96123-4567»", "fone «11961234567»"),
    "MX": ("cel «222 123 4567»", "«+52 222 123 4567»"),
    "AR": ("«011 15-2345-6789»", "«+54 9 11 2345-6789»"),
    "ZA": ("«071 123 4567»", "cell: «0711234567»"),
    "NG": ("called «0802 123 4567»", "«08021234567»"),
    "KE": ("«0712 123456»", "«+254712123456»"),
    "EG": ("«010 01234567»",),
    "AE": ("«050 123 4567»",),
    "SG": ("«8123 4567»", "HP «81234567»"),
    "IL": ("«050-234-5678»",),
}
"""Phone numbers by the country in which they are dialled."""

ADDRESSES = (
    "wrote to «ana.silva@acme.com»",
    "«ana+cx@mail.acme.co.uk», twice",
    "«john(dot)smith(at)example(dot)com»",
    "«john.smith[at]example[.]com»",
    "«john.smith AT example.com»",
    "«john dot smith at example dot com»",
    "email «john.smith at example.com»",
    "mailed «jsmith AT example DOT com»",
    "«john.smith@example[.]com»",
    "«john[.]smith[@]example[.]com»",
    "«john (dot) smith (at) example (dot) co (dot) uk»",
    "«john.smith(@)example.com»",
    "«john_smith <at> example <dot> com»",
    "«john.smith (arroba) example.com»",
    "«max.mustermann(ät)beispiel.de»",
    "«max.mustermann [at] beispiel [punkt] de»",
    "«jean.dupont (at) exemple (point) fr»",
    "«john dot smith@example.com»",
    "«john_at_example_dot_com» is hers",
    "«john-at-example-dot-com»",
    "«john.smith AT mail DOT example DOT co DOT uk»",
    "(«ana@acme.com»).",
    "“«ana@acme.com»”",
    "«ana@acme.com»;«ben@acme.com»",
    "her address:«ana@acme.com»",
    "«ana@bücher.de»",
)

IDENTITIES = {
    "[social security number]": (
        "SSN «536-22-1234»",
        "her SSN is «212 45 6789» (SSN)",
        "social security number: «428115678»",
        "Social Security # «536-22-1234»",
        "«536-22-1234» (SSN)",
        "seguro social «536-22-1234»",
        "SSNs «536-22-1234» and «212-45-6789»",
        "NIR «1 85 05 78 006 084 91»",
        "numéro de sécurité sociale : «2 69 10 05 049 588 15»",
        "n° de sécu «299077511200157»",
        "Sécurité sociale n° «1 85 05 2A 006 084 35»",
        "French social security number «1850578006084 91»",
    ),
    "[NHS number]": (
        "NHS number «467 367 1309»",
        "NHS no. «5596840319»",
        "NHS: «443-797-6711»",
        "his NHS number is «454 416 9062»",
        "«631 594 7158» is her NHS number",
    ),
    "[Aadhaar number]": (
        "Aadhaar «4782 0099 6240»",
        "Aadhar no. «458575784155»",
        "आधार «2016 0636 4694»",
        "her Aadhaar card number is «6894-5804-1876»",
    ),
    "[CPF]": (
        "CPF «197.305.495-75»",
        "o CPF dela é «805.555.186-39»",
        "CPF nº «06123445090»",
        "CPF: «368.596.011-32»",
        "«625.842.786-34» (CPF)",
    ),
    "[passport number]": (
        "Passport #: «A12345678»",
        "passport number of Ms Okafor: «925665416»",
        "passport «C01X00T47»",
        "passport no. «925665416»",
        "her passport number is «A1234567»",
        "Reisepass «C01X00T47»",
        "Passnummer: «C01X00T47»",
        "passeport n° «12AB34567»",
        "pasaporte «AAA123456»",
        "passaporto «YA1234567»",
        "número do passaporte: «FZ123456»",
        "paspoort «NW45KPR67»",
        "paszport «AB1234567»",
        "护照 «E12345678»",
        "паспорт «4510 123456»",
    ),
    "[date of birth]": (
        "date of birth «12 Mar 85»",
        "born in London on «12 March 1985»",
        "né le «1er mars 1985»",
        "date of birth «12/03/1985»",
        "DOB: «1985-03-12»",
        "D.O.B. «03/12/85»",
        "born on «12 March 1985»",
        "born «March 12, 1985»",
        "birth date: «12 Mar 1985»",
        "her date of birth is «12th of March 1985»",
        "geboren am «12. März 1985»",
        "geb. «12.03.1985»",
        "Geburtsdatum: «12.3.85»",
        "née le «12 mars 1985»",
        "date de naissance : «12/03/1985»",
        "fecha de nacimiento: «12 de marzo de 1985»",
        "nascido em «12/03/1985»",
        "data di nascita «12.03.1985»",
        "geboortedatum «12-03-1985»",
        "data urodzenia «12.03.1985»",
        "дата рождения «12.03.1985»",
        "生年月日 «1985年3月12日»",
        "出生日期：«1985-03-12»",
    ),
}

ACCOUNTS = {
    "[card number]": ("card «4111 1111 1111 1111»", "Visa «4111111111111111» 12/28", "amex «3782-822463-10005»"),
    "[IBAN]": (
        "IBAN «DE89 3704 0044 0532 0130 00»",
        "to «GB29NWBK60161331926819»",
        "«FR14 2004 1010 0505 0001 3M02 606»",
    ),
}


@dataclass(frozen=True, slots=True)
class Case:
    """A text, what others see of it, and the country in which it was typed."""

    text: str
    masked: str
    home: str


def cases() -> list[Case]:
    marked = [
        *((text, "[phone number]", home) for home, texts in PHONES.items() for text in texts),
        *((text, "[e-mail address]", "GB") for text in ADDRESSES),
        *((text, placeholder, "GB") for placeholder, texts in (IDENTITIES | ACCOUNTS).items() for text in texts),
    ]
    return [Case(re.sub("[«»]", "", text), re.sub("«[^»]*»", mask, text), home) for text, mask, home in marked]
