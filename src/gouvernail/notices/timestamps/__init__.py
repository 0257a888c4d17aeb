"""RFC 3161 time-stamps: asked for from an authority, verified on receipt and at any time later."""
