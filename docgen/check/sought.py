"""Every string that rules look for, found in one walk through a text.

Enters: strings, when the rules are loaded; then texts. Leaves: where each string stands. A hundred rules that each
search for their own words read a letter a hundred times; an Aho-Corasick automaton reads it once.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping

import ahocorasick


class Sought:
    """The strings of all rules together."""

    def __init__(self) -> None:
        self._automaton = ahocorasick.Automaton()
        self._further: list[tuple[Callable[[], Iterable[str]], object]] = []
        self._asking: dict[str, set[object]] = {}

    def add(self, words: Callable[[], Iterable[str]], asking: object = None) -> None:
        """Look for the strings in the texts to come; they are asked for when the next text is read.

        ``asking``: what needs one of them at least.
        """
        self._further.append((words, asking))

    def asking(self, found: Iterable[str]) -> set[object]:
        """Return what needs one of the strings that were found."""
        return set().union(*(self._asking[word] for word in found))

    def found_in(self, text: str) -> Mapping[str, list[int]]:
        """Return the strings that are in the text, each with the offsets at which it starts."""
        if self._further:
            for words, asking in self._further:
                for word in words():
                    self._automaton.add_word(word, (len(word) - 1, word))
                    self._asking.setdefault(word, set()).add(asking)
            self._further.clear()
            self._automaton.make_automaton()
        out: defaultdict[str, list[int]] = defaultdict(list)
        for last, (before, word) in self._automaton.iter(text):
            out[word].append(last - before)
        out.default_factory = None  # what is asked for and not there is not put in
        return out


class Longest:
    """Strings of which only the longest counts where several stand at one place; what is ``passed_over`` hides the others too."""

    def __init__(self, words: Iterable[str], passed_over: Iterable[str]) -> None:
        self._automaton = ahocorasick.Automaton()
        for word in words:
            self._automaton.add_word(word, word)
        for word in passed_over:
            self._automaton.add_word(word, "")
        self._automaton.make_automaton()

    def found_in(self, text: str) -> list[tuple[str, int]]:
        """Return the strings that are in the text, each with the offset at which it starts."""
        found = self._automaton.iter_long(text)
        return [(word, last - len(word) + 1) for last, word in found if word]


SOUGHT = Sought()
