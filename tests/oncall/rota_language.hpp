// A small language for rotas, so that a case takes three lines. A person is a letter; people of one turn are
// written together ("bc"); a date and time is one word ("2026-11-02T09:00"), a time of the week too
// ("Mon/17:30").
//
//   shift FROM TO a                      weekly Mon/17:30 Tue/08:30 a      rotation 2 week START a bc d [END]
//   window Mon/17:30 Tue/08:30           roster 09:00 2026-11-16=a 2026-11-17=bc 2026-11-20=
//   layer                                the duties that follow stand in the next layer up
//   leave a FROM TO                      swap a b FROM TO                  on_leave next | ignored
//   add a FROM TO                        replace a FROM TO b               remove a FROM TO
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "sim/oncall/rota.hpp"

namespace tocsin::oncall::test {

/// REQUIRES: the machine knows the zone.
TimeZone zone(std::string_view name);

/// A wall-clock reading; the doubled hour needs its offset: "2026-10-25T01:20+01:00".
Instant instant(const TimeZone& zone, std::string_view text);

Rota rota_in(const TimeZone& zone, std::initializer_list<std::string_view> lines);
/// In London.
Rota rota(std::initializer_list<std::string_view> lines);

std::string letters(const std::vector<std::uint32_t>& people);
/// Who is on call at that local time: "ab".
std::string who(const Rota& rota, std::string_view local);
/// The stretches of a period with local times: "2026-11-02 09:00 a", one for each line; "-" is nobody.
std::string told(const Rota& rota, std::string_view from, std::string_view to);

}  // namespace tocsin::oncall::test
