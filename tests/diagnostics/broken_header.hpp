#pragma once
#include <ferrule/ferrule.hpp>

FERRULE(export) int f(no_such_type x);   // error[clang]: no_such_type
