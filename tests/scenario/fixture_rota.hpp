// The part of the complete scenario that says who is on call when: every key of the rota tables.
// Only for fixtures.cpp, whose other parts it names.
#pragma once

namespace tocsin::scenario::test {

inline constexpr const char* rota_text = R"toml([[role]]
id = "third-officer"
name = "Third"
organisation = "works"
holders = 3
on_leave = "ignored"

[[shift]]
role = "third-officer"
person = "moore"
from = "Mon 09:00"
to = "Mon 09:00"
layer = 2

[[rotation]]
role = "third-officer"
layer = 2
every = "month"
interval = 3
starts = "2026-11-01 08:00"
ends = "2026-12-31 09:00"

[[rotation.turn]]
people = ["hale"]

[[rotation.window]]
from = "Mon 09:00"
to = "Tue 09:00"

[[roster]]
role = "third-officer"
layer = 3
hand_over = "10:00"
last_until = "2026-12-01 12:00"

[[roster.duty]]
date = "2026-11-13"
people = ["hale"]

[[override]]
role = "third-officer"
change = "add"
person = "hale"
from = "2026-11-12 09:00"
to = "2026-11-13 09:00"
why = "A course."

[[override]]
role = "third-officer"
change = "replace"
person = "hale"
instead_of = "hale"
from = "2026-11-12 09:00"
to = "2026-11-13 09:00"

[[leave]]
person = "hale"
from = "2026-11-12 09:00"
to = "2026-11-13 09:00"

[[swap]]
role = "third-officer"
between = ["hale", "moore"]
from = "2026-11-13 09:00"
to = "2026-11-15 09:00"

)toml";

}  // namespace tocsin::scenario::test
