"""The version of Second Lead. Here: the one place where it stands. Not here: anything else."""

VERSION = "0.1.0"
