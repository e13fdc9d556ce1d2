"""Bytes -> Report: the only room that knows file formats.

Here: decoding, formats, layout, lead marks, what a report says of itself (outlet, date, byline). Not here: fetching (net/), and
anything about what the sentences mean (reading/, statements/).
"""

from secondlead.intake.dates import checked_published
from secondlead.intake.fields import field_map
from secondlead.intake.formats import from_bytes, from_text
from secondlead.intake.inputs import Input, inputs
from secondlead.intake.limits import MAX_BYTES

__all__ = ["MAX_BYTES", "Input", "checked_published", "field_map", "from_bytes", "from_text", "inputs"]
