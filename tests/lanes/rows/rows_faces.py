"""What the faces of rows.hpp are converted by."""

from decimal import Decimal


def cents(value: object) -> int:
    if not isinstance(value, Decimal):
        raise TypeError(f"money is a Decimal, not {type(value).__name__}")
    return int(value * 100)


def money(value: int) -> Decimal:
    return Decimal(value) / 100


def tag(value: str) -> tuple[str, str]:
    return ("tag", value)
