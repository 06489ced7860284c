/* The header by itself, as C11. */
#include "geo.h"

geo_status of_c(void);
geo_status of_c(void) { return GEO_OK; }
