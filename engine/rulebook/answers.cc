// Compiles what an answer is made of: entitlements, bars, claims, duties, warnings.
#include <algorithm>

#include "absl/strings/str_cat.h"
#include "engine/rulebook/compiler.h"
#include "engine/text/nearest.h"

namespace fairstart {
namespace {

const Type kBool = Type::Of(Type::Kind::kBool);
const Type kDate = Type::Of(Type::Kind::kDate);
const Type kString = Type::Of(Type::Kind::kString);
const Type kMoney = Type::Amount(Per::kAny, /*whole=*/true);

// "did you mean full_care?", or `otherwise` when nothing is near.
template <typename Map>
std::string NearestOf(const std::string& name, const Map& known, const char* otherwise) {
  std::vector<std::string> names;
  for (const auto& [candidate, value] : known) names.push_back(candidate);
  const std::string nearest = Nearest(name, names);
  return nearest.empty() ? otherwise : absl::StrCat("did you mean ", nearest, "?");
}

// Whether the program reads one of its first `variables` slots.
bool UsesVariable(const Node& node, int variables) {
  if (node.op == Op::kLocal && node.index < variables) return true;
  return std::any_of(node.args().begin(), node.args().end(),
                     [&](const Node& arg) { return UsesVariable(arg, variables); });
}

}  // namespace

std::vector<PlanForEach> Compiler::CompileForEach(
    const google::protobuf::RepeatedPtrField<v1::ForEach>& for_each, const Place& place,
    const std::string& declaration, Variables& variables) {
  std::vector<PlanForEach> compiled;
  for (int i = 0; i < for_each.size(); ++i) {
    const Place below = place.Below("for_each", i);
    ExpressionRules rules;
    rules.macros = false;
    rules.gapped_histories = true;
    std::optional<Program> in = CompileExpression(for_each[i].in(), {below, "in", -1, declaration},
                                                  variables, rules, {});
    if (!in.has_value() || !in->type().Is(Type::Kind::kList)) {
      if (in.has_value()) {
        Error(below, "in", -1, declaration, "for_each needs a list to take elements from",
              "write in: \"journeys\", or the name of a definition that filters");
      }
      continue;
    }
    const Type element = *in->type().element;
    const std::string& each = for_each[i].each();
    const bool taken = each == "as_of" || !names_.KindOf(each).empty() ||
                       std::any_of(variables.begin(), variables.end(),
                                   [&](const Variable& variable) { return variable.name == each; });
    if (!IsPlainName(each) || taken) {
      Error(below, "each", -1, declaration,
            taken ? absl::StrCat("for_each takes ", each, " for its variable, which stands already")
                  : "for_each needs a variable",
            taken ? "give the variable a name of its own" : "write each: \"j\"");
      continue;
    }
    variables.push_back({each, element});
    PlanForEach made;
    made.source = &for_each[i];
    made.in = *std::move(in);
    made.key = CompilePlain(for_each[i].key(), {below, "key", -1, declaration}, variables, kString);
    if (!made.key.has_value() && !element.Is(Type::Kind::kDate)) {
      if (for_each[i].key().empty()) {
        Error(below, "each", -1, declaration, "for_each needs a key that is stable in the facts",
              absl::StrCat("write key: \"", each, ".id\""));
      }
      continue;
    }
    if (for_each[i].otherwise().empty()) {
      Error(below, "each", -1, declaration, "for_each has no sentence for when there is none",
            "write otherwise: \"…\"");
    }
    compiled.push_back(std::move(made));
  }
  return compiled;
}

std::vector<PlanCondition> Compiler::CompileConditions(
    const google::protobuf::RepeatedPtrField<v1::Condition>& conditions, std::string_view field,
    const Place& place, const std::string& declaration, const Variables& variables) {
  std::vector<PlanCondition> compiled;
  for (int i = 0; i < conditions.size(); ++i) {
    const Place below = place.Below(field, i);
    PlanCondition made;
    made.source = &conditions[i];
    std::optional<Program> when =
        CompilePlain(conditions[i].when(), {below, "when", -1, declaration}, variables, kBool);
    if (conditions[i].when().empty()) {
      Error(below, "otherwise", -1, declaration, "a condition says nothing", "write when: \"…\"");
    }
    if (conditions[i].otherwise().empty()) {
      Error(below, "when", -1, declaration, "a condition has no sentence for when it fails",
            "write otherwise: \"…\"");
    }
    made.site = AddSite(conditions[i].cite(), conditions[i].interpretation(), below, declaration,
                        /*required=*/true);
    if (!when.has_value()) continue;
    made.when = *std::move(when);
    made.uses_instance = UsesVariable(*made.when.root, static_cast<int>(variables.size()));
    compiled.push_back(std::move(made));
  }
  return compiled;
}

void Compiler::CompilePots() {
  for (const auto& declared : ByName(plan_.declarations.pots)) {
    const std::string declaration = Named("pot", declared->name());
    if (!AddAnswerName(declared->name(), declared.place, declaration)) continue;
    const std::optional<Program> amount =
        CompilePlain(declared->amount(), {declared.place, "amount", -1, declaration}, {}, kMoney);
    CompilePlain(declared->home(), {declared.place, "home", -1, declaration}, {}, kString);
    if (declared->amount().empty() || declared->per() == v1::CAP_PERIOD_UNSPECIFIED) {
      Error(declared.place, "name", -1, declaration, "lacks its amount or its period",
            "write amount and per: CAP_PERIOD_LIFE");
    }
    const int site = AddSite(declared->cite(), declared->interpretation(), declared.place,
                             declaration, /*required=*/true);
    if (amount.has_value()) pots_.insert({declared->name(), {declared, site}});
  }
}

void Compiler::CompileEntitlements() {
  CompilePots();
  for (const auto& declared : ByName(plan_.declarations.entitlements)) CompileEntitlement(declared);
}

void Compiler::CompileEntitlement(const Declared<v1::Entitlement>& declared) {
  const v1::Entitlement& source = *declared;
  const Place& place = declared.place;
  const std::string declaration = Named("entitlement", source.name());
  if (!AddAnswerName(source.name(), place, declaration)) return;
  PlanEntitlement entitlement;
  entitlement.source = &source;
  Variables variables;
  entitlement.for_each = CompileForEach(source.for_each(), place, declaration, variables);
  entitlement_numbers_[source.name()] = static_cast<int>(plan_.entitlements.size());
  if (entitlement.for_each.size() < static_cast<size_t>(source.for_each_size())) {
    plan_.entitlements.push_back(std::move(entitlement));  // the rest would miss the variable
    return;
  }
  entitlement.who = CompileConditions(source.who(), "who", place, declaration, variables);
  entitlement.site = AddSite(source.cite(), source.interpretation(), place, declaration,
                             /*required=*/true);
  if (source.label().empty()) {
    Error(place, "name", -1, declaration, "has no label", "write label: \"…\"");
  }
  if (source.who().empty()) {
    Error(place, "name", -1, declaration, "does not say who can get it", "add who { when: … }");
  }
  for (int i = 0; i < source.elsewhere_size(); ++i) {
    const Place below = place.Below("elsewhere", i);
    PlanElsewhere made;
    made.source = &source.elsewhere(i);
    made.when = CompilePlain(source.elsewhere(i).when(), {below, "when", -1, declaration},
                             variables, kBool);
    if (source.elsewhere(i).when().empty()) {
      Error(below, "payer", -1, declaration, "elsewhere does not say when", "write when: \"…\"");
    }
    made.site = AddSite(source.elsewhere(i).cite(), source.elsewhere(i).interpretation(), below,
                        declaration, /*required=*/true);
    if (made.when.has_value()) entitlement.elsewhere.push_back(std::move(made));
  }
  switch (source.what_case()) {
    case v1::Entitlement::kAmount:
      entitlement.amount =
          CompilePlain(source.amount(), {place, "amount", -1, declaration}, variables, kMoney);
      if (source.amount().empty()) {
        Error(place, "amount", -1, declaration, "has no amount", "write an expression");
      }
      break;
    case v1::Entitlement::kActualCost: {
      const Place below = place.Below("actual_cost");
      entitlement.amount = CompilePlain(source.actual_cost().cost(),
                                        {below, "cost", -1, declaration}, variables, kMoney);
      break;
    }
    case v1::Entitlement::kInKind:
      break;
    case v1::Entitlement::WHAT_NOT_SET:
      if (!source.has_consider()) {
        Error(place, "name", -1, declaration, "does not say how much",
              "add amount, actual_cost or in_kind");
      }
  }
  CompileCaps(declared, declaration, variables, entitlement);
  CompileNeeds(declared, declaration, variables, entitlement);
  entitlement.arises =
      CompilePlain(source.arises(), {place, "arises", -1, declaration}, variables, kDate);
  entitlement.first_day =
      CompilePlain(source.first_day(), {place, "first_day", -1, declaration}, variables, kDate);
  entitlement.last_day =
      CompilePlain(source.last_day(), {place, "last_day", -1, declaration}, variables, kDate);
  entitlement.lapses =
      CompilePlain(source.lapses(), {place, "lapses", -1, declaration}, variables, kDate);
  entitlement.paid_on =
      CompilePlain(source.paid_on(), {place, "paid_on", -1, declaration}, variables, kDate);
  if (source.has_consider()) {
    AddSite(source.consider().cite(), {}, place.Below("consider"), declaration,
            /*required=*/false);
  }
  if (source.has_repayment()) {
    AddSite(source.repayment().cite(), {}, place.Below("repayment"), declaration,
            /*required=*/false);
  }
  plan_.entitlements.push_back(std::move(entitlement));
}

void Compiler::CompileCaps(const Declared<v1::Entitlement>& declared,
                           const std::string& declaration, const Variables& variables,
                           PlanEntitlement& entitlement) {
  const v1::Entitlement& source = *declared;
  for (int i = 0; i < source.cap_size(); ++i) {
    const Place below = declared.place.Below("cap", i);
    PlanCap cap;
    std::optional<Program> amount =
        CompilePlain(source.cap(i).amount(), {below, "amount", -1, declaration}, variables, kMoney);
    if (source.cap(i).amount().empty() ||
        source.cap(i).per() == v1::CAP_PERIOD_UNSPECIFIED) {
      Error(below, "", -1, declaration, "a cap lacks its amount or its period",
            "write cap { amount: … per: CAP_PERIOD_LIFE }");
    }
    cap.per = source.cap(i).per();
    cap.site = AddSite(source.cap(i).cite(), source.cap(i).interpretation(), below, declaration,
                       /*required=*/false);
    if (!amount.has_value()) continue;
    cap.amount = *std::move(amount);
    entitlement.caps.push_back(std::move(cap));
  }
  if (source.pot().empty()) return;
  used_pots_.insert(source.pot());
  if (const auto pot = pots_.find(source.pot()); pot != pots_.end()) {
    const auto& [declared_pot, site] = pot->second;
    PlanCap cap;  // each use has a program of its own
    cap.amount =
        *CompilePlain(declared_pot->amount(), {declared_pot.place, "amount", -1, ""}, {}, kMoney);
    cap.per = declared_pot->per();
    cap.pot = declared_pot->name();
    cap.home = CompilePlain(declared_pot->home(), {declared_pot.place, "home", -1, ""}, {}, kString);
    cap.site = site;
    entitlement.caps.push_back(std::move(cap));
    return;
  }
  if (answer_places_.contains(Named("pot", source.pot()))) return;  // wrong itself
  Error(declared.place, "pot", -1, declaration,
        absl::StrCat("draws on the pot ", source.pot(), ", which is not declared"),
        NearestOf(source.pot(), pots_, "declare the pot"));
}

void Compiler::CompileNeeds(const Declared<v1::Entitlement>& declared,
                            const std::string& declaration, const Variables& variables,
                            PlanEntitlement& entitlement) {
  for (int i = 0; i < declared->need_size(); ++i) {
    const v1::Need& source = declared->need(i);
    const Place below = declared.place.Below("need", i);
    PlanNeed need;
    need.source = &source;
    need.when = CompilePlain(source.when(), {below, "when", -1, declaration}, variables, kBool);
    need.about_each =
        CompilePlain(source.about_each(), {below, "about_each", -1, declaration}, variables, {});
    if (need.about_each.has_value() &&
        !(need.about_each->type().Is(Type::Kind::kList) &&
          need.about_each->type().element->Is(Type::Kind::kString))) {
      Error(
          below, "about_each", -1, declaration,
          absl::StrCat("about_each needs a list of keys, and this is ", A(need.about_each->type())),
          "name a definition that lists keys: records.map(r, r.id)");
    }
    if (source.has_approval()) {
      const Place approval = below.Below("approval");
      need.up_to = CompilePlain(source.approval().up_to(), {approval, "up_to", -1, declaration},
                                variables, kMoney);
    }
    if (source.what_case() == v1::Need::WHAT_NOT_SET || source.says().empty() ||
        source.before() == v1::Need::BEFORE_UNSPECIFIED) {
      Error(below, "", -1, declaration,
            "a need lacks what is needed, when it is needed, or its sentence",
            "write need { evidence: … before: BEFORE_EACH_PAYMENT says: … }");
    }
    need.site = AddSite(source.cite(), source.interpretation(), below, declaration,
                        /*required=*/true);
    entitlement.needs.push_back(std::move(need));
  }
}

void Compiler::CompileBars() {
  std::set<std::string> tags;
  for (const PlanEntitlement& entitlement : plan_.entitlements) {
    tags.insert(entitlement.source->tag().begin(), entitlement.source->tag().end());
  }
  for (const auto& declared : ByName(plan_.declarations.bars)) {
    const v1::Bar& source = *declared;
    const std::string declaration = Named("bar", source.name());
    if (!AddAnswerName(source.name(), declared.place, declaration)) continue;
    PlanBar bar;
    bar.source = &source;
    std::optional<Program> when =
        CompilePlain(source.when(), {declared.place, "when", -1, declaration}, {}, kBool);
    if (source.when().empty() || source.because().empty()) {
      Error(declared.place, "name", -1, declaration, "does not say when it holds, or why",
            "write when and because");
    }
    bar.site = AddSite(source.cite(), source.interpretation(), declared.place, declaration,
                       /*required=*/true);
    if (source.has_instead()) {
      AddSite(source.instead().cite(), source.instead().interpretation(),
              declared.place.Below("instead"), declaration, /*required=*/false);
    }
    if (source.entitlement().empty() && source.tag().empty() && !source.every_entitlement()) {
      Error(declared.place, "name", -1, declaration, "reaches no entitlement",
            "name entitlements or tags, or write every_entitlement: true");
    }
    if (source.every_entitlement() && !(source.entitlement().empty() && source.tag().empty())) {
      Error(declared.place, "every_entitlement", -1, declaration,
            "reaches every entitlement, and names some as well",
            "leave entitlement and tag out, or every_entitlement");
    }
    const int number = static_cast<int>(plan_.bars.size());
    for (int i = 0; i < source.tag_size(); ++i) {
      if (tags.contains(source.tag(i))) continue;
      Error(declared.place, "tag", i, declaration,
            absl::StrCat("reaches the tag ", source.tag(i), ", which no entitlement has"),
            "name a tag that some entitlement has");
    }
    for (int i = 0; i < source.entitlement_size(); ++i) {
      if (entitlement_numbers_.contains(source.entitlement(i))) continue;
      Error(declared.place, "entitlement", i, declaration,
            absl::StrCat("reaches ", source.entitlement(i), ", which is not declared"),
            NearestOf(source.entitlement(i), entitlement_numbers_, "name an entitlement"));
    }
    if (!when.has_value()) continue;
    bar.when = *std::move(when);
    for (PlanEntitlement& entitlement : plan_.entitlements) {
      const v1::Entitlement& reached = *entitlement.source;
      const auto has_tag = [&](const std::string& tag) {
        return std::find(reached.tag().begin(), reached.tag().end(), tag) != reached.tag().end();
      };
      const bool named = std::find(source.entitlement().begin(), source.entitlement().end(),
                                   reached.name()) != source.entitlement().end();
      if (source.every_entitlement() || named || std::any_of(source.tag().begin(), source.tag().end(), has_tag)) {
        entitlement.bars.push_back(number);
      }
    }
    plan_.bars.push_back(std::move(bar));
  }
  CompileLifts();
}

void Compiler::CompileLifts() {
  for (const auto& declared : ByName(plan_.declarations.lifts)) {
    const v1::Lift& source = *declared;
    const std::string declaration = Named("lift", source.name());
    if (!AddAnswerName(source.name(), declared.place, declaration)) continue;
    PlanLift lift;
    lift.source = &source;
    lift.when = CompilePlain(source.when(), {declared.place, "when", -1, declaration}, {}, kBool);
    lift.site = AddSite(source.cite(), source.interpretation(), declared.place, declaration,
                        /*required=*/true);
    if (source.bar().empty() || source.entitlement().empty() || source.because().empty()) {
      Error(declared.place, "name", -1, declaration,
            "does not say which bar it lifts, for what, or why",
            "write bar, entitlement and because");
      continue;
    }
    for (int i = 0; i < source.entitlement_size(); ++i) {
      const auto found = entitlement_numbers_.find(source.entitlement(i));
      if (found == entitlement_numbers_.end()) {
        Error(declared.place, "entitlement", i, declaration,
              absl::StrCat("excepts ", source.entitlement(i), ", which is not declared"),
              NearestOf(source.entitlement(i), entitlement_numbers_, "name an entitlement"));
      } else {
        lift.entitlements.push_back(found->second);
      }
    }
    const auto bar = std::find_if(plan_.bars.begin(), plan_.bars.end(), [&](const PlanBar& b) {
      return b.source->name() == source.bar();
    });
    if (bar == plan_.bars.end()) {
      if (answer_places_.contains(Named("bar", source.bar()))) continue;  // wrong itself
      Error(declared.place, "bar", -1, declaration,
            absl::StrCat("lifts ", source.bar(), ", which is no bar"), "name a bar");
      continue;
    }
    bar->lifts.push_back(std::move(lift));
  }
}

void Compiler::CompileClaims() {
  for (const auto& declared : ByName(plan_.declarations.claims)) {
    const v1::Claim& source = *declared;
    const std::string declaration = Named("claim", source.name());
    if (!AddAnswerName(source.name(), declared.place, declaration)) continue;
    PlanClaim claim;
    claim.source = &source;
    claim.who = CompileConditions(source.who(), "who", declared.place, declaration, {});
    const Place& place = declared.place;
    claim.from = CompilePlain(source.from(), {place, "from", -1, declaration}, {}, kDate);
    claim.until = CompilePlain(source.until(), {place, "until", -1, declaration}, {}, kDate);
    claim.amount = CompilePlain(source.amount(), {place, "amount", -1, declaration}, {}, kMoney);
    claim.site = AddSite(source.cite(), source.interpretation(), place, declaration,
                         /*required=*/true);
    if (source.who().empty() || source.payer().empty() || source.how().empty()) {
      Error(place, "name", -1, declaration, "does not say who can claim it, from whom and how",
            "write who, payer and how");
    }
    plan_.claims.push_back(std::move(claim));
  }
}

void Compiler::CompileDuties() {
  for (const auto& declared : ByName(plan_.declarations.duties)) {
    const v1::Duty& source = *declared;
    const std::string declaration = Named("duty", source.name());
    if (!AddAnswerName(source.name(), declared.place, declaration)) continue;
    PlanDuty duty;
    duty.source = &source;
    Variables variables;
    const Place& place = declared.place;
    duty.for_each = CompileForEach(source.for_each(), place, declaration, variables);
    if (duty.for_each.size() < static_cast<size_t>(source.for_each_size())) continue;
    duty.when = CompileConditions(source.when(), "when", place, declaration, variables);
    duty.due = CompilePlain(source.due(), {place, "due", -1, declaration}, variables, kDate);
    duty.done = CompilePlain(source.done(), {place, "done", -1, declaration}, variables, kBool);
    duty.amount =
        CompilePlain(source.amount(), {place, "amount", -1, declaration}, variables, kMoney);
    duty.site = AddSite(source.cite(), source.interpretation(), place, declaration,
                        /*required=*/true);
    if (source.when().empty() || source.actor() == v1::ACTOR_UNSPECIFIED) {
      Error(place, "name", -1, declaration, "does not say whose duty it is, and when",
            "write actor and when");
    }
    plan_.duties.push_back(std::move(duty));
  }
}

void Compiler::CompileWarnings() {
  for (const auto& declared : ByName(plan_.declarations.warnings)) {
    const v1::Warning& source = *declared;
    const std::string declaration = Named("warning", source.name());
    if (!AddAnswerName(source.name(), declared.place, declaration)) continue;
    PlanWarning warning;
    warning.source = &source;
    std::optional<Program> when =
        CompilePlain(source.when(), {declared.place, "when", -1, declaration}, {}, kBool);
    warning.site = AddSite(source.cite(), source.interpretation(), declared.place, declaration,
                           /*required=*/true);
    if (source.when().empty() || source.says().empty()) {
      Error(declared.place, "name", -1, declaration, "does not say when it is shown, and what",
            "write when and says");
    }
    if (!when.has_value()) continue;
    warning.when = *std::move(when);
    plan_.warnings.push_back(std::move(warning));
  }
}

void Compiler::CheckAbout() {
  const auto check = [&](const Declared<v1::About>& about) {
    if (about->id().empty() || about->edition().empty() || about->title().empty() ||
        about->in_force_from().empty()) {
      Error(about.place, "", -1, "about", "lacks its id, edition, title or first day",
            "write id, edition, title and in_force_from");
      return;
    }
    const absl::StatusOr<Day> day = ParseDay(about->in_force_from());
    if (day.ok()) return;
    Error(about.place, "in_force_from", -1, "about", std::string(day.status().message()),
          "write the first day on which cases are decided by it, as 2017-02-01");
  };
  check(plan_.declarations.about);
  check(plan_.rates.about);
}

void Compiler::CheckLegalStatus() {
  const auto& about = plan_.declarations.about;
  const std::string& name = about->legal_status();
  const auto found = definition_numbers_.find(name);
  if (found == definition_numbers_.end()) {
    Error(about.place, "legal_status", -1, "about",
          name.empty() ? "does not name the young person's legal status"
                       : absl::StrCat("names ", name, ", which is no definition or table"),
          NearestOf(name, definition_numbers_,
                    "write legal_status: and the name of a definition or table"));
    return;
  }
  plan_.legal_status = found->second;
  const PlanDefinition& status = plan_.definitions[found->second];
  if (names_.Find(name)->kind == Symbol::Kind::kBroken) return;
  if (status.of != nullptr || !status.type.Is(Type::Kind::kEnum)) {
    Error(about.place, "legal_status", -1, "about",
          absl::StrCat(name, " gives ", A(status.type),
                       status.of == nullptr ? "" : absl::StrCat(" for each ", status.of->name)),
          "make it a value of an enumeration, about the case");
  }
}

void Compiler::CheckPlanReview() {
  const auto& about = plan_.declarations.about;
  const std::string& name = about->plan_review();
  if (name.empty()) return;
  std::map<std::string, int> duties;
  for (size_t i = 0; i < plan_.duties.size(); ++i) {
    duties[plan_.duties[i].source->name()] = static_cast<int>(i);
  }
  const auto found = duties.find(name);
  if (found == duties.end()) {
    if (answer_places_.contains(Named("duty", name))) return;  // wrong itself
    Error(about.place, "plan_review", -1, "about",
          absl::StrCat("names ", name, ", which is no duty"),
          NearestOf(name, duties, "write plan_review: and the name of a duty, or leave it out"));
    return;
  }
  if (plan_.duties[found->second].source->due().empty()) {
    Error(about.place, "plan_review", -1, "about",
          absl::StrCat("names the duty ", name, ", which has no day"),
          "write the duty's due: the last day on which the plan is to be reviewed");
    return;
  }
  plan_.plan_review = found->second;
}

}  // namespace fairstart
