"""Signing in with ProConnect (OpenID Connect): going, coming back, leaving."""
