import { expect, it } from "vitest";
import { forecastsOfRun } from "../../src/ledger/of-run.ts";
import type { OutsideView } from "../../src/result/index.ts";
import { realistic } from "../report/fixture.ts";

const view = (over: Partial<OutsideView>): OutsideView => ({
  name: "Old claims",
  counts: "claims that ended",
  caveat: null,
  p: 0.05,
  p5: 0.02,
  p95: 0.09,
  curve: [],
  then: [],
  citations: [],
  ...over,
});
const filed = (views: { [id: string]: OutsideView }) =>
  forecastsOfRun({ ...realistic(), lenses: { reference: { energy_deal: views } } }).filter(({ source }) =>
    source.startsWith("outside:"),
  );

it("the outside view that a case marks leads, else the first", () => {
  const leads = (views: { [id: string]: OutsideView }) => filed(views).map(({ source, lead }) => [source, lead]);
  expect(leads({ a: view({}), b: view({}) })).toEqual([
    ["outside:a", true],
    ["outside:b", false],
  ]);
  expect(leads({ a: view({}), b: view({ lead: true }) })).toEqual([
    ["outside:a", false],
    ["outside:b", true],
  ]);
});

it("a class that was counted of nobody knows how many is filed without an interval", () => {
  const [one, other] = filed({ a: view({ p5: null, p95: null }), b: view({}) });
  expect(one).not.toHaveProperty("interval");
  expect(other.interval).toEqual({ p5: 0.02, p95: 0.09 });
});
