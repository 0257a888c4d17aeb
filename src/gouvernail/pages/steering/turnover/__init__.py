"""The turnover of the teams, and whether their profiles fit. CCTP 4.3 (4.3-turnover), 2 (2-profile-adequacy)."""
