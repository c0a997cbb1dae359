/** The recipes of docs/use/sweeps.md for job arrays, run as they are printed, with two tasks and stand-ins for the schedulers. */
import { chmodSync, cpSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { beforeAll, expect, it } from "vitest";
import { parse } from "yaml";
import { runToEnd } from "../../child.ts";
import { root } from "../../../scripts/build.mjs";
import { cli } from "../command.ts";
import { ONE_BLOCK, opened, sweepsIn } from "./small-plan.ts";

const TASKS = 2;
const { entente, example, folder, spawned } = sweepsIn("recipes");
const programs = join(folder, "programs");
const bucket = join(folder, "bucket");
const plan = join(folder, "plan");

/** A bucket of S3 that is a folder: `sync` and `cp` copy files. */
const AWS = `#!/bin/sh
at() { case "$1" in s3://BUCKET/*) echo "$BUCKET_FOLDER/\${1#s3://BUCKET/}" ;; *) echo "$1" ;; esac; }
from=$(at "$3")
to=$(at "$4")
case "$1 $2" in
"s3 sync") mkdir -p "$to" && cp -r "$from/." "$to" ;;
"s3 cp") mkdir -p "$(dirname "$to")" && cp "$from" "$to" ;;
*) exit 255 ;;
esac
`;

beforeAll(() => {
  mkdirSync(programs);
  const program = (name: string, text: string): void => {
    writeFileSync(join(programs, name), text);
    chmodSync(join(programs, name), 0o755);
  };
  program("aws", AWS);
  program("entente", `#!/bin/sh\nexec '${process.execPath}' '${cli}' "$@"\n`);
  const size = ["--draws", "100", "--findings", "brief", "--threads", "1", ...ONE_BLOCK];
  const { status, stderr } = spawned(["sweep", "plan", example(), ...size, "-o", plan]);
  expect(status, stderr).toBe(0);
});

/** The lines of a recipe, without their indent. */
function recipe(heading: string): string {
  const page = readFileSync(join(root, "docs/use/sweeps.md"), "utf8");
  const lines = page
    .slice(page.indexOf(`### ${heading}\n`))
    .split("\n")
    .slice(1);
  const start = lines.findIndex((line) => line.startsWith("    "));
  const end = lines.findIndex((line, n) => n > start && line !== "" && !line.startsWith("    "));
  return lines
    .slice(start, end)
    .map((line) => line.slice(4))
    .join("\n")
    .trim();
}

function shell(text: string, cwd: string, env: { [name: string]: string }): string {
  const { status, stdout, stderr } = runToEnd("bash", ["-c", text], {
    cwd,
    encoding: "utf8",
    env: { ...process.env, PATH: `${programs}${delimiter}${process.env["PATH"]}`, BUCKET_FOLDER: bucket, ...env },
  });
  expect(status, stderr + stdout).toBe(0);
  return stdout;
}

/** Chunks played by all tasks, from what they print; none may have found one done, which another task played. */
function played(outputs: readonly string[]): number {
  const counts = outputs.map((text) => /^(\d+) chunks? played, (\d+) found done$/m.exec(text)!.slice(1).map(Number));
  expect(counts.map(([, found]) => found)).toEqual(Array(TASKS).fill(0));
  expect(Math.min(...counts.map(([own]) => own))).toBeGreaterThan(0);
  return counts.reduce((sum, [own]) => sum + own, 0);
}

/** A copy of the plan in which nothing is played. */
function copied(name: string): string {
  const to = join(folder, name);
  cpSync(plan, to, { recursive: true });
  return to;
}

const missing = (path: string): number => {
  const { open } = opened(path);
  return open.chunks.filter((chunk) => open.load(chunk) === null).length;
};
const chunks = (): number => opened(plan).open.chunks.length;

it("Slurm: every chunk is played by exactly one task, which ends before its time", () => {
  const text = recipe("Slurm");
  const [, from, to] = /--array=(\d+)-(\d+)/.exec(text)!;
  expect(Number(from)).toBe(0);
  expect(Number(to)).toBeGreaterThan(0);
  const [, hours, minutes, seconds] = /--time=(\d+):(\d+):(\d+)/.exec(text)!.map(Number);
  const [, warning] = /TERM@(\d+)/.exec(text)!.map(Number);
  const [, until] = /--until (\d+)/.exec(text)!.map(Number);
  expect(until).toBeLessThanOrEqual(3600 * hours + 60 * minutes + seconds - warning);
  const path = copied("slurm");
  const outputs = Array.from({ length: TASKS }, (_, n) =>
    shell(text, folder, {
      PLAN: path,
      SLURM_ARRAY_TASK_ID: String(n),
      SLURM_ARRAY_TASK_MIN: "0",
      SLURM_ARRAY_TASK_COUNT: String(TASKS),
      SLURM_CPUS_PER_TASK: "1",
    }),
  );
  expect([played(outputs), missing(path)]).toEqual([chunks(), 0]);
});

it("Kubernetes: every chunk is played by exactly one pod, and mistakes are not tried again", async () => {
  const { spec } = parse(recipe("Kubernetes"));
  const [container] = spec.template.spec.containers;
  expect(spec.completionMode).toBe("Indexed");
  expect(container.args.slice(-2)).toEqual(["--of", String(spec.completions)]);
  expect(spec.template.spec.volumes.map(({ name }: { name: string }) => name)).toEqual(
    container.volumeMounts.map(({ name }: { name: string }) => name),
  );
  const path = copied("kubernetes");
  const words: string[] = container.args.map((word: string) =>
    word === container.volumeMounts[0].mountPath ? `'${path}'` : word === String(spec.completions) ? `${TASKS}` : word,
  );
  const outputs = Array.from({ length: TASKS }, (_, n) =>
    shell(`entente ${words.join(" ")} --threads 1`, folder, { JOB_COMPLETION_INDEX: String(n) }),
  );
  expect([played(outputs), missing(path)]).toEqual([chunks(), 0]);
  const [{ action, onExitCodes }] = spec.podFailurePolicy.rules;
  expect(action).toBe("FailIndex");
  const mistakes = [await entente("sweep", "work", folder), await entente("sweep", "work", path, "--nothing")];
  expect(mistakes.map(({ status }) => status)).toEqual(onExitCodes.values);
});

it("AWS Batch: every chunk is played by exactly one task, and its file is in the bucket", () => {
  cpSync(plan, join(bucket, "plan"), { recursive: true });
  const text = recipe("AWS Batch").replace(/--of \d+/, `--of ${TASKS} --threads 1`);
  const outputs = Array.from({ length: TASKS }, (_, n) => {
    const own = join(folder, `machine-${n}`);
    mkdirSync(own);
    return shell(text, own, { AWS_BATCH_JOB_ARRAY_INDEX: String(n) });
  });
  expect([played(outputs), missing(join(bucket, "plan"))]).toEqual([chunks(), 0]);
});

it("README and the page, followed one after the other, plan each sweep into a folder of its own and go on with it", () => {
  const readme = readFileSync(join(root, "README.md"), "utf8");
  const page = readFileSync(join(root, "docs/use/sweeps.md"), "utf8");
  const lines = `${readme}\n${page}`.split("\n").filter((line) => /^ {4}(node )?entente(\.mjs)? sweep /.test(line));
  const planned: string[] = [];
  for (const line of lines) {
    const [, made] = / sweep (?:plan|run) .* -o (\S+)$/.exec(line) ?? [];
    const [, used] = / sweep (?:work|merge|status|extend|verify) ([a-z]\S*)/.exec(line) ?? [];
    if (made !== undefined) {
      expect(planned, line).not.toContain(made);
      planned.push(made);
    } else if (!line.includes("aws-batch") && used !== undefined) expect(used, line).toBe(planned.at(-1));
  }
  expect(planned.length).toBeGreaterThanOrEqual(4);
});
