// object, array, box, variant.
#include <ferrule/abi.h>

#include <memory>
#include <mutex>
#include <variant>
#include <vector>

#include "hand.hpp"

using namespace ferrule;

namespace hand {

// ---- object: as ferrule::object will be -------------------------------------------------------------------------------------

class Object {
 public:
  Object() = default;
  explicit Object(const hand_object &from) : it_(from) {
    if (it_.object) it_.host->retain(it_.object);
  }
  Object(Object &&other) noexcept : it_(std::exchange(other.it_, {nullptr, nullptr})) {}
  Object &operator=(Object &&other) noexcept {
    std::swap(it_, other.it_);
    return *this;
  }
  ~Object() {
    if (it_.object) it_.host->release(it_.object);
  }
  hand_object give() noexcept { return std::exchange(it_, {nullptr, nullptr}); }

 private:
  hand_object it_ = {nullptr, nullptr};
};

// Not destroyed at exit: the host may be gone by then.
static Object &remembered() {
  static immortal<Object> it;
  return it.value;
}

// ---- array ------------------------------------------------------------------------------------------------------------------

struct Matrix {
  DLManagedTensorVersioned tensor{};
  std::int64_t shape[2];
  std::vector<double> items;
};

static double sum(const DLManagedTensorVersioned &managed) {
  if (managed.version.major != DLPACK_MAJOR_VERSION) throw error(status::type, "a tensor of an unknown version of DLPack");
  const DLTensor &tensor = managed.dl_tensor;
  if (tensor.device.device_type != kDLCPU) throw error(status::type, "the tensor is not in the memory of the CPU");
  if (tensor.dtype.code != kDLFloat || tensor.dtype.bits != 64 || tensor.dtype.lanes != 1) {
    throw error(status::type, "a tensor of float64 is needed");
  }
  if (tensor.ndim != 2) throw std::invalid_argument("a tensor of 2 dimensions is needed, not " + std::to_string(tensor.ndim));
  const auto *items = reinterpret_cast<const double *>(static_cast<const char *>(tensor.data) + tensor.byte_offset);
  std::int64_t down = tensor.strides ? tensor.strides[0] : tensor.shape[1], across = tensor.strides ? tensor.strides[1] : 1;
  double result = 0;
  for (std::int64_t row = 0; row < tensor.shape[0]; ++row) {
    for (std::int64_t column = 0; column < tensor.shape[1]; ++column) result += items[row * down + column * across];
  }
  return result;
}

static DLManagedTensorVersioned *zeros(std::int64_t rows, std::int64_t columns) {
  if (rows < 0 || columns < 0) throw std::invalid_argument("a matrix cannot have a negative size");
  auto made = std::make_unique<Matrix>();
  made->items.resize(static_cast<std::size_t>(rows * columns));
  made->shape[0] = rows;
  made->shape[1] = columns;
  DLManagedTensorVersioned &tensor = made->tensor;
  tensor.version = {DLPACK_MAJOR_VERSION, DLPACK_MINOR_VERSION};
  tensor.dl_tensor = {made->items.data(), {kDLCPU, 0}, 2, {kDLFloat, 64, 1}, made->shape, nullptr, 0};
  tensor.deleter = [](DLManagedTensorVersioned *self) { delete static_cast<Matrix *>(self->manager_ctx); };
  tensor.manager_ctx = made.get();
  return &made.release()->tensor;
}

// ---- box --------------------------------------------------------------------------------------------------------------------

struct Tree {
  std::int32_t key = 0;
  std::unique_ptr<Tree> left, right;
};

static std::unique_ptr<Tree> lift(const hand_tree *from) {
  if (!from) return nullptr;
  auto made = std::make_unique<Tree>();
  made->key = from->key;
  made->left = lift(from->left.value);
  made->right = lift(from->right.value);
  return made;
}

static void lower(const Tree &from, hand_tree *out, arena &memory) {
  auto box = [&](const std::unique_ptr<Tree> &child) -> hand_box_tree {
    if (!child) return {nullptr};
    auto *made = memory.array<hand_tree>(1);
    lower(*child, made, memory);
    return {made};
  };
  out->key = from.key;
  out->left = box(from.left);
  out->right = box(from.right);
}

static void mirror(Tree &tree) {
  std::swap(tree.left, tree.right);
  if (tree.left) mirror(*tree.left);
  if (tree.right) mirror(*tree.right);
}

// ---- variant ----------------------------------------------------------------------------------------------------------------

using Item = std::variant<std::int64_t, double, std::string>;

static Item lift(const hand_variant_i64_f64_str &from) {
  switch (from.index) {
    case 0: return from.value.alternative0;
    case 1: return from.value.alternative1;
    case 2: return text(from.value.alternative2.data, from.value.alternative2.size);
    default: throw std::invalid_argument("a variant has no alternative " + std::to_string(from.index));
  }
}

static void lower(Item &&from, hand_variant_i64_f64_str *out, arena &memory) {
  out->index = static_cast<std::uint32_t>(from.index());
  if (auto *number = std::get_if<std::int64_t>(&from)) out->value.alternative0 = *number;
  if (auto *real = std::get_if<double>(&from)) out->value.alternative1 = *real;
  if (auto *string = std::get_if<std::string>(&from)) {
    const std::string &kept = memory.keep(std::move(*string));
    out->value.alternative2 = {kept.data(), kept.size()};
  }
}

}  // namespace hand

hand_status hand_swap(const hand_object *object, hand_object *out, hand_error **error) {
  return call(error, library(), [&] {
    hand::Object before(*object);
    std::swap(hand::remembered(), before);
    *out = before.give();
  });
}
hand_status hand_text(const hand_object *object, hand_str *out, hand_owner **owner, hand_error **error) {
  return call(error, [&] {
    if (!object->object || !overrides(*object->host, &hand_host::text)) throw ferrule::error(status::type, "an object without a text");
    hand::give(hand::text_of([&](auto... to) { return object->host->text(object->object, to...); }), out, owner);
  });
}

hand_status hand_sum(const DLManagedTensorVersioned *matrix, double *out, hand_error **error) {
  return call(error, [&] {
    if (!matrix) throw std::invalid_argument("a tensor is needed, but it is NULL");
    *out = hand::sum(*matrix);
  });
}
hand_status hand_zeros(int64_t rows, int64_t columns, DLManagedTensorVersioned **out, hand_error **error) {
  return call(error, [&] { *out = hand::zeros(rows, columns); });
}

hand_status hand_mirror(const hand_tree *tree, hand_tree *out, hand_owner **owner, hand_error **error) {
  return call(error, [&] {
    std::unique_ptr<hand::Tree> made = hand::lift(tree);
    hand::mirror(*made);
    arena memory;
    hand::lower(*made, out, memory);
    *owner = memory.finish<hand_owner>();
  });
}

hand_status hand_doubled(const hand_variant_i64_f64_str *items, size_t items_size, hand_list_variant_i64_f64_str *out,
                         hand_owner **owner, hand_error **error) {
  return call(error, [&] {
    arena memory;
    auto *made = memory.array<hand_variant_i64_f64_str>(items_size);
    for (std::size_t i = 0; i < items_size; ++i) {
      hand::Item item = hand::lift(items[i]);
      std::visit([](auto &it) { it += it; }, item);
      hand::lower(std::move(item), &made[i], memory);
    }
    *out = {made, items_size};
    *owner = memory.finish<hand_owner>();
  });
}
