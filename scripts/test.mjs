/**
 * `npm test`: installs what is missing, builds, lints, checks types, runs every test, and ends with `N passed, N failed, N skipped`.
 * Arguments go to vitest (`npm test -- test/language`). With CI set nothing may be skipped.
 * `npm run test:quick` runs the tests that start no process and no browser, without lint and type checks.
 */
import { spawn, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { install, node, root } from "./install.mjs";

const quick = process.argv[2] === "--quick";
const programs = quick ? null : systemPrograms();
install();
/**
 * Type checks run beside the build, which takes one core, and the tests, which leave one idle now and then; on one thread each they take two thirds
 * of the processor time.
 */
const types = quick ? [] : [checkTypes(), checkTypes("-p", "src/studio/page")];
if (!quick) {
  node("scripts/build.mjs");
  node("node_modules/oxfmt/bin/oxfmt", "--check", "src", "test", "scripts", "bench");
  node("node_modules/oxlint/bin/oxlint", "--deny-warnings", "src", "test", "scripts", "bench");
}
await programs;

/**
 * Most tests are over before code that V8 optimises early has earned its compilation: it optimises later and inlines less, which saves a fifth
 * of the processor time. What a command does in a process of its own is compiled as ever.
 */
const LATE_OPTIMISATION = [
  "--interrupt-budget=600000",
  "--always-sparkplug",
  "--max-inlined-bytecode-size-cumulative=300",
];

const scratch = mkdtempSync(join(tmpdir(), "entente-test-"));
const counts = join(scratch, "counts.json");
const { status } = await ended(
  spawn(
    process.execPath,
    [...LATE_OPTIMISATION, "node_modules/vitest/vitest.mjs", "run", ...process.argv.slice(quick ? 3 : 2)],
    {
      cwd: root,
      stdio: "inherit",
      env: { ...process.env, ENTENTE_COUNTS: counts, ENTENTE_QUICK: quick ? "1" : "" },
    },
  ),
);
const { passed, failed, skipped } = existsSync(counts)
  ? JSON.parse(readFileSync(counts, "utf8"))
  : { passed: 0, failed: 1, skipped: 0 };
rmSync(scratch, { recursive: true, force: true });
const strict = Boolean(process.env.CI) && skipped > 0;
if (strict) console.error("Tests were skipped, and here none may be.");
const wrong = (await Promise.all(types)).filter((check) => check.status !== 0);
for (const { output } of wrong) console.error(`Types do not check:\n${output}`);
console.log(`${passed} passed, ${failed} failed, ${skipped} skipped`);
process.exitCode = status !== 0 || failed > 0 || strict || wrong.length > 0 ? status || 1 : 0;

/** The exit status of a process and what it printed. */
function ended(child) {
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream?.on("data", (text) => (output += text));
  return new Promise((resolve) => child.on("close", (status) => resolve({ status, output })));
}

function checkTypes(...project) {
  return ended(
    spawn(process.execPath, ["node_modules/typescript/bin/tsc", "--noEmit", "--singleThreaded", ...project], {
      cwd: root,
    }),
  );
}

/** System programs by apt-get, beside all else, where this is root with apt-get at hand; else one line for each says what to type. */
async function systemPrograms() {
  const has = (name) => spawnSync("sh", ["-c", `command -v ${name}`]).status === 0;
  const missing = [
    {
      names: ["chromium", "chromium-browser", "google-chrome"],
      packages: ["chromium", "fonts-dejavu", "fonts-noto-core", "fonts-noto-color-emoji"],
      tests: "browser",
    },
    { names: ["redis-server"], packages: ["redis-server"], tests: "queue" },
  ].filter(({ names }) => !names.some(has));
  if (missing.length === 0) return;
  const packages = missing.flatMap((one) => one.packages);
  if (process.getuid?.() !== 0 || !has("apt-get") || process.env.ENTENTE_NO_APT === "1") {
    for (const { names, packages: own, tests } of missing)
      console.error(
        `No ${names[0]} here: the ${tests} tests are skipped. To have them: apt-get install -y --no-install-recommends ${own.join(" ")}`,
      );
    return;
  }
  console.error(`Installing ${packages.join(", ")} (apt-get; ENTENTE_NO_APT=1 forbids it) ...`);
  const command = `apt-get update -qq; apt-get install -y -qq --no-install-recommends ${packages.join(" ")} >/dev/null`;
  const { status } = await ended(
    spawn("sh", ["-c", command], {
      stdio: ["ignore", "inherit", "inherit"],
      env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
    }),
  );
  if (status !== 0) console.error("apt-get could not install them: their tests are skipped.");
}
