// Histories with gaps, and macros over lists.
#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "absl/strings/str_cat.h"
#include "tests/engine/expr/checked.h"

namespace fairstart {
namespace {

TEST(Checker, AHistoryWithGapsIsReadOnlyByActive) {
  ExpectRows({{"active(homes)", "list of Home"},
              {"active(homes).exists(h, h.settled)", "bool"},
              {"size(active(homes)) + 1", "int"},
              {"nth_day(active(homes), 1, asked_on)", "date"},
              {"active(active(homes))", "list of Home"},
              {"active(homes.filter(h, h.settled))", "list of Home"},
              {"active(homes.filter(h, h.settled).filter(h, true))", "list of Home"},
              {"has(homes)", "bool"},
              {"size(spells)", "int"}});
  const std::string refusal =
      ": a day without a record means unknown here, so that the records alone settle nothing; read "
      "it with active(history)";
  struct Place {
    std::string_view text;
    int offset;
  };
  for (const Place& place : std::vector<Place>{{"homes", 0},
                                               {"homes[0]", 0},
                                               {"size(homes)", 5},
                                               {"homes.size()", 0},
                                               {"homes.exists(h, h.settled)", 0},
                                               {"homes.filter(h, h.settled)", 0},
                                               {"size(homes.filter(h, h.settled))", 5},
                                               {"homes.filter(h, true).exists(h, true)", 0},
                                               {"homes.map(h, h.rent)", 0},
                                               {"nth_day(homes, 1, asked_on)", 8},
                                               {"homes == active(homes)", 0},
                                               {"active(homes) != homes", 17},
                                               {"active(homes)[0] in homes", 20},
                                               {"[homes]", 1},
                                               {"homes + []", 0},
                                               {"flag ? homes : active(homes)", 7}}) {
    EXPECT_EQ(Checked(place.text), absl::StrCat(place.offset, refusal)) << place.text;
  }
}

TEST(Checker, WhatListsTheRecordsOfAHistoryMayNameOneWithGaps) {
  const ExpressionRules each = {.gapped_histories = true};
  EXPECT_EQ(Checked("homes", each), "list of Home");
  EXPECT_EQ(Checked("homes.filter(h, h.settled)", each), "list of Home");
  EXPECT_NE(Checked("homes + []", each).find("read it with active"), std::string::npos);
}

TEST(Checker, MacrosStandOnlyWhereRulesSay) {
  for (const std::string_view macro : {"all", "exists", "exists_one", "filter", "map"}) {
    const std::string name(macro);
    const std::string text = absl::StrCat("flag && spells.", name, "(s, s.place == 'a')");
    EXPECT_EQ(Checked(text, {.macros = false}),
              absl::StrCat("8: the macro ", name,
                           " stands in a condition or amount; give it a name: make it a "
                           "definition, and use its name here"));
  }
  EXPECT_EQ(Checked("size(active(spells)) > 0 && flag in [true]", {.macros = false}), "bool");
}

TEST(Checker, GivesEveryMacroItsType) {
  ExpectRows(
      {{"spells.all(s, has(s.last_day))", "bool"},
       {"spells.exists(s, s.place == name)", "bool"},
       {"spells.exists_one(s, true)", "bool"},
       {"spells.filter(s, true)", "list of Spell"},
       {"spells.map(s, s.place)", "list of string"},
       {"spells.map(s, s.place == 'a', s.first_day)", "list of date"},
       {"spells.map(s, [s.place])", "list of list of string"},
       {"[1, 2].exists(x, [3].exists(y, x < y))", "bool"},
       {"[[1]].exists(x, x.exists(x, x > 0))", "bool"},
       {"[1].exists(flag, flag > 0) && flag", "bool"},
       {"[1].all(i, x, i < x) && [1].exists(i, x, i < x)", "bool"},
       {"[1].existsOne(x, true) || [1].existsOne(i, x, true)", "bool"},
       {"spells.transformList(i, s, i)", "list of int"},
       {"spells.transformList(i, s, i > 0, s.place)", "list of string"},
       {"[1].exists(flag, x, flag > x) && flag", "bool"},
       {"[].all(x, x > 0) || [].exists(i, x, x == i) || [].exists_one(x, x.y)", "bool"},
       {"[].filter(x, x)", "empty list"},
       {"[].map(x, x / 2)", "empty list"},
       {"[].transformList(i, x, i > 1, x.f())", "empty list"},
       {"[] + [].map(x, x) + [1]", "list of int"},
       {"name.transformList(i, x, true)",
        "0: transformList looks at a list, and this is a string; write list.transformList(i, x, "
        "…)"},
       {"[1].existsOne(x, x)",
        "17: existsOne needs a bool, and this is an int; compare it with something"},
       {"[1].exists(i, x, true) && i == 1", "26: nothing is named i; "},
       {"name.exists(x, true)",
        "0: exists looks at a list, and this is a string; write list.exists(x, …)"},
       {"[1].all(x, x)", "11: all needs a bool, and this is an int; compare it with something"},
       {"[1].filter(x, 'a')",
        "14: filter needs a bool, and this is a string; compare it with something"},
       {"[1].map(x, x, x)", "11: map needs a bool, and this is an int; compare it with something"},
       {"[1].exists(x, true) && x == 1", "23: nothing is named x; "}});
}

}  // namespace
}  // namespace fairstart
