// Questions about a case in care with three jobs, to the small rulebook with one more entitlement.
#include "tests/engine/evaluation/asked.h"

#include <google/protobuf/text_format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <variant>

#include "absl/strings/str_cat.h"
#include "tests/engine/rulebook/small_rulebook.h"

namespace fairstart {
namespace {

constexpr char kCase[] = R"(
  case_reference: "case-1" known_through: "2020-12-31" date_of_birth: "2003-05-15"
  care_episodes { records { id: "c1" first_day: "2010-01-01" last_day { not_yet: true } } }
  jobs {
    records { id: "long" first_day: "2019-01-01" last_day { not_yet: true } minutes_per_week: 1000 }
    records { id: "open" first_day: "2019-01-01" last_day { not_yet: true } }
    records { id: "short" first_day: "2019-01-01" last_day { not_yet: true } minutes_per_week: 100 }
  }
  pay_periods { records { id: "pay" first_day: "2019-01-01" last_day { not_yet: true } } }
  journeys { records { id: "journey" } })";

int PositionOf(const Asked& asked, const std::string& instance) {
  const auto& lines = asked.finding.lines();
  const auto line = std::find_if(lines.begin(), lines.end(), [&](const v1::Line& candidate) {
    return candidate.instance() == instance;
  });
  EXPECT_NE(line, lines.end()) << asked.finding.DebugString();
  return line == lines.end() ? -1 : static_cast<int>(line - lines.begin());
}

}  // namespace

Asked AskOfTested(const std::string& body, const std::string& day, const std::string& more) {
  const CompileResult result = CompileWith(absl::StrCat(
      more, "entitlement { name: 'tested' label: 'tested' ", body, " cite { paragraph: '1.2' } }"));
  EXPECT_NE(result.plan, nullptr) << Shown(result.diagnostics);
  if (result.plan == nullptr) return {};
  v1::CaseFacts facts;
  EXPECT_TRUE(google::protobuf::TextFormat::ParseFromString(kCase, &facts));
  Question question;
  question.facts = &facts;
  question.as_of = *ParseDay(day);
  question.entitlements = {"tested"};
  Asked asked;
  asked.finding = std::get<v1::Finding>(Evaluate(*result.plan, question));
  asked.windows = FindWindows(*result.plan, question, asked.finding);
  return asked;
}

std::string Who(const std::string& condition) {
  return absl::StrCat("who { when: '", condition,
                      "' otherwise: 'No.' cite { paragraph: '1.2' } } ");
}

const v1::Line& LineOf(const Asked& asked, const std::string& instance) {
  const int position = PositionOf(asked, instance);
  return position < 0 ? v1::Line::default_instance() : asked.finding.lines(position);
}

std::string WindowOf(const Asked& asked, const std::string& instance) {
  const int position = PositionOf(asked, instance);
  if (position < 0) return "";
  const v1::Window& window = asked.windows.lines(position);
  return absl::StrCat(window.first_day(), " to ", window.last_day());
}

}  // namespace fairstart
