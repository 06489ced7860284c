#include_next <stddef.h>   // this folder looks like a compiler's own
