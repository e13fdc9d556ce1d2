"""The migrations of a ledger's database, oldest first, run by Alembic.

Here: the steps from each version of the tables to the next, never changed once they have shipped. Not here: the tables (tables.py).
"""
