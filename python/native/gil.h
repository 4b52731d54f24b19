// The interpreter's lock, let go of while the library works. Arrow streams are asked for their next
// array by whoever reads them, with the lock or without it.
#pragma once

#include <Python.h>

namespace dross::python {

/// Releases the lock if this thread holds it, and takes it again at the end.
class WithoutInterpreter {
 public:
  WithoutInterpreter() : state_(PyGILState_Check() != 0 ? PyEval_SaveThread() : nullptr) {}
  ~WithoutInterpreter() {
    if (state_ != nullptr) PyEval_RestoreThread(state_);
  }
  WithoutInterpreter(const WithoutInterpreter&) = delete;
  WithoutInterpreter& operator=(const WithoutInterpreter&) = delete;

 private:
  PyThreadState* state_;
};

}  // namespace dross::python
