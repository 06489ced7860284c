// A node keeps its document; what loads another text into it, as pugi.toml says, makes older nodes stale.
#include <cstring>
#include <string>

#include "program.hpp"
#include "pugi.h"

namespace {

constexpr char text[] = "<shop><apple price='3'>red</apple><pear/></shop>";

pugi_xml_document *parsed(const char *source) {
  pugi_xml_document *made = nullptr;
  CHECK(pugi_xml_document_new(&made, nullptr) == PUGI_OK);
  pugi_xml_parse_result *result = nullptr;
  CHECK(pugi_xml_document_load_string(made, source, std::strlen(source), 116, &result, nullptr) == PUGI_OK);
  bool good = false;
  CHECK(pugi_xml_parse_result_to_bool(result, &good, nullptr) == PUGI_OK && good);
  pugi_xml_parse_result_free(result);
  return made;
}

pugi_xml_node *child(const pugi_xml_node *of, const char *name) {
  pugi_xml_node *found = nullptr;
  CHECK(pugi_xml_node_child(of, name, std::strlen(name), &found, nullptr) == PUGI_OK && found);
  return found;
}

std::string value(const pugi_xml_node *of) {
  pugi_str out;
  pugi_owner *owner = nullptr;
  CHECK(pugi_xml_node_child_value(of, &out, &owner, nullptr) == PUGI_OK);
  std::string copy(out.data, out.size);
  pugi_release(owner);
  return copy;
}

// Everything that it came from is freed; a node, its copy and an attribute are not.
void kept() {
  pugi_xml_document *document = parsed(text);
  pugi_xml_node *shop = child(reinterpret_cast<pugi_xml_node *>(document), "shop"), *apple = child(shop, "apple"), *copy = nullptr;
  pugi_xml_attribute *price = nullptr;
  CHECK(pugi_xml_node_copy(apple, &copy, nullptr) == PUGI_OK);
  CHECK(pugi_xml_node_attribute_str(apple, "price", 5, &price, nullptr) == PUGI_OK);
  pugi_xml_document_free(document);
  pugi_xml_node_free(shop);
  CHECK(value(apple) == "red");
  pugi_xml_node_free(apple);
  CHECK(value(copy) == "red");
  pugi_xml_node_free(copy);
  int32_t number = 0;
  CHECK(pugi_xml_attribute_as_int(price, 0, &number, nullptr) == PUGI_OK && number == 3);
  pugi_xml_attribute_free(price);
}

// The text that a result had is the caller's until it is released, whatever becomes of the document.
void result_outlives() {
  pugi_xml_document *document = parsed(text);
  pugi_xml_node *shop = child(reinterpret_cast<pugi_xml_node *>(document), "shop"), *apple = child(shop, "apple");
  pugi_str out;
  pugi_owner *owner = nullptr;
  CHECK(pugi_xml_node_child_value(apple, &out, &owner, nullptr) == PUGI_OK);
  pugi_xml_node_free(apple), pugi_xml_node_free(shop), pugi_xml_document_free(document);
  CHECK(out.size == 3 && std::memcmp(out.data, "red", 3) == 0);
  pugi_release(owner);
}

void stale() {
  pugi_xml_document *document = parsed(text);
  auto *top = reinterpret_cast<pugi_xml_node *>(document);
  pugi_xml_node *shop = child(top, "shop"), *apple = child(shop, "apple"), *none = nullptr;
  pugi_xml_parse_result *result = nullptr;
  CHECK(pugi_xml_document_load_string(document, "<farm/>", 7, 116, &result, nullptr) == PUGI_OK);
  pugi_str out;
  pugi_owner *owner = nullptr;
  pugi_error *error = nullptr;
  CHECK(pugi_xml_node_child_value(apple, &out, &owner, &error) == PUGI_ERROR_STALE && !owner);
  CHECK(std::strstr(pugi_error_message(error), "changed"));
  pugi_error_free(error);
  bool done = false;
  CHECK(pugi_xml_node_set_name(shop, "x", 1, &done, nullptr) == PUGI_ERROR_STALE);
  CHECK(pugi_xml_node_child(shop, "apple", 5, &none, nullptr) == PUGI_ERROR_STALE);
  CHECK(pugi_xml_node_remove_child_xml_node(top, shop, &done, nullptr) == PUGI_ERROR_STALE);
  CHECK(pugi_xml_node_copy(shop, &none, nullptr) == PUGI_ERROR_STALE);
  // The document itself and what comes from it now are not.
  pugi_xml_node *farm = child(top, "farm");
  CHECK(value(farm).empty());
  pugi_xml_node_free(farm), pugi_xml_node_free(shop), pugi_xml_node_free(apple);
  CHECK(pugi_xml_parse_result_description(result, &out, &owner, nullptr) == PUGI_OK && out.size);
  pugi_release(owner);
  pugi_xml_parse_result_free(result);
  pugi_xml_document_free(document);
}

// Nodes of two documents in one call, both ways at once.
void two_documents() {
  pugi_xml_document *one = parsed(text), *other = parsed(text);
  const int many = rounds(300);
  auto copy = [many](pugi_xml_document *from, pugi_xml_document *to) {
    return [=] {
      pugi_xml_node *shop = child(reinterpret_cast<pugi_xml_node *>(from), "shop"), *made = nullptr;
      pugi_xml_node *target = child(reinterpret_cast<pugi_xml_node *>(to), "shop");
      pugi_xml_node *apple = child(shop, "apple");
      for (int i = many; i-- > 0;) {
        CHECK(pugi_xml_node_append_copy_xml_node(target, apple, &made, nullptr) == PUGI_OK);
        CHECK(value(made) == "red");
        pugi_xml_node_free(made);
      }
      pugi_xml_node_free(shop), pugi_xml_node_free(target), pugi_xml_node_free(apple);
    };
  };
  together(copy(one, other), copy(other, one));
  pugi_xml_document_free(one), pugi_xml_document_free(other);
}

}  // namespace

int main() {
  limit_seconds(300);
  kept();
  result_outlives();
  stale();
  two_documents();
  CHECK(pugi_live_handles() == 0);
}
