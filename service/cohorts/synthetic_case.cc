// Tested by tests/service/cohorts/synthetic_case_test.cc.
#include "service/cohorts/synthetic_case.h"

#include <algorithm>
#include <string>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "engine/calendar/span.h"
#include "fairstart/v1/annotations.pb.h"
#include "service/cohorts/dated_record.h"
#include "service/cohorts/life.h"
#include "service/cohorts/work_and_study.h"

namespace fairstart {
namespace {

using google::protobuf::FieldDescriptor;

bool IsHistory(const FieldDescriptor& field) {
  return field.message_type() != nullptr &&
         field.message_type()->options().HasExtension(v1::history);
}

// Writes down what a life is.
class Writer {
 public:
  Writer(const Life& life, const v1::Rulebook& rulebook, Dice& dice, v1::CaseFacts& facts)
      : life_(life), rulebook_(rulebook), dice_(dice), facts_(facts) {}

  void Write() {
    StartWithNothing();
    WriteCare();
    WriteHomes();
    WriteWorkAndStudy(life_, dice_, facts_);
    WriteOrigin();
    WriteFamilyAndHealth();
    WriteAccounts();
    WriteDeclared();
    LeaveOut();
  }

 private:
  // Every history is known to be empty, every event not to have happened.
  void StartWithNothing() {
    for (int i = 0; i < facts_.GetDescriptor()->field_count(); ++i) {
      const FieldDescriptor& field = *facts_.GetDescriptor()->field(i);
      if (IsHistory(field)) facts_.GetReflection()->MutableMessage(&facts_, &field);
      if (field.message_type() == v1::EventDate::descriptor()) {
        static_cast<v1::EventDate*>(facts_.GetReflection()->MutableMessage(&facts_, &field))
            ->set_not_yet(true);
      }
    }
    facts_.set_known_through(FormatDay(life_.day));
    facts_.set_date_of_birth(FormatDay(life_.born));
  }

  void WriteCare() {
    const Day ends = life_.in_care() ? Day::Never() : life_.care_ends;
    v1::CareEpisode& care =
        AddRecord(*facts_.mutable_care_episodes(), "care", life_.care_begins, ends);
    care.set_authority(rulebook_.about().id());
    const bool order = !life_.unaccompanied && dice_.PerMille(600);
    care.set_legal_basis(order ? v1::LEGAL_BASIS_CARE_ORDER : v1::LEGAL_BASIS_SECTION_20);
    care.set_planned_respite(false);
    if (order) AddRecord(*facts_.mutable_care_orders(), "order", life_.care_begins, ends);
    if (life_.care_path == CarePath::kGuardianship) {
      const Day adult = Birthday(life_.born, 18);
      v1::SpecialGuardianshipOrder& guardianship = AddRecord(
          *facts_.mutable_special_guardianship_orders(), "guardianship", NextDay(life_.care_ends),
          adult > life_.day ? Day::Never() : PreviousDay(adult));
      guardianship.set_looked_after_just_before(true);
      guardianship.set_authority(rulebook_.about().id());
    }
    const Day served = std::max(life_.care_begins, Birthday(life_.born, 16));
    if (served <= life_.day)
      AddRecord(*facts_.mutable_service_spells(), "service", served, Day::Never());
    AddRecord(*facts_.mutable_in_touch_spells(), "touch", life_.care_begins, Day::Never());
    AddRecord(*facts_.mutable_plan_engagement_spells(), "engagement", life_.care_begins,
              Day::Never());
    AddRecord(*facts_.mutable_wants_service_spells(), "wants", life_.care_begins, Day::Never());
  }

  void WriteHomes() {
    v1::LivingArrangements& homes = *facts_.mutable_living_arrangements();
    if (life_.care_begins < life_.housed_since) {
      v1::LivingArrangement& childhood =
          AddRecord(homes, "home", life_.care_begins, PreviousDay(life_.housed_since));
      const bool guardian = life_.care_path == CarePath::kGuardianship;
      childhood.set_kind(guardian ? v1::LIVING_KIND_WITH_PERSON_WITH_PARENTAL_RESPONSIBILITY
                                  : v1::LIVING_KIND_FOSTER_CARE);
      SayWhatIsProvided(true, childhood);
    }
    v1::LivingArrangement& home = AddRecord(homes, "home", life_.housed_since, Day::Never());
    home.set_kind(KindOfHome());
    const bool own =
        life_.housing == Housing::kIndependent || life_.housing == Housing::kUniversity;
    SayWhatIsProvided(!own && life_.housing != Housing::kOther, home);
    if (own) WriteTenancy();
    if (life_.housing == Housing::kWithParent) {
      AddRecord(*facts_.mutable_home_spells(), "stay", life_.housed_since, Day::Never())
          .set_carer(v1::HOME_CARER_PARENT);
    }
    if (life_.housing == Housing::kCustody) {
      v1::Detention& detention =
          AddRecord(*facts_.mutable_detentions(), "detention", life_.housed_since, Day::Never());
      detention.set_kind(v1::DETENTION_KIND_SENTENCE);
      detention.set_place("prison-1");
    }
    if (life_.housing == Housing::kIndependent) {
      SetEvent(life_.housed_since, *facts_.mutable_ready_for_independence_on());
    }
  }

  void SayWhatIsProvided(bool provided, v1::LivingArrangement& home) {
    home.set_accommodation_provided(provided);
    home.set_utilities_provided(provided);
    home.set_food_provided(provided && home.kind() != v1::LIVING_KIND_SEMI_INDEPENDENT &&
                           home.kind() != v1::LIVING_KIND_SUPPORTED);
    home.set_contribution_agreed(false);
    home.set_outside_authority_area(dice_.PerMille(200));
    home.set_area(home.outside_authority_area() ? "elsewhere" : rulebook_.about().id());
    home.set_home(home.id());
    home.set_continues_earlier_arrangement(false);
  }

  v1::LivingKind KindOfHome() {
    switch (life_.housing) {
      case Housing::kFosterCare:
        return v1::LIVING_KIND_FOSTER_CARE;
      case Housing::kResidential:
        return v1::LIVING_KIND_RESIDENTIAL_CARE;
      case Housing::kSemiIndependent:
        return v1::LIVING_KIND_SEMI_INDEPENDENT;
      case Housing::kSupported:
        return v1::LIVING_KIND_SUPPORTED;
      case Housing::kIndependent:
        return v1::LIVING_KIND_INDEPENDENT;
      case Housing::kWithParent:
        return v1::LIVING_KIND_WITH_PARENT;
      case Housing::kStayingPut:
        return v1::LIVING_KIND_STAYING_PUT;
      case Housing::kUniversity:
        return v1::LIVING_KIND_UNIVERSITY;
      case Housing::kCustody:
        return v1::LIVING_KIND_CUSTODY;
      case Housing::kOther:
        return v1::LIVING_KIND_OTHER;
    }
    return v1::LIVING_KIND_OTHER;
  }

  void WriteTenancy() {
    v1::Tenancy& tenancy =
        AddRecord(*facts_.mutable_tenancies(), "tenancy", life_.housed_since, Day::Never());
    const bool university = life_.housing == Housing::kUniversity;
    tenancy.set_landlord(university            ? v1::LANDLORD_KIND_EDUCATION_PROVIDER
                         : dice_.PerMille(700) ? v1::LANDLORD_KIND_LOCAL_AUTHORITY
                                               : v1::LANDLORD_KIND_PRIVATE);
    tenancy.mutable_weekly_rent()->set_pence(dice_.Between(60, 120) * 100);
    tenancy.set_home(absl::StrCat("home-", facts_.living_arrangements().records_size()));
    tenancy.set_shared_accommodation(university);
    SetEvent(life_.housed_since, *tenancy.mutable_signed_on());
    tenancy.set_guarantor(v1::GUARANTOR_NONE);
    tenancy.set_guarantor_asked_for(false);
    tenancy.set_joint(false);
    tenancy.set_continues_earlier_tenancy(false);
  }

  void WriteOrigin() {
    facts_.set_unaccompanied_asylum_seeking_child(life_.unaccompanied);
    AddRecord(*facts_.mutable_nationalities(), "nationality", life_.born, Day::Never())
        .set_nationality(life_.unaccompanied ? v1::NATIONALITY_KIND_OTHER
                                             : v1::NATIONALITY_KIND_BRITISH);
    if (!life_.unaccompanied) return;
    v1::ImmigrationApplication& claim = *facts_.mutable_immigration_applications()->add_records();
    claim.set_id("application-1");
    claim.set_day(FormatDay(life_.care_begins));
    claim.set_kind(v1::IMMIGRATION_APPLICATION_KIND_ASYLUM);
    claim.mutable_appeal_rights_exhausted_on()->set_not_yet(true);
    const Day decided = AddDays(life_.care_begins, dice_.Between(100, 500));
    constexpr v1::LeaveKind kLeaves[] = {v1::LEAVE_KIND_REFUGEE,
                                         v1::LEAVE_KIND_HUMANITARIAN_PROTECTION,
                                         v1::LEAVE_KIND_UNACCOMPANIED_CHILD};
    if (life_.leave >= 3 || decided > life_.day) {
      claim.mutable_decided_on()->set_not_yet(true);
      claim.set_outcome(v1::IMMIGRATION_OUTCOME_PENDING);
      return;
    }
    claim.mutable_decided_on()->set_date(FormatDay(decided));
    claim.set_outcome(v1::IMMIGRATION_OUTCOME_GRANTED);
    v1::Leave& leave =
        AddRecord(*facts_.mutable_leaves(), "leave", decided, Plus(decided, Span{.months = 60}));
    leave.set_kind(kLeaves[life_.leave]);
    leave.set_public_funds(true);
  }

  void WriteFamilyAndHealth() {
    if (life_.parent) {
      const Day born =
          std::max(AddDays(life_.day, -dice_.Between(30, 700)), Birthday(life_.born, 16));
      v1::Child& child = AddRecord(*facts_.mutable_children(), "child", born, Day::Never());
      child.set_child("child-1");
      child.set_born_on(FormatDay(born));
      child.set_lives_with_young_person(true);
      AddRecord(*facts_.mutable_lone_parent_spells(), "alone", born, Day::Never());
    }
    if (!life_.ill) return;
    const Day since =
        std::max(AddDays(life_.day, -dice_.Between(10, 400)), Birthday(life_.born, 16));
    AddRecord(*facts_.mutable_sickness_or_disability_spells(), "sickness", since, Day::Never())
        .set_unable_to_work(true);
  }

  void WriteAccounts() {
    const Day sixteen = Birthday(life_.born, 16);
    AddRecord(*facts_.mutable_bank_accounts(), "account", sixteen, Day::Never())
        .set_kind(v1::BANK_ACCOUNT_KIND_CURRENT);
    AddRecord(*facts_.mutable_capital_holdings(), "capital", sixteen, Day::Never())
        .mutable_amount()
        ->set_pence(dice_.PerMille(700) ? 0 : dice_.Between(1, 20) * 5000);
    if (dice_.PerMille(600)) {
      AddRecord(*facts_.mutable_identity_documents(), "document", sixteen, Day::Never())
          .set_kind(life_.unaccompanied ? v1::IDENTITY_DOCUMENT_KIND_TRAVEL_DOCUMENT
                                        : v1::IDENTITY_DOCUMENT_KIND_BIRTH_CERTIFICATE);
    }
  }

  // No, nothing or none, where the type has such an answer.
  void WriteDeclared() {
    for (const v1::FactDeclaration& declared : rulebook_.fact()) {
      if (LeavesOut()) continue;
      v1::FactValue value;
      const v1::FactType& type = declared.type();
      if (type.has_history()) {
        value.mutable_history();
      } else if (type.has_event_date()) {
        value.mutable_event_date()->set_not_yet(true);
      } else if (type.has_scalar() && type.scalar() == v1::UNIT_BOOLEAN) {
        value.set_boolean(false);
      } else if (type.has_scalar() && type.scalar() >= v1::UNIT_PENCE &&
                 type.scalar() <= v1::UNIT_PENCE_PER_HOUR) {
        value.mutable_money()->set_pence(0);
      } else {
        continue;
      }
      v1::DeclaredFact& fact = *facts_.mutable_declared_facts()->add_facts();
      fact.set_name(declared.name());
      *fact.mutable_value() = value;
    }
  }

  bool LeavesOut() { return dice_.PerMille(NotAsked().shares[1].per_mille); }

  void LeaveOut() {
    for (int i = 0; i < facts_.GetDescriptor()->field_count(); ++i) {
      const FieldDescriptor& field = *facts_.GetDescriptor()->field(i);
      // Without these a case says next to nothing.
      const bool kept = field.name() == "known_through" || field.name() == "date_of_birth" ||
                        field.name() == "care_episodes" || field.name() == "declared_facts";
      if (!kept && LeavesOut()) facts_.GetReflection()->ClearField(&facts_, &field);
    }
  }

  const Life& life_;
  const v1::Rulebook& rulebook_;
  Dice& dice_;
  v1::CaseFacts& facts_;
};

}  // namespace

v1::CaseFacts SyntheticCase(uint64_t seed, uint64_t number, Day day, const v1::Rulebook& rulebook) {
  Dice dice(seed, number);
  const Life life = MakeLife(day, dice);
  v1::CaseFacts facts;
  Writer(life, rulebook, dice, facts).Write();
  facts.set_case_reference(absl::StrFormat("synthetic-%06u", number));
  return facts;
}

}  // namespace fairstart
