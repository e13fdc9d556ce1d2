"""Many reports: which continues which, and what each changes.

Here: pure functions over readings and plain records. Not here: how a report is read (reading/, statements/), storage, looks (views/).
"""
