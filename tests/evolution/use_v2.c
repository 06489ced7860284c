/* Compiled against the second header. */
#include <shop.h>

#include "check.h"

int main(void) {
  shop_cart *cart = NULL;
  shop_shelf *shelf = NULL;
  shop_error *error = NULL;
  double sum = 0;
  uint64_t size = 0;
  CHECK(shop_abi() == SHOP_ABI);
  CHECK(shop_cart_new_str_f64("Bob", 3, 10, &cart, NULL) == SHOP_OK);
  CHECK(shop_cart_add_str(cart, "milk", 4, NULL) == SHOP_OK);
  shop_item item = {{"tea", 3}, 2.5, SHOP_UNIT_LITRE};
  CHECK(shop_cart_add_item_i32(cart, &item, 2, NULL) == SHOP_OK);
  CHECK(shop_cart_total(cart, &sum, NULL) == SHOP_OK && sum == 6);
  CHECK(shop_cart_add_item_i32(cart, &item, 2, &error) == SHOP_ERROR_BROKE);
  CHECK(SHOP_ERROR_EMPTY == 256 && SHOP_ERROR_BROKE == 257); /* numbers by age, not by place */
  shop_error_free(error);
  CHECK(shop_shelf_new(&shelf, NULL) == SHOP_OK);
  CHECK(shop_shelf_put(shelf, &item, NULL) == SHOP_OK && shop_shelf_size(shelf, &size, NULL) == SHOP_OK && size == 1);
  CHECK(shop_tax_f64_f64(10, 0.25, &sum, NULL) == SHOP_OK && sum == 2.5);
  shop_shelf_free(shelf);
  shop_cart_free(cart);
  return 0;
}
