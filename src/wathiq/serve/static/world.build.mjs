// Writes world.json, the map of parties: Natural Earth's countries at 1:110 million (public domain), each under its ISO 3166-1
// alpha-3 code, which is the code of a state in Wathiq. README.md says how to run it.
import { writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { geoEquirectangular } from "d3-geo";
import { geoProject } from "d3-geo-projection";
import iso from "iso-3166-1";
import { feature } from "topojson-client";

const atlas = createRequire(import.meta.url)("world-atlas/countries-110m.json");
const DIGITS = 10; // a tenth of a degree: about the width of a line at this scale

const rounded = (place) => (typeof place[0] === "number" ? place.map((one) => Math.round(one * DIGITS) / DIGITS) : place.map(rounded));
const OTHERS = { Kosovo: "XKX" }; // without a number in ISO 3166-1: the code that CLDR gives it
const codeOf = (one) => OTHERS[one.properties.name] ?? iso.whereNumeric(String(one.id ?? "").padStart(3, "0"))?.alpha3 ?? one.properties.name;
// On a sphere a shape may cross the date line; on a flat map it must be cut there.
const flat = geoEquirectangular().scale(180 / Math.PI).translate([0, 0]).reflectY(true).precision(0);
const features = geoProject(feature(atlas, atlas.objects.countries), flat).features
  .filter((one) => one.id !== "010") // Antarctica is no party, and half of the picture
  .map((one) => ({
    type: "Feature",
    properties: { name: codeOf(one) },
    geometry: { type: one.geometry.type, coordinates: rounded(one.geometry.coordinates) },
  }))
  .sort((one, other) => one.properties.name.localeCompare(other.properties.name));
writeFileSync("world.json", JSON.stringify({ type: "FeatureCollection", features }));
