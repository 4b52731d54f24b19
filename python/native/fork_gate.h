// fork(2) while another thread cleans would copy a locked lock into the child, where nobody is left
// to open it: RE2 guards its caches so, and a pattern is compiled when it is first needed. So a
// fork waits until no thread is in the library, at most for one document a thread.
#pragma once

namespace dross::python {

/// Held by a thread while it is in the library. Not to be nested, and not to be held while calling
/// into Python.
class LibraryCall {
 public:
  LibraryCall();
  ~LibraryCall();
  LibraryCall(const LibraryCall&) = delete;
  LibraryCall& operator=(const LibraryCall&) = delete;
};

/// To be called once, before the first LibraryCall.
void watch_forks();

}  // namespace dross::python
