"""Amounts of money in words: ๑,๕๐๐.๒๕ is หนึ่งพันห้าร้อยบาทยี่สิบห้าสตางค์.

Enters: an amount as text, Arabic digits, at most two decimals. Leaves: words.
"""

from docgen.thai.words import number_in_words


def in_words(amount: str) -> str:
    """Return the amount in words; whole baht end in ถ้วน."""
    whole, _, part = amount.partition(".")
    baht, satang = int(whole), int(part.ljust(2, "0") or 0)
    said = f"{number_in_words(baht)}บาท" if baht or not satang else ""
    return f"{said}{number_in_words(satang)}สตางค์" if satang else f"{said}ถ้วน"
