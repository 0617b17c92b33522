import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.domain.reading.place_errors import NoRegions, SeveralRegions, UnknownCountry, UnknownRegion
from bot.domain.reading.place_reading import (
    NoCountryYet,
    RegionElsewhere,
    UnknownCountryCode,
    chosen_place,
    find_place,
    find_region,
)
from bot.domain.reading.places import Country, Place, Region, place_name
from bot.errors import InvalidInputError, Problem
from bot.slack.blocks.problems import sentence
from tests.support.problems import about

SOME_OF_GERMANY = ("Baden-Württemberg", "Bayern", "Berlin", "Sachsen", "Sachsen-Anhalt")
GERMANY = Country(
    "DE",
    "Germany",
    (
        Region("BW", "Baden-Württemberg"),
        Region("BY", "Bayern"),
        Region("BE", "Berlin"),
        Region("SN", "Sachsen"),
        Region("ST", "Sachsen-Anhalt"),
        Region("Augsburg", "Augsburg"),
    ),
    ("DEU",),
)
BELGIUM = Country("BE", "Belgium", (Region("German", "German"),))
SINGAPORE = Country("SG", "Singapore")
SWITZERLAND = Country("CH", "Switzerland", (Region("GE", "Genève"), Region("SG", "Sankt Gallen")))
PLACES = (
    Country("AR", "Argentina", (Region("A", "Salta"), Region("F", "La Rioja"))),
    Country("AU", "Australia", (Region("NSW", "New South Wales"), Region("WA", "Western Australia"))),
    Country("AT", "Austria", (Region("5", "Salzburg"), Region("9", "Wien", ("W",)))),
    BELGIUM,
    Country("CA", "Canada", (Region("QC", "Quebec", ("Québec",)),)),
    Country("CW", "Curaçao"),
    Country("GE", "Georgia"),
    GERMANY,
    Country("GW", "Guinea-Bissau"),
    Country("GN", "Guinea"),
    Country("CI", "Ivory Coast"),
    Country("CN", "China"),
    Country("HK", "Hong Kong"),
    Country("IE", "Ireland"),
    Country("NL", "Netherlands"),
    Country("KP", "North Korea"),
    Country("MK", "North Macedonia"),
    Country("CD", "DR Congo"),
    Country("CG", "Republic of the Congo"),
    Country("ZA", "South Africa"),
    Country("KR", "South Korea"),
    Country("TW", "Taiwan"),
    Country("NO", "Norway"),
    Country("LC", "Saint Lucia"),
    SINGAPORE,
    Country("ES", "Spain", (Region("RI", "La Rioja"), Region("VC", "Valenciana"))),
    SWITZERLAND,
    Country("TT", "Trinidad and Tobago"),
    Country(
        "GB", "United Kingdom", (Region("ENG", "England"), Region("NIR", "Northern Ireland"), Region("SCT", "Scotland"))
    ),
    Country("US", "United States", (Region("CA", "California"), Region("DE", "Delaware"), Region("GA", "Georgia"))),
)
ALL = [Place(country.code) for country in PLACES] + [
    Place(country.code, region.code) for country in PLACES for region in country.regions
]
PIECES = ["germany", "DE", "by", "-", ", ", " (", ")", "bayern", "uk", "the ", "la rioja", "saint", "é", "_", "none"]
phrases = st.lists(st.sampled_from(PIECES)).map("".join) | st.text()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("DE", "DE"),
        ("de", "DE"),
        ("deu", "DE"),
        (" Germany. ", "DE"),
        ("Deutschland", "DE"),
        ("the Netherlands", "NL"),
        ("Holland", "NL"),
        ("UK", "GB"),
        ("U.K.", "GB"),
        ("great britain", "GB"),
        ("USA", "US"),
        ("U.S.", "US"),
        ("America", "US"),
        ("no", "NO"),
        ("curacao", "CW"),
        ("Côte d\N{RIGHT SINGLE QUOTATION MARK}Ivoire", "CI"),
        ("cote divoire", "CI"),
        ("Guinea Bissau", "GW"),
        ("Trinidad & Tobago", "TT"),
        ("St. Lucia", "LC"),
        ("Georgia", "GE"),
    ],
)
def test_a_country_is_known_by_its_code_and_its_names(text: str, expected: str) -> None:
    assert str(find_place(text, PLACES)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("DE-BY", "DE-BY"),
        ("de by", "DE-BY"),
        ("germany, bavaria", "DE-BY"),
        ("Germany (Bayern)", "DE-BY"),
        ("Bavaria, Germany", "DE-BY"),
        ("Deutschland / Sachsen-Anhalt", "DE-ST"),
        ("Germany, Baden-Wuerttemberg", "DE-BW"),
        ("DE BE", "DE-BE"),
        ("BE-German", "BE-German"),
        ("AT-9", "AT-9"),
        ("Austria, W", "AT-9"),
        ("US-CA", "US-CA"),
        ("CA, US", "US-CA"),
        ("Georgia, US", "US-GA"),
        ("New South Wales Australia", "AU-NSW"),
        ("St Gallen, Switzerland", "CH-SG"),
        ("La Rioja, Spain", "ES-RI"),
    ],
)
def test_a_region_is_known_beside_its_country_on_either_side(text: str, expected: str) -> None:
    assert str(find_place(text, PLACES)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("S. Korea", "KR"),
        ("S Africa", "ZA"),
        ("N. Macedonia", "MK"),
        ("Republic of N. Macedonia", "MK"),
        ("N. Ireland", "GB-NIR"),
        ("N. Ireland, UK", "GB-NIR"),
        ("W. Australia", "AU-WA"),
        ("New S. Wales", "AU-NSW"),
        ("Gt. Britain", "GB"),
        ("Rep. of Ireland", "IE"),
        ("Ireland, Rep. of", "IE"),
        ("Kingdom of Norway", "NO"),
        ("Federal Republic of Germany", "DE"),
        ("Korea, Republic of", "KR"),
        ("Korea, Dem. People's Rep.", "KP"),
        ("Congo, Dem. Rep.", "CD"),
        ("Congo, Rep.", "CG"),
        ("Netherlands, The", "NL"),
        ("Hong Kong SAR", "HK"),
        ("Hong Kong, China", "HK"),
        ("Hong Kong S.A.R. of China", "HK"),
        ("People's Republic of China", "CN"),
        ("Republic of China", "TW"),
    ],
)
def test_shortened_words_and_official_long_forms_are_understood(text: str, expected: str) -> None:
    assert str(find_place(text, PLACES)) == expected


@pytest.mark.parametrize("text", ["State of Georgia", "S. Nowhere", "N. S. E. W. Korea", "Republic of"])
def test_what_is_no_places_short_or_long_form_is_asked_about(text: str) -> None:
    with pytest.raises(InvalidInputError):
        find_place(text, PLACES)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("England", "GB-ENG"),
        ("scotland", "GB-SCT"),
        ("Bavaria", "DE-BY"),
        ("BAYERN", "DE-BY"),
        ("Vienna", "AT-9"),
        ("québec", "CA-QC"),
        ("Geneve", "CH-GE"),
        ("Western Australia", "AU-WA"),
    ],
)
def test_a_region_stands_alone_where_its_name_is_one_countrys(text: str, expected: str) -> None:
    assert str(find_place(text, PLACES)) == expected


@pytest.mark.parametrize("text", ["", "  \u200f", "none", "None.", "-", "no country", "N/A"])
def test_no_place_is_a_place_too(text: str) -> None:
    assert find_place(text, PLACES) is None
    assert find_region(text, GERMANY) is None


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("Austrai", UnknownCountry("Austrai", ("Australia", "Austria"))),
        ("Germny", UnknownCountry("Germny", ("Germany", "German (Belgium)"))),
        ("Bavria", UnknownCountry("Bavria", ("Bayern (Germany)",))),
        ("Atlantis", UnknownCountry("Atlantis", ())),
        ("no idea", UnknownCountry("no idea", ())),
        ("NSW", UnknownCountry("NSW", ())),
        ("?!", UnknownCountry("?!", ())),
        (
            "la rioja",
            SeveralRegions("la rioja", ("Argentina", "Spain"), "La Rioja"),
        ),
    ],
)
def test_an_unknown_country_is_answered_with_close_ones_or_an_example(text: str, problem: Problem) -> None:
    with pytest.raises(InvalidInputError) as refused:
        find_place(text, PLACES)
    assert (refused.value.problem, refused.value.field) == (problem, "country")


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        (
            "Germany, Sacksen",
            UnknownRegion(
                "sacksen",
                "Germany",
                ("Sachsen",),
                SOME_OF_GERMANY,
            ),
        ),
        (
            "DE-XX",
            UnknownRegion("xx", "Germany", (), SOME_OF_GERMANY),
        ),
        (
            "Mallorca Spain",
            UnknownRegion("mallorca", "Spain", (), ("La Rioja", "Valenciana")),
        ),
        ("Belgium, x", UnknownRegion("x", "Belgium", (), ("German",))),
        (
            "Guinea-Bissau, x",
            NoRegions("Guinea-Bissau"),
        ),
    ],
)
def test_an_unknown_region_beside_a_known_country_is_answered_for_that_country(text: str, problem: Problem) -> None:
    with pytest.raises(InvalidInputError) as refused:
        find_place(text, PLACES)
    assert (refused.value.problem, refused.value.field) == (problem, "region")


@pytest.mark.parametrize(
    "text", ["BY", "by", "Bayern", "bavaria", "DE-BY", "Germany, Bayern", "Bayern (Germany)", "deutschland bavaria"]
)
def test_a_region_of_a_chosen_country_is_known_with_and_without_it(text: str) -> None:
    assert find_region(text, GERMANY) == "BY"


@pytest.mark.parametrize(
    ("text", "country", "problem"),
    [
        (
            "Sacksen",
            GERMANY,
            UnknownRegion(
                "Sacksen",
                "Germany",
                ("Sachsen",),
                SOME_OF_GERMANY,
            ),
        ),
        ("Zug", SWITZERLAND, UnknownRegion("Zug", "Switzerland", (), ("Genève", "Sankt Gallen"))),
        ("North", SINGAPORE, NoRegions("Singapore")),
    ],
)
def test_an_unknown_region_of_a_chosen_country_is_answered_with_its_regions(
    text: str, country: Country, problem: Problem
) -> None:
    with pytest.raises(InvalidInputError) as refused:
        find_region(text, country)
    assert (refused.value.problem, refused.value.field) == (problem, "region")


@given(phrases, st.sampled_from(PLACES))
@example("<!channel> *now*", GERMANY)
@example("the", GERMANY)
def test_whatever_is_typed_is_a_known_place_or_refused_without_a_mark_of_slacks(text: str, country: Country) -> None:
    try:
        assert find_place(text, PLACES) in [None, *ALL]
        assert find_region(text, country) in [None, *(region.code for region in country.regions)]
    except InvalidInputError as refused:
        assert refused.field in ("country", "region")  # noqa: PT017 - either outcome is right
        assert not set("<>*`~") & set(sentence(refused.problem))  # noqa: PT017 - as above


@given(st.sampled_from(ALL))
def test_a_place_is_found_by_how_it_is_written(place: Place) -> None:
    assert find_place(str(place), PLACES) == place
    assert find_place(str(place).lower(), PLACES) == place


@given(st.sampled_from(PLACES))
def test_every_country_and_its_regions_are_found_by_name_in_any_case(country: Country) -> None:
    assert find_place(country.name.upper(), PLACES) == Place(country.code)
    for region in country.regions:
        for text in (f"{country.name}, {region.name}", f"{region.name} ({country.code})"):
            assert find_place(text.upper(), PLACES) == Place(country.code, region.code)
        assert find_region(region.name.lower(), country) == region.code


def test_a_forms_region_is_of_the_chosen_or_the_usual_country() -> None:
    assert chosen_place("DE", "DE-BY", PLACES) == Place("DE", "BY")
    assert chosen_place(None, "DE-BY", PLACES, Place("DE")) == Place("DE", "BY")
    assert chosen_place(None, "", PLACES, Place("DE")) is None
    with pytest.raises(InvalidInputError, check=about(RegionElsewhere("Germany, Bayern", "Austria"))):
        chosen_place("AT", "DE-BY", PLACES)
    with pytest.raises(InvalidInputError, check=about(NoCountryYet())):
        chosen_place(None, "DE-BY", PLACES)
    with pytest.raises(InvalidInputError, check=about(UnknownCountryCode())):
        chosen_place("XX", "", PLACES)


def test_a_place_that_is_not_in_the_list_is_named_by_its_code() -> None:
    assert place_name(Place("XX", "Y"), PLACES) == "XX-Y"
    assert place_name(Place("DE", "ZZ"), PLACES) == "Germany, ZZ"
