// Is somebody looking?
#pragma once

namespace ferrule {

// Whether what is said on standard error may have colours: on a terminal, unless NO_COLOR is set; elsewhere if CLICOLOR_FORCE is.
bool may_color();

}  // namespace ferrule
