// Compiles parameters: rows as written become runs of days without overlap, one after another.
//
// Tested by tests/engine/rulebook/plan_test.cc and tests/engine/rulebook/diagnostics_test.cc.
#include <algorithm>

#include "absl/strings/str_cat.h"
#include "engine/rulebook/compiler.h"
#include "engine/rulebook/parameter.h"

namespace fairstart {

void Compiler::CompileParameters() {
  for (const auto& declared : ByName(plan_.declarations.parameters)) {
    CompileParameter(declared, /*rate=*/false);
  }
  for (const auto& declared : ByName(plan_.rates.parameters)) {
    CompileParameter(declared, /*rate=*/true);
  }
}

void Compiler::CompileParameter(const Declared<v1::Parameter>& declared, bool rate) {
  const v1::Parameter& source = *declared;
  const std::string declaration = Named("parameter", source.name());
  PlanParameter parameter;
  parameter.source = &source;
  parameter.rate = rate;
  const std::optional<Type> type = TypeOfUnit(source.unit());
  if (!type.has_value()) {
    Error(declared.place, "unit", -1, declaration, "has no unit",
          "say what its values stand for: unit: UNIT_PENCE_PER_WEEK");
  }
  if (source.known() == v1::Parameter::KNOWN_UNSPECIFIED) {
    Error(declared.place, "known", -1, declaration, "does not say until when it is known",
          "write known: KNOWN_UNTIL_CHANGED, KNOWN_UNTIL_NEXT_UPRATING or KNOWN_AS_EACH_ROW_SAYS");
  }
  if (!type.has_value() || source.known() == v1::Parameter::KNOWN_UNSPECIFIED) {
    AddName(source.name(), Symbol(), "a parameter", declared.place, declaration);
    return;
  }
  parameter.type = *type;
  const int site = AddSite(source.cite(), source.interpretation(), declared.place, declaration,
                           /*required=*/false);
  for (int i = 0; i < source.row_size(); ++i) {
    const v1::ParameterRow& row = source.row(i);
    const Place place = declared.place.Below("row", i);
    PlanParameterRow compiled;
    compiled.source = &row;
    absl::StatusOr<Day> from = ParseDay(row.from());
    absl::StatusOr<Day> until = row.until().empty() ? Day::Never() : ParseDay(row.until());
    absl::StatusOr<Value> value = ParseValue(source.unit(), row.value());
    if (!from.ok() || !until.ok()) {
      const bool first = !from.ok();
      Error(place, first ? "from" : "until", -1, declaration,
            std::string((first ? from : until).status().message()), "write a day as 2017-02-01");
      continue;
    }
    if (!value.ok()) {
      Error(place, "value", -1, declaration, std::string(value.status().message()),
            "write the value in the parameter's unit");
      continue;
    }
    if (row.key_size() != source.key_size()) {
      Error(place, "key", 0, declaration,
            absl::StrCat("the row gives ", Counted(row.key_size(), "key"),
                         ", and the parameter has ", source.key_size()),
            "give one value for each key, in order");
      continue;
    }
    if (row.cite().empty() && source.cite().empty()) {
      Error(place, "", -1, declaration, "the row has no citation",
            "say where the value stands: cite { paragraph: … }");
    }
    compiled.first = *from;
    compiled.last = *until;
    compiled.value = *value;
    compiled.site = row.cite().empty() ? site
                                       : AddSite(row.cite(), source.interpretation(), place,
                                                 declaration, /*required=*/false);
    parameter.rows[{row.key().begin(), row.key().end()}].push_back(compiled);
  }
  const auto place_of = [&](const PlanParameterRow& row) {
    for (int i = 0; i < source.row_size(); ++i) {
      if (&source.row(i) == row.source) return declared.place.Below("row", i);
    }
    return declared.place;
  };
  for (auto& [keys, rows] : parameter.rows) {
    std::stable_sort(
        rows.begin(), rows.end(),
        [](const PlanParameterRow& a, const PlanParameterRow& b) { return a.first < b.first; });
    for (size_t i = 0; i < rows.size(); ++i) {
      PlanParameterRow& row = rows[i];
      const bool last = i + 1 == rows.size();
      if (!last && !row.source->until().empty() && row.last >= rows[i + 1].first) {
        Error(place_of(row), "until", -1, declaration,
              absl::StrCat("has two values on ", FormatDay(rows[i + 1].first), ": ",
                           row.source->value(), ", until ", row.source->until(), ", and ",
                           rows[i + 1].source->value()),
              "end the one the day before the other starts");
      } else if (!last && rows[i + 1].first == row.first) {
        Error(place_of(rows[i + 1]), "from", -1, declaration,
              absl::StrCat("has two rows from ", FormatDay(row.first), ": ", row.source->value(),
                           " and ", rows[i + 1].source->value()),
              "keep one of them");
      }
      if (!row.source->until().empty()) {
        if (row.last < row.first) {
          Error(place_of(row), "until", -1, declaration,
                absl::StrCat("the row from ", row.source->from(), " ends before it starts, on ",
                             row.source->until()),
                "from and until are both included");
        }
        continue;
      }
      if (!last) {
        row.last = PreviousDay(rows[i + 1].first);
      } else if (source.known() == v1::Parameter::KNOWN_AS_EACH_ROW_SAYS) {
        Error(place_of(row), "from", -1, declaration,
              absl::StrCat("the row from ", row.source->from(),
                           " does not say until when it is known"),
              "add until, or say known: KNOWN_UNTIL_CHANGED");
      } else if (source.known() == v1::Parameter::KNOWN_UNTIL_NEXT_UPRATING &&
                 source.uprated_on().empty()) {
        Error(declared.place, "known", -1, declaration, "does not say when it is uprated",
              "write the month and day: uprated_on: \"04-06\"");
      } else if (source.known() == v1::Parameter::KNOWN_UNTIL_NEXT_UPRATING) {
        absl::StatusOr<Day> uprating = NextUprating(source.uprated_on(), row.first);
        if (!uprating.ok()) {
          Error(declared.place, "uprated_on", -1, declaration,
                std::string(uprating.status().message()),
                "write the month and day on which the series is uprated");
        } else {
          row.last = PreviousDay(*uprating);
        }
      }
    }
  }
  Symbol symbol;
  symbol.kind = Symbol::Kind::kParameter;
  symbol.type = parameter.type;
  symbol.index = static_cast<int>(plan_.parameters.size());
  symbol.keys = source.key_size();
  if (!AddName(source.name(), symbol, "a parameter", declared.place, declaration)) return;
  plan_.parameters.push_back(std::move(parameter));
}

}  // namespace fairstart
