#pragma once
typedef no_such_type library_type;   // error[clang]: unknown type name 'no_such_type'
