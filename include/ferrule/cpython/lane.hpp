// Everything that a generated CPython lane uses.
//
// A lane is one C++ file.  It includes this and the library's C header, and no header of Python.
#pragma once

#include "convert_class.hpp"
#include "convert_faced.hpp"
#include "convert_optional.hpp"
#include "convert_scalar.hpp"
#include "convert_sequence.hpp"
#include "convert_text.hpp"
#include "functions.hpp"
#include "in_place.hpp"
#include "module.hpp"
#include "overloads.hpp"
#include "protocols.hpp"
#include "records.hpp"
#include "types.hpp"

// The one symbol that Python looks for.
#if defined(_WIN32)
#define FERRULE_PYTHON_EXPORT extern "C" __declspec(dllexport)
#else
#define FERRULE_PYTHON_EXPORT extern "C" __attribute__((visibility("default")))
#endif
// An address in the interpreter that calls it.
#if defined(_MSC_VER)
#include <intrin.h>
#define FERRULE_CALLER _ReturnAddress()
#else
#define FERRULE_CALLER __builtin_return_address(0)
#endif
