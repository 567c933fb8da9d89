// A program to be killed: opens a ledger, appends from several threads as fast as it can, and says
// on standard output, a line each, what was acknowledged: "<position> <request id>".
//
//   appending_program LEDGER KEY PREFIX
#include <unistd.h>

#include <cstdio>
#include <string>
#include <thread>
#include <vector>

#include "absl/strings/str_cat.h"
#include "tests/service/ledger/ledger_fixture.h"

int main(int argc, char** argv) {
  using namespace fairstart;
  if (argc != 4) return 2;
  const absl::StatusOr<SigningKey> key = SigningKey::ReadFile(argv[2]);
  if (!key.ok()) return 2;
  const auto ledger = Ledger::Open(argv[1], *key);
  if (!ledger.ok()) {
    std::fprintf(stderr, "%s\n", ledger.status().ToString().c_str());
    return 2;
  }
  std::vector<std::thread> threads;
  for (int t = 0; t < 8; ++t) {
    threads.emplace_back([&, t] {
      for (int i = 0;; ++i) {
        const std::string id = absl::StrCat(argv[3], "-", t, "-", i);
        const absl::StatusOr<Receipt> receipt = (*ledger)->Append(EvidenceOf(id));
        if (!receipt.ok()) continue;
        // In one write, so that no line is half there.
        const std::string line = absl::StrCat(receipt->position, " ", id, "\n");
        if (write(STDOUT_FILENO, line.data(), line.size()) < 0) return;
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
}
