"""The public files, in the form of version 2.7 of the registry’s public site."""
