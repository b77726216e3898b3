// The parts of Apache ECharts that Wathiq's pages use; README.md says how to build echarts.min.js from this file.
import * as core from "echarts/core";
import { BarChart, GraphChart, LineChart, MapChart, SankeyChart, ScatterChart } from "echarts/charts";
import {
  AriaComponent, DataZoomComponent, GeoComponent, GridComponent, LegendComponent, MarkAreaComponent, MarkLineComponent, TooltipComponent,
  VisualMapComponent,
} from "echarts/components";
import { SVGRenderer } from "echarts/renderers";

core.use([
  BarChart, GraphChart, LineChart, MapChart, SankeyChart, ScatterChart, AriaComponent, DataZoomComponent, GeoComponent, GridComponent,
  LegendComponent, MarkAreaComponent, MarkLineComponent, TooltipComponent, VisualMapComponent, SVGRenderer,
]);
export const { init, registerMap } = core;
