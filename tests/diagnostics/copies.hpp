#pragma once
#include <ferrule/ferrule.hpp>
#include <memory>
#include <string>
#include <vector>

namespace diag {



class FERRULE(export) Holder {                                   // warning[broken-copy]: `diag::Holder` is not copied: it says that it can be, but its copy does not compile
 public:
  Holder();
  ~Holder();
  int size() const;

 private:
  std::vector<std::unique_ptr<std::string>> parts_;
};

class FERRULE(export) Fine {
 public:
  Fine();

 private:
  std::vector<std::string> parts_;
};

}  // namespace diag
