// Handles: what is refused, who keeps what alive, which handle is which.
#include <doctest/doctest.h>

#include <cstdlib>
#include <set>

#include "fixture.hpp"

using namespace ferrule;
using zoo::Box;
using zoo::Counted;
using zoo::Cursor;
using zoo::Named;
using zoo::Node;
using zoo::Other;

namespace {
const auto nothing = [](auto &&...) {};

struct no_leaks {
  std::size_t handles = exports::live_handles(), holders = pool<holder>::instance().live();
  int objects = Counted::alive;
  ~no_leaks() {
    CHECK(exports::live_handles() == handles);
    CHECK(pool<holder>::instance().live() == holders);
    CHECK(Counted::alive == objects);
  }
};
}  // namespace

TEST_CASE("a handle that is none is an error, always") {
  no_leaks check;
  owned_cell box(create<Box>(1)), other(create<Other>());
  CHECK(run(shared<Box>(nullptr), nothing).message == "a zoo::Box is needed, but the handle is NULL");
  CHECK(run(shared<Box>(other.get()), nothing).message == "a zoo::Box is needed, not a zoo::Other");
  int on_the_stack[64] = {};
  void *on_the_heap = std::calloc(1, 256);
  static char anywhere[256];
  for (const void *wrong :
       {static_cast<const void *>(on_the_stack), static_cast<const void *>(on_the_heap), static_cast<const void *>(anywhere),
        reinterpret_cast<const void *>(1), reinterpret_cast<const void *>(-1),
        reinterpret_cast<const void *>(reinterpret_cast<std::uintptr_t>(box.get()) + 8)}) {
    outcome got = run(shared<Box>(wrong), nothing);
    CHECK(got.code == status::handle);
    CHECK(got.message == "a zoo::Box is needed, but this is not a handle");
    exports::free(const_cast<void *>(wrong));
    CHECK(exports::retain<Box>(const_cast<void *>(wrong)) == nullptr);
  }
  std::free(on_the_heap);
  exports::free(static_cast<zoo_box *>(nullptr));
  CHECK(exports::retain<Other>(box.get()) == nullptr);
  CHECK(exports::retain<Named>(box.get()) == box.get());
  exports::free(box.get());
  CHECK(run(maybe_shared<Box>(nullptr), [](const Box *it) { CHECK(it == nullptr); }).code == status::ok);
  CHECK(ferrule::call(static_cast<zoo_error **>(nullptr), shared<Box>(nullptr), nothing) == status::handle);
}

TEST_CASE("a freed handle is an error, also long after") {
  no_leaks check;
  cell *box = create<Box>(1);
  exports::free(box);
  exports::free(box);
  CHECK(run(shared<Box>(box), nothing).message == "the zoo::Box has been freed");
  CHECK(exports::retain<Box>(box) == nullptr);
  for (int i = 0; i < 1000; ++i) {
    cell *another = create<Box>(i);
    CHECK(another != box);
    exports::free(another);
  }
  CHECK(run(shared<Box>(box), nothing).code == status::handle);
}

TEST_CASE("many handles") {
  no_leaks check;
  std::set<cell *> all;
  for (int i = 0; i < 5000; ++i) all.insert(create<Other>());
  CHECK(all.size() == 5000);
  for (cell *each : all) {
    CHECK(run(shared<Other>(each), nothing).code == status::ok);
    exports::free(each);
  }
}

TEST_CASE("a handle serves for its bases, virtual ones too") {
  no_leaks check;
  owned_cell box(create<Box>(5));
  CHECK(run(shared<Named>(box.get()), [](const Named &it) { CHECK(it.name == "box"); }).code == status::ok);
  owned_cell named(create<Named>("x"));
  CHECK(run(shared<Box>(named.get()), nothing).code == status::handle);
}

TEST_CASE("T & that is self gives the same handle") {
  no_leaks check;
  owned_cell box(create<Box>(5));
  cell *again = nullptr, *base = nullptr, *reading = nullptr;
  CHECK(run(exclusive<Box>(box.get()), [&](Box &it) {
          again = make_view(it.add(2), within(box.get()));
          base = make_view(static_cast<Named &>(it), within(box.get()));
          reading = make_view(static_cast<const Box &>(it), within(box.get()));
        }).code == status::ok);
  CHECK(again == box.get());
  CHECK(base == box.get());
  CHECK(reading != box.get());
  exports::free(again);
  exports::free(base);
  outcome refused = run(exclusive<Box>(reading), nothing);
  CHECK(refused.code == status::readonly);
  CHECK(refused.message == "the zoo::Box is read-only");
  CHECK(run(shared<Box>(reading), nothing).code == status::ok);
  exports::free(reading);
}

TEST_CASE("a view keeps its owner, and is borrowed where the owner is") {
  no_leaks check;
  cell *box = create<Box>(5), *part = nullptr;
  run(exclusive<Box>(box), [&](Box &it) { part = make_view(it.part, within(box)); });
  run(exclusive<Box>(box), [&](Box &) {
    CHECK(run(exclusive<Named>(part), nothing).code == status::borrow);
    CHECK(run(shared<Named>(part), nothing).code == status::borrow);
  });
  run(shared<Box>(box), [&](const Box &) { CHECK(run(shared<Named>(part), nothing).code == status::ok); });
  exports::free(box);
  CHECK(run(shared<Named>(part), [](const Named &it) { CHECK(it.name == "part"); }).code == status::ok);
  exports::free(part);
}

TEST_CASE("what points keeps what it points into, and is borrowed there") {
  no_leaks check;
  cell *box = create<Box>(5), *cursor = nullptr, *second = nullptr;
  run(exclusive<Box>(box), [&](Box &it) { cursor = make_value<Cursor>(within(box), it); });
  run(exclusive<Cursor>(cursor), [&](Cursor &it) { second = make_value<Cursor>(within(cursor), *it.at); });
  run(shared<Box>(box), [&](const Box &) { CHECK(run(exclusive<Cursor>(second), nothing).code == status::borrow); });
  exports::free(box);
  CHECK(run(exclusive<Cursor>(cursor), [](Cursor &it) { it.at->value = 1; }).code == status::ok);
  exports::free(cursor);
  CHECK(run(shared<Cursor>(second), [](const Cursor &it) { CHECK(it.at->value == 1); }).code == status::ok);
  exports::free(second);
}

TEST_CASE("the middle of a chain of pure pointers may be left out") {
  no_leaks check;
  cell *box = create<Box>(5), *node = nullptr, *next = nullptr;
  run(exclusive<Box>(box), [&](Box &it) { node = make_value<Node>(collapsing(box), Node{&it}); });
  std::size_t holders = pool<holder>::instance().live();
  run(shared<Node>(node), [&](const Node &it) { next = make_value<Node>(collapsing(node), it); });
  exports::free(node);
  CHECK(pool<holder>::instance().live() == holders);  // the first node is gone
  exports::free(box);
  CHECK(run(shared<Node>(next), [](const Node &it) { CHECK(it.at->value == 5); }).code == status::ok);
  exports::free(next);
}

TEST_CASE("a result may point into several objects") {
  no_leaks check;
  cell *a = create<Box>(1), *b = create<Box>(2), *either = nullptr;
  run(exclusive<Box>(a), exclusive<Box>(b),
      [&](Box &first, Box &) { either = make_view(first.part, within(a, b, static_cast<cell *>(nullptr))); });
  run(shared<Box>(b), [&](const Box &) { CHECK(run(exclusive<Named>(either), nothing).code == status::borrow); });
  run(shared<Box>(a), [&](const Box &) { CHECK(run(exclusive<Named>(either), nothing).code == status::borrow); });
  exports::free(a);
  exports::free(b);
  CHECK(Counted::alive == check.objects + 4);
  CHECK(run(exclusive<Named>(either), nothing).code == status::ok);
  exports::free(either);
}

TEST_CASE("a list of handles is borrowed together, and can be kept") {
  no_leaks check;
  std::vector<cell *> all;
  for (int i = 0; i < 20; ++i) all.push_back(create<Box>(i));
  all.push_back(all.front());
  cell *kept = nullptr;
  CHECK(run(each_exclusive<Box>(all.data(), all.size()), [&](objects<Box> &boxes) {
          CHECK(boxes.size() == 21);
          CHECK(&boxes[20] == &boxes[0]);
          CHECK(run(shared<Box>(all[7]), nothing).code == status::borrow);
          kept = make_view(boxes[3].part, within(handles(all.data(), all.size())));
        }).code == status::ok);
  all.pop_back();
  all[5] = nullptr;
  CHECK(run(each_shared<Box>(all.data(), all.size()), nothing).code == status::handle);
  for (cell *each : all) exports::free(each);
  CHECK(run(shared<Named>(kept), nothing).code == status::ok);
  exports::free(kept);
  CHECK(Counted::alive == check.objects + 2);  // the one at which all[5] was
  Counted::alive -= 2;
  check.handles += 1;
  check.holders += 1;
}

TEST_CASE("unique_ptr takes the object; the handle is empty then") {
  no_leaks check;
  cell *box = create<Box>(3);
  std::unique_ptr<Box> sink;
  CHECK(run(taken<Box>(box), nothing).code == status::ok);  // not moved from after all
  CHECK(run(shared<Box>(box), nothing).code == status::ok);
  outcome thrown = run(taken<Box>(box), [](std::unique_ptr<Box> &) { throw std::runtime_error("no"); });
  CHECK(thrown.message == "no");
  CHECK(run(shared<Box>(box), nothing).code == status::ok);
  cell *part = nullptr;
  run(exclusive<Box>(box), [&](Box &it) { part = make_view(it.part, within(box)); });
  CHECK(run(taken<Named>(part), nothing).code == status::handle);
  CHECK(run(taken<Box>(box), [&](std::unique_ptr<Box> &it) { sink = std::move(it); }).code == status::ok);
  CHECK(sink->value == 3);
  CHECK(run(shared<Box>(box), nothing).message == "the zoo::Box has been moved from");
  CHECK(run(shared<Named>(part), nothing).code == status::handle);
  exports::free(box);
  exports::free(part);
  owned_cell back(make_taken(std::move(sink)));
  CHECK(run(shared<Box>(back.get()), nothing).code == status::ok);
  CHECK(make_taken(std::unique_ptr<Box>()) == nullptr);
  CHECK(run(maybe_taken<Box>(nullptr), [](std::unique_ptr<Box> &it) { CHECK(!it); }).code == status::ok);
}

TEST_CASE("an object that others point into is not given away") {
  no_leaks check;
  cell *box = create<Box>(3), *cursor = nullptr;
  run(exclusive<Box>(box), [&](Box &it) { cursor = make_value<Cursor>(within(box), it); });
  CHECK(run(taken<Box>(box), nothing).code == status::borrow);
  exports::free(cursor);
  std::unique_ptr<Named> base;
  CHECK(run(taken<Named>(box), [&](std::unique_ptr<Named> &it) { base = std::move(it); }).code == status::ok);
  exports::free(box);
  CHECK(base->name == "box");
}

TEST_CASE("T && empties the handle if the call succeeds") {
  no_leaks check;
  owned_cell box(create<Box>(3));
  CHECK(run(moved<Box>(box.get()), [](Box &&) { throw 1; }).code == status::error);
  CHECK(run(moved<Box>(box.get()), [](Box &&it) { Box copy(std::move(it)); }).code == status::ok);
  CHECK(run(shared<Box>(box.get()), nothing).message == "the zoo::Box has been moved from");
}

TEST_CASE("shared_ptr keeps identity, and one place to borrow at") {
  no_leaks check;
  auto object = std::make_shared<Box>(3);
  cell *first = make_sharing(object), *second = make_sharing(object), *base = make_sharing(std::shared_ptr<Named>(object));
  cell *reading = make_sharing(std::shared_ptr<const Box>(object));
  CHECK(first == second);
  CHECK(base != first);
  CHECK(reading != first);
  CHECK(object.use_count() == 2);
  run(shared<Box>(first), [&](const Box &) { CHECK(run(exclusive<Named>(base), nothing).code == status::borrow); });
  CHECK(run(exclusive<Box>(reading), nothing).code == status::readonly);
  cell *found = make_view(*object);  // a plain reference to it is known too
  CHECK(found == first);
  CHECK(run(shares<Box>(first), [&](const std::shared_ptr<Box> &it) {
          CHECK(it == object);
          CHECK(it.use_count() == 3);
        }).code == status::ok);
  CHECK(run(shares<const Named>(reading), [&](const std::shared_ptr<const Named> &it) { CHECK(it == object); }).code == status::ok);
  CHECK(run(taken<Box>(first), nothing).code == status::handle);
  object.reset();
  for (cell *each : {first, second, base, reading, found}) {
    CHECK(run(shared<Named>(each), nothing).code == status::ok);
    exports::free(each);
  }
}

TEST_CASE("an object that was made by value can be shared with C++, and comes back as itself") {
  no_leaks check;
  cell *box = create<Box>(3);
  std::shared_ptr<Box> kept;
  std::shared_ptr<Named> part;
  cell *view = nullptr;
  run(exclusive<Box>(box), [&](Box &it) { view = make_view(it.part, within(box)); });
  run(shares<Box>(box), [&](const std::shared_ptr<Box> &it) { kept = it; });
  run(shares<Named>(view), [&](const std::shared_ptr<Named> &it) { part = it; });
  cell *again = make_sharing(kept);
  CHECK(again == box);
  run(shared<Box>(box), [&](const Box &) { CHECK(run(exclusive<Box>(again), nothing).code == status::borrow); });
  CHECK(run(taken<Box>(box), nothing).code == status::borrow);
  exports::free(box);
  exports::free(view);
  exports::free(again);
  CHECK(kept->value == 3);
  kept.reset();
  CHECK(part->name == "part");
}

TEST_CASE("what was invalidated is stale") {
  no_leaks check;
  cell *box = create<Box>(3), *part = nullptr, *cursor = nullptr, *fresh = nullptr;
  run(exclusive<Box>(box), [&](Box &it) {
    part = make_view(it.part, within(box));
    cursor = make_value<Cursor>(within(box), it);
  });
  CHECK(run(invalidating(exclusive<Box>(box)), [&](Box &it) { fresh = make_view(it.part, within(box)); }).code == status::ok);
  CHECK(run(shared<Named>(part), nothing).code == status::stale);
  CHECK(run(shared<Cursor>(cursor), nothing).message == "what this zoo::Cursor refers to has changed since");
  CHECK(run(shared<Box>(box), nothing).code == status::ok);
  CHECK(run(shared<Named>(fresh), nothing).code == status::ok);
  CHECK(run(invalidating(exclusive<Named>(fresh)), nothing).code == status::ok);
  CHECK(run(shared<Named>(fresh), nothing).code == status::ok);  // who invalidates stays valid itself
  for (cell *each : {box, part, cursor, fresh}) exports::free(each);
}

TEST_CASE("an object for which there is a static reference lives for ever") {
  no_leaks check;
  static Other one;
  check.objects = Counted::alive;
  cell *first = make_static(one), *second = make_static(one);
  CHECK(first == second);
  run(shared<Other>(first), [&](const Other &) { CHECK(run(exclusive<Other>(second), nothing).code == status::borrow); });
  exports::free(first);
  exports::free(second);
  CHECK(one.value == 7);
}

TEST_CASE("a chain of a hundred thousand dies without deep recursion") {
  no_leaks check;
  cell *last = create<Box>(1);
  run(exclusive<Box>(last), [&](Box &it) {
    cell *next = make_value<Cursor>(within(last), it);
    exports::free(last);
    last = next;
  });
  for (int i = 0; i < 100000; ++i) {
    cell *next = nullptr;
    run(shared<Cursor>(last), [&](const Cursor &it) { next = make_value<Cursor>(within(last), *it.at); });
    exports::free(last);
    last = next;
  }
  exports::free(last);
}
