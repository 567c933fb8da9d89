// A rulebook's sentences, said to the young person they are about.
#ifndef FAIRSTART_SERVICE_PUBLISHING_SECOND_PERSON_H_
#define FAIRSTART_SERVICE_PUBLISHING_SECOND_PERSON_H_

#include <string>

namespace fairstart {

// The text with "the young person" called "you": "The young person lives alone." becomes "You live
// alone.", "Has the young person kept all appointments?" becomes "Have you kept all appointments?".
//
// A rulebook's words are not parsed for their meaning, so that this is done only where what remains
// is certain to be English and to mean the same: every mention of the young person can be turned,
// no "they" or "their" may mean them, and no verb further on may be theirs. Otherwise the text
// stays as it is, whole.
std::string InSecondPerson(const std::string& text);

}  // namespace fairstart

#endif  // FAIRSTART_SERVICE_PUBLISHING_SECOND_PERSON_H_
