import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { afterAll, describe, expect, it } from "vitest";
import { outputOf } from "../../child.ts";
import { comment, comments } from "../../../src/studio/server/comments.ts";
import { commentsFrom, commentsText } from "../../../src/studio/server/comments-file.ts";
import { duplicated, exported, imported } from "../../../src/studio/server/cases.ts";
import type { Folder } from "../../../src/studio/server/folders.ts";
import { history } from "../../../src/studio/server/history.ts";
import { start } from "../../../src/studio/server/index.ts";
import { save } from "../../../src/studio/server/save.ts";
import type { CommentThread, CommentsShown } from "../../../src/studio/workers/review.ts";

const text = "entente: 1\ntitle: A case\nlearning: 0.2\n";
const root = mkdtempSync(join(tmpdir(), "entente-review-"));
afterAll(() => rmSync(root, { recursive: true, force: true }));
let count = 0;
const fresh = (): Folder => {
  const folder = join(root, `case-${++count}`);
  mkdirSync(folder);
  writeFileSync(join(folder, "case.yaml"), text);
  return { id: "x", folder, file: join(folder, "case.yaml"), title: "x" };
};
const file = (at: Folder): string => join(at.folder, "comments.yaml");
const kept = (got: CommentsShown | { problem: string }): CommentThread[] => {
  if ("problem" in got) throw new Error(got.problem);
  return got.threads;
};
const on = { number: "learning", was: "0.2" };

describe("comments", () => {
  it("are begun, answered, resolved and opened again, each by a name and at a time", () => {
    const at = fresh();
    expect(kept(comments(at))).toEqual([]);
    const [{ id }] = kept(comment(at, { do: "begin", on, by: "Ann", says: "Why?" }, "2026-01-02T03:04:05Z")) as [
      CommentThread,
    ];
    comment(at, { do: "begin", on: { quote: "a b", source: "s" }, by: "Bo", says: "x: [" });
    comment(at, { do: "reply", id, by: "Bo", says: "two\nlines" });
    expect(kept(comment(at, { do: "resolve", id, by: "Ann" }))[0]!.resolved!.by).toBe("Ann");
    expect(kept(comment(at, { do: "reopen", id, by: "Ann" }))[0]!.resolved).toBeNull();
    const [first, second] = kept(comments(at));
    expect(first!.on).toEqual(on);
    expect(first!.comments.map(({ by, says }) => [by, says])).toEqual([
      ["Ann", "Why?"],
      ["Bo", "two\nlines"],
    ]);
    expect(first!.comments[0]!.at).toBe("2026-01-02T03:04:05Z");
    expect([second!.on, second!.comments[0]!.says]).toEqual([{ quote: "a b", source: "s" }, "x: ["]);
    expect(readFileSync(at.file, "utf8")).toBe(text);
  });
  it("stay where another program added some meanwhile, and follow a number whose path changed", () => {
    const at = fresh();
    comment(at, { do: "begin", on, by: "Ann", says: "one" });
    writeFileSync(
      file(at),
      `${readFileSync(file(at), "utf8")}  - {id: mine, quote: words, comments: [{by: Bo, at: 2026-01-01T00:00:00Z, says: by hand}]}\n`,
    );
    const after = kept(comment(at, { do: "move", from: "learning", to: "actors.a.learning" }));
    expect(after.map(({ on }) => ("number" in on ? on.number : on.quote))).toEqual(["actors.a.learning", "words"]);
  });
  it.each([
    ["no YAML", "comments: ["],
    [
      "an unknown key",
      "comments: [{id: a, number: x, comments: [{by: a, at: 2026-01-01T00:00:00Z, says: s}], more: 1}]",
    ],
    ["no anchor", "comments: [{id: a, comments: [{by: a, at: 2026-01-01T00:00:00Z, says: s}]}]"],
    ["no date", "comments: [{id: a, number: x, comments: [{by: a, at: yesterday, says: s}]}]"],
    ["an alias", "x: &x [1]\ncomments: *x"],
    [
      "one id twice",
      `comments: [${"{id: a, number: x, comments: [{by: a, at: 2026-01-01T00:00:00Z, says: s}]},".repeat(2)}]`,
    ],
  ])("in a file with %s are not written over", (_, written) => {
    const at = fresh();
    writeFileSync(file(at), written);
    expect(comments(at)).toHaveProperty("problem", expect.stringMatching(/^comments\.yaml cannot be read: \S/));
    expect(comment(at, { do: "begin", on, by: "Ann", says: "x" })).toHaveProperty("problem");
    expect(readFileSync(file(at), "utf8")).toBe(written);
  });
  it("that are empty, nameless or too long, or on a thread that went, are refused", () => {
    const at = fresh();
    for (const [by, says] of [
      ["", "x"],
      ["Ann", " "],
      ["Ann", "x".repeat(10_001)],
    ] as const)
      expect(comment(at, { do: "begin", on, by, says })).toHaveProperty("problem");
    expect(comment(at, { do: "reply", id: "gone", by: "Ann", says: "x" })).toHaveProperty("problem");
    expect(kept(comments(at))).toEqual([]);
  });
  it("are read as they were written, whatever they hold", () => {
    const words = fc
      .string({ unit: "binary", minLength: 1, maxLength: 30 })
      .map((s) => s.replace(/\p{Cs}/gu, "").trim())
      .filter((s) => s !== "");
    fc.assert(
      fc.property(words, words, words, (by, says, quote) => {
        const thread = {
          id: "a",
          on: { quote, source: by },
          comments: [{ by, at: "2026-01-01T00:00:00Z", says }],
          resolved: null,
        };
        expect(commentsFrom(commentsText([thread]))).toEqual({ threads: [thread] });
      }),
      { numRuns: 200, seed: 1 },
    );
  });
  it("go along with a case that is exported, and not with a copy", () => {
    const at = fresh();
    comment(at, { do: "begin", on, by: "Ann", says: "one" });
    const made = exported(at);
    if ("problem" in made) throw new Error(made.problem);
    const back = imported(root, "back.zip", made.bytes);
    if ("problem" in back) throw new Error(back.problem);
    expect(readFileSync(file(back.at))).toEqual(readFileSync(file(at)));
    const copy = duplicated(at, root, "A copy");
    if ("problem" in copy) throw new Error(copy.problem);
    expect(kept(comments(copy.at))).toEqual([]);
  });
});

describe("the history of a case", () => {
  it("is who saved what in the studio, and says where the text was changed since elsewhere", () => {
    const at = fresh();
    expect(history(at)).toEqual({ from: "saves", versions: [], more: false, changedSince: false });
    save(at, { mark: null, text: text.replace("0.2", "0.3"), by: "Ann" });
    save(at, { mark: null, text: `${text.replace("0.2", "0.3")}actors:\n  a:\n    name: Alba\n    code: ALB\n` });
    const found = history(at);
    expect(found).toMatchObject({
      changedSince: false,
      versions: [
        { by: "", changes: [{ path: "actors", from: null, to: "2 entries" }] },
        { by: "Ann", changes: [{ path: "learning", from: "0.2", to: "0.3" }] },
      ],
    });
    writeFileSync(at.file, text);
    expect(history(at)).toMatchObject({ changedSince: true });
  });
  it("is that of git where git keeps the case, with saves since the last commit before it", () => {
    const at = fresh();
    const git = (...args: string[]): void => {
      outputOf("git", ["-c", "user.name=Bo", "-c", "user.email=b@example.org", ...args], {
        cwd: at.folder,
        stdio: "ignore",
      });
    };
    git("init");
    git("add", "case.yaml");
    git("commit", "-m", "First numbers", "--date", "2020-01-01T00:00:00Z");
    writeFileSync(at.file, text.replace("0.2", "0.25"));
    git("commit", "-am", "Learning is quicker", "--date", "2020-02-01T00:00:00Z");
    save(at, { mark: null, text: text.replace("0.2", "0.3"), by: "Ann" });
    git("config", "core.fsmonitor", "touch ran-by-git; false");
    git("config", "core.pager", "touch ran-by-git");
    const found = history(at);
    expect(found).toMatchObject({
      from: "git",
      changedSince: false,
      versions: [
        { by: "Ann", changes: [{ path: "learning", from: "0.25", to: "0.3" }] },
        { by: "Bo", says: "Learning is quicker", changes: [{ path: "learning", from: "0.2", to: "0.25" }] },
        { by: "Bo", says: "First numbers", changes: [] },
      ],
    });
    expect(readdirSync(at.folder).sort()).toEqual([".entente", ".git", "case.yaml"]); // nothing that its settings name was run
  });
});

it("the routes take and give comments of a user's own case alone, and refuse what is none", async () => {
  const [own, example] = [fresh(), { ...fresh(), id: "example", readOnly: true as const }];
  const built = fileURLToPath(new URL("../../../dist", import.meta.url));
  const studio = await start([own, example], { port: 0, built });
  const ask = (path: string, body?: object): Promise<Response> =>
    fetch(
      `${studio.link}api/cases/${path}`,
      body ? { method: "POST", headers: { origin: new URL(studio.link).origin }, body: JSON.stringify(body) } : {},
    );
  try {
    const begun = { do: "begin", on, by: "Ann", says: "one" };
    expect(kept((await (await ask("x/comments", begun)).json()) as CommentsShown)).toHaveLength(1);
    expect(kept((await (await ask("x/comments")).json()) as CommentsShown)).toHaveLength(1);
    expect((await ask("example/comments", begun)).status).toBe(404);
    expect((await ask("x/comments", { ...begun, says: " " })).status).toBe(422);
    for (const body of [{}, { do: "begin" }, { ...begun, on: {} }, { do: "reply", id: 3 }, { do: "delete", id: "a" }])
      expect((await ask("x/comments", body)).status, JSON.stringify(body)).toBe(400);
    expect(await (await ask("x/history")).json()).toMatchObject({ from: "saves", versions: [] });
  } finally {
    await studio.close();
  }
});
