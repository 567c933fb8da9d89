// A sound question about somebody under the sample rules, and the same with something changed.

export function soundRequest() {
  return {
    rulebook: {id: 'sample'},
    case: {
      caseReference: 'case-1',
      knownThrough: '2019-12-31',
      dateOfBirth: '2002-05-15',
      careEpisodes: {
        records: [{id: 'c1', firstDay: '2010-01-01', lastDay: {date: '2018-06-30'}}],
      },
      jobs: {records: [{id: 'j1', firstDay: '2019-05-01', lastDay: {notYet: true}}]},
    },
    asOf: '2019-06-01',
    explanation: 'EXPLANATION_DETAIL_FULL',
    windows: true,
  };
}

export function changed(change) {
  const request = soundRequest();
  change(request);
  return request;
}

// A year of somebody who comes of an age in it.
export function soundPeriod() {
  const {rulebook, case: facts} = changed(r => { r.case.dateOfBirth = '2003-09-15'; });
  return {rulebook, case: facts, firstDay: '2019-06-01', lastDay: '2020-05-31'};
}

// Mistakes that somebody can make in a message: what is changed, and what must be said of it.
export const mistakes = [
  {
    name: 'a day that is none',
    request: changed(r => { r.asOf = '2017-02-30'; }),
    code: 3,
    says: /^as_of: read "2017-02-30", want a day that exists: that month has 01 to 28$/,
  },
  {
    name: 'a date of birth that is none',
    request: changed(r => { r.case.dateOfBirth = '15/05/2002'; }),
    code: 3,
    says: /^case\.date_of_birth: read "15\/05\/2002", want a date written/,
  },
  {
    name: 'an end before its start',
    request: changed(r => { r.case.careEpisodes.records[0].lastDay.date = '2009-12-31'; }),
    code: 3,
    says: /^case\.care_episodes\.records\[0\]/,
  },
  {
    name: 'two homes on one day',
    request: changed(r => {
      r.case.livingArrangements = {
        records: [
          {id: 'h1', firstDay: '2018-07-01', lastDay: {date: '2019-01-31'}},
          {id: 'h2', firstDay: '2019-01-31', lastDay: {notYet: true}},
        ],
      };
    }),
    code: 3,
    says: /^case\.living_arrangements\.records\[\d\]/,
  },
  {
    name: 'an unknown rulebook',
    request: changed(r => { r.rulebook.id = 'sampel'; }),
    code: 5,
    says: /^rulebook\.id: there is no rulebook "sampel"; did you mean "sample"\?$/,
  },
  {
    name: 'an unknown edition',
    request: changed(r => { r.rulebook.edition = '1066'; }),
    code: 5,
    says: /^rulebook\.edition: sample has no edition "1066"; known: "2019", "2020"$/,
  },
  {
    name: 'a number that is no value of an enumeration',
    request: changed(r => { r.case.careEpisodes.records[0].legalBasis = 99; }),
    code: 3,
    says: /^case\.care_episodes\.records\[0\]\.legal_basis: 99 is not a value of LegalBasis/,
  },
];
