// C as text: names, declarators, comments, parameter lists that fit the page.  Knows the model, decides nothing about it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/interface.hpp"

namespace ferrule::emit {

constexpr std::size_t page_width = 132;

std::string upper(std::string text);

// `text` with each `from` replaced.
std::string replaced(std::string text, std::string_view from, std::string_view to);

// "geo_point x", "geo_path *x": no space after a star.
std::string c_declare(const std::string &type, const std::string &name);

// A pointer to items that are not written through it: "const geo_point *", "geo_path *const *".
std::string c_pointer_to_const(const std::string &item);

// A comment of the given lines, on one line where it fits; "" for none.  Lines that are too long are wrapped.
std::string c_comment(const std::vector<std::string> &lines);

// The same for the top of a file: its end stands on a line of its own.
std::string c_block_comment(const std::vector<std::string> &lines);

// The lines of a text; none for an empty one.
std::vector<std::string> lines_of(const std::string &text);

// "/* ---- title ------ */", as wide as the page.
std::string c_section(const std::string &title);

// `head(a, b, c)tail`, with its arguments below each other's start where they do not fit in one line.
std::string c_call(const std::string &head, const std::vector<std::string> &arguments, const std::string &tail,
                   std::size_t indent = 0);

// An integer constant of any of C's integer types, as an expression that has its value.
std::string c_integer(model::Shape shape, std::int64_t value, bool is_unsigned);

// Whether an enumerator of C11 can have that value.
bool fits_int(std::int64_t value, bool is_unsigned);

}  // namespace ferrule::emit
