"""What is shown, and its renderings: brief.py (plain dataclasses), terminal, page, frame, JSON.

Here: readings made ready to show. Not here: how they are made, files of other people's formats (export/), any writing to disk.
"""
