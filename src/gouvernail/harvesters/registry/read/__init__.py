"""Fetch the files of the registry, with time-outs and without judgement; nothing of the source ever runs."""
