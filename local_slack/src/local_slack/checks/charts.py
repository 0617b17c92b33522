"""Define the block that shows a chart."""

from local_slack.checks import limits
from local_slack.checks.objects import BLOCK_ID
from local_slack.checks.problem import Notes
from local_slack.checks.schema import Arr, Json, Number, Obj, Str, Tagged

_LABEL = Str(limits.CHART_LABEL)
_POINT = Obj({"label": _LABEL, "value": Number()}, ("label", "value"))
_SERIES = Obj({"name": _LABEL, "data": Arr(_POINT, limits.CATEGORIES)}, ("name", "data"))
_AXIS = Obj(
    {
        "categories": Arr(_LABEL, limits.CATEGORIES),
        "x_label": Str(limits.CHART_TITLE),
        "y_label": Str(limits.CHART_TITLE),
    },
    ("categories",),
)


def _positive(value: Json, at: str, notes: Notes) -> None:
    """Require segments that are more than nothing."""
    for place, segment in enumerate(value["segments"]):
        if segment["value"] <= 0:
            notes.add("must be greater than 0", f"{at}/segments/{place}/value")


def _complete(value: Json, at: str, notes: Notes) -> None:
    """Require series with names of their own, and one point in each for each category."""
    names = [series["name"] for series in value["series"]]
    categories = sorted(value["axis_config"]["categories"])
    for place, series in enumerate(value["series"]):
        if series["name"] in names[:place]:
            notes.add(f'`name` "{series["name"]}" already exists', f"{at}/series/{place}/name")
        if sorted(point["label"] for point in series["data"]) != categories:
            notes.add("must have one data point for each category", f"{at}/series/{place}/data")


_PIE = Obj({"type": Str(), "segments": Arr(_POINT, limits.SERIES)}, ("type", "segments"), (_positive,))
_LINES = Obj(
    {"type": Str(), "series": Arr(_SERIES, limits.SERIES), "axis_config": _AXIS},
    ("type", "series", "axis_config"),
    (_complete,),
)

CHART = Obj(
    {
        "type": Str(),
        "block_id": BLOCK_ID,
        "title": Str(limits.CHART_TITLE),
        "chart": Tagged({"pie": _PIE, "bar": _LINES, "area": _LINES, "line": _LINES}),
    },
    ("type", "title", "chart"),
)
