"""A database is filled, searched, iterated over and read as it was; what is wrong is said."""

import gc

import ldb


def good(status):
    assert status.ok(), status.ToString()


options = ldb.Options()
options.create_if_missing = True
options.filter_policy = ldb.NewBloomFilterPolicy(10)
options.block_cache = ldb.NewLRUCache(1 << 20)
status, database = ldb.DB.Open(options, "fish")
good(status)
read, write = ldb.ReadOptions(), ldb.WriteOptions()
write.sync = True
for name, weight in (("carp", "12"), ("eel", "3"), ("tench", "2")):
    good(database.Put(write, name, weight))
status, value = database.Get(read, "eel")
good(status)
assert value == "3"
status, value = database.Get(read, "whale")
assert status.IsNotFound() and not status.ok() and status.ToString() == "NotFound: " and value == ""

# Several changes at once, and what was there before.
before = database.GetSnapshot()
batch = ldb.WriteBatch()
batch.Put("bream", "4")
batch.Put(ldb.Slice(b"eel"), "5")
batch.Delete("carp")
assert batch.changes() == [("bream", "4"), ("eel", "5"), ("carp", None)]
assert batch.ApproximateSize() > 12
good(database.Write(write, batch))
past = ldb.ReadOptions()
past.snapshot = before
assert database.Get(past, "carp")[1] == "12" and database.Get(read, "carp")[0].IsNotFound()


def everything(database, options, start=None):
    found, at = [], database.NewIterator(options)
    if start is None:
        at.SeekToFirst()
    else:
        at.Seek(start)
    while at.Valid():
        found.append((at.key().ToString(), at.value().ToString()))
        at.Next()
    good(at.status())
    return found


assert everything(database, read) == [("bream", "4"), ("eel", "5"), ("tench", "2")]
assert everything(database, past) == [("carp", "12"), ("eel", "3"), ("tench", "2")]
assert everything(database, read, "c") == [("eel", "5"), ("tench", "2")]

# A key is a part of where its iterator stands, which keeps the database.
at = database.NewIterator(read)
at.SeekToLast()
key = at.key()
assert key.ToString() == "tench" and key.starts_with("ten") and len(key) == 5 and key == ldb.Slice("tench")
at.Prev()
try:
    key.ToString()
except ldb.StaleError:
    pass
else:
    raise SystemExit("no error")
del database, options, key
gc.collect()
assert at.key().ToString() == "eel"
assert past.snapshot is not None
del before   # the options have it still
gc.collect()


def wrong(call, kind, said):
    try:
        call()
    except kind as error:
        assert said in str(error), error
        return
    raise SystemExit("no error")


# An iterator at no entry has no key, and goes nowhere; behind its end a slice has nothing.
at.SeekToFirst()
at.Prev()
assert not at.Valid()
for call in (at.key, at.value, at.Next, at.Prev):
    wrong(call, RuntimeError, "the iterator is at no entry")
piece = ldb.Slice(b"\xffabc")
assert (piece.at(0), piece.bytes()) == (255, b"\xffabc")
piece.remove_prefix(2)
assert piece.ToString() == "bc"
wrong(lambda: piece.at(2), IndexError, "there are not so many bytes")
wrong(lambda: piece.remove_prefix(3), IndexError, "there are not so many bytes")
del at, past, call
gc.collect()

# Wrong and right: a database that is open elsewhere, that is not there, that is removed.
options = ldb.Options()
status, database = ldb.DB.Open(options, "fish")
good(status)
status, nothing = ldb.DB.Open(options, "fish")
assert status.IsIOError() and "lock" in status.ToString() and nothing is None
found, version = database.GetProperty("leveldb.num-files-at-level0")
assert found and version.isdigit() and database.GetProperty("leveldb.nothing") == (False, "")
assert len(database.GetApproximateSizes([ldb.Range("a", "d"), ldb.Range("d", "z")])) == 2
database.CompactRange(None, None)
good(database.Put(write, "stone", ldb.Slice(b"\xff\x00")))
status, value = database.GetBytes(read, "stone")
assert status.ok() and value == b"\xff\x00"
wrong(lambda of=database: of.Get(read, "stone"), UnicodeError, "invalid UTF-8 at byte 0")
assert database.Get(read, "tench")[1] == "2"
del database
gc.collect()
status, nothing = ldb.DB.Open(options, "nowhere")
assert status.IsInvalidArgument() and "does not exist" in status.ToString() and nothing is None
good(ldb.DestroyDB("fish", options))
assert ldb.BytewiseComparator().Compare("a", "b") < 0 and ldb.BytewiseComparator().Name() == "leveldb.BytewiseComparator"

for call in (lambda: ldb.DB.Open(options), lambda: ldb.Slice(3), lambda: ldb.WriteBatch().Put("a", 1), ldb.DB, ldb.Iterator):
    wrong(call, TypeError, "")
