"""Define a line of the doctor's report."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Finding:
    """One line of the report; `well` is None when it could not be checked."""

    what: str
    well: bool | None
    text: str

    def __str__(self) -> str:
        """Return the line as printed."""
        mark = {True: "ok  ", False: "FIX ", None: "?   "}[self.well]
        return f"{mark}  {self.what}: {self.text}"
