"""Every refusal of the rules, whatever its noun."""

from __future__ import annotations

from collections.abc import Mapping

from gouvernail.wording import (
    accounts,
    activities,
    confidentiality,
    days,
    delegations,
    duties,
    employers,
    estimates,
    frameworks,
    invitations,
    market_imports,
    months,
    needs,
    notices,
    orders,
    pro_connect,
    second_factor,
    sign_in,
    teams,
    terms,
    timesheets,
    turnover,
)

#: Sentences, by code; a code stands in the file of one noun only.
REFUSALS: Mapping[str, str] = {
    **accounts.REFUSALS,
    **frameworks.REFUSALS,
    **needs.REFUSALS,
    **teams.REFUSALS,
    **turnover.REFUSALS,
    **confidentiality.REFUSALS,
    **notices.REFUSALS,
    **delegations.REFUSALS,
    **duties.REFUSALS,
    **activities.REFUSALS,
    **days.REFUSALS,
    **employers.REFUSALS,
    **estimates.REFUSALS,
    **invitations.REFUSALS,
    **market_imports.REFUSALS,
    **months.REFUSALS,
    **orders.REFUSALS,
    **pro_connect.REFUSALS,
    **second_factor.REFUSALS,
    **sign_in.REFUSALS,
    **terms.REFUSALS,
    **timesheets.REFUSALS,
}
