#include <catch2/catch.hpp>

#include "sim/base/hash.hpp"

using namespace tocsin;

TEST_CASE("SHA-256 gives the standard's examples") {
  // FIPS 180-4 examples, NIST Cryptographic Standards: "abc", the empty text, the 448-bit text.
  CHECK(sha256_hex({"abc"}) == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  CHECK(sha256_hex({}) == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  CHECK(sha256_hex({"abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq"}) ==
        "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
  CHECK(sha256_hex({std::string(1'000'000, 'a')}) ==
        "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

TEST_CASE("a hash of parts is the hash of the whole, wherever it was cut") {
  const std::string text = "Exercise: no duff until the code word is given.";
  for (std::size_t cut = 0; cut <= text.size(); ++cut) {
    REQUIRE(sha256_hex({text.substr(0, cut), "", text.substr(cut)}) == sha256_hex({text}));
  }
}

TEST_CASE("BLAKE2b with 256 bits gives its known answers") {
  // The empty text and "abc" by b2sum -l 256 of GNU coreutils.
  CHECK(to_hex(blake2b_256("")) == "0e5751c026e543b2e8ab2eb06099daa1d1e5df47778f7787faab45cdf12fe3a8");
  CHECK(to_hex(blake2b_256("abc")) == "bddd813c634239723171ef3fee98579b94964e3bb1cb3e427262c8c068d52319");
}

TEST_CASE("name hashes are FNV-1a's known answers") {
  // Fowler, Noll and Vo, test_fnv.c: 64-bit FNV-1a of "", "a" and "foobar".
  CHECK(name_hash("") == 0xcbf29ce484222325ULL);
  CHECK(name_hash("a") == 0xaf63dc4c8601ec8cULL);
  CHECK(name_hash("foobar") == 0x85944171f73967e8ULL);
}
