// So many callers, each of which asks a server the same again as soon as it has its answer.
#ifndef FAIRSTART_TESTS_BENCH_LOAD_CALLERS_H_
#define FAIRSTART_TESTS_BENCH_LOAD_CALLERS_H_

#include <chrono>
#include <string>
#include <vector>

namespace fairstart {

// What came of it.
struct Load {
  int in_flight = 0;
  size_t reply_bytes = 0;
  double seconds = 0;                               // over which calls were counted
  std::vector<std::chrono::nanoseconds> latencies;  // of the calls counted, ascending
};

struct LoadOptions {
  std::string target;  // "127.0.0.1:50051"
  int in_flight = 1;
  std::chrono::duration<double> warm_up;  // before anything is counted
  std::chrono::duration<double> counted;
};

// Sends `request`, a PreviewRequest in bytes, through one connection. Every reply must have the
// status OK and the bytes of the first; else throws std::runtime_error that says what came instead.
// A call is counted when it begins and ends in the time counted.
Load CallPreview(const LoadOptions& options, const std::string& request);

// The latency that so many of a thousand calls do not exceed (999: p99.9), in microseconds.
// REQUIRES: a call was counted.
double PerMille(const Load& load, int per_mille);

}  // namespace fairstart

#endif  // FAIRSTART_TESTS_BENCH_LOAD_CALLERS_H_
