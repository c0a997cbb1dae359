/** JODI oil and gas: seven columns with a header. */
import { endOf, periodOf } from "./dates.ts";
import { ifNumber, missing, needed, real, type SeriesLayout } from "./layout.ts";

export const jodi: SeriesLayout = {
  id: "jodi",
  what: "JODI oil or gas",
  table: "series",
  delimiter: ",",
  quoted: true,
  headless: null,
  padded: true,
  known: null,
  required: ["REF_AREA", "TIME_PERIOD", "ENERGY_PRODUCT", "FLOW_BREAKDOWN", "UNIT_MEASURE", "OBS_VALUE"],
  ends: (c) => endOf(c("TIME_PERIOD")),
  values: (c) => [
    {
      series_id: `concat_ws(' ', ${c("REF_AREA")}, ${c("ENERGY_PRODUCT")}, ${c("FLOW_BREAKDOWN")}, ${c("UNIT_MEASURE")})`,
      period: periodOf(c("TIME_PERIOD")),
      value: real(missing(c("OBS_VALUE"))),
      unit: c("UNIT_MEASURE"),
    },
  ],
  checks: (c) => [
    needed(c("TIME_PERIOD"), "TIME_PERIOD", "a month", periodOf(c("TIME_PERIOD"))),
    ifNumber((name) => missing(c(name)), "OBS_VALUE"),
  ],
};
