import { expect, it } from "vitest";
import { read } from "../../../src/reader/read.ts";
import { STATE_NAMES, stateNameOn } from "../../../src/reader/lexicon/states.ts";

it.each([
  ["MKD", "2018-05-31", "Macedonia"],
  ["MKD", "2018", "Macedonia"],
  ["MKD", "2019-02-12", "North Macedonia"],
  ["MKD", "2019-03", "North Macedonia"],
  ["MKD", null, "North Macedonia"],
  ["SWZ", "2018-04-18", "Swaziland"],
  ["COD", "1965-03", "Democratic Republic of the Congo"],
  ["COD", "1975", "Zaire"],
  ["COD", "1997-05-17", "Democratic Republic of the Congo"],
  ["BFA", "1983-06-01", "Upper Volta"],
  ["GRC", "1990-01-01", "Greece"],
])("%s has at %s the name that it had then", (iso3, day, name) => expect(stateNameOn(iso3, day)).toBe(name));

it("a text of before a change of name has the state under its name of then, as one actor under every form", () => {
  const text = "Greece and the Republic of Macedonia are near a deal. Skopje hopes for an invitation.";
  const { entities } = read(text, { asOf: "2018-05-31" });
  expect(entities["MKD"]).toMatchObject({ name: "Macedonia", aliases: ["Republic of Macedonia", "Skopje"] });
  expect(Object.values(entities).filter(({ type }) => type === "state")).toHaveLength(2);
});

it("the form of state is taken with a name, but not where it makes another state", () => {
  expect([STATE_NAMES.get("Republic of Cyprus"), STATE_NAMES.get("Kingdom of Norway")]).toEqual(["CYP", "NOR"]);
  expect(STATE_NAMES.get("Republic of China")).not.toBe("CHN");
});
