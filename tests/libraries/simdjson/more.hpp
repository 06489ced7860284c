// What a list of names cannot say of simdjson: what it leaves undefined, and many documents in one text.
#pragma once
#include <simdjson.h>

#include <cstddef>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace more {

namespace dom = simdjson::dom;

/// As parser::parse, of bytes.
inline simdjson::simdjson_result<dom::element> parse(dom::parser &parser, const std::vector<std::byte> &json) {
  return parser.parse(reinterpret_cast<const char *>(json.data()), json.size());
}
/// As parser::parse_into_document, of bytes.
inline simdjson::simdjson_result<dom::element> parse_into_document(dom::parser &parser, dom::document &doc,
                                                                   const std::vector<std::byte> &json) {
  return parser.parse_into_document(doc, reinterpret_cast<const char *>(json.data()), json.size());
}
/// What was parsed into it last.
inline dom::element root(const dom::document &doc) {
  if (!doc.tape) throw std::logic_error("nothing was parsed into the document");
  return doc.root();
}

inline std::vector<std::byte> data(const simdjson::padded_string &text) {
  const auto *begin = reinterpret_cast<const std::byte *>(text.data());
  return {begin, begin + text.size()};
}

/// Documents that stand behind each other in one text, such as lines of JSON.
class Documents {
 public:
  explicit Documents(simdjson::padded_string text, std::size_t batch_size) : state_(new State(std::move(text))) {
    state_->stream = state_->parser.parse_many(state_->text, batch_size).value();
    at_ = state_->stream.begin();
  }
  /// The next one, or none at the end; it stays until the one behind it is asked for.
  std::optional<dom::element> next() {
    if (is_begun_ && at_ != state_->stream.end()) ++at_;
    is_begun_ = true;
    if (!(at_ != state_->stream.end())) return std::nullopt;
    return (*at_).value();
  }
  /// How many bytes at the end are of no whole document, once there is no next one.
  std::size_t truncated_bytes() const { return state_->stream.truncated_bytes(); }

 private:
  struct State {
    explicit State(simdjson::padded_string all) : text(std::move(all)) {}
    simdjson::padded_string text;
    dom::parser parser;
    dom::document_stream stream;
  };
  std::unique_ptr<State> state_;
  dom::document_stream::iterator at_;
  bool is_begun_ = false;
};

/// As parser::parse_many; no document is longer than the batch size.
inline Documents parse_many(const std::string &text, std::size_t batch_size = dom::DEFAULT_BATCH_SIZE) {
  return Documents(simdjson::padded_string(text), batch_size);
}
/// As parser::load_many.
inline Documents load_many(const std::string &path, std::size_t batch_size = dom::DEFAULT_BATCH_SIZE) {
  return Documents(simdjson::padded_string::load(path).value(), batch_size);
}

}  // namespace more
