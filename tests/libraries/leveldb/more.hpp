// What leveldb says in comments alone (what has to be there before it is asked for, who gives a snapshot back); its values as
// bytes, and what is in a batch.
#pragma once
#include <leveldb/db.h>
#include <leveldb/iterator.h>
#include <leveldb/slice.h>
#include <leveldb/write_batch.h>

#include <cstddef>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace more {

/// The database as it is now; it is given back when nobody has it any more.
inline std::shared_ptr<const leveldb::Snapshot> GetSnapshot(leveldb::DB &self) {
  return {self.GetSnapshot(), [&self](const leveldb::Snapshot *snapshot) { self.ReleaseSnapshot(snapshot); }};
}

template <class Iterator>
Iterator &valid(Iterator &at) {
  if (!at.Valid()) throw std::logic_error("the iterator is at no entry");
  return at;
}
inline void Next(leveldb::Iterator &at) { valid(at).Next(); }
inline void Prev(leveldb::Iterator &at) { valid(at).Prev(); }
inline leveldb::Slice key(const leveldb::Iterator &at) { return valid(at).key(); }
inline leveldb::Slice value(const leveldb::Iterator &at) { return valid(at).value(); }

/// What a batch will do: keys with their new values, or none where the entry goes.
inline std::vector<std::pair<std::string, std::optional<std::string>>> changes(const leveldb::WriteBatch &batch) {
  struct Listing : leveldb::WriteBatch::Handler {
    std::vector<std::pair<std::string, std::optional<std::string>>> all;
    void Put(const leveldb::Slice &key, const leveldb::Slice &value) override {
      all.emplace_back(key.ToString(), value.ToString());
    }
    void Delete(const leveldb::Slice &key) override { all.emplace_back(key.ToString(), std::nullopt); }
  } listing;
  const leveldb::Status status = batch.Iterate(&listing);
  if (!status.ok()) throw std::runtime_error(status.ToString());
  return std::move(listing.all);
}

inline std::vector<std::byte> bytes(const leveldb::Slice &slice) {
  const auto *begin = reinterpret_cast<const std::byte *>(slice.data());
  return {begin, begin + slice.size()};
}
/// As DB::Get, of a value that is no text.
inline std::pair<leveldb::Status, std::vector<std::byte>> GetBytes(leveldb::DB &self, const leveldb::ReadOptions &options,
                                                                   const leveldb::Slice &key) {
  std::string value;
  leveldb::Status status = self.Get(options, key, &value);
  return {std::move(status), bytes(value)};
}

inline void remove_prefix(leveldb::Slice &slice, std::size_t n) {
  if (n > slice.size()) throw std::out_of_range("there are not so many bytes");
  slice.remove_prefix(n);
}
inline unsigned char at(const leveldb::Slice &slice, std::size_t n) {
  if (n >= slice.size()) throw std::out_of_range("there are not so many bytes");
  return static_cast<unsigned char>(slice[n]);
}

}  // namespace more
