#include "fixture.hpp"

using ferrule::describe;
using ferrule::descriptor;
using ferrule::exported;

const descriptor exported<zoo::Named>::descriptor = describe<zoo::Named>("zoo::Named");
const descriptor exported<zoo::Box>::descriptor = describe<zoo::Box, zoo::Named>("zoo::Box");
const descriptor exported<zoo::Other>::descriptor = describe<zoo::Other>("zoo::Other");
const descriptor exported<zoo::Cursor>::descriptor = describe<zoo::Cursor>("zoo::Cursor");
const descriptor exported<zoo::Node>::descriptor = describe<zoo::Node>("zoo::Node");
const descriptor exported<zoo::Log>::descriptor = describe<zoo::Log>("zoo::Log", ferrule::threading::internal);
const descriptor exported<zoo::Plain>::descriptor = describe<zoo::Plain>("zoo::Plain", ferrule::threading::library);

static constexpr ferrule::marked_error errors[] = {ferrule::mark<zoo::BadFailure>(257, "zoo::BadFailure"),
                                                   ferrule::mark<zoo::Failure>(256, "zoo::Failure"),
                                                   ferrule::mark<zoo::Odd>(258, "zoo::Odd")};
static const ferrule::register_errors errors_registered(errors);
