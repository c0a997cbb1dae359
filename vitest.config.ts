import { defineConfig } from "vitest/config";
import { slowTests } from "./test/setup/quick.ts";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    exclude: process.env["ENTENTE_QUICK"] ? slowTests() : [],
    globalSetup: ["test/setup/build.ts"],
    reporters: ["default", "./test/setup/counts.ts"],
    pool: "threads",
    isolate: false,
    maxWorkers: "100%",
    passWithNoTests: false,
    testTimeout: 300_000,
    hookTimeout: 300_000,
    expect: { poll: { timeout: 60_000 } },
  },
});
