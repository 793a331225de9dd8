// The smallest map with one of everything, as the texts of its nine files. For the tests of both formats.
// Knows nothing of what is tested.
#pragma once

#include <map>
#include <string>

namespace tocsin::roads {

inline std::map<std::string, std::string> small_map() {
  return {
      {"map.csv",
       "key,value\nformat,1\nname,Small\nsouth_west,350000 380000\nnorth_east,351000 381000\n"
       "licence,CC0\ncredit,invented\n"},
      {"junctions.csv", "id,easting_m,northing_m\n1,350000,380000\n2,350100.5,380000\n"},
      {"links.csv",
       "id,from,to,class,ref,name,one_way,roundabout,structure,slip,length_m,via\n"
       "7,1,2,primary,A1,\"Mill Lane, west\",0,0,bridge,0,200.4,350000 380010;350100.5 380010\n"},
      {"areas.csv",
       "kind,name,rings\nwater,Pond,350000 380000;350010 380000;350010 380010|350001 380001;"
       "350002 380001;350002 380002\n"},
      {"lines.csv", "kind,name,points\nrail,,350000 380000;350010 380000\n"},
      {"settlements.csv", "kind,name,easting_m,northing_m\nvillage,Smallham,350000,380000\n"},
      {"receptors.csv",
       "id,kind,name,easting_m,northing_m\nsmall-school,school,Small School,350001,380002\n"},
      {"population.csv",
       "id,name,easting_m,northing_m,residents,aged_0_4,aged_5_15,aged_16_64,aged_65_79,aged_80_plus\n"
       "E1,Small 1,350000,380000,15,1,2,3,4,5\n"},
      {"places.csv",
       "id,kind,name,easting_m,northing_m,confidence,accuracy_m,note\n"
       "small-works,comah,Small Works,350003,380004,C,500,\"says \"\"Small\"\"\"\n"},
  };
}

}  // namespace tocsin::roads
