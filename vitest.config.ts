import { readFileSync } from "node:fs";
import { defineConfig, type Plugin } from "vitest/config";
import ByTurns from "./test/setup/order.ts";
import { slowTests } from "./test/setup/quick.ts";

/** Word lists and the library of reference classes as text, as esbuild loads them in the build. */
const text: Plugin = {
  name: "text",
  enforce: "pre",
  load: (id) => (/\.(txt|yaml)$/.test(id) ? `export default ${JSON.stringify(readFileSync(id, "utf8"))};` : null),
};

export default defineConfig({
  plugins: [text],
  test: {
    include: ["test/**/*.test.ts"],
    exclude: process.env["ENTENTE_QUICK"] ? slowTests() : [],
    globalSetup: ["test/setup/build.ts"],
    reporters: ["default", "./test/setup/counts.ts"],
    pool: "threads",
    isolate: false,
    sequence: { sequencer: ByTurns },
    maxWorkers: "100%",
    passWithNoTests: false,
    // The slowest tests and hooks take 15 s of processor time; three times that on a machine as slow, twice that beside other tests and the type
    // checkers on two cores. What waits (pages, programs, dialogs, polls) fails by itself after 90 s at most, with what it waited for.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    expect: { poll: { timeout: 45_000 } },
  },
});
