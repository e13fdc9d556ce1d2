"""One file a step, by its number. Not here: anything that imports the tables as they are now: a step stays what it was."""
