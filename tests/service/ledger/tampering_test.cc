// What somebody can do to a ledger's rows without its key, and that it is found.
//
// FAIRSTART_COUNT bits are touched (a few hundred unless told otherwise), chosen from
// FAIRSTART_SEED on. A long run: FAIRSTART_COUNT=100000 build/release/tests/service_ledger_test
// --gtest_filter='Tampering.*'
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>
#include <string>
#include <vector>

#include "absl/strings/escaping.h"
#include "absl/strings/str_cat.h"
#include "service/ledger/leaf.h"
#include "service/ledger/merkle_tree.h"
#include "service/ledger/verify.h"
#include "tests/service/ledger/ledger_fixture.h"
#include "tests/service/ledger/raw_database.h"
#include "tests/service/ledger/test_size.h"

namespace fairstart {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::StartsWith;

struct Column {
  std::string table;
  std::string name;
  std::string key;  // by which a row of the table is found
};

const std::vector<Column>& Columns() {
  static const auto* const kColumns =
      new std::vector<Column>{{"entry", "position", "position"},
                              {"entry", "leaf", "position"},
                              {"entry", "subtrees", "position"},
                              {"entry", "salt", "position"},
                              {"entry", "content", "position"},
                              {"kind_index", "kind", "kind, position"},
                              {"kind_index", "position", "kind, position"},
                              {"request_index", "request_id", "request_id"},
                              {"request_index", "position", "request_id"},
                              {"person_index", "case_reference", "case_reference, position"},
                              {"person_index", "position", "case_reference, position"},
                              {"person_index", "kind", "case_reference, position"},
                              {"head", "one", "one"},
                              {"head", "note", "one"}};
  return *kColumns;
}

class Tampering : public LedgerTest {
 protected:
  // A ledger with something of everything.
  Tampering() {
    Add(CaseOf("c1", "facts", "A"));  // 2
    Add(EvidenceOf("e1", "A"));       // 3
    NewEntry correction = EvidenceOf("e2", "A");
    correction.content.set_corrects(3);
    correction.content.set_authenticated_as("case-tool");
    Add(correction);                 // 4
    Add(PaymentOf("p1", 500, "B"));  // 5
    Add(CaseOf("c2", "gone", "B"));  // 6
    Add(ErasureOf("x1", {6}));       // 7
    const SigningKey next = SigningKey::Generate();
    EXPECT_TRUE(ledger_->RotateKey(next, "admin").ok());  // 8
    key_ = next;
    Add(PaymentOf("p2", 700, "A"));  // 9
    clock_.Set(clock_.now() - absl::Hours(1));
    Add(PaymentOf("p3", 900, "A"));  // 10
    kept_ = {"kept.head", *(*Now())->Head()};
    Close();
  }

  std::filesystem::path Copy() const {
    const auto copy = folder_.path() / "tampered.ledger";
    std::filesystem::copy_file(file_, copy, std::filesystem::copy_options::overwrite_existing);
    return copy;
  }

  // "where: what" of every problem; what opening says when that fails.
  static std::vector<std::string> Problems(const std::filesystem::path& file,
                                           const std::vector<KeptHead>& kept = {}) {
    const auto reader = LedgerReader::Open(file);
    if (!reader.ok()) return {reader.status().ToString()};
    const auto snapshot = (*reader)->Read();
    if (!snapshot.ok()) return {snapshot.status().ToString()};
    const absl::StatusOr<LedgerReport> report = VerifyLedger((*snapshot)->store(), kept);
    if (!report.ok()) return {report.status().ToString()};
    std::vector<std::string> said;
    for (const LedgerProblem& problem : report->problems) {
      said.push_back(problem.where + ": " + problem.what);
    }
    return said;
  }

  // The problems of a copy after statements.
  std::vector<std::string> After(const std::string& sql, const std::vector<KeptHead>& kept = {}) {
    const auto copy = Copy();
    RawDatabase(copy).Run(sql);
    return Problems(copy, kept);
  }

  KeptHead kept_;
};

// An expression for the value of a column with one bit of it turned, or "" when there is none.
std::string Turned(RawDatabase& database, const Column& column, const std::string& row,
                   std::mt19937_64& random) {
  const std::vector<std::string> value =
      database.Query(absl::StrCat("SELECT typeof(", column.name, "), hex(", column.name, "), ",
                                  column.name, " FROM ", column.table, row));
  const std::string& type = value[0];
  if (type == "null") return "x'00'";
  if (type == "integer") {
    return absl::StrCat(std::stoll(value[2]) ^ (int64_t{1} << (random() % 63)));
  }
  std::string bytes = absl::HexStringToBytes(value[1]);
  if (bytes.empty()) return "x'00'";
  char& byte = bytes[random() % bytes.size()];
  byte = static_cast<char>(byte ^ (1 << (random() % 8)));
  const std::string literal = absl::StrCat("x'", absl::BytesToHexString(bytes), "'");
  return type == "text" ? absl::StrCat("CAST(", literal, " AS TEXT)") : literal;
}

TEST_F(Tampering, IsNotSeenWhereThereIsNone) { EXPECT_THAT(Problems(file_, {kept_}), IsEmpty()); }

TEST_F(Tampering, OfOneBitOfAnyColumnIsFoundAndPlaced) {
  const uint64_t first = TestSeed(), count = TestCount(280);
  for (uint64_t seed = first; seed < first + count; ++seed) {
    SCOPED_TRACE(absl::StrCat("FAIRSTART_SEED=", seed));
    std::mt19937_64 random(seed);
    const Column& column = Columns()[seed % Columns().size()];
    const auto copy = Copy();
    std::string statement;
    {
      RawDatabase database(copy);
      const auto rows =
          static_cast<uint64_t>(database.QueryInt("SELECT count(*) FROM " + column.table));
      const std::string row =
          absl::StrCat(" WHERE (", column.key, ") = (SELECT ", column.key, " FROM ", column.table,
                       " ORDER BY ", column.key, " LIMIT 1 OFFSET ", random() % rows, ")");
      statement = absl::StrCat("UPDATE ", column.table, " SET ", column.name, " = ",
                               Turned(database, column, row, random), row);
      // Two rows cannot have one key; then nothing was touched.
      if (!database.TryToRun(statement)) continue;
    }
    const std::vector<std::string> problems = Problems(copy);
    EXPECT_THAT(problems, Not(IsEmpty())) << statement;
    if (column.table == "entry" && column.name != "position" && !problems.empty()) {
      EXPECT_THAT(problems[0], StartsWith("entry ")) << statement;
    }
    if (testing::Test::HasFailure()) return;
  }
}

TEST_F(Tampering, SaysWhichEntryAndWhatOfIt) {
  EXPECT_THAT(After("UPDATE entry SET content = CAST(content || 'x' AS BLOB) WHERE position = 5"),
              testing::ElementsAre("entry 5: its salt and content are not those that its leaf "
                                   "commits to"));
  EXPECT_THAT(After("UPDATE entry SET salt = randomblob(32) WHERE position = 5"),
              testing::ElementsAre("entry 5: its salt and content are not those that its leaf "
                                   "commits to"));
  EXPECT_THAT(After("UPDATE entry SET leaf = (SELECT leaf FROM entry WHERE position = 4) WHERE "
                    "position = 5"),
              Contains("entry 5: its leaf is not the one that was hashed into the tree"));
  EXPECT_THAT(After("UPDATE entry SET salt = NULL, content = NULL WHERE position = 5"),
              Contains("entry 5: has no content, and no entry says that it was erased"));
  EXPECT_THAT(After("UPDATE entry SET salt = x'00', content = x'00' WHERE position = 6"),
              Contains(StartsWith("entry 6: ")));
}

TEST_F(Tampering, OfRowsThatAreDeletedIsFound) {
  EXPECT_THAT(After("DELETE FROM entry WHERE position = 5"), Contains("entry 5: is missing"));
  EXPECT_THAT(After("DELETE FROM entry WHERE position IN (4, 5)"),
              Contains("entry 4: is missing, and so is every entry up to 5"));
  EXPECT_THAT(After("DELETE FROM entry WHERE position = 0"), Contains("entry 0: is missing"));
  EXPECT_THAT(After("DELETE FROM entry WHERE position = 10"),
              Contains("head: is of 11 entries, and there are 10: entries are missing at the end"));
  EXPECT_THAT(After("DELETE FROM entry"), Contains(StartsWith("head: ")));
  EXPECT_THAT(After("DELETE FROM head"), Contains(HasSubstr("has no head")));
  EXPECT_THAT(After("DELETE FROM kind_index WHERE position = 5"),
              Contains(StartsWith("entry 5: ")));
  EXPECT_THAT(After("DELETE FROM person_index WHERE position = 5"),
              Contains(StartsWith("entry 5: ")));
  EXPECT_THAT(After("DELETE FROM request_index WHERE position = 5"),
              Contains(StartsWith("entry 5: ")));
}

TEST_F(Tampering, OfRowsThatAreInsertedIsFound) {
  EXPECT_THAT(
      After("INSERT INTO entry SELECT 11, leaf, subtrees, salt, content FROM entry WHERE "
            "position = 10"),
      Contains("head: is of 11 entries, and there are 12: some were added without the key"));
  EXPECT_THAT(After("INSERT INTO entry SELECT -1, leaf, subtrees, salt, content FROM entry WHERE "
                    "position = 10"),
              Not(IsEmpty()));
  EXPECT_THAT(After("INSERT INTO person_index VALUES ('A', 5, 11)"),
              testing::ElementsAre("index: by young person: has 7 rows, and its entries make 6"));
  EXPECT_THAT(After("INSERT INTO request_index VALUES ('new', 5)"),
              Contains(StartsWith("index: by request: ")));
  EXPECT_THAT(After("INSERT INTO kind_index VALUES (5, 5)"),
              Contains(StartsWith("index: by kind: ")));
  EXPECT_THAT(After("INSERT INTO head VALUES (2, 'x')"),
              Contains(HasSubstr("has not one head, numbered 1")));
}

TEST_F(Tampering, OfRowsThatAreSwappedIsFound) {
  EXPECT_THAT(After("UPDATE entry SET position = -9 WHERE position = 9;"
                    "UPDATE entry SET position = 9 WHERE position = 10;"
                    "UPDATE entry SET position = 10 WHERE position = -9;"),
              Not(IsEmpty()));
  EXPECT_THAT(
      After("UPDATE entry SET salt = (SELECT salt FROM entry WHERE position = 9), content = "
            "(SELECT content FROM entry WHERE position = 9) WHERE position = 10"),
      Contains(StartsWith("entry 10: its salt and content")));
}

TEST_F(Tampering, OfTablesIsFound) {
  EXPECT_THAT(After("ALTER TABLE head ADD COLUMN more TEXT"),
              ElementsAre(HasSubstr("its tables are not those of schema 1")));
  EXPECT_THAT(After("CREATE TRIGGER t AFTER INSERT ON entry BEGIN DELETE FROM entry; END"),
              ElementsAre(HasSubstr("its tables are not those of schema 1")));
}

// Somebody who knows the format and not the key works everything out anew.
TEST_F(Tampering, ByWhoKnowsTheFormatFailsAtTheSignature) {
  const auto copy = Copy();
  std::string head;
  {
    RawDatabase database(copy);
    v1::LedgerEntry content;
    ASSERT_TRUE(content.ParseFromString(absl::HexStringToBytes(
        database.Query("SELECT hex(content) FROM entry WHERE position = 9")[0])));
    content.mutable_payment()->mutable_amount()->set_pence(70000);
    const std::string salt = NewSalt();
    absl::StatusOr<Leaf> leaf = DecodeLeaf(absl::HexStringToBytes(
        database.Query("SELECT hex(leaf) FROM entry WHERE position = 9")[0]));
    leaf->commitment = Commit(salt, content.SerializeAsString());
    const auto blob = [](const std::string& bytes) {
      return absl::StrCat("x'", absl::BytesToHexString(bytes), "'");
    };
    database.Run(
        absl::StrCat("UPDATE entry SET leaf = ", blob(EncodeLeaf(*leaf)), ", salt = ", blob(salt),
                     ", content = ", blob(content.SerializeAsString()), " WHERE position = 9"));
    MerkleEdge tree;
    for (int position = 0; position <= 10; ++position) {
      const std::string bytes = absl::HexStringToBytes(database.Query(
          absl::StrCat("SELECT hex(leaf) FROM entry WHERE position = ", position))[0]);
      std::string subtrees;
      for (const Hash& hash : tree.Append(LeafHash(bytes))) subtrees += BytesOf(hash);
      database.Run(absl::StrCat("UPDATE entry SET subtrees = ", blob(subtrees),
                                " WHERE position = ", position));
    }
    head = SignTreeHead({kOrigin, 11, tree.Root()}, SigningKey::Generate()).text;
    EXPECT_THAT(
        Problems(copy),
        testing::ElementsAre("head: the first 11 entries are not those that it was signed for"));
    database.Run(absl::StrCat("UPDATE head SET note = CAST(", blob(head), " AS TEXT)"));
  }
  EXPECT_THAT(Problems(copy),
              testing::ElementsAre("head: is not signed by the key that signed when "
                                   "the ledger had its size"));
}

// A whole earlier file is as sound as ever; who kept a head sees that it is an earlier one.
TEST_F(Tampering, ByPuttingAnEarlierFileBackIsFoundWithAKeptHead) {
  Open();
  Add(PaymentOf("p4", 100, "A"));
  const KeptHead later = {"later.head", *(*Now())->Head()};
  EXPECT_THAT(Problems(file_, {kept_, later}), IsEmpty());
  Close();
  const auto earlier = Copy();
  Open();
  Add(PaymentOf("p5", 100, "A"));
  const KeptHead latest = {"latest.head", *(*Now())->Head()};
  EXPECT_THAT(Problems(earlier, {later}), IsEmpty());
  EXPECT_THAT(Problems(earlier, {latest}),
              testing::ElementsAre("latest.head: is of 13 entries, and there are 12: entries are "
                                   "missing at the end"));
}

// The owner of the key can sign another past; who kept a head sees that, too.
TEST_F(Tampering, ByTheOwnerOfTheKeyIsFoundWithAKeptHead) {
  const auto other = folder_.path() / "other.ledger";
  ASSERT_TRUE(Ledger::Create(other, kOrigin, key_, Options()).ok());
  {
    const auto ledger = Ledger::Open(other, key_, Options());
    for (int i = 0; i < 20; ++i) {
      ASSERT_TRUE((*ledger)->Append(EvidenceOf(absl::StrCat("r", i))).ok());
    }
  }
  EXPECT_THAT(Problems(other), IsEmpty());
  EXPECT_THAT(Problems(other, {kept_}),
              testing::ElementsAre("kept.head: the first 11 entries are not those that it was "
                                   "signed for"));
  const KeptHead foreign = {
      "foreign.head", SignTreeHead({"another.example", 1, LeafHash("x")}, SigningKey::Generate())};
  EXPECT_THAT(Problems(file_, {foreign}),
              testing::ElementsAre("foreign.head: is of the ledger another.example, and this is "
                                   "fairstart.example/test"));
}

}  // namespace
}  // namespace fairstart
