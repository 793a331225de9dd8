// The table of symbols that is compiled in. docs/symbols.md prints it; a test keeps the two the same.
#include "render/symbol_table.hpp"

namespace tocsin::render {

std::string_view standard_symbols_text() {
  return R"(id,form,fill,letters,colour,size_px,legend,help
service.fire,square,solid,,fire,17,Fire and rescue,A square is of the fire and rescue service
service.police,circle,solid,,police,17,Police,A circle is of the police
service.ambulance,diamond,solid,,ambulance,17,Ambulance and health,A diamond is of the ambulance service or of health
service.other,hexagon,solid,,other,17,Council and others,A hexagon is of a council or of anybody else
unit.pump,,solid,P,,17,pump,A pumping appliance
unit.special,,solid,S,,17,special,A special appliance
unit.fire_officer,,solid,O,,17,officer,An officer of the fire and rescue service
unit.ambulance,,solid,A,,17,ambulance,An ambulance
unit.ambulance_officer,,solid,O,,17,officer,An officer of the ambulance service
unit.police_car,,solid,C,,17,car,A police car
unit.council_car,,solid,C,,17,car,A car of a council
station,,hollow,,,10,"Station, in its service's shape","Where units wait: hollow, without letters, in the shape of its service"
flag.rvp,flag,solid,RVP,flag,30,Rendezvous point,"Where units report before they are sent in; the foot of the flag is on the point"
flag.fcp,flag,solid,FCP,flag,30,Forward command post,"Where the incident is commanded from, near the scene"
flag.ccs,flag,solid,CCS,flag,30,Casualty clearing station,Where casualties are brought and sorted
flag.mbcp,flag,solid,MBCP,flag,30,Media briefing point,Where journalists are received
flag.rest,flag,solid,REST,flag,30,Rest centre,Where people who had to leave are received
incident,burst,solid,,hazard,24,Incident,The place of the incident
site,pin,solid,,hazard,24,Site,The site that the exercise is about while nothing is released there
receptor.school,house,hollow,S,receptor,14,school,"A school, nursery or college"
receptor.care,house,hollow,C,receptor,14,care,A care home or hospice
receptor.health,house,hollow,H,receptor,14,health,A hospital or clinic
receptor.other,house,hollow,,receptor,8,Other places where people are,"A library, shop, sports ground or other place where people are"
receptor.far,dot,solid,,quiet,4.5,Place where people are,Any of them from far off
closure.cross,cross,solid,,closure,12,Road closed,A cross on a dashed line is a closed road
route.end,target,solid,,,9,Where it leads,Where a route ends
mark.inject,triangle,solid,,inject,8,injects,An inject was delivered
mark.message,circle,solid,,message,8,messages,A message or a METHANE was sent
mark.call_out,hexagon,solid,,call_out,8,call-out,Somebody was called
mark.activation,flag,solid,,activation,8,activation,A plan or a group was activated
mark.unit,square,solid,,unit,8,units,A unit did something
mark.road,cross,solid,,closure,8,roads,"A road was closed, opened or slowed down"
mark.hazard,burst,solid,,hazard,8,hazard,The hazard changed or reached a place
mark.objective,diamond,solid,,objective,8,objectives,An objective was met or missed
mark.command,square,hollow,,command,8,commands,The facilitator did something
mark.note,pin,solid,,note,8,notes,A note or a bookmark
mark.clock,bars,solid,,clock,8,clock,"The clock was paused, set or moved"
road.closed,dashed,,,closure,1.5,Road closed,"Dashed, with crosses; pixels beyond the road's own width"
road.slow,dotted,,,closure,1.5,Traffic slow,Dotted; pixels beyond the road's own width
cordon.inner,solid,,,cordon,4,Inner cordon,Solid red on white
cordon.outer,dashed,,,cordon,4,Outer cordon,Dashed red on white
way.ahead,solid,,,,3,Way ahead,The way of a unit from where it is; in the colour of its service on white
way.behind,dotted,,,,2,Way behind,"The last of the way it came, fading"
way.home,dotted,,,,1.6,Way home,The way of a unit that returns
measure,solid,,,quiet,2,Distance,What the measure was laid along
hazard.band,dashed,,,hazard,1.2,"A third of the threshold, and three times it",Nine in ten measurements lie within this factor of such models
hazard.fan,dotted,,,hazard,1.4,Wind fan,How far the wind's direction is commonly out
hazard.mild,sparse,,,hazard,1.6,Discomfort,Best estimate of where the mildest threshold is exceeded
hazard.serious,medium,,,hazard,2.2,Lasting harm,Best estimate of where the middle threshold is exceeded
hazard.severe,dense,,,hazard,3,Threat to life,Best estimate of where the highest threshold is exceeded
state.available,none,hollow,,,12,Available,Hollow: at its station
state.committed,underlined,solid,,,,Turning out,Underlined: it was called and does not yet drive
state.mobile,arrow,solid,,,,On its way,The arrow points where it drives
state.at_scene,none,solid,,,,At its RVP,Solid: it has arrived
state.returning,arrow,hollow,,,,Going home,Hollow with an arrow
state.stuck,struck,solid,,,,Cannot get on,Struck: no open road leads on
state.unavailable,struck,hollow,,,12,Unavailable,"Hollow and struck: its station lies in the hazard"
state.selected,ringed,as_is,,,,Selected,A ring round what is selected
state.untenable,struck,as_is,,closure,,Untenable,"Struck: nobody can stay there"
state.in_hazard,ringed,solid,,hazard,,In the hazard,"A ring round a place that the hazard has reached"
)";
}

}  // namespace tocsin::render
