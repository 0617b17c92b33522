"""Say why a company's file of ideas cannot be used, and what to do."""

from bot.domain.catalogue import (
    FieldTooLow,
    FileFault,
    InvalidToml,
    UnfitIdea,
    UnknownEntry,
    UnknownIdea,
    UnusableFile,
)
from bot.domain.idea_wording import Fault, TooManyCharacters, TooManyWords, UnfitWords
from bot.domain.ideas import (
    ROLES,
    InvalidKey,
    InvalidKind,
    InvalidRoles,
    KeyTaken,
    MissingField,
    NotATable,
    OtherMissing,
    UnknownField,
    shown,
)
from bot.domain.kinds import Kind
from bot.slack.blocks.problems.sentences import Sentences, sentence_in

_FILES = {
    FileFault.NO_IDEAS: "{name} has no ideas. Add an [[idea]] entry.",
    FileFault.NOTHING_LEFT: "{name}: no ideas are left. Add an [[idea]] entry, or keep some built-in ideas.",
    FileFault.LONG_NUMBER: "{name}: a number is too long. Shorten it.",
    FileFault.DEEP_NESTING: "{name}: brackets are nested too deeply. Remove some.",
    FileFault.BUILTIN: "{name}: “builtin” must be true or false.",
    FileFault.LEAVE_OUT: (
        '{name}: “leave_out” must list keys of built-in ideas, as in leave_out = ["sales-honest-no"].'
    ),
    FileFault.NO_ARRAY: "{name}: begin each idea with [[idea]], in two brackets.",
}
_WORDS = {
    Fault.NOT_ONE_LINE: "“{field}” must be one line of text without spaces around it.",
    Fault.PLACEHOLDER: "“{field}” contains the placeholder “{found}”. Write it out.",
    Fault.MARK_AT_END: "“{field}” ends with “{found}”. Remove it: the bot adds it.",
    Fault.WORD_AT_START: "“{field}” begins with “{found}”. Remove it: the bot adds what is needed.",
    Fault.FIRST_PERSON: "“{field}” says “{found}”. An idea speaks to its reader, so say “you” or “your”.",
    Fault.NO_IMPERATIVE: "“{field}” begins with “{found}”. Begin with what to do, as in “call them back”.",
    Fault.CAPITAL: "“{field}” begins with a capital letter. Use a small one.",
}


def _unusable_file(problem: UnusableFile) -> str:
    return _FILES[problem.fault].format(name=problem.name)


def _invalid_toml(problem: InvalidToml) -> str:
    return (
        f"{problem.name}: this is not valid TOML: {problem.detail}. "
        "Write a text between quotes on one line, a list in square brackets, and begin each entry with [[idea]]."
    )


def _unknown_entry(problem: UnknownEntry) -> str:
    return (
        f"{problem.name}: “{shown(problem.key)}” is unknown. "
        "A file of ideas contains builtin, leave_out and [[idea]] entries."
    )


def _unknown_idea(problem: UnknownIdea) -> str:
    return f"{problem.name}: “leave_out” names “{problem.key}”, which isn't a built-in idea. Correct or remove it."


def _unfit_idea(problem: UnfitIdea) -> str:
    key = "" if problem.key is None else f" ({shown(problem.key)})"
    return f"{problem.name}, idea {problem.number}{key}: {sentence_in(SENTENCES, problem.why)}"


def _field_too_low(problem: FieldTooLow) -> str:
    return f"“{problem.field}” must be above the first [[idea]]."


def _unknown_field(problem: UnknownField) -> str:
    return f"“{shown(problem.field)}” is not a field of an idea. The fields are {', '.join(problem.fields)}."


def _missing_field(problem: MissingField) -> str:
    return f"“{problem.field}” is missing."


def _invalid_key(problem: InvalidKey) -> str:
    return f"“key” must be lower-case words joined by hyphens, at most {problem.limit} characters."


def _other_missing(problem: OtherMissing) -> str:
    return f"“{problem.field}” needs “{problem.other}”. Give both, or neither."


def _unfit_words(problem: UnfitWords) -> str:
    return _WORDS[problem.fault].format(field=problem.field, found=problem.found)


def _too_many_characters(problem: TooManyCharacters) -> str:
    return f"“{problem.field}” has {problem.length} characters. Use at most {problem.limit}."


def _too_many_words(problem: TooManyWords) -> str:
    what = f"“{problem.field}” has" if problem.field else "“situation” and “act” together have"
    return f"{what} {problem.words} words. Use at most {problem.limit}."


SENTENCES: Sentences = {
    UnusableFile: _unusable_file,
    InvalidToml: _invalid_toml,
    UnknownEntry: _unknown_entry,
    UnknownIdea: _unknown_idea,
    UnfitIdea: _unfit_idea,
    FieldTooLow: _field_too_low,
    NotATable: "write an idea as an [[idea]] table.",
    UnknownField: _unknown_field,
    MissingField: _missing_field,
    InvalidKey: _invalid_key,
    KeyTaken: "an earlier idea has this key. Choose another.",
    InvalidKind: f"“kind” must be one of {', '.join(Kind)}.",
    InvalidRoles: f"“roles” must list one or more of {', '.join(ROLES)}.",
    OtherMissing: _other_missing,
    UnfitWords: _unfit_words,
    TooManyCharacters: _too_many_characters,
    TooManyWords: _too_many_words,
}
