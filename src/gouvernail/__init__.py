"""Gouvernail steers a portfolio of public digital services and the orders that build them."""
