// Draws every chart of a page. A figure holds its data as JSON: {"kind", "labels", "series", "rtl"}, {"kind": "network", "nodes"} or {"kind": "flows", "links"}; the table beside it says the
// same in words. Labels come isolated (U+2067 ... U+2069), so that Arabic and Latin names keep their order.
"use strict";

const COLOURS = ["#2a7f62", "#74b49b", "#d9a441", "#b5403a", "#3d5a80"];

function axisOf(data, name) {
  return { type: "value", name, position: data.rtl ? "right" : "left", nameLocation: "middle", nameGap: 40, splitLine: { lineStyle: { color: "#ddd" } } };
}

function seriesOf(data) {
  return data.series.map((one) => ({
    name: one.name, type: one.type, data: one.values, stack: one.stack, yAxisIndex: one.axis || 0, connectNulls: true, symbolSize: 7,
    barMaxWidth: 28,
  }));
}

function frame(data) {
  return {
    animation: false,
    aria: { enabled: true, label: { description: data.description } },
    textStyle: { fontFamily: "system-ui, sans-serif" },
    tooltip: { confine: true },
  };
}

// One party in the middle, its partners around it: the more acts, the thicker the line and the larger the circle.
function network(data) {
  const [centre, ...partners] = data.nodes;
  const most = Math.max(...partners.map((node) => node.value), 1);
  const around = partners.map((node, index) => {
    const angle = (2 * Math.PI * index) / partners.length - Math.PI / 2;
    return {
      name: node.name, value: node.value, x: 230 * Math.cos(angle), y: 130 * Math.sin(angle), symbolSize: 8 + 26 * Math.sqrt(node.value / most),
      itemStyle: { color: "#3d7f99" }, label: { position: Math.cos(angle) < -0.01 ? "left" : "right" },
    };
  });
  return {
    ...frame(data),
    series: [{
      type: "graph", layout: "none", left: 170, right: 170, top: 20, bottom: 20, label: { show: true, color: "#1d2b33" },
      data: [{ name: centre.name, x: 0, y: 0, symbolSize: 36, itemStyle: { color: "#d9a441" }, label: { position: "bottom" } }, ...around],
      links: partners.map((node) => ({
        source: centre.name, target: node.name, value: node.value, lineStyle: { color: "#9bb3bd", width: 1 + 7 * (node.value / most) },
      })),
    }],
  };
}

// What passes: giver, kind of good, taker. Drawn from the side on which the reader's language begins.
function flows(data) {
  const names = [...new Set(data.links.flatMap((link) => [link.source, link.target]))];
  return {
    ...frame(data),
    series: [{
      type: "sankey", emphasis: { focus: "adjacency" }, nodeAlign: "justify", left: 20, right: 190, top: 10, bottom: 10, nodeGap: 14,
      data: names.map((name, index) => ({ name, itemStyle: { color: COLOURS[index % COLOURS.length] } })), links: data.links,
      lineStyle: { color: "source", opacity: 0.3 }, label: { color: "#1d2b33" },
    }],
  };
}

function option(data) {
  if (data.kind === "network") return network(data);
  if (data.kind === "flows") return flows(data);
  const axes = data.axes.map((name, index) => ({
    ...axisOf(data, name), position: (index === 1) !== data.rtl ? "right" : "left", splitLine: { show: index === 0 },
  }));
  return {
    color: COLOURS,
    animation: false,
    aria: { enabled: true, label: { description: data.description } },
    textStyle: { fontFamily: "system-ui, sans-serif" },
    tooltip: { trigger: "axis", confine: true },
    legend: { top: 0, data: data.series.map((one) => one.name) },
    grid: { left: 64, right: 64, top: 64, bottom: 40 },
    xAxis: { type: "category", data: data.labels, inverse: data.rtl },
    yAxis: axes,
    series: seriesOf(data),
  };
}

for (const figure of document.querySelectorAll("figure.chart")) {
  const data = JSON.parse(figure.querySelector("script").textContent);
  const chart = echarts.init(figure.querySelector(".canvas"), null, { renderer: "svg" });
  chart.setOption(option(data));
  window.addEventListener("resize", () => chart.resize());
}
