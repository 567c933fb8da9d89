// How fast a ledger's findings are replayed, and in how much memory. Records what is found of as
// many synthetic people as are wanted, with all that their findings rest on, and then replays all
// of them:
//
//   build/release/bench/replay_benchmark --findings 100000 --entitlement living_allowance --keep
//   build/release/bench/replay_benchmark --findings 100000
//
// The second takes the ledger that the first left, so that its memory is that of replaying alone.
#include <sys/resource.h>

#include <CLI/CLI.hpp>
#include <atomic>
#include <chrono>
#include <cstdint>
#include <filesystem>
#include <iomanip>
#include <iostream>
#include <string>
#include <thread>
#include <vector>

#include "absl/strings/str_cat.h"
#include "service/audit/replay_all.h"
#include "service/cohorts/synthetic_case.h"
#include "service/deciding/propose.h"
#include "service/deciding/record_keeping.h"

namespace fairstart {
namespace {

// Clients that record at a time, so that they share syncs of the disk.
constexpr int kClients = 64;

double Seconds(std::chrono::steady_clock::time_point since) {
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - since).count();
}

// The most memory that the process has had, in MB.
double PeakMegabytes() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return static_cast<double>(usage.ru_maxrss) / 1024;
}

template <typename T>
T OrDie(absl::StatusOr<T> result) {
  if (!result.ok()) {
    std::cerr << result.status() << "\n";
    std::exit(1);
  }
  return *std::move(result);
}

void Record(const RecordKeeping& keeping, const v1::Rulebook& rulebook, int64_t findings,
            const std::vector<std::string>& entitlements) {
  const Day day = OrDie(ParseDay("2017-06-30"));
  std::atomic<int64_t> next = 1;
  std::vector<std::thread> clients;
  for (int i = 0; i < kClients; ++i) {
    clients.emplace_back([&] {
      for (int64_t number = next++; number <= findings; number = next++) {
        v1::ProposeRequest request;
        request.set_request_id(absl::StrCat("r-", number));
        request.set_said_by("benchmark");
        request.mutable_rulebook()->set_id("rotherham");
        request.set_as_of("2017-06-30");
        *request.mutable_case_() = SyntheticCase(1, static_cast<uint64_t>(number), day, rulebook);
        request.mutable_entitlements()->Assign(entitlements.begin(), entitlements.end());
        OrDie(Propose(keeping, request.SerializeAsString(), ""));
      }
    });
  }
  for (std::thread& client : clients) client.join();
}

void Replay(const LedgerReader& reader, int64_t findings) {
  const auto start = std::chrono::steady_clock::now();
  PlanArchive plans;
  LedgerReplay replay =
      OrDie(LedgerReplay::Begin([&] { return reader.Read(); }, "",
                                static_cast<int>(std::thread::hardware_concurrency()), plans));
  v1::ReplayCounts counts;
  double peak_of_the_first_tenth = 0;
  for (;;) {
    const std::optional<v1::ReplayAllResponse> part = OrDie(replay.Next());
    if (!part.has_value()) break;
    AddCounts(part->counts(), counts);
    if (peak_of_the_first_tenth == 0 || counts.same() * 10 <= findings)
      peak_of_the_first_tenth = PeakMegabytes();
  }
  const double seconds = Seconds(start);
  std::cout << "replayed: " << counts.same() << " the same, " << counts.same_finding()
            << " under other semantics, " << counts.differs() << " different, " << counts.erased()
            << " erased; " << seconds << " s, " << static_cast<double>(findings) / seconds
            << " a second\n"
            << "peak memory: " << peak_of_the_first_tenth << " MB in the first tenth, "
            << PeakMegabytes() << " MB at the end\n";
}

void Run(const std::filesystem::path& folder, int64_t findings,
         const std::vector<std::string>& entitlements) {
  const std::filesystem::path file = folder / "replay-benchmark.ledger";
  const auto library = OrDie(RulebookLibrary::Open("rules"));
  Selection selection;
  selection.id = "rotherham";
  const std::shared_ptr<const Plan> plan = OrDie(library->Find(selection));
  if (!std::filesystem::exists(file)) {
    const auto start = std::chrono::steady_clock::now();
    const SigningKey key = SigningKey::Generate();
    if (const absl::Status made = Ledger::Create(file, "fairstart.example/benchmark", key);
        !made.ok()) {
      std::cerr << made << "\n";
      std::exit(1);
    }
    const auto ledger = OrDie(Ledger::Open(file, key));
    const auto keeping = OrDie(RecordKeeping::Open(*ledger, *library, "benchmark"));
    Record(*keeping, MergedRulebook(*plan), findings, entitlements);
    std::cout << "recorded: " << findings << " findings with their cases in " << Seconds(start)
              << " s\n";
  }
  std::cout << "the ledger's file: " << static_cast<double>(std::filesystem::file_size(file)) / 1e6
            << " MB\n";
}

}  // namespace
}  // namespace fairstart

int main(int argc, char** argv) {
  CLI::App app("How fast a ledger's findings are replayed, and in how much memory");
  int64_t findings = 1000;
  std::vector<std::string> entitlements;
  std::string folder = std::filesystem::temp_directory_path();
  bool keep = false;
  app.add_option("--findings", findings, "how many are recorded, if there is no ledger yet");
  app.add_option("--entitlement", entitlements, "those that are asked for; without one, all")
      ->allow_extra_args(false);
  app.add_option("--folder", folder, "where the ledger is made");
  app.add_flag("--keep", keep, "leave it there, to be replayed again");
  CLI11_PARSE(app, argc, argv);
  std::cout << std::fixed << std::setprecision(1);
  fairstart::Run(folder, findings, entitlements);
  const std::filesystem::path file = std::filesystem::path(folder) / "replay-benchmark.ledger";
  {
    const auto reader = fairstart::OrDie(fairstart::LedgerReader::Open(file));
    fairstart::Replay(*reader, findings);
  }
  if (keep) return 0;
  for (const char* end : {"", "-wal", "-shm", ".lock"}) {
    std::filesystem::remove(file.string() + end);
  }
}
