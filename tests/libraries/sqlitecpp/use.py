"""A table is made, filled, searched and backed up; what is wrong is said."""

import gc

import sqlitecpp as sql

database = sql.Database("shop.db3", sql.OPEN_READWRITE | sql.OPEN_CREATE)
assert database.exec("CREATE TABLE items (id INTEGER PRIMARY KEY, name TEXT NOT NULL, price REAL, picture BLOB)") == 0
assert database.tableExists("items") and not database.tableExists("orders")

insert = sql.Statement(database, "INSERT INTO items (name, price, picture) VALUES (?, ?, :picture)")
for name, price in (("apple", 0.5), ("pear", 0.75), ("melon", 3)):
    insert.bind(1, name)
    insert.bind(2, price)
    insert.bind(":picture", b"\x89PNG\0" + name.encode())
    assert insert.exec() == 1
    insert.reset()
    insert.clearBindings()
assert database.getLastInsertRowid() == 3 and database.getTotalChanges() == 3

query = sql.Statement(database, "SELECT name, price, length(picture) AS size FROM items WHERE price < ? ORDER BY price")
query.bind(1, 1.0)
found = []
while query.executeStep():
    name, price = query.getColumn(0), query.getColumn("price")
    found.append((name.getText(), price.getDouble(), int(query.getColumn(2))))
assert found == [("apple", 0.5, 10), ("pear", 0.75, 9)], found
assert query.isDone() and query.getColumnCount() == 3 and query.getColumnName(2) == "size"
assert database.execAndGet("SELECT count(*) FROM items").getInt() == 3

# A column keeps its statement, which keeps its database; what was lent to SQLite without a copy is kept, too.
lent = sql.Statement(database, "SELECT upper(?)")
lent.bindNoCopy(1, "".join(["wa", "ter"]))
gc.collect()
assert lent.executeStep()
column = lent.getColumn(0)
del lent, query, insert, database
gc.collect()
assert (str(column), column.isText(), len(column)) == ("WATER", True, 5)
del column

# A transaction is undone unless it is committed.
database = sql.Database("shop.db3", sql.OPEN_READWRITE)
transaction = sql.Transaction(database)
database.exec("DELETE FROM items")
del transaction
gc.collect()
assert database.execAndGet("SELECT count(*) FROM items").getInt() == 3
transaction = sql.Transaction(database)
database.exec("DELETE FROM items WHERE name = 'melon'")
transaction.commit()
assert database.execAndGet("SELECT count(*) FROM items").getInt() == 2

copy = sql.Database("copy.db3", sql.OPEN_READWRITE | sql.OPEN_CREATE)
backup = sql.Backup(copy, database)
backup.executeStep()
assert backup.getRemainingPageCount() == 0
assert copy.execAndGet("SELECT name FROM items WHERE id = 2").getText() == "pear"


def wrong(call, *said):
    try:
        call()
    except sql.Exception as error:
        assert all(each in str(error) for each in said), error
        return error
    raise SystemExit("no error")


wrong(lambda: sql.Database("nowhere/at/all.db3"), "unable to open database file")
assert wrong(lambda: database.exec("SELEKT 1"), "near \"SELEKT\": syntax error").errorCode == 1
wrong(lambda: sql.Statement(database, "SELECT 1").bind(2, 1), "column index out of range")
wrong(lambda: sql.Statement(database, "SELECT 1").getColumn(0), "No row")
wrong(transaction.commit, "already committed")
readonly = sql.Database("shop.db3", sql.OPEN_READONLY)
wrong(lambda: readonly.exec("DROP TABLE items"), "readonly")
