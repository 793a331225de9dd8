// screens: which there are, as --room-screen counts them.
#include "app/report.hpp"
#include "app/verbs.hpp"
#include "render/sfml/display.hpp"
#include "render/sfml/window.hpp"

namespace tocsin::app {

static_assert(static_cast<int>(Exit::Machine) == window::display_lost_exit_code);

Exit list_screens() {
  const auto screens = window::screens();
  return screens ? print(render::in_words(*screens)) : refuse(screens.error(), Exit::Machine);
}

}  // namespace tocsin::app
