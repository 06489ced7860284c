#pragma once
#include <broken_library.h>
#include <ferrule/ferrule.hpp>

FERRULE(export) int f(library_type x);
