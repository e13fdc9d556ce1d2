"""What the ledger knows, as files of other people's formats; one format a file.

Here: records -> bytes. Not here: what is in them (the ledger), our own renderings (views/), where they are written (cli/).
"""
