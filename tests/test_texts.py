"""docs/texts.md shows what people meet as it is now."""

from tests.support.texts import PAGE, page


def test_the_page_of_all_texts_is_fresh() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(), "run `make texts`, and read what has changed"
