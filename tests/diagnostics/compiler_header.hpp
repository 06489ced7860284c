#pragma once
#include <odd.h>
#include <ferrule/ferrule.hpp>

FERRULE(export) int f(int x);
