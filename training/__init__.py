"""How the encoder was made: data readers, network, training, export, model card.

Here: everything that needs torch. Never imported by src/; the package runs without it.
"""
