"""List words that say what a number beside them is, in the languages of most customers, as patterns without case."""

PHONE = (
    r"\b(?:tel|tél|tlf|tfno|fon|phone|fone|mobile?|mob|mobiel|cell?|cellphone|cellulare|celular|portable|handy|natel|gsm"
    r"|hp|fax|sms|text|txt|dial|call|ring|rang|rief|ruf|anruf|rückruf|bel|whatsapp|signal|viber|zap|móvil|telemóvel"
    r"|(?:tele|tèle|télé)(?:f|ph)\w*|puh|puhelin|hotline|contact|телефон|тел|电话|手机|電話|携帯|전화)"
    r"(?:ed|led|led at|ing|s)?"
)
"""What people call or write before a phone number."""
_PHONES_END = (
    "fon foon phone one mobil mobiel mobile bil ile óvil handy ndy ruf fax netz wahl takt line gsm tel ice vat üro elle"
    " able tact home work vate rect fice"
)
NOT_A_PHONE = "".join(f"(?<!{end})" for end in _PHONES_END.split())
"""No word for a phone ends here."""
NUMBER = r"(?:numbers?|num|no|nr|nº|n°|n\.º|n\.o|n|č|№|numéro|número|numero|nummer|id|code|ref)"
"""How people abbreviate the word number after what it numbers."""
THING = (
    r"\b(?:sku|batch|delivery[ -]note|lieferschein|version|kpi|meeting id|zoom|webex|zip|cep|hs code)(?:es|en|e|s)?"
    r"(?:[ -]?(?:no|nr|num|number|nummer|id|code)\b)?"
)
"""What has numbers that look like phone numbers, and never has a phone number."""
_PAPERS = (
    r"order|invoice|inv|ticket|case|contract|rma|ref|reference|booking|reservation|quote|offer|receipt"
    r"|credit note|claim|policy|transaction|membership|voucher|coupon"
    r"|(?:gift|loyalty) card|dossier|incident|(?:pull )?request|permit"
    r"|certificate|licen[cs]e"
    r"|commande|facture|devis|pedido|factura|fatura|fattura|ordine|orden|encomenda|rechnung|auftrag|vertrag|bestellung"
    r"|livraison|albarán|bolla|zählerstand|vorgang|beleg|angebot|gutschein|buchung|bestelling|factuur|faktura|faktur|zamówienie|objednávka|sipariş"
    r"|tilaus|lasku|ordre|beställning|заказ|счет|счёт"
)
_GOODS = (
    r"parcel|tracking|shipment|package|delivery|consignment|serial|s/n|item|article|part|po|lot|modell?|asset"
    r"|colis|suivi|envío|envio|spedizione|sendung|paket|pakket|przesyłka|artikel|artículo|artigo|articolo|produit|product"
)
_DATA = (
    r"id|checksum|page|paragraph|meter|build|release|row|record|commit|error|code|token|key|hash|timestamp|ts|epoch"
    r"|block|port|patch|revision|rev"
)
NUMBERED = (
    rf"\b(?:{_PAPERS}|{_GOODS}|{_DATA})s?(?:[ -]?{NUMBER}\b[.º°]?)?"
    r"|\b(?:customer|account|member|client|employee|staff|user|cliente|kunden|konto)[ -]?(?:no|nr|num|number|id)\b"
    rf"|\b\w{{2,30}}{NOT_A_PHONE}_(?:id|no|nr|num|number|code|ref)\b|\b[a-z]{{2,20}}{NOT_A_PHONE}(?-i:No|Id|Number)\b"
    r"|\b(?:contract|rma)-(?:no|nr|num|number|id)\b"
    rf"|\b\w{{2,30}}{NOT_A_PHONE}-?(?:s?nr|s?nummer|szám)\b"
    r"|(?<!電話)(?<!携帯)番号|(?:订单|運單|运单|单|編|编|货)[号號]"
)
"""What is numbered, with the word number or without."""
LENGTHS: tuple[tuple[str, tuple[int, ...]], ...] = (
    (r"isbn|issn", (13, 10, 8)),
    (r"ean|gtin|upc|barcode", (14, 13, 12, 8)),
    (r"sire[tn]", (14, 9)),
    (r"cnpj", (14,)),
    (r"abn|acn", (11, 9)),
    (r"ssn", (9,)),
    (r"imei|iccid", (20, 19, 16, 15)),
    (r"cpf|p\.?iva", (11,)),
    (r"nhs", (10,)),
    (r"aa?dh?aa?r", (12,)),
    (r"nir|nss", (15,)),
    (r"vat|nip|tin|tax id|steuernummer|ust-?id\w*(?:-?nr)?|uid", (12, 11, 10, 9)),
)
"""Numbers that some authority gives, and how many digits each has."""
UNITS = (
    r"(?:EUR|USD|GBP|CHF|NOK|SEK|DKK|PLN|CZK|HUF|INR|JPY|CNY|RMB|BRL|MXN|ZAR|NGN|KES|AUD|CAD|SGD|AED|SAR|TRY|RON|ILS|KRW"
    r"|kr|km|kg|mm|cm|ms|µs|ns)\b"
)
"""Units and currencies after a number."""
COUNTED = (
    r"(?:euros?|dollars?|pounds?|rupees|reais|yen|secs?|seconds?|mins?|minutes?|[kmgt]i?b|bytes?|rows?|records?|requests?"
    r"|users?|lines?|items?|pieces?|units?|tokens?|views?|clicks?|visits?|tons?|tonnes?|Stück|percent)\b"
)
"""What people count in large numbers."""
CURRENCIES = r"(?:EUR|USD|GBP|CHF|NOK|SEK|DKK|PLN|INR|JPY|CNY|BRL|MXN|ZAR|NGN|KES|AUD|CAD|SGD|kr|Rs\.?)"
"""Currencies that people write before a sum."""
