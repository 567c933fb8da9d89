// The vocabulary's words as people say them.
#ifndef FAIRSTART_SERVICE_PUBLISHING_PLAIN_WORDS_H_
#define FAIRSTART_SERVICE_PUBLISHING_PLAIN_WORDS_H_

#include <string>

#include "engine/engine.h"
#include "engine/explanation/term_words.h"  // InWords

namespace fairstart {

// "1 June 2017" for "2017-06-01"; what is no day stays as it is.
std::string DayInWords(const std::string& day);

// "1 June 2017 to 30 June 2017", "from 1 June 2017", "to 30 June 2017", "" without either.
std::string PeriodInWords(const std::string& first, const std::string& last);

// "£57.90"; "" if not known.
std::string MoneyInWords(const v1::Money& money);

// " a week"; "" for a sum that is not per anything.
std::string PerUnit(v1::Unit unit);

// "12.1.s1, 12.1.s2", with the source in front where it is not the first: "statute s.23C".
std::string CitationsInWords(const google::protobuf::RepeatedPtrField<v1::Citation>& citations);

}  // namespace fairstart

#endif  // FAIRSTART_SERVICE_PUBLISHING_PLAIN_WORDS_H_
