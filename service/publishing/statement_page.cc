// Tested by tests/service/publishing/statement_page_test.cc.
#include "service/publishing/statement_page.h"

#include <algorithm>
#include <array>
#include <set>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/strip.h"
#include "engine/explanation/english.h"
#include "service/publishing/plain_words.h"
#include "service/publishing/second_person.h"
#include "service/publishing/statement_items.h"
#include "service/publishing/statement_words.h"
#include "service/publishing/without_leave.h"
#include "service/publishing/year_bars.h"

namespace fairstart {
namespace {

// Which lines stand under which heading.
struct Heading {
  const char* id;
  const char* title;
  const char* intro;
  std::array<v1::Outcome, 2> outcomes;  // in order
};

constexpr std::array<Heading, 4> kHeadings = {{
    {"now",
     "What you get now",
     "You have a right to these today.",
     {v1::OUTCOME_ENTITLED, v1::OUTCOME_UNSPECIFIED}},
    {"once",
     "What you can get once something is done",
     "Something is needed first. It says what.",
     {v1::OUTCOME_SUBJECT_TO, v1::OUTCOME_TO_CONSIDER}},
    {"undecided",
     "What we cannot decide yet",
     "This is not a no, and it is not nothing. We do not know enough to say yes or no. Help us to "
     "answer the "
     "questions.",
     {v1::OUTCOME_UNDETERMINED, v1::OUTCOME_UNSPECIFIED}},
    {"others",
     "What somebody else pays",
     "The council does not pay these. Somebody else does, and it says how you get it.",
     {v1::OUTCOME_ELSEWHERE, v1::OUTCOME_UNSPECIFIED}},
}};

// Late tasks first, then those with the nearest day, then those without a day, then those that may
// not stand.
bool ComesBefore(const v1::DutyFinding& a, const v1::DutyFinding& b) {
  const auto rank = [](const v1::DutyFinding& duty) {
    if (duty.state() == v1::DutyFinding::STATE_OVERDUE) return 0;
    if (duty.state() == v1::DutyFinding::STATE_UNDETERMINED) return 3;
    return duty.due().empty() ? 2 : 1;
  };
  return std::pair(rank(a), a.due()) < std::pair(rank(b), b.due());
}

// The paragraphs in which the rulebook says how complaints are dealt with: those of the duties of
// whoever gets one.
std::set<std::pair<std::string, std::string>> ParagraphsOnComplaints(const v1::Rulebook& rulebook) {
  std::set<std::pair<std::string, std::string>> paragraphs;
  for (const v1::Duty& duty : rulebook.duty()) {
    if (duty.actor() != v1::ACTOR_RECEIVER_OF_COMPLAINT) continue;
    for (const v1::Citation& citation : duty.cite()) {
      paragraphs.emplace(citation.source(), citation.paragraph());
    }
  }
  return paragraphs;
}

std::string EditionText(const v1::EditionReference& edition) {
  return absl::StrCat(edition.id(), ", edition ", edition.edition(),
                      ". Digest: ", edition.digest());
}

class PageMaker {
 public:
  explicit PageMaker(const StatementSource& source)
      : source_(source),
        finding_(source.finding),
        year_(source.timeline),
        without_leave_(source.timeline) {}

  StatementPage Make() {
    Head();
    for (const Heading& heading : kHeadings) Section(heading);
    for (const v1::ClaimFinding& claim : finding_.claims()) {
      page_.sections.back().items.push_back(ItemOf(claim));
    }
    SayNothing();
    NameWhatIsWithoutLeave();
    Questions();
    Tasks();
    for (const v1::WarningFinding& warning : finding_.warnings()) {
      const std::string cites = WhereItStands({&warning.citations()});
      page_.warnings.push_back(
          {SentenceToYou(warning.says()), {cites.empty() ? "" : absl::StrCat("In the rules: ", cites)}});
    }
    page_.picture = PictureOf(source_.timeline, source_.born);
    page_.period = PeriodInWords(source_.timeline.first_day(), source_.timeline.last_day());
    page_.changes = year_.Changes();
    for (const v1::Line& line : finding_.lines()) {
      if (line.outcome() == v1::OUTCOME_NOT_ENTITLED) page_.refused.push_back(RefusalOf(line));
    }
    Supposed();
    Basis();
    return std::move(page_);
  }

 private:
  void Head() {
    page_.day = DayInWords(finding_.as_of());
    page_.title = absl::StrCat("Your money and support on ", page_.day);
    page_.case_reference = finding_.case_reference();
    const v1::StatusFinding& status = finding_.status();
    page_.status = status.label().empty() ? status.status() : status.label();
    const std::string said_already = absl::StrCat("Legal status: ", page_.status, ". ");
    for (const std::string& sentence : source_.explanation.status().sentences()) {
      if (!status.missing().empty()) continue;
      page_.status_says.push_back(
          Capitalized(InSecondPerson(std::string(absl::StripPrefix(sentence, said_already)))));
    }
    for (std::string& question : QuestionsOf(status.missing())) {
      page_.status_says.push_back(std::move(question));
    }
    const std::optional<NextState> next = year_.NextStatus();
    if (next.has_value()) page_.status_says.push_back(Told(*next));
  }

  void Section(const Heading& heading) {
    static const v1::LineExplanation& none = *new v1::LineExplanation();
    StatementSection section{heading.id, heading.title, heading.intro, {}, ""};
    for (const v1::Outcome outcome : heading.outcomes) {
      for (int i = 0; i < finding_.lines_size(); ++i) {
        const v1::Line& line = finding_.lines(i);
        if (outcome == v1::OUTCOME_UNSPECIFIED || line.outcome() != outcome) continue;
        if (without_leave_.MayBeOnlyFor(line)) continue;
        section.items.push_back(
            ItemOf(line, i < source_.explanation.lines_size() ? source_.explanation.lines(i) : none,
                   year_));
      }
    }
    page_.sections.push_back(std::move(section));
  }

  // Where nothing is certain, nothing is not the whole of it.
  void SayNothing() {
    const bool undecided = std::any_of(
        finding_.lines().begin(), finding_.lines().end(),
        [](const v1::Line& line) { return line.outcome() == v1::OUTCOME_UNDETERMINED; });
    for (StatementSection& section : page_.sections) {
      const bool by_certain = section.id == kHeadings[0].id || section.id == kHeadings[1].id;
      section.nothing = undecided && by_certain ? absl::StrCat("Nothing is certain yet. See \u201c",
                                                               kHeadings[2].title, "\u201d below.")
                                                : "Nothing.";
    }
  }

  // Of the day and of the twelve months.
  void NameWhatIsWithoutLeave() {
    for (const v1::LineSpan& span : source_.timeline.lines()) {
      if (!without_leave_.MayBeOnlyFor(span.line())) continue;
      std::string name = Uncapitalized(ItemName(span.line().label(), span.line().entitlement(), ""));
      auto& names = page_.without_leave;
      if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(std::move(name));
    }
  }

  void Questions() {
    for (const v1::Line& line : finding_.lines()) {
      if (line.outcome() == v1::OUTCOME_UNDETERMINED && !without_leave_.MayBeOnlyFor(line)) {
        Count(QuestionsOf(line.missing()));
      }
    }
    for (const v1::ClaimFinding& claim : finding_.claims()) Count(QuestionsOf(claim.missing()));
    for (const v1::DutyFinding& duty : finding_.duties()) Count(QuestionsOf(duty.missing()));
    std::stable_sort(
        page_.questions.begin(), page_.questions.end(),
        [](const StatementQuestion& a, const StatementQuestion& b) { return a.things > b.things; });
    for (StatementSection& section : page_.sections) {
      for (StatementItem& item : section.items) {
        for (StatementPoint& point : item.points) {
          if (point.term == kWhatWeNeedToKnow) point.says = ByNumber(point.says);
        }
      }
    }
  }

  void Count(const std::vector<std::string>& asked) {
    for (const std::string& question : asked) {
      const auto there =
          std::find_if(page_.questions.begin(), page_.questions.end(),
                       [&](const StatementQuestion& other) { return other.asks == question; });
      if (there == page_.questions.end()) {
        page_.questions.push_back({question, 1});
      } else {
        ++there->things;
      }
    }
  }

  // Several questions are named by their numbers, since many things wait for the same; one stands as it is.
  std::vector<std::string> ByNumber(const std::vector<std::string>& asked) const {
    if (asked.size() < 2) return asked;
    std::vector<int> numbers;
    for (size_t i = 0; i < page_.questions.size(); ++i) {
      const bool is_asked =
          std::find(asked.begin(), asked.end(), page_.questions[i].asks) != asked.end();
      if (is_asked) numbers.push_back(static_cast<int>(i) + 1);
    }
    return {absl::StrCat(QuestionNumbers(numbers), ".")};
  }

  void Tasks() {
    const auto on_complaints = ParagraphsOnComplaints(source_.rulebook);
    std::vector<const v1::DutyFinding*> duties;
    for (const v1::DutyFinding& duty : finding_.duties()) duties.push_back(&duty);
    std::stable_sort(duties.begin(), duties.end(),
                     [](const auto* a, const auto* b) { return ComesBefore(*a, *b); });
    for (const v1::DutyFinding* duty : duties) {
      page_.tasks.push_back(TaskOf(*duty));
      if (!page_.tasks.back().open.empty()) {
        std::vector<std::string> asked = ByNumber(QuestionsOf(duty->missing()));
        asked.insert(asked.begin(), page_.tasks.back().open.front());
        page_.tasks.back().open = std::move(asked);
      }
      const bool complaint = std::any_of(
          duty->citations().begin(), duty->citations().end(), [&](const v1::Citation& citation) {
            return on_complaints.count({citation.source(), citation.paragraph()}) > 0;
          });
      if (complaint) page_.complaints.push_back(page_.tasks.back());
    }
  }

  // What is supposed, if the statement looks further than the case does.
  void Supposed() {
    page_.known_through = DayInWords(source_.timeline.basis().known_through());
    if (source_.timeline.basis().known_through() >= source_.timeline.last_day()) return;
    const auto add = [&](const auto& suppositions) {
      for (const v1::Supposition& supposition : suppositions) {
        std::string says = InSecondPerson(supposition.says());
        const auto& all = page_.supposed;
        if (std::find(all.begin(), all.end(), says) == all.end()) {
          page_.supposed.push_back(std::move(says));
        }
      }
    };
    add(finding_.suppositions());
    add(source_.timeline.suppositions());
  }

  void Basis() {
    const auto add = [&](std::string term, std::vector<std::string> says) {
      std::erase(says, "");
      if (!says.empty()) page_.basis.push_back({std::move(term), std::move(says)});
    };
    add("Case", {finding_.case_reference()});
    add("Day asked about", {page_.day});
    add("Facts known up to", {page_.known_through});
    add("Rules", {source_.rulebook.about().title(), EditionText(finding_.rulebook())});
    add("Rates that others set", {EditionText(finding_.rates())});
    add("Digest of the facts", {finding_.facts_digest()});
    add("Digest of the record",
        {finding_.record_digest().empty() ? "No record was given." : finding_.record_digest()});
    add("Ways of reading the rules that were changed for this page",
        {absl::StrJoin(finding_.readings(), ", ")});
    add("Open questions of the rules that were relied on, as they were chosen to be read",
        {finding_.interpretations().empty()
             ? ""
             : absl::StrCat(finding_.interpretations_size(),
                            ". The book of rules lists each, with its number and why it is read so.")});
    add("Way of working out, number", {absl::StrCat(finding_.semantics())});
    add("Mistakes met in the rules as they are written down here",
        {finding_.defects().begin(), finding_.defects().end()});
  }

  const StatementSource& source_;
  const v1::Finding& finding_;
  const StatementYear year_;
  const WithoutLeave without_leave_;
  StatementPage page_;
};

}  // namespace

StatementPage MakeStatementPage(const StatementSource& source) { return PageMaker(source).Make(); }

}  // namespace fairstart
