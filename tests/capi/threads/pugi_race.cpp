// Two nodes of one document, changed by two threads while a third one reads: pugixml itself would crash.
#include <cstring>
#include <string>

#include "program.hpp"
#include "pugi.h"

namespace {

pugi_xml_node *append(pugi_xml_node *to, const std::string &name) {
  pugi_xml_node *made = nullptr;
  CHECK(pugi_xml_node_append_child_str(to, name.data(), name.size(), &made, nullptr) == PUGI_OK && made);
  return made;
}

bool is_there(pugi_xml_node *node) {
  bool there = false;
  CHECK(pugi_xml_node_equal(node, node, &there, nullptr) == PUGI_OK && there);
  bool empty = true;
  CHECK(pugi_xml_node_empty(node, &empty, nullptr) == PUGI_OK);
  return !empty;
}

int count(pugi_xml_node *of) {
  int all = 0;
  pugi_xml_node *at = nullptr;
  CHECK(pugi_xml_node_first_child(of, &at, nullptr) == PUGI_OK);
  while (is_there(at)) {
    ++all;
    pugi_str name;
    pugi_owner *owner = nullptr;
    CHECK(pugi_xml_node_name(at, &name, &owner, nullptr) == PUGI_OK && name.size >= 4 && std::memcmp(name.data, "item", 4) == 0);
    pugi_release(owner);
    pugi_xml_node *next = nullptr;
    CHECK(pugi_xml_node_next_sibling(at, &next, nullptr) == PUGI_OK);
    pugi_xml_node_free(at);
    at = next;
  }
  pugi_xml_node_free(at);
  return all;
}

}  // namespace

int main() {
  limit_seconds(300);
  const int many = rounds(4000);
  pugi_xml_document *document = nullptr;
  CHECK(pugi_xml_document_new(&document, nullptr) == PUGI_OK);
  auto *top = reinterpret_cast<pugi_xml_node *>(document);  // a document is a node
  pugi_xml_node *one = append(top, "one"), *other = append(top, "other");
  std::atomic<int> writing{2};
  auto write = [&](pugi_xml_node *node) {
    return [&writing, node, many] {
      for (int i = 0; i < many; ++i) {
        pugi_xml_node *item = append(node, "item" + std::to_string(i));
        pugi_xml_attribute *attribute = nullptr;
        CHECK(pugi_xml_node_append_attribute(item, "value", 5, &attribute, nullptr) == PUGI_OK);
        bool done = false;
        CHECK(pugi_xml_attribute_set_value_i32(attribute, i, &done, nullptr) == PUGI_OK && done);
        CHECK(pugi_xml_node_set_name(item, "item that has a longer name", 27, &done, nullptr) == PUGI_OK && done);
        pugi_xml_attribute_free(attribute);
        if (i % 2) CHECK(pugi_xml_node_remove_child_xml_node(node, item, &done, nullptr) == PUGI_OK && done);
        pugi_xml_node_free(item);
      }
      --writing;
    };
  };
  together(write(one), write(other), [&] {
    pugi_xml_node *first = nullptr;
    while (writing) {
      CHECK(pugi_xml_document_document_element(document, &first, nullptr) == PUGI_OK);
      CHECK(is_there(first));
      pugi_xml_node_free(first);
      std::this_thread::yield();
    }
  });
  CHECK(count(one) == (many + 1) / 2 && count(other) == (many + 1) / 2);
  pugi_xml_node_free(one);
  pugi_xml_document_free(document);
  CHECK(count(other) == (many + 1) / 2);
  pugi_xml_node_free(other);
  CHECK(pugi_live_handles() == 0);
}
