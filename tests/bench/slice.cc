#include "tests/bench/slice.h"

#include <algorithm>
#include <memory>
#include <set>
#include <stdexcept>
#include <string>

#include "google/protobuf/text_format.h"
#include "tests/bench/shipped.h"

namespace fairstart {
namespace {

const std::set<std::string>& SliceFiles() {
  static const std::set<std::string>& files = *new std::set<std::string>{
      "01_introduction.txtpb",
      "02_eligible.txtpb",
      "03_relevant.txtpb",
      "04_detained_or_home.txtpb",
      "05_former_relevant.txtpb",
      "06_qualifying.txtpb",
      "09_eligible_and_relevant.txtpb",
      "10_lone_parents.txtpb",
      "11_rates.txtpb",
      "12_working.txtpb",
      "13_apprenticeships.txtpb",
      "14_education_and_training.txtpb",
      "15_from_eighteen.txtpb",
      "27_custody.txtpb",
      "30_other_income.txtpb",
      "about.txtpb",
      "interpretations.txtpb",
      "legal_status.txtpb",
      "source.txtpb",
  };
  return files;
}

// A slice owes no reference of the source.
std::string InPreparation(const std::string& source) {
  v1::Rulebook rulebook;
  if (!google::protobuf::TextFormat::ParseFromString(source, &rulebook)) {
    throw std::runtime_error("the source of the shipped rulebook cannot be read");
  }
  for (v1::Source& one : *rulebook.mutable_source()) {
    for (v1::Section& section : *one.mutable_section()) section.set_in_preparation(true);
  }
  std::string text;
  google::protobuf::TextFormat::PrintToString(rulebook, &text);
  return text;
}

std::shared_ptr<const Plan> Compiled() {
  RulebookFolder rulebook = ReadFolder(kRulebookFolder);
  std::erase_if(rulebook.files,
                [](const RulebookFile& file) { return !SliceFiles().contains(file.path); });
  for (RulebookFile& file : rulebook.files) {
    if (file.path == "source.txtpb") file.bytes = InPreparation(file.bytes);
  }
  const CompileResult result = Compile(rulebook, ReadFolder(kRatesFolder));
  if (result.plan != nullptr) return result.plan;
  std::string said = "the slice does not compile by itself:\n";
  for (const Diagnostic& diagnostic : result.diagnostics) {
    if (diagnostic.severity == Diagnostic::Severity::kError) said += ToString(diagnostic) + "\n";
  }
  throw std::runtime_error(said);
}

}  // namespace

const Plan& SlicePlan() {
  static const std::shared_ptr<const Plan>& plan = *new std::shared_ptr<const Plan>(Compiled());
  return *plan;
}

}  // namespace fairstart
