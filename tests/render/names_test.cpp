#include "render/names.hpp"

#include <catch2/catch.hpp>

using namespace tocsin::render;

TEST_CASE("a name loses its last bracket only where that says it is invented") {
  CHECK(plain_name("Imogen Tarrant (invented)") == "Imogen Tarrant");
  CHECK(plain_name("Rest centre (invented use of a hall)") == "Rest centre");
  CHECK(plain_name("Frodsham 1 (on call)") == "Frodsham 1 (on call)");
  CHECK(plain_name("") == "");
  CHECK(says_invented("RVP 1 (invented)"));
  CHECK_FALSE(says_invented("RVP 1"));
}

TEST_CASE("a rendezvous point's number goes on its flag") {
  CHECK(flag_name("RVP 2 Weston Road (invented)").flag == "RVP 2");
  CHECK(flag_name("RVP 2 Weston Road (invented)").beside == "Weston Road");
  CHECK(flag_name("RVP 2: Weston Road").beside == "Weston Road");
  CHECK(flag_name("Traffic point, bridge").flag == "RVP");
  CHECK(flag_name("Traffic point, bridge").beside == "Traffic point, bridge");
  CHECK(flag_name("RVP Rocksavage").flag == "RVP");
  CHECK(flag_name("RVP Rocksavage").beside == "Rocksavage");
  CHECK(flag_name("RVP 4").flag == "RVP 4");
  CHECK(flag_name("RVP for the standby").beside == "RVP for the standby");
  CHECK(flag_name("RVP ").flag == "RVP");
}

TEST_CASE("a channel is said in words, and as a way that can end a sentence") {
  CHECK(channel_words("face_to_face") == "face to face");
  CHECK(channel_words("social") == "social media");
  CHECK(channel_words("phone") == "phone");
  CHECK(by_channel("face_to_face") == "face to face");
  CHECK(by_channel("phone") == "by phone");
  CHECK(by_channel("paper") == "on paper");
  CHECK(by_channel("social") == "on social media");
  CHECK(by_channel("media") == "through the media");
}

TEST_CASE("a long name is broken at spaces into lines of about equal length") {
  CHECK(in_lines("Weston Road", 24) == "Weston Road");
  CHECK(in_lines("Traffic point, north end of the Silver Jubilee Bridge", 24) ==
        "Traffic point, north\nend of the Silver\nJubilee Bridge");
  CHECK(in_lines("Llanfairpwllgwyngyllgogerychwyrndrobwll", 10) == "Llanfairpwllgwyngyllgogerychwyrndrobwll");
}
