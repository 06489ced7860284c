// What cannot be read off the fields of a library's own classes, since they hide what they hold or erase its type: which of them
// own what they refer to, and which of them threads may change through const.  Names, so that nothing has to be included; the
// generator reads them off these arrays, and off those of your headers that stand in the same namespaces:
//
//     namespace ferrule::owners { inline constexpr const char *mine[] = {"base::SmallVector", "base::CowString"}; }
//
// An owner is as independent as its template arguments are: a vector of pointers points.  A name is the outermost namespace
// and the class; inline and inner namespaces between them are left out ("std::path" is that of std::filesystem).
#pragma once

// Own what they refer to, or hold it in themselves.
namespace ferrule::owners {

inline constexpr const char *values[] = {"std::pair",      "std::tuple",      "std::array",      "std::optional",
                                         "std::variant",   "std::expected",   "std::complex",    "std::bitset",
                                         "std::duration",  "std::time_point", "std::atomic",     "std::ratio",
                                         "std::monostate", "std::byte",       "std::error_code", "std::error_condition"};

inline constexpr const char *containers[] = {"std::basic_string",
                                             "std::vector",
                                             "std::deque",
                                             "std::list",
                                             "std::forward_list",
                                             "std::set",
                                             "std::multiset",
                                             "std::map",
                                             "std::multimap",
                                             "std::unordered_set",
                                             "std::unordered_multiset",
                                             "std::unordered_map",
                                             "std::unordered_multimap",
                                             "std::stack",
                                             "std::queue",
                                             "std::priority_queue",
                                             "std::path",
                                             "std::valarray"};

inline constexpr const char *pointers[] = {"std::unique_ptr", "std::shared_ptr", "std::weak_ptr", "std::exception_ptr",
                                           "std::default_delete"};

inline constexpr const char *threading[] = {"std::mutex",
                                            "std::recursive_mutex",
                                            "std::timed_mutex",
                                            "std::recursive_timed_mutex",
                                            "std::shared_mutex",
                                            "std::shared_timed_mutex",
                                            "std::condition_variable",
                                            "std::condition_variable_any",
                                            "std::once_flag",
                                            "std::atomic_flag",
                                            "std::thread",
                                            "std::jthread",
                                            "std::stop_source",
                                            "std::stop_token"};

// As arguments of the above: they hold nothing.
inline constexpr const char *policies[] = {"std::allocator", "std::char_traits", "std::less",
                                           "std::greater",   "std::equal_to",    "std::hash"};

// They own their text.
inline constexpr const char *exceptions[] = {
    "std::exception",    "std::logic_error",      "std::runtime_error", "std::invalid_argument", "std::domain_error",
    "std::length_error", "std::out_of_range",     "std::range_error",   "std::overflow_error",   "std::underflow_error",
    "std::system_error", "std::filesystem_error", "std::bad_alloc",     "std::nested_exception"};

// They own their buffers.
inline constexpr const char *streams[] = {"std::basic_stringstream",
                                          "std::basic_ostringstream",
                                          "std::basic_istringstream",
                                          "std::basic_fstream",
                                          "std::basic_ifstream",
                                          "std::basic_ofstream",
                                          "std::locale"};

// Containers of Abseil and Boost for which there are rows.
inline constexpr const char *others[] = {
    "absl::InlinedVector",  "absl::FixedArray", "absl::flat_hash_map", "absl::flat_hash_set", "absl::node_hash_map",
    "absl::node_hash_set",  "absl::btree_map",  "absl::btree_set",     "absl::StatusOr",      "boost::small_vector",
    "boost::static_vector", "boost::flat_map",  "boost::flat_set",     "boost::optional"};

}  // namespace ferrule::owners

// A mutable field of one of these is no reason to distrust a const method: they are made to be changed by several threads.  So
// is anything with a `lock` and an `unlock`.
namespace ferrule::synchronisation {

inline constexpr const char *standard[] = {"std::atomic",
                                           "std::atomic_flag",
                                           "std::once_flag",
                                           "std::condition_variable",
                                           "std::condition_variable_any",
                                           "std::mutex",
                                           "std::recursive_mutex",
                                           "std::timed_mutex",
                                           "std::recursive_timed_mutex",
                                           "std::shared_mutex",
                                           "std::shared_timed_mutex"};

}  // namespace ferrule::synchronisation
