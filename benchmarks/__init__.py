"""How fast, how big and how right Second Lead is: `python -m benchmarks.NAME` from the project's root.

Here: measures of our own, side by side with others', over corpora beside the checkout. Not here: anything that src/ imports, any corpus.
"""
