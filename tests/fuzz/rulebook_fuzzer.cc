// Any bytes as files laid over the small rulebook of tests/engine/rulebook/good: loaded, checked,
// compiled, laid out and, of those that compile, one in eight evaluated, printed as a book and
// compiled again as it is laid out.
//
// A line "# file: <path>" begins a file, one below "rates/" over the rates edition; what stands
// before the first such line is the file more.txtpb. A line "# alone" as the first leaves the small
// rulebook out, and "# reading: I-1=B" puts a reading in place.
#include <google/protobuf/io/tokenizer.h>
#include <google/protobuf/text_format.h>

#include <cstddef>
#include <cstdint>
#include <set>
#include <string>
#include <string_view>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "absl/strings/strip.h"
#include "engine/engine.h"
#include "tests/engine/rulebook/small_rulebook.h"
#include "tests/fuzz/claim.h"
#include "tests/fuzz/text_place.h"

namespace fairstart {
namespace {

struct Editions {
  RulebookFolder rulebook;
  RulebookFolder rates;
  CompileOptions options;
  // Of the rulebook's files those that the input says.
  std::set<std::string> said;
};

Editions Read(absl::string_view input) {
  static const RulebookFolder& rulebook = *new RulebookFolder(SmallRulebook());
  static const RulebookFolder& rates = *new RulebookFolder(SmallRates());
  Editions editions{rulebook, rates, {}, {}};
  if (absl::ConsumePrefix(&input, "# alone\n")) editions.rulebook.files.clear();
  std::string path = "more.txtpb";
  std::string bytes;
  const auto put = [&] {
    absl::string_view name = path;
    RulebookFolder& folder =
        absl::ConsumePrefix(&name, "rates/") ? editions.rates : editions.rulebook;
    PutFile(folder, std::string(name), bytes);
    if (&folder == &editions.rulebook) editions.said.emplace(name);
    bytes.clear();
  };
  for (absl::string_view line : absl::StrSplit(input, '\n')) {
    if (absl::ConsumePrefix(&line, "# file: ")) {
      put();
      path = std::string(line);
    } else if (absl::ConsumePrefix(&line, "# reading: ")) {
      editions.options.readings.emplace_back(line);
    } else {
      absl::StrAppend(&bytes, line, "\n");
    }
  }
  put();
  return editions;
}

CompileResult CompileOf(const Editions& editions) {
  return Compile(editions.rulebook, editions.rates, {}, editions.options);
}

const RulebookFile* FindFile(const Editions& editions, const std::string& name) {
  for (const RulebookFolder* folder : {&editions.rulebook, &editions.rates}) {
    for (const RulebookFile& file : folder->files) {
      if (absl::StrCat(folder->name, "/", file.path) == name) return &file;
    }
  }
  return nullptr;
}

void ClaimDiagnostics(const Editions& editions, const CompileResult& result) {
  bool refused = false;
  for (const Diagnostic& diagnostic : result.diagnostics) {
    refused = refused || diagnostic.severity == Diagnostic::Severity::kError;
    const RulebookFile* file = FindFile(editions, diagnostic.file);
    ClaimPlace(diagnostic, file == nullptr ? "" : file->bytes);
  }
  Claim(refused == (result.plan == nullptr), "there is a plan unless there is an error");
}

bool Parse(const std::string& text, v1::Rulebook& rulebook) {
  struct Silence : google::protobuf::io::ErrorCollector {
    void AddError(int, int, const std::string&) override {}
  } silence;
  google::protobuf::TextFormat::Parser parser;
  parser.RecordErrorsTo(&silence);
  return parser.ParseFromString(text, &rulebook);
}

// Lays a file out, if it can be, and claims that nothing but its layout changed.
void LayOut(RulebookFile& file) {
  const std::variant<std::string, Diagnostic> once = Format(file);
  if (const auto* problem = std::get_if<Diagnostic>(&once)) return ClaimPlace(*problem, file.bytes);
  const std::string& text = std::get<std::string>(once);
  const auto twice = Format({file.path, text});
  Claim(std::holds_alternative<std::string>(twice) && std::get<std::string>(twice) == text,
        "laying out twice changes nothing", text);
  v1::Rulebook before;
  v1::Rulebook after;
  const bool parsed = Parse(file.bytes, before);
  Claim(!parsed || Parse(text, after), "what could be read can be once it is laid out", text);
  Claim(before.SerializeAsString() == after.SerializeAsString() || !parsed,
        "laying out changes nothing that is said", text);
  file.bytes = text;
}

// Of whom nothing is known.
void ClaimEvaluates(const Plan& plan) {
  v1::CaseFacts facts;
  facts.set_known_through("2020-12-31");
  Question question;
  question.facts = &facts;
  question.as_of = *ParseDay("2020-06-15");
  const auto answer = Evaluate(plan, question);
  const auto* finding = std::get_if<v1::Finding>(&answer);
  Claim(finding != nullptr, "a case that says nothing is no bad case");
  FindWindows(plan, question, *finding);
  Explain(plan, question, *finding, v1::EXPLANATION_DETAIL_FULL);
  MakeBook(plan, [](const std::string&) { return nullptr; });
}

void Try(absl::string_view input) {
  Editions editions = Read(input);
  const CompileResult result = CompileOf(editions);
  ClaimDiagnostics(editions, result);
  for (RulebookFile& file : editions.rulebook.files) {
    if (editions.said.contains(file.path)) LayOut(file);
  }
  if (result.plan == nullptr || Lot({input.data(), input.size()}) % 8 != 0) return;
  ClaimEvaluates(*result.plan);
  const CompileResult again = CompileOf(editions);
  Claim(v1::Rulebook().ParseFromString(MergedRulebook(*result.plan).SerializeAsString()),
        "what compiles can be sent and read");
  Claim(again.plan != nullptr, "what compiles does so once it is laid out");
  Claim(MergedRulebook(*result.plan).SerializeAsString() ==
            MergedRulebook(*again.plan).SerializeAsString(),
        "a rulebook is the same once it is laid out");
}

}  // namespace
}  // namespace fairstart

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  fairstart::Try({reinterpret_cast<const char*>(data), size});
  return 0;
}
