// preview_load: how many Preview calls a second a server answers, and how soon, over one connection
// from this machine. Starts `fairstart serve` as a process of its own unless --target names a
// server. What the figures mean and how to take them: docs/performance.md.
#include <CLI/CLI.hpp>
#include <cstdio>
#include <iostream>
#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

#include "fairstart/v1/decision_service.pb.h"
#include "service/files/message_file.h"
#include "tests/bench/load/callers.h"
#include "tests/bench/load/server_process.h"

namespace fairstart {
namespace {

struct Arguments {
  std::string program = "build/release/bin/fairstart";
  std::string rules = "rules";
  std::string target;
  std::string case_file = "rules/rotherham/2017/examples/living-allowance.txtpb";
  std::string rulebook = "rotherham";
  std::string as_of;
  std::string reply = "finding";
  std::vector<int> in_flight = {1, 64};
  double warm_up = 1;
  double seconds = 5;
  std::string format = "text";
};

void Read(int argc, char** argv, Arguments& arguments) {
  CLI::App app("How many Preview calls a second a server answers, and how soon");
  app.add_option("--fairstart", arguments.program, "The program whose server is started")
      ->capture_default_str();
  app.add_option("--rules", arguments.rules, "Its rules")->capture_default_str();
  app.add_option("--target", arguments.target, "Ask this server (HOST:PORT) and start none");
  app.add_option("--case", arguments.case_file, "The facts that are asked about")
      ->capture_default_str();
  app.add_option("--rulebook", arguments.rulebook)->capture_default_str();
  app.add_option("--as-of", arguments.as_of, "The day asked about; the case's known_through");
  app.add_option("--reply", arguments.reply,
                 "finding, or all: with windows and the explanation in full")
      ->check(CLI::IsMember({"finding", "all"}))
      ->capture_default_str();
  app.add_option("--in-flight", arguments.in_flight, "Calls in flight: one row for each number")
      ->delimiter(',')
      ->check(CLI::Range(1, 10000))
      ->capture_default_str();
  app.add_option("--warm-up", arguments.warm_up, "Seconds before anything is counted")
      ->capture_default_str();
  app.add_option("--seconds", arguments.seconds, "Seconds that are counted")->capture_default_str();
  app.add_option("--format", arguments.format)
      ->check(CLI::IsMember({"text", "json"}))
      ->capture_default_str();
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    std::exit(app.exit(error));
  }
}

std::string MakeRequest(const Arguments& arguments) {
  v1::PreviewRequest request;
  const absl::StatusOr<MessageFile> file = OpenMessageFile(arguments.case_file, std::cin);
  if (!file.ok()) throw std::runtime_error(std::string(file.status().message()));
  if (!ReadMessage(*file, *request.mutable_case_()).empty()) {
    throw std::runtime_error(arguments.case_file + " holds no case");
  }
  request.mutable_rulebook()->set_id(arguments.rulebook);
  request.set_as_of(arguments.as_of.empty() ? request.case_().known_through() : arguments.as_of);
  if (arguments.reply == "all") {
    request.set_windows(true);
    request.set_explanation(v1::EXPLANATION_DETAIL_FULL);
  }
  return request.SerializeAsString();
}

void PrintText(const std::vector<Load>& loads) {
  std::printf("%9s %9s %9s %9s %9s %9s %9s   reply\n", "in flight", "calls/s", "p50", "p90", "p99",
              "p99.9", "longest");
  for (const Load& load : loads) {
    std::printf("%9d %9.0f %9.0f %9.0f %9.0f %9.0f %9.0f   %zu bytes\n", load.in_flight,
                static_cast<double>(load.latencies.size()) / load.seconds, PerMille(load, 500),
                PerMille(load, 900), PerMille(load, 990), PerMille(load, 999), PerMille(load, 1000),
                load.reply_bytes);
  }
  std::printf("latencies in microseconds\n");
}

void PrintJson(const std::vector<Load>& loads) {
  const char* separator = "[";
  for (const Load& load : loads) {
    std::printf(
        "%s\n  {\"in_flight\": %d, \"calls\": %zu, \"seconds\": %g, \"calls_per_second\": %.1f, "
        "\"reply_bytes\": %zu, \"microseconds\": {\"p50\": %.1f, \"p90\": %.1f, \"p99\": %.1f, "
        "\"p99.9\": %.1f, \"longest\": %.1f}}",
        separator, load.in_flight, load.latencies.size(), load.seconds,
        static_cast<double>(load.latencies.size()) / load.seconds, load.reply_bytes,
        PerMille(load, 500), PerMille(load, 900), PerMille(load, 990), PerMille(load, 999),
        PerMille(load, 1000));
    separator = ",";
  }
  std::printf("\n]\n");
}

void Measure(const Arguments& arguments) {
  const std::string request = MakeRequest(arguments);
  std::unique_ptr<ServerProcess> server;
  if (arguments.target.empty()) {
    server = std::make_unique<ServerProcess>(arguments.program, arguments.rules);
  }
  std::vector<Load> loads;
  for (const int in_flight : arguments.in_flight) {
    LoadOptions options;
    options.target = server == nullptr ? arguments.target : server->address();
    options.in_flight = in_flight;
    options.warm_up = std::chrono::duration<double>(arguments.warm_up);
    options.counted = std::chrono::duration<double>(arguments.seconds);
    loads.push_back(CallPreview(options, request));
    if (loads.back().latencies.empty())
      throw std::runtime_error("no call ended in the time counted");
  }
  if (arguments.format == "json") {
    PrintJson(loads);
  } else {
    PrintText(loads);
  }
}

}  // namespace
}  // namespace fairstart

int main(int argc, char** argv) {
  fairstart::Arguments arguments;
  fairstart::Read(argc, argv, arguments);
  try {
    fairstart::Measure(arguments);
  } catch (const std::runtime_error& error) {
    std::cerr << "preview_load: " << error.what() << "\n";
    return 1;
  }
}
