/* Compiled against the third header. */
#include <shop.h>

#include "check.h"

int main(void) {
  shop_cart *cart = NULL;
  double sum = 0;
  shop_str name;
  shop_owner *owner = NULL;
  CHECK(shop_abi() == SHOP_ABI);
  CHECK(shop_cart_new_str_f64("Eve", 3, 100, &cart, NULL) == SHOP_OK); /* the second's name, whatever C++ calls its parameter */
  CHECK(shop_named_owner((const shop_named *)cart, &name, &owner, NULL) == SHOP_OK && name.size == 3);
  shop_release(owner);
  CHECK(shop_cart_add_str(cart, "milk", 4, NULL) == SHOP_OK);
  CHECK(shop_tax_cart(cart, &sum, NULL) == SHOP_OK && sum == 0.5);
  CHECK(shop_tax_f64_f64_i32(10, 0.25, 3, &sum, NULL) == SHOP_OK && sum == 7.5);
  CHECK(shop_tax_f64_f64(10, 0.25, &sum, NULL) == SHOP_OK && sum == 2.5);
  CHECK(shop_tax(10, &sum, NULL) == SHOP_OK && sum == 5);
  shop_cart_free(cart);
  return 0;
}
