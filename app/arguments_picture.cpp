// The arguments of replay that say what a picture shows.
#include <CLI/CLI.hpp>

#include "app/picture.hpp"

namespace tocsin::app {

void add_picture_options(CLI::App& verb, PictureOptions& options) {
  verb.add_option("--svg", options.svg, "draw the map of that moment to this SVG file; needs no display");
  verb.add_option("--ground", options.ground, "of a picture: WEST,SOUTH,EAST,NORTH in degrees");
  verb.add_option("--centre", options.centre,
                  "of a picture: the grid reference of its middle, \"SJ 501 807\"");
  verb.add_option("--width-m", options.width_m, "how many metres the map is wide about --centre");
  verb.add_flag_callback(
      "--map-only", [&] { options.extent = PictureOptions::Extent::MapOnly; },
      "no panels: the map fills the picture");
  verb.add_option(
      "--panels", options.panels,
      "which panels are open: injects, call-out, units, messages, co-ordination, by commas; or none");
  verb.add_option("--select", options.select,
                  "the unit, rendezvous point or other thing on the map of this id stands out");
}

}  // namespace tocsin::app
