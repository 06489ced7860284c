// What a list of names cannot say of spdlog: that there must be a sink, a logger or a formatter where it takes a pointer to one, and
// what it goes on referring to.
#pragma once
#include <spdlog/spdlog.h>

#include <memory>
#include <set>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace more {

template <class Pointer>
Pointer there(Pointer object) {
  if (!object) throw std::invalid_argument("None is not taken here");
  return object;
}
inline const std::vector<spdlog::sink_ptr> &all_there(const std::vector<spdlog::sink_ptr> &sinks) {
  for (const spdlog::sink_ptr &each : sinks) there(each);
  return sinks;
}

/// A logger that writes to these sinks.
inline std::shared_ptr<spdlog::logger> new_logger(std::string name, const std::vector<spdlog::sink_ptr> &sinks) {
  all_there(sinks);
  return std::make_shared<spdlog::logger>(std::move(name), sinks.begin(), sinks.end());
}
inline void set_sinks(spdlog::logger &logger, const std::vector<spdlog::sink_ptr> &sinks) { logger.sinks() = all_there(sinks); }

inline void set_formatter(spdlog::logger &logger, std::unique_ptr<spdlog::formatter> formatter) {
  logger.set_formatter(there(std::move(formatter)));
}
inline void set_sink_formatter(spdlog::sinks::sink &sink, std::unique_ptr<spdlog::formatter> formatter) {
  sink.set_formatter(there(std::move(formatter)));
}

inline void register_logger(std::shared_ptr<spdlog::logger> logger) { spdlog::register_logger(there(std::move(logger))); }
inline void initialize_logger(std::shared_ptr<spdlog::logger> logger) { spdlog::initialize_logger(there(std::move(logger))); }
inline void set_default_logger(std::shared_ptr<spdlog::logger> logger) { spdlog::set_default_logger(there(std::move(logger))); }

/// The default logger, which goes with the others when they are dropped.
inline spdlog::logger &current() {
  if (spdlog::logger *logger = spdlog::default_logger_raw()) return *logger;
  throw std::logic_error("there is no default logger");
}
inline bool should_log(spdlog::level::level_enum level) { return current().should_log(level); }
inline void dump_backtrace() { current().dump_backtrace(); }

/// A place in a program. spdlog keeps pointers to its texts, which are literals in C++: here they stay for ever.
inline spdlog::source_loc place(const std::string &filename, int line, const std::string &function) {
  static std::set<std::string> texts;
  return {texts.insert(filename).first->c_str(), line, texts.insert(function).first->c_str()};
}

}  // namespace more
