"""A sign with blanks around it is a word for most; an address where something says so."""

import pytest

from bot.masking import Masking
from tests.masking.given import MAIL

MASKING = Masking()
STAY = (
    "Fixed the form @ shop.acme.com",
    "Fixed the form @ <http://shop.acme.com|shop.acme.com>",
    "Fixed the mail form @ shop.acme.com",
    "Sent an e-mail @ booking.com",
    "Sale @amazon.com is over",
    "Sale! @amazon.com is over",
    "Updated the FAQ @ help.acme.de",
    "Report @ today.is wrong",
    "Call me @ 10.am",
    "Reached 10 @ 2.net",
    "10 units @ 2.net",
    "24/7 @ booking.com",
    "2nd @ booking.com",
    "C++ @ acme.dev",
    "Bought it @ booking.com for her",
    "Bought books etc. @ amazon.com",
    "Bought it\n@\nbooking.com",
    "The mailbox @ acme.com, writing @ acme.com and the reach @ acme.com",
)
GO = {
    "mail ana @ example.com": f"mail {MAIL}",
    "Mailed ana @example.com.": f"Mailed {MAIL}.",
    "e-mail: ana @ example.com": f"e-mail: {MAIL}",
    "E-Mail-Adresse ana @ example.de": f"E-Mail-Adresse {MAIL}",
    "email (ana @ example.com)": f"email ({MAIL})",
    "her email is ana @ example.com": f"her email is {MAIL}",
    "the e-mail address: ana @ example.com": f"the e-mail address: {MAIL}",
    "sent the mail to ana @ example.com": f"sent the mail to {MAIL}",
    "write to ana @ <http://example.com|example.com>": f"write to {MAIL}",
    "wrote to ana @ example.com, ben @ example.com and eve @ example.com": f"wrote to {MAIL}, {MAIL} and {MAIL}",
    "reach her at ana @ example.com": f"reach her at {MAIL}",
    "can be reached at ana @ example.com": f"can be reached at {MAIL}",
    "reach Ms Okafor of Acme at ana @ example.com": f"reach Ms Okafor of Acme at {MAIL}",
    "ana.silva @ example.com": MAIL,
    "asked ana.silva @example.com": f"asked {MAIL}",
    "asked ana2 @ example.com": f"asked {MAIL}",
    "asked ana_s @ example.com": f"asked {MAIL}",
    "asked ana+cx @ example.com": f"asked {MAIL}",
    "the form @ ana.uk@acme.com": f"the form @ {MAIL}",
    "wrote to ana@example.com and fixed it, sale @ example.com": f"wrote to {MAIL} and fixed it, sale @ example.com",
    "wrote to ana@example.com and sale @ example.com": f"wrote to {MAIL} and sale @ example.com",
}


@pytest.mark.parametrize("text", STAY)
def test_a_sign_that_is_a_word_stays_and_so_does_what_is_around_it(text: str) -> None:
    assert MASKING.mask(text, "GB") == text


@pytest.mark.parametrize("text", GO)
def test_an_address_with_blanks_goes_where_something_says_that_it_is_one(text: str) -> None:
    assert MASKING.mask(text, "GB") == GO[text]
