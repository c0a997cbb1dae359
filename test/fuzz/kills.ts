/** Commands ended by a signal at any moment: what they write is whole or not there, and nothing is left behind. */
import { spawn } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pick, uniforms } from "../random.ts";

/** Time in which a command must end after SIGINT or SIGTERM. */
const MAX_ENDING_MS = 1000;
/** Latest moment of a signal after the start. */
const MAX_DELAY_MS = 3000;

/**
 * Starts a command, ends it by a signal after a random time, and looks at what is there.
 * @param example folder of a case. @param command the built command. @param article a text to read
 * @returns faults in words, and whether the command had ended before the signal
 */
export async function killOne(
  seed: number,
  example: string,
  command: string,
  article: string,
): Promise<{ faults: string[]; early: boolean }> {
  const u = uniforms(seed);
  const root = mkdtempSync(join(tmpdir(), "entente-kills-"));
  const [folder, temporary] = [join(root, "case"), join(root, "tmp")];
  cpSync(example, folder, { recursive: true });
  mkdirSync(temporary);
  const args = pick(u, [
    ["run", folder, "--draws", "2000", "--workers", "2"],
    ["run", folder, "--draws", "300", "--workers", "1", "--format", "html,md,csv"],
    ["read", article, "-o", join(root, "draft")],
    ["new", join(root, "draft")],
    ["studio", folder, "--port", "0", "--no-open"],
    ["check", folder],
  ]);
  const signal = pick(u, ["SIGINT", "SIGTERM", "SIGKILL"] as const);
  const delay = u() * MAX_DELAY_MS;
  const faults: string[] = [];
  let early = false;
  try {
    const child = spawn(process.execPath, [command, ...args], {
      stdio: "ignore",
      env: { ...process.env, TMPDIR: temporary },
    });
    const ended = new Promise<void>((done) => child.on("exit", () => done()));
    const wait = (ms: number): Promise<"late"> => new Promise((done) => setTimeout(() => done("late"), ms));
    early = (await Promise.race([ended, wait(delay)])) !== "late";
    if (!early) {
      const sent = performance.now();
      child.kill(signal);
      if ((await Promise.race([ended, wait(3 * MAX_ENDING_MS)])) === "late") child.kill("SIGKILL");
      await ended;
      const took = performance.now() - sent;
      if (took > MAX_ENDING_MS) faults.push(`took ${Math.round(took)} ms to end`);
    }
    faults.push(...left(root, folder, signal !== "SIGKILL" || early ? temporary : null));
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
  return { faults: faults.map((fault) => `${fault} (${signal} to ${args[0]})`), early };
}

/** Torn files and what was left behind. @param temporary folder that must be empty, but for folders that hold nothing */
function left(root: string, folder: string, temporary: string | null): string[] {
  const faults: string[] = [];
  const result = join(folder, "out/result.json");
  if (existsSync(result)) {
    try {
      JSON.parse(readFileSync(result, "utf8"));
    } catch {
      faults.push("left a torn result");
    }
    const report = join(folder, "out/report.html");
    if (existsSync(report) && !/<\/html>\s*$/.test(readFileSync(report, "utf8"))) faults.push("left a torn report");
  }
  const draft = join(root, "draft");
  if (existsSync(draft) && !existsSync(join(draft, "case.yaml"))) faults.push("left half a draft");
  if (temporary !== null) {
    const files = (of: string): string[] =>
      readdirSync(of, { recursive: true, withFileTypes: true })
        .filter((entry) => !entry.isDirectory())
        .map(({ name }) => name);
    if (files(temporary).length > 0) faults.push(`left ${files(temporary).join(", ")} among the temporary files`);
    const staged = files(root).filter((name) => /^\.entente-.*\.tmp$/.test(name));
    if (staged.length > 0) faults.push(`left ${staged.join(", ")} behind`);
  }
  return faults;
}
