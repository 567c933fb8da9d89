// Tested by tests/service/cohorts/assumptions_test.cc.
#include "service/cohorts/assumptions.h"

#include <array>

namespace fairstart {
namespace {

constexpr Share kAges[] = {{"16", 110}, {"17", 150}, {"18", 170}, {"19", 150}, {"20", 140},
                           {"21", 90},  {"22", 70},  {"23", 60},  {"24", 60}};
constexpr Assumption kAgesTable = {"How old is the young person?", kAges,
                                   "Most care leavers leave at 18, so the years from 17 to 20 are "
                                   "fullest; from 21 on fewer stay with the service."};

constexpr Share kCarePaths[] = {{"in care to 18", 600},
                                {"left care at 16 or 17", 220},
                                {"a short spell only", 130},
                                {"special guardianship", 50}};
constexpr Assumption kCarePathsTable = {
    "How did care end?", kCarePaths,
    "All four ways lead to a legal status of their own; staying to 18 is the usual one, a special "
    "guardianship order "
    "the rarest."};

constexpr Share kHousingInCare[] = {{"foster care", 560},      {"residential care", 140},
                                    {"semi-independent", 190}, {"supported lodgings", 70},
                                    {"independent", 0},        {"with a parent", 20},
                                    {"staying put", 0},        {"university", 0},
                                    {"custody", 10},           {"other", 10}};
constexpr Assumption kHousingInCareTable = {
    "Where does somebody of 16 or 17 in care live?", kHousingInCare,
    "Foster care is the usual placement; semi-independent homes are used mostly at this age."};

constexpr Share kHousingAfterCare[] = {{"foster care", 0},        {"residential care", 0},
                                       {"semi-independent", 260}, {"supported lodgings", 240},
                                       {"independent", 160},      {"with a parent", 260},
                                       {"staying put", 0},        {"university", 0},
                                       {"custody", 40},           {"other", 40}};
constexpr Assumption kHousingAfterCareTable = {
    "Where does somebody of 16 or 17 live after care?", kHousingAfterCare,
    "Many go back to a parent; the others live where somebody looks after them, since few "
    "landlords let to a minor."};

constexpr Share kHousingOfAdults[] = {{"foster care", 0},        {"residential care", 0},
                                      {"semi-independent", 110}, {"supported lodgings", 90},
                                      {"independent", 470},      {"with a parent", 90},
                                      {"staying put", 100},      {"university", 60},
                                      {"custody", 40},           {"other", 40}};
constexpr Assumption kHousingOfAdultsTable = {
    "Where does somebody from 18 on live?", kHousingOfAdults,
    "A home of their own is the aim of leaving care and the commonest case; every other kind "
    "changes what is due."};

constexpr Share kOccupationAt16And17[] = {{"none", 190},
                                          {"seeking work", 60},
                                          {"school or sixth form", 180},
                                          {"further education", 370},
                                          {"higher education", 0},
                                          {"paid training", 40},
                                          {"unpaid training", 50},
                                          {"apprenticeship", 50},
                                          {"employment", 60}};
constexpr Assumption kOccupationAt16And17Table = {
    "What does somebody of 16 or 17 do?", kOccupationAt16And17,
    "Taking part in education or training is expected of everybody up to 18, so it is the "
    "commonest case."};

constexpr Share kOccupationOfAdults[] = {{"none", 310},
                                         {"seeking work", 110},
                                         {"school or sixth form", 10},
                                         {"further education", 170},
                                         {"higher education", 70},
                                         {"paid training", 20},
                                         {"unpaid training", 30},
                                         {"apprenticeship", 50},
                                         {"employment", 230}};
constexpr Assumption kOccupationOfAdultsTable = {
    "What does somebody from 18 on do?", kOccupationOfAdults,
    "Guides have most to say of those without work and of those who study, so that both must be "
    "many."};

constexpr Share kSupportOfAdults[] = {{"none", 180},
                                      {"Universal Credit", 380},
                                      {"Jobseeker's Allowance", 240},
                                      {"Income Support", 80},
                                      {"Employment and Support Allowance", 120}};
constexpr Assumption kSupportOfAdultsTable = {
    "On what does somebody from 18 on live who neither works nor studies?", kSupportOfAdults,
    "Universal Credit took the others' place bit by bit, so that a cohort may meet any; some wait "
    "or do not claim."};

constexpr Share kUnaccompanied[] = {{"no", 900}, {"yes", 100}};
constexpr Assumption kUnaccompaniedTable = {
    "Did they come as an unaccompanied asylum-seeking child?", kUnaccompanied,
    "Every council has some by the national transfer scheme; enough for their rules to count in a "
    "small cohort."};

constexpr Share kLeave[] = {{"refugee", 450},
                            {"humanitarian protection", 100},
                            {"leave as an unaccompanied child", 200},
                            {"pending", 250}};
constexpr Assumption kLeaveTable = {"How did their claim for asylum end?", kLeave,
                                    "Each outcome opens or shuts other support, so each is there; "
                                    "most claims of children are granted in the end."};

constexpr Share kParenthood[] = {{"no", 900}, {"yes", 100}};
constexpr Assumption kParenthoodTable = {
    "Has somebody from 17 on a child who lives with them?", kParenthood,
    "Early parenthood is commoner among care leavers than among others of their age; rules for "
    "lone parents must be "
    "met."};

constexpr Share kIllness[] = {{"no", 940}, {"yes", 60}};
constexpr Assumption kIllnessTable = {
    "Does sickness or disability keep them from work?", kIllness,
    "A minority whom several rules of benefits and work treat differently."};

constexpr Share kNotAsked[] = {{"no", 970}, {"yes", 30}};
constexpr Assumption kNotAskedTable = {"Has a worker not yet asked for a fact?", kNotAsked,
                                       "Case files have gaps; with some dozens of facts a case "
                                       "lacks one or two, and some answers are undetermined."};

constexpr std::array<const Assumption*, 13> kAll = {&kAgesTable,
                                                    &kCarePathsTable,
                                                    &kHousingInCareTable,
                                                    &kHousingAfterCareTable,
                                                    &kHousingOfAdultsTable,
                                                    &kOccupationAt16And17Table,
                                                    &kOccupationOfAdultsTable,
                                                    &kSupportOfAdultsTable,
                                                    &kUnaccompaniedTable,
                                                    &kLeaveTable,
                                                    &kParenthoodTable,
                                                    &kIllnessTable,
                                                    &kNotAskedTable};

}  // namespace

const Assumption& Ages() { return kAgesTable; }
const Assumption& CarePaths() { return kCarePathsTable; }
const Assumption& HousingInCare() { return kHousingInCareTable; }
const Assumption& HousingAfterCare() { return kHousingAfterCareTable; }
const Assumption& HousingOfAdults() { return kHousingOfAdultsTable; }
const Assumption& OccupationAt16And17() { return kOccupationAt16And17Table; }
const Assumption& OccupationOfAdults() { return kOccupationOfAdultsTable; }
const Assumption& SupportOfAdults() { return kSupportOfAdultsTable; }
const Assumption& Unaccompanied() { return kUnaccompaniedTable; }
const Assumption& LeaveToRemain() { return kLeaveTable; }
const Assumption& Parenthood() { return kParenthoodTable; }
const Assumption& Illness() { return kIllnessTable; }
const Assumption& NotAsked() { return kNotAskedTable; }

absl::Span<const Assumption* const> AllAssumptions() { return kAll; }

}  // namespace fairstart
