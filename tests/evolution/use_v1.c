/* Compiled against the first header only; run with every library since. */
#include <shop.h>

#include "check.h"

int main(void) {
  shop_cart *cart = NULL;
  shop_error *error = NULL;
  double sum = 0;
  CHECK(shop_abi() == SHOP_ABI);
  CHECK(shop_cart_new("Ann", 3, &cart, NULL) == SHOP_OK);
  CHECK(shop_cart_total(cart, &sum, &error) == SHOP_ERROR_EMPTY);
  CHECK(shop_error_status(error) == SHOP_ERROR_EMPTY);
  shop_error_free(error);
  shop_item item = {{"tea", 3}, 2.5, SHOP_UNIT_KILO};
  CHECK(shop_cart_add(cart, &item, NULL) == SHOP_OK);
  CHECK(shop_cart_add(cart, &item, NULL) == SHOP_OK);
  CHECK(shop_cart_total(cart, &sum, NULL) == SHOP_OK && sum == 5);
  shop_list_item items;
  shop_owner *owner = NULL;
  CHECK(shop_cart_items(cart, &items, &owner, NULL) == SHOP_OK);
  CHECK(items.size == 2 && items.data[1].unit == SHOP_UNIT_KILO && memcmp(items.data[1].name.data, "tea", 3) == 0);
  shop_release(owner);
  CHECK(shop_tax(10, &sum, NULL) == SHOP_OK && sum == 5);
  shop_cart_free(cart);
  return 0;
}
