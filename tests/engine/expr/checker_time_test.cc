// Calls that look at other days than the one asked about.
#include <gtest/gtest.h>

#include <string>

#include "tests/engine/expr/checked.h"

namespace fairstart {
namespace {

TEST(Checker, LooksAtOtherDaysByName) {
  const std::string on =
      "0: on takes a date and the name of a definition, table or parameter; give what is asked "
      "about another day a name, and write on(date, name)";
  const std::string ever =
      "0: ever_before takes the name of a definition of type bool; write ever_before(name)";
  const std::string first =
      "0: first_day takes the name of a definition of type bool; write first_day(name)";
  const std::string working =
      "0: plus_working_days takes a date, a number and the name of a parameter that says which "
      "days "
      "are holidays; write plus_working_days(date, int, name)";
  ExpectRows({{"plus_working_days(asked_on, 3, holiday)", "date"},
              {"plus_working_days(asked_on, 3)", working},
              {"plus_working_days(asked_on, 3, settled)", working},
              {"plus_working_days(asked_on, 3, rate)", working},
              {"plus_working_days(1, 3, holiday)",
               "18: plus_working_days starts from a date, and this is an int; write "
               "plus_working_days(date, int, name)"},
              {"plus_working_days(asked_on, days(3), holiday)",
               "28: plus_working_days counts with an int, and this is a span; write "
               "plus_working_days(date, int, name)"}});
  ExpectRows(
      {{"on(asked_on, settled)", "bool"},
       {"on(asked_on, allowance)", "amount per week"},
       {"on(birthday(18), rate)", "money per week"},
       {"on(birthday(18), band(name))", "money"},
       {"spells.exists(s, on(asked_on, lodging(active(homes)[0])))", "bool"},
       {"on(asked_on, band(1))", "13: band takes 1 key, a string; write band(\"key\")"},
       {"on(asked_on, size(name))", on},
       {"first_day(settled, asked_on)", "date"},
       {"first_day(settled, 1)",
        "19: first_day looks from a date on, and this is an int; write first_day(name, date)"},
       {"on(asked_on)", on},
       {"on()", on},
       {"on(settled, asked_on)", on},
       {"on(asked_on, settled, 1)", on},
       {"on(asked_on, flag)", on},
       {"on(asked_on, !settled)", on},
       {"on(asked_on, band)", on},
       {"on(asked_on, lodging)", on},
       {"on(asked_on, nothing)", on},
       {"[1].exists(settled, on(asked_on, settled))", "20" + on.substr(1)},
       {"on(1, settled)", "3: on takes a date, and this is an int; write on(date, name)"},
       {"ever_before(settled)", "bool"},
       {"first_day(settled)", "date"},
       {"ever_before()", ever},
       {"ever_before(flag)", ever},
       {"ever_before(allowance)", ever},
       {"ever_before(rate)", ever},
       {"ever_before(lodging)", ever},
       {"ever_before(settled && flag)", ever},
       {"first_day(settled, settled, settled)", first},
       {"first_day(!settled)", first}});
}

}  // namespace
}  // namespace fairstart
