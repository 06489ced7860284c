// What a list of names cannot say of spdlog: that there must be a sink, a logger or a formatter where it takes a pointer to one,
// which levels there are, and what it goes on referring to.
#pragma once
#include <spdlog/sinks/sink.h>
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
inline void set_sinks(spdlog::logger &self, const std::vector<spdlog::sink_ptr> &sinks) { self.sinks() = all_there(sinks); }

// ---- spdlog looks for a level's name and colour by its number, whatever that is

inline spdlog::level::level_enum real(spdlog::level::level_enum level) {
  if (level < spdlog::level::trace || level > spdlog::level::off) throw std::invalid_argument("there is no such level");
  return level;
}
inline void log(spdlog::logger &self, spdlog::level::level_enum level, const std::string &msg) {
  self.log(real(level), spdlog::string_view_t(msg));
}
inline void log(spdlog::logger &self, spdlog::source_loc loc, spdlog::level::level_enum level, const std::string &msg) {
  self.log(loc, real(level), spdlog::string_view_t(msg));
}
inline void log(spdlog::logger &self, spdlog::log_clock::time_point time, spdlog::source_loc loc, spdlog::level::level_enum level,
                const std::string &msg) {
  self.log(time, loc, real(level), msg);
}
inline spdlog::details::log_msg new_message(spdlog::string_view_t logger_name, spdlog::level::level_enum level,
                                            spdlog::string_view_t msg) {
  return {logger_name, real(level), msg};
}
inline std::string to_string_view(spdlog::level::level_enum level) {
  const spdlog::string_view_t name = spdlog::level::to_string_view(real(level));
  return {name.data(), name.size()};
}
inline std::string to_short_c_str(spdlog::level::level_enum level) { return spdlog::level::to_short_c_str(real(level)); }

// ---- formatters

inline void set_formatter(spdlog::logger &self, std::unique_ptr<spdlog::formatter> f) { self.set_formatter(there(std::move(f))); }
inline void set_sink_formatter(spdlog::sinks::sink &self, std::unique_ptr<spdlog::formatter> f) {
  self.set_formatter(there(std::move(f)));
}

inline void register_logger(std::shared_ptr<spdlog::logger> of) { spdlog::register_logger(there(std::move(of))); }
inline void initialize_logger(std::shared_ptr<spdlog::logger> of) { spdlog::initialize_logger(there(std::move(of))); }
inline void set_default_logger(std::shared_ptr<spdlog::logger> of) { spdlog::set_default_logger(there(std::move(of))); }

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
