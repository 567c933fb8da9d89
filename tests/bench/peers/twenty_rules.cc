// twenty_rules PEOPLE ROUNDS: decides the people of a table (people.mjs) by the rulebook
// tests/bench/peers/rules/twenty and prints as JSON, for compare.mjs, which of its entitlements
// each of them has (bit 0 is the first by name) and how many microseconds one takes, round by
// round. What is timed is the engine's whole finding: the check of the facts, twenty lines with
// reasons and citations. Run from the root of the sources.
#include <chrono>
#include <cstdint>
#include <fstream>
#include <iostream>
#include <sstream>
#include <string>
#include <variant>
#include <vector>

#include "engine/engine.h"
#include "tests/bench/shipped.h"

namespace fairstart {
namespace {

constexpr char kTwentyRules[] = "tests/bench/peers/rules/twenty/1";
constexpr char kNoRates[] = "tests/bench/peers/rules/rates/1";
constexpr char kDay[] = "2020-06-01";

std::vector<std::string> Cells(const std::string& line) {
  std::vector<std::string> cells;
  std::istringstream stream(line);
  for (std::string cell; std::getline(stream, cell, '\t');) cells.push_back(cell);
  return cells;
}

// true and false, a number, or the name of a choice.
v1::FactValue ToValue(const std::string& cell) {
  v1::FactValue value;
  if (cell == "true" || cell == "false") {
    value.set_boolean(cell == "true");
  } else if (cell.find_first_not_of("0123456789") == std::string::npos) {
    value.set_integer(std::stoll(cell));
  } else {
    value.set_choice(cell);
  }
  return value;
}

std::vector<v1::CaseFacts> ReadPeople(const char* path) {
  std::ifstream file(path);
  std::string line;
  std::getline(file, line);
  const std::vector<std::string> names = Cells(line);
  std::vector<v1::CaseFacts> people;
  while (std::getline(file, line)) {
    v1::CaseFacts& facts = people.emplace_back();
    facts.set_case_reference("person");
    facts.set_known_through(kDay);
    facts.set_date_of_birth("2003-01-01");
    const std::vector<std::string> cells = Cells(line);
    for (size_t i = 0; i < names.size(); ++i) {
      v1::DeclaredFact& fact = *facts.mutable_declared_facts()->add_facts();
      fact.set_name(names[i]);
      *fact.mutable_value() = ToValue(cells.at(i));
    }
  }
  return people;
}

uint32_t Decide(const Plan& plan, const v1::CaseFacts& facts, Day as_of) {
  Question question;
  question.facts = &facts;
  question.as_of = as_of;
  const std::variant<v1::Finding, FieldViolations> answer = Evaluate(plan, question);
  if (const auto* violations = std::get_if<FieldViolations>(&answer)) {
    std::cerr << violations->front().path << ": " << violations->front().description << "\n";
    std::exit(1);
  }
  uint32_t holds = 0;
  const v1::Finding& finding = std::get<v1::Finding>(answer);
  for (int i = 0; i < finding.lines_size(); ++i) {
    if (finding.lines(i).outcome() == v1::OUTCOME_ENTITLED) holds |= uint32_t{1} << i;
  }
  return holds;
}

int Run(const char* table, int rounds) {
  const CompileResult compiled = Compile(ReadFolder(kTwentyRules), ReadFolder(kNoRates));
  for (const Diagnostic& diagnostic : compiled.diagnostics) {
    std::cerr << diagnostic.file << ":" << diagnostic.line << ": " << diagnostic.problem << "\n";
  }
  if (compiled.plan == nullptr) return 1;
  const Day as_of = ParseDay(kDay).value();
  const std::vector<v1::CaseFacts> people = ReadPeople(table);
  std::cout << "{\"answers\": [";
  for (size_t i = 0; i < people.size(); ++i) {
    std::cout << (i == 0 ? "" : ", ") << Decide(*compiled.plan, people[i], as_of);
  }
  std::cout << "], \"microseconds\": [";
  for (int round = 0; round < rounds; ++round) {
    uint32_t all = 0;
    const auto start = std::chrono::steady_clock::now();
    for (const v1::CaseFacts& facts : people) all |= Decide(*compiled.plan, facts, as_of);
    const std::chrono::duration<double, std::micro> took = std::chrono::steady_clock::now() - start;
    if (all == 0) std::cerr << "nobody has anything\n";
    std::cout << (round == 0 ? "" : ", ") << took.count() / static_cast<double>(people.size());
  }
  std::cout << "]}\n";
  return 0;
}

}  // namespace
}  // namespace fairstart

int main(int argc, char** argv) {
  if (argc != 3) {
    std::cerr << "usage: twenty_rules PEOPLE ROUNDS\n";
    return 2;
  }
  return fairstart::Run(argv[1], std::stoi(argv[2]));
}
