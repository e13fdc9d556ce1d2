"""The nouns of Second Lead: frozen records.

Here: what a report, its parse and its reading are. Not here: how any of them is made, and any I/O. Imports nothing of ours.
"""
