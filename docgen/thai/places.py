"""The parts of an address that are the name of a place: ตำบลห้วยม้า, อำเภอหนองม่วงไข่. Data only."""

import re

# Between blanks, the word before it with it. The names of most districts are several words to a dictionary: หนองม่วง|ไข่.
PLACE = re.compile(
    r"(?<!\S)(?:ตำบล|แขวง|อำเภอ|เขต|กิ่งอำเภอ|จังหวัด|ถนน|ซอย|หมู่บ้าน|นายอำเภอ|ต\.|อ\.|จ\.|ถ\.|ซ\.)[ก-์]{2,20}(?!\S)"
)
