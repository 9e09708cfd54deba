"""Numbers that belong to a person, found wherever they stand in the sources by the patterns of each country's file."""

from generator.sources.personal.find import PersonalNumber, find_numbers, patterns_for
from generator.sources.personal.tell import tell_personal_numbers

__all__ = ["PersonalNumber", "find_numbers", "patterns_for", "tell_personal_numbers"]
