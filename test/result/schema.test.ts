import { Ajv2020 } from "ajv/dist/2020.js";
import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { root } from "../../scripts/build.mjs";
import { solvePlain } from "../../src/lenses/stability/plain.ts";
import { readModel } from "../../src/lenses/stability/read.ts";
import { plainStabilitySchema, resultSchema } from "../../src/result/schema.ts";
import { realistic } from "../report/fixture.ts";

const ajv = new Ajv2020({ allowUnionTypes: true });

describe("the JSON Schema of a result", () => {
  it("in docs/result.schema.json is what the shapes give (npm run result-schema writes it)", () => {
    expect(readFileSync(`${root}docs/result.schema.json`, "utf8")).toBe(`${JSON.stringify(resultSchema(), null, 1)}\n`);
  });

  it("accepts a whole result, and none with a key less or a key more anywhere", () => {
    const validate = ajv.compile(resultSchema());
    const whole = JSON.parse(JSON.stringify(realistic()));
    expect(validate(whole), JSON.stringify(validate.errors?.[0])).toBe(true);
    for (const part of [whole, whole.case, whole.run, Object.values(whole.questions)[0], whole.packages[0]]) {
      part.more = 1;
      expect(validate(whole)).toBe(false);
      delete part.more;
      const key = Object.keys(part)[0];
      const { [key]: value } = part;
      delete part[key];
      expect(validate(whole), key).toBe(false);
      part[key] = value;
    }
  });
});

describe("the JSON Schema of a plain model's stability", () => {
  it("accepts what every example gives", () => {
    const validate = ajv.compile(plainStabilitySchema());
    let read = 0;
    for (const file of readdirSync(`${root}examples`)) {
      const model = readModel(parse(readFileSync(`${root}examples/${file}`, "utf8")));
      if (!("model" in model)) continue;
      read++;
      expect(validate(JSON.parse(JSON.stringify(solvePlain(model.model)))), JSON.stringify(validate.errors?.[0])).toBe(
        true,
      );
    }
    expect(read).toBeGreaterThan(3);
  });
});
