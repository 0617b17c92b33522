"""Zones, instants and times of day for Hypothesis to draw from: all zones, in the years that the bot will see."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo, available_timezones

from hypothesis import strategies as st

ALL_ZONES = tuple(sorted(available_timezones()))

zone_names = st.sampled_from(ALL_ZONES)
zones = st.builds(ZoneInfo, zone_names)
instants = st.datetimes(
    datetime(2024, 1, 1),  # noqa: DTZ001  Hypothesis adds the zone
    datetime(2028, 12, 31),  # noqa: DTZ001  as above
    timezones=st.just(UTC),
)
days = st.dates(datetime(2024, 1, 1, tzinfo=UTC).date(), datetime(2028, 12, 31, tzinfo=UTC).date())
minutes = st.times().map(lambda at: at.replace(second=0, microsecond=0))
weekdays = st.frozensets(st.integers(0, 6), min_size=1)
delays = st.one_of(
    st.just(timedelta(0)),
    st.timedeltas(timedelta(0), timedelta(minutes=10)),
    st.timedeltas(timedelta(0), timedelta(hours=5)),
    st.timedeltas(timedelta(0), timedelta(days=5)),
)
"""How late a tick comes: at once, as ticks do, or after an outage."""
