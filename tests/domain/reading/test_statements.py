"""Forms of sentences that tell what their writer did for a customer from what others did, or what did not help."""

from bot.domain.reading.read_text import read_text
from bot.domain.reading.statements import Statement, leaves_open_who_acted, statement_in

DONE = """
fixed the Bellweather truck
Invoice corrected for Acme
Boiler fixed for Mrs Chen
team stayed late to finish the Bellweather truck
the whole kitchen made a cake for the bride
Together with Marek carried her washing machine upstairs
the third time got her card unlocked
noticed the invoice for Banerjee & Sons had VAT on it twice and corrected it
noticed the order for Green and Partners had the wrong address and changed it
demo'd the screen reader for a visitor
restrung his racquet
rehung the door for Mrs Obi
found a leaking valve and replaced it there and then
had to drive to Leeds for the part
had to reorder the lamp for Mr Li
sent the wrong lamp and drove over with the right one
overcharged the club and refunded them the same day
broke her vase and bought her a new one
called out the wrong total on their bill and lowered it
called the bank, they said no, found another lender for them
applied the patch, it made no difference, so I replaced the board
her printer was still down, replaced the fuser
cut the branches back so it won't trip again
helped a charity fill in the form, they never did one before
refunded the fee, he still can't believe it, five stars
explained the bill to her, no charge
refunded a caller, he was furious about the parcel
when we met I gave her the key
left it at reception for her
swapped the wrong lamp for the right one
put the label on straight, the old one had the wrong date
moved the shelf so she can reach it
Paul was stuck at the gate, walked him to the train
""".strip().splitlines()

NOT_DONE = """
Ahmed fixed the Bellweather truck
Ahmed stayed late to finish the Bellweather truck
Mr Ng explained to me why he hates our app
had to turn away about a dozen people as the system was down
had to turn a family away
had to cancel the tour
shipped Belmont the wrong firmware and bricked six units
overcharged the rugby club and had to hear about it
applied the patch at Cobalt, it made no difference
told a lady the 42 goes to the hospital. it does not
looked everywhere for the guest's earring. no luck
searched the parcel for two hours, not found
asked the kitchen for a menu without nuts, they said no
replaced the valve but it leaks again
re-uploaded the guide but forgot Spanish, visitors still hear nothing
restarted the server, customer still down
called Ms Evans at 11, voicemail, called at 2, voicemail, gave up
started over with her photos, it crashed again, she went home with nothing
scratched a floor with the ladder, he's livid
entered the wrong birth date on her card
signed Mrs Olsen up for calls again, wrong checkbox
told a visitor we close at five so I could go home
moved the bins behind the building so we can park there
noticed the invoice had VAT on it twice but left it, not my department
Jonas was stuck in the tunnel, rang us back
Did Zhang Textiles ever get our mails?
""".strip().splitlines()

PRAISED_OR_REPORTED = (
    "shout out to the night porter who found the lost ring",
    "kudos to Ana who helped Mr Novak",
    "Credit to Anneke: she got the Dutch client his money back",
    "the lads in Leeds built a bracket for the hospital, I just saw the photo",
    "Customer writes: we opened the box and found two screws missing",
    "[10:43] Ben: I closed it",
    "when we finally found the right key",
    "finished the quarterly budget spreadsheet for Diane",
)


def test_an_act_of_the_writer_is_done_however_it_is_told() -> None:
    assert [text for text in DONE if statement_in(text) is not Statement.DONE] == []


def test_what_others_did_or_what_did_not_help_is_not_done() -> None:
    assert [text for text in NOT_DONE if statement_in(text) is Statement.DONE] == []


def test_praise_of_others_is_recorded_for_nobody() -> None:
    assert [text for text in PRAISED_OR_REPORTED if reads_as_recorded(text)] == []


def test_office_work_for_a_customer_is_recorded() -> None:
    assert reads_as_recorded("finished the quarterly budget spreadsheet for Globex")


def reads_as_recorded(text: str) -> bool:
    return type(read_text(text, text, lambda _: False)).__name__ == "RecordAction"


def test_a_note_without_a_verb_leaves_open_who_acted() -> None:
    assert leaves_open_who_acted("new valve for Mrs Chen's boiler")
    assert leaves_open_who_acted("nervous patient, held her hand")
    assert not leaves_open_who_acted("customer furious about the delivery, says he waited in all day")
    assert not leaves_open_who_acted("")
