/** Stored answers of a model are read by the bench as the program reads them. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, it } from "vitest";
import { textsOf } from "../../bench/reader/gold.ts";
import { micro, rates } from "../../bench/reader/items.ts";
import { storedModels } from "../../bench/reader/readers.ts";
import { ABOUT_FILE, aboutText, answerFile } from "../../src/reader/model/index.ts";

const texts = textsOf(fileURLToPath(new URL("../../bench/reader/texts/tuned", import.meta.url)));
const folder = mkdtempSync(join(tmpdir(), "entente-answers-"));
afterAll(() => rmSync(folder, { recursive: true }));

describe("stored answers", () => {
  const text = texts.find(({ gold }) => !gold.draft.negotiation)!;
  const at = join(folder, "annotator", text.name);
  mkdirSync(at, { recursive: true });
  writeFileSync(join(at, ABOUT_FILE), aboutText(text.text, "annotator"));
  const write = (step: string, answer: object): void =>
    writeFileSync(join(at, answerFile(step)), JSON.stringify(answer));
  const [model] = storedModels(folder);

  it("are awaited until every step is answered", async () => {
    expect(model.name).toBe("annotator");
    expect(await model.read(text)).toBeNull();
    expect(await model.read({ ...text, name: "another-text" })).toBeNull();
  });
  it("give the items that were answered, and no draft where the model finds no negotiation", async () => {
    const items = text.gold.items.filter(({ optional, kind }) => !optional && kind !== "actor");
    const actors = text.gold.items.filter(({ optional, kind }) => !optional && kind === "actor");
    write("read-1", { actors: actors.map(({ quote, role }) => ({ name: quote, role })), items });
    write("draft", { negotiation: false, why: "There is nothing to settle." });
    const answer = await model.read(text);
    expect(rates(micro(text.gold, answer!.items)).f1).toBeGreaterThan(0.9);
    expect(answer!.draft?.negotiation ?? false).toBe(false);
  });
  it("about another text are refused by name", async () => {
    await expect(model.read({ ...text, text: `${text.text} More.` })).rejects.toThrow(/another text/);
  });
});
