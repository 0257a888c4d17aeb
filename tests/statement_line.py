"""A line of a statement, made up, with every figure."""

from __future__ import annotations

from datetime import date

from gouvernail.rules.statement import LineFigures

RUNNING = LineFigures(
    line_id=1,
    framework="MN-2019-01",
    order="BC-001",
    line=1,
    product="mes-aides",
    contractor="00000000000001",
    work_unit="DEVOPS",
    order_state="running",
    ordered_hundredths=6000,
    done_hundredths=2350,
    pending_hundredths=100,
    non_billable_hundredths=200,
    remaining_on_order_hundredths=3650,
    estimate_to_complete_hundredths=4000,
    drift_hundredths=350,
    to_do=1,
    doing=1,
    done=1,
    ordered_cents=5_400_000,
    admitted_cents=1_800_000,
    remaining_to_admit_cents=3_600_000,
    exhausted_on=date(2026, 8, 21),
)
