#pragma once
typedef no_such_type odd_type;       // warning[compiler-header]: libclang does not understand this header of the compiler's: unknown type name 'no_such_type'
