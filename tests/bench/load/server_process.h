// A server in a process of its own, as long as the object lives.
#ifndef FAIRSTART_TESTS_BENCH_LOAD_SERVER_PROCESS_H_
#define FAIRSTART_TESTS_BENCH_LOAD_SERVER_PROCESS_H_

#include <sys/types.h>

#include <string>

namespace fairstart {

class ServerProcess {
 public:
  // Runs `program serve --rules rules` on a free port and waits until it says where it listens.
  // Throws std::runtime_error if it cannot be started or ends before it is ready.
  ServerProcess(const std::string& program, const std::string& rules);
  // Tells it to stop and waits until it has.
  ~ServerProcess();
  ServerProcess(const ServerProcess&) = delete;
  ServerProcess& operator=(const ServerProcess&) = delete;

  const std::string& address() const { return address_; }

 private:
  pid_t process_ = -1;
  int output_ = -1;
  std::string address_;
};

}  // namespace fairstart

#endif  // FAIRSTART_TESTS_BENCH_LOAD_SERVER_PROCESS_H_
