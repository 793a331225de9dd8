#include "render/sfml/map_only.hpp"

#include "render/furniture_drawing.hpp"
#include "render/map_picture.hpp"
#include "render/sfml/drawing_painter.hpp"

namespace tocsin::window {

void draw_map_only(sf::RenderTarget& target, const Fonts& fonts, render::Session& session,
                   const MapLook& look, const std::optional<GridBox>& ground) {
  const model::Scenario& scenario = session.setting().scenario;
  const sf::Vector2u size = target.getSize();
  const render::SheetLayout layout = render::sheet_layout(size.x, size.y);
  const render::Camera camera = render::sheet_camera(layout, scenario, ground);
  target.setView(sf::View({0.0F, 0.0F, static_cast<float>(size.x), static_cast<float>(size.y)}));
  target.clear(to_sf(render::palette_of(look.theme).paper));
  MapPainter painter(session.setting(), fonts);
  painter.draw(target, camera, session.world(), session.shown(), look);
  paint(target, fonts, render::draw_banner(render::banner(scenario), layout.banner, fonts.measurer()));
}

}  // namespace tocsin::window
