import { readFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { defineConfig, type Plugin } from "vitest/config";
import ByTurns from "./test/setup/order.ts";
import { yamlValue } from "./scripts/yaml-values.mjs";
import { slowTests } from "./test/setup/quick.ts";

/** Word lists as text and the library of reference classes as a value, as esbuild loads them in the build. */
const data: Plugin = {
  name: "data",
  enforce: "pre",
  load(id) {
    if (!/\.(txt|yaml)$/.test(id)) return null;
    const text = readFileSync(id, "utf8");
    return `export default ${JSON.stringify(id.endsWith(".yaml") ? yamlValue(text) : text)};`;
  },
};

export default defineConfig({
  plugins: [data],
  test: {
    include: ["test/**/*.test.ts"],
    exclude: process.env["ENTENTE_QUICK"] ? slowTests() : [],
    globalSetup: ["test/setup/build.ts", "test/setup/seeds.ts"],
    reporters: ["default", "./test/setup/counts.ts"],
    environment: "./test/setup/environment.ts",
    pool: "threads",
    isolate: false,
    sequence: { sequencer: ByTurns },
    // A third of the files wait for pages and processes now and then, in which another file runs.
    maxWorkers: availableParallelism() + (process.env["ENTENTE_QUICK"] ? 0 : 1),
    passWithNoTests: false,
    // The slowest tests and hooks take 15 s of processor time; three times that on a machine as slow, twice that beside other tests and the type
    // checkers on two cores. What waits (pages, programs, dialogs, polls) fails by itself after 90 s at most, with what it waited for.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    expect: { poll: { timeout: 45_000 } },
  },
});
