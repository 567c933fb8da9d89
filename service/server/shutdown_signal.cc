// Tested by tests/e2e/server_process_test.mjs.
#include "service/server/shutdown_signal.h"

#include <pthread.h>
#include <signal.h>

namespace fairstart {
namespace {

sigset_t Signals() {
  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, SIGINT);
  sigaddset(&signals, SIGTERM);
  return signals;
}

}  // namespace

ShutdownSignal::ShutdownSignal() {
  const sigset_t signals = Signals();
  pthread_sigmask(SIG_BLOCK, &signals, nullptr);
}

void ShutdownSignal::Wait() {
  const sigset_t signals = Signals();
  int signal = 0;
  sigwait(&signals, &signal);
  pthread_sigmask(SIG_UNBLOCK, &signals, nullptr);
}

}  // namespace fairstart
