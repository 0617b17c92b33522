"""Define the blocks that show tables."""

from local_slack.checks import limits, rules
from local_slack.checks.objects import BLOCK_ID
from local_slack.checks.rich_text import RICH_TEXT_BLOCK
from local_slack.checks.schema import Arr, Bool, Int, Nullable, Number, Obj, Str, Tagged

_TEXT = Obj({"type": Str(), "text": Str()}, ("type", "text"))
_NUMBER = Obj({"type": Str(), "value": Number(), "text": Str()}, ("type", "value", "text"))
_CELL = Tagged({"raw_text": _TEXT, "raw_number": _NUMBER, "rich_text": RICH_TEXT_BLOCK})
_ROW = Arr(_CELL, limits.COLUMNS)

_COLUMN = Obj({"align": Str(among=("left", "center", "right")), "is_wrapped": Bool()})

TABLE = Obj(
    {
        "type": Str(),
        "block_id": BLOCK_ID,
        "rows": Arr(_ROW, limits.TABLE_ROWS),
        "column_settings": Arr(Nullable(_COLUMN), limits.COLUMNS),
    },
    ("type", "rows"),
    (rules.table_within(limits.TABLE_TEXT),),
)

DATA_TABLE = Obj(
    {
        "type": Str(),
        "block_id": BLOCK_ID,
        "caption": Str(),
        "rows": Arr(_ROW, limits.DATA_TABLE_ROWS, least=2),
        "page_size": Int(least=1, most=limits.PAGE_SIZE),
        "row_header_column_index": Int(),
    },
    ("type", "caption", "rows"),
    (rules.table_within(limits.TABLE_TEXT), rules.rows_alike, rules.plain_header),
)

KINDS = ("table", "data_table")
