// future: a handle that takes care of its threads itself, so that it can be cancelled while somebody waits.
#include <chrono>
#include <condition_variable>
#include <exception>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

#include "hand.hpp"

using namespace ferrule;

namespace hand {

// What the future and the thread that works for it share.
struct Work {
  std::mutex mutex;
  std::condition_variable changed;
  bool ready = false, cancelled = false;
  std::string result;
  std::exception_ptr failure;
  std::vector<std::function<void()>> when_ready;

  void finish() {
    std::vector<std::function<void()>> to_call;
    {
      std::lock_guard<std::mutex> lock(mutex);
      ready = true;
      to_call.swap(when_ready);
    }
    changed.notify_all();
    for (auto &each : to_call) each();
  }
};

class Future {
 public:
  Future(std::string text, double seconds) : work_(std::make_shared<Work>()) {
    thread_ = std::thread([work = work_, text = std::move(text), seconds] {
      {
        std::unique_lock<std::mutex> lock(work->mutex);
        work->changed.wait_for(lock, std::chrono::duration<double>(seconds), [&] { return work->cancelled; });
        if (work->cancelled) {
          work->failure = std::make_exception_ptr(error(status::cancelled, "it was cancelled"));
        } else if (text.empty()) {
          work->failure = std::make_exception_ptr(std::invalid_argument("there is no text"));
        } else {
          work->result = text;
        }
      }
      work->finish();
    });
  }
  Future(const Future &) = delete;
  Future &operator=(const Future &) = delete;
  ~Future() {
    cancel();
    if (thread_.get_id() == std::this_thread::get_id()) {
      thread_.detach();  // freed by what on_ready() called
    } else {
      thread_.join();
    }
  }
  bool wait(double seconds) const {
    std::unique_lock<std::mutex> lock(work_->mutex);
    auto ready = [&] { return work_->ready; };
    if (seconds >= 0) return work_->changed.wait_for(lock, std::chrono::duration<double>(seconds), ready);
    work_->changed.wait(lock, ready);
    return true;
  }
  std::string get() const {
    wait(-1);
    if (work_->failure) std::rethrow_exception(work_->failure);
    return work_->result;
  }
  bool cancel() {
    std::lock_guard<std::mutex> lock(work_->mutex);
    if (work_->ready) return false;
    work_->cancelled = true;
    work_->changed.notify_all();
    return true;
  }
  void on_ready(std::function<void()> function) {
    {
      std::lock_guard<std::mutex> lock(work_->mutex);
      if (!work_->ready) return work_->when_ready.push_back(std::move(function));
    }
    function();
  }

 private:
  std::shared_ptr<Work> work_;
  std::thread thread_;
};

}  // namespace hand

using hand::Future;
template <>
struct ferrule::exported<Future> : ferrule::as_handle<hand_future_str> {
  static const ferrule::descriptor descriptor;
};
const ferrule::descriptor ferrule::exported<Future>::descriptor =
    ferrule::describe<Future>("ferrule::future<std::string>", ferrule::threading::internal);

hand_status hand_later(const char *text, size_t text_size, double seconds, hand_future_str **out, hand_error **error) {
  return call(error, [&] { construct<Future>(out, hand::text(text, text_size), seconds); });
}
hand_status hand_future_str_poll(const hand_future_str *self, bool *out, hand_error **error) {
  return call(error, shared<Future>(self), [&](const Future &self_) { *out = self_.wait(0); });
}
hand_status hand_future_str_wait(const hand_future_str *self, double seconds, bool *out, hand_error **error) {
  return call(error, shared<Future>(self), [&](const Future &self_) { *out = self_.wait(seconds); });
}
hand_status hand_future_str_get(const hand_future_str *self, hand_str *out, hand_owner **owner, hand_error **error) {
  return call(error, shared<Future>(self), [&](const Future &self_) { hand::give(self_.get(), out, owner); });
}
hand_status hand_future_str_cancel(hand_future_str *self, bool *out, hand_error **error) {
  return call(error, exclusive<Future>(self), [&](Future &self_) { *out = self_.cancel(); });
}
hand_status hand_future_str_on_ready(hand_future_str *self, const hand_function *function, hand_error **error) {
  return call(error, [&] {
    auto shared_function = take_callback(function);  // before the handle is looked at: it is ours in any case
    hand_error *inner = nullptr;
    hand_status code = call(&inner, exclusive<Future>(self), [&](Future &self_) {
      self_.on_ready([shared_function] {
        hand_error *failure = nullptr;
        shared_function->call(shared_function->context, &failure);
        hand_error_free(failure);  // nobody is there to hear of it
      });
    });
    check_callback(code, inner);
  });
}
void hand_future_str_free(hand_future_str *self) { exports::free(self); }
