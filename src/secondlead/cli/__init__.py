"""The command line: a thin front door.

Here: options, what goes where, exit statuses, errors in one line. Not here: any reading (desk.py), any rendering (views/).
"""
