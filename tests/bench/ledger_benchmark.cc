// How many entries a second the ledger records durably, how long each takes, beside how often the
// same disk can be synced at all in the same run; how large a decision is, and how fast a ledger is
// verified. What the figures mean and how to take them: docs/performance.md.
//
//   ledger_benchmark [FOLDER]     on the disk of that folder; default: the system's for temporary
//   files
#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <string>
#include <thread>
#include <variant>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "service/ledger/ledger.h"
#include "service/ledger/verify.h"
#include "tests/bench/shipped.h"

namespace fairstart {
namespace {

using Clock = std::chrono::steady_clock;
using std::chrono::duration;

constexpr duration<double> kAppendTime(3);
constexpr duration<double> kSyncTime(1);

double SecondsSince(Clock::time_point begin) {
  return duration<double>(Clock::now() - begin).count();
}

// Durations in seconds, sorted when they are asked about.
class Latencies {
 public:
  void Add(double seconds) { all_.push_back(seconds); }
  void Add(const Latencies& others) {
    all_.insert(all_.end(), others.all_.begin(), others.all_.end());
  }
  size_t count() const { return all_.size(); }

  // In milliseconds.
  std::string Percentiles() {
    std::sort(all_.begin(), all_.end());
    const auto at = [this](double share) {
      return all_[std::min(all_.size() - 1,
                           static_cast<size_t>(share * static_cast<double>(all_.size())))] *
             1e3;
    };
    return absl::StrFormat("p50 %.2f  p90 %.2f  p99 %.2f  p99.9 %.2f ms", at(0.5), at(0.9),
                           at(0.99), at(0.999));
  }

 private:
  std::vector<double> all_;
};

template <typename T>
T Must(absl::StatusOr<T> result) {
  if (result.ok()) return *std::move(result);
  std::cerr << result.status() << "\n";
  std::exit(1);
}

// How often the disk takes 4 KiB and says that they are there.
double MeasureSyncs(const std::filesystem::path& folder) {
  const std::filesystem::path file = folder / "syncs";
  const int descriptor = open(file.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
  const std::string page(4096, 'x');
  Latencies latencies;
  const auto begin = Clock::now();
  while (Clock::now() - begin < kSyncTime) {
    const auto one = Clock::now();
    if (write(descriptor, page.data(), page.size()) < 0 || fdatasync(descriptor) != 0) std::exit(1);
    latencies.Add(SecondsSince(one));
  }
  const double rate = static_cast<double>(latencies.count()) / SecondsSince(begin);
  close(descriptor);
  std::filesystem::remove(file);
  std::cout << absl::StrFormat("disk alone: %.0f syncs/s  %s\n", rate, latencies.Percentiles());
  return rate;
}

NewEntry EntryOf(const std::string& id, const std::string& person) {
  NewEntry entry;
  entry.content.set_request_id(id);
  entry.content.set_case_reference(person);
  entry.content.set_said_by("benchmark");
  return entry;
}

// One client sends its next request when the one before is answered.
void MeasureAppends(Ledger& ledger, int clients, size_t bytes, double syncs) {
  std::vector<Latencies> latencies(static_cast<size_t>(clients));
  std::vector<std::thread> threads;
  const std::string facts(bytes, 'x');
  const auto begin = Clock::now();
  for (int client = 0; client < clients; ++client) {
    threads.emplace_back([&, client] {
      for (int i = 0; Clock::now() - begin < kAppendTime; ++i) {
        NewEntry entry = EntryOf(absl::StrCat(bytes, "-", clients, "-", client, "-", i),
                                 absl::StrCat("person-", client, "-", i % 100));
        entry.content.mutable_case_received()->set_case_facts(facts);
        const auto one = Clock::now();
        Must(ledger.Append(std::move(entry)));
        latencies[static_cast<size_t>(client)].Add(SecondsSince(one));
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  const double seconds = SecondsSince(begin);
  Latencies all;
  for (const Latencies& each : latencies) all.Add(each);
  const double rate = static_cast<double>(all.count()) / seconds;
  std::cout << absl::StrFormat(
      "%6d bytes, %2d clients: %6.0f appends/s (%.2f of the disk's syncs)  %s\n", bytes, clients,
      rate, rate / syncs, all.Percentiles());
}

// Cases, findings and confirmations of what the scenarios tell of.
void MeasureDecisions(const std::filesystem::path& file, const SigningKey& key) {
  const auto size = [&] { return static_cast<double>(std::filesystem::file_size(file)); };
  double before = size();
  int64_t decisions = 0;
  {
    const auto ledger = Must(Ledger::Open(file, key));
    for (const Asked& asked : ScenarioDays()) {
      if (decisions == 500) break;
      const std::string id = absl::StrCat("d", decisions++),
                        person = absl::StrCat("p", decisions % 50);
      NewEntry received = EntryOf(id + "c", person), proposed = EntryOf(id + "f", person),
               confirmed = EntryOf(id + "d", person);
      received.content.mutable_case_received()->set_case_facts(asked.facts.SerializeAsString());
      v1::FindingProposed& finding = *proposed.content.mutable_finding_proposed();
      finding.set_case_position(Must(ledger->Append(received)).position);
      finding.set_finding(
          std::get<std::string>(EvaluateToBytes(ShippedPlan(), asked.ToQuestion())));
      v1::DecisionConfirmed& decision = *confirmed.content.mutable_decision_confirmed();
      decision.set_finding_position(Must(ledger->Append(proposed)).position);
      decision.set_decided_on("2017-07-01");
      decision.set_reason("As proposed.");
      Must(ledger->Append(confirmed));
    }
  }
  std::cout << absl::StrFormat(
      "a decision (case, finding of all entitlements, confirmation): %.1f kB in the file\n",
      (size() - before) / 1e3 / static_cast<double>(decisions));
}

void MeasureVerify(const std::filesystem::path& file) {
  const auto reader = Must(LedgerReader::Open(file));
  const auto snapshot = Must(reader->Read());
  const auto begin = Clock::now();
  const LedgerReport report = Must(VerifyLedger(snapshot->store(), {}));
  const double seconds = SecondsSince(begin);
  std::cout << absl::StrFormat(
      "verified %d entries, %.0f MB, in %.2f s; %d problems\n", report.entries,
      static_cast<double>(std::filesystem::file_size(file)) / 1e6, seconds, report.problem_count);
}

int Run(const std::filesystem::path& folder) {
  const SigningKey key = SigningKey::Generate();
  const auto make = [&](const char* name) {
    const std::filesystem::path file = folder / name;
    const absl::Status created = Ledger::Create(file, "benchmark", key);
    if (!created.ok()) std::cerr << created << "\n";
    return file;
  };
  {
    const auto ledger = Must(Ledger::Open(make("appends"), key));
    for (const size_t bytes : {500u, 41000u}) {
      for (const int clients : {1, 16, 64}) {
        // Whoever else uses the disk slows both.
        MeasureAppends(*ledger, clients, bytes, MeasureSyncs(folder));
      }
    }
  }
  MeasureDecisions(make("decisions"), key);
  MeasureVerify(folder / "decisions");
  MeasureVerify(folder / "appends");
  return 0;
}

}  // namespace
}  // namespace fairstart

int main(int argc, char** argv) {
  const std::filesystem::path base = argc > 1 ? argv[1] : std::filesystem::temp_directory_path();
  std::string name = (base / "ledger-benchmark-XXXXXX").string();
  const std::filesystem::path folder = mkdtemp(name.data());
  const int code = fairstart::Run(folder);
  std::filesystem::remove_all(folder);
  return code;
}
