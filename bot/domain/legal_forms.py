"""List the legal forms that may follow a company's name, or come before it, as `customer_key` writes words."""

# ruff: noqa: RUF001 - Cyrillic forms look like Latin ones

_EUROPE = (
    "ltd|limited|plc|llp|lp|cic|gmbh|ggmbh|gesmbh|mbh|ag|kg|kgaa|ohg|gbr|ug|ev|eg|se|haftungsbeschrankt"
    "|cie|sca|sa|sa rl|sas|sasu|sarl|eurl|snc|sci|srl|srls|sapa|bv|nv|vof|bvba|sprl|vzw|asbl"
    "|sl|slu|sau|lda|unipessoal|ab|publ|oy|oyj|abp|as|asa|aps|ehf|hf|doo|dd|sro|spol s ro|spol sro"
    "|sp zoo|sp z oo|sp k|sp j|kft|zrt|nyrt|bt|ood|eood|uab|sti|αε|επε|ооо|оао|зао|пао|ао|ип|тов|фоп|оод|еоод"
)
_AMERICAS = "inc|incorporated|corp|corporation|co|llc|lllp|pllc|ltda|eireli|eirl|sa de cv|srl de cv|s de rl de cv"
_ELSEWHERE = "pty|pte|pvt|private limited|sdn bhd|bhd|tbk|jsc|pjsc|ojsc|kk|gk|בעמ|شمم|ذمم|ش م م|ذ م م|주|株"

LAST_WORDS = frozenset(tuple(form.split()) for form in f"{_EUROPE}|{_AMERICAS}|{_ELSEWHERE}".split("|"))
"""Forms at the end of a name, each as its words.

Missing are those that would make one customer of two: "SpA" is a bath without its dots; Ek, Sia and Ou are people.
"""
MOST_WORDS = max(map(len, LAST_WORDS))
FIRST_WORDS = frozenset(["sarl", "eurl", "sasu", "ооо", "оао", "зао", "пао", "ао", "ип", "тов", "фоп", "주", "株"])
"""Forms that some languages write before a name, as one word."""
_TITLES = (
    "mr|mrs|ms|miss|mx|dr|prof|professor|madam|herr|frau|mme|mlle|monsieur"
    "|sr|sra|senor|señor|senora|señora|signor|signora"
)
TITLES = frozenset(_TITLES.split("|"))
"""Words before a person's name. Without its last word it would be nobody's: "Ms Co"."""
UNSPACED = (
    *(
        "株式会社",
        "有限会社",
        "合同会社",
        "股份有限公司",
        "有限责任公司",
        "有限公司",
        "股份公司",
        "주식회사",
        "유한회사",
    ),
)
"""Forms that are written without a space, at either end of a name; the longer of two that end alike is first."""
