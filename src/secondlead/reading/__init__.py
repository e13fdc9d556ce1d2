"""Report -> Parse: words, quotations, entities, attributions, events, all with their places.

Here: what is found in the text. Not here: who answers for it and how sure they are (statements/). Pure but for loading the encoder.
"""
