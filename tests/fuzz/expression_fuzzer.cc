// Any bytes as an expression: lexer, parser, checker and, for what they accept, the executor, in
// the small world of tests/engine/expr/small_world.h, which has a fact of every type.
#include <cstddef>
#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "engine/expr/parser.h"
#include "tests/engine/expr/small_world.h"
#include "tests/fuzz/claim.h"

namespace fairstart {
namespace {

constexpr int64_t kSteps = 20'000;

// Of everything something; some of it in part.
constexpr char kSomebody[] =
    "date_of_birth: 2000-02-29; asked_on: 2017-04-30; ready_on: not_yet; flag: true; other: false; "
    "count: 3; many: -7; name: a; kind: LODGINGS; bonus: 12.50; hourly: 7.05; rent: 40.00; "
    "wage: 900.00; salary: 10000.00; child: name=b born=2016-02-29 at_home=true; "
    "children: name=c born=2016-12-31 at_home=false, name=d at_home=true; "
    "homes: 2016-01-01..2017-03-31 kind=LODGINGS rent=40.00 settled=true, 2017-04-01..not_yet "
    "kind=OWN_HOME; spells: 2016-01-01..2016-06-30 place=x, 2017-05-01..? place=y; "
    "visits: 2017-05-14, 2017-05-15";

void ClaimPlace(int begin, int end, std::string_view text) {
  Claim(0 <= begin && begin <= end && end <= static_cast<int>(text.size()),
        "a part of an expression lies in its text", absl::StrCat(begin, "..", end));
}

void ClaimMistake(const Issue& issue, std::string_view text) {
  Claim(0 <= issue.offset && issue.offset <= static_cast<int>(text.size()),
        "a mistake lies in the text", absl::StrCat(issue.offset, ": ", issue.problem));
  Claim(!issue.problem.empty(), "a mistake says what is wrong");
}

void ClaimPlaces(const Expr& expr, std::string_view text) {
  ClaimPlace(expr.begin, expr.end, text);
  for (const auto& arg : expr.args) ClaimPlaces(*arg, text);
}

void ClaimPlaces(const Node& node, std::string_view text) {
  ClaimPlace(node.begin, node.end, text);
  for (const Node& arg : node.args()) ClaimPlaces(arg, text);
}

bool MayChange(const Outcome& outcome) {
  return absl::StrContains(outcome.value, "unknown") || absl::StrContains(outcome.value, "error") ||
         absl::StrContains(outcome.value, " if ");
}

// What holds of a checked program, whoever it is run for.
void ClaimRuns(SmallWorld& world, const Program& program) {
  const Day today = On("2017-05-15");
  world.Give("");
  const Outcome of_nobody = world.Run(program, today, kSteps);
  world.Give(kSomebody);
  const Outcome of_somebody = world.Run(program, today, kSteps);
  if (!MayChange(of_nobody) && !absl::StrContains(of_somebody.value, "error")) {
    Claim(of_nobody.value == of_somebody.value, "what is known survives every fact that is learnt",
          absl::StrCat(of_nobody.value, ", then ", of_somebody.value));
  }
  Claim(of_somebody.value == world.Run(program, today, kSteps).value, "a run can be repeated");
  Claim(of_somebody.window.Contains(today), "a window contains its day");
  for (const Day end : {of_somebody.window.first, of_somebody.window.last}) {
    if (!end.IsDate()) continue;
    const Outcome at_end = world.Run(program, end, kSteps);
    Claim(of_somebody.value == at_end.value, "a value is the same on each day of its window",
          absl::StrCat(of_somebody.value, ", but ", at_end.value, " on ", FormatDay(end)));
  }
}

void Try(const std::string& text) {
  static SmallWorld& world = *new SmallWorld();
  const auto parsed = Parse(text);
  if (const Issue* issue = std::get_if<Issue>(&parsed)) return ClaimMistake(*issue, text);
  const Expr& expr = *std::get<std::unique_ptr<Expr>>(parsed);
  ClaimPlaces(expr, text);
  ReferredNames(expr, {});
  const auto checked =
      CheckExpression(text, expr, world, {}, {.macros = true, .decimals = true}, std::nullopt);
  if (const auto* issues = std::get_if<std::vector<Issue>>(&checked)) {
    // Of a mistake that follows from another, which `broken` stands for, nothing is said.
    Claim(!issues->empty() || absl::StrContains(text, "broken"), "what is refused has a mistake");
    for (const Issue& issue : *issues) ClaimMistake(issue, text);
    return;
  }
  const Program& program = std::get<Program>(checked);
  ClaimPlaces(*program.root, text);
  ClaimRuns(world, program);
}

}  // namespace
}  // namespace fairstart

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  fairstart::Try(std::string(reinterpret_cast<const char*>(data), size));
  return 0;
}
