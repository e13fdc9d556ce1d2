"""The ledger: statements of many reports -> stories, propositions, where each stands, what changed. Pure; append-only.

Not here: how a report is read (reading/, statements/), where it is kept (storage/), how it is shown (views/).
"""
