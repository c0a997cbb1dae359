/** Lines of YAML with quotes and open numbers. */
import { unfilledText } from "../../language/index.ts";
import type { Part } from "./proposed.ts";

/** Text in double quotes, which can hold any character. */
export const q = (text: string): string =>
  JSON.stringify(text).replace(
    /[\u007f-\u009f\u2028\u2029\ufeff]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );

/** An open number or date with what would do and why it is open. */
export const open = (suggestion: string | null, reason: string): string => unfilledText({ suggestion, reason });

export class Lines {
  private readonly out: string[] = [];

  add(indent: number, ...texts: readonly string[]): void {
    for (const text of texts) this.out.push("  ".repeat(indent) + text);
  }

  section(name: string, remark = ""): void {
    this.out.push("", `${name}:${remark ? `   # ${remark}` : ""}`);
  }

  /** The quotes behind a block, each with who says so. @param definitions of the draft's own, which nobody judged */
  because(indent: number, { quotes, speaker, by }: Part, ...definitions: readonly string[]): void {
    if (quotes.length === 0 && definitions.length === 0) return;
    this.add(indent, "because:");
    const voice = ["author", ...speaker].join(" > ").replace(/\s+/g, " ");
    for (const { text } of quotes)
      this.add(
        indent + 1,
        `- article: ${q(text.trim())}   # ${voice}${by === "model" ? "; proposed by a language model" : ""}`,
      );
    for (const definition of definitions) this.add(indent + 1, `- suggested: ${q(definition)}`);
  }

  /** A comment of one line. */
  remark(indent: number, text: string): void {
    this.add(indent, `# ${text.replace(/\s+/g, " ")}`);
  }

  toString(): string {
    return `${this.out.join("\n")}\n`;
  }
}
