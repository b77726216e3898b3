// Draws every chart of a page. A figure holds its data as JSON, of one of these kinds: axes ({"labels", "series", "axes"}),
// "network" ({"nodes"}), "flows" ({"links"}), "map" ({"places"}) and "timeline" ({"lanes", "points", "span"}); the table beside it
// says the same in words. Labels come isolated (U+2067 ... U+2069), so that Arabic and Latin names keep their order.
"use strict";

const COLOURS = ["#2a7f62", "#74b49b", "#d9a441", "#b5403a", "#3d5a80"];
const INK = "#1d2b33";
const MANY = 24; // labels on an axis from which on it can be zoomed

// --- what all charts have in common ---------------------------------------------------------------------------------------

function frame(data) {
  return {
    animation: false,
    aria: { enabled: true, label: { description: data.description } },
    textStyle: { fontFamily: "system-ui, sans-serif" },
    tooltip: { confine: true },
  };
}

// Tooltips are elements with text, never markup: names come from reports.
function told(text) {
  const box = document.createElement("div");
  box.textContent = text;
  box.style.whiteSpace = "pre-line";
  return box;
}

function zoom(data, many) {
  if (!many) return [];
  return [{ type: "inside", zoomOnMouseWheel: "ctrl" }, { type: "slider", height: 18, bottom: 6, brushSelect: false, showDetail: false }];
}

// --- bars and lines over time ---------------------------------------------------------------------------------------------

function axisOf(data, name, index) {
  return {
    type: "value", name, position: (index === 1) !== data.rtl ? "right" : "left", nameLocation: "middle", nameGap: 40,
    splitLine: { show: index === 0, lineStyle: { color: "#ddd" } },
  };
}

function seriesOf(data) {
  return data.series.map((one) => ({
    name: one.name, type: one.type, data: one.values, stack: one.stack, yAxisIndex: one.axis || 0, connectNulls: true, symbolSize: 7,
    barMaxWidth: 28,
  }));
}

function overTime(data) {
  const many = data.labels.length > MANY;
  return {
    ...frame(data),
    color: COLOURS,
    tooltip: { trigger: "axis", confine: true },
    legend: { top: 0, data: data.series.map((one) => one.name) },
    grid: { left: 64, right: 64, top: 64, bottom: many ? 64 : 40 },
    xAxis: { type: "category", data: data.labels, inverse: data.rtl },
    yAxis: data.axes.map((name, index) => axisOf(data, name, index)),
    dataZoom: zoom(data, many),
    series: seriesOf(data),
  };
}

// --- one party in the middle, its partners around it ----------------------------------------------------------------------

// The more acts, the thicker the line and the larger the circle.
function network(data) {
  const [centre, ...partners] = data.nodes;
  const most = Math.max(...partners.map((node) => node.value), 1);
  const around = partners.map((node, index) => {
    const angle = (2 * Math.PI * index) / partners.length - Math.PI / 2;
    return {
      ...node, x: 230 * Math.cos(angle), y: 130 * Math.sin(angle), symbolSize: 8 + 26 * Math.sqrt(node.value / most),
      itemStyle: { color: "#3d7f99" }, label: { position: Math.cos(angle) < -0.01 ? "left" : "right" },
    };
  });
  const links = partners.map((node) => ({
    source: centre.name, target: node.name, value: node.value, lineStyle: { color: "#9bb3bd", width: 1 + 7 * (node.value / most) },
  }));
  const middle = { name: centre.name, x: 0, y: 0, symbolSize: 36, itemStyle: { color: "#d9a441" }, label: { position: "bottom" } };
  return {
    ...frame(data),
    series: [{
      type: "graph", layout: "none", roam: true, preserveAspect: true, left: 170, right: 170, top: 20, bottom: 20, label: { show: true, color: INK },
      data: [middle, ...around], links,
    }],
  };
}

// --- what passes: giver, kind of good, taker ------------------------------------------------------------------------------

function flows(data) {
  const names = [...new Set(data.links.flatMap((link) => [link.source, link.target]))];
  return {
    ...frame(data),
    series: [{
      type: "sankey", emphasis: { focus: "adjacency" }, nodeAlign: "justify", left: 20, right: 190, top: 10, bottom: 10, nodeGap: 14,
      data: names.map((name, index) => ({ name, itemStyle: { color: COLOURS[index % COLOURS.length] } })), links: data.links,
      lineStyle: { color: "source", opacity: 0.3 }, label: { color: INK },
    }],
  };
}

// --- the map of parties ---------------------------------------------------------------------------------------------------

// Colours by the logarithm: a few parties take part in most of the news.
function world(data) {
  const labels = new Map(data.places.map((place) => [place.name, place.label]));
  const most = Math.max(...data.places.map((place) => place.value), 1);
  return {
    ...frame(data),
    tooltip: { confine: true, formatter: (at) => told(labels.has(at.name) ? `${labels.get(at.name)}\n${at.data.shown}` : "") },
    visualMap: { show: false, min: 0, max: Math.log1p(most), inRange: { color: ["#d6e6ec", "#1f6f8b", "#123f50"] } },
    series: [{
      type: "map", map: "world", roam: true, top: 10, bottom: 10, itemStyle: { areaColor: "#eef1f3", borderColor: "#b9c4ca" },
      emphasis: { label: { show: false }, itemStyle: { areaColor: "#d9a441" } }, select: { disabled: true },
      data: data.places.map((place) => ({ ...place, value: Math.log1p(place.value) })),
    }],
  };
}

// --- when an event was told, and how --------------------------------------------------------------------------------------

function timeline(data) {
  const most = Math.max(...data.points.map((point) => point.reports), 1);
  const { from, to, label } = data.span || {};
  const many = data.points.length > MANY / 2;
  const mark = from && {
    silent: true, itemStyle: { color: "#d9a441", opacity: 0.25 }, label: { position: "insideTop", color: INK },
    data: [[{ name: label, xAxis: `${from}T00:00` }, { xAxis: `${to}T23:59` }]],
  };
  return {
    ...frame(data),
    tooltip: { confine: true, formatter: (at) => told(at.data.label || "") },
    grid: { left: data.rtl ? 30 : 130, right: data.rtl ? 130 : 30, top: 30, bottom: many ? 64 : 40 },
    xAxis: { type: "time", inverse: data.rtl, minInterval: 86400000, axisLabel: { formatter: "{yyyy}-{MM}-{dd}", hideOverlap: true } },
    yAxis: { type: "category", data: data.lanes, position: data.rtl ? "right" : "left", splitLine: { show: true } },
    dataZoom: zoom(data, many),
    series: [{
      type: "scatter", symbolSize: (value, at) => 12 + 16 * Math.sqrt((at.data.reports - 1) / most), itemStyle: { color: "#3d7f99" },
      data: data.points.map((point) => ({ ...point, value: [`${point.day}T12:00`, point.lane] })), markArea: mark,
    }],
  };
}

const KINDS = { network, flows, map: world, timeline };

// --- drawing, following, saving -------------------------------------------------------------------------------------------

function save(name, type, content) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([content], { type }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}

// A cell that a spreadsheet would take for a formula begins with an apostrophe; a number stays one (OWASP, CSV injection).
function cell(text) {
  const plain = text.replace(/[\u2066-\u2069]/g, "").trim();
  const safe = /^[=+\-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20]/.test(plain) && !/^[+-]?[\d.,]+$/.test(plain) ? `'${plain}` : plain;
  return `"${safe.replaceAll('"', '""')}"`;
}

function csv(table) {
  return [...table.rows].map((row) => [...row.cells].map((one) => cell(one.textContent)).join(",") + "\r\n").join("");
}

function offer(section, chart, name) {
  for (const button of section.querySelectorAll("button[data-save]")) {
    button.hidden = false;
    button.addEventListener("click", () => {
      if (button.dataset.save === "csv") save(`${name}.csv`, "text/csv", "\uFEFF" + csv(section.querySelector("table")));
      else save(`${name}.svg`, "image/svg+xml", new XMLSerializer().serializeToString(chart.getDom().querySelector("svg")));
    });
  }
}

async function draw(figure, number) {
  const data = JSON.parse(figure.querySelector("script").textContent);
  if (data.kind === "map") echarts.registerMap("world", await (await fetch("/static/world.json")).json());
  const chart = echarts.init(figure.querySelector(".canvas"), null, { renderer: "svg" });
  chart.setOption((KINDS[data.kind] || overTime)(data));
  chart.on("click", (at) => at.data && at.data.to && at.data.to.startsWith("/") && location.assign(at.data.to));
  window.addEventListener("resize", () => chart.resize());
  offer(figure.parentElement, chart, `wathiq-${number + 1}`);
}

document.querySelectorAll("figure.chart").forEach(draw);
