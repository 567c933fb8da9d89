// SIGINT and SIGTERM, waited for instead of dying of them.
#ifndef FAIRSTART_SERVICE_SERVER_SHUTDOWN_SIGNAL_H_
#define FAIRSTART_SERVICE_SERVER_SHUTDOWN_SIGNAL_H_

namespace fairstart {

// Make one before any thread is started: threads take over what is blocked when they start.
class ShutdownSignal {
 public:
  // From here on SIGINT and SIGTERM wait for Wait.
  ShutdownSignal();

  // Returns when one of them arrives. From then on the next one ends the process, as it would
  // without all this: who asks twice does not want to wait.
  void Wait();
};

}  // namespace fairstart

#endif  // FAIRSTART_SERVICE_SERVER_SHUTDOWN_SIGNAL_H_
