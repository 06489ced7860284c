/// Classes that derive from each other.
#pragma once

#include <ferrule/ferrule.hpp>
#include <memory>
#include <string>
#include <vector>

namespace zoo {

/// Something that lives.
class FERRULE(export) Animal {
 public:
  virtual ~Animal() = default;
  /// What it says.
  virtual std::string sound() const = 0;
  int legs = 4;

 protected:
  int secret() const { return 1; }
};

/// Lends what it has: nobody exports it.
class Tagged {
 public:
  /// On its ear.
  std::string tag() const { return tag_; }
  int number = 7;

 private:
  std::string tag_ = "x";
};

class FERRULE(export) Dog : public Animal, public Tagged {
 public:
  explicit Dog(int age) : age(age) {}
  std::string sound() const override { return "wuff"; }
  int age;
};

// Between two that are exported.
class Small : public Dog {
 public:
  using Dog::Dog;
  std::string sound() const override { return "yap"; }
};

class FERRULE(export) Pug : public Small {
 public:
  using Small::Small;
  double tag(double x) const { return x; }  // hides Tagged's
};

/// By a virtual base.
class FERRULE(export) Cat : public virtual Animal {
 public:
  std::string sound() const override { return "miaow"; }
};

struct FERRULE(record) Place {
  double x = 0;
};
struct FERRULE(record) Cage : Place {
  int number = 1;
};

FERRULE(export) inline std::unique_ptr<Animal> adopt(int which) {
  if (which == 1) return std::make_unique<Pug>(3);
  return std::make_unique<Cat>();
}
FERRULE(export) inline std::vector<std::shared_ptr<Animal>> all() { return {std::make_shared<Small>(1)}; }
FERRULE(export) inline int legs_of(const Animal &animal) { return animal.legs; }

}  // namespace zoo
