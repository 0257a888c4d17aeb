"""Turn the files of the registry into records and troubles: pure, never failing on what a file contains."""
