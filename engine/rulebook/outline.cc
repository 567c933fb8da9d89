// Outlines and interpretations: what declarations point at, and what nobody points at.
#include <algorithm>

#include "absl/strings/str_cat.h"
#include "engine/expr/parser.h"
#include "engine/rulebook/compiler.h"
#include "engine/rulebook/usage.h"

namespace fairstart {
namespace {

// "I-9" stands before "I-10".
bool StandsBefore(const std::string& a, const std::string& b) {
  return a.size() != b.size() ? a.size() < b.size() : a < b;
}

bool CarriesExpressions(const v1::Interpretation::Reading& reading) {
  return !reading.definition().empty() || !reading.table().empty() || !reading.parameter().empty();
}

void AddReferred(const std::string& text, std::set<std::string>& names) {
  if (text.empty()) return;
  auto parsed = Parse(text);
  if (auto* expr = std::get_if<std::unique_ptr<Expr>>(&parsed)) {
    for (std::string& name : ReferredNames(**expr, {})) names.insert(std::move(name));
  }
}

// Names that readings not chosen refer to: used, though not now.
std::set<std::string> NamesOfReadings(const Declarations& declarations) {
  std::set<std::string> names;
  for (const auto& interpretation : declarations.interpretations) {
    for (const auto& reading : interpretation->reading()) {
      for (const auto& definition : reading.definition()) {
        AddReferred(definition.value(), names);
        for (const auto& exception : definition.exception()) {
          AddReferred(exception.when(), names);
          AddReferred(exception.value(), names);
        }
      }
      for (const auto& table : reading.table()) {
        for (const auto& input : table.input()) AddReferred(input.value(), names);
        for (const auto& row : table.row()) {
          AddReferred(row.when(), names);
          AddReferred(row.then(), names);
        }
      }
    }
  }
  return names;
}

}  // namespace

void Compiler::ReadOutlines() {
  const auto read = [&](const Declared<v1::Source>& declared) {
    const std::string declaration = Named("source", declared->name());
    if (!AddAnswerName(declared->name(), declared.place, declaration)) return;
    auto& outline = outlines_[declared->name()];
    for (int s = 0; s < declared->section_size(); ++s) {
      const v1::Section& section = declared->section(s);
      const Place place = declared.place.Below("section", s);
      for (int r = 0; r < section.reference_size(); ++r) {
        const v1::Reference& reference = section.reference(r);
        if (reference.paragraph().empty()) {
          Error(place, "reference", r, declaration, "has a reference without a paragraph",
                "write paragraph: \"12.1\"");
          continue;
        }
        if (reference.kind() == v1::REFERENCE_KIND_UNSPECIFIED) {
          Error(place, "reference", r, declaration,
                absl::StrCat(reference.paragraph(), " has no kind"), "say what it does");
        }
        if (!outline.try_emplace(reference.paragraph(), reference.kind()).second) {
          Error(place, "reference", r, declaration,
                absl::StrCat(reference.paragraph(), " stands twice in the outline"),
                "give each reference once");
        }
      }
    }
  };
  for (const auto& declared : plan_.declarations.sources) {
    if (first_source_.empty()) first_source_ = declared->name();
    read(declared);
  }
  for (const auto& declared : plan_.rates.sources) read(declared);
}

void Compiler::ReadInterpretations() {
  const auto read = [&](const Declared<v1::Interpretation>& declared) {
    const std::string declaration = Named("interpretation", declared->number());
    if (!AddAnswerName(declared->number(), declared.place, declaration)) return;
    plan_.interpretations.push_back(declared->number());
    std::set<std::string> readings;
    for (int i = 0; i < declared->reading_size(); ++i) {
      const auto& reading = declared->reading(i);
      if (reading.name().empty() || !readings.insert(reading.name()).second) {
        Error(declared.place, "reading", i, declaration, "has a reading without a name of its own",
              "name each reading once");
      }
      const auto& chosen = declared->chosen();
      const bool is_chosen =
          std::find(chosen.begin(), chosen.end(), reading.name()) != chosen.end();
      if (is_chosen && CarriesExpressions(reading)) {
        Error(declared.place, "reading", i, declaration,
              absl::StrCat("the chosen reading ", reading.name(),
                           " carries declarations, which nothing uses"),
              "put them among those of the rulebook");
      }
    }
    if (declared->chosen().empty()) {
      Error(declared.place, "number", -1, declaration, "does not say which reading is chosen",
            "write chosen: \"A\"");
    }
    for (int i = 0; i < declared->chosen_size(); ++i) {
      if (readings.contains(declared->chosen(i))) continue;
      Error(declared.place, "chosen", i, declaration,
            absl::StrCat("chooses ", declared->chosen(i), ", which is none of its readings"),
            "choose one of them");
    }
    if (declared->question().empty() || declared->because().empty()) {
      Error(declared.place, "number", -1, declaration, "lacks its question or its reason",
            "write question and because");
    }
    for (int i = 0; i < declared->cite_size(); ++i) {
      const v1::Citation& citation = declared->cite(i);
      const std::string source = citation.source().empty() ? first_source_ : citation.source();
      const auto outline = outlines_.find(source);
      if (outline == outlines_.end() || !outline->second.contains(citation.paragraph())) {
        Error(declared.place.Below("cite", i), "paragraph", -1, declaration,
              absl::StrCat("cites ", citation.paragraph(), ", which the outline of ", source,
                           " does not have"),
              "cite a reference of the outline, or add it there");
      }
    }
  };
  for (const auto& declared : plan_.declarations.interpretations) read(declared);
  for (const auto& declared : plan_.rates.interpretations) read(declared);
  std::sort(plan_.interpretations.begin(), plan_.interpretations.end(), StandsBefore);
  for (size_t i = 0; i < plan_.interpretations.size(); ++i) {
    interpretation_numbers_[plan_.interpretations[i]] = static_cast<int>(i);
    plan_.interpretation_texts.emplace_back(plan_.interpretations[i]);
  }
}

void Compiler::CheckNotEncoded() {
  for (const auto& declared : plan_.declarations.not_encoded) {
    const std::string declaration =
        Named("not_encoded", declared->cite_size() > 0 ? declared->cite(0).paragraph() : "");
    AddSite(declared->cite(), {}, declared.place, declaration, /*required=*/true);
    if (declared->because().empty()) {
      Error(declared.place, "because", -1, declaration, "gives no reason",
            "say why there is nothing to compute");
    }
    for (int i = 0; i < declared->cite_size(); ++i) {
      const v1::Citation& citation = declared->cite(i);
      const auto outline =
          outlines_.find(citation.source().empty() ? first_source_ : citation.source());
      if (outline == outlines_.end()) continue;
      const auto reference = outline->second.find(citation.paragraph());
      if (reference == outline->second.end()) continue;
      if (reference->second == v1::REFERENCE_KIND_ENTITLEMENT ||
          reference->second == v1::REFERENCE_KIND_CALCULATION) {
        Error(declared.place.Below("cite", i), "paragraph", -1, declaration,
              absl::StrCat(citation.paragraph(), " gives or computes something"), "encode it");
      }
    }
  }
}

void Compiler::CheckCoverage() {
  for (const auto& declared : plan_.declarations.sources) {
    // Only the document that is encoded owes an answer for every reference.
    if (declared->name() != first_source_) continue;
    for (int s = 0; s < declared->section_size(); ++s) {
      const v1::Section& section = declared->section(s);
      const Place place = declared.place.Below("section", s);
      if (section.in_preparation()) {
        Warn(place, "number", -1, Named("source", declared->name()),
             absl::StrCat("section ", section.number(), " is in preparation"),
             "encode it before the rulebook is published");
        continue;
      }
      for (int r = 0; r < section.reference_size(); ++r) {
        if (cited_.contains({declared->name(), section.reference(r).paragraph()})) continue;
        Error(place, "reference", r, Named("source", declared->name()),
              absl::StrCat(section.reference(r).paragraph(), " is neither cited nor not_encoded"),
              "cite it where it is encoded, or say why there is nothing to compute");
      }
    }
  }
}

void Compiler::CheckUse() {
  bool in_preparation = false;
  for (const auto& source : plan_.declarations.sources) {
    for (const auto& section : source->section()) {
      in_preparation = in_preparation || section.in_preparation();
    }
  }
  const std::set<std::string> of_readings = NamesOfReadings(plan_.declarations);
  const auto report = [&](const Place& place, std::string_view field, const std::string& what,
                          const char* problem) {
    if (in_preparation && place.file != nullptr) {
      Warn(place, field, -1, what, problem, "use it, or take it out");
    } else {
      Error(place, field, -1, what, problem, "use it, or take it out");
    }
  };
  const auto unused = [&](const Place& place, std::string_view field, const std::string& what) {
    report(place, field, what, "is used by nothing");
  };
  std::vector<int> definitions_of_readings;
  for (const std::string& name : of_readings) {
    const auto found = definition_numbers_.find(name);
    if (found != definition_numbers_.end()) definitions_of_readings.push_back(found->second);
  }
  const Usage by_answers = FindUsage(plan_);
  const Usage by_readings = UsageOf(plan_, {}, definitions_of_readings);
  // What is used, but only by definitions that are themselves used by nothing, directly or not, is not.
  const auto answers_use = [&](const std::string& name) {
    const auto number = static_cast<size_t>(definition_numbers_.at(name));
    return by_answers.definitions[number] || by_readings.definitions[number];
  };
  const auto is_used = [&](const std::string& name) {
    return names_.used().contains(name) || of_readings.contains(name) ||
           name == plan_.declarations.about->legal_status();
  };
  for (const auto& declared : plan_.declarations.parameters) {
    if (!is_used(declared->name())) {
      unused(declared.place, "name", Named("parameter", declared->name()));
    }
  }
  for (const auto& declared : plan_.declarations.definitions) {
    if (!is_used(declared->name())) {
      unused(declared.place, "name", Named("definition", declared->name()));
    } else if (!answers_use(declared->name())) {
      report(declared.place, "name", Named("definition", declared->name()), "is used by no answer");
    }
  }
  for (const auto& declared : plan_.declarations.tables) {
    if (!is_used(declared->name())) {
      unused(declared.place, "name", Named("table", declared->name()));
    } else if (!answers_use(declared->name())) {
      report(declared.place, "name", Named("table", declared->name()), "is used by no answer");
    }
  }
  for (const auto& declared : plan_.declarations.facts) {
    if (!is_used(declared->name())) unused(declared.place, "name", Named("fact", declared->name()));
  }
  for (const auto& declared : plan_.declarations.interpretations) {
    if (!used_interpretations_.contains(declared->number())) {
      unused(declared.place, "number", Named("interpretation", declared->number()));
    }
  }
  for (const auto& declared : plan_.declarations.pots) {
    if (!used_pots_.contains(declared->name())) {
      unused(declared.place, "name", Named("pot", declared->name()));
    }
  }
}

void Compiler::NoteUsedFacts() {
  const RecordType& facts = plan_.schema.case_type();
  for (const Field& field : facts.fields) {
    plan_.used_case_fields.push_back(names_.used().contains(field.name));
  }
}

}  // namespace fairstart
