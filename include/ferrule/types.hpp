// All rows that come with ferrule.
#pragma once

#include "types/array.hpp"
#include "types/box.hpp"
#include "types/bytes.hpp"
#include "types/enum.hpp"
#include "types/handle.hpp"
#include "types/list.hpp"
#include "types/map.hpp"
#include "types/optional.hpp"
#include "types/record.hpp"
#include "types/scalar.hpp"
#include "types/set.hpp"
#include "types/span.hpp"
#include "types/string.hpp"
#include "types/tuple.hpp"
#include "types/vector.hpp"
