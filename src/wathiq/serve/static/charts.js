// Draws every chart of a page. A figure holds its data as JSON: {"kind", "labels", "series", "rtl"}; the table beside it says the
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

function option(data) {
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
