"""Orders of a shop: written in transactions, summed up by SQL, backed up into a file."""

from __future__ import annotations

import pathlib
import sys
import tempfile

import sqlitecpp as sql

SCHEMA = """
CREATE TABLE IF NOT EXISTS orders (
  id INTEGER PRIMARY KEY, customer TEXT NOT NULL, item TEXT NOT NULL, cents INTEGER CHECK (cents > 0)
);
CREATE INDEX IF NOT EXISTS by_customer ON orders (customer);
"""


class Shop:
    def __init__(self, path: pathlib.Path) -> None:
        self.database = sql.Database(str(path), sql.OPEN_READWRITE | sql.OPEN_CREATE)
        self.database.exec(SCHEMA)

    def order(self, customer: str, items: list[tuple[str, int]]) -> None:
        """All of them, or none."""
        transaction = sql.Transaction(self.database)
        insert = sql.Statement(self.database, "INSERT INTO orders (customer, item, cents) VALUES (?, ?, ?)")
        for item, cents in items:
            insert.bind(1, customer)
            insert.bind(2, item)
            insert.bind(3, cents)
            insert.exec()
            insert.reset()
        transaction.commit()

    def bills(self) -> dict[str, tuple[int, int]]:
        text = "SELECT customer, count(*), sum(cents) FROM orders GROUP BY customer ORDER BY customer"
        query = sql.Statement(self.database, text)
        bills: dict[str, tuple[int, int]] = {}
        while query.executeStep():
            bills[query.getColumn(0).getText()] = (query.getColumn(1).getInt(), query.getColumn(2).getInt64())
        return bills

    def back_up(self, path: pathlib.Path) -> sql.Database:
        copy = sql.Database(str(path), sql.OPEN_READWRITE | sql.OPEN_CREATE)
        sql.Backup(copy, self.database).executeStep()
        return copy


def main(folder: pathlib.Path) -> None:
    shop = Shop(folder / "shop.db3")
    shop.order("Ada", [("lamp", 4900), ("chair", 12000)])
    shop.order("Bob", [("O'Reilly's book", 3500)])
    try:
        shop.order("Ada", [("table", 30000), ("a gift", -1)])
    except sql.Exception as error:
        print(error)
    bills = shop.bills()
    assert bills == {"Ada": (2, 16900), "Bob": (1, 3500)}, bills
    copy = shop.back_up(folder / "copy.db3")
    del shop
    assert copy.execAndGet("SELECT item FROM orders WHERE customer = 'Bob'").getText() == "O'Reilly's book"
    try:
        sql.Statement(copy, "SELECT colour FROM orders")
    except sql.Exception as error:
        print(error, error.errorCode)
    print(f"{sum(count for count, _ in bills.values())} orders, in {sql.__lane__}")


with tempfile.TemporaryDirectory() as folder:
    main(pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else folder))
