// The header by itself, as C++17.
#include "geo.h"

geo_status of_cpp() { return GEO_OK; }
